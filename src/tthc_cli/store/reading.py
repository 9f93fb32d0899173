"""Reading the files of a workspace into records, gathering every fault on the way."""

import errno
from typing import Any, TypeVar

from tthc_cli.domain.record import Record
from tthc_cli.domain.shape import WRONG_FORM, and_more, read_record
from tthc_cli.domain.text import normalise
from tthc_cli.problems import Place, Problem, Rule, Severity
from tthc_cli.store.decoding import CONTROL_CHARACTER, decode
from tthc_cli.store.disk import MOST_BYTES
from tthc_cli.store.places import locate
from tthc_cli.store.sources import Source
from tthc_cli.store.syntax import NOT_READABLE
from tthc_cli.store.yaml_reader import read_yaml

NOT_OPENED = Rule(
    "T001",
    Severity.ERROR,
    "Không mở được tệp: không có quyền đọc, ổ mạng đã ngắt, tệp quá lớn, hoặc đó là một thư mục.",
    "plan/units.yaml là một thư mục",
    "Kiểm tra tệp và quyền đọc, rồi chạy lại.",
)
EMPTY_FILE = Rule(
    "T010",
    Severity.ERROR,
    "Tệp trống, hoặc chỉ có ghi chú.",
    "plan/targets.yaml dài 0 byte",
    "Lấy lại nội dung (git checkout -- tên tệp), hoặc xoá tệp nếu không dùng.",
)
MISSING_FILE = Rule(
    "T018",
    Severity.ERROR,
    "Thiếu một tệp mà kế hoạch nào cũng phải có.",
    "không có plan/units.yaml",
    "Tạo tệp theo mẫu của “tthc init”, hoặc lấy lại bằng git.",
)
UNREAD_FOLDER = Rule(
    "T022",
    Severity.ERROR,
    "Không xem được một thư mục: không có quyền, hoặc ổ mạng đã ngắt. Các tệp bên trong chưa được đọc.",
    "plan/progress/2026-06 không có quyền đọc",
    "Cấp quyền đọc và mở thư mục, hoặc nối lại ổ mạng, rồi chạy lại.",
)
READING_RULES = (NOT_OPENED, EMPTY_FILE, MISSING_FILE, UNREAD_FOLDER)

MOST_FAULTY = 1000
"""So many faulty records of one list are named."""
MOST_RETOLD_FILES = 50
"""So many files with errors of syntax are read a second time by the slow parser, at most 0.1 seconds each."""
R = TypeVar("R", bound=Record)


class Reading:
    """One pass over the files of a workspace; `contents` is what lies there, `problems` gathers what is wrong, in no order, `unread` the ids
    of records left out.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.contents = source.contents()
        self.problems = [unread_folder(folder, error) for folder, error in self.contents.unread]
        self.unread: set[str] = set()
        self._unreadable = 0

    def may_hold(self, path: str) -> bool:
        """Whether a file or folder may be there unseen: one of the folders on the way to it could not be looked into."""
        return any(f"{path}/".startswith(f"{folder}/") for folder, _ in self.contents.unread)

    def value(self, file: str) -> Any:
        """The value that the file holds, or None with a problem said."""
        text = self._text(file)
        if text is None:
            return None
        value, problems = read_yaml(text, file, retells=self._unreadable < MOST_RETOLD_FILES)
        self._unreadable += any(problem.code == NOT_READABLE.code for problem in problems)
        self.problems += problems
        if value is None and not any(problem.is_error for problem in problems):
            self.problems.append(EMPTY_FILE.problem(Place(file), "tệp trống"))
        return value

    def record(self, model: type[R], raw: object, place: Place) -> R | None:
        """The record that a raw value holds, or None with every fault said."""
        record, problems = read_record(model, raw, place)
        self.problems += problems
        if record is None and isinstance(raw, dict) and isinstance(raw.get("id"), str):
            self.unread.add(raw["id"])
        return record

    def records(self, model: type[R], raw: object, place: Place) -> tuple[R, ...]:
        """The records of a list; those with faults are left out and named."""
        if raw is None:
            return ()
        if not isinstance(raw, list):
            self.problems.append(
                WRONG_FORM.problem(place, "cần danh sách, mỗi phần bắt đầu bằng “- ”", "Viết theo dạng: - id: …")
            )
            return ()
        found: list[R] = []
        for position, item in enumerate(raw):
            record = self.record(model, item, place.at(position))
            if record is not None:
                found.append(record)
            elif position + 1 - len(found) >= MOST_FAULTY and position + 1 < len(raw):
                left = len(raw) - position - 1
                self.problems.append(
                    and_more(
                        place.at(position + 1), f"đã có quá nhiều lỗi, nên {left} phần từ đây trở đi chưa được đọc"
                    )
                )
                break
        return tuple(found)

    def located(self, more: list[Problem]) -> list[Problem]:
        """All problems of the reading and `more`, with lines and columns; files by their composed names, whatever the disk keeps."""
        found = locate([*self.problems, *more], self._text_again)
        return [problem._replace(place=problem.place._replace(file=normalise(problem.place.file))) for problem in found]

    def _text(self, file: str) -> str | None:
        try:
            data = self.source.read(file)
        except OSError as error:
            self.problems.append(not_opened(file, error))
            return None
        text, problems = decode(data, file)
        self.problems += problems
        return None if any(problem.code == CONTROL_CHARACTER.code for problem in problems) else text

    def _text_again(self, file: str) -> str | None:
        try:
            return decode(self.source.read(file), file)[0]
        except OSError:
            return None


def not_opened(file: str, error: OSError) -> Problem:
    """That the system refused to open a file."""
    return NOT_OPENED.problem(Place(file), f"không mở được tệp: {reason(error)}")


def unread_folder(folder: str, error: OSError) -> Problem:
    """That the system refused to show what a folder holds."""
    return UNREAD_FOLDER.problem(Place(folder), f"không xem được thư mục: {reason(error)}")


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese where we know the words."""
    words = {
        "FileNotFoundError": "không có tệp này",
        "IsADirectoryError": "đây là một thư mục",
        "NotADirectoryError": "một phần của đường dẫn không phải thư mục",
        "PermissionError": "không có quyền",
        "FileExistsError": "đã có tệp cùng tên",
        "ChangedMeanwhileError": "có người vừa sửa tệp này; xem lại rồi chạy lại lệnh",
    }
    named = words.get(type(error).__name__)
    by_number = {
        errno.ENOSPC: "ổ đĩa đã đầy",
        errno.EIO: "ổ đĩa hoặc ổ mạng báo lỗi",
        errno.EROFS: "ổ đĩa chỉ cho đọc",
        errno.ENAMETOOLONG: "tên tệp quá dài",
        errno.ELOOP: "liên kết vòng tròn",
        errno.EDQUOT: "hết hạn mức ổ đĩa",
        errno.ENXIO: "đây không phải là tệp thường",
        errno.EXDEV: "liên kết dẫn ra ngoài chỗ của nó trong kế hoạch",
        errno.EFBIG: f"tệp lớn quá {MOST_BYTES // 1_000_000} MB",
    }
    return named or by_number.get(error.errno or 0) or f"lỗi hệ thống số {error.errno}"
