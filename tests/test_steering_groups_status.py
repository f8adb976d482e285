"""Whether a body is planned, at work or past, by what the sentences about it say of its seats and its first meeting."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text

_DECISION = "Vorlage 7/2020\n\nBeschlussvorschlag:\n\n{}\n\nBegründung:\n\nDer Plan von 2009 ist überholt."
_REASONS = "Vorlage 7/2020\n\nBeschlussvorschlag:\n\nDer Plan wird beschlossen.\n\nBegründung:\n\n{}"

STATUS = [
    (
        _REASONS,
        "Der Lenkungsrunde, die vierteljährlich zusammentritt, sollen neben dem Landrat zwei Bürgermeister angehören.",
        "proposed",
        "seats that are to be",
    ),
    (
        _REASONS,
        "In der Steuerungsgruppe sollen das Sozialamt, das Jobcenter und die Kirchen vertreten sein.",
        "proposed",
        "who shall be represented",
    ),
    (
        _REASONS,
        "Die Begleitgruppe tritt erstmals im September 2021 zusammen und zählt zehn Mitglieder.",
        "proposed",
        "its first meeting is to come",
    ),
    (_REASONS, "Neu: ein Controlling-Team aus der Kämmerei, dem Sozialamt und der Hochschule.", "proposed", "new"),
    (_DECISION, "Die Lenkungsgruppe ist nach der Tabelle auf Seite 2 zu besetzen.", "proposed", "seats to be filled"),
    (
        _DECISION,
        "Der Kreistag nimmt die Zusammensetzung der Lenkungsgruppe zur Kenntnis.",
        "proposed",
        "its seats are put before the council",
    ),
    (_DECISION, "Der Rat bestätigt die Besetzung der Steuerungsgruppe (Anlage 1).", "proposed", "its seats are agreed"),
    (
        _REASONS,
        "Die Steuerungsgruppe, besetzt mit Sozialamt und Jugendamt, soll im Mai über die Schwerpunkte entscheiden.",
        "existing",
        "what it is to do says nothing of its seats",
    ),
    (
        _REASONS,
        "Die Steuerungsgruppe aus Sozialamt und Jugendamt traf sich erstmals im März 2018.",
        "existing",
        "its first meeting is past",
    ),
    (
        _REASONS,
        "Die bestehende Steuerungsgruppe soll weiter aus Sozialamt und Jugendamt bestehen.",
        "existing",
        "said to exist",
    ),
    (
        _REASONS,
        "Der Begriff „Besetzung“ fällt oft. Die Steuerungsgruppe aus Sozialamt und Jugendamt tagt regelmäßig.",
        "existing",
        "at work",
    ),
]


@pytest.mark.parametrize(("paper", "text", "status", "reason"), STATUS)
def test_reads_the_status(paper: str, text: str, status: str, reason: str) -> None:
    (group,) = [fact for fact in extract(read_text(paper.format(text)), ()) if isinstance(fact, SteeringGroup)]
    assert group.status == status, reason
