"""The formats in which a report can be had, each with its one writer."""

from collections.abc import Callable

from tthc_cli.report.document import Document
from tthc_cli.report.html import write_html
from tthc_cli.report.markdown import write_markdown
from tthc_cli.report.plaintext import write_text
from tthc_cli.report.report_json import report_text
from tthc_cli.usecases.office import office_part
from tthc_cli.usecases.reporting import Report

BINARY = frozenset(("docx",))
"""Formats that make no sense on a screen."""


def write_report(report: Report, format_: str) -> bytes:
    """The report in one of FORMATS, as bytes. Raises CannotGoOnError where a package is missing."""
    return _WRITERS[format_](report)


def _write_docx(document: Document) -> bytes:
    writer = office_part("tthc_cli.report.docx", "tệp Word")
    written: bytes = writer.write_docx(document)
    return written


_WRITERS: dict[str, Callable[[Report], bytes]] = {
    "md": lambda report: write_markdown(report.document).encode(),
    "txt": lambda report: write_text(report.document).encode(),
    "html": lambda report: write_html(report.document).encode(),
    "docx": lambda report: _write_docx(report.document),
    "json": lambda report: report_text(report.view).encode(),
}
FORMATS = tuple(_WRITERS)
