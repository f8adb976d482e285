"""The document head: kind and subject; `test_head_reference.py` has the number, `test_head_people.py` has the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts import HeadValue, LeftAlone
from extractors.head.extractor import EXTRACTOR, extract
from extractors.head.paper_type import is_paper_type
from extractors.head.title import is_no_title
from extractors.language import lookup
from extractors.protocol import unread
from pipeline.ingest.text.reading import read_text
from tests.head_values import BODY, head

TYPES = [
    ("Haushalt-Antrag\nAntrags-Nr.: A 0311\n", "Haushalt-Antrag", "with a hyphen"),
    (
        "Beratungsfolge\n\nStadtrat\n\n24.03.2031\n\nBeschlußvorlage\n\nAusbau der Bäder\n",
        "Beschlußvorlage",
        "below the path",
    ),
    ("Vorlage für die Sitzung des\nKreisausschusses am 20.06.2031\n", "Vorlage", "for a session"),
    ("BESCHLUSSVORLAGE\n\nVorlage Nr.: 12/2018\n", "Beschlussvorlage", "capitals become a noun"),
    ("Öffentliche Sitzungsvorlage\n\nNr. 12/2018\n", "Sitzungsvorlage", "public is said elsewhere"),
    ("Beschlussvorlage – Offenlage\n", "Beschlussvorlage – Offenlage", "as printed"),
    ("Informationsvorlage\n", "Informationsvorlage", "alone on a line"),
    ("Mitteilungsvorlage 2019/14\n", "Mitteilungsvorlage", "before its number"),
    ("Vorlage Nr. 2018/1900\n", "Vorlage", "Vorlage before its number"),
    ("7BESCHLUSSVORLAGE\n", "Beschlussvorlage", "a digit glued to it"),
    (
        "STELLUNGNAHME zum Antrag\n\nFraktion Freie Liste\n\nvom: 05.08.2018\n",
        "Stellungnahme",
        "an answer, not the motion",
    ),
    ("A N F R A G E\n\nder Stadträtin Anna Muster vom 3. Mai 2018\n", "Anfrage", "spaced letters"),
    ("ANTRAG\n\nFraktion Freie Liste\n\nvom 12. November 2018\n", "Antrag", "a motion"),
    ("Änderungsantrag\n\nEingang: 19.09.2018\n", "Änderungsantrag", "a kind of motion"),
    ("Anfrage der Fraktion Freie Liste\n", "Anfrage", "followed by who asks"),
    ("NIEDERSCHRIFT über die 3. Sitzung des Stadtrates am 4. Mai 2018\n", "Niederschrift", "minutes"),
    ("Beschlussauszug\n\nStadtrat vom 4. Mai 2018\n", "Beschlussauszug", "an extract"),
    ("Anlage 2 zur Beschlussvorlage 2018/12\n", "Anlage", "an annex names the paper it belongs to"),
    ("Vorlageart: Mitteilung\n", "Mitteilung", "behind its label"),
    (
        "Vorlage – zur Kenntnisnahme –\n\nDrucksache VI/12\n",
        "Vorlage – zur Kenntnisnahme",
        "a Drucksache beside another kind",
    ),
    ("Vorlageart: Anfrage (öffentlich)\n", "Anfrage (öffentlich)", "as printed"),
    ("Antrag Freie Liste und Bürgerbund vom 25.04.2018\n", "Antrag", "a motion with its day"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TYPES, ids=[reason for *_, reason in TYPES])
def test_paper_type(text: str, expected: str, reason: str) -> None:
    assert head(text + "\nBetreff: Konzept für die Bäder\n")["paper_type"] == expected, reason


def test_a_decision_heading_is_no_motion() -> None:
    assert "paper_type" not in head("Betreff: Konzept für die Bäder\n\nAntrag an den Gemeinderat\n")


TYPE_EXAMPLES = [(entry, line) for entry in lookup("paper_types")["entries"] for line in entry["examples"]]


@pytest.mark.parametrize(("entry", "line"), TYPE_EXAMPLES, ids=[line for _, line in TYPE_EXAMPLES])
def test_each_paper_type_matches_its_examples(entry: dict[str, object], line: str) -> None:
    words = {str(word).casefold() for word in entry["words"]}  # type: ignore[attr-defined]
    found = head(line + "\n\nBetreff: Konzept für die Bäder\n")["paper_type"].casefold()
    assert any(found.startswith(word) for word in words)


SUBJECTS = [
    ("Betreff: Konzept für die Bäder\n", "Konzept für die Bäder", "behind the label"),
    (
        "Betreff:\n\nKonzept für die Bäder\nder Stadt Musterhausen\n",
        "Konzept für die Bäder der Stadt Musterhausen",
        "over two lines",
    ),
    ("Gegenstand der Vorlage:\nKonzept für die Bäder\n", "Konzept für die Bäder", "another label"),
    ("Tagesordnungspunkt\n\nKonzept für die Bäder\n", "Konzept für die Bäder", "the agenda item is a title"),
    (
        "Konzept für die Bäder; weiteres Vorgehen\n\nGremium:\tSozialausschuss\tZuständigkeit:\tReferat 4\n",
        "Konzept für die Bäder; weiteres Vorgehen",
        "the first line, above the labels",
    ),
    (
        "STADT MUSTERHAUSEN\nDer Oberbürgermeister\n\nBESCHLUSSVORLAGE\n\nVorlage Nr.: 12/2018\n"
        "Verantwortlich: Dez. 3\n\nKonzept für die Bäder\nund die Turnhallen\n\n"
        "Beratungsfolge dieser Vorlage\nGremium Termin TOP ö nö Ergebnis\nStadtrat 04.05.2018 3 x\n",
        "Konzept für die Bäder und die Turnhallen",
        "before the Beratungsfolge",
    ),
    (
        "ANTRAG\n\nStadträtin Anna Muster (Freie Liste)\nFraktion Freie Liste\n\nvom 12. November 2018\n"
        "Gremium:\nTermin:\nVorlage Nr.:\nTOP:\n5. Sitzung Stadtrat\n17.12.2018\n2018/0217\n24\n\n"
        "öffentlich\n\nMehr Bänke im Stadtpark\n\n1. Die Verwaltung stellt zehn Bänke auf.\n",
        "Mehr Bänke im Stadtpark",
        "after the torn labels of a motion",
    ),
    (
        "Informationsvorlage\n\nVorlage Nr.: 2018/12\n\nSachstand Bäderkonzept\n\nBeratungsfolge\n"
        "Kulturausschuss 04.05.2018\n",
        "Sachstand Bäderkonzept",
        "a title that begins like a section",
    ),
    (
        "Drucksache - DrS/2018/075\nGrunddaten\n- Betreff:\n-\nKonzept für die Bäder\n- Status:\n- öffentlich\n",
        "Konzept für die Bäder",
        "a council system's list of labels",
    ),
    (
        "TOP Ö 2.1.3: Antrag des Turnvereins auf einen Zuschuss\n\nBeschluss: ungeändert beschlossen\n\nAbstimmung: Ja: 8\n",
        "Antrag des Turnvereins auf einen Zuschuss",
        "an agenda item over its vote",
    ),
    (
        "Beratungsfolge\n\nDatum\n\nBäderA\n\nGR\n\n13.06.2031\n\n28.06.2031\n\nBeschlussvorlage\n\nAusbau der Bäder in den Ortschaften\n",
        "Ausbau der Bäder in den Ortschaften",
        "below the kind, below a torn Beratungsfolge",
    ),
    (
        "Ausbau der Leseecken\n\nDaten angezeigt aus Sitzung: Sitzung des Kulturausschusses, 19.03.2031\n\nBeratungsreihenfolge\n"
        "Gremium Sitzung Sitzungsdatum ö / nö Beratungstyp TOP-Nr.\nKulturausschuss Sitzung des Kulturausschusses 19.03.2031 ö 4\n",
        "Ausbau der Leseecken",
        "over the head of a list",
    ),
    (
        "Beratungsgegenstand (Bezeichnung des Tagesordnungspunktes)\n\nKonzept für die Bäder\n\nBetroffene Produktgruppe\n",
        "Konzept für die Bäder",
        "a label with an explanation",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SUBJECTS, ids=[reason for *_, reason in SUBJECTS])
def test_subject(text: str, expected: str, reason: str) -> None:
    assert head(text)["subject"] == expected, reason


NO_SUBJECTS = [
    ("Musterhausen,\n\nVorlage Nr.: 12/2018\n", "the place over the day"),
    ("Köln,\n10/15/2031\n\nVorlage Nr.: 12/2018\n", "a known place over the day"),
    ("Vorlagenummer\n\nVorlagenart\n", "labels alone"),
    ("Abstimmung: Ja: 8, Nein: 0\n", "a vote"),
    ("Teilhaushalt: 15 Kulturamt\nProdukt: 11140 Bücherei\n", "where the money stands"),
    ("STADT MUSTERHAUSEN\nDer Oberbürgermeister\n\nBESCHLUSSVORLAGE\n", "town, official and kind"),
    ("Vorlage Nr.: 12/2018\nDienststelle: Kulturamt\n", "labels"),
    ("Gedruckt auf 100 Prozent Recyclingpapier\n\nVorlage Nr.: 12/2018\n", "a remark on the paper"),
    ("Beratungsfolge\nStadtrat 04.05.2018 3 x\n", "a committee and its day"),
    ("Ratsinformationssystem\n\nGrunddaten\nReduzieren\n\nVorlage Nr.: 12/2018\n", "furniture of a council system"),
    ("In den Sozialausschuss\n\nVorlage Nr.: 12/2018\n", "the committee it goes to"),
    ("Freie Liste, Hauptstraße 3, 12345 Musterhausen\n\nVorlage Nr.: 12/2018\n", "an address"),
]


@pytest.mark.parametrize(("text", "reason"), NO_SUBJECTS, ids=[reason for _, reason in NO_SUBJECTS])
def test_no_subject(text: str, reason: str) -> None:
    assert "subject" not in head(text), reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BESCHLUSSVORLAGE", True),
        ("Beschlussvorlage – Offenlage", True),
        ("Antrag auf Förderung der Bäder", False),
        ("Musterhausen", False),
    ],
)
def test_is_paper_type(text: str, expected: bool) -> None:
    assert is_paper_type(text) is expected


@pytest.mark.parametrize("text", ["", " ", "\f\f", "\t\n\t", "-", "- \n- \n", ":", "Vorlage Nr.:", "12345", "Stadt"])
def test_odd_papers_give_no_exception(text: str) -> None:
    document = read_text(text)
    assert not [fact for fact in extract(document, ()) if isinstance(fact, HeadValue)]
    assert not list(EXTRACTOR.trigger(document))


def test_evidence_is_the_value() -> None:
    document = read_text(
        "Vorlage Nr.: 2018/0535\nAmt: Kulturamt Datum: 14.03.2018\n\nBetreff: Konzept für die Bäder\n" + BODY
    )
    quotes = {fact.field: fact.evidence.quote for fact in extract(document, ()) if isinstance(fact, HeadValue)}
    assert quotes["reference"] == "2018/0535"
    assert quotes["date"] == "14.03.2018"
    assert quotes["subject"] == "Konzept für die Bäder"


def test_every_value_of_a_label_is_explained() -> None:
    document = read_text(
        "Vorlage Nr.: 2018/0535\nDezernat: IV Amt: Kulturamt Datum: 14.03.2018\nVerfasser: Muster, Anna\n" + BODY
    )
    explained = [fact.evidence for fact in extract(document, ())]
    assert any(isinstance(fact, LeftAlone) for fact in extract(document, ()))
    assert not list(unread(EXTRACTOR, document, explained))


@given(
    st.lists(
        st.sampled_from(
            [
                "Vorlage Nr.:",
                "2018/12",
                "Datum:",
                "14.03.2018",
                "Betreff:",
                "Konzept für die Bäder",
                "BESCHLUSSVORLAGE",
                "Fachbereich",
                "Kultur",
                "",
                "Amt:\tKulturamt",
                "Beratungsfolge",
                "Stadtrat 04.05.2018",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_lines_gives_at_most_one_value_a_field(lines: list[str]) -> None:
    document = read_text("\n".join(lines))
    fields = [fact.field for fact in extract(document, ()) if isinstance(fact, HeadValue)]
    assert len(fields) == len(set(fields))


NO_TITLE_LINES = [(line, True) for entry in lookup("no_titles")["entries"] for line in entry["examples"]]
NO_TITLE_LINES += [(line, False) for entry in lookup("no_titles")["entries"] for line in entry["counter"]]


@pytest.mark.parametrize(("line", "refused"), NO_TITLE_LINES)
def test_lines_that_are_no_titles(line: str, refused: bool) -> None:
    assert is_no_title(line) is refused


@pytest.mark.parametrize(
    ("text", "field", "expected", "reason"),
    [
        (
            "Stadt Seedorf\nKultur-, Schul- und Sportamt\n\nVorlage 4/2027\n",
            "department",
            "Kultur-, Schul- und Sportamt",
            "three in one",
        ),
        (
            "Stadt Seedorf\nVorlage 4/2027\nRessort/Bereich: R 2 / 52 Büro für Teilhabe\n",
            "department",
            "R 2 / 52 Büro für Teilhabe",
            "a pair of words",
        ),
        (
            "Stadt Seedorf\nVorlage 4/2027\nDezernat/FD: 2.50 Kulturbüro\n",
            "department",
            "2.50 Kulturbüro",
            "the same, shortened",
        ),
        (
            "Landkreis Seedorf\n\nBeratungsunterlage 2027/044\n",
            "paper_type",
            "Beratungsunterlage",
            "another word for a Vorlage",
        ),
    ],
)
def test_values_of_further_towns(text: str, field: str, expected: str, reason: str) -> None:
    assert head(text).get(field) == expected, reason


def test_a_body_in_capitals_is_no_title() -> None:
    assert (
        head("BEZIRKSVERSAMMLUNG SEEDORF\n\nDrucksachen-Nr.: 20-0177\n").get("subject") != "BEZIRKSVERSAMMLUNG SEEDORF"
    )
