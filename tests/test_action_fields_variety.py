"""The ways in which clerks set down the fields of a concept, each with its status, and rows that look like them.

All sentences and towns are invented.
"""

from __future__ import annotations

import pytest

from extractors import EXTRACTORS
from extractors.action_fields.extractor import extract
from extractors.facts import ActionField, Fact, LeftAlone
from pipeline.ingest.text.reading import read_text

PLAIN = "Stadt Musterau\nBeschlussvorlage Nr. 2019/114\n\nBetreff: Integrationskonzept der Stadt Musterau\n\n"
DECIDED = (
    PLAIN
    + "Beschlussvorschlag:\n\nDer Rat beschließt das Integrationskonzept in der Fassung der Anlage.\n\nBegründung:\n\n"
)
REPORT = (
    "Landkreis Beispielberg\nMitteilungsvorlage\n\nBetreff: Bericht über die Umsetzung des Integrationskonzeptes\n\n"
    "Sachverhalt:\n\nDer Kreistag hat das Integrationskonzept am 12.05.2015 beschlossen. "
)
HEAD = ("municipality", "header", "consultations")


def fields(text: str) -> list[ActionField]:
    """The fields in reading order; the head is read before them, as in a run."""
    document = read_text(text)
    known: list[Fact] = []
    for extractor in EXTRACTORS:
        if extractor.name in HEAD:
            known += [fact for fact in extractor.extract(document, tuple(known)) if not isinstance(fact, LeftAlone)]
    found = [fact for fact in extract(document, tuple(known)) if isinstance(fact, ActionField)]
    return sorted(found, key=lambda field: field.evidence.start)


