"""What git knows of a workspace. Nothing is checked out, locked or written."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tthc_cli.errors import CannotGoOnError
from tthc_cli.store.disk import FOLDER, MOST_BYTES, PROGRESS, DiskSource
from tthc_cli.store.git_process import run_git
from tthc_cli.store.git_state import SHALLOW, GitState, History, UntoldError, is_lacking, read_state, why_untold

_OTHERS = (PROGRESS, f"{FOLDER}/closed")
"""What lies beside the plan itself."""
_PLAN = ("--", FOLDER, *(f":(exclude){folder}" for folder in _OTHERS))


def has_history(root: Path) -> bool:
    """Whether the workspace lies in a repository with a commit. Raises UntoldError where git should know and cannot tell."""
    return _answer(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is not None


def committed_state(root: Path) -> str | None:
    """What decides every answer of git about HEAD: the name of the newest commit, or that there is none, and the objects that are there.

    None where that does not decide it: git cannot be asked, or the history is cut off and may be fetched later.
    """
    told = run_git(root, "rev-parse", "--is-shallow-repository", "--git-path", "objects", "HEAD^{commit}")
    if told is None or told.stdout.startswith(b"true"):
        return None
    said = told.stdout.decode("utf-8", "replace")
    if told.returncode:
        state = read_state(root)
        return f"{state.history} {said}" if state.is_absent else None
    return f"{said} {_last_changes(root / said.splitlines()[1])}"


def _last_changes(objects: Path) -> list[str]:
    """When something came into the folders of objects: what was missing may have been fetched."""
    try:
        return sorted(f"{path.name} {path.stat().st_mtime_ns}" for path in objects.iterdir())
    except OSError:
        return []


def _asked(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers to a question that a repository with a commit can answer. Raises UntoldError."""
    told = run_git(root, *words, given=given)
    if told is None or told.returncode:
        raise UntoldError(why_untold(root, told))
    return told.stdout


def _answer(root: Path, *words: str) -> bytes | None:
    """What git answers to a question about the history; None where there is none to ask about. Raises UntoldError."""
    try:
        return _asked(root, *words)
    except UntoldError as error:
        if error.state.is_absent:
            return None
        raise


def plan_revision(root: Path) -> str:
    """The short name of the newest commit that touched the plan itself (entries and closings apart), with "+" where files differ from it.

    Empty where there is no history. Raises UntoldError where git cannot tell, or where the commit may lie in a part that was not fetched.
    """
    told = _answer(root, "log", "-1", "--format=%h %P", "--abbrev=10", *_PLAN)
    revision, _, parents = (told or b"").decode("ascii", "replace").strip().partition(" ")
    if not revision:
        return ""
    if not parents and read_state(root).history is History.SHALLOW:
        raise UntoldError(SHALLOW)
    return revision + ("+" if _differs(root) else "")


def plan_differs(root: Path) -> bool:
    """Whether there is a commit, and the plan itself (entries and closings apart) differs from the newest one."""
    return has_history(root) and _differs(root)


def _differs(root: Path) -> bool:
    """Whether the files of the plan are others than in the newest commit, line ends aside.

    `git status` would tell, too, but it starts the filters that a repository names.
    """
    committed = {file: blob for file, blob in tree_blobs(root, "HEAD", FOLDER).items() if _is_of_plan(file)}
    source = DiskSource(root)
    there = {file for file in source.files() if _is_of_plan(file)}
    return there != committed.keys() or any(blob not in _blob_names(source, file) for file, blob in committed.items())


def rewritten_entries(root: Path, commit: str, *, staged: bool = False) -> list[str]:
    """The entries of a commit that hold something else now on the disk, line ends aside, or `staged`; those that are gone are none of them."""
    blobs, now = tree_blobs(root, commit, PROGRESS), _held_now(root, PROGRESS, staged=staged)
    return sorted(file for file in blobs.keys() & now.files if blobs[file] not in now.blobs(file))


def deleted_files(root: Path, commit: str, *, staged: bool = False) -> list[str]:
    """The entries and closed periods of a commit that are gone now from the disk, or `staged`; one that lies in another folder or under
    another name, with all its bytes, is not gone.
    """
    deleted = []
    for folder in _OTHERS:
        blobs, now = tree_blobs(root, commit, folder), _held_now(root, folder, staged=staged)
        gone = [file for file in blobs.keys() - now.files if file.endswith(".yaml")]
        moved = {blob for file in now.files - blobs.keys() for blob in now.blobs(file)} if gone else set[str]()
        deleted += [file for file in gone if blobs[file] not in moved]
    return sorted(deleted)


class _HeldNow(NamedTuple):
    """The files below a folder now, and the names that git would give to what one of them holds."""

    files: frozenset[str]
    blobs: Callable[[str], frozenset[str]]


def _held_now(root: Path, folder: str, *, staged: bool) -> _HeldNow:
    if staged:
        waiting = index_blobs(root, folder)
        return _HeldNow(frozenset(waiting), lambda file: frozenset({waiting[file]}))
    source = DiskSource(root)
    files = frozenset(file for file in source.files() if file.startswith(f"{folder}/"))
    return _HeldNow(files, lambda file: _blob_names(source, file))


def _is_of_plan(file: str) -> bool:
    return file.endswith(".yaml") and not file.startswith(tuple(f"{folder}/" for folder in _OTHERS))


