"""The parts of the program that need the packages of the extra `office`, imported only when they are called for."""

from importlib import import_module
from types import ModuleType

from tthc_cli.errors import CannotGoOnError


def office_part(module: str, what: str) -> ModuleType:
    """The module of ours with this name, which reads or writes `what`. Raises CannotGoOnError where its package is missing."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise CannotGoOnError(
            f"máy này chưa cài phần đọc, viết {what}", hint="Cài thêm bằng lệnh: pip install 'tthc-cli[office]'"
        ) from error
