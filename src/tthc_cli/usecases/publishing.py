"""The dashboard page: seen, and written to a folder."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import assess
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.problems import Problem
from tthc_cli.report.dashboard.page import MARK_OF_OURS, render_page
from tthc_cli.report.dashboard.view import Audience, PageView
from tthc_cli.report.dashboard.whole import view_page
from tthc_cli.report.problem_text import faults_words
from tthc_cli.store.outputs import holds_early, write_output
from tthc_cli.store.packaged import read_dashboard
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import read_workspace
from tthc_cli.usecases.looking import readable_plan, sound_part
from tthc_cli.usecases.provenance import find_provenance

PAGE_FILE = "index.html"


@dataclass(frozen=True)
class Seen:
    """What the page shows of a workspace on a day, the errors whose records it leaves out, and what else is to be said."""

    view: PageView
    errors: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def see(root: Path, *, as_of: date, today: date, audience: Audience) -> Seen:
    """Read the workspace and word it for an audience. Raises CannotGoOnError where the plan cannot be read."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    sound = sound_part(workspace, plan, today)
    assessment = assess(plan, sound.log, as_of)
    provenance = find_provenance(root)
    view = view_page(
        assessment, audience=audience, faults=faults_words(sound.errors, "trang này"), revision=provenance.revision
    )
    return Seen(view, sound.errors, provenance.notes)


def publish(seen: Seen, folder: Path, *, force: bool) -> tuple[Path, bool]:
    """Write the page into a folder, which is made where it is missing; the file, and whether that changed anything.

    A page that tthc wrote is replaced, any other file of that name is kept unless `force`. Raises UsageFaultError for a kept one and
    CannotGoOnError where nothing can be written.
    """
    path = folder / PAGE_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_ours = holds_early(path, MARK_OF_OURS.encode())
        return path, write_output(path, render_page(seen.view, read_dashboard()).encode(), force=force or is_ours)
    except FileExistsError as error:
        if not path.is_file():
            raise _cannot_write(path, error) from error
        raise UsageFaultError(
            f"{path} đã có và không phải do tthc viết, nên được giữ nguyên",
            hint="Chọn thư mục khác bằng -o THƯ_MỤC, hoặc thêm --force để ghi đè.",
        ) from error
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> CannotGoOnError:
    return CannotGoOnError(
        f"không ghi được {path}: {reason(error)}", hint="Chưa có gì thay đổi. Kiểm tra thư mục và quyền ghi."
    )
