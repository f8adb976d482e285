"""The document head: number, kind and subject; `test_head_people.py` has the others."""

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
from tests.head_values import BODY, head

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
    ("Vorlage - 2012/0367", "2012/0367"),
    ("Beschlussvorlage - VO/2011/0368-R5", "VO/2011/0368-R5"),
    ("Drucksachen-Nr. 2424/2014-2020", "2424/2014-2020"),
    ("Anfrage (öffentlich) - 23-21906", "23-21906"),
    ("Beschlussvorlage öffentlich - VO/2025/246", "VO/2025/246"),
    ("2018-23/DS-I(A)0201     Ausgegeben am 26.04.2018", "2018-23/DS-I(A)0201"),
    ("VerhandlungDrucksache:\n1316/2018 und Ergänzung", "1316/2018"),
    ("Antrag Nr. 14-20 / A 01831\n\nSitzungsvorlage Nr. 14-20 / V 06158", "14-20 / V 06158"),
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
    ("Vorlageart: Empfehlungsvorlage (inaktiv)\n", "Empfehlungsvorlage", "the system's state is no part of it"),
    ("Vorlageart: Anfrage (öffentlich)\n", "Anfrage (öffentlich)", "as printed"),
    ("Antrag Freie Liste und Bürgerbund vom 25.04.2018\n", "Antrag", "a motion with its day"),
    ("Art\nBeschlussvorlage/Antrag\n", "Beschlussvorlage/Antrag", "under a label without a colon"),
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
    (
        "Drucksache - DrS/2018/075\nGrunddaten\n- Betreff:\n-\nKonzept für die Bäder\n- Status:\n- öffentlich\n",
        "Konzept für die Bäder",
        "a council system's list of labels",
    ),
    (
        "17.05.2018 - 5 Konzept für die Bäder\nGrunddaten\n- TOP:\n- Ö 5\n- Gremium:\n- Sozialausschuss\n",
        "Konzept für die Bäder",
        "an agenda item's heading",
    ),
    (
        "Betreff: Konzept für die Bäder\n(Antrag des Forums)\nStatus:öffentlich\n",
        "Konzept für die Bäder (Antrag des Forums)",
        "a second line in brackets",
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
