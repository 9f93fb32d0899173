"""The rooms and what they may import: the contract of .importlinter holds."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.workspaces import REPOSITORY


def test_import_contract() -> None:
    assert lint_imports(config_filename=str(REPOSITORY / ".importlinter"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_init_files_are_empty() -> None:
    files = list((REPOSITORY / "src").rglob("__init__.py"))
    assert files
    assert [path for path in files if path.read_bytes()] == []
