"""`tthc instruct`: what starts a waiting work, once, and how it is put right."""

from pathlib import Path

from tests.domain.making import task_on
from tests.running import Ran, run
from tests.workspaces import read_clean


def instruct(root: Path, *more: str, document: str = "1234/SNV", due: str = "30/6/2026", task: str = "III.2.d") -> Ran:
    words = ("instruct", task, "--document", document, "--from", "so noi vu", "--date", "20/5/2026", "--due", due)
    return run(*words, "--by", "A", *more, at=root, columns=300)


def duties(root: Path) -> list[str]:
    """The documents that oblige, with their last days."""
    owed = task_on(root, "2026-06-30", "III.2.d").terms.obligations
    return sorted(f"{one.instruction.document} {one.instruction.due}" for one in owed if one.instruction)


def test_a_wrong_day_is_put_right(small: Path) -> None:
    first = instruct(small).out.strip()
    assert instruct(small, "--corrects", first, due="31/7/2026").code == 0
    assert duties(small) == ["1234/SNV 2026-07-31"]
    assert run("validate", at=small).code == 0
    assert {entry.corrects for entry in read_clean(small)[0].log.entries} == {None, Path(first).name}


def test_a_wrong_number_is_put_right(small: Path) -> None:
    first = instruct(small, document="1243/SNV").out.strip()
    assert instruct(small, "--corrects", first).code == 0
    assert duties(small) == ["1234/SNV 2026-06-30"]


def test_the_same_document_is_not_recorded_twice(small: Path) -> None:
    first = Path(instruct(small).out.strip()).name
    ran = instruct(small, due="31/7/2026")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"Lỗi: văn bản 1234/SNV đã được ghi cho III.2.d trong {first}\n"
        "  Cách sửa: Không phải ghi lại. Nếu bản ghi ấy sai thì thêm --corrects và tên tệp ấy để đính chính.\n"
    )
    assert instruct(small, document="1235/SNV").code == 0
    assert duties(small) == ["1234/SNV 2026-06-30", "1235/SNV 2026-06-30"]


def test_only_what_was_received_for_this_task_is_corrected(small: Path) -> None:
    first = instruct(small).out.strip()
    assert "ghi văn bản cho III.2.d" in instruct(small, "--corrects", first, task="III.2.đ").err
    assert "không có bản ghi x.yaml" in instruct(small, "--corrects", "x.yaml", document="9/SNV").err
