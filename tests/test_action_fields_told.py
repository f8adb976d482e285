"""How clerks tell of fields, in wordings gathered from many towns; and what is told in the same words and is none.

All sentences and towns are invented.
"""

from __future__ import annotations

import pytest

from tests.test_action_fields_variety import fields


def paper(subject: str, decision: str, told: str) -> str:
    return f"""Stadt Hohenmoor
Beschlussvorlage Nr. 2021/088

Betreff: {subject}

Beratungsfolge
Sozialausschuss\t12.05.2021
Rat\t16.06.2021

Beschlussvorschlag:
{decision}

Sachverhalt:
{told}"""


CONCEPT = ("Integrationskonzept der Stadt Hohenmoor", "Der Rat beschließt das Integrationskonzept.")
REPORT = ("Sachstand zur Umsetzung des Integrationskonzepts", "Der Ausschuss nimmt den Bericht zur Kenntnis.")
SENIORS = ("Seniorenplan für Hohenmoor", "Der Rat beschließt den Seniorenplan.")
CITY = ("Stadtentwicklungskonzept Hohenmoor 2040", "Der Rat beschließt das Stadtentwicklungskonzept.")
YOUTH = ("Kinder- und Jugendförderplan 2021 bis 2025", "Der Kinder- und Jugendförderplan wird beschlossen.")

