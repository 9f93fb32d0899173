"""The parts of an entry as they are typed in one go: per cent, evidence, a figure."""

from datetime import date
from typing import Any

from tthc_cli.domain.dates import read_date
from tthc_cli.domain.record import read_number
from tthc_cli.domain.text import one_line
from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.entering import without_blanks


def understand_percent(words: str) -> int:
    """A whole number of per cent, with or without its sign. Raises UsageFaultError."""
    digits = words.strip().removesuffix("%").strip()
    if not (digits.isascii() and digits.isdigit()):
        raise UsageFaultError(
            f"--percent “{words}” không phải là số nguyên", hint="Ghi một số từ 0 đến 100, ví dụ --percent 40."
        )
    return int(digits)


def understand_evidence(words: str) -> dict[str, Any]:
    """ "45/BC-UBND; 10/6/2026; trích yếu; link", all but the first may be left out; a link may itself hold semicolons.

    Raises UsageFaultError.
    """
    document, day, title, link = (part.strip() for part in (words.split(";", 3) + [""] * 3)[:4])
    if not document:
        raise UsageFaultError(
            "--evidence cần số văn bản ở đầu", hint="Ví dụ: --evidence “45/BC-UBND; 10/6/2026; Báo cáo quý II”."
        )
    return without_blanks({"document": document, "date": _evidence_day(day), "title": title, "link": link})


def _evidence_day(words: str) -> date | None:
    if not words:
        return None
    try:
        return read_date(words)
    except ValueError as error:
        raise UsageFaultError(
            f"--evidence: {error}", hint="Thứ tự là: số văn bản; ngày; trích yếu; đường dẫn."
        ) from error


def understand_measure(words: str) -> dict[str, Any]:
    """ "II.2.a=112/150; nguồn". Raises UsageFaultError."""
    figure, _, source = words.partition(";")
    indicator, _, share = figure.partition("=")
    parts = share.split("/")
    if not indicator.strip() or len(parts) != 2 or not all(parts):
        raise UsageFaultError(
            f"--measure “{_beginning(words)}” chưa đúng dạng", hint="Ví dụ: --measure II.2.a=112/150."
        )
    numbers = []
    for part in parts:
        try:
            numbers.append(read_number(part))
        except ValueError as error:
            raise UsageFaultError(
                f"--measure “{_beginning(words)}”: {error}", hint="Ghi hai số: tử số/mẫu số, ví dụ II.2.a=112/150."
            ) from error
    raw = {"indicator": indicator.strip(), "numerator": numbers[0], "denominator": numbers[1], "source": source}
    return without_blanks(raw)


def _beginning(words: str) -> str:
    """What was typed, on one line and not longer than a line."""
    line = one_line(words)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


_SHOWN = 60
