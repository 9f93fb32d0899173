"""Nothing in the program is there on one system alone, and every file of the repository can lie on a Windows disk."""

import ast
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest

from tests.workspaces import REPOSITORY

SOURCES = sorted((REPOSITORY / "src").rglob("*.py"))
POSIX_MODULES = frozenset((
    "crypt", "fcntl", "grp", "nis", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty",
))  # fmt: skip
WINDOWS_MODULES = frozenset(("msvcrt", "winreg", "winsound", "nt"))
POSIX_NAMES = {
    "os": frozenset((
        "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "chown", "chroot", "fchmod", "fchown", "fork", "forkpty", "getegid",
        "geteuid", "getgid", "getgroups", "getloadavg", "getpgid", "getuid", "killpg", "lchown", "lockf", "mkfifo", "mknod", "nice",
        "openpty", "posix_fadvise", "posix_spawn", "sched_setaffinity", "setgid", "setpgid", "setsid", "setuid", "statvfs", "sync",
        "sysconf", "uname", "wait", "wait3", "wait4",
    )),
    "signal": frozenset((
        "SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGUSR1", "SIGUSR2", "SIGXFSZ", "alarm", "pause",
        "setitimer",
    )),
    "time": frozenset(("tzset", "clock_settime")),
}  # fmt: skip
FIXED_PATHS = re.compile(r"(/(tmp|dev|etc|home|root|usr|var|proc)(/|$)|[A-Za-z]:\\|~/)")
TEXT_CALLS = frozenset(("open", "read_text", "write_text", "fdopen", "NamedTemporaryFile", "TemporaryFile"))
LONGEST = 150
"""Of a file's path from the root of the repository: 240 less a folder of 90."""
RESERVED = re.compile(r'[<>:"|?*\\\x00-\x1f]')


def faults(source: str) -> list[str]:
    """What in a source is not there everywhere, by line."""
    tree = ast.parse(source)
    guarded = {id(node) for outer in ast.walk(tree) if _asks_first(outer) for node in ast.walk(outer)}
    found = ((node, fault) for node in ast.walk(tree) if id(node) not in guarded for fault in _faults_of(node))
    return [
        f"{getattr(node, 'lineno', 0)}: {fault}"
        for node, fault in sorted(found, key=lambda pair: getattr(pair[0], "lineno", 0))
    ]


def _asks_first(node: ast.AST) -> bool:
    """Whether it is a function that asks with `hasattr(os, …)` whether the system can, or a choice between systems by `sys.platform`."""
    if isinstance(node, ast.If):
        return any(isinstance(inner, ast.Attribute) and inner.attr == "platform" for inner in ast.walk(node.test))
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "hasattr"
        for inner in ast.walk(node)
    )


def _faults_of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (_module(alias.name) for alias in names if _module(alias.name))
        case ast.ImportFrom(module=str(module)):
            if _module(module):
                yield _module(module)
        case ast.Attribute(value=ast.Name(id=module), attr=name) if name in POSIX_NAMES.get(module, ()):
            yield f"{module}.{name}"
        case ast.Constant(value=str(text)) if FIXED_PATHS.match(text):
            yield f"path {text}"
        case ast.Constant(value=str(text)) if re.search(r"%-[dmHMSjyI]", text):
            yield f"format {text}"
        case ast.Call() if _reads_text_by_chance(node):
            yield "text without encoding"


def _module(name: str) -> str:
    top = name.partition(".")[0]
    return f"import {top}" if top in POSIX_MODULES | WINDOWS_MODULES else ""


def _reads_text_by_chance(call: ast.Call) -> bool:
    """Whether text is read or written in whatever encoding the system has: cp1258 on an office's Windows."""
    name, owner = _called(call)
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if name in ("run", "Popen", "check_output"):
        return "encoding" not in given and bool({"text", "universal_newlines"} & given.keys())
    modes = [node.value for node in [*call.args, *given.values()] if isinstance(node, ast.Constant)]
    is_bytes = any(isinstance(mode, str) and re.fullmatch(r"[rwxa]\+?b\+?", mode) for mode in modes)
    is_ours = owner in ("os", "formatter", "package") or (not owner and name.endswith("_text"))
    return name in TEXT_CALLS and "encoding" not in given and not is_bytes and not is_ours


def _called(call: ast.Call) -> tuple[str, str]:
    """The name of what is called, and of what it belongs to where that has a name of its own."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr, call.func.value.id if isinstance(call.func.value, ast.Name) else "?"
    return (call.func.id if isinstance(call.func, ast.Name) else ""), ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(REPOSITORY / "src").as_posix())
def test_the_program_runs_everywhere(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", ["1: import fcntl"]),
        ("from pwd import getpwuid", ["1: import pwd"]),
        ("import os\nos.fork()", ["2: os.fork"]),
        ("import signal\nsignal.SIGKILL", ["2: signal.SIGKILL"]),
        ("def f():\n    return os.getuid()", ["2: os.getuid"]),
        ("def f():\n    return hasattr(os, 'getuid') and os.getuid()", []),
        ("x = '/tmp/a'", ["1: path /tmp/a"]),
        ("x = 'C:\\\\a'", ["1: path C:\\a"]),
        ("x = f'{day:%-d}'", ["1: format %-d"]),
        ("open('a')", ["1: text without encoding"]),
        ("path.read_text()", ["1: text without encoding"]),
        ("path.read_text(encoding='utf-8'); path.open('xb'); os.open(folder, 0); open('a', mode='rb')", []),
        ("run(['git'], text=True)", ["1: text without encoding"]),
        ("run(['git'], text=True, encoding='utf-8'); run(['git'])", []),
        ("from . import x", []),
    ],
)  # fmt: skip
def test_the_lint_finds_what_it_is_for(source: str, found: list[str]) -> None:
    assert faults(source) == found


@pytest.fixture(scope="module")
def files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a clone")
    return [name for name in listed.stdout.decode("utf-8").split("\0") if name]


def test_files_of_the_repository_can_lie_on_a_windows_disk(files: list[str]) -> None:
    parts = {part for name in files for part in name.split("/")}
    assert [name for name in files if RESERVED.search(name) or len(name) > LONGEST] == []
    assert [part for part in parts if part.endswith((".", " ")) or PureWindowsPath(part).is_reserved()] == []


def test_no_two_files_differ_in_case_or_form_alone(files: list[str]) -> None:
    assert [name for name in files if unicodedata.normalize("NFC", name) != name] == []
    assert [name for name, count in Counter(name.casefold() for name in files).items() if count > 1] == []
