"""`python -m tthc_cli` is `tthc`."""

from tthc_cli.cli.main import main

if __name__ == "__main__":
    main()
