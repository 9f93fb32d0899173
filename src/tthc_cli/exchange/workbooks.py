"""Workbooks as bytes. The same workbook gives the same bytes."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_EPOCH = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(book: Workbook, *, title: str, made_on: date) -> bytes:
    """The file of a workbook, dated by `made_on` instead of the clock."""
    properties = book.properties
    properties.title, properties.creator, properties.language = title, "tthc", "vi-VN"
    properties.created = properties.modified = datetime.combine(made_on, time())
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        ExcelWriter(book, archive).save()
    return _without_clock(buffer.getvalue())


def _without_clock(data: bytes) -> bytes:
    """The same package with one fixed time on all its parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name, _EPOCH), given.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
