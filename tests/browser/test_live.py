"""The page in the meeting room: it follows what is recorded, and says when nobody serves it any more."""

from pathlib import Path

from tests.browser.conftest import Opening
from tests.cli.serving import serve
from tests.domain.telling import says
from tests.workspaces import lay


def test_it_shows_what_was_just_recorded_and_keeps_open_what_was_open(opened: Opening, tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    with serve(root) as server, opened(server.address, "#q=phan+anh", may_ask=f"{server.address}version") as page:
        page.locator("[id='III.1.b'] > summary").click()
        says(root, "a.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress", "result: Vừa ghi xong")
        words = page.get_by_text("Vừa ghi xong")
        page.evaluate("scrollTo(0, 0)")
        words.wait_for(state="visible", timeout=10_000)
        assert page.evaluate("scrollY") == 0
        assert page.input_value("#q") == "phan anh"
        assert page.locator("details.task:visible").count() == 1


def test_it_says_that_the_plan_cannot_be_read_and_recovers(opened: Opening, tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    plan = root / "plan" / "plan.yaml"
    good = plan.read_text(encoding="utf-8")
    with serve(root) as server, opened(server.address, may_ask=f"{server.address}version") as page:
        notice = page.locator("#notice p")
        plan.write_text("number: [\n", encoding="utf-8")
        notice.wait_for(timeout=10_000)
        assert notice.inner_text().startswith("Kế hoạch đang có lỗi nên không đọc được")
        plan.write_text(good, encoding="utf-8")
        notice.wait_for(state="detached", timeout=10_000)


def test_it_says_that_nobody_serves_it_any_more(opened: Opening, tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    with serve(root) as server:
        version = f"{server.address}version"
        with opened(server.address, may_ask=version, may_say="ERR_CONNECTION_REFUSED") as page:
            server.stop()
            page.get_by_text("tthc đã dừng, nên trang này không còn tự cập nhật.").wait_for(timeout=10_000)
            assert page.locator("details.task").count() == 4
