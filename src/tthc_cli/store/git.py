"""What git knows of a workspace, asked of the git on the PATH. Nothing is checked out, locked or written, and no program named in a
repository's settings is started.
"""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tthc_cli.errors import CannotGoOnError

_SAFE = ("--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotepath=off", "-c", "protocol.allow=never")
_PLAN = ("--", "plan", ":(exclude)plan/progress", ":(exclude)plan/closed")
_SECONDS = 60


def _run(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    command = ["git", *_SAFE, "-C", str(root), *words]
    try:
        return subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        # ValueError: a character that no command line can hold.
        return None


def ask_git(root: Path, *words: str) -> str | None:
    """What git answers to a question, run at the root of the workspace; None where it cannot answer."""
    told = _run(root, *words)
    return told.stdout.decode("utf-8", "replace").strip() if told and told.returncode == 0 else None


def has_history(root: Path) -> bool:
    """Whether the workspace lies in a repository with a commit."""
    return ask_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is not None


def plan_revision(root: Path) -> str:
    """The short name of the newest commit that touched the plan itself (entries and closings apart), with "+" where files differ from it.

    Empty where git does not know.
    """
    revision = ask_git(root, "log", "-1", "--format=%h", "--abbrev=10", *_PLAN)
    if not revision:
        return ""
    return revision + ("+" if ask_git(root, "status", "--porcelain", *_PLAN) else "")


def plan_differs(root: Path) -> bool:
    """Whether there is a commit, and the plan itself (entries and closings apart) differs from the newest one."""
    return has_history(root) and bool(ask_git(root, "status", "--porcelain", *_PLAN))


def find_commit(root: Path, revision: str) -> str:
    """The full name of the commit meant by a tag, branch, hash or `@{2026-06-30}`.

    Raises CannotGoOnError that says what is missing: git, a repository, a commit, the depth of a clone, the revision.
    """
    found = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found:
        return found
    if ask_git(root, "--version") is None:
        raise CannotGoOnError("máy này chưa cài git", hint="Cài git rồi chạy lại.")
    if ask_git(root, "rev-parse", "--git-dir") is None:
        raise CannotGoOnError(
            f"{root} không nằm trong kho git", hint="Tạo kho bằng “git init”, hoặc chạy ở thư mục có kho git."
        )
    if not has_history(root):
        raise CannotGoOnError(
            "kho git chưa có bản nào được lưu (commit)", hint="Lưu bản đầu tiên: git add plan && git commit"
        )
    is_shallow = ask_git(root, "rev-parse", "--is-shallow-repository") == "true"
    depth = (
        "Kho này chỉ tải một phần lịch sử; tải đủ bằng “git fetch --unshallow” (CI: fetch-depth: 0)."
        if is_shallow
        else ""
    )
    raise CannotGoOnError(
        f"git không có bản “{revision}”", hint=depth or "Ghi tên nhánh, thẻ, mã bản hoặc @{2026-06-30}."
    )


def commit_before(root: Path, moment: datetime) -> str:
    """The newest commit of HEAD's history up to a moment. Raises CannotGoOnError where there is none."""
    found = ask_git(root, "rev-list", "-1", f"--before={moment.isoformat()}", find_commit(root, "HEAD"))
    if not found:
        raise CannotGoOnError(f"git không có bản nào trước {moment:%d/%m/%Y}", hint="Chọn ngày muộn hơn.")
    return found


def tree_blobs(root: Path, commit: str, folder: str) -> Mapping[str, str]:
    """The files of a commit below a folder of the workspace: name from the workspace → blob."""
    told = _run(root, "ls-tree", "-r", "-z", commit, "--", folder)
    lines = told.stdout.decode("utf-8", "replace").split("\0") if told and told.returncode == 0 else []
    found = (line.partition("\t") for line in lines if line)
    return {name: head.split()[2] for head, _, name in found if head.split()[1] == "blob"}


def index_blobs(root: Path, folder: str) -> Mapping[str, str]:
    """The files that the next commit will hold. Raises CannotGoOnError outside a repository."""
    if ask_git(root, "rev-parse", "--git-dir") is None:
        find_commit(root, "HEAD")
    told = _run(root, "ls-files", "-s", "-z", "--", folder)
    lines = told.stdout.decode("utf-8", "replace").split("\0") if told and told.returncode == 0 else []
    found = (line.partition("\t") for line in lines if line)
    return {name: head.split()[1] for head, _, name in found}


def read_blobs(root: Path, blobs: Mapping[str, str]) -> Mapping[str, bytes]:
    """The contents of blobs, by the same names; all in one question. Raises CannotGoOnError where an object is missing."""
    told = _run(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs.values()).encode())
    data = told.stdout if told else b""
    contents, at = {}, 0
    for name in blobs:
        end = data.find(b"\n", at)
        head = data[at:end].split()
        if end < 0 or len(head) != 3:
            raise CannotGoOnError(
                f"git không đọc được {name} ở bản cũ", hint="Kho có thể thiếu dữ liệu; thử “git fetch --unshallow”."
            )
        size = int(head[2])
        contents[name] = data[end + 1 : end + 1 + size]
        at = end + 2 + size
    return contents


@dataclass(frozen=True)
class Commit:
    """One commit that touched the plan: its parents' first, author, moment, subject."""

    name: str
    parent: str
    author: str
    moment: datetime
    subject: str


def plan_commits(root: Path) -> list[Commit]:
    """The commits that touched the plan itself, oldest first; empty where git does not know."""
    told = ask_git(root, "log", "--reverse", "--first-parent", "--format=%H%x1f%P%x1f%an%x1f%aI%x1f%s", *_PLAN) or ""
    commits = []
    for line in told.splitlines():
        name, parents, author, moment, subject = line.split("\x1f")
        commits.append(Commit(name, parents.split(" ")[0], author, datetime.fromisoformat(moment), subject))
    return commits
