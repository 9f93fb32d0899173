"""Marks: the few states that a glance can tell apart. Each has a sign and a word, so that colour is never alone."""

from enum import StrEnum

from tthc_cli.domain.progress import Progress
from tthc_cli.domain.standing import Standing, Timing


class Mark(StrEnum):
    """From what needs a look first to what needs none."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    NONE = "none"
    IN_PROGRESS = "in-progress"
    SUSPENDED = "suspended"
    AWAITING = "awaiting"
    DONE_LATE = "done-late"
    DONE = "done"
    NOT_ARISING = "not-arising"

    @property
    def words(self) -> str:
        """As a legend names it."""
        return _WORDS[self]


_WORDS = {
    Mark.OVERDUE: "Quá hạn, chưa xong",
    Mark.DUE_SOON: "Sắp đến hạn",
    Mark.NONE: "Chưa có báo cáo",
    Mark.IN_PROGRESS: "Đang thực hiện",
    Mark.SUSPENDED: "Tạm hoãn",
    Mark.AWAITING: "Chờ hướng dẫn, yêu cầu",
    Mark.DONE_LATE: "Hoàn thành, quá hạn",
    Mark.DONE: "Hoàn thành",
    Mark.NOT_ARISING: "Không phát sinh",
}
_SAID = {
    Progress.NONE: Mark.NONE,
    Progress.IN_PROGRESS: Mark.IN_PROGRESS,
    Progress.DONE: Mark.DONE,
    Progress.NOT_ARISING: Mark.NOT_ARISING,
    Progress.SUSPENDED: Mark.SUSPENDED,
}


def mark_of(standing: Standing) -> Mark:
    """The one mark of both axes: lateness before progress while there is something to do, silence never as progress."""
    if standing.is_overdue:
        return Mark.OVERDUE
    if standing.timing is Timing.DUE_SOON:
        return Mark.DUE_SOON
    if standing.is_unasked:
        return Mark.AWAITING
    if standing.is_done_late:
        return Mark.DONE_LATE
    return _SAID[standing.progress]