FIELDS: list[tuple[str, list[str], str | list[str], str]] = [
    (
        DECIDED + "Das Konzept ist in fünf Felder gegliedert: Sprache, Bildung, Arbeit, Wohnen und Gesundheit.",
        ["Sprache", "Bildung", "Arbeit", "Wohnen", "Gesundheit"],
        "proposed",
        "a colon after a count of fields",
    ),
    (
        DECIDED + "Inhaltlich gliedert sich der Entwurf in die Bausteine Sprache, Arbeitsmarkt, Wohnen und Ehrenamt.",
        ["Sprache", "Arbeitsmarkt", "Wohnen", "Ehrenamt"],
        "proposed",
        "the Entwurf gliedert sich in Bausteine",
    ),
    (
        DECIDED + "Vier Säulen tragen das Konzept: Sprachförderung, Ausbildung und Arbeit, Wohnen im Quartier und "
        "politische Teilhabe.",
        ["Sprachförderung", "Ausbildung und Arbeit", "Wohnen im Quartier", "politische Teilhabe"],
        "proposed",
        "Säulen that carry the concept",
    ),
    (
        DECIDED + "Im Mittelpunkt stehen die vier Themenfelder Spracherwerb, Schule und Beruf, Gesundheit sowie "
        "Kultur und Sport.",
        ["Spracherwerb", "Schule und Beruf", "Gesundheit", "Kultur und Sport"],
        "proposed",
        "Im Mittelpunkt stehen",
    ),
    (
        DECIDED + "Als Handlungsschwerpunkte wurden Bildung, Arbeit, Wohnen und interkulturelle Öffnung "
        "herausgearbeitet.",
        ["Bildung", "Arbeit", "Wohnen", "interkulturelle Öffnung"],
        "proposed",
        "als Handlungsschwerpunkte",
    ),
    (
        DECIDED + "Die Schwerpunkte liegen auf Sprache, Bildung, Arbeit und Wohnen.",
        ["Sprache", "Bildung", "Arbeit", "Wohnen"],
        "proposed",
        "the noun liegt auf a row",
    ),
    (
        DECIDED + "Schwerpunkte des Konzepts sind die Sprachförderung, die Integration in den Arbeitsmarkt, das "
        "Wohnen und die Gesundheitsversorgung.",
        ["Sprachförderung", "Integration in den Arbeitsmarkt", "Wohnen", "Gesundheitsversorgung"],
        "proposed",
        "each field with its article",
    ),
    (
        DECIDED + "Es benennt Ziele und Maßnahmen in den Bereichen Kita und Schule, Ausbildung und Beruf, Wohnen "
        "und Umfeld sowie Begegnung.",
        ["Kita und Schule", "Ausbildung und Beruf", "Wohnen und Umfeld", "Begegnung"],
        "proposed",
        "in den Bereichen of the concept",
    ),
    (
        DECIDED + "Für die Handlungsfelder „Sprache und Bildung“, „Arbeit“, „Wohnen und Nachbarschaft“ und "
        "„Gesundheit“ werden Ziele beschrieben.",
        ["Sprache und Bildung", "Arbeit", "Wohnen und Nachbarschaft", "Gesundheit"],
        "proposed",
        "quoted, the verb behind",
    ),
    (
        DECIDED + "Das Konzept beschreibt sechs Handlungsfelder (1. Sprache, 2. Bildung, 3. Arbeit, 4. Wohnen, 5. "
        "Gesundheit, 6. Teilhabe).",
        ["Sprache", "Bildung", "Arbeit", "Wohnen", "Gesundheit", "Teilhabe"],
        "proposed",
        "numbered in brackets",
    ),
    (
        DECIDED + "Herausgekommen sind fünf Themenbereiche, nämlich Sprache und Bildung, Arbeit, Wohnen, "
        "Gesundheit und Sport sowie Teilhabe.",
        ["Sprache und Bildung", "Arbeit", "Wohnen", "Gesundheit und Sport", "Teilhabe"],
        "proposed",
        "nämlich",
    ),
    (
        DECIDED + "Folgende Felder werden behandelt: a) Sprache, b) Arbeit und Beruf, c) Wohnen und d) Kultur.",
        ["Sprache", "Arbeit und Beruf", "Wohnen", "Kultur"],
        "proposed",
        "a), b), c) in a sentence",
    ),
    (
        DECIDED + "Sprache, Bildung, Arbeit und Gesundheit wurden als zentrale Handlungsfelder festgelegt.",
        ["Sprache", "Bildung", "Arbeit", "Gesundheit"],
        "proposed",
        "the row before als Handlungsfelder",
    ),
    (
        DECIDED + "Mit den Themen Spracherwerb, Bildung, Beruf und Wohnen setzt das Konzept vier Schwerpunkte.",
        ["Spracherwerb", "Bildung", "Beruf", "Wohnen"],
        "proposed",
        "Mit den Themen … setzt das Konzept",
    ),
    (
        DECIDED + "Die Maßnahmen verteilen sich auf die Handlungsfelder I. Sprache und Bildung, II. Arbeit und "
        "Wirtschaft, III. Wohnen und IV. Gesundheit.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "roman numbers in a sentence",
    ),
    (
        DECIDED + "Die Arbeitskreise „Sprache“, „Arbeit“ und „Wohnen“ haben die Inhalte erarbeitet.",
        ["Sprache", "Arbeit", "Wohnen"],
        "proposed",
        "working groups in quotation marks",
    ),
    (
        DECIDED + "Das Konzept soll die Lebensbereiche Bildung, Arbeit, Wohnen und Gesundheit umfassen.",
        ["Bildung", "Arbeit", "Wohnen", "Gesundheit"],
        "proposed",
        "soll … umfassen",
    ),
    (
        DECIDED + "Behandelt werden die Felder Bildung und Sprache, Arbeit und Ausbildung, Gesundheit und Pflege.",
        ["Bildung und Sprache", "Arbeit und Ausbildung", "Gesundheit und Pflege"],
        "proposed",
        "pairs joined by und",
    ),
    (
        DECIDED + "Die Ziele sind fünf Clustern zugeordnet: Ankommen, Lernen, Arbeiten, Wohnen, Mitgestalten.",
        ["Ankommen", "Lernen", "Arbeiten", "Wohnen", "Mitgestalten"],
        "proposed",
        "Cluster, all nouns",
    ),
    (
        DECIDED + "Handlungsfelder: Sprache | Bildung | Arbeit | Wohnen",
        ["Sprache", "Bildung", "Arbeit", "Wohnen"],
        "proposed",
        "parted by strokes",
    ),
    (
        DECIDED + "Man verständigte sich auf die Leitziele Teilhabe an Bildung, Zugang zum Arbeitsmarkt, "
        "Gesundheit für alle und gutes Zusammenleben.",
        ["Teilhabe an Bildung", "Zugang zum Arbeitsmarkt", "Gesundheit für alle", "gutes Zusammenleben"],
        "proposed",
        "Leitziele in a row",
    ),
    (
        DECIDED + "Im Einzelnen geht es um die Handlungsfelder Sprachförderung, berufliche Integration und "
        "interkulturelle Öffnung der Verwaltung.",
        ["Sprachförderung", "berufliche Integration", "interkulturelle Öffnung der Verwaltung"],
        "proposed",
        "ending in an adjective and its noun",
    ),
    (
        DECIDED + "Das Integrationskonzept umfasst die nachstehenden Handlungsfelder:\n\n"
        "? Sprache und Bildung\n\n? Arbeit und Wirtschaft\n\n? Wohnen\n\n? Gesundheit\n\n"
        "Die Umsetzung beginnt 2020.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "a question mark for a lost bullet",
    ),
    (
        DECIDED + "Die Handlungsfelder lauten:\n\no Sprache und Bildung\no Arbeit und Wirtschaft\no Wohnen\n"
        "o Gesundheit\n\nDie Umsetzung beginnt 2020.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "an o for a lost bullet",
    ),
    (
        DECIDED + "Handlungsfelder sind:\n\n\uf0b7 Sprache und Bildung\n\uf0b7 Arbeit und Wirtschaft\n\uf0b7 Wohnen\n"
        "\uf0b7 Gesundheit\n\nDie Umsetzung beginnt 2020.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "a bullet of a symbol font",
    ),
    (
        DECIDED + "Das Konzept ist wie folgt aufgebaut:\n\nHF 1 Sprache und Bildung\n"
        "HF 2 Arbeit und Wirtschaft\nHF 3 Wohnen\nHF 4 Gesundheit\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "HF and a number, one a line",
    ),
    (
        DECIDED + "Inhalt des Konzepts\n\n1. Einleitung\n2. Handlungsfelder\n2.1 Sprache und Bildung\n"
        "2.2 Arbeit und Wirtschaft\n2.3 Wohnen\n2.4 Gesundheit\n3. Umsetzung\n4. Fazit\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "a table of contents",
    ),
    (
        DECIDED + "Für die nächsten Jahre setzt die Stadt folgende Schwerpunkte:\n\n"
        "I. Sprache und Bildung ......... 12\nII. Arbeit und Wirtschaft ......... 18\n"
        "III. Wohnen ......... 24\nIV. Gesundheit ......... 30\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "page numbers behind dots",
    ),
    (
        DECIDED + "Handlungsfeld A – Sprache und Bildung\nKurse und Elternarbeit werden ausgebaut.\n\n"
        "Handlungsfeld B – Arbeit und Wirtschaft\nBetriebe werden beraten.\n\n"
        "Handlungsfeld C – Wohnen\nDie Wohnungssuche wird begleitet.\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "Handlungsfeld A – as headings",
    ),
    (
        DECIDED + "Das Konzept enthält Aussagen zu folgenden Bereichen:\n\n- Sprache und Bildung,\n"
        "- Arbeit und Wirtschaft,\n- Wohnen und\n- Gesundheit.\n\nEs wird jährlich berichtet.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "a list closed by und and a full stop",
    ),
    (
        DECIDED + "Die Steuerungsgruppe hat sich auf diese Themen verständigt:\n\n"
        "1) Sprache und Bildung (Federführung: Schulamt)\n"
        "2) Arbeit und Wirtschaft (Federführung: Jobcenter)\n3) Wohnen (Federführung: Bauamt)\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "with the leading office in brackets",
    ),
    (
        DECIDED + "Handlungsfelder und Ziele\n\nSprache und Bildung\n"
        "Alle Kinder sprechen bei der Einschulung Deutsch.\n\nArbeit und Wirtschaft\n"
        "Mehr Menschen finden eine Stelle.\n\nWohnen\nGemischte Quartiere bleiben erhalten.\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "titles each with its sentence",
    ),
    (
        DECIDED + "Es wurden sieben Handlungsfelder mit jeweils mehreren Zielen festgelegt:\n\n"
        "• Sprache und Bildung: Kurse ausbauen, Eltern einbinden\n"
        "• Arbeit und Wirtschaft: Betriebe gewinnen\n• Wohnen: Vermieter ansprechen\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "each explained behind a colon",
    ),
    (
        DECIDED + "Themenfeld 1\nSprache und Bildung\nThemenfeld 2\nArbeit und Wirtschaft\nThemenfeld 3\nWohnen\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "Themenfeld 1 over its name",
    ),
    (
        DECIDED + "Handlungsfeld\tZiel\tZuständigkeit\nSprache und Bildung\tmehr Kurse\tVHS\n"
        "Arbeit und Wirtschaft\tBetriebe gewinnen\tJobcenter\nWohnen\tVermieter ansprechen\tBauamt\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "a table with tabs",
    ),
    (
        DECIDED + "Lfd. Nr.\tThemenfeld\tLeitung\n1\tSprache und Bildung\tFrau Muster\n"
        "2\tArbeit und Wirtschaft\tHerr Beispiel\n3\tWohnen\tFrau Probe\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "a column that numbers",
    ),
    (
        DECIDED + "Übersicht der Handlungsfelder\n\nSprache und Bildung        Schulamt          2020\n"
        "Arbeit und Wirtschaft      Jobcenter         2021\n"
        "Wohnen                     Bauamt            2021\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "columns drawn with blanks, no head",
    ),
    (
        DECIDED + "Arbeitsgruppe\tTeilnehmer\nAG Sprache und Bildung\t14\nAG Arbeit und Wirtschaft\t9\nAG Wohnen\t11\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "working groups as the first column",
    ),
    (
        REPORT + "Er enthält die Handlungsfelder Sprache und Bildung, Arbeit und Wirtschaft sowie Wohnen.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "adopted",
        "a report on a concept in force",
    ),
    (
        REPORT + "In den fünf Handlungsfeldern Sprache und Bildung, Arbeit und Wirtschaft sowie Wohnen wurden 40 "
        "Maßnahmen umgesetzt.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "adopted",
        "measures that were carried out",
    ),
    (
        REPORT + "Zum Stand der Umsetzung:\n\nHandlungsfeld 1: Sprache und Bildung\nEs laufen 12 Kurse.\n\n"
        "Handlungsfeld 2: Arbeit und Wirtschaft\nEine Messe fand statt.\n\n"
        "Handlungsfeld 3: Wohnen\nNichts Neues.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "adopted",
        "headings in a report",
    ),
    (
        DECIDED + "Bisher galten die Schwerpunkte Sprache, Schule und Sport. Künftig sollen es die "
        "Handlungsfelder Bildung, Arbeit und Wohnen sein.",
        ["Sprache", "Schule", "Sport", "Bildung", "Arbeit", "Wohnen"],
        ["former", "former", "former", "proposed", "proposed", "proposed"],
        "once and from now on",
    ),
    (
        DECIDED + "Der Plan ruht auf vier Säulen, nämlich Sprache, Arbeit, Wohnen und Gesundheit.",
        ["Sprache", "Arbeit", "Wohnen", "Gesundheit"],
        "proposed",
        "ruht auf vier Säulen",
    ),
    (
        DECIDED + "Es sind dies die Handlungsfelder\n1. Sprache und Bildung,\n2. Arbeit und Wirtschaft,\n"
        "3. Wohnen sowie\n4. Gesundheit.\nDie Umsetzung folgt.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "numbered lines closed by sowie",
    ),
    (
        DECIDED + "Aus den Workshops sind vier Arbeitsschwerpunkte hervorgegangen: Sprache und Bildung; Arbeit "
        "und Wirtschaft; Wohnen; Gesundheit.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "semicolons after a colon",
    ),
    (
        DECIDED + "Der Entwurf befasst sich mit Sprache und Bildung, Arbeit und Wirtschaft, Wohnen sowie Gesundheit.",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen", "Gesundheit"],
        "proposed",
        "befasst sich mit",
    ),
    (
        DECIDED + "Betrachtet wurden die Lebensbereiche Kita und Schule, Ausbildung und Beruf, Wohnen sowie "
        "Freizeit und Sport.",
        ["Kita und Schule", "Ausbildung und Beruf", "Wohnen", "Freizeit und Sport"],
        "proposed",
        "Lebensbereiche",
    ),
    (
        DECIDED + "Zu den Handlungsfeldern zählen Spracherwerb, Arbeit, Wohnen und Gesundheit.",
        ["Spracherwerb", "Arbeit", "Wohnen", "Gesundheit"],
        "proposed",
        "zu den Handlungsfeldern zählen",
    ),
    (
        DECIDED + "Die fünf Handlungsfelder des Konzepts – Sprache, Arbeit, Wohnen, Gesundheit und Teilhabe – "
        "sind mit Zielen hinterlegt.",
        ["Sprache", "Arbeit", "Wohnen", "Gesundheit", "Teilhabe"],
        "proposed",
        "between dashes",
    ),
    (
        DECIDED + "Zentrale Themen sind der Spracherwerb, die berufliche Integration, das Wohnen und die Gesundheit.",
        ["Spracherwerb", "berufliche Integration", "Wohnen", "Gesundheit"],
        "proposed",
        "themes with their articles",
    ),
    (
        DECIDED + "Gegliedert ist das Konzept nach den Bereichen Bildung, Arbeit, Wohnen und Kultur.",
        ["Bildung", "Arbeit", "Wohnen", "Kultur"],
        "proposed",
        "Gegliedert ist das Konzept nach",
    ),
    (
        DECIDED + "Thematisch werden folgende Schwerpunkte gesetzt:\n- Sprache und Bildung (AG 1)\n"
        "- Arbeit und Wirtschaft (AG 2)\n- Wohnen (AG 3)\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "the group in brackets behind each",
    ),
    (
        DECIDED + "Leitziele\n\nLeitziel A: Sprache und Bildung\nLeitziel B: Arbeit und Wirtschaft\n"
        "Leitziel C: Wohnen\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "Leitziel A, B, C",
    ),
    (
        DECIDED + "Für die Themenfelder „Sprache“, „Arbeit“ und „Wohnen“ sind Fachgruppen tätig.",
        ["Sprache", "Arbeit", "Wohnen"],
        "proposed",
        "themes in quotation marks",
    ),
    (
        DECIDED + "Schwerpunktmäßig befassten sich die Arbeitskreise mit Sprache, Arbeit, Wohnen und Gesundheit.",
        ["Sprache", "Arbeit", "Wohnen", "Gesundheit"],
        "proposed",
        "befassten sich die Arbeitskreise mit",
    ),
    (
        DECIDED + "Baustein 1: Sprache und Bildung\nKurse.\n\nBaustein 2: Arbeit und Wirtschaft\nMessen.\n\n"
        "Baustein 3: Wohnen\nLotsen.\n",
        ["Sprache und Bildung", "Arbeit und Wirtschaft", "Wohnen"],
        "proposed",
        "Bausteine as headings",
    ),
    (
        DECIDED + "Der Aktionsplan enthält 40 Maßnahmen in den acht Handlungsfeldern Bildung, Arbeit, Wohnen, "
        "Mobilität, Gesundheit, Kultur, Sport und Freizeit, politische Teilhabe.",
        [
            "Bildung",
            "Arbeit",
            "Wohnen",
            "Mobilität",
            "Gesundheit",
            "Kultur",
            "Sport und Freizeit",
            "politische Teilhabe",
        ],
        "proposed",
        "a comma within the last but one, counted",
    ),
    (
        "Stadt Musterau\nBeschlussvorlage\n\nBetreff: Klimaschutzkonzept\n\nBeschlussvorschlag:\n\n"
        "Der Rat beschließt das Klimaschutzkonzept.\n\nBegründung:\n\n"
        "Das Konzept gliedert sich in die Handlungsfelder Energieversorgung, Gebäude, Verkehr, Abfall "
        "und Öffentlichkeitsarbeit.",
        ["Energieversorgung", "Gebäude", "Verkehr", "Abfall", "Öffentlichkeitsarbeit"],
        "proposed",
        "a climate plan: no topic fits",
    ),
    (
        DECIDED + "Das bisherige Konzept (2008) enthielt die Felder Sprache, Schule und Beruf. Neu hinzu kommen "
        "die Handlungsfelder Gesundheit, Sport und Kultur.",
        ["Sprache", "Schule", "Beruf", "Gesundheit", "Sport", "Kultur"],
        ["former", "former", "former", "proposed", "proposed", "proposed"],
        "earlier fields and those that come in addition",
    ),
    (
        REPORT + "Das Konzept weist die folgenden Handlungsfelder auf: Sprache, Arbeit, Wohnen.",
        ["Sprache", "Arbeit", "Wohnen"],
        "adopted",
        "weist … auf",
    ),
    (
        "Gemeinde Musterau\nAntrag der Fraktion Grün\n\nBetreff: Mittel für Sprachkurse\n\n"
        "Der Rat möge beschließen: Für Sprachkurse werden 5.000 Euro bereitgestellt. Begründung: Die "
        "Maßnahme dient dem Handlungsfeld „Sprache und Bildung“ des vom Rat 2016 beschlossenen "
        "Integrationskonzepts.",
        ["Sprache und Bildung"],
        "adopted",
        "the field of a concept in force, named in passing",
    ),
    (
        PLAIN + "Beschlussvorschlag:\n\n"
        "Die Verwaltung wird beauftragt, ein Integrationskonzept zu erstellen. Schwerpunkte sollen "
        "Sprache, Arbeit und Wohnen sein.\n",
        ["Sprache", "Arbeit", "Wohnen"],
        "proposed",
        "priorities of a concept to be made",
    ),
]


