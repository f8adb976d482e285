"""Passages that papers of two towns share: what is one, what is none, and where it stands."""

import pytest

from pipeline.report.reuse import passages

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
