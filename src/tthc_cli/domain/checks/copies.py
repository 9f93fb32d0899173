"""Files of entries that stand twice: one name in two months, and the copies that people and cloud drives make."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.progress import Entry
from tthc_cli.problems import Place, Problem, Rule, Severity

SAME_NAME = Rule(
    "T320",
    Severity.ERROR,
    "Hai bản ghi trùng tên tệp ở hai tháng, nên không biết bản đính chính nói tới bản nào.",
    "20260612-III-2-b-vhxh-7f3a9c.yaml có cả trong 2026-05 và 2026-06",
    "Nếu là một bản ghi nằm ở hai nơi thì xoá tệp ở sai tháng; nếu là hai bản ghi thì đổi tên một tệp.",
)
COPY = Rule(
    "T321",
    Severity.ERROR,
    "Bản sao của một bản ghi, hoặc bản xung đột do ổ đĩa đám mây tạo ra; một việc bị tính hai lần.",
    "20260612-III-2-b-vhxh-7f3a9c - Copy.yaml",
    "So hai tệp: giữ tệp có tên gốc, xoá tệp kia. Nội dung của tệp kia mới đúng thì ghi lại bằng bản đính chính.",
)
COPY_RULES = (SAME_NAME, COPY)


def entries_of_one_name(book: Book) -> Iterator[Problem]:
    """A correction cites an entry by its name alone, so that no two have one name."""
    first: dict[str, str] = {}
    for file in sorted(entry.origin.file for entry in book.log.entries):
        name = file.rpartition("/")[2]
        if first.setdefault(name, file) != file:
            yield SAME_NAME.problem(Place(file), f"tên tệp trùng với {first[name]}")


def copies_of_entries(book: Book) -> Iterator[Problem]:
    """An entry is one file: none has the name of another with something added, none holds the same as another of the same moment."""
    by_stem = {_stem(entry): entry for entry in book.log.entries}
    named = {entry.name: original for entry in book.log.entries if (original := _named_after(_stem(entry), by_stem))}
    same = _originals(entry for entry in book.log.entries if entry.name not in named)
    for entry in book.log.entries:
        if original := named.get(entry.name):
            message = f"có vẻ là bản sao hoặc bản xung đột của {original.name}"
            yield COPY.problem(Place(entry.origin.file), message)
        elif original := same.get(entry.name):
            yield COPY.problem(Place(entry.origin.file), f"nội dung giống hệt {original.name}")


_ADDED = re.compile(r"(?P<original>.+-[0-9a-f]{6})[ ._(~-].*")
"""What Explorer, Finder and cloud drives add to a name: " - Copy", " (1)", " 2", ".sync-conflict-…", "-TÊN-MÁY"."""


def _stem(entry: Entry) -> str:
    return entry.name.removesuffix(".yaml")


def _named_after(stem: str, by_stem: Mapping[str, Entry]) -> Entry | None:
    found = _ADDED.fullmatch(stem)
    return by_stem.get(found["original"]) if found else None


def _originals(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """By the name of each entry under a name that tthc does not give, and that says the very same as another of the same moment, that one.

    Names in two months are told otherwise.
    """
    by_moment = defaultdict[tuple[object, ...], list[Entry]](list)
    for entry in entries:
        by_moment[entry.recorded_at, entry.task, entry.date, entry.by].append(entry)
    found: dict[str, Entry] = {}
    for alike in by_moment.values():
        # Only entries that share what two of them rarely share are compared whole.
        first: dict[str, Entry] = {}
        for entry in sorted(alike, key=_names_of_ours_first) if len(alike) > 1 else ():
            original = first.setdefault(entry.model_dump_json(), entry)
            if original.name != entry.name and not _OURS.fullmatch(entry.name):
                found[entry.name] = original
    return found


def _names_of_ours_first(entry: Entry) -> tuple[bool, str]:
    return _OURS.fullmatch(entry.name) is None, entry.name


_OURS = re.compile(r"\d{8}-.+-[0-9a-f]{6}\.yaml")
"""A name that tthc gives: what is written twice in one moment has two of them."""
