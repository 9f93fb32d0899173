"""`tthc amend`, `validate --since`, `--staged`, `log`, and SARIF."""

import json
import os
from pathlib import Path

import pytest

from tests.git import commit, git, start_repository
from tests.running import Ran, run
from tests.workspaces import entry, lay

TASKS = "plan/tasks/III.1.yaml"


def amend(root: Path, due: str = "Trước 31/12/2026", task: str = "III.1.a") -> Ran:
    return run(
        "amend",
        task,
        "--due",
        due,
        "--document",
        "123/UBND-VP",
        "--date",
        "5/6/2026",
        "--reason",
        "Chờ: đợt 2 #1",
        at=root,
        columns=300,
    )


def codes(root: Path, *words: str) -> list[tuple[str, str]]:
    problems = json.loads(run("validate", "--format", "json", *words, at=root).out)["problems"]
    return [(problem["code"], problem["file"]) for problem in problems if problem["code"].startswith("T7")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_every_other_byte_stays(small: Path, line_end: str, bom: str) -> None:
    path, document = small / TASKS, small / "plan/plan.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "  due: Trước 15/12/2026", "  due:   Trước 15/12/2026   # hạn của thành phố"
    )
    path.write_bytes((bom + text).replace("\n", line_end).encode())
    head = document.read_bytes()
    assert amend(small).code == 0
    assert (
        path.read_bytes()
        == (bom + text.replace("Trước 15/12/2026   #", "Trước 31/12/2026   #")).replace("\n", line_end).encode()
    )
    assert document.read_bytes().startswith(head)
    assert document.read_bytes()[len(head) :].decode() == (
        "\namendments:\n  - document: 123/UBND-VP\n    date: 2026-06-05\n    task: III.1.a\n    field: due\n    old: Trước 15/12/2026\n"
        "    new: Trước 31/12/2026\n    reason: 'Chờ: đợt 2 #1'\n"
    )


@pytest.mark.parametrize(
    "held",
    [
        "amendments: []\n",
        "amendments:\n",
        "amendments:\n- {document: 1/A, date: 2026-05-01, task: III.1.b, field: due, old: Trước 1/12/2026, new: Thường xuyên trong năm 2026, reason: x}\n",
        "amendments:\n  - document: 1/A\n    date: 2026-05-01\n    task: III.1.b\n    field: due\n    old: Trước 1/12/2026\n"
        "    new: Thường xuyên trong năm 2026\n    reason: x\n\n# hết\n",
    ],
)
def test_amendments_are_appended_to_what_is_there(small: Path, held: str) -> None:
    document = small / "plan/plan.yaml"
    document.write_text(document.read_text(encoding="utf-8") + held, encoding="utf-8")
    assert amend(small).code == 0
    assert run("validate", at=small).code == 0
    text = document.read_text(encoding="utf-8")
    assert text.count("  - document: 123/UBND-VP\n") + text.count("\n- document: 123/UBND-VP\n") == 1
    assert ("# hết" in text) == ("# hết" in held)


def test_a_task_without_a_deadline_gets_one(small: Path) -> None:
    path = small / TASKS
    path.write_text(path.read_text(encoding="utf-8").replace("  due: Trước 15/12/2026\n", ""), encoding="utf-8")
    assert amend(small).code == 0
    assert "  serves: [II.1]\n  due: Trước 31/12/2026\n- id: III.1.b" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["III.1.a", "--due", "sớm nhất có thể"], "không đọc được thời hạn “sớm nhất có thể”"),
        (["III.1.a", "--due", "Trước 15/12/2026"], "III.1.a đã có hạn “Trước 15/12/2026”, không có gì để điều chỉnh"),
        (["III.9.a", "--due", "Trước 15/12/2026"], "không có nhiệm vụ “III.9.a”"),
        (["III.1.a", "--due", "Trước 31/12/2026", "--date", "32/1/2026"], "--date: ngày 32/01/2026 không có thật"),
        (
            ["III.1.a", "--due", "Trước 31/12/2026", "--date", "1/7/2026"],
            "ngày văn bản 01/07/2026 ở sau hôm nay (30/06/2026)",
        ),
    ],
)
def test_refusals_change_nothing(small: Path, words: list[str], said: str) -> None:
    before = {path: path.read_bytes() for path in (small / "plan").rglob("*.yaml")}
    ran = run("amend", *words, "--document", "1/A", "--reason", "x", at=small, columns=300)
    assert (ran.code, said in ran.err) == (2, True)
    assert before == {path: path.read_bytes() for path in (small / "plan").rglob("*.yaml")}


