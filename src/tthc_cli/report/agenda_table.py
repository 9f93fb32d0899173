"""`tthc calendar` on a terminal: day by day, what and who."""

from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tthc_cli.domain.agenda import Agenda, Appointment
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.report_days import Occasion
from tthc_cli.report.agenda_words import agenda_title, word_appointment
from tthc_cli.report.words import weekday_words

_STYLES = {
    Occasion.DEADLINE: "bold",
    Occasion.CUT_OFF: "dim",
    Occasion.SENDING: "",
    Occasion.CONSOLIDATED: "",
}


def print_agenda(agenda: Agenda, console: Console) -> None:
    """Print the agenda, a table for each month, all in line; the days that are over are dim."""
    console.print(Text(f"{agenda_title(agenda)}, tính đến hết ngày {show_date(agenda.assessment.as_of)}", style="bold"))
    if not agenda.appointments:
        console.print("Không có ngày nào cần ghi vào lịch.")
    for (year, month), appointments in groupby(agenda.appointments, key=_month):
        console.print(Text(f"\nTháng {month}/{year}", style="bold"))
        console.print(_month_table(list(appointments), agenda, console.width))


def _month(appointment: Appointment) -> tuple[int, int]:
    return appointment.subject.day.year, appointment.subject.day.month


def _month_table(appointments: list[Appointment], agenda: Agenda, width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    room = width - _DAY_WIDTH - _WEEKDAY_WIDTH - 2 * (3 if agenda.unit else 4)
    shares = (100,) if agenda.unit else (72, 28)
    for fixed in (_DAY_WIDTH, _WEEKDAY_WIDTH, *(room * share // 100 for share in shares)):
        table.add_column(width=fixed)
    for appointment in appointments:
        subject, words = appointment.subject, word_appointment(appointment, agenda)
        is_over = subject.is_settled or subject.day < agenda.assessment.as_of
        cells = [show_date(subject.day), weekday_words(subject.day), words.summary]
        cells += [] if agenda.unit else [words.who]
        table.add_row(*map(Text, cells), style="dim" if is_over else _STYLES[subject.kind])
    return table


_DAY_WIDTH, _WEEKDAY_WIDTH = 10, 8
