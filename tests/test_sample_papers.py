"""Whole papers: what a reader of the sample papers finds in them, written down by hand before any program read them."""

import hashlib
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest
from pypdfium2 import PdfDocument

from data.sample_papers.__main__ import SCANS, draw_all

RAW = Path(__file__).parent.parent / "data" / "raw"

Expected = dict[str, list[tuple[object, ...]]]

HEAD = {
    "auenbrueck": ("Auenbrück", "Stadt", "2021/118", "Sitzungsvorlage", "2021-03-08"),
    "wiesengrund": ("Wiesengrund", "Landkreis", "VO/2019/0457", "Beschlussvorlage", "2019-09-02"),
    "moorhausen": ("Moorhausen", "Gemeinde", "DrS/2023/041", "Mitteilungsvorlage", "2023-01-11"),
    "falkenrode": ("Falkenrode", "Stadt", "0312/2024 E1", "Ergänzungsvorlage", None),
    "norderwiek": ("Norderwiek", "Stadt", None, "Vorlage", "2020-10-30"),
    "hohenwald": ("Hohenwald", "Stadt", "SV-9-0204", None, "2017-12-18"),
    "tannenfurt": ("Tannenfurt", "Gemeinde", "2022/094", "Vorlage", None),
    "ulmenrode": ("Ulmenrode", "Stadt", "85/2016", "Sitzungsvorlage", "2016-04-11"),
    "quellstedt": ("Quellstedt", "Stadt", None, "Integrationskonzept", None),
}

CONSULTATIONS: Expected = {
    "auenbrueck": [
        ("Beirat für Migration und Integration", "2021-03-17", "Vorberatung", 1, "integration"),
        ("Ausschuss für Soziales, Familie und Senioren", "2021-03-24", "Vorberatung", 1, "social"),
        ("Haupt- und Finanzausschuss", "2021-04-13", "Vorberatung", 0, "main"),
        ("Stadtrat", "2021-04-27", "Entscheidung", 1, "council"),
    ],
    "wiesengrund": [
        ("Ausschuss für Soziales und Gleichstellung", "2019-09-17", None, 1, "social"),
        ("Kreisausschuss", "2019-09-30", None, 0, "main"),
        ("Kreistag", "2019-10-14", None, 1, "council"),
    ],
    "moorhausen": [
        ("Ortsrat Moorhausen-Siedlung", "2023-01-24", "Anhörung", 1, "district"),
        ("Ausschuss für Jugend, Kultur und Vereine", "2023-01-31", "Kenntnisnahme", 1, "youth"),
        ("Verwaltungsausschuss", "2023-02-07", "Kenntnisnahme", 0, "main"),
    ],
    "falkenrode": [
        ("Integrationsrat", "2024-09-03", None, 1, "integration"),
        ("Ausschuss für Schule und Weiterbildung", "2024-09-10", None, 1, "education"),
        ("Rat der Stadt Falkenrode", "2024-09-26", None, 1, "council"),
    ],
    "norderwiek": [("Ausschuss für Integration und Chancengleichheit", "2020-11-19", None, 1, "integration")],
    "hohenwald": [
        ("Bezirksvertretung Hohenwald-Nord", "2018-01-08", "Anhörung", 1, "district"),
        ("Bezirksvertretung Hohenwald-Süd", "2018-01-09", "Anhörung", 1, "district"),
        ("Kinder- und Jugendhilfeausschuss", "2018-01-16", "Beratung", 1, "youth"),
        ("Ausschuss für Soziales, Gesundheit und demografischen Wandel", "2018-01-18", "Beratung", 1, "social"),
        ("Ausschuss für Kultur und Sport", "2018-01-23", "Beratung", 1, "culture_sport"),
        ("Wirtschaftsausschuss", "2018-01-25", "Beratung", 1, "economy"),
        ("Finanzausschuss", "2018-01-30", "Beratung", 1, "finance"),
        ("Verwaltungsvorstand", "2018-02-05", "Kenntnisnahme", 0, "executive"),
        ("Hauptausschuss", "2018-02-08", "Empfehlung", 0, "main"),
        ("Rat der Stadt Hohenwald", "2018-02-20", "Beschlussfassung", 1, "council"),
    ],
    "tannenfurt": [
        ("Jugend- und Sozialausschuss", "2022-06-20", None, 1, "social"),  # as “Ausschuss für Jugend und Soziales”
        ("Samtgemeindeausschuss", "2022-06-29", None, 0, "main"),
        ("Samtgemeinderat", "2022-07-06", None, 1, "council"),
    ],
    "ulmenrode": [
        ("Sozialausschuss", "2016-04-26", "Vorberatung", 1, "social"),
        ("Jugendhilfeausschuss", "2016-04-28", "Vorberatung", 1, "youth"),
        ("Verwaltungsausschuss", "2016-05-03", "Vorberatung", 0, "main"),
        ("Rat der Stadt Ulmenrode", "2016-05-12", "Entscheidung", 1, "council"),
    ],
}

