"""Labels and values of the document head, in every layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.label_wordings import labels_with_colon, leading_label, whole_label
from extractors.labels import labelled
from extractors.language import lookup
from extractors.value_kinds import KINDS, fits, leading
from pipeline.ingest.plain_text import read_text


def pairs(text: str) -> list[tuple[str, str]]:
    document = read_text(text)
    return [(pair.key, document.text[pair.start : pair.end]) for pair in labelled(document)]


EXAMPLES = [(key, line) for key, entry in lookup("labels").items() for line in entry["examples"]]


@pytest.mark.parametrize(("key", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_each_entry_of_the_lookup_matches_its_examples(key: str, line: str) -> None:
    if key == "path":
        label = whole_label(line)
        assert label is not None
        assert label.key == key
    else:
        following = "\n\nDie Verwaltung berichtet über den Stand der Arbeiten.\n"
        assert pairs(line + following)[0][0] == key


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
    ("Bearbeiter/-in: Frau Muster", [("author", "Frau Muster")], "both genders, hyphen"),
    ("Bearbeiter:in: Frau Muster", [("author", "Frau Muster")], "both genders, colon"),
    ("Bearbeiter(in): Frau Muster", [("author", "Frau Muster")], "both genders, brackets"),
    ("Bearbeiterin: Frau Muster", [("author", "Frau Muster")], "one gender"),
    ("Bearbeitung: Frau Muster", [("author", "Frau Muster")], "the deed for the person"),
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
]


@pytest.mark.parametrize(("line", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_no_label(line: str, reason: str) -> None:
    assert pairs(line + "\n") == [], reason


LAYOUTS = [
    (
        "Gremium:\n12. Sitzung Stadtrat\nTermin:\nVorlage Nr.:\nTOP:\nVerantwortlich:\n24.07.2018\n"
        "1126\n7\nöffentlich\nDez. 3\nKonzept für die Bäder\n",
        [
            ("committee", "12. Sitzung Stadtrat"),
            ("session_date", "24.07.2018"),
            ("reference", "1126"),
            ("agenda_item", "7"),
            ("division", "Dez. 3"),
        ],
        "all labels, then all values; one value has no label",
    ),
    (
        "Termin:\nVorlage Nr.:\nTOP:\n\nVerantwortlich:\n08.06.2018\n\n7\nöffentlich\nDez. 3\n",
        [("session_date", "08.06.2018"), ("reference", ""), ("agenda_item", "7"), ("division", "Dez. 3")],
        "one value is missing: a single digit is the agenda item, not the number",
    ),
    (
        "Gremium:\nTermin:\nVorlage Nr.:\nTOP:\n4. Sitzung Stadtrat\n17.11.2018\n2018/0120\n33\n"
        "öffentlich\n\nBericht der Bibliothek\n",
        [
            ("committee", "4. Sitzung Stadtrat"),
            ("session_date", "17.11.2018"),
            ("reference", "2018/0120"),
            ("agenda_item", "33"),
        ],
        "the committee among the torn values",
    ),
    (
        "Vorlage Nr.:\n\nVerantwortlich:\n2020/1318\n\nDez. 3\nHaushalt 2021 der Stadtwerke\n",
        [("reference", "2020/1318"), ("division", "Dez. 3")],
        "two labels, two values",
    ),
    (
        "Vorlage Nr.:\nVerantwortlich: Dez. 3\nDienststelle:\n\nNeue Bänke im Stadtpark\nBeratungsfolge\n",
        [("reference", ""), ("division", "Dez. 3"), ("department", "")],
        "blank labels between filled ones stay blank; the title is no office",
    ),
    (
        "Stadt Musterhausen\n\n/III-ar\n\nDezernat/Fachbereich/AZ\n\n27.10.18\n\nDatum\n\nBetreff:\n\n"
        "Konzept für die Bäder\n",
        [("department", "/III-ar"), ("date", "27.10.18"), ("subject", "Konzept für die Bäder")],
        "values above their small print",
    ),
    (
        "Betreff:\n\nNeubau der Turnhalle am Kirchberg\n\nBeschlussvorschlag:\n\nDer Rat stimmt zu.\n",
        [("subject", "Neubau der Turnhalle am Kirchberg")],
        "the value on the next line",
    ),
    (
        "Tagesordnungspunkt\n\nNeubau der Turnhalle am Kirchberg\n",
        [("subject", "Neubau der Turnhalle am Kirchberg")],
        "a label without a colon over a title",
    ),
    (
        "Fachbereich\nKultur und Sport\n\nBeratungsfolge:\n",
        [("department", "Kultur und Sport")],
        "a label without a colon over an office",
    ),
    (
        "Ansprechpartnerin:\n\nMuster, Anna\n\nErstellerin\nAnna Muster\n",
        [("contact", "Muster, Anna"), ("author", "Anna Muster")],
        "closing lines",
    ),
    (
        "Dienststelle:  Büro für\nBeteiligung\n\nNeue Bänke im Stadtpark\n",
        [("department", "Büro für\nBeteiligung")],
        "a value that runs on",
    ),
    (
        "Gremium:\tSozialausschuss\tÖffentlichkeitsstatus:\töffentlich\n"
        "Tagesordnungspunkt:\t7\tZuständigkeit:\tReferat 4\n"
        "Sitzungsdatum:\t05.12.2018\tStadt Musterhausen, den\t13.11.2018\n",
        [
            ("committee", "Sozialausschuss"),
            ("public", "öffentlich"),
            ("agenda_item", "7"),
            ("department", "Referat 4"),
            ("session_date", "05.12.2018"),
            ("date", "13.11.2018"),
        ],
        "four columns; the town's own day",
    ),
    (
        "■ Dezernat\tIV - Soziales\t20.06.2018\n■ Fachbereich\tAufnahme & Teilhabe\t\n"
        "■ Verfasser/-in\tMuster, Anna\t\n",
        [("division", "IV - Soziales"), ("department", "Aufnahme & Teilhabe"), ("author", "Muster, Anna")],
        "label cells with bullets and no colons",
    ),
    (
        "Amt\tDatum\tVorlage Nr.\nKulturamt\t14.03.2018\t12/2018\n",
        [("department", "Kulturamt"), ("date", "14.03.2018"), ("reference", "12/2018")],
        "labels in a head row over the values",
    ),
    (
        "Kulturamt\t14.03.2018\nDienststelle\tDatum\n",
        [("department", "Kulturamt"), ("date", "14.03.2018")],
        "labels in a row under the values",
    ),
    (
        "Gremium\tDatum\tTOP\nSozialausschuss\t14.03.2018\t3\n",
        [],
        "a Beratungsfolge of one row is left to the consultations",
    ),
    (
        "Beratungsfolge\tStatus\tDatum\nStadtrat\töffentlich\t14.03.2018\nKulturausschuss\töffentlich\t12.03.2018\n",
        [],
        "a Beratungsfolge",
    ),
    (
        "An:\tDatum der Beratung\tZuständigkeit\tAbstimmungsergeb.\n"
        "Stadtrat\t14.03.2018\tEntscheidung Ö\t\nHauptausschuss\t12.03.2018\tVorberatung\t\n",
        [],
        "a Beratungsfolge under An:",
    ),
    ("Aktenzeichen:\t\tDatum:\t\n", [("file_number", ""), ("date", "")], "blank cells"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LAYOUTS, ids=[reason for *_, reason in LAYOUTS])
def test_layouts(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert pairs(text) == expected, reason


def test_keys_narrow_the_pairs() -> None:
    document = read_text("Amt: Kulturamt Datum: 14.03.2018\n")
    assert [pair.key for pair in labelled(document, {"date"})] == ["date"]


def test_a_blank_label_keeps_its_place() -> None:
    document = read_text("Amt: Kulturamt Aktenzeichen:\n")
    blank = next(iter(labelled(document, {"file_number"})))
    assert blank.start == blank.end
    assert document.text[blank.label.start : blank.label.end] == "Aktenzeichen"


FITS = [
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
