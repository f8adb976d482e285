"""Who sits in a body, in many constructions: towns, offices and people are invented, and so is every sentence."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text

Row = tuple[str, int | None]


def one(text: str) -> SteeringGroup:
    (group,) = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    return group


def rows(text: str) -> list[Row]:
    return [(member.name, member.count_max) for member in one(text).members]


SENTENCES: list[tuple[str, list[Row], str]] = [
    (
        "Vorgeschlagen wird, einen Begleitkreis zu bilden, der aus Mitgliedern der Verwaltung und der Wohlfahrtsverbände bestehen soll.",
        [("Verwaltung", None), ("Wohlfahrtsverbände", None)],
        "a relative clause with the verb at its end",
    ),
    (
        "Der Steuerungsgruppe, die vom Stadtrat berufen wurde, gehören Mitarbeitende der Volkshochschule und des Jobcenters an.",
        [("Volkshochschule", None), ("Jobcenter", None)],
        "a clause between the body and the verb",
    ),
    (
        "Der Steuerungsgruppe gehören das Bauamt, der Personalrat und der Seniorenbeirat an.",
        [("Bauamt", None), ("Personalrat", None), ("Seniorenbeirat", None)],
        "“, der” behind the verb begins no clause about the body",
    ),
    (
        "Im Lenkungskreis arbeiten mit: Diakonie, Flüchtlingsrat und die Polizeiinspektion.",
        [("Diakonie", None), ("Flüchtlingsrat", None), ("Polizeiinspektion", None)],
        "a colon behind the verb",
    ),
    (
        "Mitglieder des Lenkungskreises: Bürgermeisterin Dr. Sahm, Fachbereichsleiter Ole Brandt, Integrationsbeauftragte Frau Arslan.",
        [
            ("Bürgermeisterin Dr. Sahm", None),
            ("Fachbereichsleiter Ole Brandt", None),
            ("Integrationsbeauftragte Frau Arslan", None),
        ],
        "every person with an office",
    ),
    (
        "Im Lenkungskreis arbeiten das Ordnungsamt, die Polizei und der Stadtjugendring mit.",
        [("Ordnungsamt", None), ("Polizei", None), ("Stadtjugendring", None)],
        "arbeiten … mit",
    ),
    (
        "Die Koordinierungsgruppe setzt sich zusammen aus dem Fachbereich Schule und Sport, der Caritas und den Kirchengemeinden.",
        [("Fachbereich Schule und Sport", None), ("Caritas", None), ("Kirchengemeinden", None)],
        "setzt sich zusammen aus",
    ),
    (
        "Besetzt ist die Begleitgruppe mit der Gleichstellungsbeauftragten und je einem Mitglied der Ortsvereine.",
        [("Gleichstellungsbeauftragte", None), ("Mitglied der Ortsvereine", 1)],
        "the participle before the verb",
    ),
    (
        "Die Fraktionen entsenden je ein Mitglied in die Steuerungsgruppe.",
        [("Fraktionen", 1)],
        "who sends is the member, how many it sends is the number",
    ),
    (
        "Der Begleitgruppe sollen der Integrationsrat, die Volkshochschule und drei Sprecher der Elternvereine angehören.",
        [("Integrationsrat", None), ("Volkshochschule", None), ("Sprecher der Elternvereine", 3)],
        "the verb at the end",
    ),
    (
        "Von der Verwaltung wirken in der Steuerungsgruppe das Schulamt und das Bauamt mit.",
        [("Schulamt", None), ("Bauamt", None)],
        "mitwirken with the body in the middle",
    ),
    (
        "An der Vorbereitungsgruppe für das Konzept sind die Volkshochschule, das Jobcenter und die Moscheegemeinden beteiligt.",
        [("Volkshochschule", None), ("Jobcenter", None), ("Moscheegemeinden", None)],
        "beteiligt sind",
    ),
    (
        "Es wird eine Arbeitsgruppe gebildet, in der neben der Verwaltung auch die Wohlfahrtsverbände und die Fraktionen vertreten sind.",
        [("Verwaltung", None), ("Wohlfahrtsverbände", None), ("Fraktionen", None)],
        "a relative clause after the verb",
    ),
    (
        "Die Verwaltung schlägt eine Planungsgruppe zur Entwicklung eines Teilhabekonzepts vor, unter Mitwirkung von Vertretern "
        "des Sozialausschusses, der Schulaufsicht und der Migrantenvereine.",
        [("Sozialausschuss", None), ("Schulaufsicht", None), ("Migrantenvereine", None)],
        "unter Mitwirkung von",
    ),
    (
        "Die Lenkungsgruppe zum Teilhabeplan, bestehend aus der Bürgermeisterin und dem Stadtelternrat, hat getagt.",
        [("Bürgermeisterin", None), ("Stadtelternrat", None)],
        "what the body is for stands between its name and its members",
    ),
    (
        "Das Schulamt, das Gesundheitsamt und der Kreissportbund bilden gemeinsam die Lenkungsgruppe.",
        [("Schulamt", None), ("Gesundheitsamt", None), ("Kreissportbund", None)],
        "the members first",
    ),
    (
        "Die Steuerungsgruppe wurde eingerichtet. In ihr sitzen die Migrationsbeauftragte, Vertreterinnen der Schulen "
        "sowie der Stadtelternrat.",
        [("Migrationsbeauftragte", None), ("Schulen", None), ("Stadtelternrat", None)],
        "in ihr sitzen",
    ),
    (
        "Die Begleitgruppe umfasst Vertreter der Polizei, der Feuerwehr und der Schulen.",
        [("Polizei", None), ("Feuerwehr", None), ("Schulen", None)],
        "umfasst",
    ),
    (
        "Zur Lenkungsgruppe gehören das Sozialamt, die Polizei und die Stadtwerke.",
        [("Sozialamt", None), ("Polizei", None), ("Stadtwerke", None)],
        "zur … gehören",
    ),
    (
        "Der Steuerungskreis besteht aus neun Personen: drei Mitgliedern des Gemeinderates und sechs Vertretern der Vereine.",
        [("Mitglieder des Gemeinderates", 3), ("Vereine", 6)],
        "behind the size, a colon and the members",
    ),
    (
        "An ihre Stelle soll eine Koordinierungsgruppe treten. Vertreten sein sollen darin das Ausländeramt, der Seniorenbeirat sowie "
        "der Verein Brückenbauer e. V.",
        [("Ausländeramt", None), ("Seniorenbeirat", None), ("Verein Brückenbauer e. V.", None)],
        "the participle first, and no name of the body",
    ),
    (
        "Vertreten sind in der Steuerungsgruppe der Stadtrat, das Jobcenter und die Handwerkskammer.",
        [("Stadtrat", None), ("Jobcenter", None), ("Handwerkskammer", None)],
        "the participle first",
    ),
    (
        "Der Steuerungsgruppe gehört je ein Mitglied der Fraktionen an.",
        [("Fraktionen", 1)],
        "one member a party",
    ),
    (
        "Die Steuerungsgruppe mit drei Personen mit Behinderung und zwei Vertreter:innen der Schulen gleich mitbeschließen.",
        [("Personen mit Behinderung", 3), ("Schulen", 2)],
        "the verb at the end is no part of the last name",
    ),
    (
        "Künftig wird ein Fachbeirat Teilhabe mit 15 Mitgliedern die Umsetzung begleiten.",
        [],
        "what the members do is no member",
    ),
    (
        "Der Arbeitskreis, der von Seiten der Stadt vom Sozialamt geleitet wird und dem die Kirchen angehören, begleitet das Konzept.",
        [("Sozialamt", None), ("Kirchen", None)],
        "the second of two relative clauses; who leads sits in it too",
    ),
    (
        "Die Lenkungsgruppe wird von der Koordinierungsstelle Ehrenamt geleitet. Den Mitgliedern der Vereine (z. B. Turnverein, Kirchen) "
        "wird berichtet.",
        [],
        "a report to somebody makes nobody a member",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_reads_the_members(text: str, expected: list[Row], reason: str) -> None:
    assert rows(text) == expected, reason