FIELDS: Expected = {
    "auenbrueck": [
        ("Sprache und Bildung", "education language"),
        ("Ausbildung und Arbeit", "work"),
        ("Wohnen und Nachbarschaft", "housing neighbourhood"),
        ("Gesundheit", "health"),
        ("Politische Teilhabe", "participation"),
    ],
    "wiesengrund": [
        ("Spracherwerb", "language"),
        ("Übergang in Ausbildung und Beruf", "work"),
        ("Gesundheitsversorgung", "health"),
        ("Ehrenamt", "engagement"),
        ("Interkulturelle Öffnung der Verwaltung", "intercultural_opening"),
    ],
    "falkenrode": [
        ("Frühe Bildung und Schule", "early_childhood education"),
        ("Arbeit und Qualifizierung", "work"),
        ("Zusammenleben im Stadtteil", "neighbourhood"),
        ("Sport und Freizeit", "sport"),
    ],
    "hohenwald": [
        ("Sprache", "language"),
        ("Bildung und Erziehung", "education"),
        ("Arbeit und Wirtschaft", "economy work"),
        ("Kultur und Sport", "culture sport"),
        ("Schutz vor Diskriminierung", "antidiscrimination"),
    ],
    "moorhausen": [
        ("Deutsch lernen", "language"),
        ("Ankommen in der Nachbarschaft", "neighbourhood welcome_communication"),
        ("Mitmachen im Verein", "engagement"),
    ],
    "tannenfurt": [
        ("Verständigung und Sprache", "language"),
        ("Kinder, Jugend und Familie", "family_youth"),
        ("Wohnen im Dorf", "housing"),
    ],
    "norderwiek": [],
    "ulmenrode": [
        ("Sprache und Bildung", "education language"),
        ("Arbeit und Ausbildung", "work"),
        ("Wohnen im Stadtteil", "housing neighbourhood"),
        ("Gesundheit und Beratung", "health social"),
    ],
}

COSTS: Expected = {
    "auenbrueck": [
        ("18000", "external", "expense", None),
        ("16450", "external", "expense", 2021),
        ("3500", "material", "expense", 2021),
        ("8000", "grant", "revenue", 2021),
    ],
    "wiesengrund": [
        ("42000", "personnel", "expense", 2020),
        ("43000", "personnel", "expense", 2021),
        ("44000", "personnel", "expense", 2022),
        ("6500", "material", "expense", 2020),
        ("6500", "material", "expense", 2021),
        ("10000", "grant", "expense", 2021),
        ("10000", "grant", "expense", 2022),
        ("21000", "grant", "revenue", 2020),
        ("21500", "grant", "revenue", 2021),
        ("22000", "grant", "revenue", 2022),
        ("27500", "budget", "expense", 2020),
        ("38000", "budget", "expense", 2021),
        ("32000", "budget", "expense", 2022),
    ],
    "moorhausen": [("1200", "budget", "expense", None)],
    "falkenrode": [
        ("35000", "budget", "expense", 2025),
        ("40000", "budget", "expense", 2026),
        ("2500", "grant", "expense", None),
        ("75000", "total", "expense", None),
        ("50000", "personnel", "expense", None),
        ("12000", "external", "expense", None),
    ],
    "norderwiek": [("4800", "external", "expense", None)],
    "hohenwald": [
        ("96000", "total", "expense", 2018),
        ("24000", "grant", "revenue", 2018),
        ("18000", "total", "expense", 2018),
    ],
    "tannenfurt": [("6000", "total", "expense", 2023)],
    "ulmenrode": [
        ("6400", "external", "expense", 2016),
        ("2150", "material", "expense", 2016),
        ("1900", "material", "expense", 2017),
        ("4000", "grant", "revenue", 2016),
        ("4000", "grant", "revenue", 2017),
    ],
}

