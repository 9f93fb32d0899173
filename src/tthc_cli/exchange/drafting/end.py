"""The end of a plan: recipients and signer."""

import re
from collections.abc import Sequence

from tthc_cli.domain.draft import SignerDraft
from tthc_cli.domain.text import fold
from tthc_cli.exchange.drafting.ledger import Placed
from tthc_cli.exchange.drafting.manuscript import Line

_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q|PP)\.\s?.+|QUYỀN .+")
_RECIPIENT = re.compile(r"[-–+•]\s*(\S.*)")


def read_end(lines: Sequence[Line]) -> tuple[SignerDraft | None, tuple[str, ...], list[Placed]]:
    """Signer, recipients, and where the lines went, from the line "Nơi nhận" on."""
    recipients = [(line, match[1]) for line in lines if (match := _RECIPIENT.fullmatch(line.text))]
    capitals = [line for line in lines if _AUTHORITY.fullmatch(line.text) or _is_in_capitals(line.text)]
    after = lines[lines.index(capitals[0]) :] if capitals else ()
    name = next((line for line in after if _is_name(line.text)), None)
    headings = [line for line in lines if fold(line.text).startswith("noi nhan")]
    placed = [Placed(line, "nơi nhận") for line in (*headings, *(line for line, _ in recipients))]
    placed += [Placed(line, "người ký") for line in (*capitals, *([name] if name else []))]
    return _signer(capitals, name), tuple(words for _, words in recipients), placed


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and len(text) > 3 and not fold(text).startswith("noi nhan")


def _is_name(text: str) -> bool:
    parts = text.split()
    return 2 <= len(parts) <= 6 and all(part[0].isupper() and part.isalpha() for part in parts) and not text.isupper()


def _signer(capitals: Sequence[Line], name: Line | None) -> SignerDraft | None:
    if not capitals:
        return None
    authority = tuple(line.text for line in capitals if _AUTHORITY.fullmatch(line.text))
    position = next((line.text for line in reversed(capitals) if line.text not in authority), "")
    return SignerDraft(authority, position, name.text if name else "", capitals[0].number)
