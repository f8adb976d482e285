"""Fields that no frame and no list shows: names that read like those of fields by the words around them."""

import pytest

from extractors.action_fields.extractor import extract
from extractors.action_fields.told import in_context
from extractors.context import reading
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

_CONCEPT = "Stadt Wiesenau\nBeschlussvorlage\nFortschreibung des Integrationskonzepts\n\n"

_ONE_BY_ONE = (
    _CONCEPT
    + """Das Konzept ruht auf vier Feldern. Am Anfang steht das Ankommen und die Erstorientierung, für die das Bürgerbüro zuständig ist.
Es folgt Sprache und Bildung, worum sich die Volkshochschule kümmert. Um Arbeit und Ausbildung geht es im dritten Teil, und den
Abschluss macht Wohnen und Nachbarschaft.
"""
)
CASES = [
    (_ONE_BY_ONE, {"Sprache und Bildung", "Wohnen und Nachbarschaft"}, "one by one, each in its own words"),
    (
        """Stadt Wiesenau\nMitteilung\n
Die Stadt fördert den Sprachtreff am Markt, die Lesepaten und das Programm Ankommen mit Plan. Der Verein Brückenbau erhält einen Zuschuss.
""",
        set(),
        "what a town pays for is no field",
    ),
    (
        """Stadt Wiesenau\nAntrag\n
Die Verwaltung prüft, ob in der Ringstraße ein Zebrastreifen, eine Querungshilfe und Tempo 30 möglich sind.
""",
        set(),
        "a motion on a road",
    ),
    (
        _CONCEPT + "Der Steuerungsgruppe gehören das Jugendamt, die Caritas und der Migrationsbeirat an.\n",
        set(),
        "members are no fields",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES)
def test_fields_in_context(text: str, expected: set[str], reason: str) -> None:
    found = {fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)}
    assert found >= expected, reason
    assert found if expected else not found, reason


def test_each_name_is_a_candidate_by_itself_with_the_words_around_it() -> None:
    document = read_text(_ONE_BY_ONE)
    found = list(in_context(document))
    assert {each.labels[0].text for each in found} >= {"Sprache und Bildung", "Wohnen und Nachbarschaft"}
    for each in found:
        (label,) = each.labels
        assert document.text[each.lead.start : each.lead.end].count(".") == 0, "of its own sentence"
        assert each.lead.end == label.start <= label.end <= each.tail.end
        assert reading(document).of(label).shape[0] == len(label.text.split())
