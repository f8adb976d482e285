"""Pictures of cited pages, where they go, and the lines around a quote."""

from pathlib import Path

import pytest

from pipeline.ingest.find import digest
from pipeline.report.excerpts import excerpt
from pipeline.report.pictures import INSIDE_BYTES, Album, Page, drawn, state_of
from tests.conftest import RAW

PDF = RAW / "wiesengrund_VO-2019-0457.pdf"


def test_a_page_is_drawn_small_and_readable() -> None:
    import cv2
    import numpy as np

    ((page, picture),) = drawn(PDF, [Page("d", 2)])
    assert page.name == "d-2.webp"
    assert len(picture) < 40_000
    pixels = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert pixels is not None
    height, width = pixels.shape
    assert 900 < width < 1000 < height
    assert pixels.min() < 60 < 250 < pixels.max(), "black print on white paper"


def test_a_page_whose_text_runs_sideways_is_held_upright() -> None:
    import cv2
    import numpy as np

    ((_, picture),) = drawn(PDF, [Page("d", 1, 90)])
    pixels = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert pixels is not None
    assert pixels.shape[0] < pixels.shape[1]


def test_what_cannot_be_drawn_is_left_out(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    assert list(drawn(broken, [Page("d", 1)])) == []


def test_state_of_a_source(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Stadtrat")
    sha256 = digest(b"Stadtrat")
    assert state_of(paper, sha256) == "there"
    paper.write_text("Kreistag")
    assert state_of(paper, sha256) == "changed"
    paper.unlink()
    assert state_of(paper, sha256) == "gone"


@pytest.mark.parametrize(
    ("where", "size", "inside", "reason"),
    [
        ("auto", 10, True, "small sets stay whole"),
        ("auto", INSIDE_BYTES, False, "big ones go beside"),
        ("inside", INSIDE_BYTES, True, "as asked"),
        ("beside", 10, False, "as asked"),
    ],
)
def test_where_pictures_go(tmp_path: Path, where: str, size: int, inside: bool, reason: str) -> None:
    album = Album(tmp_path / "pictures", where)  # type: ignore[arg-type]
    album.add(Page("d", 1), b"x" * 10)
    album.add(Page("d", 2), b"y" * size)
    addresses = album.addresses()
    assert set(addresses) == {"d-1.webp", "d-2.webp"}
    assert all(address.startswith("data:image/webp;base64,") == inside for address in addresses.values()), reason
    assert inside or addresses["d-2.webp"] == "pictures/d-2.webp"
    assert (tmp_path / "pictures" / "d-1.webp").is_file() != inside


def test_pictures_of_an_earlier_report_go_and_those_still_shown_stay(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    earlier = Album(folder, "beside")
    earlier.add(Page("old", 1), b"x")
    earlier.add(Page("same", 1), b"x")
    album = Album(folder, "beside")
    assert album.has(Page("same", 1))
    album.keep(Page("same", 1))
    album.tidy()
    assert [file.name for file in folder.iterdir()] == ["same-1.webp"]
    Album(folder, "none").tidy()
    assert not folder.exists()


@pytest.mark.parametrize(
    ("text", "quote", "before", "behind", "reason"),
    [
        ("TOP 4\nStadtrat am 3. Mai\nTOP 5", "Stadtrat", "TOP 4\n", " am 3. Mai\nTOP 5", "short texts are shown whole"),
        ("Stadtrat", "Stadtrat", "", "", "a text that is nothing but the quote"),
        ("a" * 100 + "\n" + "b" * 120 + " Rat", "Rat", "b" * 120 + " ", "", "lines are not torn where they fit"),
        ("wort " * 100 + "Rat", "Rat", "wort " * 31, "", "one long line is torn between words"),
    ],
)
def test_lines_around(text: str, quote: str, before: str, behind: str, reason: str) -> None:
    start = text.index(quote)
    assert excerpt(text, start, start + len(quote)) == (before, quote, behind), reason