def test_an_amendment_that_was_cut_off_between_its_two_files_is_finished_by_the_same_words(small: Path) -> None:
    before = (small / TASKS).read_bytes()
    assert amend(small).code == 0
    document, tasks = (small / "plan/plan.yaml").read_bytes(), (small / TASKS).read_bytes()
    (small / TASKS).write_bytes(before)
    assert "lỗi[T207]" in run("validate", at=small, columns=300).out
    ran = amend(small)
    assert (ran.code, ran.out) == (0, f"{TASKS}\n")
    assert ((small / "plan/plan.yaml").read_bytes(), (small / TASKS).read_bytes()) == (document, tasks)
    assert run("validate", at=small).code == 0


def test_a_file_that_cannot_be_replaced_leaves_both_as_they_were(small: Path) -> None:
    """As on Windows while another program has the file open."""
    before = {path: path.read_bytes() for path in (small / "plan").rglob("*.yaml")}
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target.name == Path(TASKS).name and source.read_bytes() != before[small / TASKS]:
            raise PermissionError(13, "đang mở")
        replace(source, target)

    os.replace = refuse  # type: ignore[assignment]  # as pathlib calls it
    try:
        ran = amend(small)
    finally:
        os.replace = replace
    assert (ran.code, "không ghi được tệp của kế hoạch: không có quyền" in ran.err) == (3, True)
    assert before == {path: path.read_bytes() for path in (small / "plan").rglob("*") if path.is_file()}


def test_missing_words(small: Path) -> None:
    assert "thiếu --due, --document, --reason" in run("amend", "III.1.a", at=small).err


@pytest.mark.parametrize(
    "held",
    [
        "amendments: [{document: 1/A, date: 2026-05-01, task: III.1.b, field: due, old: Trước 1/12/2026, new: Thường xuyên trong năm 2026, reason: x}]\n"
    ],
)
def test_what_cannot_be_edited_is_said(small: Path, held: str) -> None:
    document = small / "plan/plan.yaml"
    document.write_text(document.read_text(encoding="utf-8") + held, encoding="utf-8")
    assert (amend(small).code, "viết trên một dòng" in amend(small).err) == (3, True)
    path = small / TASKS
    path.write_text(
        path.read_text(encoding="utf-8").replace("due: Trước 15/12/2026", "due: {by: 2026-12-14, text: Giữa tháng 12}"),
        encoding="utf-8",
    )
    assert "ghi ở dạng riêng" in amend(small).err


def test_weakening_needs_a_document_since_a_revision(small: Path) -> None:
    start_repository(small)
    path = small / TASKS
    path.write_text(path.read_text(encoding="utf-8").replace("Trước 15/12/2026", "Trước 31/12/2026"), encoding="utf-8")
    assert codes(small) == [("T702", TASKS)]
    assert codes(small, "--since", "main") == [("T701", TASKS)]
    assert run("validate", "--since", "main", at=small).code == 1
    commit(small, "Lùi hạn")
    assert codes(small) == []
    assert codes(small, "--since", "HEAD~1") == [("T701", TASKS)]
    path.write_text(path.read_text(encoding="utf-8").replace("Trước 31/12/2026", "Trước 15/12/2026"), encoding="utf-8")
    amend(small)
    assert codes(small, "--since", "HEAD~1") == []


def test_an_amendment_that_grants_nothing(small: Path) -> None:
    start_repository(small)
    document = small / "plan/plan.yaml"
    idle = "amendments:\n  - {document: 9/A, date: 2026-06-05, task: III.1.b, field: due, old: x, new: Thường xuyên trong năm 2026, reason: y}\n"
    document.write_text(document.read_text(encoding="utf-8") + idle, encoding="utf-8")
    assert codes(small, "--since", "main") == [("T703", "plan/plan.yaml")]


def test_two_extensions_in_one_branch(small: Path) -> None:
    start_repository(small)
    amend(small)
    amend(small, "Trước 31/1/2027")
    assert codes(small, "--since", "main") == []
    assert run("validate", at=small).code == 0