TOLD = [
    (
        YOUTH,
        "Schwerpunkte des Plans sind\n\na) die offene Jugendarbeit,\nb) die Jugendsozialarbeit und\nc) der Jugendschutz.",
        ["offene Jugendarbeit", "Jugendsozialarbeit", "Jugendschutz"],
        "items with their articles below an open sentence",
    ),
    (
        CONCEPT,
        "Verständigt hat man sich auf die Themenfelder Sprache (Federführung Frau Abel), Arbeit (Herr Bock) und Wohnen "
        "(Frau Celik).",
        ["Sprache", "Arbeit", "Wohnen"],
        "who leads stands in brackets behind most of them",
    ),
    (CONCEPT, "Schwerpunktthemen 2021: Gesundheit und Wohnen", ["Gesundheit", "Wohnen"], "two behind a colon"),
    (
        CONCEPT,
        "Die Handlungsfelder im Überblick\n\nA  Sprache und Bildung\nB  Ausbildung und Arbeit\nC  Wohnen und Quartier",
        ["Sprache und Bildung", "Ausbildung und Arbeit", "Wohnen und Quartier"],
        "letters without a dot",
    ),
    (
        CONCEPT,
        "Handlungsfelder: Sprache, Wohnen sowie Stärkung geflüchteter und zugewanderter Frauen.",
        ["Sprache", "Wohnen", "Stärkung geflüchteter und zugewanderter Frauen"],
        "two adjectives of one noun",
    ),
    (
        CONCEPT,
        "Die Leitlinien im Wortlaut\n\nLeitlinie 1: Bildung ist Sache aller Ämter.\nLeitlinie 2: Vielfalt ist ein Gewinn.",
        ["Bildung ist Sache aller Ämter", "Vielfalt ist ein Gewinn"],
        "goals without their number",
    ),
    (
        ("Leitlinien der Integrationspolitik und lokaler Integrationsplan", "Den Leitlinien wird zugestimmt."),
        "Die Leitlinien liegen als Anlage bei.",
        [],
        "the title names plans, not fields",
    ),
    (
        CONCEPT,
        "3 Projektstruktur\n\n3.1 Steuerung\nEs steuert die Beigeordnete.\n\n3.2 Mitwirkung\nDie Verbände wirken mit.\n\n"
        "3.3 Redaktion\nDen Text schreibt das Amt.",
        [],
        "the parts of a project",
    ),
    (
        CONCEPT,
        "Arbeitsgruppen zu den Handlungsfeldern:\n\n- Gesundheit und Alter Leitung: Gesundheitsamt\n- Kultur und Sport Leitung: Kulturamt",
        ["Gesundheit und Alter", "Kultur und Sport"],
        "who leads them stands behind",
    ),
    (
        CONCEPT,
        "Das Konzept umfasst\n1. die sprachliche Integration,\n2. die Integration in den Arbeitsmarkt,\n"
        "3. die soziale und kulturelle Integration.",
        ["sprachliche Integration", "Integration in den Arbeitsmarkt", "soziale und kulturelle Integration"],
        "items with their articles, one with two adjectives",
    ),
    (
        SENIORS,
        "Das Gesamtkonzept beschreibt elf Handlungsfelder, u. a. Wohnen zu Hause, Mobilität und Pflege.",
        ["Wohnen zu Hause", "Mobilität", "Pflege"],
        "some of the eleven",
    ),
    (
        CONCEPT,
        "Das Integrationskonzept des Landes benennt die Handlungsfelder Sprache, Bildung und Arbeit.",
        [],
        "the concept of the Land",
    ),
    (
        CONCEPT,
        "Das Konzept hat vier Handlungsfelder:\n\n- Sprache; hier geht es um Kurse am Abend.\n- Arbeit; das Jobcenter berät.\n"
        "- Wohnen; der Bestand wird gesichtet.\n- Gesundheit; Dolmetscher werden gesucht.",
        ["Sprache", "Arbeit", "Wohnen", "Gesundheit"],
        "items that go on behind a semicolon",
    ),
    (
        CONCEPT,
        "Die Handlungsfelder lauten:\n\n- Sprache (Kurse, Lesepaten)\n- Arbeit (Praktika)\n- Wohnen (Beratung, Vermittlung)\n- Sport",
        ["Sprache", "Arbeit", "Wohnen", "Sport"],
        "what belongs to each stands in brackets",
    ),
    (
        CONCEPT,
        "Das Konzept gliedert sich in die Handlungsfelder (1) Sprache und Bildung, (2) Arbeit sowie (3) Wohnen im Quartier.",
        ["Sprache und Bildung", "Arbeit", "Wohnen im Quartier"],
        "numbers within the sentence",
    ),
    (
        CONCEPT,
        "Das Konzept steht auf drei Säulen. Die erste gilt der Sprache, die zweite der Arbeit, die dritte dem Wohnen.",
        ["Sprache", "Arbeit", "Wohnen"],
        "counted by ordinals",
    ),
    (
        CONCEPT,
        "Die Handlungsfelder werden nach der Beteiligung im ersten Halbjahr und nach einem zweiten Termin im Herbst benannt.",
        [],
        "ordinals of days and years",
    ),
    (
        ("Bericht über die Arbeit der Volkshochschule", "Der Bericht wird zur Kenntnis genommen."),
        "Die Programmbereiche sind Gesellschaft, Kultur, Gesundheit, Sprachen und Beruf.",
        [],
        "the departments of a school",
    ),
    (
        ("Förderprogramm des Landes", "Die Verwaltung wird beauftragt, einen Antrag zu stellen."),
        "Das Land fördert Vorhaben in den Handlungsfeldern Klimaschutz, Mobilität und Digitalisierung.",
        [],
        "the fields of the Land",
    ),
    (
        ("Aktionsplan Inklusion", "Der Aktionsplan wird zur Kenntnis genommen."),
        "Angelehnt an die UN-Behindertenrechtskonvention gibt es die Handlungsfelder Bildung, Arbeit, Wohnen und Gesundheit.",
        ["Bildung", "Arbeit", "Wohnen", "Gesundheit"],
        "the town's own, taken from a convention",
    ),
    (
        CONCEPT,
        "Die Steuerungsgruppe besteht aus Vertretungen der Bereiche Soziales, Jugend, Schule und Kultur.",
        [],
        "where people come from",
    ),
    (
        CONCEPT,
        "Das Team ist an die im Integrationsbereich Tätigen herangetreten. Im Handlungsfeld Maßnahmen zu bündeln, fällt schwer.",
        [],
        "words behind the noun that are no names",
    ),
    (
        CONCEPT,
        "Als Handlungsfeld A soll „Sprache im Alltag“ vorangehen. Unter B wird „Schule und Beruf“ behandelt. Handlungsfeld C, "
        "„Wohnen“, ist neu. Mit D, „Sport und Vereine“, geht es weiter. Den Schluss bildet Handlungsfeld E, für das „Offenes "
        "Rathaus“ vorgesehen ist.",
        ["Sprache im Alltag", "Schule und Beruf", "Wohnen", "Sport und Vereine", "Offenes Rathaus"],
        "of names told one by one the fullest reading",
    ),
    (
        CONCEPT,
        "Das Konzept gliedert sich in die Handlungsfelder Bildung (Kitas, Schulen), Arbeit (Jobcenter, Betriebe) und Wohnen "
        "(Bauamt, Vermieter).",
        ["Bildung", "Arbeit", "Wohnen"],
        "rows in brackets behind the names are none",
    ),
    (
        CONCEPT,
        "Das Konzept soll sich zu Spracherwerb, zum Übergang in den Beruf und zur Gesundheit verhalten. Gegen diese drei "
        "Handlungsfelder spricht nichts.",
        ["Spracherwerb", "Übergang in den Beruf", "Gesundheit"],
        "the next sentence says what they are",
    ),
    (
        CONCEPT,
        "Beteiligt waren Jugendamt, Sozialamt, Schulamt und Bauamt. Diese vier Ämter treffen sich monatlich.",
        [],
        "the next sentence says that they are offices",
    ),
    (
        CONCEPT,
        "Vorgesehen sind die Handlungsfelder „Sprache“, „Arbeit“, „Gesundheit“ sowie, in allen anderen mitzudenken, „Offenes "
        "Rathaus“.",
        ["Sprache", "Arbeit", "Gesundheit", "Offenes Rathaus"],
        "something said before the last",
    ),
    (
        CONCEPT,
        "Handlungsfeld\tMittel 2021 in €\nSprache und Schule\t4.000\nAusbildung und Beruf\t2.500\nWohnen im Quartier\t1.000\n"
        "zusammen\t7.500",
        ["Sprache und Schule", "Ausbildung und Beruf", "Wohnen im Quartier"],
        "a column beside sums, and the row of their total",
    ),
    (
        CONCEPT,
        "Leitziel\t\tStand\nI\tSprache und Schule\tläuft\nII\tAusbildung und Beruf\truht\nIII\tWohnen im Quartier\tneu",
        ["Sprache und Schule", "Ausbildung und Beruf", "Wohnen im Quartier"],
        "the head of the column stands over their numbers",
    ),
    (
        CONCEPT,
        "Die Handlungsfelder des Konzepts zeigt die Übersicht:\n\n\tSprache und Schule\tAusbildung und Beruf\tWohnen im Quartier\n"
        "Stand\tläuft\truht\tneu\nMittel\t4.000 €\t2.500 €\t1.000 €",
        ["Sprache und Schule", "Ausbildung und Beruf", "Wohnen im Quartier"],
        "side by side in the head of a table",
    ),
    (
        REPORT,
        "Das Konzept hat drei Handlungsfelder. In jedem ist etwas geschehen.\n\nBaustein A, Rad und Bus. Es fehlen 3 km.\n\n"
        "Baustein B, Zu Fuß unterwegs. Es gab zwei Rundgänge.\n\nBaustein C, Teilen statt besitzen. Niemand hat sich gemeldet.",
        ["Rad und Bus", "Zu Fuß unterwegs", "Teilen statt besitzen"],
        "a comma between the number and a name that ends in no noun",
    ),
    (
        CONCEPT,
        "Der Aufwand je Handlungsfeld:\n\n- PSK 40120: Sprache, Kita, Schule – 3.100 € (zwei Kurse)\n- PSK 40130: Arbeit und Beruf – "
        "1.400 €\n- PSK 40140: Wohnen im Quartier – 500 €\n- Aufwand 2021: 5.000 €\n- Zuschuss des Landes: 2.000 €",
        ["Sprache, Kita, Schule", "Arbeit und Beruf", "Wohnen im Quartier"],
        "items with a cost centre, above the first that is their sum",
    ),
    (
        CONCEPT,
        "Leitziele im Haushalt:\n\n\t2021\t2022\nLeitziel I, Sprache stärken\t4.000\t5.000\nLeitziel II, Arbeit vermitteln\t2.500\t2.500\n"
        "Leitziel III, Wohnen sichern\t1.000\t500\nAufwand\t7.500\t8.000\nZuwendung der Stiftung\t3.000\t3.000",
        ["Sprache stärken", "Arbeit vermitteln", "Wohnen sichern"],
        "a comma behind the number, and rows of sums below",
    ),
    (
        CONCEPT,
        "Die Handlungsfelder sind Schule, Ausbildung und Beruf (Absatz 1), Sprache (Absatz 2), Sport, Spiel und Feste (Absatz 4) sowie "
        "Wohnen und Bauen (Absatz 5).",
        ["Schule, Ausbildung und Beruf", "Sprache", "Sport, Spiel und Feste", "Wohnen und Bauen"],
        "a bracket ends every name",
    ),
    (
        CONCEPT,
        "Das Konzept beschränkt sich auf vier Handlungsfelder, nämlich a) Sprache und Schule, b) Arbeit, c) dezentrales Wohnen sowie "
        "d) offene Verwaltung.",
        ["Sprache und Schule", "Arbeit", "dezentrales Wohnen", "offene Verwaltung"],
        "a letter before an adjective",
    ),
    (
        CONCEPT,
        "Handlungsfelder der Planung sind\n\n- die Beratung (Teil A),\n- die ambulanten und stationären Dienste (Teil B),\n- das "
        "altersgerechte Wohnen (Teil C) und\n- die Gewinnung von Fachkräften (Teil D).",
        ["Beratung", "ambulanten und stationären Dienste", "altersgerechte Wohnen", "Gewinnung von Fachkräften"],
        "the article shows that an inflected word opens the name",
    ),
    (
        CONCEPT,
        "Der Plan hat vier Kapitel. Im Einzelnen:\n\nOrte, die alle kennen (Kapitel I)\nDie Säle sind gezählt, drei davon sind ohne Stufen "
        "erreichbar.\n\nMusik, Tanz, Theater (Kapitel II)\nDer Fragebogen an die Vereine kam zu zwei Dritteln zurück.\n\nKinder und "
        "Jugendliche (Kapitel III)\nAn einem Nachmittag kamen sechzig Schülerinnen und Schüler.\n\nHeimat und Mundart (Kapitel IV)\nDer "
        "Chronist schreibt uns bis zum Advent einige Seiten dazu.",
        ["Orte, die alle kennen", "Musik, Tanz, Theater", "Kinder und Jugendliche", "Heimat und Mundart"],
        "headings with their chapter in brackets, the first with a comma",
    ),
    (
        REPORT,
        "Drei von vier Bausteinen laufen. Der Reihe nach:\n\n- Ankommen – die Mappe liegt im Bürgerbüro aus.\n- Deutsch im Alltag – Kurse "
        "am Abend.\n- Schule und Lehre – elf Paten.\n- Wohnen – fünf Wohnungen sind bezogen.",
        ["Ankommen", "Deutsch im Alltag", "Schule und Lehre", "Wohnen"],
        "as many as the paper says elsewhere that it has",
    ),
    (
        CONCEPT,
        "Wie geht es weiter? Mit vielen Punkten vorn. Danach mehr.\n\nWer soll das bezahlen? Geld vom Land. Danach mehr.\n\n"
        "Was fehlt uns noch? Räume im Norden. Danach mehr.",
        [],
        "questions that open a paragraph",
    ),
    (
        CONCEPT,
        "Zur Vorbereitung gab es drei Themenabende („Einfach reden“, „Einfach kommen“, „Einfach da sein“).",
        [],
        "evenings with a theme",
    ),
    (
        REPORT,
        "Das Konzept hat vier Kapitel. Abgeschlossen ist Kapitel 1 (Deutsch lernen); in Arbeit sind Kapitel 2 (Arbeit und Ausbildung), "
        "Kapitel 4 (Wohnen im Quartier) und Kapitel 3 (Gesund bleiben).",
        ["Deutsch lernen", "Arbeit und Ausbildung", "Wohnen im Quartier", "Gesund bleiben"],
        "names in brackets behind the numbers of chapters, in any order",
    ),
    (
        CONCEPT,
        "Dem Vertrag liegen Teil 1 (Leistung und Umfang), Teil 2 (Zeitlicher Ablauf) und Teil 3 (Haftung) bei.",
        [],
        "the parts of a paper",
    ),
    (
        CONCEPT,
        "Die Kosten des Abends:\n\n- Saal: 500 €\n- Musik: 300 €\n- zusammen: 800 €",
        [],
        "costs above their sum",
    ),
]


