"""Zip packages, as Word and Excel make them: what a damaged one runs into, how large it would be when it is opened, which parts are XML."""

import re
import zlib
from collections.abc import Iterable
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

DAMAGED = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What reading any part of a package may raise where a byte of it is another one than was meant."""
_NAMED_XML = (".xml", ".rels", ".vml")
_LOOKED_AT = 256
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NOTHING_YET = b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"
"""Marks of byte order, spaces, and the zeros of encodings with two bytes a letter, before the first sign."""


def opened_size(parts: Iterable[ZipInfo]) -> int:
    """The bytes of the parts when they are opened."""
    return sum(part.file_size for part in parts)


def xml_parts(package: ZipFile) -> list[ZipInfo]:
    """The parts that may be parsed: those called so, and those that begin like XML whatever they are called. Raises one of DAMAGED."""
    return [
        part for part in package.infolist() if part.filename.endswith(_NAMED_XML) or _begins_like_xml(package, part)
    ]


def _begins_like_xml(package: ZipFile, part: ZipInfo) -> bool:
    with package.open(part) as stream:
        beginning = stream.read(_LOOKED_AT)
    signs = beginning.lstrip(_NOTHING_YET)
    return signs.startswith(b"<") or (not signs and len(beginning) == _LOOKED_AT)


def plain_bytes(data: bytes) -> bytes:
    """The bytes of XML as a search for plain letters can go over them, in whichever encoding it is."""
    return data.replace(b"\0", b"")


def has_declaration(data: bytes) -> bool:
    """Whether an XML part declares a type of its own or entities, which nothing that an office writes does."""
    return _DECLARATION.search(plain_bytes(data)) is not None
