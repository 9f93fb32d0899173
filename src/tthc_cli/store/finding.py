"""Where the workspace is: the folder that holds plan/plan.yaml, found from where the officer stands."""

from pathlib import Path

from tthc_cli.errors import CannotGoOnError

PLAN_FILE = "plan/plan.yaml"


def find_workspace(given: str | None, named: str | None, start: Path) -> Path:
    """The root of the workspace: the folder `given` on the command line, else `named` by the environment, else the nearest one that is
    `start` or above it. Raises CannotGoOnError that says where the search began.
    """
    for source, folder in (("--workspace", given), ("TTHC_WORKSPACE", named)):
        if folder:
            return _check_workspace(Path(folder), source)
    for candidate in (start, *start.parents):
        if _holds_plan(candidate):
            return candidate
        if _holds_rest_of_plan(candidate):
            raise CannotGoOnError(
                f"trong {candidate} có kế hoạch nhưng thiếu {PLAN_FILE}",
                hint=f"Lấy lại tệp ấy (git checkout -- {PLAN_FILE}), hoặc vào thư mục của kế hoạch khác rồi chạy lại.",
            )
    raise CannotGoOnError(
        f"không tìm thấy kế hoạch: không có {PLAN_FILE} trong {start} và các thư mục bên trên",
        hint="Vào thư mục có kế hoạch rồi chạy lại, chỉ rõ bằng --workspace THƯ_MỤC, hoặc tạo mới bằng “tthc init”.",
    )


def _check_workspace(folder: Path, source: str) -> Path:
    if _holds_plan(folder):
        return folder.absolute()
    raise CannotGoOnError(
        f"{source} chỉ tới {folder}, nhưng ở đó không có {PLAN_FILE}",
        hint="Kiểm tra lại đường dẫn, hoặc tạo kế hoạch mới bằng “tthc init”.",
    )


def _holds_plan(folder: Path) -> bool:
    """Whether it is one; a folder into which we may not look, or whose name no disk can hold, is none.

    Raises CannotGoOnError where a plan/ is there that may not be looked into: another workspace must not be taken for it.
    """
    try:
        return (folder / PLAN_FILE).is_file()
    except OSError as error:
        if _is_folder(folder / "plan"):
            raise CannotGoOnError(
                f"không xem được thư mục {folder / 'plan'}: không có quyền, hoặc ổ mạng đã ngắt",
                hint="Cấp quyền đọc và mở thư mục, hoặc nối lại ổ mạng, rồi chạy lại.",
            ) from error
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _holds_rest_of_plan(folder: Path) -> bool:
    """Whether a plan is there that lost its document: a workspace further up must not be taken for it."""
    try:
        return any((folder / rest).exists() for rest in ("plan/units.yaml", "plan/tasks", "plan/progress"))
    except OSError:
        return False
