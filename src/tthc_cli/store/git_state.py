"""What git can tell of a workspace, and where it cannot: why, and what the officer can do about it."""

from enum import StrEnum
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

from tthc_cli.errors import CannotGoOnError
from tthc_cli.store.git_process import SECONDS, ask_git, has_git, run_git


class History(StrEnum):
    """What there is to ask, and what stands in the way."""

    WHOLE = "whole"
    NO_PROGRAM = "no_program"
    NO_REPOSITORY = "no_repository"
    NO_COMMIT = "no_commit"
    FOREIGN = "foreign"
    SHALLOW = "shallow"
    PARTIAL = "partial"
    BROKEN = "broken"
    SILENT = "silent"


class GitState(NamedTuple):
    """How far git can tell: what stands in the way in words, and the remedy; both empty where nothing does."""

    history: History
    message: str = ""
    remedy: str = ""

    @property
    def is_absent(self) -> bool:
        """Whether there is nothing to ask, which an office is free to do without."""
        return self.history in (History.NO_PROGRAM, History.NO_REPOSITORY, History.NO_COMMIT)

    @property
    def is_cut(self) -> bool:
        """Whether a part of the history was left where it was fetched from."""
        return self.history in (History.SHALLOW, History.PARTIAL)


class UntoldError(CannotGoOnError):
    """git cannot tell what was asked, although it should know."""

    def __init__(self, state: GitState) -> None:
        super().__init__(state.message, hint=state.remedy)
        self.state = state


_WHOLE = GitState(History.WHOLE)
_NO_PROGRAM = GitState(History.NO_PROGRAM, "máy này chưa cài git", "Cài git rồi chạy lại.")
_NO_COMMIT = GitState(
    History.NO_COMMIT, "kho git chưa có bản nào được lưu (commit)", "Lưu bản đầu tiên: git add plan && git commit"
)
SHALLOW = GitState(
    History.SHALLOW,
    "kho git chỉ tải một phần lịch sử",
    "Tải đủ bằng “git fetch --unshallow” (CI: fetch-depth: 0).",
)
_PARTIAL = GitState(
    History.PARTIAL,
    "kho git tải thiếu nội dung của các bản đã lưu",
    "Tải đủ bằng “git fetch --refetch --no-filter”.",
)
_BROKEN = GitState(
    History.BROKEN,
    "kho git hỏng hoặc thiếu dữ liệu",
    "Xem chỗ hỏng bằng “git fsck”, hoặc lấy lại kho từ nơi lưu chung (git clone).",
)
_SILENT = GitState(
    History.SILENT,
    f"git không trả lời trong {SECONDS} giây",
    "Xem ổ đĩa hoặc ổ mạng có bị treo không, và .git/config có trỏ tới tệp lạ không, rồi chạy lại.",
)
_REFUSED = (b"dubious ownership", b"unsafe repository")
_NOT_FOUND = b"not a git repository"
_BETWEEN_DISKS = b"GIT_DISCOVERY_ACROSS_FILESYSTEM"
_LACKING = (b"Could not read", b"could not fetch", b"bad object", b"unable to read")


def read_state(root: Path) -> GitState:
    """How far git can tell what the newest commit is."""
    told = run_git(root, "rev-parse", "--is-shallow-repository", "HEAD^{commit}")
    if told is None:
        return _SILENT if has_git() else _NO_PROGRAM
    if told.stdout.startswith((b"true", b"false")):
        is_shallow = told.stdout.startswith(b"true")
        return (SHALLOW if is_shallow else _WHOLE) if told.returncode == 0 else _without_commit(root)
    if any(words in told.stderr for words in _REFUSED):
        return _foreign(root, told)
    is_none = _NOT_FOUND in told.stderr and (_BETWEEN_DISKS in told.stderr or not _remains(root))
    return _none(root) if is_none else _BROKEN


def why_untold(root: Path, told: CompletedProcess[bytes] | None) -> GitState:
    """Why git did not answer a question to which it should know the answer; `told` is what it did instead."""
    state = read_state(root)
    if state.history not in (History.WHOLE, History.SHALLOW):
        return state
    if told is None:
        return _SILENT
    is_partial = ask_git(root, "config", "--get-regexp", r"^(remote\..*\.promisor|extensions\.partialclone)$")
    return _PARTIAL if is_partial else _BROKEN


def is_lacking(told: CompletedProcess[bytes] | None) -> bool:
    """Whether git says that something is missing which it knows of."""
    return told is not None and any(words in told.stderr for words in _LACKING)


def _none(root: Path) -> GitState:
    remedy = "Tạo kho bằng “git init”, hoặc chạy ở thư mục có kho git."
    return GitState(History.NO_REPOSITORY, f"{root} không nằm trong kho git", remedy)


def _foreign(root: Path, told: CompletedProcess[bytes]) -> GitState:
    """Git names the folder in the command that it proposes."""
    lines = (line.strip() for line in told.stderr.decode("utf-8", "replace").splitlines())
    command = next((line for line in lines if line.startswith("git config ")), "")
    if not command:
        command = f"git config --global --add safe.directory {root}"
    message = "git không đọc kho này, vì thư mục của kho thuộc người dùng khác"
    return GitState(History.FOREIGN, message, f"Nếu tin cậy kho này thì chạy: {command}")


def _without_commit(root: Path) -> GitState:
    """A repository whose newest commit cannot be told: there is none yet, or it is lost."""
    if ask_git(root, "rev-parse", "--verify", "--quiet", "HEAD"):
        return _BROKEN
    told = run_git(root, "for-each-ref", "--count=1")
    if told is None:
        return _SILENT
    if told.returncode or told.stderr:
        return _BROKEN
    is_lost = not told.stdout and _was_moved(root)
    return _BROKEN if is_lost else _NO_COMMIT


def _was_moved(root: Path) -> bool:
    """Whether the log of the repository knows of commits."""
    log = ask_git(root, "rev-parse", "--git-path", "logs/HEAD")
    try:
        return log is not None and (root / log).stat().st_size > 0
    except OSError:
        return False


def _remains(root: Path) -> bool:
    """Whether a folder on the way up holds what was a repository, which git does not know as one any more."""
    return any(_is_there(folder / ".git" / part) for folder in (root, *root.parents) for part in ("HEAD", "objects"))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True
    except OSError:
        return False
