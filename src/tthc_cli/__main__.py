"""`python -m tthc_cli` is `tthc`."""

import gc
import os
import sys


def start() -> None:
    """Start the program: a short life needs no garbage collection and no plugins of pydantic, which cost a tenth of it each."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        # Without a locale Python would read words and file names byte by byte, while terminals and files are UTF-8 all the same.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606  # the same program again
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from tthc_cli.cli.remembering import answer  # noqa: PLC0415  # after the two settings above, which must come before any other import

    sys.exit(answer(sys.argv[1:]))


if __name__ == "__main__":
    start()
