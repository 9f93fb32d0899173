"""Markdown: the escaping of data inside a body, and the writer of whole documents."""

import re
from collections.abc import Iterator

from tthc_cli.domain.text import one_line
from tthc_cli.report.document import BLANK_NAME, MOTTO, STATE, Document, Surround

_SPECIAL = re.compile(r"[\\`*|\[\]]|(?<!\w)_|_(?!\w)|~~|<(?=[\w/!?])|&(?=#?\w+;)")


class Markup(str):
    """Text that is Markdown already and must not be escaped again."""

    __slots__ = ()


def escape(text: str) -> str:
    """One line of data as Markdown text: nothing in it is markup."""
    escaped = _SPECIAL.sub(lambda match: "\\" + match.group(), one_line(text))
    if re.match(r"[-+=>#]", escaped):
        return "\\" + escaped
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", escaped)


def write_markdown(document: Document) -> str:
    """The whole document: frame, body, signature."""
    if document.surround is None:
        return document.body.strip() + "\n"
    parts = [*_head(document.surround), document.body.strip(), *_foot(document.surround)]
    return "\n\n".join(parts) + "\n"


def _head(surround: Surround) -> Iterator[str]:
    issuer = "  \n".join(filter(None, (escape(surround.parent.upper()), f"**{escape(surround.issuer.upper())}**")))
    yield issuer
    yield f"**{STATE}**  \n**{MOTTO}**"
    yield f"{escape(surround.number)}  \n*{escape(surround.place_and_day)}*"
    yield f"# {escape(surround.type_name)}"
    yield f"**{escape(surround.abstract)}**"
    if surround.addressees:
        yield f"Kính gửi: {'; '.join(escape(addressee) for addressee in surround.addressees)}."


def _foot(surround: Surround) -> Iterator[str]:
    signer = surround.signer
    lines = (*signer.authority, signer.position)
    signed = [*(f"**{escape(line)}**" for line in lines if line), f"**{escape(signer.name or BLANK_NAME)}**"]
    yield "  \n".join(signed)
    if surround.recipients:
        yield "***Nơi nhận:***"
        yield "\n".join(f"- {escape(recipient)}" for recipient in surround.recipients)
