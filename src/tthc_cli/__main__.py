"""`python -m tthc_cli` is `tthc`."""

import gc
import os
import sys


def start() -> None:
    """Start the program: a short life needs no garbage collection and no plugins of pydantic, which cost a tenth of it each."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from tthc_cli.cli.remembering import answer  # noqa: PLC0415  # after the two settings above, which must come before any other import

    sys.exit(answer(sys.argv[1:]))


if __name__ == "__main__":
    start()
