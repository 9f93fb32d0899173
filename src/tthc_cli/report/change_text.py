"""Changes of a plan, worded for people who decide and do not read YAML: on a screen, in a merge request, for programs."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from tthc_cli.domain.change import FIELD_NAMES, Change, ChangeKind, field_name
from tthc_cli.domain.dates import show_date
from tthc_cli.problems import Problem
from tthc_cli.report.markdown import escape
from tthc_cli.report.problem_json import problem_fields


@dataclass(frozen=True)
class EntriesDiffer:
    """The entries, by name, that came, that went, and that hold something else, though an entry is never rewritten."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanDifference:
    """The answer of `tthc diff`: what was compared, the changes, how the entries differ, and faults of the states compared."""

    old: str
    new: str
    changes: tuple[Change, ...]
    entries: EntriesDiffer
    faults: tuple[Problem, ...]

    @property
    def weakening(self) -> tuple[Change, ...]:
        """The changes after which the plan promises less."""
        return tuple(change for change in self.changes if change.weakens)

    @property
    def others(self) -> tuple[Change, ...]:
        """All other changes."""
        return tuple(change for change in self.changes if not change.weakens)


def change_line(change: Change) -> str:
    """ "III.3.c – hạn: Trước 15/12/2026 → Trước 31/12/2026 (lùi 16 ngày), theo 123/UBND-VP ngày 05/11/2026"."""
    granted = f", theo {change.amendment.document} ngày {show_date(change.amendment.date)}" if change.amendment else ""
    return f"{change.subject} – {_what(change)}{granted}"


def _what(change: Change) -> str:
    field = field_name(change.field)
    note = f" ({change.note})" if change.note else ""
    sides = f"{change.old or 'không ghi'} → {change.new or 'không ghi'}"
    words = {
        ChangeKind.ADDED: f"thêm mới{_of(change)}: {change.new}",
        ChangeKind.REMOVED: f"bỏ{_of(change)}: {change.old}",
        ChangeKind.MOVED: f"chuyển thành {change.new}",
        ChangeKind.TEXT: f"sửa {field}: {change.note}",
        ChangeKind.CALENDAR: f"ngày {change.field}: {change.old or 'ngày thường'} → {change.new or 'ngày thường'}",
        ChangeKind.UNITS: f"{field}: {change.note}",
        ChangeKind.PRODUCTS: f"{field}: {change.note}",
        ChangeKind.MEMBERS: f"{field}: {change.note}",
    }
    return words.get(change.kind, f"{field}: {sides}{note}")


def _of(change: Change) -> str:
    return f" {FIELD_NAMES[change.field]}" if change.field in ("indicators", "steps") else ""


def difference_text(difference: PlanDifference) -> str:
    """Plain lines; what weakens the plan comes first and is marked with "!"."""
    lines = [f"So sánh {difference.old} với {difference.new}:"]
    lines += [f"! {change_line(change)}{_ungranted(change)}" for change in difference.weakening]
    lines += [f"  {change_line(change)}" for change in difference.others]
    if not difference.changes:
        lines.append("  Kế hoạch không thay đổi.")
    lines += [f"  {words}" for words in _entry_words(difference.entries)]
    return "\n".join(lines) + "\n"


def _ungranted(change: Change) -> str:
    return "" if change.amendment else " (chưa có văn bản điều chỉnh)"


def _entry_words(entries: EntriesDiffer) -> Iterator[str]:
    if entries.added:
        yield f"Tiến độ: thêm {len(entries.added)} bản ghi."
    if entries.removed:
        yield f"Tiến độ: mất {len(entries.removed)} bản ghi: {', '.join(entries.removed)}."
    if entries.rewritten:
        yield f"Tiến độ: {len(entries.rewritten)} bản ghi bị sửa nội dung, lẽ ra phải đính chính: {', '.join(entries.rewritten)}."


def difference_markdown(difference: PlanDifference) -> str:
    """For the description of a merge request."""
    lines = [f"### Thay đổi của kế hoạch ({escape(difference.old)} → {escape(difference.new)})"]
    for heading, changes in (("Làm nhẹ kế hoạch", difference.weakening), ("Thay đổi khác", difference.others)):
        if changes:
            lines += ["", f"**{heading}**", ""]
            lines += [
                f"- {escape(change_line(change))}{_ungranted(change) if change.weakens else ''}" for change in changes
            ]
    if not difference.changes:
        lines += ["", "Kế hoạch không thay đổi."]
    for words in _entry_words(difference.entries):
        lines += ["", escape(words)]
    return "\n".join(lines) + "\n"


def difference_fields(difference: PlanDifference) -> dict[str, Any]:
    """The format tthc.diff/1."""
    return {
        "format": "tthc.diff/1",
        "old": difference.old,
        "new": difference.new,
        "weakening": len(difference.weakening),
        "changes": [change_fields(change) for change in difference.changes],
        "entries": asdict(difference.entries),
        "problems": [problem_fields(problem) for problem in difference.faults],
    }


def change_fields(change: Change) -> dict[str, Any]:
    """One change as plain values."""
    return {
        "subject": change.subject,
        "kind": change.kind.value,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "weakens": change.weakens,
        "note": change.note or None,
        "amendment": change.amendment.document if change.amendment else None,
        "text": change_line(change),
    }
