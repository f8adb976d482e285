"""Passages that papers of two towns share: what is one, what is none, and where it stands."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pipeline.report.reuse import passages
from pipeline.report.write import write_report
from tests.compared_results import told
from tests.written_results import write

SHARED = (
    "Integration ist eine Aufgabe der ganzen Stadtgesellschaft und gelingt nur, wenn alle Beteiligten zusammenwirken"
)
FIRST = f"Stadt Auenbrück. {SHARED}. Der Rat beschließt das Konzept."
SECOND = f"Vorwort der Landrätin\fIm Kreis gilt: {SHARED.replace(' gelingt', chr(10) + 'gelingt')} – so das Leitbild."


@pytest.mark.parametrize(
    ("texts", "towns", "expected", "reason"),
    [
        ([FIRST, SECOND], ["A", "B"], [14], "fourteen words; breaks of lines and commas are none"),
        ([FIRST, SECOND.upper()], ["A", "B"], [14], "capitals do not matter"),
        ([FIRST, SECOND], ["A", "A"], [], "two papers of one town repeat each other anyway"),
        ([FIRST, "Integration ist eine Aufgabe der ganzen Stadtgesellschaft und gelingt nur, wenn"], ["A", "B"], [], "eleven words"),
        ([SHARED, SHARED.replace("ganzen", "gesamten")], ["A", "B"], [], "one other word leaves two pieces that are too short"),
        ([FIRST, SECOND, SHARED, f"Ziel: {SHARED}"], ["A", "B", "C", "D"], [], "four towns: the language of a form"),
        ([FIRST, SECOND, SHARED], ["A", "B", "C"], [14] * 3, "three towns: each two of them"),
        (["", "kurz"], ["A", "B"], [], "nothing to share"),
    ],
)  # fmt: skip
def test_passages(texts: list[str], towns: list[str], expected: list[int], reason: str) -> None:
    found = passages(texts, towns)
    assert [each.words for each in found] == expected, reason
    assert all(towns[each.one] != towns[each.other] for each in found)
    for each in found:
        one, other = texts[each.one][each.start : each.end], texts[each.other][each.other_start : each.other_end]
        assert one.casefold().replace(",", "").split() == other.casefold().replace(",", "").split(), (
            "the words of each side"
        )


def test_passages_are_of_papers_that_are_compared(tmp_path: Path) -> None:
    """A line is seen where both its towns are chosen."""
    wall = "Die Kaimauer wird erneuert.\n\n" * 9
    made = [
        told("a.txt", "Auenbrück", text=f"Auenbrück. {SHARED}.", subject="Integrationskonzept"),
        told("b.txt", "Erlenau", text=f"Erlenau. {SHARED}.", subject="Integrationskonzept"),
        told("c.txt", "Moorhof", text=f"{wall}{SHARED}.", subject="Kaimauer"),
    ]
    page = BeautifulSoup(write_report(write(tmp_path, *made), lang="en").page.read_text(encoding="utf-8"), "lxml")
    (line,) = page.select("#table-reuse tbody tr")
    assert {line["data-town"], line["data-other"]} == {"Auenbrück", "Erlenau"}
