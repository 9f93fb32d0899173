"""JSON for other programs, as it is printed and written everywhere."""

import json
import re
from typing import Any

from tthc_cli.report.printable import MARKED, UNSEEN


def json_text(fields: Any) -> str:
    """The fields as JSON, Vietnamese as it is; what would be an order to a screen or to the log of a code host is escaped."""
    told = json.dumps(fields, ensure_ascii=False, indent=2)
    return MARKED.sub(_escaped, UNSEEN.sub(_escaped, told))


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign.group()):04x}"
