"""Wordings in which papers tell who sits in a body: sides that send, seats of each, tables by role; and what a body does to others."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.plain_text import read_text

_HEAD = """Vorlage 12/2019

Beschlussvorschlag:

Der Plan wird beschlossen.

Begründung:

Der bisherige Plan gilt seit zehn Jahren und trägt den heutigen Verhältnissen nicht mehr Rechnung.

"""


def members(text: str) -> list[tuple[str, int | None]]:
    facts = extract(read_text(f"{_HEAD}{text}\n"), ())
    return [(m.name, m.count_max) for fact in facts if isinstance(fact, SteeringGroup) for m in fact.members]


WORDINGS = [
    (
        "Die Steuerungsgruppe trifft sich regelmäßig. Aus der Verwaltung sind Sozialamt und Jugendamt, aus der Politik die "
        "Fraktionen und aus der Zivilgesellschaft die Caritas und der Sportverband vertreten.",
        [("Sozialamt", None), ("Jugendamt", None), ("Fraktionen", None), ("Caritas", None), ("Sportverband", None)],
        "sides that send, none of them a member",
    ),
    (
        "Die Steuerungsgruppe trifft sich regelmäßig. Von Seiten der Stadt nehmen das Sozialamt und das Jugendamt teil, von "
        "außen die Polizei und die Caritas.",
        [("Sozialamt", None), ("Jugendamt", None), ("Polizei", None), ("Caritas", None)],
        "on the side of the town",
    ),
    (
        "In den Projektbeirat werden berufen: für die Kirchen Pfarrer Muster, für die Schulen Rektorin Beispiel, für die Vereine "
        "Herr Kern.",
        [("Pfarrer Muster", None), ("Rektorin Beispiel", None), ("Herr Kern", None)],
        "for whom each sits there",
    ),
    (
        "Gebildet wird eine Lenkungsgruppe, in die das Sozialamt, das Jugendamt und die Caritas je eine Person entsenden.",
        [("Sozialamt", 1), ("Jugendamt", 1), ("Caritas", 1)],
        "the number of each in a relative clause",
    ),
    (
        "Die Steuerungsgruppe besteht aus\n\n- zwei Amtsleitungen der Verwaltung\n- jeder Fraktion des Rates mit je einem Mitglied\n"
        "- einem Vertreter des Landkreises",
        [("Amtsleitungen der Verwaltung", 2), ("Fraktion des Rates", 1), ("Vertreter des Landkreises", 1)],
        "each with one member",
    ),
    (
        "Die Steuerungsgruppe Teilhabe tagt viermal im Jahr mit Vertretungen aus Verwaltung, Politik und Zivilgesellschaft.",
        [("Verwaltung", None), ("Politik", None), ("Zivilgesellschaft", None)],
        "with whom it sits",
    ),
    (
        "Die Steuerungsgruppe Integration ist mit Führungskräften aus Sozialamt, Jugendamt und Ausländerbehörde besetzt.",
        [("Sozialamt", None), ("Jugendamt", None), ("Ausländerbehörde", None)],
        "leading staff of each",
    ),
    (
        "In der Projektgruppe wirken die Ämter für Jugend, Schule und Stadtplanung sowie das Jobcenter mit.",
        [("Ämter für Jugend, Schule und Stadtplanung", None), ("Jobcenter", None)],
        "one noun for several offices",
    ),
    (
        "Zusammensetzung der Steuerungsgruppe\n\nVorsitz\tBürgermeisterin\nMitglieder\tFachbereich 2, Fachbereich 3, Jugendzentrum\n"
        "Geschäftsführung\tStabsstelle Integration",
        [
            ("Bürgermeisterin", None),
            ("Fachbereich 2", None),
            ("Fachbereich 3", None),
            ("Jugendzentrum", None),
            ("Stabsstelle Integration", None),
        ],
        "a table by role",
    ),
    (
        "Als Mitglieder der Steuerungsgruppe werden benannt: Stadtrat Muster (CDU), Stadträtin Beispiel (SPD), Frau Kern (Caritas).",
        [("Stadtrat Muster", None), ("Stadträtin Beispiel", None), ("Frau Kern", None)],
        "councillors by their parties",
    ),
    (
        "Die Lenkungsgruppe setzt sich zusammen aus drei Vertretern der Kirchen, Jugendamt und Sozialamt.",
        [("Vertreter der Kirchen", 3), ("Jugendamt", None), ("Sozialamt", None)],
        "a number that ends with its noun",
    ),
    (
        "Die Fraktionen haben für die Steuerungsgruppe benannt: CDU: Eva Muster, SPD: Max Beispiel, FDP: Udo Kern.",
        [("Eva Muster", None), ("Max Beispiel", None), ("Udo Kern", None)],
        "a label for each, between commas",
    ),
    (
        "Der Steuerungsgruppe gehören an: aus dem Rat die Ratsmitglieder Muster (CDU), Beispiel (SPD) und Kern (Grüne), aus der "
        "Verwaltung die Kämmerin und die Integrationsbeauftragte.",
        [
            ("Ratsmitglieder Muster", None),
            ("Beispiel", None),
            ("Kern", None),
            ("Kämmerin", None),
            ("Integrationsbeauftragte", None),
        ],
        "surnames with their parties",
    ),
    (
        "In die Steuerungsgruppe entsenden\n\ndie Stadtverwaltung 3 Mitglieder\ndie Ratsfraktionen je 1 Mitglied\n"
        "die Wohlfahrtsverbände 2 Mitglieder",
        [("Stadtverwaltung", 3), ("Ratsfraktionen", 1), ("Wohlfahrtsverbände", 2)],
        "the number behind, without a sign before it",
    ),
    (
        "Mitglieder der Steuerungsgruppe: Bürgermeisterin, Leiter Amt 50, zwei Vertreter/innen der Schulen, 1 Vertr. der Polizei.",
        [
            ("Bürgermeisterin", None),
            ("Leiter Amt 50", None),
            ("Vertreter/innen der Schulen", 2),
            ("Vertr. der Polizei", 1),
        ],
        "an abbreviation",
    ),
    (
        "Der Lenkungsgruppe gehören die Dezernenten I bis III, die Pressestelle und der Personalrat an.",
        [("Dezernenten I bis III", None), ("Pressestelle", None), ("Personalrat", None)],
        "from one number to another",
    ),
    (
        "Die Steuerungsgruppe wird aus der Kämmerin, der Integrationsbeauftragten sowie Vertreterinnen von Jugendamt und Jobcenter "
        "gebildet.",
        [("Kämmerin", None), ("Integrationsbeauftragte", None), ("Jugendamt", None), ("Jobcenter", None)],
        "“, der” begins no clause where no verb ends it",
    ),
    (
        "Es gibt einen Fachbeirat mit bis zu zwölf Mitgliedern: vier aus der Verwaltung, vier aus der Politik, vier aus Vereinen.",
        [("Verwaltung", 4), ("Politik", 4), ("Vereine", 4)],
        "seats dealt out behind a colon",
    ),
    (
        "Lenkungsgruppe\n\nMitglieder der Lenkungsgruppe:\nDezernat II (Vorsitz)\nAmt für Soziales\nJobcenter Aheim\n\n3. Zeitplan",
        [("Dezernat II", None), ("Amt für Soziales", None), ("Jobcenter Aheim", None)],
        "a numbered title ends the list",
    ),
    (
        "Die Steuerungsgruppe ist besetzt mit dem Schulamt (Frau Muster), dem FD 51 (Herr Beispiel), der Caritas (Eva Probe), der "
        "Hochschule (Prof. Dr. H. Kern) und dem Seniorenrat (Herr Wald, Frau Feld).",
        [("Schulamt", None), ("FD 51", None), ("Caritas", None), ("Hochschule", None), ("Seniorenrat", None)],
        "who sits there for them",
    ),
    (
        "Die Lenkungsgruppe besteht aus:\n\n         Amt 40 (Schulamt)\n         Amt 31 (Ordnungsamt)\n         Polizeipräsidium Aheim"
        "\n\nsowie - neu -\n\n         Handwerkskammer Aheim\n         Hochschule Aheim",
        [
            ("Amt 40 (Schulamt)", None),
            ("Amt 31 (Ordnungsamt)", None),
            ("Polizeipräsidium Aheim", None),
            ("Handwerkskammer Aheim", None),
            ("Hochschule Aheim", None),
        ],
        "offices by number are no heads, and the list goes on",
    ),
    (
        "Die Steuerungsgruppe, die sich aus Mitgliedern der Verwaltung, der Schulen und der Politik zusammensetzt, tagt im Mai.",
        [("Verwaltung", None), ("Schulen", None), ("Politik", None)],
        "a clause about the body with commas of its own",
    ),
    (
        "Der Entwurf der Steuerungsgruppe wurde den Trägern, den Kirchen, dem Jobcenter und den Vereinen zur Stellungnahme übersandt.",
        [],
        "“Vereinen” is no verb",
    ),
    (
        "An der Auftaktveranstaltung der Steuerungsgruppe nahmen Vertreter der Kirchen, der Schulen und der Vereine teil.",
        [],
        "an event of the body",
    ),
    (
        "In der Steuerungsgruppe sind vertreten: das Baureferat, das Schulamt, das Kulturamt sowie das Jugendamt.",
        [("Baureferat", None), ("Schulamt", None), ("Kulturamt", None), ("Jugendamt", None)],
        "“In” before the body is no noun that it owns",
    ),
    (
        "Auf Vorschlag der Steuerungsgruppe erhalten die Caritas, die Diakonie und der Verein Brücke einen Zuschuss.",
        [],
        "a proposal of the body",
    ),
    (
        "In der Steuerungsgruppe wurden die Angebote der Caritas, der Diakonie und der VHS vorgestellt.",
        [],
        "whose offers",
    ),
    (
        "Die Steuerungsgruppe arbeitet eng mit dem Jobcenter, der Polizei und der IHK zusammen.",
        [],
        "whom it works with",
    ),
    (
        "Neben der Steuerungsgruppe haben sich Caritas, Diakonie und AWO zu einem Netzwerk zusammengeschlossen.",
        [],
        "others beside it",
    ),
    (
        "An den Sitzungen der Steuerungsgruppe nehmen das Jugendamt, die Polizei und die Caritas teil.",
        [("Jugendamt", None), ("Polizei", None), ("Caritas", None)],
        "its sittings are its own",
    ),
    ("Die Lenkungsgruppe besteht aus 17 stimmberechtigten Mitgliedern.", [], "how many, and nobody"),
    (
        "Die Steuerungsgruppe empfiehlt, das Jugendamt, die Polizei und die Schulen stärker zu unterstützen.",
        [],
        "what it recommends",
    ),
    ("Die Steuerungsgruppe dankt der Caritas, der Diakonie und dem DRK.", [], "whom it thanks"),
    ("Die Steuerungsgruppe informiert das Jugendamt, die Polizei und die Schulen.", [], "whom it tells"),
    (
        "Die Steuerungsgruppe umfasst:\n\n- Begleitung der Fortschreibung\n- Bündelung der Maßnahmen der Verwaltung\n"
        "- Vorschläge zu den Zielen",
        [],
        "tasks",
    ),
    (
        "Der Kirchenrat berichtet. Aus der Verwaltung sind Sozialamt und Jugendamt vertreten.",
        [],
        "sides of no body at all",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), WORDINGS)
def test_reads_the_members(text: str, expected: list[tuple[str, int | None]], reason: str) -> None:
    assert members(text) == expected, reason
