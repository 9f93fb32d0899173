"""JSON for other programs, as it is printed and written everywhere."""

import json
from typing import Any

from tthc_cli.report.printable import UNSEEN


def json_text(fields: Any) -> str:
    """The fields as JSON, Vietnamese as it is; characters that would be orders to a screen are escaped."""
    told = json.dumps(fields, ensure_ascii=False, indent=2)
    return UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", told)