def _blob_names(source: DiskSource, file: str) -> frozenset[str]:
    """The names that git would give the file, as it is or with the line ends that git keeps, by either of its digests; none where it cannot be
    read.
    """
    try:
        data = source.read(file)
    except OSError:
        return frozenset()
    forms = {data, data.replace(b"\r\n", b"\n")}
    return frozenset(
        kind(b"blob %d\0" % len(form) + form, usedforsecurity=False).hexdigest()
        for form in forms
        for kind in (hashlib.sha1, hashlib.sha256)
    )


def find_commit(root: Path, revision: str) -> str:
    """The full name of the commit meant by a tag, branch, hash or `@{2026-06-30}`.

    Raises CannotGoOnError that says what is missing: an answer in time, git, a repository, a commit, the depth of a clone, the revision.
    """
    told = run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if told and told.returncode == 0:
        return told.stdout.decode("ascii", "replace").strip()
    state = why_untold(root, told) if is_lacking(told) else read_state(root)
    if state.history not in (History.WHOLE, History.SHALLOW):
        raise UntoldError(state)
    raise CannotGoOnError(
        f"git không có bản “{revision}”", hint=_depth(state) or "Ghi tên nhánh, thẻ, mã bản hoặc @{2026-06-30}."
    )


def _depth(state: GitState) -> str:
    return f"Kho này chỉ tải một phần lịch sử. {state.remedy}" if state.history is History.SHALLOW else ""


def commit_before(root: Path, moment: datetime) -> str:
    """The newest commit of HEAD's history up to a moment. Raises CannotGoOnError where there is none."""
    found = _asked(root, "rev-list", "-1", f"--before={moment.isoformat()}", find_commit(root, "HEAD"))
    if not found:
        hint = _depth(read_state(root)) or "Chọn ngày muộn hơn."
        raise CannotGoOnError(f"git không có bản nào trước {moment:%d/%m/%Y}", hint=hint)
    return found.decode("ascii", "replace").strip()


def tree_blobs(root: Path, commit: str, folder: str) -> Mapping[str, str]:
    """The files of a commit below a folder of the workspace: name from the workspace → blob. Raises UntoldError."""
    found = (line.partition("\t") for line in _lines_of(_asked(root, "ls-tree", "-r", "-z", commit, "--", folder)))
    return {name: head.split()[2] for head, _, name in found if head.split()[1] == "blob"}


def index_blobs(root: Path, folder: str) -> Mapping[str, str]:
    """The files that the next commit will hold. Raises UntoldError, also outside a repository."""
    found = (line.partition("\t") for line in _lines_of(_asked(root, "ls-files", "-s", "-z", "--", folder)))
    return {name: head.split()[1] for head, _, name in found}


def _lines_of(told: bytes) -> list[str]:
    return [line for line in told.decode("utf-8", "replace").split("\0") if line]


def read_blobs(root: Path, blobs: Mapping[str, str]) -> Mapping[str, bytes]:
    """The contents of blobs, by the same names; those that are larger than any file of a plan are left out. All in two questions.

    Raises UntoldError where an object is missing.
    """
    sizes = _blob_sizes(root, blobs)
    wanted = {name: blob for name, blob in blobs.items() if sizes[name] <= MOST_BYTES}
    data = _asked(root, "cat-file", "--batch", given=_lines(wanted.values())) if wanted else b""
    contents, at = {}, 0
    for name in wanted:
        at = data.find(b"\n", at) + 1
        contents[name] = data[at : at + sizes[name]]
        at += sizes[name] + 1
    return contents


def _blob_sizes(root: Path, blobs: Mapping[str, str]) -> Mapping[str, int]:
    if not blobs:
        return {}
    words = ("cat-file", "--batch-check=%(objecttype) %(objectsize)")
    told = run_git(root, *words, given=_lines(blobs.values()))
    heads = [head.partition(b" ") for head in told.stdout.splitlines()] if told else []
    if len(heads) != len(blobs) or any(kind != b"blob" for kind, _, _ in heads):
        raise UntoldError(why_untold(root, told))
    return {name: int(size) for name, (_, _, size) in zip(blobs, heads, strict=True)}


def _lines(blobs: Iterable[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in blobs).encode()


@dataclass(frozen=True)
class Commit:
    """One commit that touched the plan: its parents' first, author, moment, subject."""

    name: str
    parent: str
    author: str
    moment: datetime
    subject: str


@dataclass(frozen=True)
class PlanHistory:
    """The commits that touched the plan itself, oldest first; `cut` says why there may be earlier ones that git does not know."""

    commits: tuple[Commit, ...] = ()
    cut: GitState | None = None


def plan_history(root: Path) -> PlanHistory:
    """What git knows of the life of the plan; nothing where there is no history. Raises UntoldError."""
    told = _answer(root, "log", "-z", "--reverse", "--first-parent", "--format=%H%n%P%n%aI%n%an%n%s", *_PLAN)
    if told is None:
        return PlanHistory()
    commits = tuple(_read_commit(commit) for commit in told.decode("utf-8", "replace").split("\0") if commit.strip())
    state = read_state(root)
    return PlanHistory(commits, state if state.is_cut else None)


def _read_commit(told: str) -> Commit:
    name, parents, moment, author, subject = told.split("\n", 4)
    return Commit(name, parents.partition(" ")[0], author, _read_moment(moment), subject.strip())


def _read_moment(told: str) -> datetime:
    """The moment of a commit; the beginning of time, as git itself says, for one that is none."""
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
