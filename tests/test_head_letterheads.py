"""Letterheads without labels, as towns set them in their own templates: number, day, office, author, kind and title."""

from __future__ import annotations

import pytest

from tests.head_values import BODY, head

NUMBERS_ALONE = [
    ("V 2031/0454", "V 2031/0454", "a letter, the year first"),
    ("B 116/2031", "B 116/2031", "a letter, the year last"),
    ("RV-95/2031 öffentlich", "RV-95/2031", "its status beside it"),
    ("BV-V/07/0951", "BV-V/07/0951", "two groups of letters"),
    ("SR/BeVoSr/318/2031", "SR/BeVoSr/318/2031", "capitals inside a group"),
    ("2031/226\n- öffentlich -", "2031/226", "its status under it"),
    ("DS0367/31", "DS0367/31", "letters and digits in one"),
    ("2031 / V 00160", "2031 / V 00160", "blanks around the slash"),
    ("II-012/31", "II-012/31", "a Roman numeral"),
    ("Nr. GR/2031/021 ö", "GR/2031/021", "behind Nr. without a colon"),
    ("V O R L A G E Nr. VO/FB3/31-041", "VO/FB3/31-041", "a letter-spaced kind before it"),
    ("Drucksachen–Nr.: 31-1791.01", "31-1791.01", "a dash in the label, a point in the number"),
    ("Drucksachen-Nr. 1713103", "1713103", "seven digits"),
    ("Nr. der Ratsdrucksache: 1280", "1280", "the label turned round"),
    ("Geschäftliche Mitteilung - 1069/2031", "1069/2031", "the title of a page"),
    ("Lfd. Nr. 22/2031-07", "22/2031-07", "a running number"),
    ("Vorlage-Nr.: 114/2031 12345 Auental", "114/2031", "a postcode beside it"),
    ("Freie-Liste-Ratsfraktion Vorlage Nr.: 2031/0048/1", "2031/0048/1", "its label behind who moves it"),
    ("Anlage 2 zur Vorlage 14/0877", "14/0877", "of the paper that it is annexed to"),
]


@pytest.mark.parametrize(("line", "expected", "reason"), NUMBERS_ALONE, ids=[reason for *_, reason in NUMBERS_ALONE])
def test_number(line: str, expected: str, reason: str) -> None:
    assert head(f"Stadt Auental\n\n{line}\n\nNeue Fenster für die Bücherei\n")["reference"] == expected, reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Az.: 50/2031", "a file number"),
        ("Az.:\n51-2031/4", "a file number under its label"),
        ("0651/718-1234", "a telephone number"),
        ("2031/2032", "a school year"),
        ("2031/32", "a short school year"),
        ("05/2031", "a month"),
        ("12.05.2031", "a day"),
        ("31301/5292", "an account"),
        ("12345", "a postcode"),
        ("DIN 18040-1", "a standard"),
        ("SGB 8/2031", "a code of law"),
        ("HRB 12/3456", "a register"),
        ("TOP 4/2", "an agenda item"),
        ("Seite 1/12", "a page"),
    ],
)
def test_no_number(line: str, reason: str) -> None:
    assert "reference" not in head(f"Stadt Auental\n\n{line}\n\nNeue Fenster für die Bücherei\n"), reason


