"""Print what the YAML reader says of every file under tests/broken, with the parser asked for: `c` or `pure`."""

import sys
from pathlib import Path

import yaml

if sys.argv[1] == "pure" and hasattr(yaml, "CLoader"):
    del yaml.CLoader

from tthc_cli.store.decoding import decode  # after the parser was chosen
from tthc_cli.store.yaml_reader import PARSER, read_yaml

assert (PARSER is yaml.Loader) == (sys.argv[1] == "pure")
for path in sorted(Path("tests/broken").rglob("*.yaml")):
    if path.is_file():
        text, _ = decode(path.read_bytes(), path.as_posix())
        if text is not None:
            value, problems = read_yaml(text, path.as_posix())
            for problem in problems:
                place = problem.place
                sys.stdout.buffer.write(f"{place.file} {place.span} {problem.code} {problem.message}\n".encode())
            sys.stdout.buffer.write(f"{path.as_posix()} {str(value)[:200]}\n".encode())
