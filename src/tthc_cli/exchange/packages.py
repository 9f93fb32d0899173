"""Zip packages, as Word and Excel make them: what a damaged one runs into, and how large it would be when it is opened."""

import zlib
from collections.abc import Iterable
from zipfile import BadZipFile, LargeZipFile, ZipInfo

DAMAGED = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What reading any part of a package may raise where a byte of it is another one than was meant."""


def opened_size(parts: Iterable[ZipInfo], *, xml: bool = False) -> int:
    """The bytes of the parts when they are opened; only of those that are parsed with `xml`."""
    return sum(part.file_size for part in parts if not xml or part.filename.endswith((".xml", ".rels")))
