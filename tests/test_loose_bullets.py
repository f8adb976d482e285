"""Bullets that a conversion set apart from their items, or glued to them. Every row says why."""

import pytest

from pipeline.ingest.text.flattened import whole_items
from pipeline.ingest.text.reading import read_text


@pytest.mark.parametrize(
    ("lines", "expected", "reason"),
    [
        (["•", "Sprache", "•", "Wohnen"], ["• Sprache", "• Wohnen"], "each bullet on a line of its own"),
        (["•", "", "Sprache"], ["• Sprache"], "a blank line between"),
        (["  ▪  ", "  Sprache"], ["  ▪ Sprache"], "the indent stays that of the bullet"),
        (["\uf0b7", "Sprache"], ["\uf0b7 Sprache"], "a bullet of a symbol font"),
        (["Felder:", "-", "Sprache", "-", "Wohnen"], ["Felder:", "- Sprache", "- Wohnen"], "dashes below a colon"),
        (["Es gibt:", "o", "Sprache", "o", "Wohnen"], ["Es gibt:", "o Sprache", "o Wohnen"], "the o of a second level"),
        (["Aufwand", "-", "Ertrag", "-"], ["Aufwand", "-", "Ertrag", "-"], "dashes are blank cells of a form"),
        (["•", "12.000 €"], ["•", "12.000 €"], "an amount alone is no item"),
        (["•", "• Wohnen"], ["•", "• Wohnen"], "a blank item before another"),
        (["•", "Sprache\t3"], ["•", "Sprache\t3"], "what follows is a row of a table"),
        (["•", "", "", "Sprache"], ["•", "", "", "Sprache"], "too far away"),
        (["•"], ["•"], "nothing follows"),
        (["•Sprache", "▪Wohnen"], ["• Sprache", "▪ Wohnen"], "bullets glued to their items"),
        (["•„Sprache“"], ["• „Sprache“"], "glued to a quotation mark"),
        (["  -Sprache", "  -Wohnen"], ["  - Sprache", "  - Wohnen"], "dashes glued, two of them"),
        (["-Sprache", "und Schrift", "-Wohnen"], ["- Sprache", "und Schrift", "- Wohnen"], "an item goes on between"),
        (["-Sprache", "Text", "Text"], ["-Sprache", "Text", "Text"], "one dash alone may be a broken word"),
        (["-und Bildung", "-und Schule"], ["-und Bildung", "-und Schule"], "small letters: the rest of compounds"),
        (["-12.000 €", "-9.000 €"], ["-12.000 €", "-9.000 €"], "signs of amounts"),
        (["☐ja", "□nein"], ["☐ja", "□nein"], "boxes of a form"),
        (["Haushalt•Plan"], ["Haushalt•Plan"], "a bullet inside a line"),
    ],
)
def test_items(lines: list[str], expected: list[str], reason: str) -> None:
    assert whole_items(lines) == expected, reason


def test_items_become_blocks_of_their_own() -> None:
    document = read_text("Die Handlungsfelder sind:\n\n•\nSprache\n•\nWohnen\n\n▪Arbeit\n")
    items = [(block.marker, block.content) for block in document.blocks[1:]]
    assert items == [("•", "Sprache"), ("•", "Wohnen"), ("▪", "Arbeit")]
