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
        "Vorlage 12/2020\n\nDie Beratung im Schulausschuss ist für den 12.03.2020 und im Hauptausschuss für den 19.03.2020 vorgesehen, die "
        "Beschlussfassung im Stadtrat für den 26.03.2020.\n\nBegründung:\nText.\n",
        [
            ("Schulausschuss", "2020-03-12", "Beratung", None),
            ("Hauptausschuss", "2020-03-19", "Beratung", None),
            ("Stadtrat", "2020-03-26", "Beschlussfassung", None),
        ],
        "for what day the sessions are planned, and for what",
    ),
]

_HEAD = "Vorlage 12/2020\n\n{}\n\nBegründung:\nText.\n"
_SOZIAL, _KREISTAG = ("Sozialausschuss", "2020-03-12"), ("Kreistag", "2020-03-26")

SENTENCES: list[tuple[str, list[Short], str]] = [
    (
        "für die Sitzungen des Sozialausschusses am 12.03.2020 (vorberatend) und des Kreistages am 26.03.2020 (beschließend)",
        [(*_SOZIAL, None, None), (*_KREISTAG, None, None)],
        "two sessions that the paper is for",
    ),
    (
        "Die Vorlage wurde am 12.03.2020 im Sozialausschuss vorberaten und wird dem Kreistag in seiner Sitzung am 26.03.2020 zur "
        "Beschlussfassung vorgelegt.",
        [(*_SOZIAL, "Vorberatung", None), (*_KREISTAG, "Beschlussfassung", None)],
        "what has been done and what is to come",
    ),
    (
        "Der Sozialausschuss hat den Entwurf am 12.03.2020 vorberaten; der Kreistag entscheidet am 26.03.2020.",
        [(*_SOZIAL, "Vorberatung", None), (*_KREISTAG, None, None)],
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
        "An den\n  - Ausschuss für Soziales  am 12. März 2020 (Empfehlung)\n  - Kreistag                am 26. März 2020 (Beschluss)",
        [("Ausschuss für Soziales", "2020-03-12", "Empfehlung", None), (*_KREISTAG, "Beschluss", None)],
        "an address as a list",
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
