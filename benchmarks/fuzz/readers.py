"""Everything that reads what others wrote: one line for a new one."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.fuzz.clients import RequestsDrawn, ask_server, look_again
from benchmarks.fuzz.files import draw_change, file_readers
from benchmarks.fuzz.lines import ArgumentsDrawn, HalfTyped, Repeated, ask_again, draw_revision, press_tab
from benchmarks.fuzz.reading import Reader


def readers(laid: Path) -> Iterator[Reader]:
    """All of them; `laid` is a workspace as `lay_workspace` lays it, to take inputs from."""
    yield from file_readers(laid)
    yield Reader("revision", draw_revision)
    yield Reader("arguments", ArgumentsDrawn().draw)
    yield Reader("completion", HalfTyped().draw, press_tab)
    yield Reader("memory", Repeated().draw, ask_again)
    yield Reader("server", RequestsDrawn().draw, ask_server)
    yield Reader("server:files", draw_change, look_again)
