"""No pattern and no search runs away: text that repeats itself (a line to sign on, a dotted index, a page of digits) and large tables
are read in no time.

The time is the process's own, so that a busy machine changes nothing.
"""

import signal
from collections.abc import Callable
from types import FrameType

import pytest

from pipeline.extract import Extraction, extract
from pipeline.ingest.text.reading import read_text

LIMIT = 10.0
"""Seconds of processor time for one paper; nearly all need less than half a second."""

PAPER = """Stadt Musterort
Vorlage 12/2019
Beratungsfolge\tDatum
Stadtrat\t12.12.2019
Handlungsfelder sind:
- Sprache
- Bildung
Die Steuerungsgruppe besteht aus: {0}
{0}
Die Kosten betragen 5.000 €. {0}
"""

REPEATED = {
    "line to sign on": "_" * 400 + " Unterschrift",
    "underlined": "-" * 400 + " x",
    "rules": "---- " * 120 + "x",
    "index": "Ziele " + "." * 400 + " 7",
    "spaced dots": ". " * 300 + "x",
    "blanks": "a" + " " * 1500 + "b",
    "tabs": "a" + "\t" * 1500 + "b",
    "lines": "a" + "\n" * 800 + "b",
    "one word": "a" * 1500 + "!",
    "capitals": "A" * 1500 + "!",
    "words": "der Rat " * 200 + "!",
    "names": "Anna Berta " * 150 + "!",
    "list": "Amt, " * 250 + "!",
    "compounds": "Sozial-, " * 200 + "!",
    "hyphens": "Haus-und-" * 150 + "!",
    "digits": "1" * 1500 + "!",
    "numbers": "12 " * 400 + "!",
    "numbering": "1.2." * 300 + "!",
    "dates": "12.03.2019, " * 120 + "!",
    "days": "12." * 400 + "!",
    "amounts": "1.234,56 € " * 120 + "!",
    "thousands": "1.234." * 250 + "!",
    "brackets": "(" * 400 + ")" * 399,
    "quotes": "„" * 400 + "“",
    "slashes": "a/" * 500 + "!",
    "marks": "☐ ja ☐ nein " * 100 + "!",
    "years": "2019/2020/" * 150 + "!",
    "titles": "Dr. Prof. " * 150 + "!",
    "sections": "§ 5 Abs. 2 " * 120 + "!",
}

HEAD = "Stadt Musterort\nVorlage 12/2019\nBetreff: Integrationskonzept\n"
CELLS = 3000


def table(head: str, row: Callable[[int], str]) -> str:
    """A paper with a table of 3,000 cells."""
    across = row(0).count("\t") + 1
    return "\n".join((HEAD + head, *map(row, range(CELLS // across))))


LARGE = {
    "committees": table("Gremium\tDatum\tArt", lambda i: f"Ausschuss {i}\t05.03.{2000 + i % 20}\tVorberatung"),
    "amounts": table("Maßnahme\t2019\t2020\tGesamt", lambda i: f"Kurs {i}\t1.{100 + i % 900} €\t{i} €\t5.000 €"),
    "bare numbers": table("Jahr\tEinwohner\tAnteil", lambda i: f"{1900 + i % 120}\t{i * 37}\t{i % 100} %"),
    "fields": table(
        "Handlungsfeld\tZiel\tMaßnahme", lambda i: f"Bildung {i}\tDas Ziel {i} ist Teilhabe\tKurse für {i}"
    ),
    "members": table("Steuerungsgruppe\nAmt\tName\tRolle", lambda i: f"Sozialamt {i}\tFrau Anna Muster\tLeitung"),
    "steps": table("Zeitplan\nWann\tWas\tWer", lambda i: f"{i % 12 + 1:02}/{2000 + i % 30}\tWorkshop {i}\tAmt"),
    "many columns": table("Zahlen", lambda i: "\t".join(f"{i}.{j}" for j in range(300))),
    "one line drawn with blanks": HEAD + "Stadtrat   am 12.03.2019   und\n" + "Der Rat tagt.   " * 4000,
}


def _late(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {LIMIT:.0f} seconds")


@pytest.mark.parametrize("name", REPEATED)
def test_text_that_repeats_itself_is_read_in_no_time(name: str) -> None:
    assert _in_time(PAPER.format(REPEATED[name])).complete


@pytest.mark.parametrize("name", LARGE)
def test_large_tables_are_read_in_no_time(name: str) -> None:
    assert _in_time(LARGE[name]).complete


def _in_time(text: str) -> Extraction:
    extract(read_text(PAPER.format("dem Sozialamt")))  # builds the vocabularies
    before = signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        return extract(read_text(text))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
