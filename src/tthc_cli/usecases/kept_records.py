"""What git keeps of entries and closed periods is neither rewritten nor deleted: a correction, a reopening take it back."""

from collections.abc import Iterator
from pathlib import Path

from tthc_cli.domain.closings import ClosedPeriod, keeps_closings
from tthc_cli.domain.text import shell_word
from tthc_cli.problems import Place, Problem, Rule, Severity
from tthc_cli.store.closed_files import read_closed
from tthc_cli.store.disk import FOLDER
from tthc_cli.store.entry_files import ENTRY_FILE
from tthc_cli.store.git import deleted_files, has_history, rewritten_entries
from tthc_cli.store.reading import Reading
from tthc_cli.store.sources import BlobSource
from tthc_cli.store.workspace import Workspace
from tthc_cli.usecases.comparing import commit_meant

REWRITTEN = Rule(
    "T704",
    Severity.ERROR,
    "Bản ghi đã lưu trong git bị sửa nội dung hoặc bị xoá; một bản ghi chỉ ghi một lần.",
    "sửa result của một tệp trong plan/progress đã commit, hoặc xoá tệp ấy",
    "Lấy lại nội dung cũ (git checkout -- tên tệp) rồi ghi bản đính chính: tthc record … --corrects TÊN_TỆP.",
)
REWRITTEN_CLOSING = Rule(
    "T705",
    Severity.ERROR,
    "Kỳ đã chốt, đã lưu trong git, bị xoá hoặc bị sửa; lần chốt cũ luôn được giữ.",
    "xoá plan/closed/2026-Q2.yaml đã commit",
    "Lấy lại tệp cũ (git checkout -- tên tệp); muốn mở lại kỳ thì dùng: tthc close … --reopen --document SỐ --reason LÝ_DO.",
)
KEPT_RULES = (REWRITTEN, REWRITTEN_CLOSING)


def lost_since(root: Path, workspace: Workspace, since: str | None, *, staged: bool) -> Iterator[Problem]:
    """What a revision, or the newest commit where there is one, keeps of entries and closings, and the workspace does not any more."""
    if since is None and not has_history(root):
        return
    commit = commit_meant(root, since or "HEAD")
    for file in rewritten_entries(root, commit, staged=staged):
        yield REWRITTEN.problem(Place(file), "bản ghi đã lưu trong git bị sửa nội dung")
    for file in deleted_files(root, commit, staged=staged):
        yield _deleted(file, since or "HEAD")
    now = {period.period: period for period in workspace.closed}
    for before in _closed_at(root, commit):
        if before.period in now and not keeps_closings(now[before.period], before):
            yield REWRITTEN_CLOSING.problem(now[before.period].origin, f"lần chốt cũ của kỳ {before.name} bị sửa")


def _deleted(file: str, revision: str) -> Problem:
    back = f"Lấy lại: git checkout {shell_word(revision)} -- {shell_word(file)}"
    if ENTRY_FILE.fullmatch(file):
        name = file.rpartition("/")[2]
        again = f"{back}. Muốn bỏ bản ghi ấy thì ghi bản đính chính: tthc record … --corrects {shell_word(name)}."
        return REWRITTEN.problem(Place(file), "bản ghi đã lưu trong git bị xoá", again)
    return REWRITTEN_CLOSING.problem(Place(file), "kỳ đã chốt, đã lưu trong git, bị xoá", f"{back}.")


def _closed_at(root: Path, commit: str) -> tuple[ClosedPeriod, ...]:
    """The closed periods of a commit that can be read."""
    source = BlobSource.of_folder(root, commit, f"{FOLDER}/closed")
    return read_closed(Reading(source), source.contents().files)
