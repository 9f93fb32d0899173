"""Problems as an officer reads them: place, what is wrong, the line itself, what to type instead."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from tthc_cli.domain.soundness import leaves_out
from tthc_cli.problems import Problem, Severity, Span, count_errors

_SEVERITY = {Severity.ERROR: ("lỗi", "bold red"), Severity.WARNING: ("cảnh báo", "yellow")}
_LONGEST_LINE = 100


def problem_lines(problem: Problem) -> Iterator[Text]:
    """The lines of one problem; a warning without a remedy of its own is one line."""
    span = problem.place.span
    word, style = _SEVERITY[problem.severity]
    message = _on_one_line(problem.message)
    place = _on_one_line(problem.place.shown)
    yield Text.assemble((place, "bold"), ": ", (f"{word}[{problem.code}]", style), f": {message}")
    if span and span.text.strip() and problem.is_error:
        yield from _excerpt(span, style)
    if problem.hint:
        yield Text(f"  Cách sửa: {_on_one_line(problem.hint)}")


def _on_one_line(words: str) -> str:
    """The words with a sign for every line end that stands in what they quote."""
    return "↵".join(words.splitlines())


def _excerpt(span: Span, style: str) -> Iterator[Text]:
    """The line with a mark under the place; a long line is cut around it. Letters may be wider than one cell."""
    start = 0 if span.column <= _LONGEST_LINE else span.column - _LONGEST_LINE // 2
    shown = span.text[start : start + _LONGEST_LINE]
    before = cell_len(shown[: span.column - 1 - start])
    width = max(1, cell_len(shown[span.column - 1 - start : span.column - 1 - start + span.width]))
    yield Text(f"{span.line:>5} | {shown}")
    yield Text.assemble("      | " + " " * before, ("^" * width, style))


def faults_words(errors: Sequence[Problem], answer: str, *, counts_entries: bool = True) -> str:
    """What errors mean for an answer: "dữ liệu có 3 lỗi; 1 bản ghi có lỗi không được tính vào kết quả trên, …"; empty without any.

    `counts_entries` says that the answer is one that rests on the content of entries.
    """
    if not errors:
        return ""
    of_entries = [problem.place.file for problem in errors if counts_entries and leaves_out(problem)]
    left_out = f"{len(set(of_entries))} bản ghi có lỗi không được tính vào {answer}" if of_entries else ""
    if len(of_entries) == len(errors):
        rest = ""
    elif left_out:
        rest = f", các lỗi khác có thể làm {answer} thiếu hoặc sai"
    else:
        rest = f"{answer} có thể thiếu hoặc sai"
    return f"dữ liệu có {len(errors)} lỗi; {left_out}{rest}"


def count_words(problems: Iterable[Problem]) -> str:
    """ "2 lỗi, 3 cảnh báo"; "không có lỗi, không có cảnh báo"."""
    listed = list(problems)
    errors = count_errors(listed)
    warnings = len(listed) - errors
    return f"{errors or 'không có'} lỗi, {warnings or 'không có'} cảnh báo"
