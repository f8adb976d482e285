"""Paths in letters' addresses, in the sentence to be decided, and in forms that print every option."""

from __future__ import annotations

import pytest

from tests.consultation_rows import Short, rows

_ADDRESSES = (
    "Landkreis Seedorf\nDer Landrat\n\nAn den Schulausschuss                    {0}12.03.2020\n"
    "An den Ausschuss für Jugend, Familie\nund Senioren                             {0}17.03.2020\n"
    "An den Kreistag                          {0}26.03.2020\n\nBetreff: Schulentwicklungsplan\n"
)
_ADDRESSED: list[Short] = [
    ("Schulausschuss", "2020-03-12", None, None),
    ("Ausschuss für Jugend, Familie und Senioren", "2020-03-17", None, None),
    ("Kreistag", "2020-03-26", None, None),
]

PATHS: list[tuple[str, list[Short], str]] = [
    (
        _ADDRESSES.format("zur Sitzung am "),
        _ADDRESSED,
        "whom the paper goes to, for which session; a name over two lines",
    ),
    (_ADDRESSES.format("Sitzung: "), _ADDRESSED, "with a colon"),
    (
        "Beschlussvorschlag:\nDer Rat der Stadt Talheim beschließt nach Vorberatung in den Bezirksvertretungen Nord (09.03.2020), Süd "
        "(10.03.2020) und Mitte-West (11.03.2020), nach Anhörung des Seniorenbeirates und auf Empfehlung des Bauausschusses vom "
        "12.03.2020 in seiner Sitzung am 26.03.2020 den Plan.\n\nSachverhalt:\nText.\n",
        [
            ("Rat der Stadt Talheim", "2020-03-26", None, None),
            ("Bezirksvertretung Nord", "2020-03-09", "Vorberatung", None),
            ("Bezirksvertretung Süd", "2020-03-10", "Vorberatung", None),
            ("Bezirksvertretung Mitte-West", "2020-03-11", "Vorberatung", None),
            ("Seniorenbeirat", None, "Anhörung", None),
            ("Bauausschuss", "2020-03-12", "Empfehlung", None),
        ],
        "several bodies of one name, one of them without a day, the deciding session at the end",
    ),
    (
        "Vorlage zur Kenntnisnahme\n\nDie Bezirksverordnetenversammlung nimmt in ihrer Tagung am 26.03.2020, nach Mitberatung durch den "
        "Schulausschuss am 12.03.2020 und den Hauptausschuss am 19.03.2020, zur Kenntnis, dass das Bezirksamt in seiner Sitzung am "
        "03.03.2020 beschlossen hat:\n\n1. Die Mittel werden verteilt.\n\nBegründung\nText.\n",
        [
            ("Bezirksverordnetenversammlung", "2020-03-26", None, None),
            ("Schulausschuss", "2020-03-12", "Mitberatung", None),
            ("Hauptausschuss", "2020-03-19", "Mitberatung", None),
        ],
        "above the text, and what another body decided before",
    ),
    (
        "Beratungsfolge          Gremium                Termin\n\n"
        "☒ Vorberatung         Schulausschuss         12.03.2020     ☒ öffentlich ☐ nichtöffentlich\n☐ Beschlussfassung\n"
        "☐ Kenntnisnahme\n\n"
        "☐ Vorberatung         Kreisausschuss         19.03.2020     ☐ öffentlich ☒ nichtöffentlich\n☐ Beschlussfassung\n"
        "☒ Kenntnisnahme\n\n"
        "☐ Vorberatung         Bauausschuss                          ☐ öffentlich ☐ nichtöffentlich\n☐ Beschlussfassung\n"
        "☐ Kenntnisnahme\n\n"
        "☐ Vorberatung         Kreistag               26.03.2020     ☒ öffentlich ☐ nichtöffentlich\n☒ Beschlussfassung\n"
        "☐ Kenntnisnahme\n\nBeschlussvorschlag\n1. Text.\n",
        [
            ("Schulausschuss", "2020-03-12", "Vorberatung", True),
            ("Kreisausschuss", "2020-03-19", "Kenntnisnahme", False),
            ("Kreistag", "2020-03-26", "Beschlussfassung", True),
        ],
        "every option is printed for every committee; the Bauausschuss is not asked",
    ),
    (
        "Beratungsfolge\n\nSchulausschuss          05.03. und 12.05.2020       öffentlich       Vorberatung\n"
        "Kreistag                28.05.2020                  öffentlich       Entscheidung\n\nBetreff: Plan\n",
        [
            ("Schulausschuss", "2020-03-05", "Vorberatung", True),
            ("Schulausschuss", "2020-05-12", "Vorberatung", True),
            ("Kreistag", "2020-05-28", "Entscheidung", True),
        ],
        "two sessions of one year; what follows holds for both",
    ),
    (
        "Vorlage 12/2020\n\nDie Beratung im Schulausschuss ist für den 12.03.2020 und im Hauptausschuss für den 19.03.2020 vorgesehen, die "
        "Beschlussfassung im Stadtrat für den 26.03.2020.\n\nBegründung:\nText.\n",
        [
            ("Schulausschuss", "2020-03-12", "Beratung", None),
            ("Hauptausschuss", "2020-03-19", "Beratung", None),
            ("Stadtrat", "2020-03-26", "Beschlussfassung", None),
        ],
        "for what day the sessions are planned, and for what",
    ),
    (
        "Betreff: Plan\n\n • zur Vorberatung:      Schulausschuss, 12.03.2020\n • zum Beschluss:        Stadtrat, 26.03.2020\n"
        " • zur Kenntnisnahme:    Ältestenrat (ohne Termin)\n\nBegründung:\nText.\n",
        [
            ("Schulausschuss", "2020-03-12", "Vorberatung", None),
            ("Stadtrat", "2020-03-26", "Beschluss", None),
            ("Ältestenrat", None, "Kenntnisnahme", None),
        ],
        "roles before committees behind bullets; one has no day yet",
    ),
    (
        "Niederschrift\n\nüber die Sitzung des Fachausschusses Bildung, Kultur und Sport\nam Dienstag, 10. März 2020, "
        "15:00 Uhr, Kreishaus\n\n"
        "Tagesordnung\n1 Eröffnung\n",
        [("Fachausschuss Bildung, Kultur und Sport", "2020-03-10", None, None)],
        "minutes of a committee that is named without “für”",
    ),
]

