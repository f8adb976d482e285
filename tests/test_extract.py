"""All extractors over whole documents: evidence is sound, nothing breaks down, facts fit the tables."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors import EXTRACTORS
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.text.reading import read_text
from tests.sound_papers import check

RAW = Path(__file__).parent.parent / "data" / "raw"

LINES = [
    "Stadt Auenbrück",
    "Vorlage Nr.: 2021/118",
    "Datum:\t08.03.2021",
    "Beratungsfolge\tDatum\tZuständigkeit",
    "Sozialausschuss\t24.03.2021\tVorberatung Ö",
    "Stadtrat\t\tEntscheidung",
    "Gremium Termin TOP ö nö Ergebnis",
    "Hauptausschuss 13.04.2021 4 x",
    "Betreff:",
    "Integrationskonzept – Auftrag",
    "Beschlussvorschlag:",
    "1. Die Verwaltung wird beauftragt, bis Ende 2022 zu berichten.",
    "Folgende Handlungsfelder wurden festgelegt:",
    "- Sprache und Bildung",
    "- Arbeit",
    "Die Steuerungsgruppe besteht aus dem Jugendamt, je zwei Vertretern der Fraktionen und der Caritas.",
    "Die Kosten belaufen sich auf ca. 22.000 €, davon 5.000 bis 7.500 € im Jahr 2022.",
    "Finanzielle Auswirkungen: ☒ ja ☐ nein",
    "Aufwand\t2021\t2022",
    "Sachaufwand\t1.000\t€",
    "Am 15. Mai 2017 fand die Auftaktveranstaltung statt.",
    "Juni 2017\tWorkshop",
    "Das Institut für Sozialforschung wurde mit der Moderation beauftragt.",
    "Es wird eine Stelle mit 0,5 VZÄ benötigt.",
    "",
    "\f",
]


@pytest.mark.parametrize("file", sorted([*RAW.glob("*.pdf"), *RAW.glob("*.txt")]), ids=lambda file: file.stem)
def test_sample_papers(file: Path) -> None:
    document = read_pdf(file) if file.suffix == ".pdf" else read_text(file.read_text(encoding="utf-8"))
    extraction = check(document)
    assert {item.extractor for item in extraction.found} <= {extractor.name for extractor in EXTRACTORS}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_shuffled_lines_of_papers(lines: list[str]) -> None:
    check(read_text("\n".join(lines)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("aeinrstÄöß€%.,:;-–()„“/ \t\n\f0123456789☒☐", max_size=300))
def test_noise(text: str) -> None:
    check(read_text(text))
