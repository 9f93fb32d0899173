"""The reminder letter, the annex and the formats in which documents leave the office."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests.goldens import compare
from tests.running import run
from tests.workspaces import TESTS, entry, lay

GOLDEN = TESTS / "golden_files"
LATER = "2026-12-31T08:00:00+07:00"


@pytest.mark.parametrize("format_", ["md", "txt", "html"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("don-doc-quarter-3", ["--quarter", "3", "--kind", "don-doc"]),
        ("don-doc-quarter-4", ["--quarter", "4", "--kind", "don-doc", "--as-of", "15/12/2026"]),
        (
            "don-doc-cong-an",
            [
                "--quarter",
                "4",
                "--kind",
                "don-doc",
                "--unit",
                "cong-an",
                "--as-of",
                "15/12/2026",
                "--reply-by",
                "08/01/2027",
            ],
        ),
        ("phu-luc-quarter-3", ["--quarter", "3", "--kind", "phu-luc"]),
        ("tong-hop-quarter-3", ["--quarter", "3"]),
        ("muc-rieng-quarter-3-vhxh", ["--quarter", "3", "--kind", "muc-rieng", "--unit", "vhxh"]),
    ],
)
def test_golden(demo: Path, name: str, words: list[str], format_: str) -> None:
    ran = run("report", *words, "--format", format_, at=demo, now=LATER)
    assert (ran.code, ran.err) == (0, "")
    compare(GOLDEN / f"{name}.{format_}", ran.out)


def test_half_year_is_its_two_quarters(demo: Path) -> None:
    """The window of the half is that of Q1 and Q2 together, so its results are theirs, in order."""

    def results(*words: str) -> list[str]:
        view = json.loads(run("report", *words, "--format", "json", at=demo, now=LATER).out)
        return [said["text"] for section in view["sections"] for task in section["tasks"] for said in task["results"]]

    half = results("--half", "1")
    assert sorted(half) == sorted(set(results("--quarter", "1") + results("--quarter", "2")))
    assert half


def test_comparison_with_the_period_before(small: Path) -> None:
    said = "task: III.1.b\nunit: vhxh\ndate: {}\nprogress: in_progress\nmeasures: [{{indicator: II.1.a, numerator: {}, denominator: 150}}]"
    entry(small, "a.yaml", said.format("2026-06-12", 112))
    entry(small, "b.yaml", said.format("2026-09-12", 131))
    text = run("report", "--quarter", "3", "--format", "md", "--no-annex", at=small, now=LATER).out
    assert "### So với quý II năm 2026" in text
    assert (
        "| II.1.a 100% hồ sơ được nộp trực tuyến | 112/150 (đạt 74,7%; 1/2 đơn vị có số liệu) "
        "| 131/150 (đạt 87,3%; 1/2 đơn vị có số liệu) | +12,7 điểm % |" in text
    )
    assert "| Nhiệm vụ đang thực hiện | 1 | 1 | không đổi |" in text
    assert "So với" not in run("report", "--month", "3", "--format", "md", at=small, now=LATER).out


def test_a_figure_that_cannot_be_compared_says_so(small: Path) -> None:
    entry(
        small,
        "b.yaml",
        "task: III.1.b\nunit: vhxh\ndate: 2026-09-12\nprogress: in_progress\nmeasures: [{indicator: II.1.a, numerator: 0, denominator: 0}]",
    )
    text = run("report", "--quarter", "3", "--format", "md", "--no-annex", at=small, now=LATER).out
    assert "| chưa có số liệu | không phát sinh (1/2 đơn vị có số liệu) | không so sánh được |" in text
    assert "| 100% | không phát sinh (1/2 đơn vị có số liệu) |  | Chưa đánh giá |" in text


def test_a_letter_to_nobody_late_is_still_whole(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    entry(small, "b.yaml", "task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: in_progress")
    text = run("report", "--quarter", "2", "--kind", "don-doc", "--format", "md", at=small).out
    for sentence in (
        "**2. Nhiệm vụ quá hạn.** Tính đến ngày 14/6/2026, không có nhiệm vụ quá hạn.",
        "Các đơn vị đều đã gửi đầy đủ báo cáo quý II năm 2026.",
        "**3. Báo cáo chưa nhận được, còn thiếu.** Tính đến ngày 14/6/2026, không có.",
    ):
        assert sentence in text
    assert "Kính gửi: ……………………." in text


HOSTILE = {
    "markdown": "# **đậm** | ô | [liên kết](http://a.b)",
    "html": "<script>alert(1)</script> & <b>x</b>",
    "jinja": "{{ 7*7 }} {% for %}",
    "rich": "[red]đỏ[/red] [link=http://a]x[/link]",
    "long text": "rất dài " * 1250,
    "one long word": "a" * 300,
    "emoji and right-to-left": "😀 \u202eabc\u202c ไทย",
}


@pytest.mark.parametrize("format_", ["md", "txt", "html", "docx"])
@pytest.mark.parametrize("case", HOSTILE)
def test_what_was_written_is_shown_as_text(small: Path, case: str, format_: str) -> None:
    text = HOSTILE[case]
    said = run(
        "record",
        "III.1.b",
        "--unit",
        "vhxh",
        "--progress",
        "in_progress",
        "--result",
        text,
        "--difficulty",
        text,
        at=small,
    )
    assert said.code == 0
    ran = run("report", "--quarter", "3", "--as-of", "30/6/2026", "-o", f"a.{format_}", at=small)
    assert ran.code == 0
    data = (small / f"a.{format_}").read_bytes()
    if format_ != "docx":
        shown = data.decode()
        if format_ != "txt":
            assert "<script>" not in shown.replace("\\<script>", "")
        assert "49" not in shown
        assert "\x1b" not in shown
    if format_ == "txt":
        squeezed = "".join(shown.split())
        turned = str.maketrans("", "", "\u202e\u202c")
        assert "".join(text.translate(turned).split())[:200] in squeezed
        assert all(len(line) <= 80 for line in shown.splitlines())


def test_only_spaces_are_no_result(small: Path) -> None:
    run("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "   ", at=small)
    assert "result" not in next((small / "plan" / "progress").rglob("*.yaml")).read_text(encoding="utf-8")


def test_without_the_office_extra_the_sentence_says_what_to_install(small: Path) -> None:
    script = small / "start.py"
    script.write_text(
        "import sys\nsys.modules['docx'] = None\nfrom tthc_cli.__main__ import start\nstart()\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, str(script), "report", "--quarter", "1", "-o", "a.docx"],
        cwd=small,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert "pip install 'tthc-cli[office]'" in done.stderr.decode()
    assert not (small / "a.docx").exists()


def test_forty_units_and_four_hundred_tasks(tmp_path: Path) -> None:
    units = [f"dv{number}" for number in range(40)]
    rows = [f"  - {{id: {unit}, name: Đơn vị {unit}, short: ĐV {unit}, side: inside}}" for unit in units]
    points = "abcdđeghiklmnopqrstuvxy"
    tasks = {
        f"plan/tasks/III.{section}.yaml": "".join(
            f"- {{id: III.{section}.{point}, title: Việc {section}{point}, text: Việc, lead: [tat-ca], due: Trước 15/12/2026, products: [Sổ]}}\n"
            for point in points
        )
        for section in range(1, 19)
    }
    head = (
        "schema: 1\nunits:\n"
        + "\n".join(rows)
        + f"\ngroups:\n  - {{id: tat-ca, name: Tất cả, members: [{', '.join(units)}]}}\n"
    )
    root = lay(tmp_path / "lớn", {"plan/units.yaml": head, **tasks})
    (root / "plan" / "targets.yaml").write_text("schema: 1\ntargets: []\n", encoding="utf-8")
    ran = run("report", "--quarter", "2", "--kind", "phu-luc", "-o", "a.html", at=root)
    assert ran.code == 0, ran.err[:500]
    assert (root / "a.html").read_text(encoding="utf-8").count("<tr>") > 40 * 400
    assert run("report", "--quarter", "2", "--no-annex", "-o", "a.docx", at=root).code == 0


def test_a_workspace_with_nothing_recorded_and_no_frame(small: Path) -> None:
    plan = (small / "plan" / "plan.yaml").read_text(encoding="utf-8")
    lay(small, {"plan/plan.yaml": plan.partition("reports:")[0]})
    for kind in ("tong-hop", "don-doc", "phu-luc"):
        for ending in ("md", "txt", "html", "docx"):
            assert run("report", "--quarter", "2", "--kind", kind, "-o", f"{kind}.{ending}", at=small).code == 0
    text = (small / "tong-hop.md").read_text(encoding="utf-8")
    assert "Kính gửi: ……………………." in text
    assert "**……………………**" in text
    said = run("validate", at=small).out
    assert "cảnh báo[T508]: chưa có khung của văn bản tong-hop" in said


def test_provenance_carries_the_plans_revision(small: Path) -> None:
    def git(*words: str) -> str:
        command = ["git", "-C", str(small), "-c", "user.name=A", "-c", "user.email=a@b", *words]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    def provenance() -> str:
        return run("report", "--quarter", "2", "--no-annex", "--format", "md", at=small).out.splitlines()[-1]

    assert (
        provenance()
        == "<!-- Kỳ quý II năm 2026 (từ ngày 15/3/2026 đến ngày 14/6/2026); số liệu đến hết ngày 14/06/2026 -->"
    )
    git("init", "-q")
    git("add", "plan")
    git("commit", "-qm", "Kế hoạch")
    revision = git("log", "-1", "--format=%h", "--abbrev=10").strip()
    assert provenance().endswith(f"; bản kế hoạch {revision} -->")
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    git("add", "plan")
    git("commit", "-qm", "Tiến độ")
    assert provenance().endswith(f"; bản kế hoạch {revision} -->")
    lay(small, {"plan/tasks/III.9.yaml": "- {id: III.9.a, title: Mới, text: Mới}\n"})
    assert provenance().endswith(f"; bản kế hoạch {revision}+ -->")


def test_a_signature_never_stands_alone(small: Path) -> None:
    assert run("report", "--quarter", "2", "--no-annex", "-o", "a.docx", at=small).code == 0
    *_, last = docx.Document(str(small / "a.docx")).paragraphs
    assert last.text.endswith("./.")
    assert last.paragraph_format.keep_with_next
