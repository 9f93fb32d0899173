"""A dashboard page that follows its workspace, for a server."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock

from tthc_cli.errors import StopError
from tthc_cli.problems import Problem
from tthc_cli.report.dashboard.page import render_page
from tthc_cli.report.dashboard.view import Audience
from tthc_cli.store.packaged import read_dashboard
from tthc_cli.store.snapshot import last_changes
from tthc_cli.usecases.publishing import Seen, see

_STOPPED = (
    "Kế hoạch đang có lỗi nên không đọc được; số liệu dưới đây là của lần đọc trước. Xem lỗi ở cửa sổ lệnh chạy tthc."
)


@dataclass(frozen=True)
class Showing:
    """One page as it is served. `version` is another one when it shows something else; `stopped` is why it could not be made anew."""

    html: bytes
    version: str
    errors: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    stopped: StopError | None = None


class LivePage:
    """The page of a workspace as of now: made anew when it is asked for after a file under plan/ or the day has changed.

    `day` is the day to judge by and `today` the day of the clock; several threads may ask. Raises CannotGoOnError where the plan cannot be
    read from the beginning; later that is said on the page, which goes on showing what it last knew.
    """

    def __init__(self, root: Path, *, today: Callable[[], date], as_of: date | None, audience: Audience) -> None:
        self._root, self._today, self._as_of, self._audience = root, today, as_of, audience
        self._sources = read_dashboard()
        self._lock = Lock()
        self._basis = self._look()
        self._seen = self._see()
        self._showing = self._show(())

    def current(self) -> Showing:
        """The page; the same object as before while nothing has changed."""
        with self._lock:
            basis = self._look()
            if basis != self._basis:
                self._basis = basis
                self._showing = self._made_anew()
            return self._showing

    def _look(self) -> tuple[object, date]:
        return last_changes(self._root), self._today()

    def _made_anew(self) -> Showing:
        try:
            self._seen = self._see()
        except StopError as stopped:
            return self._show((_STOPPED,), stopped)
        return self._show(())

    def _see(self) -> Seen:
        today = self._today()
        return see(self._root, as_of=self._as_of or today, today=today, audience=self._audience)

    def _show(self, notice: tuple[str, ...], stopped: StopError | None = None) -> Showing:
        version = sha256(repr((self._seen.view, notice)).encode()).hexdigest()[:16]
        page = render_page(self._seen.view, self._sources, version=version, notice=notice)
        return Showing(page.encode(), version, self._seen.errors, self._seen.notes, stopped)
