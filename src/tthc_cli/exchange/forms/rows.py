"""The rows of a table that were filled in, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tthc_cli.domain.text import one_line
from tthc_cli.exchange.forms.cell_values import RULES, Value, read_cell, says_nothing
from tthc_cli.exchange.forms.columns import KEY, Kind
from tthc_cli.exchange.forms.faults import DOUBLE_ROW, FORMULA, MERGED, NO_ROW, NOTHING_SAID
from tthc_cli.exchange.forms.grids import Area, Found, Nature
from tthc_cli.exchange.forms.tables import RowNature, Table
from tthc_cli.problems import Place, Problem, column_letters

_MOST_NAMED = 8


@dataclass(frozen=True)
class ReturnedRow:
    """One row that was filled in: what was typed, by the keys of columns, and where. `is_sound` says that every cell is there
    and could be read; `values` has no others.
    """

    key: str
    place: Place
    values: Mapping[str, Value]
    places: Mapping[str, Place]
    is_sound: bool


def read_rows(table: Table, problems: list[Problem]) -> tuple[ReturnedRow, ...]:
    """The rows that were filled in; what is wrong with them goes to `problems`."""
    problems += _merged(table)
    rows, nothing = {}, list[Found]()
    for number in table.body():
        cells = {key: table.grid.at(number, column) for key, column in table.open_columns.items()}
        if all(cell.is_blank for cell in cells.values()) or table.nature_of(number) is RowNature.BELOW:
            continue
        key = table.key_at(number)
        if not key:
            problems.append(_keyless(table, number))
        elif key not in rows:
            rows[key] = _row(key, table, number, cells, problems, nothing), cells
        elif _texts(cells) != _texts(rows[key][1]):
            first = rows[key][0].place.cell
            message = f"{key} được ghi ở hai dòng: dòng {first.row if first else 0} và dòng {number}"
            problems.append(DOUBLE_ROW.problem(table.grid.place(number), message))
    if nothing:
        problems.append(_said_nothing(table, nothing))
    return tuple(row for row, _ in rows.values())


def cells_with_days(table: Table) -> Iterator[Found]:
    """The cells in the columns of days, of rows with a key."""
    columns = [at for key, at in table.columns.items() if table.kinds[key] in (Kind.DAY, Kind.DAYS)]
    return (table.grid.at(row, at) for row in table.body() if table.key_at(row) for at in columns)


def _row(
    key: str, table: Table, number: int, cells: Mapping[str, Found], problems: list[Problem], nothing: list[Found]
) -> ReturnedRow:
    values: dict[str, Value] = {}
    faults = []
    for column, cell in cells.items():
        kind = table.kinds[column]
        if cell.nature is Nature.FORMULA or cell.is_error:
            faults.append(FORMULA.problem(cell.place, f"ô chứa {_calculated(cell)}"))
        elif kind in (Kind.TEXT, Kind.DOCUMENT) and says_nothing(cell.text):
            values[column] = None
            nothing.append(cell)
        else:
            try:
                values[column] = read_cell(cell, kind)
            except ValueError as error:
                rule, hint = RULES[kind]
                faults.append(rule.problem(cell.place, str(error), hint))
    problems += faults
    place = table.grid.place(number)
    places = dict.fromkeys(table.kinds, place) | {column: cell.place for column, cell in cells.items()}
    return ReturnedRow(key, place, values, places, is_sound=table.is_whole and not faults)


def _calculated(cell: Found) -> str:
    return f"công thức {cell.text}" if cell.nature is Nature.FORMULA else f"giá trị lỗi {cell.text}"


def _texts(cells: Mapping[str, Found]) -> dict[str, str]:
    return {key: cell.text for key, cell in cells.items()}


def _keyless(table: Table, number: int) -> Problem:
    typed, place = one_line(table.grid.at(number, table.columns[KEY]).text), table.grid.place(number)
    if table.nature_of(number) is RowNature.HEADING:
        said = f"“{typed}” là dòng tiêu đề, không phải nhiệm vụ, mà có nội dung"
        return NO_ROW.problem(place, said, "Xoá nội dung ở dòng này; ghi vào các dòng có mã ở dưới.")
    said = f"mã “{typed}” không phải là mã nhiệm vụ" if typed else "dòng có nội dung mà không có mã nhiệm vụ"
    return NO_ROW.problem(place, said)


def _merged(table: Table) -> Iterator[Problem]:
    """Merged cells that hold something and touch what is typed into."""
    for area in table.grid.merged:
        anchor = table.grid.at(area.top, area.left)
        touched = any(area.left <= column <= area.right for column in table.open_columns.values())
        if area.bottom > table.head and touched and area.left != table.columns[KEY] and not anchor.is_blank:
            yield MERGED.problem(anchor.place, f"các ô {_range(area)} bị gộp làm một")


def _range(area: Area) -> str:
    return f"{column_letters(area.left)}{area.top}:{column_letters(area.right)}{area.bottom}"


def _said_nothing(table: Table, cells: Sequence[Found]) -> Problem:
    named = [cell.place.cell.reference.removeprefix("ô ") for cell in cells if cell.place.cell]
    more = " …" if len(named) > _MOST_NAMED else ""
    message = f"{len(cells)} ô chỉ ghi “{one_line(cells[0].text)}” hoặc tương tự, được hiểu là không có gì: {', '.join(named[:_MOST_NAMED])}{more}"
    return NOTHING_SAID.problem(table.grid.place(), message)