# “Die Fortschreibung entstand … in einer Arbeitsgruppe”: neither wanted nor wrong, as unclear groups are in annotations
UNCLEAR_GROUPS = {"falkenrode": ("Arbeitsgruppe",)}
GROUPS: Expected = {  # name, kind, status, chair, smallest and largest size
    "auenbrueck": [
        (
            "Steuerungsgruppe",
            "steering",
            "proposed",
            "Leiterin des Amtes für Soziales und Integration",
            None,
            12,
        )
    ],
    "wiesengrund": [("Lenkungskreis Integration", "steering", "proposed", "Landrätin", 14, 14)],
    "moorhausen": [("Runder Tisch Zuwanderung", "round_table", "existing", None, None, None)],
    "falkenrode": [("Begleitgremium Integrationsplan", "accompanying", "existing", None, None, None)],
    "norderwiek": [
        (
            "Koordinierungsgruppe Vielfalt",
            "coordination",
            "proposed",
            "Zweite Bürgermeisterin Dr. Antje Rickmers",
            None,
            None,
        ),
        ("Lenkungsgruppe Zuwanderung", "steering", "former", "Senator Enno Petersen", None, None),
    ],
    "hohenwald": [
        ("Projektgruppe Integrationskonzept", "working_group", "former", None, None, None),
        ("Fachbeirat Integration", "expert", "proposed", None, 15, 15),
    ],
    "tannenfurt": [("Redaktionsgruppe", "working_group", "existing", None, None, None)],
    "ulmenrode": [("Steuerungsgruppe", "steering", "existing", None, None, None)],
}

MEMBERS: Expected = {  # name, sector, how many
    "auenbrueck": [
        ("Amt für Soziales und Integration", "administration", None),
        ("Schulverwaltungsamt", "administration", None),
        ("Jobcenter", "state_agency", None),
        ("Caritasverband Auenbrück", "welfare", None),
        ("Volkshochschule Auenbrück", "education", None),
        ("Türkischer Elternverein Auenbrück e. V.", "migrant_organisation", None),
        ("Evangelische Kirchengemeinde", "religion", None),
    ],
    "wiesengrund": [
        ("Kreisverwaltung", "administration", 2),
        ("Wohlfahrtsverbände", "welfare", 2),
        ("Mitglieder des Kreistages", "politics", 4),
        ("Migrantenorganisationen", "migrant_organisation", 6),
    ],
    "moorhausen": [
        ("Gemeindeverwaltung", "administration", None),
        ("Freiwillige Feuerwehr", "civil_society", None),
        ("Grundschule am Deich", "education", None),
        ("Turnverein Moorhausen", "civil_society", None),
        ("katholische Pfarrgemeinde", "religion", None),
    ],
    "falkenrode": [
        ("Ratsfraktionen", "politics", None),
        ("Integrationsrat", "integration_body", None),
        ("Agentur für Arbeit", "state_agency", None),
        ("Handwerkskammer", "business", None),
    ],
    "norderwiek": [
        ("Jugendamt", "administration", None),
        ("Ausländeramt", "administration", None),
        ("Staatliches Schulamt", "state_agency", None),
        ("Industrie- und Handelskammer", "business", None),
        ("Seniorenbeirat", "civil_society", None),
        ("Verein Hafenlotsen e. V.", "civil_society", None),
    ],
    "hohenwald": [
        ("Sozialamt", "administration", None),
        ("Schulamt", "administration", None),
        ("Diakonie Hohenwald", "welfare", None),
        ("Jugendmigrationsdienst", "welfare", None),
        ("Moscheegemeinden", "religion", None),
    ],
    "tannenfurt": [
        ("Gleichstellungsbeauftragte", "administration", None),
        ("Mitglieder des Samtgemeinderates", "politics", 2),
        ("Flüchtlingshilfe-Verein Brücke e. V.", "civil_society", None),
        ("Oberschule Tannenfurt", "education", None),
    ],
    "ulmenrode": [
        ("Amt für Soziales", "administration", None),
        ("Volkshochschule Ulmenrode", "education", None),
        ("Caritasverband Ulmenrode", "welfare", None),
        ("Agentur für Arbeit", "state_agency", None),
        ("Sportverein Ulmenrode", "civil_society", None),
    ],
}

