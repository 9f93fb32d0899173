"""The .docx file as a package: the order that its format asks of parts, its properties, the same bytes each time, and an office program that opens it."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.report.test_docx_decree import FRAMED, KINDS, STATE, every_kind, write
from tests.report.word_xml import W, Word, text_of

# ECMA-376, part 1: the sequences of CT_PPr, CT_RPr and the like; trPr is a choice, in which Word itself writes this order.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblCellMar": "top left start bottom right end",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr tbl p",
}


@pytest.fixture(scope="module")
def files(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("package")
    for kind, options in KINDS.items():
        write(demo, folder / f"{kind}.docx", *options)
    return {kind: folder / f"{kind}.docx" for kind in KINDS}


@every_kind
@pytest.mark.parametrize("parent", ORDERS)
def test_parts_stand_in_the_order_of_the_format(files: dict[str, Path], kind: str, parent: str) -> None:
    order = [W + tag for tag in ORDERS[parent].split()]
    for name, part in Word(files[kind].read_bytes()).parts.items():
        for element in part.iter(W + parent) if re.match(r"word/(document|styles|header)", name) else ():
            tags = [child.tag for child in element if child.tag.startswith(W)]
            assert [tag for tag in tags if tag not in order] == [], name
            assert all(order.index(one) <= order.index(next_one) for one, next_one in pairwise(tags)), (name, tags)


@every_kind
def test_a_cell_ends_with_a_paragraph_and_tables_do_not_touch(files: dict[str, Path], kind: str) -> None:
    word = Word(files[kind].read_bytes())
    assert all(cell[-1].tag == f"{W}p" for cell in word.body.iter(f"{W}tc"))
    assert f"{W}tbl{W}tbl" not in "".join(element.tag for element in word.body)


def test_the_same_report_gives_the_same_bytes(files: dict[str, Path], demo: Path, tmp_path: Path) -> None:
    time.sleep(2.1)  # the clock of a package counts in twos
    assert [kind for kind in KINDS if write(demo, tmp_path / kind, *docx(kind)) != files[kind].read_bytes()] == []


def docx(kind: str) -> tuple[str, ...]:
    return (*KINDS[kind], "--format", "docx")


PROVENANCE = {
    "tong-hop": ("Báo cáo tổng hợp", "quý III năm 2026", "từ ngày 15/6/2026 đến ngày 14/9/2026", "14/09/2026"),
    "phu-luc": ("Phụ lục", "quý III năm 2026", "từ ngày 15/6/2026 đến ngày 14/9/2026", "14/09/2026"),
    "don-doc": ("Công văn đôn đốc", "quý IV năm 2026", "từ ngày 15/9/2026 đến ngày 14/12/2026", "15/12/2026"),
    "muc-rieng": ("Mục riêng", "quý III năm 2026", "từ ngày 15/6/2026 đến ngày 14/9/2026", "14/09/2026"),
}


@every_kind
def test_properties_say_what_it_is_and_where_it_comes_from(files: dict[str, Path], kind: str) -> None:
    core = Word(files[kind].read_bytes()).parts["docProps/core.xml"]
    said = {element.tag.rpartition("}")[2]: element.text or "" for element in core}
    name, period, window, day = PROVENANCE[kind]
    assert said["title"].startswith(name)
    assert said["language"] == "vi-VN"
    assert all(words in said["description"] for words in (period, window, day))


@pytest.fixture(scope="module")
def pages(files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page, as LibreOffice prints it."""
    for program in ("soffice", "pdftotext"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    folder = tmp_path_factory.mktemp("pdf")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, files.values())], check=True, capture_output=True, timeout=180)
    return {kind: list(_pages(folder / f"{kind}.pdf")) for kind in KINDS}


def _pages(path: Path) -> Iterator[str]:
    printed = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, timeout=60)
    *texts, _ = printed.stdout.decode("utf-8").split("\f")
    yield from texts


@every_kind
def test_libreoffice_opens_it(files: dict[str, Path], pages: dict[str, list[str]], kind: str) -> None:
    first = " ".join(pages[kind][0].split())
    opening = next(filter(None, map(text_of, Word(files[kind].read_bytes()).paragraphs)))
    assert opening in first
    assert (STATE in first) == (kind in FRAMED)


@every_kind
def test_printed_pages_are_numbered_from_the_second_and_anew_in_the_annex(
    pages: dict[str, list[str]], kind: str
) -> None:
    tops = [re.match(r"\s*(\d+)\n", page) for page in pages[kind]]
    numbers = [int(top[1]) if top else 1 for top in tops]
    firsts = [at for at, number in enumerate(numbers) if number == 1]
    assert len(firsts) == (2 if kind == "tong-hop" else 1)
    assert all(after in (1, before + 1) for before, after in pairwise(numbers)), numbers
    assert all(page.strip() for page in pages[kind])
