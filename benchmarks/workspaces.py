"""Workspaces to measure on: the real plan with many entries, and plans of many tasks. The same numbers make the same files."""

import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNITS = ("vp", "kthtdt", "vhxh", "ttpvhcc", "cong-an", "ttdvsnc")
TASKS = ("III.2.b", "III.2.c", "III.2.e", "III.3.b")
FIRST_DAY, DAYS = date(2026, 3, 15), 240


def with_entries(folder: Path, count: int) -> Path:
    """The real plan with so many entries of the year."""
    root = folder / f"entries-{count}"
    if not root.exists():
        shutil.copytree(ROOT / "plan", root / "plan")
        for number in range(count):
            _write_entry(root, number)
    return root


def _write_entry(root: Path, number: int) -> None:
    day, unit, task = FIRST_DAY + timedelta(number % DAYS), UNITS[number % len(UNITS)], TASKS[number % len(TASKS)]
    month = root / "plan" / "progress" / f"{day:%Y-%m}"
    month.mkdir(parents=True, exist_ok=True)
    (month / f"{day:%Y%m%d}-{task.replace('.', '-')}-{unit}-{number:06x}.yaml").write_text(
        f"schema: 1\ntask: {task}\nunit: {unit}\ndate: {day}\nrecorded_at: {day}T16:20:05+07:00\nby: Nguyễn Văn A\n"
        f"progress: in_progress\npercent: {number % 100}\nresult: Đã rà soát, trả lời {number} hồ sơ của tổ chức, cá nhân\n"
        "difficulty: Một số biểu mẫu chưa thống nhất\n",
        encoding="utf-8",
    )


def with_tasks(folder: Path, count: int, *, faults: int = 0) -> Path:
    """The real plan with so many tasks more, a hundred in each further section, of which the first `faults` name a unit that is not there."""
    root = folder / f"tasks-{count}-{faults}"
    if not root.exists():
        shutil.copytree(ROOT / "plan", root / "plan")
        for first in range(0, count, _IN_SECTION):
            _write_section(root, range(first, min(first + _IN_SECTION, count)), faults)
    return root


_IN_SECTION = 100


def _write_section(root: Path, numbers: range, faults: int) -> None:
    section = _section(numbers.start)
    tasks = "".join(_task(number, is_faulty=number < faults) for number in numbers)
    (root / "plan" / "tasks" / f"{section}.yaml").write_text(tasks, encoding="utf-8")
    path = root / "plan" / "plan.yaml"
    head = path.read_text(encoding="utf-8").replace("sections:\n", f"sections:\n  {section}: Việc khác\n")
    path.write_text(head, encoding="utf-8")


def _section(number: int) -> str:
    return f"III.{5 + number // _IN_SECTION}"


def _task(number: int, *, is_faulty: bool) -> str:
    point = "abcdđeghiklmnopqrstu"[number // 5 % 20]
    return (
        f"- id: {_section(number)}.{point}.{1 + number % 5}\n  title: Việc thứ {number} của kế hoạch\n"
        f"  text: Rà soát, hoàn thành việc thứ {number}\n  lead: [{'khong-co' if is_faulty else UNITS[number % len(UNITS)]}]\n"
        "  due: Trước 15/12/2026\n  products: [Quyết định ban hành]\n  report_to: [ttpvhcc]\n  coordinate: [vp]\n"
    )


def in_git(root: Path) -> Path:
    """The workspace under git: committed, then one deadline changed."""
    if not (root / ".git").exists():
        author = ("-c", "user.name=A", "-c", "user.email=a@b.vn")
        for words in (("init", "-q"), ("add", "plan"), (*author, "commit", "-q", "-m", "plan")):
            subprocess.run(["git", *words], cwd=root, check=True)
        path = root / "plan" / "tasks" / "III.3.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("15/12/2026", "20/12/2026"), encoding="utf-8")
    return root
