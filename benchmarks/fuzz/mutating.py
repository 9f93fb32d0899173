"""Inputs made from real ones by accident and by malice. The same lot makes the same inputs."""

from collections.abc import Callable, Sequence
from random import Random

PIECES: tuple[bytes, ...] = (
    *(b"- ", b"? ", b": ", b"&a ", b"*a", b"<<: *a\n", b"|\n", b">-\n", b"---\n", b"...\n", b"%YAML 1.1\n", b"# ", b"\t", b"''", b'"', b"\\"),
    *(b"[" * 40, b"{" * 40, b"{a: " * 40, b"]", b"}", b",", b"- " * 40, b"!!python/object/apply:os.system [ls]", b"!!binary x", b"!a "),
    *(b"null", b"~", b"no", b"010", b"0x1F", b"1_000", b"1e999", b".nan", b"-1", b"0", b"101", b"9" * 50, b"12:30", b"1.10", b"3.718", b"97,7"),
    *(b"2026-02-30", b"9999-12-31", b"0001-01-01", b"30/2/2026", b"1/1/2026", b"2026-06-12T16:20:05+07:00", b"9999-12-31T23:59:59-10:00"),
    *(b"\x00", b"\x1b[2J", b"\x1b]8;;http://x\x07", b"\xc2\x9b", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\r\n", b"\r"),
    *(b"<<<<<<< HEAD\n", b"=======\n", b"../../x", b"/etc/passwd", b"NUL", b"=1+1", b"<script>", b"{{ 7*7 }}", b"{% for x in y %}", b"{{ x.__class__ }}"),
    *(
        word.encode()
        for word in ("Trước 15/12/2026", "Trong quý V năm 2026", "trong tháng 13/2026", "Thường xuyên", "đ", "ð", "e\u0302\u0301", "😀")
    ),
)  # fmt: skip
"""Words that mean something to one of the readers, and bytes that mean trouble to most."""
Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]
_MOST = 200_000


def mutate(data: bytes, lot: Random, others: Sequence[bytes]) -> bytes:
    """The data changed in a few places, perhaps with parts of the others."""
    for _ in range(lot.choice((1, 1, 1, 2, 3, 8))):
        data = lot.choice(MUTATIONS)(data, lot, others)[:_MOST]
    return data


def _place(data: bytes, lot: Random) -> int:
    return lot.randint(0, len(data))


def _slice(data: bytes, lot: Random) -> tuple[int, int]:
    start = _place(data, lot)
    return start, min(len(data), start + lot.choice((1, 2, 8, 64, 512)))


def _flip(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = lot.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << lot.randrange(8)]) + data[at + 1 :]


def _drop(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    start, end = _slice(data, lot)
    return data[:start] + data[end:]


def _double(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    start, end = _slice(data, lot)
    return data[:end] + data[start:end] * lot.choice((1, 1, 2, 100)) + data[end:]


def _truncate(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    return data[: _place(data, lot)]


def _splice(data: bytes, lot: Random, others: Sequence[bytes]) -> bytes:
    other = lot.choice(others)
    return data[: _place(data, lot)] + other[_place(other, lot) :]


def _insert(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    at = _place(data, lot)
    return data[:at] + lot.choice(PIECES) + data[at:]


def _replace_value(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    """Something else behind the colon or the dash of a line."""
    lines = data.split(b"\n")
    number = lot.randrange(len(lines))
    for mark in (b": ", b"- "):
        key, found, _value = lines[number].partition(mark)
        if found:
            lines[number] = key + mark + lot.choice(PIECES)
            break
    return b"\n".join(lines)


def _move_lines(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    taken = lines.pop(lot.randrange(len(lines)))
    for _number in range(lot.choice((0, 1, 2))):
        lines.insert(lot.randint(0, len(lines)), taken)
    return b"\n".join(lines)


def _indent(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    number = lot.randrange(len(lines))
    lines[number] = (
        lot.choice((b" ", b"  ", b"\t", b"\xc2\xa0")) + lines[number] if lot.random() < 0.5 else lines[number].lstrip()
    )
    return b"\n".join(lines)


def _encode_anew(data: bytes, lot: Random, _: Sequence[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(
        lot.choice(("utf-16", "utf-8-sig", "cp1258", "utf-32", "utf-7")), "replace"
    )


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _drop, _double, _truncate, _splice, _insert, _insert, _insert, _replace_value, _replace_value, _replace_value),
    *(_move_lines, _indent, _encode_anew),
)  # fmt: skip