DAYS = [
    ("Stadt Auental\n\n27. Mai 2031\n\nDie Bürgermeisterin\n", BODY, "2031-05-27", "under the town"),
    ("Kreis Auental\nSachgebiet 51 - Soziales\n29.06.2031\n\nSitzungsvorlage\n", BODY, "2031-06-29", "over the kind"),
    ("Stadt Auental\nDer Oberbürgermeister\n\n2031-02-06\n", BODY, "2031-02-06", "the ISO way"),
    ("Erstellt: 05.05.2031\n", BODY, "2031-05-05", "behind Erstellt"),
    (
        "NIEDERSCHRIFT\n\nBürgersaal\n\n13.09.2031\n\nAnwesend: 12\n",
        BODY,
        "2031-09-13",
        "minutes are of their session's day",
    ),
    (
        "Auszug aus der Niederschrift\nüber die 4. Sitzung des Rates am Dienstag, 3. Juni 2031\n",
        BODY + "\nFür die Richtigkeit\nAuental, den 12.06.2031\n",
        "2031-06-03",
        "not the day when an excerpt is certified",
    ),
    (
        "Auszug aus der Niederschrift\nüber die 4. Sitzung des Rates am Dienstag, 3. Juni 2031\nDruckdatum: 08.07.2031\n",
        BODY,
        "2031-06-03",
        "minutes name their session in a sentence",
    ),
    ("26180 Torfhorst, den 19.01.2031 Amt 65 / Grünflächen\n", BODY, "2031-01-19", "between postcode and office"),
    ("Stadt Auental\nStand: 07.06.2031\n", BODY, "2031-06-07", "a Stand where there is no other day"),
    ("Stand: 07.06.2031\nDatum: 12.06.2031\n", BODY, "2031-06-12", "the day goes before the Stand"),
    ("Beschlussvorlage Nr.: 2031/066\nvom: 02.04.2031\n", BODY, "2031-04-02", "behind the number of a paper"),
    ("Stadt Auenbrück/Mark\n\nAuenbrück, 16.10.2031\n", BODY, "2031-10-16", "a place that the letterhead names"),
    (
        "Betr.: Bäder\n",
        BODY + "\nAuenbrück, den 09.08.2031\n\nWehrhahn\fSeite 2\n\n" + BODY * 6,
        "2031-08-09",
        "over a name that closes the first page",
    ),
    (
        "Gegenstand: Bäder\n",
        BODY + "\nAuenbrück, 19.01.2031 Muster, Landrätin\n" + BODY * 6,
        "2031-01-19",
        "with the signer on one line",
    ),
    (
        "Drucksachen-Nr.\t2031/284\nDrucksachenart\tBeschlussvorlage\nTeam\tTeam 50 Wohnen\nDatum\t04.10.2031\n",
        BODY,
        "2031-10-04",
        "in a table of labels whose kind is a label too",
    ),
]


@pytest.mark.parametrize(("text", "body", "expected", "reason"), DAYS, ids=[reason for *_, reason in DAYS])
def test_day(text: str, body: str, expected: str, reason: str) -> None:
    assert head(text, body).get("date") == expected, reason


@pytest.mark.parametrize(
    ("text", "body", "reason"),
    [
        ("Kulturausschuss\n05.02.2031\n\nNeue Fenster\n", BODY, "the session's day, under the committee"),
        ("Stadt Auental\n\nSitzung\n14.03.2031\n\nNeue Fenster\n", BODY, "under Sitzung"),
        ("Stadt Auental\n\n12.03.2031\n\n15.04.2031\n\nNeue Fenster\n", BODY, "two days, and no word which"),
        ("Betreff: Bäder\n", BODY + "\nMittwoch, 12.03.2031\n" + BODY, "a weekday is no place"),
        ("Betreff: Bäder\n", BODY + "\nAuental, den 12.03.2031 war die Halle voll.\n" + BODY * 6, "a sentence"),
    ],
)
def test_no_day(text: str, body: str, reason: str) -> None:
    assert "date" not in head(text, body), reason


