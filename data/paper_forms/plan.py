"""What is drawn before a writer begins: on what each paper is, of what place and year, in what make."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from pipeline.quality.corpus import corpus_papers

_LANDS = "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH".split()
_CITY_STATES = {"BE", "HB", "HH"}
_ON_INTEGRATION = (
    "Integrationskonzept, Aufstellung",
    "Integrationskonzept, Beschluss",
    "Integrationskonzept, Fortschreibung",
    "Integrationsplan, Umsetzungsbericht",
    "Integration, Sachstand",
    "Integrations- und Teilhabekonzept",
    "Kommunales Integrationsmanagement",
    "Unterbringung und Integration Geflüchteter",
    "Interkulturelle Öffnung der Verwaltung",
    "Leitbild Vielfalt",
    "Integrationsmonitoring",
    "Antrag zur Integration",
    "Anfrage zum Integrationskonzept",
)
_ON_OTHERS = (
    "Seniorenpolitisches Gesamtkonzept",
    "Aktionsplan Inklusion",
    "Klimaschutzkonzept",
    "Klimaanpassung / Hitzeaktionsplan",
    "Jugendhilfeplanung / Jugendbeteiligung",
    "Kulturentwicklungsplan",
    "Sportentwicklungsplan",
    "Bildungslandschaft / Bildungskonzept",
    "Gleichstellungsaktionsplan",
    "Mobilitätskonzept / Radverkehr",
    "Digitale Agenda / Smart City",
    "Armutsprävention / Präventionskette",
    "Pflegestrukturplanung",
    "Suchtprävention",
    "Stadtmarketing / Einzelhandelskonzept",
    "Wohnraumkonzept",
    "Quartiersentwicklung / Soziale Stadt",
    "Demokratie leben / Aktionsplan gegen Rassismus",
    "Kinderfreundliche Kommune",
    "Stadtentwicklungskonzept (ISEK)",
    "Nachhaltigkeitsstrategie",
    "Gesundheitsregion / Gesundheitskonferenz",
    "Ehrenamt / Bürgerbeteiligungskonzept",
    "Familienbericht / Familienfreundliche Kommune",
)
_TYPES = (
    *["Beschlussvorlage"] * 5,
    "Mitteilungsvorlage",
    "Berichtsvorlage",
    "Informationsvorlage",
    "Sachstandsbericht",
    "Antrag einer Fraktion",
    "Anfrage und Antwort der Verwaltung",
    "Auszug aus der Niederschrift",
    "Tischvorlage",
    "Kreistagsdrucksache",
    "Stellungnahme der Verwaltung",
    "Ergänzungsvorlage",
)
_LENGTHS = ("kurz (1 Seite)", "mittel (2 Seiten)", "mittel (2 Seiten)", "lang (3–4 Seiten)")


def draw(writer: int, first: int, models: Sequence[str], seed: int) -> list[dict[str, str]]:
    """Ten papers of a writer, ids from `first` on: half of them on integration; six in ten after the make of one of `models`."""
    chance = random.Random(f"{seed} {writer}")
    systems = sorted({paper.system for paper in corpus_papers()} - {""})
    policies = chance.sample(_ON_INTEGRATION, 5) + chance.sample(_ON_OTHERS, 5)
    chance.shuffle(policies)
    plan = []
    for number, policy in enumerate(policies, first):
        kind = chance.choice([*["Stadt"] * 5, *["Gemeinde"] * 2, *["Landkreis"] * 3])
        state = chance.choice(_LANDS if kind == "Stadt" else sorted(set(_LANDS) - _CITY_STATES))
        plan.append(
            {
                "id": f"p{number:03}",
                "writer": f"writer-{writer}",
                "policy": policy,
                "kind": "Bezirk" if state in ("BE", "HH") else kind,
                "state": state,
                "year": str(chance.randint(2008, 2026)),
                "system": chance.choice(systems),
                "paper_type": chance.choice(_TYPES),
                "length": chance.choice(_LENGTHS),
                "model": chance.choice(models) if models and chance.random() < 0.6 else "",
            }
        )
    return plan


def models_in(folder: Path) -> list[str]:
    """The real papers below `folder` (texts) whose make can be retold: neither scraps nor annexes, and about a body and a concept."""
    return [
        file.stem
        for file in sorted(folder.glob("*.txt"))
        if 1_500 < len(text := file.read_text(encoding="utf-8", errors="ignore")) < 20_000
        and any(word in text for word in ("Handlungsfeld", "Schwerpunkt", "Themenfeld", "Leitziel"))
        and any(word in text for word in ("gruppe", "Beirat", "beirat", "kreis", "Kommission", "Gremium"))
    ]
