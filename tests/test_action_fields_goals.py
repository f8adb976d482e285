"""Goals that are told in sentences and stand for the fields. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

HEAD = "Gemeinde Musterau\nBeschlussvorlage 3/2015\n\nBetreff: Integrationsleitbild der Gemeinde Musterau\n\nSachverhalt\n\n"
GOALS = ["Alle Kinder lernen Deutsch", "Jede Familie findet eine Wohnung", "Wir feiern miteinander"]


def labels(text: str) -> list[str]:
    return [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


LISTED = [
    ("3. Leitziele\n\n„{0}.“\n„{1}.“\n„{2}.“\n", "in quotation marks below a heading"),
    ("Leitziele:\n\n- {0}.\n- {1}.\n- {2}.\n", "bullets"),
    ("Folgende Leitsätze gelten:\n\n1. {0}.\n2. {1}.\n3. {2}.\n", "numbers"),
]


@pytest.mark.parametrize(("text", "reason"), LISTED, ids=[row[1] for row in LISTED])
def test_goals_in_sentences(text: str, reason: str) -> None:
    assert labels(HEAD + text.format(*GOALS)) == GOALS, reason


NONE = [
    ("Ziele:\n\n- Der Verein soll wachsen.\n- Die Halle soll warm sein.\n", "goals of something else"),
    ("Die Leitziele werden im Herbst beraten. Der Rat tagt im Mai. Es gibt Kaffee.", "only spoken of"),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_no_goals(text: str, reason: str) -> None:
    assert labels(HEAD + text) == [], reason
