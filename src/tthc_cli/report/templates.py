"""Templates: text that is reviewed in git and turned into the body of a document, shut off from everything but the view."""

import difflib
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext

from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Place, Problem, Rule, Severity, Span
from tthc_cli.report.markdown import Markup, escape
from tthc_cli.report.printable import printable
from tthc_cli.report.sandbox import Sandbox, UnsteadyError
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
UNSTEADY = Rule(
    "T403",
    Severity.ERROR,
    "Mẫu báo cáo in ra phần mà mỗi lần chạy cho một kết quả khác.",
    "{{ heard_units | random }}",
    "Bỏ phần ấy; chỉ in các tên nêu trong docs/templates.md. Phép tính phải có ngoặc, ví dụ: unit_name.upper().",
)
TEMPLATE_RULES = (BROKEN_TEMPLATE, UNKNOWN_NAME, UNSTEADY)
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
        problems += _unsteady_parts(tree, name, source)
    return problems


def _given(tree: nodes.Template) -> set[str]:
    """The names that the template itself gives to parts of what it makes."""
    return {part.attr for part in tree.find_all(nodes.NSRef)} | {word.key for word in tree.find_all(nodes.Keyword)}


def _unsteady_parts(tree: nodes.Template, name: str, source: str) -> Iterator[Problem]:
    """What can be seen to print something else in every run; what data alone shows is refused when the report is made."""
    methods = _METHODS - _all_names() - _given(tree)
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    made = {id(inside) for output in tree.find_all(nodes.Output) for inside in output.nodes}
    for node in tree.find_all((nodes.Filter, nodes.Getattr, nodes.Name, nodes.Call)):
        if word := _unsteady_word(node, methods, is_called=id(node) in called, is_printed=id(node) in made):
            yield _unsteady(word, _place(name, node.lineno, {name: source}, word))


def _unsteady_word(node: nodes.Node, methods: set[str], *, is_called: bool, is_printed: bool) -> str:
    match node:
        case nodes.Filter(name="random") | nodes.Filter(name="map", args=[nodes.Const(value="random"), *_]):
            return "random"
        case nodes.Getattr(attr=word) if not is_called and word in methods:
            return word
        case nodes.Name(name="range" | "super" as word, ctx="load") if not is_called:
            return word
        case nodes.Call(node=nodes.Name(name="cycler" | "joiner" as word)) if is_printed:
            return word
        case _:
            return ""


def _unsteady(word: str, place: Place) -> Problem:
    return UNSTEADY.problem(place, f"“{word}” mỗi lần chạy in ra một khác")


def _unknown_parts(tree: nodes.Template, name: str, source: str) -> Iterator[Problem]:
    """What follows a point and is no name of anything that a template can have before it, whether or not the data would ever come there."""
    known = {*_all_names(), *_OF_VALUES, *_given(tree)}
    for part in tree.find_all(nodes.Getattr):
        if part.attr not in known:
            yield _no_such_name(part.attr, known, _place(name, part.lineno, {name: source}, part.attr))


_FAULTS = (
    *(TemplateError, SecurityError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError),
    *(RecursionError, MemoryError),
)
"""What a template may do wrong, by a slip or on purpose."""
_KNOWN = {field.name for field in fields(ReportView)} | {"range", "dict", "cycler", "joiner", "namespace"}
_OF_VALUES = {*dir(str), *dir(dict), *dir(tuple), *dir(LoopContext)}
"""What text, mappings, lists and the loops of Jinja have."""
_METHODS = {
    name for kind in (str, dict, tuple, LoopContext) for name in dir(kind) if callable(getattr(kind, name))
}.difference(name for name in dir(LoopContext) if not callable(getattr(LoopContext, name)))
"""What of that is called and is not printed, whatever stands before the point."""


def _environment(sources: Mapping[str, str]) -> Sandbox:
    environment = Sandbox(
        loader=DictLoader(dict(sources)),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
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
    if isinstance(error, UnsteadyError):
        return _unsteady(error.word, place)
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
