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
            ("Schulausschuss", "2020-03-12", None, None),
            ("Hauptausschuss", "2020-03-19", None, None),
            ("Stadtrat", "2020-03-26", None, None),
        ],
        "for what day the sessions are planned",
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
