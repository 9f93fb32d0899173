"""Templates: text that is reviewed in git and turned into the body of a document, shut off from everything but the view."""

import difflib
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Place, Problem, Rule, Severity, Span
from tthc_cli.report.markdown import Markup, escape
from tthc_cli.report.printable import printable
from tthc_cli.report.view import VIEW_PARTS, ReportView

BROKEN_TEMPLATE = Rule(
    "T401",
    Severity.ERROR,
    "Mẫu báo cáo viết sai: thiếu dấu đóng, lệnh không có thật.",
    "{% for task in section.tasks %} không có {% endfor %}",
    "Sửa dòng được nêu trong mẫu.",
)
UNKNOWN_NAME = Rule(
    "T402",
    Severity.ERROR,
    "Mẫu báo cáo dùng một tên không có.",
    "{{ perriod.name }}",
    "Sửa tên theo danh sách trong docs/templates.md.",
)
TEMPLATE_RULES = (BROKEN_TEMPLATE, UNKNOWN_NAME)
SUFFIX = ".md.j2"


def render_body(name: str, sources: Mapping[str, str], view: ReportView) -> str:
    """The Markdown body that the template `name` makes of the view.

    `sources` are the templates by file name. Raises CannotGoOnError with the place of a fault in the template.
    """
    environment = _environment(sources, view)
    try:
        body = environment.get_template(name).render({field.name: getattr(view, field.name) for field in fields(view)})
    except _FAULTS as error:
        problem = _describe(error, name, sources)
        raise CannotGoOnError(f"mẫu {name} không dùng được", problems=(problem,)) from error
    return printable(re.sub(r"\n{3,}", "\n\n", body))


def check_templates(sources: Mapping[str, str]) -> list[Problem]:
    """The faults of templates that can be seen without data: what does not parse, and unknown names."""
    environment = _environment(sources)
    problems = []
    for name, source in sources.items():
        try:
            tree = environment.parse(source, name)
            unknown = meta.find_undeclared_variables(tree) - _KNOWN
        except (TemplateSyntaxError, RecursionError) as error:
            # A filter that there is not is found by the second of the two.
            problems.append(_describe(error, name, sources))
            continue
        problems += [_unknown_name(word, name, source) for word in sorted(unknown)]
        problems += _unknown_parts(tree, name, source)
    return problems


def _unknown_parts(tree: nodes.Template, name: str, source: str) -> Iterator[Problem]:
    """What follows a point and is no name of anything that a template can have before it, whether or not the data would ever come there."""
    given = {part.attr for part in tree.find_all(nodes.NSRef)} | {word.key for word in tree.find_all(nodes.Keyword)}
    known = {*_all_names(), *_OF_VALUES, *given}
    for part in tree.find_all(nodes.Getattr):
        if part.attr not in known:
            yield _no_such_name(part.attr, known, _place(name, part.lineno, {name: source}, part.attr))


_FAULTS = (
    *(TemplateError, SecurityError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError),
    *(RecursionError, MemoryError),
)
"""What a template may do wrong, by a slip or on purpose."""
_KNOWN = {field.name for field in fields(ReportView)} | {"range", "dict", "cycler", "joiner", "namespace"}
_OF_VALUES = {*dir(str), *dir(dict), *dir(tuple), *dir(date), *dir(LoopContext)}
"""What text, mappings, lists, days and the loops of Jinja have."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Shut off from everything but the view; a product or power that would fill the memory is refused."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        sizes = [len(side) if isinstance(side, Sized) else abs(side) for side in (left, right)]
        if (
            max(sizes) > _MOST
            or (operator == "*" and sizes[0] * sizes[1] > _MOST)
            or (operator == "**" and sizes[1] > _MOST_POWER)
        ):
            raise OverflowError
        return super().call_binop(context, operator, left, right)


_MOST, _MOST_POWER = 10_000_000, 9


def _environment(sources: Mapping[str, str], view: ReportView | None = None) -> ImmutableSandboxedEnvironment:
    environment = _Sandbox(
        loader=DictLoader(dict(sources)),
        undefined=StrictUndefined,
        finalize=_Printer(view),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    del environment.globals["lipsum"], environment.filters["random"]  # the same data give the same words
    environment.filters["sentence"] = _sentence
    environment.filters["markdown"] = Markup
    return environment


class _Printer:
    """Prints what a template says: text of the view, in which nothing is markup. What only a program can read is refused, and so is text that
    was made of it: it would be other words each time.
    """

    def __init__(self, view: ReportView | None) -> None:
        self._view = view

    def __call__(self, value: object) -> str:
        if not isinstance(value, _PRINTED) or self._tells_an_address(str(value)):
            raise TypeError
        return value if isinstance(value, Markup) else escape(str(value))

    def _tells_an_address(self, text: str) -> bool:
        """Whether it names a place in memory that does not stand in the data."""
        found = _ADDRESS.findall(text)
        return bool(found) and any(address not in repr(self._view) for address in found)


_PRINTED = (str, int, float, Decimal, date, Undefined)
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
"""Where in memory something lies, as it stands in the name of what is no text."""


def _sentence(text: str) -> str:
    """The text as a sentence: a capital in front, one full stop at the end."""
    words = text.strip().rstrip(" ;,:")
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "!", "?", "…")) else ".")


def _describe(error: Exception, name: str, sources: Mapping[str, str]) -> Problem:
    if isinstance(error, TemplateSyntaxError):
        open_block = re.search(r"innermost block that needs to be closed is '(\w+)'", error.message or "")
        message = f"thiếu {{% end{open_block[1]} %}}" if open_block else "mẫu viết sai ở dòng này"
        return BROKEN_TEMPLATE.problem(_place(error.name or name, error.lineno, sources), message)
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(("<template>", SUFFIX))
    ]
    place = _place(name, frames[-1].lineno or 1 if frames else 1, sources)
    if isinstance(error, UndefinedError):
        word = str(error).split("'")[-2] if "'" in str(error) else ""
        return _no_such_name(word, _all_names(), place)
    if isinstance(error, SecurityError):
        return BROKEN_TEMPLATE.problem(place, "mẫu không được phép làm việc này")
    return BROKEN_TEMPLATE.problem(place, "không tính được nội dung ở dòng này")


def _all_names() -> set[str]:
    """Every name of the view, at whatever depth."""
    return {field.name for part in VIEW_PARTS for field in fields(part)}


def _no_such_name(word: str, known: Iterable[str], place: Place) -> Problem:
    near = difflib.get_close_matches(word, sorted(known), n=2)
    hint = f"Có phải {' hay '.join(f'“{match}”' for match in near)}?" if near else None
    return UNKNOWN_NAME.problem(place, f"không có tên “{word}”", hint)


def _place(name: str, line: int, sources: Mapping[str, str], word: str = "") -> Place:
    """A line of a template, or a word in it."""
    lines = sources.get(name, "").split("\n")
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    shown = word or text.strip()
    return Place(f"templates/{name}", span=Span(line, text.find(shown) + 1, max(1, len(shown)), text))


def _unknown_name(word: str, name: str, source: str) -> Problem:
    line = source.count("\n", 0, source.find(word)) + 1
    return _no_such_name(word, _KNOWN, _place(name, line, {name: source}, word))