# Büro Querblick of falkenrode is missed: of it only a sum is told
PARTNERS: Expected = {
    "auenbrueck": [("Institut für Stadtgesellschaft Hellersee", None)],
    "wiesengrund": [("Hochschule Lindental", None)],
    "moorhausen": [("Dr. Marlene Hoyer", "Dr. Marlene Hoyer")],
    "falkenrode": [],
    "norderwiek": [("Akademie Küstenland", None)],
    "hohenwald": [],
    "tannenfurt": [("Landesagentur Ländlicher Raum", None)],
    "ulmenrode": [],
}

MILESTONES: Expected = {
    "auenbrueck": [
        ("2012", "done", "Konzept beschlossen"),
        ("2021-05", "planned", "Auftaktveranstaltung"),
        ("2021-06/2021-09", "planned", "Fachgespräche zu den Handlungsfeldern"),
        ("2021-10/2021-12", "planned", "Entwurf des Konzeptes"),
        ("2022-02-15", "planned", "Integrationskonferenz"),
    ],
    "wiesengrund": [
        ("2018-06-18", "done", "Erarbeitung beschlossen"),
        ("2018-11", "done", "Regionalkonferenz"),
        ("2021-21", "planned", "Umsetzungsbericht vorgelegt"),
    ],
    "moorhausen": [
        ("2021-23", "done", "Runde Tisch Zuwanderung trifft sich"),
        ("2022-12", "done", "drei Leitziele verabschiedet"),
    ],
    "falkenrode": [
        ("2019-03-12", "done", "Integrationsplan vom Rat beschlossen"),
        ("2023", "done", "Befragung von Vereinen"),
        ("2023-10/2024-06", "done", "Fortschreibung entstand"),
        ("2024-06-24", "done", "Entwurf beraten"),
        ("2025-21", "planned", "Börse"),
        ("2025-03-15", "planned", "Stadtteilkonferenz"),
    ],
    "norderwiek": [
        ("2016/2019", "done", "Lenkungsgruppe Zuwanderung arbeitete"),
        ("2021-02-01/..", "planned", "Gruppe arbeiten"),
        ("2022-12", "planned", "Bericht vorlegen"),
    ],
    "hohenwald": [
        ("2015-05-14", "done", "Rat beschlossen, ein Leitbild zu erarbeiten"),
        ("2016-03-01/2016-04-15", "done", "Online-Befragung"),
        ("2016-06-11", "done", "Zukunftswerkstatt"),
    ],
    "tannenfurt": [
        ("2020-12-16", "done", "Auftrag erteilt"),
        ("2022-04-02", "done", "Entwurf in einem Dorfgespräch vorgestellt"),
        ("2023-23", "planned", "Redaktionsgruppe prüfen"),
    ],
    "ulmenrode": [
        ("2015-09-24", "done", "Auftrag erteilt"),
        ("2016-01", "done", "Bürgerwerkstatt"),
        ("2017-11-14", "planned", "Bericht vorgelegt"),
        ("2017-12", "planned", "Verlängerung"),
    ],
}

DECISIONS: Expected = {
    "auenbrueck": [(1, "beauftragt"), (2, "richtet ein"), (3, "beauftragt")],
    "wiesengrund": [(1, "nimmt zur Kenntnis")],
    "moorhausen": [],
    "falkenrode": [(1, "stimmt zu")],
    "norderwiek": [(1, "stimmt zu")],
    "hohenwald": [(1, "beschließt"), (2, "beauftragt")],
    "tannenfurt": [(1, "beschließt"), (2, "bewilligt")],
    "ulmenrode": [(1, "beschließt"), (2, "beauftragt")],
}

FINDINGS: dict[str, set[str]] = {
    "auenbrueck": {"amounts-differ"},
    "norderwiek": {"no-effect-but-costs"},
    "moorhausen": set(),
    "wiesengrund": set(),
    "falkenrode": set(),
    "hohenwald": set(),
    "tannenfurt": set(),
    "ulmenrode": set(),
}