_HEAD = "Vorlage 12/2020\n\n{}\n\nBegründung:\nText.\n"
_SOZIAL, _KREISTAG = ("Sozialausschuss", "2020-03-12"), ("Kreistag", "2020-03-26")

SENTENCES: list[tuple[str, list[Short], str]] = [
    (
        "Die Vorlage wurde am 12.03.2020 im Sozialausschuss vorberaten und wird dem Kreistag in seiner Sitzung am 26.03.2020 zur "
        "Beschlussfassung vorgelegt.",
        [(*_SOZIAL, None, None), (*_KREISTAG, "Beschlussfassung", None)],
        "what has been done and what is to come",
    ),
    (
        "Der Sozialausschuss hat den Entwurf am 12.03.2020 vorberaten; der Kreistag entscheidet am 26.03.2020.",
        [(*_SOZIAL, None, None), (*_KREISTAG, None, None)],
        "two clauses of their own",
    ),
    (
        "Der Kreistag soll am 26.03.2020 über den Plan beschließen; vorberaten wird er am 12.03.2020 im Sozialausschuss.",
        [(*_KREISTAG, None, None), (*_SOZIAL, None, None)],
        "the committee first, then the day first",
    ),
    (
        "Der Plan ist dem Sozialausschuss am 12.03.2020 zur Vorberatung und dem Kreistag am 26.03.2020 zur Entscheidung vorzulegen.",
        [(*_SOZIAL, "Vorberatung", None), (*_KREISTAG, "Entscheidung", None)],
        "roles behind",
    ),
    (
        "Zunächst befassen sich der Sozialausschuss (12.03.2020) und danach der Kreistag (26.03.2020) mit dem Plan.",
        [(*_SOZIAL, None, None), (*_KREISTAG, None, None)],
        "days in brackets",
    ),
    (
        "Der Sozialausschuss nimmt den Plan in seiner Sitzung am 12.03.2020 zur Kenntnis und empfiehlt dem Kreistag, ihn am 26.03.2020 zu "
        "beschließen.",
        [(*_SOZIAL, "zur Kenntnis", None), (*_KREISTAG, None, None)],
        "a recommendation to another session",
    ),
    (
        "Beratungsfolge: Vorberatung: JHA am 12.03.2020, KA am 19.03.2020; Beschluss: KT am 26.03.2020",
        [
            ("JHA", "2020-03-12", "Vorberatung", None),
            ("KA", "2020-03-19", "Vorberatung", None),
            ("KT", "2020-03-26", "Beschluss", None),
        ],
        "a line of roles and abbreviations",
    ),
    (
        "Sozialausschuss 12.03.2020 → Hauptausschuss 19.03.2020 → Kreistag 26.03.2020",
        [(*_SOZIAL, None, None), ("Hauptausschuss", "2020-03-19", None, None), (*_KREISTAG, None, None)],
        "arrows",
    ),
    (
        "Sitzung:     Kreistag\nam:          26.03.2020\n             öffentlich\n"
        "Vorberaten:  Ausschuss für Familie und Soziales am 12.03.2020",
        [(*_KREISTAG, None, True), ("Ausschuss für Familie und Soziales", "2020-03-12", "Vorberaten", True)],
        "the session over its day, and who dealt with it before",
    ),
    (
        "An den\n  - Ausschuss für Soziales  am 12. März 2020 (Empfehlung)\n  - Kreistag                am 26. März 2020 (Beschluss)",
        [("Ausschuss für Soziales", "2020-03-12", "Empfehlung", None), (*_KREISTAG, "Beschluss", None)],
        "an address as a list",
    ),
    (
        "Vorlage für\nden Sozialausschuss am 12.03.2020\nden Kreistag am 26.03.2020",
        [(*_SOZIAL, None, None), (*_KREISTAG, None, None)],
        "for whom, a line each",
    ),
    (
        "Beratungsfolge\n|\nErledigt\n|\nSozialausschuss\n|\nVorberatung\n|\n12.03.2020\n|\n●\nErledigt\nKreistag\nEntscheidung\n26.03.2020",
        [(*_SOZIAL, "Vorberatung", None), (*_KREISTAG, "Entscheidung", None)],
        "cells of a council system one a line, states between bars and dots",
    ),
    (
        "Beratungsfolge:\nSozialausschuss\nSitzung:\n12.03.2020\nTOP Ö 5\nBeschluss: einstimmig empfohlen\nKreistag\nSitzung:\n26.03.2020\n"
        "TOP Ö 9\nBeschluss: mehrheitlich beschlossen",
        [(*_SOZIAL, None, True), (*_KREISTAG, None, True)],
        "a result behind “Beschluss:” does not end the path",
    ),
    (
        "Datum:\n02.03.2020\n\nGremium\n\nSozialausschuss\nKreistag\n\nTermin\n\n12.03.2020\n26.03.2020",
        [(*_SOZIAL, None, None), (*_KREISTAG, None, None)],
        "torn columns; the day before them is the paper's own",
    ),
    ("Im Sozialausschuss wurde am 12.03.2019 über den Stand berichtet.", [], "a report of the past"),
    ("Der Kreistag hat am 12.03.2019 beschlossen, dass ein Plan vorgelegt wird.", [], "an order of the past"),
    ("Der Kreistag soll bis 31.12.2020 einen Plan erhalten, der dann beraten wird.", [], "until when is no session"),
    ("Der Sozialausschuss soll den Plan vorberaten und der Kreistag ihn beschließen.", [], "no day"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES, ids=[reason for *_, reason in SENTENCES])
def test_sentences_and_lists(text: str, expected: list[Short], reason: str) -> None:
    assert rows(_HEAD.format(text)) == expected, reason


NONE = [
    ("An den Kreistag\n\nSeedorf, 12.03.2020\n\nBetreff: Plan\n", "an address; the day is the letter's"),
    (
        "Beschlussvorschlag:\nDer Rat beschließt nach Anhörung des Seniorenbeirates den Plan.\n\nBegründung:\nText\n",
        "a committee in passing, no day",
    ),
    (
        "Begründung:\nDer Rat beschloss nach Vorberatung im Schulausschuss am 12.03.2015 in seiner Sitzung am 26.03.2015 den ersten "
        "Plan.\n",
        "what was decided before",
    ),
    (
        "Beratungsfolge\n☐ Vorberatung   Schulausschuss   ☐ öffentlich\n☐ Vorberatung   Kreistag   ☐ öffentlich\n\nBetreff: Plan\n",
        "a blank form: no day, nothing ticked",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), PATHS, ids=[reason for *_, reason in PATHS])
def test_paths(text: str, expected: list[Short], reason: str) -> None:
    assert rows(text) == expected, reason


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[reason for _, reason in NONE])
def test_no_paths(text: str, reason: str) -> None:
    assert not [row for row in rows(text) if row[1]], reason
