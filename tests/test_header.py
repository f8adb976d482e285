"""The document head: number, kind, subject, date, department, author."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts import HeadValue, LeftAlone
from extractors.head_title import is_no_title
from extractors.header import EXTRACTOR, extract
from extractors.language import lookup
from extractors.paper_type import is_paper_type
from extractors.protocol import unread
from pipeline.ingest.plain_text import read_text

BODY = """
Beschlussvorschlag:

Der Rat stimmt dem Konzept zu.

Begründung:

Die Verwaltung hat das Konzept im vergangenen Jahr gemeinsam mit den Vereinen erarbeitet. Die Vorlage 3/2017 wurde damals vertagt.
"""


def head(text: str, body: str = BODY) -> dict[str, str]:
    facts = [fact for fact in extract(read_text(text + body), ()) if isinstance(fact, HeadValue)]
    values = {fact.field: fact.value for fact in facts}
    assert len(values) == len(facts), "at most one value a field"
    return {str(field): value for field, value in values.items()}


REFERENCES = [
    ("Vorlage Nr.: 2018/0535", "2018/0535"),
    ("Vorlage - 2022/094", "2022/094"),
    ("Vorlage-Nr: 500/035/2017", "500/035/2017"),
    ("Drucksache Nr. 0094/2008 E1", "0094/2008 E1"),
    ("Drucksachen-Nr.: DrS/2014/075", "DrS/2014/075"),
    ("Beschlussvorlage SV-9-0667", "SV-9-0667"),
    ("Vorlagennummer: VO/2021/09701", "VO/2021/09701"),
    ("Vorlage WP 14-20 SV 50/073", "WP 14-20 SV 50/073"),
    ("Drucksachennummer: 18 - 16 1377/2018", "18 - 16 1377/2018"),
    ("Drucksache 6/DS/908", "6/DS/908"),
    ("Vorlage Nr.: FB 56/0150/WP17", "FB 56/0150/WP17"),
    ("GRDrs 952/2001", "952/2001"),
    ("Vorlage Nr.: M 132", "M 132"),
    ("Vorlage: BMPA/1087/2023", "BMPA/1087/2023"),
    ("Sitzungsvorlage Nr. 14-20 / V 06158", "14-20 / V 06158"),
    ("Vorlage Nr.: 1126", "1126"),
    ("Sitzungsvorlage\n500/035/2017", "500/035/2017"),
    ("DrS/2014/075", "DrS/2014/075"),
    ("Nr.: 139/2018", "139/2018"),
]


@pytest.mark.parametrize(("line", "expected"), REFERENCES)
def test_reference(line: str, expected: str) -> None:
    assert head(f"Stadt Musterhausen\n\n{line}\n\nBetreff: Konzept für die Bäder\n")["reference"] == expected


NO_REFERENCES = [
    ("Vorlage Nr.:\n\nBetreff: Konzept für die Bäder\n", "blank"),
    ("Betreff: Konzept für die Bäder\n", "only named in the reasons"),
    ("Betreff: Konzept für die Bäder (vgl. Vorlage Nr. 2014/0110)\n", "another paper's number"),
    ("Haushalt 2020/21\n\nBetreff: Konzept für die Bäder\n", "two years"),
    ("2020/21\n\nBetreff: Konzept für die Bäder\n", "two years alone on a line"),
    ("Telefon: 07621 410-5300\n\nBetreff: Konzept für die Bäder\n", "a telephone number"),
    ("15./16.12.2020\n\nBetreff: Konzept für die Bäder\n", "two days"),
]


@pytest.mark.parametrize(("text", "reason"), NO_REFERENCES, ids=[reason for _, reason in NO_REFERENCES])
def test_no_reference(text: str, reason: str) -> None:
    assert "reference" not in head(text), reason


TYPES = [
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
        "Anfrage\nStadträtin Anna Muster\nvom: 21.09.2018\n\nAusbau der Radwege\n\nStellungnahme der Verwaltung:\n",
        "Stellungnahme",
        "the answer under the question",
    ),
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
]


@pytest.mark.parametrize(("text", "expected", "reason"), SUBJECTS, ids=[reason for *_, reason in SUBJECTS])
def test_subject(text: str, expected: str, reason: str) -> None:
    assert head(text)["subject"] == expected, reason


NO_SUBJECTS = [
    ("STADT MUSTERHAUSEN\nDer Oberbürgermeister\n\nBESCHLUSSVORLAGE\n", "town, official and kind"),
    ("Vorlage Nr.: 12/2018\nDienststelle: Kulturamt\n", "labels"),
    ("Gedruckt auf 100 Prozent Recyclingpapier\n\nVorlage Nr.: 12/2018\n", "a remark on the paper"),
    ("Beratungsfolge\nStadtrat 04.05.2018 3 x\n", "a committee and its day"),
    ("Freie Liste, Hauptstraße 3, 12345 Musterhausen\n\nVorlage Nr.: 12/2018\n", "an address"),
]


@pytest.mark.parametrize(("text", "reason"), NO_SUBJECTS, ids=[reason for _, reason in NO_SUBJECTS])
def test_no_subject(text: str, reason: str) -> None:
    assert "subject" not in head(text), reason


DATES = [
    ("Amt: Kulturamt Datum: 14.03.2018\n", BODY, "2018-03-14", "behind its label"),
    (
        "/III-ar\n\nDezernat/Fachbereich/AZ\n\n27.10.18\n\nDatum\n",
        BODY,
        "2018-10-27",
        "above its label, two digits of a year",
    ),
    (
        "Sitzungsdatum:\t05.12.2018\tStadt Landshut, den\t13.11.2018\n",
        BODY,
        "2018-11-13",
        "the town's day beside the session's",
    ),
    (
        "Betreff: Konzept\n",
        BODY + "\nWaiblingen, 20.11.2018\n\nErstellerin\nAnna Muster\n",
        "2018-11-20",
        "before the signatures",
    ),
    (
        "Betreff: Konzept\n",
        BODY + "\nWaiblingen, den 20. November 2018\n",
        "2018-11-20",
        "with “den” and the month's name",
    ),
    ("■ Dezernat\tIV - Soziales\t20.06.2018\n■ Fachbereich\tTeilhabe\t\n", BODY, "2018-06-20", "beside the Dezernat"),
    (
        "Betreff: Konzept\n",
        BODY + "\nHauptamt - Ratsangelegenheiten -\n13. Juli 2018\n",
        "2018-07-13",
        "closing the paper",
    ),
    (
        "ANTRAG\n\nFraktion Freie Liste\n\nvom 12. November 2018\n\nMehr Bänke im Stadtpark\n",
        BODY,
        "2018-11-12",
        "a motion's own day",
    ),
    ("Erstellt am: 2. Mai 2018\n", BODY, "2018-05-02", "another label"),
]


@pytest.mark.parametrize(("text", "body", "expected", "reason"), DATES, ids=[reason for *_, reason in DATES])
def test_date(text: str, body: str, expected: str, reason: str) -> None:
    assert head(text, body)["date"] == expected, reason


NO_DATES = [
    ("Gremium: Stadtrat\nSitzungsdatum: 05.12.2018\n", "the session's"),
    ("Gremium: Stadtrat  Datum: 05.12.2018\n", "the session's under another name"),
    ("Beratungsfolge\tDatum\nStadtrat\t05.12.2018\nKulturausschuss\t03.12.2018\n", "a Beratungsfolge"),
    ("Januar 2011\n\nBESCHLUSSVORLAGE\n", "the edition of the form"),
    ("Ausdruck vom: 05.12.2018\n\nBetreff: Konzept\n", "the print-out"),
    ("Eingang: 19.09.2018\n\nÄnderungsantrag\n", "a stamp of receipt"),
    ("STELLUNGNAHME zum Antrag\n\nvom: 05.08.2018\neingegangen: 05.08.2018\n", "the motion's day in the answer"),
]


@pytest.mark.parametrize(("text", "reason"), NO_DATES, ids=[reason for _, reason in NO_DATES])
def test_no_date(text: str, reason: str) -> None:
    assert "date" not in head(text), reason


DEPARTMENTS = [
    ("Verantwortlich: Dez. 3\nDienststelle: Kulturamt\n", "Kulturamt", "the narrower office"),
    (
        "Verantwortlich: Dez. 3\nDienststelle:\n\nBetreff: Konzept für die Bäder\n",
        "Dez. 3",
        "the wider one where the narrower is blank",
    ),
    ("Fachbereich\nKultur\n\nBeratungsfolge:\n", "Fachbereich Kultur", "label and value are one name"),
    ("Fachbereich Kultur\n\nBeratungsfolge:\n", "Fachbereich Kultur", "alone on a line"),
    ("/III-ar\n\nDezernat/Fachbereich/AZ\n", "III-ar", "an initial of a blank Dezernat"),
    ("Federführend: Amt für Kultur\nBeteiligt: Kämmerei\n", "Amt für Kultur", "who leads"),
    ("Zuständigkeit:\tReferat 4\n", "Referat 4", "Zuständigkeit with an office"),
    ("Amt für Kultur und Sport\n\nVorlage Nr.: 12/2018\n", "Amt für Kultur und Sport", "a letterhead"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), DEPARTMENTS, ids=[reason for *_, reason in DEPARTMENTS])
def test_department(text: str, expected: str, reason: str) -> None:
    assert head(text)["department"] == expected, reason


AUTHORS = [
    ("Verfasser/-in: Muster, Anna\n", BODY, "Muster, Anna", "Verfasser"),
    ("Bearbeiter: Herr Beispiel, Tel. 123\n", BODY, "Herr Beispiel", "without the telephone"),
    ("Auskunft erteilt: Frau Muster\n", BODY, "Frau Muster", "who gives information, where no other is named"),
    (
        "Auskunft erteilt: Frau Muster\nVerfasser: Beispiel, Bernd\n",
        BODY,
        "Beispiel, Bernd",
        "the author before who gives information",
    ),
    (
        "Betreff: Konzept\n",
        BODY + "\nAnsprechpartnerin:\n\nMuster, Anna\n\nErstellerin\nAnna Muster\n",
        "Anna Muster",
        "in the closing lines",
    ),
]


@pytest.mark.parametrize(("text", "body", "expected", "reason"), AUTHORS, ids=[reason for *_, reason in AUTHORS])
def test_author(text: str, body: str, expected: str, reason: str) -> None:
    assert head(text, body)["author"] == expected, reason


NO_AUTHORS = [
    ("Der Oberbürgermeister\n\nBetreff: Konzept\n", BODY + "\nAnna Muster\nOberbürgermeisterin\n", "who signs"),
    ("Betreff: Konzept\n", BODY + "\nAnsprechpartner/in / Fachbereich / Telefon: Kulturamt\n", "an office"),
    ("Bearbeitung: Amt 50\n", BODY, "an office behind Bearbeitung"),
    ("Einreicher: Bürgermeister\n", BODY, "who brings the paper in"),
]


@pytest.mark.parametrize(("text", "body", "reason"), NO_AUTHORS, ids=[reason for *_, reason in NO_AUTHORS])
def test_no_author(text: str, body: str, reason: str) -> None:
    assert "author" not in head(text, body), reason


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