@pytest.mark.parametrize(("text", "expected", "status", "reason"), FIELDS, ids=[row[3] for row in FIELDS])
def test_fields(text: str, expected: list[str], status: str | list[str], reason: str) -> None:
    found = fields(text)
    assert [field.label for field in found] == expected, reason
    assert [field.status for field in found] == (status if isinstance(status, list) else [status] * len(expected)), (
        reason
    )


NONE = [
    (
        PLAIN + "Beschlussvorschlag:\n\nDer Rat beschließt den Haushalt.\n\n"
        "Die Schwerpunkte liegen auf der Sanierung der Straßen, dem Bau der Halle und der "
        "Konsolidierung.",
        "priorities of a budget",
    ),
    (
        "Stadt Musterau\nBetreff: Haushalt 2019\n\n"
        "Die Ausgaben in den Bereichen Schule, Soziales, Kultur und Sport steigen.",
        "areas of a budget",
    ),
    (
        "Stadt Musterau\nBetreff: Stelle im Sozialamt\n\n"
        "Der Bewerber soll in den Bereichen Asyl, Wohnen und Soziales arbeiten. Inhalt:\n\n"
        "1. Einleitung\n2. Aufgaben\n3. Fazit",
        "tasks of a post",
    ),
    (
        DECIDED + "An der Erarbeitung waren die Bereiche Soziales, Jugend und Schule der Verwaltung beteiligt.",
        "offices that took part",
    ),
    (
        DECIDED + "Tagesordnung:\n\n1. Begrüßung\n2. Vortrag zur Sprachförderung\n3. Gesundheitsbericht\n"
        "4. Verschiedenes",
        "an agenda",
    ),
    (
        DECIDED + "Folgende Maßnahmen sind vorgesehen:\n\n- Sprachkurse für Eltern\n- Gesundheitslotsen\n"
        "- Tag der Kulturen",
        "measures",
    ),
    (
        DECIDED + "In der Arbeitsgruppe waren die Bereiche Kita, Schule, Sport und Kultur durch Fachkräfte vertreten.",
        "areas that took part",
    ),
    (
        DECIDED + "Vereine, Schulen, Kirchen und Betriebe haben die Handlungsfelder diskutiert.",
        "who discussed the fields",
    ),
    (
        DECIDED + "Zu den Handlungsfeldern wurden Interviews mit Schulen, Vereinen und Betrieben geführt.",
        "who was interviewed",
    ),
    (
        DECIDED + "Anlagen:\n1. Integrationskonzept\n2. Kostenübersicht\n3. Zeitplan",
        "annexes",
    ),
    (
        DECIDED + "Die Kosten verteilen sich auf die Bereiche Personal, Sachmittel und Öffentlichkeitsarbeit.",
        "costs by area",
    ),
    (
        DECIDED + "Folgende Themen standen auf der Tagesordnung: Haushalt, Schulbau, Sportstätten.",
        "an agenda in a sentence",
    ),
    (
        DECIDED + "Ziele sind bessere Sprachkenntnisse, mehr Arbeitsplätze und ein gutes Miteinander.",
        "aims that are no fields",
    ),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_no_fields(text: str, reason: str) -> None:
    assert [field.label for field in fields(text)] == [], reason
