"""A PDF that another program made otherwise, or that came to harm, is refused with a sentence, whatever in it cannot be read."""

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.imports.plan_83 import SOURCE
from tests.running import run

PLAN = SOURCE.with_suffix(".pdf").read_bytes()


def locked() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAN.replace(b"/FlateDecode", b"/FlateDecade"), id="packed in an unknown way"),
        pytest.param(locked().replace(b"/Standard", b"/Adobe.PS"), id="locked with a certificate"),
        pytest.param(locked().replace(b"/V 2", b"/V 9"), id="locked in a way of tomorrow"),
    ],
)
def test_a_pdf_of_another_kind_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    ran = run("import", "a.pdf", "moi", at=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "Lỗi: tệp PDF bị khóa hoặc bị hỏng, không đọc được\n" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
