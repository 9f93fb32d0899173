"""Documents that are made from the program are what the program says."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from tests.goldens import compare
from tests.running import run
from tests.workspaces import REPOSITORY
from tthc_cli.cli.main import COMMANDS
from tthc_cli.problems import Rule, Severity
from tthc_cli.report.view import VIEW_PARTS
from tthc_cli.usecases.checking import ALL_RULES
from tthc_cli.usecases.collecting import FORM_RULES

DOCS = REPOSITORY / "docs"
FAMILIES = {
    "T0": "Đọc tệp",
    "T1": "Tên mục, giá trị và mã",
    "T2": "Kế hoạch",
    "T3": "Tiến độ",
    "T4": "Mẫu báo cáo",
    "T5": "5 rõ",
    "T6": "Kỳ đã chốt",
    "T7": "Thay đổi của kế hoạch",
    "T8": "Phiếu thu về",
}


def test_problems_are_described_from_the_rules() -> None:
    compare(DOCS / "problems.md", "\n".join(_describe_rules()) + "\n")


def _describe_rules() -> Iterator[str]:
    yield "# Các lỗi và cảnh báo của tthc"
    yield ""
    yield "Trang này được tạo từ chương trình (tests/test_docs.py); mã lỗi không đổi nghĩa giữa các phiên bản."
    for family, heading in FAMILIES.items():
        yield f"\n## {heading}"
        for rule in sorted((*ALL_RULES, *FORM_RULES), key=lambda rule: rule.code):
            if rule.code.startswith(family):
                yield from _describe(rule)


def _describe(rule: Rule) -> Iterator[str]:
    severity = "lỗi" if rule.severity is Severity.ERROR else "cảnh báo"
    yield f"\n### {rule.code} ({severity})\n"
    yield rule.meaning
    yield f"\n- Ví dụ: `{rule.example}`"
    yield f"- Cách sửa: {rule.remedy}"


def test_codes_are_given_once() -> None:
    codes = [rule.code for rule in (*ALL_RULES, *FORM_RULES)]
    assert len(codes) == len(set(codes))


def test_help_pages_are_documented(tmp_path: Path) -> None:
    pages = [("tthc --help", run("--help", at=tmp_path).out)]
    pages += [(f"tthc {name} --help", run(name, "--help", at=tmp_path).out) for name in COMMANDS]
    text = "# Các lệnh của tthc\n\nTrang này được tạo từ chương trình (tests/test_docs.py).\n"
    compare(DOCS / "commands.md", text + "".join(f"\n## {title}\n\n```\n{page}```\n" for title, page in pages))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_vietnamese_and_has_an_example(name: str, tmp_path: Path) -> None:
    page = run(name, "-h", at=tmp_path).out
    assert "Ví dụ:" in page
    assert f"\n  tthc {name}" in page
    assert not re.search(r"\b(Usage|Options|Arguments|Commands|Show this|required|default:)\b", page)


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_readmes_show_the_commands_that_exist(readme: str) -> None:
    text = (REPOSITORY / readme).read_text(encoding="utf-8")
    named = set(re.findall(r"\btthc ([a-z]+)\b", text)) - {"cli"}
    assert named == set(COMMANDS) & named
    assert {"status", "record", "report", "validate", "show", "instruct"} <= named


def test_templates_may_read_what_is_documented() -> None:
    compare(DOCS / "templates.md", "\n".join(_describe_view()) + "\n")


def _describe_view() -> Iterator[str]:
    yield TEMPLATES_INTRODUCTION
    for part in VIEW_PARTS:
        description = " ".join((part.__doc__ or "").split())
        yield f"\n## {part.__name__}\n\n{description}\n"
        yield "| name | holds |"
        yield "|---|---|"
        for field in fields(part):
            kind = str(field.type if isinstance(field.type, str) else getattr(field.type, "__name__", field.type))
            yield (
                f"| `{field.name}` | {kind} |"
                if "tuple" not in str(field.type)
                else f"| `{field.name}` | list of {_item(field.type)} |"
            )


def _item(annotation: object) -> str:
    return str(getattr(getattr(annotation, "__args__", (annotation,))[0], "__name__", annotation))


TEMPLATES_INTRODUCTION = """\
# Report templates

This page is made from the program (tests/test_docs.py).

A template is a file `NAME.md.j2` in the `templates/` folder of a workspace: Jinja that gives the body of a document as
Markdown. `tthc report … --template NAME` uses it; a file named after a kind (`tong-hop`, `muc-rieng`, `don-doc`) takes the
place of the one that comes with `tthc`. The frame (issuer, number, addressees, signer, recipients, annex) is not the
template's: it comes from `reports` in `plan/plan.yaml`.

- Everything that a template prints with `{{ … }}` is data: it is put on one line and Markdown in it is shown as text.
- Headings: `##` is a mục (I.), `###` a khoản (1.), `####` what stands below; `-` a dash; tables as in GitHub Markdown.
- Filters of our own: `sentence` (a capital in front, a full stop at the end), `markdown` (for the output of a macro of
  your own, which is Markdown already).
- A template sees only the names below. Files, modules and the insides of objects are out of its reach; an unknown name is
  an error with its line.
- `tthc validate` checks the templates of a workspace.

The names of `ReportView` are the variables of a template, for example `{{ period.name }}` or
`{% for task in sections[0].tasks %}`."""
