"""Which errors keep an entry from being counted. It needs no record, so that whoever only shows problems need not load them."""

from tthc_cli.problems import Problem

ENTRIES = "plan/progress/"
"""The files of entries are below this folder."""
OF_CLOSINGS = "T6"
"""So begin the codes of what came, changed or went after a closing: errors of entry and closing together, for which the entry counts."""


def leaves_out(problem: Problem) -> bool:
    """Whether it is an error for which the entry in its file does not count."""
    file = problem.place.file
    is_of_entry = file.startswith(ENTRIES) and file.endswith(".yaml")
    return problem.is_error and is_of_entry and not problem.code.startswith(OF_CLOSINGS)
