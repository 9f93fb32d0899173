"""Markdown: the escaping of data inside a body, and the writer of whole documents."""

import re
from collections.abc import Iterator, Sequence

from tthc_cli.report.document import MOTTO, STATE, Annex, Document, Surround, addressee_lines

_SPECIAL = re.compile(r"[\\`*|\[\]]|(?<!\w)_|_(?!\w)|~~|<(?=[\w/!?])|&(?=#?\w+;)")


class Markup(str):
    """Text that is Markdown already and must not be escaped again."""

    __slots__ = ()


def escape(text: str) -> str:
    """One line of data as Markdown text: nothing in it is markup; what a no-break space holds together stays together."""
    line = re.sub(r"[^\S\u00a0]+", " ", text).strip()
    escaped = _SPECIAL.sub(lambda match: "\\" + match.group(), line)
    if re.match(r"[-+](?:\s|$)|>|#|=+$|--+$", escaped):
        return "\\" + escaped
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", escaped)


def write_markdown(document: Document) -> str:
    """The whole document: frame, body, signature, annexes, and where it comes from as a comment."""
    parts = [document.body.strip()] if document.body.strip() else []
    if document.surround:
        parts = [*_head(document.surround), *parts, *_foot(document.surround)]
    for annex in document.annexes:
        parts += _annex(annex)
    parts.append(f"<!-- {document.provenance.replace('--', '–')} -->")
    return "\n\n".join(parts) + "\n"


def _head(surround: Surround) -> Iterator[str]:
    yield "  \n".join(filter(None, (escape(surround.parent.upper()), f"**{escape(surround.issuer.upper())}**")))
    yield f"**{STATE}**  \n**{MOTTO}**"
    under = () if surround.type_name else (escape(surround.abstract),)
    yield "  \n".join((escape(surround.number), *under, f"*{escape(surround.place_and_day)}*"))
    if surround.type_name:
        yield f"# {escape(surround.type_name)}"
        yield f"**{escape(surround.abstract)}**"
    first, *others = addressee_lines(surround.addressees)
    yield escape(first)
    if others:
        yield "\n".join(f"- {escape(line.removeprefix('- '))}" for line in others)


def _foot(surround: Surround) -> Iterator[str]:
    yield "  \n".join(f"**{escape(line)}**" for line in (*surround.signer_lines, surround.signer_name))
    yield "***Nơi nhận:***"
    yield "\n".join(f"- {escape(recipient)}" for recipient in surround.recipients)


def _annex(annex: Annex) -> Iterator[str]:
    yield f"# {escape(annex.label)}"
    yield f"**{escape(annex.title)}**  \n*{escape(annex.note)}*"
    lines = [_table_row(annex.header), _table_row(["---"] * len(annex.header), is_data=False)]
    lines += [
        _table_row([f"**{escape(row.cells[0])}**", *row.cells[1:]], is_data=False)
        if row.is_section
        else _table_row(row.cells)
        for row in annex.rows
    ]
    yield "\n".join(lines)


def _table_row(cells: Sequence[str], *, is_data: bool = True) -> str:
    return f"| {' | '.join(escape(cell) if is_data else cell for cell in cells)} |"