OFFICES = [
    (
        "Dezernat III\nSozialamt / Koordinierungsstelle für\nTeilhabe und Sport\n\nVorlage Nr. 4/2031\n",
        "Sozialamt / Koordinierungsstelle für Teilhabe und Sport",
    ),
    ("RHEINKREIS\nDER LANDRAT\n53.1 - Sozialplanung\n\nANFRAGE\n", "53.1 - Sozialplanung"),
    ("Kreis Auental\nFachbereich Jugend\nKoordinierungsstelle Ehrenamt (KE)\n", "Koordinierungsstelle Ehrenamt (KE)"),
    ("Stadt Auental\nSozialreferat\nStelle für Gleichstellung\n", "Stelle für Gleichstellung"),
    ("Landratsamt Auental\nSozialdezernat\nHerr Beispiel\n\nVorlage 4/2031\n", "Sozialdezernat"),
    ("Stadt Auental – Fachdienst Kultur und Sport\n", "Fachdienst Kultur und Sport"),
    ("Stadt Auental\nDer Bürgermeister\n- Ordnungsamt -\n", "Ordnungsamt"),
    ("Fachbereich: Jugend und Soziales\nSachgebiet: 3.2 Zuwanderung\n", "3.2 Zuwanderung"),
    ("Einreicher: Sozialamt, Sachgebiet Wohnen\n", "Sozialamt, Sachgebiet Wohnen"),
    ("Einreicher: Jugend- und Ausländeramt, Anna Muster\n", "Jugend- und Ausländeramt"),
    ("Verfasser: Ref. Stadtplanung\n", "Ref. Stadtplanung"),
    (
        "Die Senatorin für Kultur, Sport,\nJugend und Bäder\n\nVorlage Nr. 4/2031\n",
        "Die Senatorin für Kultur, Sport, Jugend und Bäder",
    ),
    ("Vorlagenersteller/in\n39 - Umwelt und Gewässerschutz\n\nTOP: ______\n", "39 - Umwelt und Gewässerschutz"),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_office(text: str, expected: str) -> None:
    assert head(text).get("department") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- Die Oberbürgermeisterin -\nDezernat\n\nVorlage Nr. 4/2031\n", "an official"),
        ("Dezernat 4\nDezernat 6\n\nVorlage Nr. 4/2031\n", "a column of those who sign"),
        ("Landratsamt\n\nVorlage Nr. 4/2031\n", "the whole administration"),
        ("Einreicher: Fraktion Freie Liste\n", "a group of the council"),
        ("Einreicher: THH\n", "a piece of the budget"),
    ],
)
def test_no_office(text: str, reason: str) -> None:
    assert "department" not in head(text), reason


AUTHORS = [
    ("Bearb.: Anna Muster, Telefon: 203-53107\n", "Anna Muster", "before the telephone"),
    ("Bearb.: Fr. Beispiel\n", "Fr. Beispiel", "an abbreviated label and salutation"),
    ("Einreicher: Landrat Bernd Beispiel\n", "Landrat Bernd Beispiel", "an official with his name"),
    ("Einreicher: Kulturamt, Anna Muster\n", "Anna Muster", "behind her office"),
    ("Ergebnisprotokoll\n\nOrt: Rathaus\nProtokoll: Anna Muster\n", "Anna Muster", "who wrote the minutes"),
    ("Niederschrift\n\nSchriftführerin:\nFrau Muster\n", "Frau Muster", "who wrote the minutes, under the label"),
    (
        "ANTRAG\nder Fraktionen Freie Liste und Bürgerbund vom 19.10.2031\n",
        "Fraktionen Freie Liste und Bürgerbund",
        "below the word",
    ),
    ("Einbringer: Zählgemeinschaft Landleben\n", "Zählgemeinschaft Landleben", "who brings it in, no office"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), AUTHORS, ids=[reason for *_, reason in AUTHORS])
def test_author(text: str, expected: str, reason: str) -> None:
    assert head(text).get("author") == expected, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Amt, Datum, Telefon\n", "labels before the word Telefon"),
        ("Verfasser: Ref. Stadtplanung\n", "an office"),
        ("gez. Muster\n", "a signature"),
        ("PROTOKOLL\n\nLenkungsgruppe Bäderplan\n", "a group under the heading of minutes"),
    ],
)
def test_no_author(text: str, reason: str) -> None:
    assert "author" not in head(text), reason


