"""Whether a paper costs money and posts."""

from __future__ import annotations

import pytest

from extractors.costs import extractor as costs
from extractors.facts import Cost, FinancialEffects, Staffing
from extractors.financial_effects import extract, patterns
from extractors.language import lookup
from extractors.staffing import extractor as staffing
from extractors.staffing.effect import staffing_effect
from pipeline.ingest.text.reading import read_text


def effect(text: str) -> tuple[str, str] | None:
    document = read_text(text)
    known = [fact for fact in costs.extract(document, ()) if isinstance(fact, Cost)]
    found = [fact for fact in extract(document, known) if isinstance(fact, FinancialEffects)]
    assert len(found) <= 1
    return (found[0].effect, found[0].staffing_effect) if found else None


CASES = [
    ("Finanzielle Auswirkungen\n\nJa ☐ Nein ☒", ("no", "unstated"), "ticked no"),
    ("Finanzielle Auswirkungen\n\nJa ☒ Nein ☐", ("yes", "unstated"), "ticked yes"),
    ("Finanzielle Auswirkungen (bitte ankreuzen) nein x ja", ("yes", "unstated"), "a lone x before the word"),
    (
        "Finanzielle Auswirkungen nein ja\n\nGesamtkosten der Maßnahme\n\nErläuterungen:",
        ("unstated", "unstated"),
        "blank",
    ),
    ("Finanzielle Auswirkungen nein ja\n\nGesamtkosten der Maßnahme\n\n60.000 Euro", ("yes", "unstated"), "filled in"),
    (
        "Finanzielle Auswirkungen\t☒ keine finanziellen Auswirkungen ☐ noch offen, weil: ☐ die Finanzierung wird gesichert:\n"
        "Auswirkungen auf den Stellenplan\t☒ Nein ☐ Ja:",
        ("no", "no"),
        "boxes with words, money and posts",
    ),
    (
        "Finanzielle Auswirkungen\t☐ keine finanziellen Auswirkungen ☒ noch offen, ob Auswirkungen, weil:",
        ("open", "unstated"),
        "ticked open",
    ),
    ("Finanzielle Auswirkungen: Nein", ("no", "unstated"), "one word"),
    ("Haushaltsmäßige Auswirkungen: entfällt", ("no", "unstated"), "there are none where the question falls away"),
    (
        "Haushaltsmittel: ☐ ja ☒ nein\n\nDer Anbau kostete 2019 rund 4,1 Mio. €.",
        ("no", "unstated"),
        "a label's own tick",
    ),
    (
        "Mittel: siehe Anlage\n\nBürgerbeteiligung ☒ nein",
        ("unstated", "unstated"),
        "the tick of another line is not the label's",
    ),
    ("Finanzielle Auswirkungen\t□ ja   ■ nein", ("no", "unstated"), "squares as boxes"),
    ("Finanzielle Auswirkungen:\tJa\nPersonelle Auswirkungen:\tkeine", ("yes", "no"), "one word in a cell"),
    ("Finanzielle Auswirkungen: Ja /Nein", ("unstated", "unstated"), "both words, struck through unknown"),
    ("Die Maßnahme hat keine finanziellen Auswirkungen.", ("no", "unstated"), "in words"),
    (
        "Finanzielle Auswirkungen:\nDie Kenntnisnahme löst keine Kosten aus. Später kann ein Büro mit 60.000 Euro folgen.",
        ("no", "unstated"),
        "its first sentence says no",
    ),
    (
        "Finanzielle Auswirkungen\n\n| X | Es entstehen keine finanziellen und personellen Auswirkungen. |\n",
        ("no", "no"),
        "two kinds of effects in one line",
    ),
    (
        "Finanzielle Auswirkungen\n\nZuschüsse an Vereine 56.000 €\n\nKlimawirkung ☒ nein",
        ("yes", "unstated"),
        "a tick below the amounts answers something else",
    ),
    (
        "Zu 5. Welche Kosten entstehen?\nHierzu kann heute keine Aussage getroffen werden.",
        ("open", "unstated"),
        "an answer",
    ),
    ("Kosten sind der Gemeinde nicht entstanden.", ("no", "unstated"), "nothing was spent"),
    ("Das Vorhaben ist haushaltsneutral.", ("no", "unstated"), "in one word"),
    ("Die Kosten der Umsetzung sind noch zu ermitteln.", ("open", "unstated"), "open in words"),
    (
        "Die Kosten sind noch zu ermitteln. Der Personalbedarf ist heute noch nicht bezifferbar.",
        ("open", "open"),
        "both open",
    ),
    ("Die Mittel stehen unter dem Konto 4711 zur Verfügung.", ("yes", "unstated"), "means are there"),
    (
        "Gesamtkosten: 5.000 €. Weitere Kosten: kostenneutral.",
        ("yes", "unstated"),
        "“neutral” is not believed beside costs",
    ),
    (
        "Finanzielle Auswirkungen\n\nJa ☐ Nein ☒\n\nGesamtkosten: 45.000 Euro",
        ("no", "unstated"),
        "the tick stands, the contradiction is a finding",
    ),
    (
        "Finanzielle Auswirkungen nein ja\n\nKlima-relevant nein x ja",
        ("unstated", "unstated"),
        "another question's tick",
    ),
    ("Der Rat nimmt den Bericht zur Kenntnis.", None, "nothing said, no row"),
    ("Finanzielle Auswirkungen: Ja, siehe Begründung", ("yes", "unstated"), "one word and a pointer"),
    ("Haushaltsmäßige Auswirkungen: keine", ("no", "unstated"), "another title"),
    ("Kosten: keine", ("no", "unstated"), "a short label"),
    (
        "Kosten:\n\nBeschlussvorschlag:\n\nDer Rat stimmt zu.",
        ("unstated", "unstated"),
        "a label with nothing behind it",
    ),
    ("Mittel: 50.000 €", ("yes", "unstated"), "a label with an amount"),
    ("Auswirkungen auf den Haushalt: siehe Text", ("unstated", "unstated"), "a pointer to a text without money"),
    (
        "Finanzielle/Bilanzielle Auswirkungen derzeit nicht genau bezifferbar",
        ("open", "unstated"),
        "not yet known",
    ),
    (
        "Kostentabelle\n\nWas der Umbau kostet, hängt davon ab, wann er beginnt.",
        ("open", "unstated"),
        "it depends",
    ),
    (
        "Finanzielle Auswirkungen:\n\nKosten der Vorlage: 415 €\n\nHaushaltsrechtlich gesichert: Ja X Nein",
        ("yes", "unstated"),
        "“nein” says that the money is not there yet",
    ),
    (
        "IV. Auswirkungen / Zusammenhänge (Finanzen, Personal, IT)\n\nDen Mitgliedern wird Sitzungsgeld nach der Satzung gezahlt.",
        ("yes", "unstated"),
        "costs without an amount under the title",
    ),
    ("Den Gästen werden Fahrtkosten erstattet.", None, "the same words outside of such a part"),
    (
        "Beschlussvorschlag:\n\nDer Rat beschließt das Konzept.",
        ("unstated", "unstated"),
        "a proposal without a word on money",
    ),
    (
        "Sachverhalt:\n\nDer Verein berichtet über seine Arbeit.",
        ("unstated", "unstated"),
        "reasons without a word on money",
    ),
    (
        "Sachverhalt:\n\nIm Jahr 2023 wurden für Kurse 12.000 € ausgezahlt.",
        ("unstated", "unstated"),
        "what was spent before is no effect of the paper",
    ),
    ("Finanzielle Auswirkungen:\n\nZuwendung des Landes: 90.000 €", ("yes", "unstated"), "money that comes in"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES)
def test_effect(text: str, expected: tuple[str, str] | None, reason: str) -> None:
    assert effect(text) == expected, reason


@pytest.mark.parametrize(
    ("table", "key", "example"),
    [
        (table, entry["id"], example)
        for table in lookup("financial_forms")
        for entry in lookup("financial_forms")[table]
        for example in entry["examples"]
    ],
)
def test_every_entry_matches_its_own_examples(table: str, key: str, example: str) -> None:
    assert patterns(table)[key].search(example)


POSTS = [
    ("Stellenplan: ☐ ja ☒ nein", "no", "a line of its own"),
    (
        "Finanzielle Auswirkungen: ☒ ja ☐ nein    Stellenplan: ☐ ja ☒ nein    Klima: ☒ ja ☐ nein",
        "no",
        "between other questions",
    ),
    ("Stellen: JA ( )  NEIN (X)", "no", "capitals"),
    ("Stellenplan\t☐ Änderung ☒ keine Änderung", "no", "boxes with words"),
    ("☐ Stellenplan betroffen  ☒ Stellenplan nicht betroffen", "no", "the question stands in the boxes"),
    ("Stellenplan: ☒ wird berührt ☐ wird nicht berührt", "yes", "touched"),
    ("\tJa\tNein\nErgebnisplan\tx\t\nStellenplan\t\tx", "no", "an x in the column"),
    ("Auswirk. auf den Stellenplan:   ja __    nein X", "no", "strokes for boxes"),
    ("Stellenplan: ☐ ja ☐ nein", "unstated", "a blank form says nothing"),
    ("Personell: keine.", "no", "one word"),
    ("Auf den Stellenplan: keine. Auf die Umwelt: keine.", "no", "one word in a sentence"),
    ("Stellenplan unverändert", "no", "without a colon"),
    ("Eine Ausweitung des Stellenplans geht damit nicht einher.", "no", "a sentence"),
    ("Mehr Personal braucht es nicht.", "no", "plain words"),
    ("Stellen werden nicht geschaffen.", "no", "passive"),
    ("Eine zusätzliche Stelle werde nicht gebraucht.", "no", "told of in minutes"),
    ("Es ergeben sich keine personellen Auswirkungen.", "no", "an adjective"),
    ("Der Bericht ist mit vorhandenem Personal zu erstellen.", "no", "who is there does it"),
    ("Für die Koordination wird eine Stelle im Umfang von 0,5 VZÄ benötigt.", "yes", "a post that is asked for"),
    ("Der Stellenbedarf ist noch offen.", "open", "not known yet"),
    (
        "Das Personal der Kitas wird geschult; die Stellen im Gebäude sind verzeichnet.",
        "unstated",
        "words of another matter",
    ),
]


@pytest.mark.parametrize(("told", "expected", "reason"), POSTS, ids=[row[2] for row in POSTS])
def test_posts(told: str, expected: str, reason: str) -> None:
    document = read_text(f"Sachverhalt:\nDer Plan wird fortgeschrieben.\n\n{told}\n")
    known = [fact for fact in staffing.extract(document, ()) if isinstance(fact, Staffing)]
    assert staffing_effect(document, known) == expected, reason