@pytest.fixture(scope="module")
def samples(results: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(results / "ratslese.sqlite")
    connection.row_factory = sqlite3.Row
    return connection


def rows(connection: sqlite3.Connection, town: str, sql: str) -> list[tuple[object, ...]]:
    """Rows of one paper; ``sql`` ends in a condition on d.source."""
    return [tuple(row) for row in connection.execute(sql, (f"%{town}%",))]


@pytest.mark.parametrize("town", HEAD)
def test_head(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT m.name, m.kind, d.reference, d.paper_type, d.date FROM documents d"
        " LEFT JOIN municipalities m USING (municipality_id) WHERE d.source LIKE ?"
    )
    assert rows(samples, town, sql) == [HEAD[town]]


@pytest.mark.parametrize("town", CONSULTATIONS)
def test_consultations(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT c.committee, c.date, c.role, c.public, c.committee_kind FROM consultations c JOIN documents d USING (document_id)"
        " WHERE d.source LIKE ? ORDER BY c.position"
    )
    assert rows(samples, town, sql) == CONSULTATIONS[town]


@pytest.mark.parametrize("town", FIELDS)
def test_action_fields(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT a.label, (SELECT group_concat(topic_id, ' ') FROM (SELECT topic_id FROM action_field_topics t"
        " WHERE t.action_field_id = a.action_field_id ORDER BY topic_id)) FROM action_fields a"
        " JOIN documents d USING (document_id) WHERE d.source LIKE ? ORDER BY a.position"
    )
    assert rows(samples, town, sql) == FIELDS[town]


_COSTS = (
    "SELECT CAST(k.amount AS TEXT), k.cost_kind, k.direction, k.year FROM costs k JOIN documents d USING (document_id)"
    " WHERE d.source LIKE ? ORDER BY k.position"
)


@pytest.mark.parametrize("town", COSTS)
def test_costs(samples: sqlite3.Connection, town: str) -> None:
    found = [(amount, year) for amount, _, _, year in rows(samples, town, _COSTS)]
    wanted = [(amount, year) for amount, _, _, year in COSTS[town]]
    assert sorted(map(str, found)) == sorted(map(str, wanted))


def test_kinds_of_costs(samples: sqlite3.Connection) -> None:
    """Kinds and directions are judged, and not each is right; today both are in 26 of these 33 rows."""
    found = [str((town, *row)) for town in COSTS for row in rows(samples, town, _COSTS)]
    wanted = {str((town, *row)) for town in COSTS for row in COSTS[town]}
    assert sum(row in wanted for row in found) >= 0.75 * len(found)


@pytest.mark.parametrize("town", GROUPS)
def test_groups(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT g.name, g.kind, g.status, g.chair, g.size_min, g.size_max FROM steering_groups g"
        " JOIN documents d USING (document_id) WHERE d.source LIKE ?"
    )
    found = [row for row in rows(samples, town, sql) if row[0] not in UNCLEAR_GROUPS.get(town, ())]
    assert sorted(found, key=str) == sorted(GROUPS[town], key=str)


@pytest.mark.parametrize("town", MEMBERS)
def test_members(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT s.name, s.sector, s.count_max FROM steering_group_members s JOIN documents d USING (document_id)"
        " WHERE d.source LIKE ? AND s.role = 'member' ORDER BY s.position"
    )
    assert rows(samples, town, sql) == MEMBERS[town]


@pytest.mark.parametrize("town", PARTNERS)
def test_partners(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT p.name, p.person FROM external_partners p JOIN documents d USING (document_id)"
        " WHERE d.source LIKE ? ORDER BY p.position"
    )
    assert rows(samples, town, sql) == PARTNERS[town]


@pytest.mark.parametrize("town", MILESTONES)
def test_milestones(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT t.edtf, t.status, t.label FROM milestones t JOIN documents d USING (document_id)"
        " WHERE d.source LIKE ? ORDER BY t.position"
    )
    found, expected = [row[:2] for row in rows(samples, town, sql)], [row[:2] for row in MILESTONES[town]]
    # a learned judge may miss a step of a paper; it invents none
    assert set(found) <= set(expected)
    assert len(found) >= len(expected) - 1


@pytest.mark.parametrize("town", DECISIONS)
def test_decisions(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT b.number, b.action FROM decisions b JOIN documents d USING (document_id)"
        " WHERE d.source LIKE ? ORDER BY b.number"
    )
    assert rows(samples, town, sql) == DECISIONS[town]


@pytest.mark.parametrize("town", FINDINGS)
def test_contradictions(samples: sqlite3.Connection, town: str) -> None:
    sql = (
        "SELECT DISTINCT f.kind FROM findings f JOIN documents d USING (document_id)"
        " WHERE d.source LIKE ? AND f.severity = 'conflict'"
    )
    assert {str(kind) for (kind,) in rows(samples, town, sql)} == FINDINGS[town]


MEASURES = [  # code, field, who leads, period, status, amount
    ("A 1", "Deutsch lernen", "Volkshochschule", "2025-09/..", "planned", "18400"),
    ("A 2", "Deutsch lernen", "Wirtschaftsförderung", "2024/2026", "running", "9600"),
    ("A 3", "Deutsch lernen", "Stadtbücherei", "2021-03/..", "permanent", "1200"),
    ("B 1", "Bildung und Ausbildung", "Schulamt", "2025/2028", "planned", "46000"),
    ("B 2", "Bildung und Ausbildung", "Jugendamt", "2023", "done", "7300"),
    ("B 3", "Bildung und Ausbildung", "Stabsstelle Integration", "2026-01/..", "planned", "5000"),
    ("C 1", "Wohnen und Nachbarschaft", "Sozialamt", "2024/2027", "running", "12800"),
    ("C 2", "Wohnen und Nachbarschaft", "Grünflächenamt", "../2026-10", "postponed", "88000"),
    ("C 3", "Wohnen und Nachbarschaft", "Kulturamt", "2018/..", "permanent", "3500"),
    ("D 1", "Verwaltung für alle", "Hauptamt", "2025", "planned", "14000"),
    ("D 2", "Verwaltung für alle", "Bürgeramt", "2023-07/..", "running", "6200"),
    ("D 3", "Verwaltung für alle", "Personalamt", "2026/2029", "planned", "2900"),
]


def test_measures_of_a_concept(samples: sqlite3.Connection) -> None:
    sql = (
        "SELECT m.code, m.field, a.name, m.period, m.status, CAST(m.amount AS TEXT) FROM measures m"
        " JOIN measure_actors a USING (measure_id) JOIN documents d ON d.document_id = m.document_id"
        " WHERE d.source LIKE ? AND a.role = 'responsible' ORDER BY m.position"
    )
    found = [(*row[:5], str(row[5]).removesuffix(".00")) for row in rows(samples, "quellstedt", sql)]
    assert found == MEASURES


def test_other_papers_have_no_measures(samples: sqlite3.Connection) -> None:
    sql = "SELECT DISTINCT d.source FROM measures m JOIN documents d USING (document_id) WHERE d.source LIKE ?"
    assert [Path(str(source)).name for (source,) in rows(samples, "", sql)] == ["quellstedt_integrationskonzept.pdf"]


def test_a_blank_form_is_unstated_and_no_zero(samples: sqlite3.Connection) -> None:
    sql = (
        "SELECT f.effect, f.staffing_effect FROM financial_effects f JOIN documents d USING (document_id)"
        " WHERE d.source LIKE ?"
    )
    for effects in rows(samples, "moorhausen", sql):
        assert effects[1] == "unstated", "two empty boxes say nothing"


def test_the_papers_in_the_repository_are_the_ones_that_the_generator_draws(tmp_path: Path) -> None:
    draw_all(tmp_path)
    drawn = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in tmp_path.glob("*.pdf")}
    kept = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in RAW.glob("*.pdf")}
    assert drawn.keys() == kept.keys()
    printed = {name: drawn[name] for name in drawn if "_scan" not in name}
    assert printed == {name: kept[name] for name in printed}, "run python -m data.sample_papers"


@pytest.mark.parametrize("paper", SCANS, ids=lambda paper: str(paper.NAME))
def test_the_scans_in_the_repository_look_like_those_that_the_generator_draws(
    paper: ModuleType, tmp_path: Path
) -> None:
    """Their bytes hang on the versions of the libraries that render and compress; their pictures do not."""
    paper.draw(tmp_path / "drawn.pdf")
    with PdfDocument(RAW / paper.NAME) as kept, PdfDocument(tmp_path / "drawn.pdf") as drawn:
        assert len(kept) == len(drawn)
        for one, other in zip(kept, drawn, strict=True):
            pictures = [page.render(scale=1, grayscale=True).to_numpy().astype(float) for page in (one, other)]
            assert abs(pictures[0] - pictures[1]).mean() < 3, (
                "run python -m data.sample_papers, then python -m tests.recorded_ocr"
            )


def test_a_scan_is_small_and_has_no_text_layer(samples: sqlite3.Connection) -> None:
    for paper in SCANS:
        assert (RAW / paper.NAME).stat().st_size < 300_000
    sql = "SELECT d.text_source, d.ocr_confidence > 0.8 FROM documents d WHERE d.source LIKE ?"
    assert rows(samples, "ulmenrode", sql) == [("ocr", 1)]
    sql = "SELECT f.effect, f.staffing_effect FROM financial_effects f JOIN documents d USING (document_id) WHERE d.source LIKE ?"
    assert rows(samples, "ulmenrode", sql) == [("yes", "no")]
