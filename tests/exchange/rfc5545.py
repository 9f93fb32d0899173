"""A stern reader of the outer form of a calendar file (RFC 5545, 3.1), independent of the library that wrote it."""

_LONGEST = 75


def check_form(data: bytes) -> None:
    """Lines end in CRLF and have at most 75 octets; no fold divides a letter or an escape; what begins ends."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    for line, following in zip(lines, [*lines[1:], b""], strict=True):
        assert len(line) <= _LONGEST, line
        assert b"\r" not in line, line
        assert b"\n" not in line, line
        line.decode("utf-8")
        trailing = len(line) - len(line.rstrip(b"\\"))
        assert not (following.startswith(b" ") and trailing % 2), line
    open_parts: list[str] = []
    for content in unfolded(data):
        name, _, value = content.partition(":")
        assert name, content
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value
    assert open_parts == []


def unfolded(data: bytes) -> list[str]:
    """The content lines."""
    return data.replace(b"\r\n ", b"").decode("utf-8").removesuffix("\r\n").split("\r\n")