KINDS = [
    ("S I T Z U N G S V O R L A G E\nNr. GR/2031/021\n", "Sitzungsvorlage", "letter-spaced"),
    ("Geschäftliche Mitteilung - 1069/2031\n", "Geschäftliche Mitteilung", "the title of a page"),
    ("Beschlussvorlage [x] öffentlich [ ] nicht öffentlich\n", "Beschlussvorlage", "before boxes"),
    ("Beschlussvorlage Stadt Auental\n", "Beschlussvorlage", "before the town"),
    ("NIEDERSCHRIFT über die öffentliche Sitzung\n\nAuszug\n", "Niederschrift", "minutes, of which an extract"),
    ("Niederschrift\nder 6. Sitzung des Stadtrates\n\nTagesordnung\n", "Niederschrift", "minutes with their agenda"),
    ("A N F R A G E gemäß § 15 der Geschäftsordnung\n", "Anfrage", "before the rule it follows"),
    ("Art\tBeschlussvorlage\nVerfasser\tAnna Muster\n", "Beschlussvorlage", "in a table whose value is a label too"),
    ("Antrag zu den Haushaltsberatungen 2031: Mehr Bänke\n", "Antrag", "a motion to the budget"),
    ("Vorlage an den Kreistag\n", "Vorlage an den Kreistag", "to whom it goes is a part of it"),
    ("VORLAGE AN DEN RAT DER STADT Nr. 16/2031\n", "Vorlage an den Rat der Stadt", "in capitals, before its number"),
    ("Vergabe\nVorlage Nr. 16/2031\n", "Vergabe", "what it is goes before Vorlage"),
    ("Antwort auf eine Anfrage\nDrucksache Nr. 16/2031\n", "Antwort auf eine Anfrage", "an answer with a number"),
    ("Richtlinie\n", "Richtlinie", "a rule of its own"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), KINDS, ids=[reason for *_, reason in KINDS])
def test_kind(text: str, expected: str, reason: str) -> None:
    assert head(text).get("paper_type") == expected, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Kulturausschuss\nVorlage: 117/2031\n", "a label of another paper's number"),
        ("Drucksachen-Nr.: 12/2031\n", "a label"),
        ("Anlagen: 3\n", "how many annexes"),
    ],
)
def test_no_kind(text: str, reason: str) -> None:
    assert "paper_type" not in head(text), reason


