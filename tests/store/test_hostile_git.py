"""A repository from others, with hooks and settings that would run a program: nothing of it is started, whatever is asked."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.git import commit, git, start_repository
from tests.running import run, run_process
from tests.workspaces import lay
from tthc_cli.store import git_process
from tthc_cli.store.disk import MOST_BYTES
from tthc_cli.store.git_process import ask_git, has_timed_out

SETTINGS = """
[core]
 fsmonitor = {program}
 hooksPath = {hooks}
 sshCommand = {program}
 gitProxy = {program}
 pager = {program}
 editor = {program}
 askPass = {program}
[pager]
 log = {program}
 status = {program}
[diff]
 external = {program}
[diff "x"]
 textconv = {program}
 command = {program}
[filter "x"]
 clean = {program}
 smudge = {program}
 process = {program}
 required = true
[log]
 showSignature = true
[gpg]
 program = {program}
[alias]
 rev-parse = !{program}
 log = !{program}
[protocol]
 allow = always
[protocol "ext"]
 allow = always
[credential]
 helper = {program}
[extensions]
 partialClone = evil
[remote "evil"]
 url = ext::{program}
 promisor = true
 uploadpack = {program}
"""
COMMANDS = [
    ("status",), ("validate",), ("validate", "--since", "main"), ("validate", "--staged"), ("diff",), ("diff", "main"),
    ("diff", "main", "HEAD"), ("diff", "@{2026-07-01}"), ("log",), ("log", "III.1.a"), ("report", "--quarter", "2"), ("dashboard",),
    ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "Việc"),
    ("amend", "III.1.a", "--due", "Trước 31/12/2026", "--document", "1/UBND", "--reason", "Chờ"), ("close", "--quarter", "2"),
]  # fmt: skip
SIGNATURE = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n"


class Hostile:
    """A workspace in a repository whose settings name a program that leaves a trace."""

    def __init__(self, root: Path) -> None:
        self.root = start_repository(lay(root / "kế hoạch"))
        self.trace = root / "đã chạy"
        program = root / "chương-trình"
        program.write_text(f'#!/bin/sh\necho "$0 $*" >> "{self.trace}"\ncat\n', encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        hooks = self.root / ".git/hooks"
        for hook in ("post-index-change", "pre-commit", "post-checkout", "reference-transaction", "pre-auto-gc"):
            (hooks / hook).write_bytes(program.read_bytes())
            (hooks / hook).chmod(0o755)
        (self.root / ".git/info/attributes").write_text("* filter=x diff=x\n", encoding="utf-8")
        with (self.root / ".git/config").open("a", encoding="utf-8") as stream:
            stream.write(SETTINGS.format(program=program, hooks=hooks))
        tasks = self.root / "plan/tasks/III.1.yaml"
        tasks.write_text(tasks.read_text(encoding="utf-8").replace("15/12", "16/12"), encoding="utf-8")


@pytest.fixture
def hostile(tmp_path: Path) -> Hostile:
    return Hostile(tmp_path)


def raw_commit(root: Path, *, author: str, subject: str, signature: str = "", moment: str = "1780000000 +0700") -> None:
    """A commit of what HEAD holds plus a changed deadline, with bytes that no git would write."""
    blob = git(root, "hash-object", "-w", "plan/tasks/III.1.yaml").strip()
    tree = git(root, "ls-tree", "-r", "HEAD").replace("\n", "\n").splitlines()
    lines = [line.partition("\t") for line in tree]
    index = "".join(
        f"{head[:12]}{blob if name.endswith('III.1.yaml') else head[12:52]}\t{name}\n" for head, _, name in lines
    )
    subprocess.run(["git", "update-index", "--index-info"], cwd=root, input=index.encode(), check=True)
    parent = git(root, "rev-parse", "HEAD").strip()
    text = (
        f"tree {git(root, 'write-tree').strip()}\nparent {parent}\nauthor {author} <a@x> {moment}\n"
        f"committer B <b@x> 1780000000 +0700\n{signature}\n{subject}\n"
    )
    words = ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"]
    done = subprocess.run(words, cwd=root, input=text.encode(), capture_output=True, check=True)
    git(root, "update-ref", "HEAD", done.stdout.decode().strip())


@pytest.mark.parametrize("words", COMMANDS)
def test_nothing_of_the_settings_runs(hostile: Hostile, words: tuple[str, ...]) -> None:
    ran = run(*words, at=hostile.root, now="2026-07-30T08:00:00+07:00")
    assert ran.code in (0, 1)
    assert not hostile.trace.exists(), hostile.trace.read_text(encoding="utf-8")


def test_no_signature_is_checked(tmp_path: Path) -> None:
    plain = start_repository(lay(tmp_path / "khác"))
    (plain / "plan/tasks/III.1.yaml").write_bytes(
        (plain / "plan/tasks/III.1.yaml").read_bytes().replace(b"15/12", b"16/12")
    )
    raw_commit(plain, author="A", subject="Lùi hạn", signature=SIGNATURE)
    trace = tmp_path / "đã chạy"
    program = tmp_path / "gpg"
    program.write_text(f'#!/bin/sh\ntouch "{trace}"\n', encoding="utf-8")
    program.chmod(0o755)
    for name, value in (("log.showSignature", "true"), ("gpg.program", str(program))):
        git(plain, "config", name, value)
    git(plain, "log", "-1", "--format=%h")
    assert trace.exists()  # the trap works
    trace.unlink()
    assert "Trước 15/12/2026 → Trước 16/12/2026" in run("log", at=plain, columns=300).out
    assert run("report", "--quarter", "2", at=plain).code == 0
    assert not trace.exists()


def test_a_missing_object_is_not_fetched(hostile: Hostile) -> None:
    blob = subprocess.run(
        ["git", "rev-parse", "HEAD:plan/units.yaml"],
        cwd=hostile.root,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout.strip()
    (hostile.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    ran = run("diff", at=hostile.root)
    assert (ran.code, "kho git tải thiếu nội dung của các bản đã lưu" in ran.err) == (3, True)
    assert not hostile.trace.exists()


@pytest.mark.parametrize(
    "revision",
    [
        "--output=x",
        "-x",
        "--upload-pack=touch x",
        "ext::sh -c touch% x",
        "HEAD --",
        "HEAD^{/x}",
        ":/x",
        "a..b",
        "x\ny",
        "\x00",
        "\udcff",
        "",
    ],
)
def test_a_revision_is_a_revision_and_nothing_else(small: Path, revision: str) -> None:
    start_repository(small)
    before = sorted(path.name for path in small.rglob("*") if ".git" not in path.parts)
    for words in (("diff", "--", revision), ("diff", "--", "HEAD", revision), ("validate", f"--since={revision}")):
        assert run(*words, at=small).code in (0, 1, 2, 3)
    assert sorted(path.name for path in small.rglob("*") if ".git" not in path.parts) == before


@pytest.mark.parametrize("where", ["", ".", "plan"])
def test_a_git_in_the_folder_is_not_the_git(small: Path, where: str) -> None:
    start_repository(small)
    trap = small / (where or ".") / "git"
    trap.write_text(f'#!/bin/sh\ntouch "{small}/đã chạy"\n', encoding="utf-8")
    trap.chmod(0o755)
    ran = run_process(
        "validate",
        at=small,
        PATH=os.pathsep.join(filter(None, (where, os.environ["PATH"]))) if where else f":{os.environ['PATH']}",
    )
    assert ran.code == 0
    assert not (small / "đã chạy").exists()


@pytest.mark.parametrize(
    ("author", "subject", "moment"),
    [
        ("A\x1fB", "Lùi\x1fhạn", "1780000000 +0700"),
        ("\x1b[2J", "\x1b]8;;http://x\x07Bấm\x1b]8;;\x07", "1780000000 +0700"),
        ("A\x85B\u2028C", "x\x0b\x0cy", "1780000000 +0700"),
        ("A", "x", "99999999999999999 +0700"),
        ("A", "x", "-1 +9999"),
        ("A", "x", "x"),
    ],
)
def test_commits_of_others_are_told_whatever_stands_in_them(
    small: Path, author: str, subject: str, moment: str
) -> None:
    start_repository(small)
    path = small / "plan/tasks/III.1.yaml"
    path.write_bytes(path.read_bytes().replace(b"15/12", b"16/12"))
    raw_commit(small, author=author, subject=subject, moment=moment)
    for words in (["log"], ["log", "--json"]):
        ran = run(*words, at=small, columns=300)
        assert ran.code == 0
        assert "Trước 16/12/2026" in ran.out
        assert not {"\x1b", "\x07", "\x1f", "\x85"}.intersection(ran.out)


def test_a_blob_that_is_too_large_is_named_and_not_read(small: Path) -> None:
    path = small / "plan/tasks/III.9.yaml"
    path.write_bytes(b"# " + b"x" * MOST_BYTES)
    start_repository(small)
    path.unlink()
    said = "plan/tasks/III.9.yaml: lỗi[T001]: không mở được tệp: tệp lớn quá 16 MB"
    assert said in run("diff", at=small).err
    assert said in run("validate", "--staged", at=small, columns=300).out


def test_a_link_in_a_commit_is_no_file(small: Path) -> None:
    (small / "plan/tasks/III.9.yaml").symlink_to("/etc/passwd")
    start_repository(small)
    said = "plan/tasks/III.9.yaml: lỗi[T001]: không mở được tệp: liên kết dẫn ra ngoài"
    ran = run("diff", at=small)
    assert (ran.code, said in ran.err, "root:" in ran.err) == (1, True, False)


def test_files_that_differ_are_seen_whatever_git_thinks_of_line_ends(small: Path) -> None:
    start_repository(small)
    git(small, "config", "core.autocrlf", "true")
    path = small / "plan/units.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "+]" not in run("report", "--quarter", "2", at=small).out
    path.write_bytes(path.read_bytes() + b"\r\n# x")
    assert "+]" in run("report", "--quarter", "2", at=small).out
    path.unlink()
    assert run("validate", at=small).code == 1


def test_a_repository_of_the_other_kind_of_names(tmp_path: Path) -> None:
    root = lay(tmp_path)
    git(root, "init", "-q", "-b", "main", "--object-format=sha256")
    commit(root, "Kế hoạch")
    assert "+]" not in run("report", "--quarter", "2", at=root).out


def test_a_folder_where_a_file_was_differs(small: Path) -> None:
    start_repository(small)
    (small / "plan/targets.yaml").unlink()
    (small / "plan/targets.yaml").mkdir()
    assert run("status", at=small).code == 1
    assert "+]" in run("report", "--quarter", "2", at=small).out


@pytest.mark.parametrize(
    "words", [("validate",), ("diff",), ("log",), ("report", "--quarter", "2"), ("validate", "--since", "HEAD")]
)
def test_git_that_waits_for_ever_is_asked_once(small: Path, words: tuple[str, ...]) -> None:
    """Its settings name a pipe that nobody writes into."""
    start_repository(small)
    os.mkfifo(small / "pipe")
    with (small / ".git" / "config").open("a", encoding="utf-8") as settings:
        settings.write(f"[include]\n path = {small / 'pipe'}\n")
    asked = small / "asked"
    program = small / "bin" / "git"
    program.parent.mkdir()
    git_on_path = shutil.which("git")
    program.write_text(f'#!/bin/sh\necho x >> "{asked}"\nexec {git_on_path} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    ran = run_process(*words, at=small, PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    assert asked.read_text(encoding="utf-8") == "x\n"
    told = (
        "git không trả lời trong 4 giây\n"
        "  Cách sửa: Xem ổ đĩa hoặc ổ mạng có bị treo không, và .git/config có trỏ tới tệp lạ không, rồi chạy lại."
    )
    needs_git = words[-1] == "HEAD" or words == ("diff",)
    assert (ran.code == 3, told in ran.err) == (needs_git, needs_git), ran


def test_who_asks_is_told_that_git_did_not_answer(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start_repository(small)
    assert not has_timed_out(small)
    monkeypatch.setattr(git_process, "SECONDS", 0)
    assert ask_git(small, "rev-parse", "HEAD") is None
    assert has_timed_out(small)
