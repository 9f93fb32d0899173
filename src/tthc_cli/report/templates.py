"""Templates: text that is reviewed in git and turned into the body of a document, shut off from everything but the view."""

import difflib
import re
import traceback
from collections.abc import Mapping, Sized
from dataclasses import fields
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, meta
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
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
    environment = _environment(sources)
    try:
        body = environment.get_template(name).render({field.name: getattr(view, field.name) for field in fields(view)})
    except _FAULTS as error:
        problem = _describe(error, name, sources)
        raise CannotGoOnError(f"mẫu {name} không dùng được", problems=(problem,)) from error
    return printable(re.sub(r"\n{3,}", "\n\n", body))


def check_templates(sources: Mapping[str, str]) -> list[Problem]:
    """The faults of templates that can be seen without data: what does not parse, and unknown names at the top."""
    environment = _environment(sources)
    problems = []
    for name, source in sources.items():
        try:
            unknown = meta.find_undeclared_variables(environment.parse(source, name)) - _KNOWN
        except (TemplateSyntaxError, RecursionError) as error:
            # A filter that there is not is found by the second of the two.
            problems.append(_describe(error, name, sources))
            continue
        problems += [_unknown_name(word, name, source) for word in sorted(unknown)]
    return problems


_FAULTS = (
    *(TemplateError, SecurityError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError),
    *(RecursionError, MemoryError),
)
"""What a template may do wrong, by a slip or on purpose."""
_KNOWN = {field.name for field in fields(ReportView)} | {"range", "dict", "cycler", "joiner", "namespace"}


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


def _environment(sources: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    environment = _Sandbox(
        loader=DictLoader(dict(sources)),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    del environment.globals["lipsum"]
    environment.filters["sentence"] = _sentence
    environment.filters["markdown"] = Markup
    return environment


def _finalize(value: object) -> object:
    """Everything that a template prints is data, so nothing in it is markup."""
    return value if isinstance(value, Markup) else escape(str(value))


def _sentence(text: str) -> str:
    """The text as a sentence: a capital in front, one full stop at the end."""
    words = text.strip().rstrip(" ;,:")
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "!", "?", "…")) else ".")


def _describe(error: Exception, name: str, sources: Mapping[str, str]) -> Problem:
    if isinstance(error, TemplateSyntaxError):
        return BROKEN_TEMPLATE.problem(_place(error.name or name, error.lineno, sources), "mẫu viết sai ở dòng này")
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(("<template>", SUFFIX))
    ]
    place = _place(name, frames[-1].lineno or 1 if frames else 1, sources)
    if isinstance(error, UndefinedError):
        word = str(error).split("'")[-2] if "'" in str(error) else ""
        near = difflib.get_close_matches(word, _all_names(), n=3)
        hint = f"Có phải {' hay '.join(f'“{name}”' for name in near)}?" if near else None
        return UNKNOWN_NAME.problem(place, f"không có tên “{word}”", hint)
    if isinstance(error, SecurityError):
        return BROKEN_TEMPLATE.problem(place, "mẫu không được phép làm việc này")
    return BROKEN_TEMPLATE.problem(place, "không tính được nội dung ở dòng này")


def _all_names() -> list[str]:
    """Every name of the view, at whatever depth."""
    return [field.name for part in VIEW_PARTS for field in fields(part)]


def _place(name: str, line: int, sources: Mapping[str, str]) -> Place:
    lines = sources.get(name, "").split("\n")
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = len(text) - len(text.lstrip())
    return Place(f"templates/{name}", span=Span(line, start + 1, max(1, len(text.strip())), text))


def _unknown_name(word: str, name: str, source: str) -> Problem:
    index = source.find(word)
    line_start = source.rfind("\n", 0, index) + 1
    line = source.count("\n", 0, index) + 1
    text = source.split("\n")[line - 1]
    near = difflib.get_close_matches(word, sorted(_KNOWN), n=2)
    hint = f"Có phải {' hay '.join(f'“{match}”' for match in near)}?" if near else None
    place = Place(f"templates/{name}", span=Span(line, index - line_start + 1, len(word), text))
    return UNKNOWN_NAME.problem(place, f"không có tên “{word}”", hint)