@pytest.mark.parametrize(("about", "told", "expected", "reason"), TOLD, ids=[row[3] for row in TOLD])
def test_told(about: tuple[str, str], told: str, expected: list[str], reason: str) -> None:
    assert [field.label for field in fields(paper(*about, told))] == expected, reason


STANDING = [
    (
        ("Handlungskonzept Teilhabe der Stadt Hohenmoor", "1. Das Konzept wird zur Kenntnis genommen."),
        "Das Handlungskonzept hat folgende Handlungsfelder zum Gegenstand:\n- Sprache\n- Arbeit\n- Wohnen",
        "proposed",
        "the paper brings the concept that it is about",
    ),
    (
        REPORT,
        "Das Konzept hat folgende Handlungsfelder zum Gegenstand:\n- Sprache\n- Arbeit\n- Wohnen",
        "adopted",
        "the paper reports on it",
    ),
    (YOUTH, "Schwerpunkte sind Sprache, Arbeit und Wohnen.", "proposed", "the plan is put to the vote in the passive"),
    (
        CONCEPT,
        "Der auslaufende Integrationsplan hatte sich drei Schwerpunkte gesetzt: Sprache, Arbeit und Wohnen.",
        "former",
        "the plan that expires",
    ),
    (
        CONCEPT,
        "Im neuen Plan werden unterschieden: Handlungsfelder Sprache, Arbeit und Wohnen.",
        "proposed",
        "the new plan",
    ),
]


@pytest.mark.parametrize(("about", "told", "status", "reason"), STANDING, ids=[row[3] for row in STANDING])
def test_standing(about: tuple[str, str], told: str, status: str, reason: str) -> None:
    found = fields(paper(*about, told))
    assert ([f.label for f in found], {f.status for f in found}) == (["Sprache", "Arbeit", "Wohnen"], {status}), reason
