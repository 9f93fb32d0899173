"""How far a draft agrees with what a person made of the same document, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tthc_cli.domain.text import fold, one_line

FIELDS = ("lead", "coordinate", "consolidate", "due", "products")


@dataclass(frozen=True)
class Wanted:
    """What a task should be: its words (or how they begin), and values by field; units by their names."""

    id: str
    text: str
    fields: Mapping[str, tuple[str, ...]]


@dataclass
class Score:
    """How many values agree, of how many; and which do not."""

    right: int = 0
    all: int = 0
    wrong: tuple[str, ...] = ()

    def count(self, *, is_right: bool, what: str) -> None:
        """One more value."""
        self.all += 1
        self.right += is_right
        self.wrong += () if is_right else (what,)

    @property
    def share(self) -> float:
        """The part that agrees; nothing to agree on is full agreement."""
        return self.right / self.all if self.all else 1.0


def agree(wanted: Iterable[Wanted], found: Mapping[str, Wanted]) -> dict[str, Score]:
    """The score of each field. A value that is in neither counts for nothing; one that is in one of the two alone is wrong."""
    scores = {name: Score() for name in ("task", *FIELDS)}
    for task in wanted:
        other = found.get(task.id)
        is_found = other is not None and plain(other.text).startswith(plain(task.text))
        scores["task"].count(is_right=is_found, what=task.id)
        for field in FIELDS:
            expected = task.fields.get(field, ())
            given = other.fields.get(field, ()) if other else ()
            if expected or given:
                is_right = sorted(map(plain, expected)) == sorted(map(plain, given))
                scores[field].count(is_right=is_right, what=f"{task.id} {field}: {expected} ≠ {given}")
    for id_ in found.keys() - {task.id for task in wanted}:
        scores["task"].count(is_right=False, what=f"{id_} too much")
    return scores


def plain(text: str) -> str:
    """Words alone, so that a stray space is no disagreement."""
    return one_line(fold(text)).rstrip(" .")


WORDS = {"task": "nhiệm vụ", "lead": "chủ trì", "coordinate": "phối hợp", "consolidate": "tổng hợp", "due": "thời hạn", "products": "sản phẩm", "goals": "mức chỉ tiêu", "head": "đầu văn bản"}  # fmt: skip


def table(name: str, scores: Mapping[str, Score]) -> str:
    """The scores as a table for people."""
    rows = [f"{WORDS[field]:<14}{score.right:>4}/{score.all:<4}{score.share:>7.0%}" for field, score in scores.items()]
    return "\n".join([f"{name}", *rows, *(f"  khác: {what}" for score in scores.values() for what in score.wrong)])
