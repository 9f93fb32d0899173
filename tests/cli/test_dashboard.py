"""`tthc dashboard`: the file it writes, what it leaves alone, what the public never reads."""

from pathlib import Path

import pytest

from tests.domain.telling import RESULT, says
from tests.pages import Page
from tests.running import run
from tests.workspaces import entry, lay

SECRETS = {
    "by": "Nguyễn Thị Người-Ghi",
    "difficulty": "Khó khăn mật",
    "cause": "Nguyên nhân mật",
    "proposal": "Kiến nghị mật",
    "next": "Phương hướng mật",
}


def page_of(root: Path, *words: str) -> str:
    assert run("dashboard", *words, at=root).code == 0
    return (root / "dashboard" / "index.html").read_text(encoding="utf-8")


def test_it_writes_one_file_and_says_where(small: Path) -> None:
    ran = run("dashboard", at=small)
    assert (ran.code, ran.out, ran.err) == (
        0,
        "dashboard/index.html\n",
        "Đã ghi dashboard/index.html; mở tệp này bằng trình duyệt.\n",
    )
    assert [path.name for path in (small / "dashboard").iterdir()] == ["index.html"]
    again = run("dashboard", at=small)
    assert (again.code, again.err) == (0, "dashboard/index.html đã đúng như vậy, không phải ghi lại.\n")


def test_an_older_page_of_ours_is_replaced(small: Path) -> None:
    before = page_of(small)
    says(small, "a.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress", RESULT)
    assert page_of(small) != before


def test_another_file_of_that_name_is_kept_unless_forced(small: Path) -> None:
    other = small / "web" / "index.html"
    other.parent.mkdir()
    other.write_text("<p>Trang của tôi</p>", encoding="utf-8")
    kept = run("dashboard", "-o", "web", at=small, columns=200)
    assert (kept.code, other.read_text(encoding="utf-8")) == (2, "<p>Trang của tôi</p>")
    assert kept.err == (
        "Lỗi: web/index.html đã có và không phải do tthc viết, nên được giữ nguyên\n"
        "  Cách sửa: Chọn thư mục khác bằng -o THƯ_MỤC, hoặc thêm --force để ghi đè.\n"
    )
    assert run("dashboard", "-o", "web", "--force", at=small).code == 0
    assert "Trang của tôi" not in other.read_text(encoding="utf-8")


@pytest.mark.parametrize("blocked", ["tệp", "tệp/sâu hơn"])
def test_where_it_cannot_write_nothing_is_written(small: Path, blocked: str) -> None:
    (small / "tệp").write_text("một tệp", encoding="utf-8")
    ran = run("dashboard", "-o", blocked, at=small, columns=200)
    assert (ran.code, f"Lỗi: không ghi được {blocked}/index.html: " in ran.err) == (3, True)
    assert (small / "tệp").read_text(encoding="utf-8") == "một tệp"


def test_a_folder_of_that_name_is_no_page(small: Path) -> None:
    (small / "dashboard" / "index.html").mkdir(parents=True)
    ran = run("dashboard", at=small, columns=200)
    assert (ran.code, "không ghi được dashboard/index.html: đây là một thư mục" in ran.err) == (3, True)


def test_any_day_as_it_was(small: Path) -> None:
    says(small, "a.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress", RESULT)
    page = Page(page_of(small, "--as-of", "30/4/2026"))
    assert "Số liệu đến hết ngày 30/04/2026" in page.text
    assert "12/06/2026" not in page.text


def test_errors_in_the_data_are_listed_and_counted_on_the_page(small: Path) -> None:
    says(small, "a.yaml", "III.9.z", "vhxh", "2026-06-12", "in_progress")
    ran = run("dashboard", at=small, columns=200)
    assert ran.code == 1
    assert "Chú ý: dữ liệu có 1 lỗi; 1 bản ghi có lỗi không được tính vào kết quả trên:" in ran.err
    page = Page((small / "dashboard" / "index.html").read_text(encoding="utf-8"))
    assert "Chú ý: dữ liệu có 1 lỗi; 1 bản ghi có lỗi không được tính vào trang này." in page.text


def test_without_a_plan_there_is_no_page(tmp_path: Path) -> None:
    root = lay(tmp_path / "w", {"plan/plan.yaml": "schema: 1\n"})
    assert run("dashboard", at=root).code == 3
    assert not (root / "dashboard").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--port", "9000"), "--port chỉ dùng với --serve"),
        (("--serve", "-o", "web"), "--serve không ghi tệp"),
        (("--serve", "--force"), "--serve không ghi tệp"),
        (("--serve", "--port", "80"), "--port: “80” không phải là cổng"),
        (("--serve", "--port", "chín nghìn"), "--port: “chín nghìn” không phải là cổng"),
        (("--serve", "--as-of", "hôm qua"), "--as-of: “hôm qua” không phải là ngày"),
    ],
)
def test_words_that_do_not_fit_together(small: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("dashboard", *words, at=small, columns=200)
    assert (ran.code, said in ran.err) == (2, True)


def test_the_public_page_holds_none_of_what_stays_inside(small: Path) -> None:
    """Not as text, not in an attribute, not anywhere in its bytes."""
    plan = small / "plan" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8") + "signer: {position: CHỦ TỊCH, name: Lê Người-Ký}\n", "utf-8")
    tasks = small / "plan" / "tasks" / "III.1.yaml"
    tasks.write_text(tasks.read_text("utf-8") + "  note: Ghi chú mật\n", "utf-8")
    entry(
        small,
        "20260612-mat-7f3a9c.yaml",
        "\n".join(
            [
                "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Kết quả mở",
                *(f"{key}: {words}" for key, words in SECRETS.items()),
                "evidence:",
                "  - {document: 45/BC, title: Trích yếu mở, link: 'S:\\\\duong-dan-mat\\\\45.docx'}",
                "  - {document: 46/BC, link: 'https://example.vn/mo'}",
                "measures: [{indicator: II.1.a, numerator: 1, denominator: 2, source: Nguồn mật}]",
            ]
        ),
    )
    hidden = (*SECRETS.values(), "Ghi chú mật", "Nguồn mật", "duong-dan-mat", "mat-7f3a9c")
    inside, outside = page_of(small), page_of(small, "--public")
    assert [words for words in hidden if words in outside] == []
    assert [words for words in hidden if words not in inside] == ["mat-7f3a9c"]
    assert "Người-Ký" not in inside + outside
    for words in ("Kết quả mở", "Trích yếu mở", "https://example.vn/mo", "Bản công khai"):
        assert words in outside


def test_every_text_of_the_demo_that_stays_inside_stays_inside(demo: Path, tmp_path: Path) -> None:
    words = ["dashboard", "--as-of", "31/12/2026", "--workspace", str(demo)]
    now = "2026-12-31T08:00:00+07:00"
    assert run(*words, "--public", at=tmp_path, now=now).code == 0
    public = (tmp_path / "dashboard" / "index.html").read_text(encoding="utf-8")
    for label in (
        "Khó khăn, vướng mắc:",
        "Nguyên nhân:",
        "Kiến nghị",
        "Phương hướng:",
        "người ghi:",
        "Dữ liệu minh họa",
    ):
        assert label not in public, label
