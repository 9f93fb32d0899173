"""Tables as CSV (RFC 4180): UTF-8 with BOM, as Excel needs it, and CRLF. Days are ISO, which every Excel reads alike.

Which separator a program parts a line at depends on its settings: whatever holds one of them is quoted, and text behind one starts no
formula either, for a quotation mark in the middle of a field keeps no program from parting it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from tthc_cli.exchange.cells import Value, csv_text


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The bytes of a CSV file; no text in it starts a formula."""
    lines = (",".join(map(_quoted, line)) for line in (_texts(headings), *map(_texts, rows)))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


_WOULD_START_A_FORMULA = re.compile(r"""(?<=[,;\t|\r\n])(?=[\s"]*[=+\-@＝＋－＠])""")
_MUST_BE_QUOTED = re.compile('[,;\t|"\r\n]')


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _MUST_BE_QUOTED.search(text) else text


def _texts(row: Sequence[Value]) -> list[str]:
    return [_text(value) for value in row]


def _guarded(text: str) -> str:
    """The text with an apostrophe wherever a program that parts at another sign would begin a formula. Where it parts at the first letter
    alone, the formula would end with our closing quotation mark, and is none.
    """
    return _WOULD_START_A_FORMULA.sub("'", text) if _MUST_BE_QUOTED.search(text, 1) else text


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return csv_text(_guarded(value))
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case _:
            return str(value)
