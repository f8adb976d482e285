"""`ratslese verify` reads the places on a scan a second time: a wrong quote, a moved box and a foreign page are noticed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from pipeline import verify
from pipeline.run import run
from pipeline.store import CACHE
from pipeline.verify import Mismatch, verify_all
from tests.drawn_scan import needs_tesseract
from tests.recorded_ocr import RAW, keep_in, replayed

PAPER = RAW / "ulmenrode_85-2016_scan.pdf"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("scan")
    keep_in(out / CACHE)
    with replayed():
        assert run([PAPER], out).clean
    return out


def _forged(read: Path, folder: Path, number: str, change: str, value: str) -> tuple[Mismatch, ...]:
    """The mismatches after a change to a column of one piece of evidence, beside which no other is read again."""
    copy = folder / "ratslese.sqlite"
    copy.write_bytes((read / "ratslese.sqlite").read_bytes())
    connection = sqlite3.connect(copy)
    with connection:
        connection.execute("DELETE FROM evidence WHERE evidence_id <> ?", (number,))
    assert verify_all(folder).mismatches == (), "before the change it stands there"
    with connection:
        assert connection.execute(f"UPDATE evidence SET {change} = ?", (value,)).rowcount == 1
    connection.close()
    return verify_all(folder).mismatches


def _quote_with_a_figure(read: Path) -> tuple[str, str, list[list[float]]]:
    connection = sqlite3.connect(read / "ratslese.sqlite")
    rows = connection.execute(
        "SELECT evidence_id, quote, boxes FROM evidence WHERE quote GLOB '*[0-9][0-9]*'"
    ).fetchall()
    connection.close()
    number, quote, boxes = min(rows, key=lambda row: len(row[1]))
    return number, quote, json.loads(boxes)


@needs_tesseract
def test_what_was_read_right_stands_there(read: Path) -> None:
    verdict = verify_all(read)
    assert verdict.checked > 30
    assert verdict.share >= 0.97, verdict.mismatches


@needs_tesseract
def test_a_figure_that_was_changed_is_noticed(read: Path, tmp_path: Path) -> None:
    number, quote, _ = _quote_with_a_figure(read)
    swapped = "".join(str((int(c) + 1) % 10) if c.isdecimal() else c for c in quote)
    found = _forged(read, tmp_path, number, "quote", swapped)
    assert [mismatch.evidence_id for mismatch in found] == [number]


@needs_tesseract
@pytest.mark.parametrize(("right", "down"), [(0, 40), (0, -40), (150, 0)])
def test_a_box_that_was_moved_is_noticed(read: Path, tmp_path: Path, right: float, down: float) -> None:
    number, _, boxes = _quote_with_a_figure(read)
    moved = json.dumps([[x0 + right, top + down, x1 + right, bottom + down] for x0, top, x1, bottom in boxes])
    found = _forged(read, tmp_path, number, "boxes", moved)
    assert [mismatch.evidence_id for mismatch in found] == [number]


@pytest.mark.parametrize(
    ("quote", "there", "alike", "reason"),
    [
        ("Sitzung am 05.12.2024", "Sitzung am 05.12.2024", True, "the same"),
        (
            "Sitzung des Sozialausschusses am 05.12.2024",
            "Sitzung des Sozialausschusses arn 05.12.2024",
            True,
            "a letter",
        ),
        ("Sitzung am 05.12.2024", "Sitzung am 06.12.2024", False, "another day"),
        ("Sitzung am 05.12.2024", "Sitzung am 05.2024", False, "half of a day"),
        ("12.500 €", "", False, "nothing stands there"),
        ("Sozialausschuss", "Finanzausschuss", False, "another body"),
        ("Stadtrat", "Der Stadtrat berät", True, "boxes hold whole words"),
    ],
)
def test_two_readings_agree_by_all_digits_and_most_letters(quote: str, there: str, alike: bool, reason: str) -> None:
    assert verify._alike(quote, there) is alike, reason
