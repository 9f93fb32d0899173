"""tthc collect."""

HELP = "x"
EXAMPLES = "\ntthc collect\n"


def collect() -> None:
    """x."""