def test_what_is_gone_is_missed_in_the_document(small: Path) -> None:
    lay(
        small,
        {"plan/tasks/III.3.yaml": "- {id: III.3.a, title: Việc, text: Việc ba, lead: [vp], due: Trước 1/12/2026}\n"},
    )
    start_repository(small)
    (small / "plan/tasks/III.3.yaml").unlink()
    assert codes(small, "--since", "main") == [("T701", "plan/plan.yaml")]
    document = small / "plan/plan.yaml"
    granted = "amendments:\n  - {document: 9/A, date: 2026-06-05, task: III.3.a, field: id, old: Việc, new: '', reason: Thôi}\n"
    document.write_text(document.read_text(encoding="utf-8") + granted, encoding="utf-8")
    assert codes(small, "--since", "main") == []


def test_staged_is_what_the_commit_will_hold(small: Path) -> None:
    start_repository(small)
    lay(small, {"plan/tasks/III.3.yaml": "- id: III.3.a\n"})
    assert (run("validate", at=small).code, run("validate", "--staged", at=small).code) == (1, 0)
    git(small, "add", "-A")
    (small / "plan/tasks/III.3.yaml").unlink()
    assert (run("validate", at=small).code, run("validate", "--staged", at=small).code) == (0, 1)


def test_staged_outside_a_repository(small: Path) -> None:
    assert run("validate", "--staged", at=small).code == 3


