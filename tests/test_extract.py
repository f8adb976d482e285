"""All extractors over whole documents: evidence is sound, nothing breaks down, facts fit the tables."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors import EXTRACTORS
from extractors.document import Document, Evidence
from extractors.facts import SteeringGroup
from pipeline.extract import Extraction, extract
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.plain_text import read_text
from pipeline.normalize import Source, normalize
from pipeline.schema import BY_NAME

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


def evidences(extraction: Extraction) -> list[Evidence]:
    found = [item.fact.evidence for item in extraction.found]
    for item in extraction.found:
        if isinstance(item.fact, SteeringGroup):
            found += [member.evidence for member in item.fact.members]
    found += [item.evidence for item in extraction.left_alone]
    return found + [side for finding in extraction.findings for side in finding.evidence]


def check(document: Document) -> Extraction:
    """What must hold for every paper."""
    extraction = extract(document)
    assert extraction.complete, [finding.message for finding in extraction.findings if finding.kind == "breakdown"]
    for evidence in evidences(extraction):
        for piece in evidence.pieces:
            assert document.text[piece.start : piece.end] == piece.quote
            assert piece.quote == piece.quote.strip() != ""
    rows = normalize(
        Source("x.txt", "a" * 64, "text/plain"), document, extraction.found, extraction.findings, complete=True
    )
    for name, some in rows.items():
        columns = {column.name: column for column in BY_NAME[name].columns}
        keys = [tuple(row[key] for key in BY_NAME[name].key) for row in some]
        assert len(set(keys)) == len(keys), f"{name}: keys are unique"
        for row in some:
            assert set(row) <= set(columns), name
            assert all(row.get(column.name) is not None for column in columns.values() if column.required), (name, row)
            assert "" not in row.values(), f"{name}: missing is NULL, never an empty string"
    known = {row["evidence_id"] for row in rows.get("evidence", [])}
    assert all(set(json.loads(row["evidence_ids"])) <= known for row in rows.get("findings", []))
    return extraction


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
