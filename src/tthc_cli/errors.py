"""The few exceptions that stop a command. Each has a sentence, a way out and an exit code; `cli` shows it, nothing else catches it."""

from tthc_cli.problems import Problem


class StopError(Exception):
    """The command cannot give its answer.

    `message` and `hint` are shown to an officer as they are; `problems` are the faults in the data that led here, if any.
    """

    exit_code = 3

    def __init__(self, message: str, *, hint: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = problems


class UsageFaultError(StopError):
    """The words of the command line are wrong or not enough."""

    exit_code = 2


class CannotGoOnError(StopError):
    """No workspace, an unreadable file, a template fault."""

    exit_code = 3