def test_sarif_names_rule_line_and_column(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- {id: III.3.a, title: Việc, text: Việc, lead: [sai]}\n"})
    run_ = json.loads(run("validate", "--format", "sarif", at=small).out)["runs"][0]
    (result,) = [result for result in run_["results"] if result["ruleId"] == "T104"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"], place["region"]["startColumn"]) == (
        "plan/tasks/III.3.yaml",
        1,
        49,
    )
    assert result["level"] == "error"


def test_the_life_of_a_task(small: Path) -> None:
    start_repository(small)
    amend(small)
    commit(small, "Gia hạn", day="2026-06-05")
    entry(
        small,
        "a.yaml",
        "task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: in_progress\npercent: 40\nresult: Việc một",
    )
    entry(
        small,
        "b.yaml",
        "task: III.1.a\nunit: vp\ndate: 2026-06-13\nprogress: in_progress\nresult: Việc hai\ncorrects: a.yaml",
    )
    entry(
        small,
        "c.yaml",
        "task: III.2.d\ndate: 2026-06-14\ninstruction: {document: 5/SNV, from: Sở Nội vụ, date: 2026-06-14, due: 2026-07-14}",
    )
    assert run("close", "--quarter", "2", "--by", "Trần B", at=small).code == 0
    assert run("log", "III.1.a", at=small, columns=300).out.splitlines() == [
        "05/06/2026  III.1.a – hạn: Trước 15/12/2026 → Trước 31/12/2026 (lùi 16 ngày), theo 123/UBND-VP ngày 05/06/2026 (Người sửa)",
        "12/06/2026  III.1.a  Văn phòng – đang thực hiện 40%: Việc một (Người thử)",
        "13/06/2026  III.1.a  Văn phòng – đang thực hiện: Việc hai (đính chính a.yaml) (Người thử)",
    ]
    events = json.loads(run("log", "--json", at=small).out)["events"]
    assert [event["kind"] for event in events] == ["plan", "plan", "entry", "correction", "instruction", "closing"]
    assert [event["kind"] for event in json.loads(run("log", "--json", "--unit", "vp", at=small).out)["events"]] == [
        "entry",
        "correction",
    ]
    assert "5/SNV" in run("log", "--quarter", "2", at=small).out
    assert "Chưa có diễn biến nào như yêu cầu." in run("log", "--quarter", "1", at=small).out


def test_what_was_taken_back_is_told_in_the_life_of_both_tasks(small: Path) -> None:
    entry(small, "a.yaml", "task: III.2.đ\nunit: vhxh\ndate: 2026-06-12\nprogress: done\nresult: Xong")
    entry(
        small, "b.yaml", "task: III.2.d\nunit: vhxh\ndate: 2026-06-13\nprogress: done\nresult: Xong\ncorrects: a.yaml"
    )
    told = "13/06/2026  III.2.d  Phòng VH-XH – hoàn thành: Xong (thay cho bản ghi của III.2.đ: a.yaml) (Người thử)"
    assert run("log", "III.2.d", at=small, columns=300).out.splitlines() == [told]
    assert run("log", "III.2.đ", at=small, columns=300).out.splitlines() == [
        "12/06/2026  III.2.đ  Phòng VH-XH – hoàn thành: Xong (Người thử)",
        told,
    ]


def test_an_instruction_put_right_says_so(small: Path) -> None:
    told = "task: III.2.d\ndate: 2026-06-14\ninstruction: {document: 5/SNV, from: Sở Nội vụ, date: 2026-06-14}"
    entry(small, "a.yaml", told)
    entry(small, "b.yaml", f"{told}\ncorrects: a.yaml")
    assert "Văn bản 5/SNV của Sở Nội vụ (đính chính a.yaml) (Người thử)" in run("log", at=small, columns=300).out
    shown = [line.strip() for line in run("show", "III.2.d", at=small, columns=300).out.splitlines()]
    assert shown[-2:] == [
        "14/06/2026  Sở Nội vụ: văn bản 5/SNV ngày 14/06/2026; không nêu hạn  [b.yaml]",
        "Đính chính: a.yaml",
    ]


def test_log_without_git(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: in_progress")
    assert "Văn phòng – đang thực hiện" in run("log", at=small).out


def test_reopening_is_in_the_log(small: Path) -> None:
    closing = ["close", "--quarter", "1", "--by", "Trần B"]
    assert run(*closing, at=small).code == 0
    assert run(*closing, "--reopen", "--document", "130/UBND-VP", "--reason", "Sai số", at=small).code == 0
    assert [event["kind"] for event in json.loads(run("log", "--json", at=small).out)["events"]] == [
        "closing",
        "reopening",
    ]


def test_a_step_has_no_deadline_of_its_own(small: Path) -> None:
    path = small / TASKS
    path.write_text(
        path.read_text(encoding="utf-8") + "  steps:\n    - {id: III.1.b.1, text: Bước một}\n", encoding="utf-8"
    )
    ran = run("amend", "III.1.b.1", "--due", "Trước 1/12/2026", "--document", "1/A", "--reason", "x", at=small)
    assert (ran.code, "III.1.b.1 là một bước" in ran.err) == (2, True)


def test_a_deadline_inside_braces_is_left_to_a_person(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- {id: III.3.a, title: Việc, text: Việc ba, lead: [vp]}\n"})
    ran = amend(small, task="III.3.a")
    assert (ran.code, "không sửa tự động được" in ran.err) == (3, True)


def test_since_a_revision_whose_plan_cannot_be_read(small: Path) -> None:
    plan = (small / "plan/plan.yaml").read_text(encoding="utf-8")
    lay(small, {"plan/plan.yaml": "- sai\n"})
    start_repository(small)
    lay(small, {"plan/plan.yaml": plan})
    assert (run("validate", "--since", "main", at=small).code, run("validate", at=small).code) == (3, 0)


def test_reports_tell_both_deadlines(small: Path) -> None:
    assert amend(small).code == 0
    text = run("report", "--quarter", "2", "--format", "md", at=small).out
    said = "Trước 31/12/2026 (hạn cuối: 30/12/2026; hạn ban đầu: Trước 15/12/2026; hạn hiện hành theo 123/UBND-VP ngày 05/06/2026)"
    assert f"Thời hạn: {said}." in text


def test_a_file_that_only_reads_after_putting_right_is_edited_by_hand(small: Path) -> None:
    """Spaces of Word at the beginning of a line: the reader takes them for plain ones, no other YAML program does."""
    path = small / "plan/plan.yaml"
    path.write_bytes(path.read_bytes().replace(b"  III.1: ", "\u00a0\u00a0III.1: ".encode()))
    assert run("status", at=small).code == 0
    ran = amend(small)
    assert (ran.code, "không sửa tự động được chỗ này" in ran.err) == (3, True)


@pytest.mark.parametrize("word", ["\x1b", " ", "\udcff"])
def test_words_that_no_file_can_hold_amend_nothing(small: Path, word: str) -> None:
    before = (small / "plan/plan.yaml").read_bytes()
    for words in (("--document", word, "--reason", "x"), ("--document", "1/A", "--reason", word)):
        assert run("amend", "III.1.a", "--due", "Trước 31/12/2026", *words, at=small).code == 2
    assert (small / "plan/plan.yaml").read_bytes() == before
