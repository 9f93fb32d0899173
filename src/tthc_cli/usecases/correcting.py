"""What a correction keeps of the entry that it corrects: all that is not typed again."""

from collections.abc import Collection, Iterator, Mapping
from textwrap import shorten
from typing import Any

from tthc_cli.domain.dates import show_date
from tthc_cli.domain.ids import id_order
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import PARTS, TEXT_KEYS, ProgressEntry
from tthc_cli.report.facts import evidence_words, measure_words
from tthc_cli.report.words import PART_NAMES

_KEPT = tuple(part.key for part in PARTS if part.is_kept)
_MOST_LETTERS = 60


def kept_parts(old: ProgressEntry, raw: Mapping[str, Any], typed: Collection[str], plan: Plan) -> dict[str, Any]:
    """The parts of `old` that stay in its correction `raw`. `typed` are the parts that the officer put anew or emptied.

    A percentage stays where the progress does; a figure stays beside new ones of other indicators, unless the plan asks for it no longer.
    """
    said = old.model_dump(exclude_defaults=True)
    kept = {part: said[part] for part in _KEPT if part in said and part not in typed}
    if "percent" in said and "percent" not in typed and raw["progress"] == old.progress:
        kept["percent"] = old.percent
    if "evidence" in kept:
        kept["evidence"] = list(kept["evidence"])
    if "measures" not in typed:
        stated = {new["indicator"] for new in raw["measures"]}
        kept["measures"] = [*raw["measures"], *kept_figures(old, plan, stated=stated)]
    return kept


def kept_figures(old: ProgressEntry, plan: Plan, *, stated: Collection[str]) -> Iterator[dict[str, Any]]:
    """The figures of an entry that stay in its correction: of indicators that the plan still asks for, and that are not `stated` anew."""
    kept = (one for one in old.measures if one.indicator in plan.indicator_ids and one.indicator not in stated)
    return (measure.model_dump(exclude_defaults=True) for measure in kept)


def words_by_part(old: ProgressEntry) -> dict[str, str]:
    """What the entry says, in words that fit a question, by part; figures by the id of their indicator."""
    texts = {part: shorten(getattr(old, part), _MOST_LETTERS, placeholder=" …") for part in TEXT_KEYS}
    said = {
        "task": old.task,
        "unit": old.unit,
        "progress": old.progress.value,
        "day": show_date(old.date),
        "percent": f"{old.percent}%" if old.percent is not None else "",
        **texts,
        "evidence": "; ".join(map(evidence_words, old.evidence)),
        **{figure.indicator: measure_words(figure).partition(": ")[2] for figure in old.measures},
    }
    return {part: words for part, words in said.items() if words}


def kept_words(old: ProgressEntry, kept: Mapping[str, Any], raw: Mapping[str, Any], *, with_day: bool) -> str:
    """ "Giữ của bản ghi cũ: ngày 12/05/2026, kết quả, số liệu II.2.a.", empty where nothing is kept."""
    new = {figure["indicator"] for figure in raw["measures"]}
    figures = sorted(
        (one["indicator"] for one in kept.get("measures", ()) if one["indicator"] not in new), key=id_order
    )
    parts = [f"ngày {show_date(old.date)}"] if with_day else []
    parts += [words for part, words in PART_NAMES.items() if part in kept]
    parts += [f"số liệu {', '.join(figures)}"] if figures else []
    return f"Giữ của bản ghi cũ: {', '.join(parts)}." if parts else ""