_LABELS = "Beschlussvorlage\nVorlage Nr.: 2031/0021\nDienststelle: Bauamt\n\n"
_PATH = "\n\nGremium Termin TOP\nStadtrat 17.01.2031 3\n"
TITLES = [
    (
        f"{_LABELS}Erwerb der Grundstücke Nrn. 73 mit 1.900 m², Ackerland, und 74 mit 12 a,{_PATH}",
        "Erwerb der Grundstücke Nrn. 73 mit 1.900 m², Ackerland, und 74 mit 12 a,",
        "alone between the labels and the path, whatever it looks like",
    ),
    (
        f"{_LABELS}Reinigung der Eichenschule (Rosenweg 1, 12345 Auental) und der Halle (Am Bach 2, 12345 Auental){_PATH}",
        "Reinigung der Eichenschule (Rosenweg 1, 12345 Auental) und der Halle (Am Bach 2, 12345 Auental)",
        "addresses in a title",
    ),
    (f"{_LABELS}Informationsvorlage Alte Mühle{_PATH}", "Informationsvorlage Alte Mühle", "the kind is part of it"),
    (
        f"{_LABELS}Ergänzende Vereinbarung zum Vertrag über das Totalunternehmen Freibad vom 19.\nNovember 2030 und mehr Geld{_PATH}",
        "Ergänzende Vereinbarung zum Vertrag über das Totalunternehmen Freibad vom 19. November 2030 und mehr Geld",
        "a day over two lines ends no title",
    ),
    (
        "Stadt Auental\nVorlage Nr. 4/2031\n\nBeratungsfolge\nGremium\tDatum\nStadtrat\t12.03.2031\nKulturausschuss\t19.03.2031\n\n"
        "Neue Fenster für die Bücherei\n",
        "Neue Fenster für die Bücherei",
        "below the Beratungsfolge, over the decision",
    ),
    (
        "Freie Liste\nFraktion im Stadtrat\n\nAuental, 30.08.2031\n\nANFRAGE\nzur Sitzung des Stadtrates am 11.09.2031\n\n"
        "Öffnung der Bücherei am Sonntag\n\nSehr geehrte Frau Muster,\n",
        "Öffnung der Bücherei am Sonntag",
        "over the salutation",
    ),
    (
        "Sitzung des Kreistages\n\nTOP 5 Neue Fenster für die Bücherei\n\nAnwesend: 57\n",
        "Neue Fenster für die Bücherei",
        "an item of minutes",
    ),
    ("Überschrift\nNeue Fenster für die Bücherei\n", "Neue Fenster für die Bücherei", "under Überschrift"),
    (
        "Satzung\n\nüber die Erhebung der Hundesteuer vom 16. November 2031\n\n§ 1 Gegenstand\n",
        "Satzung über die Erhebung der Hundesteuer",
        "a statute over two lines",
    ),
    (
        "Stadt Auental\nSitzungsvorlage\n\nWie geht es weiter mit dem Freibad?\n\nBeratungsfolge\nStadtrat 12.03.2031\n",
        "Wie geht es weiter mit dem Freibad?",
        "a title that asks",
    ),
    (
        "Auszug aus der Niederschrift\n\nZu Punkt 9 der Tagesordnung – Neue Bänke am Markt\n\nDer Rat berät.\n",
        "Neue Bänke am Markt",
        "the item of an excerpt",
    ),
    (
        "Antrag\nVorlage Nr.: 2031/0017\nEingang: 02.01.2031\n\nSichere Wege zur Schule im Ortsteil Wiesental\n"
        "Antrag der Bürgerbund-Fraktion\n\nGremium Termin TOP\nOrtschaftsrat 17.01.2031 3\n",
        "Sichere Wege zur Schule im Ortsteil Wiesental",
        "over the line that says whose motion it is",
    ),
    (
        "Beschlussvorlage\nVorlage Nr.: 2031/0018\n\nVergabe der Reinigung im Bürgerhaus\n\nGremium Termin TOP\nStadtrat 17.01.2031 3\n",
        "Vergabe der Reinigung im Bürgerhaus",
        "a kind of paper with what it is about",
    ),
    (
        "Anfrage\nVorlage Nr.: 2031/0019\n\nBäume am Markt\n\n1. Wie viele Bäume wurden im vergangenen Jahr gepflanzt?\n\n"
        "Welche Arten sind für die kommenden Jahre vorgesehen und warum?\n",
        "Bäume am Markt",
        "over the first question, not the last",
    ),
    (
        "Stellungnahme zum Antrag\nVorlage Nr.: 2031/0020\n\nMehr Bäume im Park\n\n- Kurzfassung –\n\nText s. Rückseite\n",
        "Mehr Bäume im Park",
        "not where the text goes on",
    ),
    (
        "Beschlussvorlage\n\nNeubau der Halle, Auentaler Allee 12, Fenster\n\nGremium Termin TOP\nStadtrat 17.01.2031 3\n",
        "Neubau der Halle, Auentaler Allee 12, Fenster",
        "a street in a title is no address",
    ),
    (
        "Beschlussvorlage\nDienststelle: Ortsverwaltung\nSeedorf\n\nBauantrag Uferstr. 24\n\n"
        "Gremium Termin TOP\nOrtsrat Seedorf 17.01.2031 3\n",
        "Bauantrag Uferstr. 24",
        "a building matter named by its street",
    ),
    (
        "Beschlussvorlage\nBetreff: Energieplan\nhier: Beitritt zum Verein\n\nDer Rat tritt bei.\n",
        "Energieplan hier: Beitritt zum Verein",
        "what is meant here, below the subject",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TITLES, ids=[reason for *_, reason in TITLES])
def test_title(text: str, expected: str, reason: str) -> None:
    assert head(text).get("subject") == expected, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Vorlage Nr. 4/2031\n\n☒ öffentlich ☐ nichtöffentlich\n", "boxes"),
        ("Auental, 11.06.2031\nTOP:\n", "a place and a day"),
        ("Zuständigkeit / Sitzung\n", "the head of a list"),
        ("Wahlperiode 2029 - 2034\n", "the term of the council"),
        ("Anzahl der Anlagen: 1\n", "a small field"),
        ("Landkreis Auental - Bürgerinformationssystem\n", "the name of the site"),
        ("Weg der Vorlage durch die Gremien\nStadtrat 12.03.2031\n", "a town's own heading of its Beratungsfolge"),
        ("Stand: Mai 2031\n\nDer Plan wird im Jahr 2032 fertig.\n", "an edition"),
    ],
)
def test_no_title(text: str, reason: str) -> None:
    assert "subject" not in head(text), reason
