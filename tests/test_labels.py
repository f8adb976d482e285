"""Labels and values of the document head, in every layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.labels.pairs import labels_with_colon, leading_label, whole_label
from extractors.labels.reading import labelled
from extractors.labels.value_kinds import KINDS, fits, leading
from extractors.language import lookup
from pipeline.ingest.text.reading import read_text
from tests.label_values import pairs

EXAMPLES = [(key, line) for key, entry in lookup("labels").items() for line in entry["examples"]]


@pytest.mark.parametrize(("key", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_each_entry_of_the_lookup_matches_its_examples(key: str, line: str) -> None:
    if key == "path":
        label = whole_label(line)
        assert label is not None
        assert label.key == key
    else:
        following = "\n\nDie Verwaltung berichtet über den Stand der Arbeiten.\n"
        first = {"office_and_date": "department"}.get(key, key)
        assert pairs(line + following)[0][0] == first


def test_every_entry_asks_for_a_known_kind_of_value() -> None:
    assert {entry["value"] for entry in lookup("labels").values()} <= KINDS


LINES = [
    ("Vorlage Nr.: 2018/0535", [("reference", "2018/0535")], "one label, one value"),
    ("Vorlage - 2022/094", [("reference", "2022/094")], "a dash for the colon"),
    ("Drucksache Nr. 0094/2008 E1", [("reference", "0094/2008 E1")], "no colon; the E of a supplement belongs to it"),
    ("Drucksachen-Nr. DrS/2014/075", [("reference", "DrS/2014/075")], "letters in the number"),
    ("Vorlage-Nr: SV-9-0667", [("reference", "SV-9-0667")], "hyphens only"),
    ("Vorlagennummer: WP 14-20 SV 50/073", [("reference", "WP 14-20 SV 50/073")], "spaces inside the number"),
    ("Drucksachennummer: 18 - 16 1377/2018", [("reference", "18 - 16 1377/2018")], "electoral term before the number"),
    ("Sitzungsvorlage Nr. 14-20 / V 06158", [("reference", "14-20 / V 06158")], "a slash between spaces"),
    ("Vorlage-Nr.: FB 56/0150/WP17", [("reference", "FB 56/0150/WP17")], "the office begins the number"),
    ("GRDrs 952/2001", [("reference", "952/2001")], "the label is an abbreviation"),
    ("Drucksache: 6/DS/908", [("reference", "6/DS/908")], "letters in the middle"),
    ("Vorlage-Nr.: VO/2021/09701", [("reference", "VO/2021/09701")], "five digits"),
    ("Vorlage Nr.: M 132", [("reference", "M 132")], "a letter and a number"),
    ("Drucksachen-Nr.: BMPA/1087/2023", [("reference", "BMPA/1087/2023")], "an office's abbreviation"),
    ("Vorlage Nr.: 2018/0535 (öffentlich)", [("reference", "2018/0535")], "a remark behind the number"),
    ("Vorlage Nr. 12/2018, 1. Ergänzung", [("reference", "12/2018")], "a supplement behind a comma"),
    ("Vorlage Nr.      677  ANFRAGE", [("reference", "677")], "the kind of the paper follows on the line"),
    (
        "Amt/Abteilung: Kulturamt Datum: 14.03.2018   Aktenzeichen:",
        [("department", "Kulturamt"), ("date", "14.03.2018"), ("file_number", "")],
        "three labels on a line, the last one blank",
    ),
    ("■ Verfasser/-in: Muster, Anna", [("author", "Muster, Anna")], "a bullet before the label"),
    ("Bearbeiter/-in: Frau Muster", [("clerk", "Frau Muster")], "both genders, hyphen"),
    ("Bearbeiter:in: Frau Muster", [("clerk", "Frau Muster")], "both genders, colon"),
    ("Bearbeiter(in): Frau Muster", [("clerk", "Frau Muster")], "both genders, brackets"),
    ("Bearbeiterin: Frau Muster", [("clerk", "Frau Muster")], "one gender"),
    ("Bearbeitung: Frau Muster", [("clerk", "Frau Muster")], "the deed for the person"),
    ("Ersteller: Herr Beispiel", [("author", "Herr Beispiel")], "Ersteller"),
    ("Verantwortlich: Dez. 3", [("division", "Dez. 3")], "the wider office"),
    ("Federführend: Fachbereich Jugend", [("department", "Fachbereich Jugend")], "Federführend"),
    ("Dienststelle:  BfI", [("department", "BfI")], "an abbreviation of capitals and small letters"),
    ("Dezernat/Fachbereich/AZ: V/51-ke", [("department", "V/51-ke")], "three labels in one"),
    ("Einreicher: Bürgermeister", [("submitter", "Bürgermeister")], "who brings the paper in"),
    ("Berichterstatter/in: Stadträtin Muster", [("rapporteur", "Stadträtin Muster")], "who reports"),
    ("Gz: 51-20-02", [("file_number", "51-20-02")], "Geschäftszeichen"),
    ("Eingang: 19.09.2023", [("received", "19.09.2023")], "the day of receipt is no date of the paper"),
    ("Auskunft erteilt: Frau Muster", [("informant", "Frau Muster")], "who gives information"),
    ("Betrifft: Neubau der Turnhalle", [("subject", "Neubau der Turnhalle")], "Betrifft"),
    (
        "Gremium: Sozialausschuss  Datum: 03.05.2018",
        [("committee", "Sozialausschuss"), ("session_date", "03.05.2018")],
        "a date beside a committee is the session's",
    ),
    ("Tagesordnungspunkt: 4.2", [("agenda_item", "4.2")], "a number is the agenda item"),
    ("TOP: Bericht der Bibliothek", [("subject", "Bericht der Bibliothek")], "words behind TOP are the subject"),
    ("Sitzungsart: nichtöffentlich", [("public", "nichtöffentlich")], "public or not"),
    ("Zu TOP            30", [("agenda_item", "30")], "no colon, a number"),
    ("Betreff:Konzept für die Bäder", [("subject", "Konzept für die Bäder")], "no space behind the colon"),
    (
        "Status:öffentlich (Vorlage entschieden)Vorlage-Art:Beschlussvorlage",
        [("public", "öffentlich"), ("paper_type", "Beschlussvorlage")],
        "a label glued to a bracket",
    ),
    (
        "Einreicher:Fraktion Freie ListeBezüglich:",
        [("submitter", "Fraktion Freie Liste"), ("other", "")],
        "a label glued to a word",
    ),
    (
        "Verfasser:Beispiel, Bernd - Tel.: 12-34",
        [("author", "Beispiel, Bernd"), ("phone", "12-34")],
        "a dash before the next label",
    ),
    ("Drucksachen-Nr. 1424/2014-2020", [("reference", "1424/2014-2020")], "the electoral term behind the number"),
    ("Beschlussfassung in:öffentlicher Sitzung", [("public", "öffentlicher Sitzung")], "public, in a phrase"),
    ("Verfasser 1: Muster, Anna", [("author", "Muster, Anna")], "the first of several"),
    ("Einreicher*: Bürgermeister", [("submitter", "Bürgermeister")], "a mark for compulsory fields"),
    ("Vorlage-Nr.: DSV/ 722/", [("reference", "DSV/ 722")], "a slash left open"),
    ("Drucksache: 503/2018 Neufassung", [("reference", "503/2018 Neufassung")], "a new version"),
    ("Gz: OB", [("file_number", "OB")], "an office's abbreviation for its sign"),
]


@pytest.mark.parametrize(("line", "expected", "reason"), LINES, ids=[reason for *_, reason in LINES])
def test_labels_in_a_line(line: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert pairs(line + "\n") == expected, reason


REFUSED = [
    ("Die Vorlage Nr. 12/2017 wurde vertagt.", "a paper named inside a sentence"),
    ("Vorlage 3/2017 wurde im Ausschuss beraten und vertagt.", "a sentence that begins with a paper"),
    ("Nr. 5 der Satzung wird gestrichen.", "a sentence that begins with Nr."),
    ("Sitzungsvorlage", "the kind of the paper alone is no blank number"),
    ("BESCHLUSSVORLAGE", "the same in capitals"),
    ("Gremium Termin TOP ö nö Ergebnis", "the head of a Beratungsfolge"),
    ("Beratungsfolge Sitzung am TOPönöErgebnis", "a glued head of a Beratungsfolge"),
    ("Das Datum: ein Problem für viele Verwaltungen", "the label is not at the beginning"),
    ("Datum: wird nachgereicht", "no day behind Datum"),
    ("Sitzung des Kreistages am Montag", "Sitzung without a number"),
    ("Vorlage Nr.: 2018/", "the number is still open"),
    ("Landesamt: zuständig für die Bäder", "a label inside a word is none"),
]


@pytest.mark.parametrize(("line", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_no_label(line: str, reason: str) -> None:
    assert pairs(line + "\n") == [], reason


def test_keys_narrow_the_pairs() -> None:
    document = read_text("Amt: Kulturamt Datum: 14.03.2018\n")
    assert [pair.key for pair in labelled(document, {"date"})] == ["date"]


def test_a_blank_label_keeps_its_place() -> None:
    document = read_text("Amt: Kulturamt Aktenzeichen:\n")
    blank = next(iter(labelled(document, {"file_number"})))
    assert blank.start == blank.end
    assert document.text[blank.label.start : blank.label.end] == "Aktenzeichen"


FITS = [
    ("reference", "31-1791.01", True),
    ("reference", "1713103", True),
    ("reference", "18.07.2031", False),
    ("reference", "4.2", False),
    ("date", "Mittwoch, den 14. März 2018", True),
    ("date", "15./16.12.2020", True),
    ("date", "1126", False),
    ("reference", "1126", True),
    ("reference", "14.03.2018", False),
    ("reference", "Dez. 3", False),
    ("office", "III-ar", True),
    ("office", "50.1", True),
    ("office", "öffentlich", False),
    ("person", "Muster, Anna", True),
    ("person", "12/2018", False),
    ("committee", "3. Sitzung Stadtrat", True),
    ("committee", "14.03.2018", False),
    ("public", "nicht öffentlich", True),
    ("agenda_item", "34.1", True),
    ("agenda_item", "1126", False),
]


@pytest.mark.parametrize(("kind", "text", "expected"), FITS)
def test_kinds_of_values(kind: str, text: str, expected: bool) -> None:
    assert (fits(kind, text) >= 0.6) is expected


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=60))
def test_any_text_has_a_fit_between_nothing_and_all(kind: str, text: str) -> None:
    assert 0 <= fits(kind, text) <= 1
    assert 0 <= leading(kind, text) <= len(text)


@given(st.text(alphabet="Vorlage Nr.:Datum AmtTOP/-\t\n0123456789", max_size=120))
def test_pairs_lie_in_the_text_in_reading_order(text: str) -> None:
    document = read_text(text)
    found = list(labelled(document))
    assert all(
        0 <= pair.label.start <= pair.label.end <= len(document.text) and pair.start <= pair.end for pair in found
    )
    assert [pair.label.start for pair in found] == sorted(pair.label.start for pair in found)


def test_a_label_ends_with_its_word() -> None:
    assert leading_label("Amtsgericht: Musterhausen") is None
    assert [label.key for label in labels_with_colon("Kulturamt Datum: 3.4.2018", 0)] == ["date"]
