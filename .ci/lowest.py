"""Print the lowest versions that pyproject.toml promises, one requirement a line, for pip."""

import pathlib
import re
import sys
import tomllib

project = tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for requirement in (*project["dependencies"], *project["optional-dependencies"]["office"]):
    sys.stdout.write(re.sub(r">=", "==", requirement) + "\n")
