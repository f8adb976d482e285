"""Names of committees that recur in a town's papers mend broken ones; whole names and doubtful ones stay."""

from pathlib import Path

import pytest

from pipeline.neighbours.committees import mended
from pipeline.run import run
from pipeline.store import Store

KNOWN = ["Sozialausschuss", "Ausschuss für Auen und Wiesen", "Ausschuss für Wege", "Bezirksvertretung 1", "Stadtrat"]
REST = "Ausschuss für Auen\t12.03.2024\nund Wiesen"


@pytest.mark.parametrize(
    ("name", "text", "scanned", "expected", "reason"),
    [
        ("Ausschuss für Auen", REST, False, "Ausschuss für Auen und Wiesen", "cut; the rest stands further down"),
        ("Ausschuss für Auen und", "Ausschuss für Auen und\t1.2.\nWiesen", False, "Ausschuss für Auen und Wiesen", "cut behind und"),
        ("Ausschuss für Auen", "Ausschuss für Auen\t12.03.2024", False, None, "the rest does not stand in the paper"),
        ("Ausschuss für", "Auen und Wiesen\nWege", False, None, "two names begin so"),
        ("Ausschuss für Auen", "Auen und Wiesen", False, None, "the rest stands inside a sentence"),
        ("Ausschuss", REST, False, None, "one word begins many names"),
        ("Sozial- ausschuss", "", False, "Sozialausschuss", "torn at a hyphen"),
        ("Sozialausschuss Vorberatung", "", False, "Sozialausschuss", "the role of the next cell"),
        ("Stadtrat Datum", "", False, "Stadtrat", "the label of the next line"),
        ("Stadtrat der Nachbarstadt", "", False, None, "words of another name"),
        ("Sozialausschuß", "", True, "Sozialausschuss", "a letter of a scan"),
        ("Sozlalausschuss", "", True, "Sozialausschuss", "a misread letter of a scan"),
        ("Sozlalausschuss", "", False, None, "print has no misread letters"),
        ("Bezirksvertretung 7", "", True, None, "numbers are no misreadings of each other"),
        ("Stadtrat", "", True, None, "whole"),
        ("Jugendhilfeausschuss", "", True, None, "another committee"),
    ],
)  # fmt: skip
def test_mended(name: str, text: str, scanned: bool, expected: str | None, reason: str) -> None:
    assert mended(name, KNOWN, lambda: text, scanned=scanned) == expected, reason


PAPER = """Stadt Auenbrück

Vorlage 2024/{number:03}

Beratungsfolge
Gremium\tTermin\tZuständigkeit
{committee}\t1{number}.03.2024\tVorberatung
Stadtrat\t2{number}.03.2024\tEntscheidung

und Wohnen

Die Mittel stehen bereit.
"""


def consultations(out: Path) -> list[str]:
    return sorted(row["committee"] for row in Store(out).rows()["consultations"] if row["committee"] != "Stadtrat")


def test_mended_and_taken_back(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    whole, torn = "Ausschuss für Soziales und Wohnen", "Ausschuss für Soziales"
    for number, name in enumerate((whole, whole, whole, torn)):
        (papers / f"{number}.txt").write_text(PAPER.format(number=number, committee=name), encoding="utf-8")
    run([papers], tmp_path / "out", jobs=2)
    assert consultations(tmp_path / "out") == [whole] * 4
    (value,) = Store(tmp_path / "out").rows()["collection_values"]
    assert (value["field"], value["was"], value["value"], value["sisters"]) == ("committee", torn, whole, 3)
    assert not run([papers], tmp_path / "out", jobs=2).changed
    run([papers], tmp_path / "out", jobs=2, neighbours=False)
    assert consultations(tmp_path / "out") == [torn, *[whole] * 3]
