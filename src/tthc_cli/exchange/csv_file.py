"""Tables as CSV (RFC 4180): UTF-8 with BOM, as Excel needs it, and CRLF. Days are ISO, which every Excel reads alike."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from tthc_cli.exchange.cells import Value, csv_text


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The bytes of a CSV file; no text in it starts a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(map(csv_text, headings))
    writer.writerows([_text(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return csv_text(value)
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case _:
            return str(value)
