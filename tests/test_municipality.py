"""The town or county whose council a paper goes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.facts import LeftAlone, Municipality
from extractors.language import lookup
from extractors.municipality.extractor import EXTRACTOR, extract
from extractors.municipality.gazetteer import gazetteer, named_at, namings, places_called
from extractors.municipality.states import land_of, states_hinted
from extractors.protocol import unread
from pipeline.ingest.html.reading import read_html
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.text.reading import read_text
from pipeline.run import run
from pipeline.verify import verify_all
from tests.drawn_paper import LEFT, Paper, paper


def found(text: str) -> Municipality | None:
    facts = [fact for fact in extract(read_text(text), ()) if isinstance(fact, Municipality)]
    assert len(facts) <= 1
    return facts[0] if facts else None


TOWNS = [
    (
        "STADT LEVERKUSEN\nDer Oberbürgermeister\n\nVorlage Nr. 12/2018\n",
        ("Leverkusen", "Stadt", "NW", "05316000"),
        "letterhead",
    ),
    (
        "  Stadt Karlsruhe  \n Der Oberbürgermeister \n",
        ("Karlsruhe", "Stadt", "BW", "08212000"),
        "letterhead, indented",
    ),
    ("Landkreis Lörrach\n\nVorlage Nr. 12/2018\n", ("Lörrach", "Landkreis", "BW", "08336"), "a county's letterhead"),
    (
        "LANDRATSAMT KARLSRUHE\n\nVorlage für den Kreistag\n",
        ("Karlsruhe", "Landkreis", "BW", "08215"),
        "a county named as its town",
    ),
    (
        "Stadtverwaltung Landau in der Pfalz\n\nVorlage\n",
        ("Landau in der Pfalz", "Stadt", "RP", "07313000"),
        "a long name",
    ),
    ("Kreisverwaltung Germersheim\n\nVorlage\n", ("Germersheim", "Landkreis", "RP", "07334"), "Kreisverwaltung"),
    (
        "Bezirksamt Auenfelde von Berlin\n\nVorlage an die Bezirksverordnetenversammlung, BVV-Saal\n\nBerlin, 3. Mai 2031\n",
        ("Auenfelde", "Bezirk", "BE", None),
        "a district that no register holds goes before its city",
    ),
    (
        "KREIS AUENSTEDT\nDer Landrat\n\nVorlage für den Kreistag und die Gemeindevertretung; § 16 GO SH\n",
        ("Auenstedt", "Landkreis", "SH", None),
        "a county that no register holds, by the ending of its name",
    ),
    (
        "Vorlage\n\nAuenhausen, 6. März 2031\n\nDer Verbandsgemeinderat und die Kreisverwaltung (Land Rheinland-Pfalz) beraten.\n",
        ("Auenhausen", "Stadt", "RP", None),
        "before the day, where the word ends as places do",
    ),
    ("Landeshauptstadt Stuttgart\n\nGRDrs 952/2018\n", ("Stuttgart", "Stadt", "BW", "08111000"), "a state's capital"),
    ("Hansestadt Lübeck\n\nVorlage\n", ("Lübeck", "Stadt", "SH", "01003000"), "a Hansestadt"),
    (
        "Bezirksamt Altona\n\nDrucksache 20-1234\n",
        ("Hamburg-Altona", "Bezirk", "HH", None),
        "a district by its own name",
    ),
    (
        "Bezirksverordnetenversammlung Pankow von Berlin\n\nDrucksache\n",
        ("Berlin-Pankow", "Bezirk", "BE", None),
        "a district of Berlin",
    ),
    (
        "Gremium:\tSozialausschuss\nSitzungsdatum:\t14.10.2021\tStadt Passau, den\t28.09.2021\n",
        ("Passau", "Stadt", "BY", "09262000"),
        "the closing formula in the head",
    ),
    (
        "Der Ausbau wird fortgesetzt.\n\nWaiblingen, 04.02.2021\n",
        ("Waiblingen", "Stadt", "BW", "08119079"),
        "place and day",
    ),
    (
        "Betreff: Konzept der Stadt Landau in der Pfalz\n\n"
        "Die Stadt Landau plant. Das Landauer Konzept gilt in Landau.\n",
        ("Landau in der Pfalz", "Stadt", "RP", "07313000"),
        "the full name settles the short one",
    ),
    (
        "Der Kreistag des Landkreises Landshut beschließt. Die Kreisräte im Landkreis Landshut stimmen zu. "
        "Kreistag und Kreisausschuss tagen.\n",
        ("Landshut", "Landkreis", "BY", "09274"),
        "the Kreistag tells the county from the town",
    ),
    (
        "Ausschuss Bäder des Landkreises Lörrach\nKreistag\n\nDer Kreistag beschließt.\n",
        ("Lörrach", "Landkreis", "BW", "08336"),
        "named in a committee",
    ),
    (
        "Rhein-Sieg-Kreis\nDer Landrat\n\n"
        "Der Kreistag des Rhein-Sieg-Kreises tagt. Im Rhein-Sieg-Kreis wohnen viele.\n",
        ("Rhein-Sieg-Kreis", "Landkreis", "NW", "05382"),
        "a county with a name of its own",
    ),
    (
        "In Waiblingen leben viele. Die Waiblinger Vereine helfen. Für Waiblingen ist das wichtig, denn nach Waiblingen ziehen Menschen.\n"
        "",
        ("Waiblingen", "Stadt", "BW", "08119079"),
        "named again and again",
    ),
    (
        "Rat der Stadt Leverkusen\n\nDer Rat der Stadt Leverkusen beschließt.\n",
        ("Leverkusen", "Stadt", "NW", "05316000"),
        "the council's name",
    ),
    (
        "Gemeinde Neuried\n\nDer Ortenaukreis und das Land Baden-Württemberg fördern. Baden-Württemberg zahlt.\n",
        ("Neuried", "Gemeinde", "BW", "08317151"),
        "two of this name: the Land decides",
    ),
    (
        "Stadt Musterhausen\n\nVorlage Nr. 12/2018\n",
        ("Musterhausen", "Stadt", None, None),
        "a letterhead with a name that the register does not have",
    ),
    (
        "Stadt Halle (Saale)\nDer Oberbürgermeister\n",
        ("Halle (Saale)", "Stadt", "ST", "15002000"),
        "brackets belong to the name",
    ),
    (
        "Sitzungsvorlage\n\nBetreff:\n\nKonzept der Stadt Auenbrück\n\nDie Stadt Auenbrück plant. Nach der GO NRW "
        "entscheidet der Rat.\n",
        ("Auenbrück", "Stadt", "NW", None),
        "a name of no register behind its title, the Land by its law",
    ),
    (
        "Gremium:\tSozialausschuss\nSitzungsdatum:\t14.10.2021\tHansestadt Norderwiek, den\t28.09.2021\n",
        ("Norderwiek", "Stadt", None, None),
        "place and day of a town of no register",
    ),
    (
        "Landkreis Wiesengrund\n\nVorlage\n\nDer Kreistag des Landkreises Wiesengrund beschließt.\n",
        ("Wiesengrund", "Landkreis", None, None),
        "a county of no register with the name of a village",
    ),
    (
        "LANDRATSAMT AUENBRÜCK AM SEE\n\nVorlage\n\nDie Regierung von Schwaben fördert.\n",
        ("Auenbrück am See", "Landkreis", "BY", None),
        "capitals; the Land by its authority",
    ),
    (
        "Vorlage\n\nDer Rat der Stadt Auenbrück beschließt. Der Rat der Stadt Auenbrück berichtet der "
        "Bezirksregierung Köln.\n",
        ("Auenbrück", "Stadt", "NW", None),
        "named twice in the text",
    ),
    (
        "Die Stadtverordnetenversammlung der Stadt\n\nOffenbach am Main\n\nAntrag\n",
        ("Offenbach am Main", "Stadt", "HE", "06413000"),
        "a letterhead over two lines",
    ),
    (
        "Protokoll: Gemeinderat der Landeshauptstadt StuttgartNiederschrift Nr.\n\nTOP:\n5\n",
        ("Stuttgart", "Stadt", "BW", "08111000"),
        "the next word is glued to the name",
    ),
    (
        "Die Münchner Bäder sind voll. Die Münchner Vereine helfen. Der Münchner Rat und die Münchner Schulen tagen.\n",
        ("München", "Stadt", "BY", "09162000"),
        "an adjective that drops a letter",
    ),
    (
        "Sachstand\n\nDer Landkreis Kelheim fördert Vereine.\n",
        ("Kelheim", "Landkreis", "BY", "09273"),
        "a county named once in the head, and no other place",
    ),
    (
        "Stadt Musterhausen – Die Bürgermeisterin\n\nVorlage\n",
        ("Musterhausen", "Stadt", None, None),
        "the official behind the name",
    ),
    ("Samtgemeinde Bardowick\n\nVorlage\n", ("Bardowick", "Gemeinde", "NI", "03355004"), "a union of Gemeinden"),
    (
        "Samtgemeinde Heidmoor\n\nVorlage für den Samtgemeinderat\n\nDer Samtgemeindebürgermeister\n",
        ("Heidmoor", "Gemeinde", "NI", None),
        "no village of Schleswig-Holstein that is called so",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TOWNS, ids=[reason for *_, reason in TOWNS])
def test_municipality(text: str, expected: tuple[str, str, str | None, str | None], reason: str) -> None:
    fact = found(text)
    assert fact is not None, reason
    assert (fact.name, fact.kind, fact.state, fact.ags) == expected, reason


REFUSED = [
    (
        "Betreff: Ausbau der Strecke Ulm-Augsburg\n\nDie Strecke Ulm-Augsburg ist alt. In die Züge Ulm-Augsburg steigen viele.\n",
        "the ends of a railway",
    ),
    ("Der Auftrag geht an Herrn Dr. Beispiel, Hauptstraße 49, 50126 Bergheim.\n", "a consultant's address"),
    ("Die Vorlage wird beschlossen. Zum Essen gibt es Suppe. Das Wissen wächst.\n", "words that are names too"),
    ("Ein Vergleich mit Mannheim und Heidelberg zeigt Unterschiede.\n", "other towns"),
    ("Das Konzept wird beschlossen.\n", "no town at all"),
    ("Vorlage\n\nSamtgemeinde\tPersonen\nNordheide\t411\nSüdheide\t377\n", "the heads of two columns"),
    ("Stadtrat Müller\n\nAntrag\n", "a member of the council"),
    ("Konzept für Stadt Entwicklung und Kreis Jugend\n", "words behind Stadt and Kreis"),
    ("Freie Liste im Rat der Stadt\nBeratungsfolge\nStatus\n", "a title at the end of its line"),
    ("Die Stelle wird besetzt. Die Lage ist gut. Eine Stelle in Lage. Die Stelle hilft.\n", "towns that are words"),
    ("Stadt und Land\n\nDie Stadt ist groß.\n", "Stadt without a name"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_not_enough_evidence(text: str, reason: str) -> None:
    assert found(text) is None, reason


def test_a_name_in_the_margin_counts_where_the_text_holds_it_too() -> None:
    fact = found("Bericht über die Bäder von Auenbrück\n\nKonzept\n\nStadtverwaltung Auenbrück Seite 1 von 2\n")
    assert fact is not None
    assert (fact.name, fact.kind, fact.rule, fact.evidence.quote) == ("Auenbrück", "Stadt", "running-head", "Auenbrück")


def test_evidence_is_where_the_name_stands() -> None:
    fact = found("Vorlage Nr. 12/2018\n\nSTADT LEVERKUSEN\n\nBericht\n")
    assert fact is not None
    assert fact.evidence.quote == "STADT LEVERKUSEN"
    assert fact.rule == "letterhead"


def test_another_mention_in_the_head_is_explained() -> None:
    document = read_text("STADT LEVERKUSEN\n\nKonzept der Stadt Leverkusen\n")
    facts = list(extract(document, ()))
    assert any(isinstance(fact, LeftAlone) for fact in facts)
    assert not list(unread(EXTRACTOR, document, [fact.evidence for fact in facts]))


REGISTER = [
    ("Landau in der Pfalz", "07313000", "Stadt", "RP"),
    ("Landshut", "09261000", "Stadt", "BY"),
    ("Landshut", "09274", "Landkreis", "BY"),
    ("Lörrach", "08336", "Landkreis", "BW"),
    ("Waiblingen", "08119079", "Stadt", "BW"),
    ("Leverkusen", "05316000", "Stadt", "NW"),
    ("Karlsruhe", "08212000", "Stadt", "BW"),
    ("Karlsruhe", "08215", "Landkreis", "BW"),
    ("Region Hannover", "03241", "Landkreis", "NI"),
    ("Berlin", "11000000", "Stadt", "BE"),
]


@pytest.mark.parametrize(("name", "ags", "kind", "state"), REGISTER)
def test_register(name: str, ags: str, kind: str, state: str) -> None:
    assert (ags, kind, state) in {(place.ags, place.kind, place.state) for place in places_called(name)}


def test_the_register_is_sound() -> None:
    places = [place for places in gazetteer().values() for place in places]
    keys = [place.ags for place in places if place.ags]
    assert len(keys) == len(set(keys))
    assert {len(key) for key in keys} == {5, 8}
    assert {place.state for place in places} == set(lookup("states"))
    assert sum(place.kind == "Landkreis" for place in places) == 294
    assert all(place.kind == "Landkreis" for place in places if place.ags and len(place.ags) == 5)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Frankfurt am Main und Frankfurt (Oder)", ["Frankfurt am Main", "Frankfurt (Oder)"]),
        ("in Castrop-Rauxel und St. Wendel", ["Castrop-Rauxel", "St. Wendel"]),
        ("BADEN-BADEN", ["BADEN-BADEN"]),
    ],
)
def test_namings(text: str, names: list[str]) -> None:
    assert [text[naming.start : naming.end] for naming in namings(text)] == names


def test_a_short_name_is_marked() -> None:
    naming = named_at("Landau plant", 0)
    assert naming is not None
    assert naming.short


STATE_EXAMPLES = [(state, line) for state, entry in lookup("states").items() for line in entry["examples"]]


@pytest.mark.parametrize(("state", "line"), STATE_EXAMPLES)
def test_states_are_hinted(state: str, line: str) -> None:
    assert max(states_hinted(line).items(), key=lambda item: item[1])[0] == state


@pytest.mark.parametrize(
    ("text", "land", "reason"),
    [
        ("Der Samtgemeinderat berät. Die Oberschule und der Ortsrat ziehen mit.", "NI", "bodies and schools"),
        (
            "Der Stadtrat und das Landratsamt stimmen zu. Die Regelschule am Unstrutufer der Unstrut wird umgebaut.",
            "TH",
            "a kind of school",
        ),
        (
            "Die Stadtverordnetenversammlung tagte. Die Lage im Havelland und an der Oberschule ist gut.",
            "BB",
            "a landscape",
        ),
        ("Der Stadtrat hat beraten und die Verwaltung beauftragt.", "", "most Länder have one"),
        ("Wir angeln am See, und der Hase läuft.", "", "words that are also landscapes"),
    ],
)
def test_the_land_of_a_town_that_no_register_holds(text: str, land: str, reason: str) -> None:
    assert land_of(text, "Musterort") == land, reason


@pytest.mark.parametrize("line", lookup("place_words")["examples"])
def test_words_are_no_places(line: str) -> None:
    assert found(line * 3) is None


TITLE_EXAMPLES = [
    (kind, line) for kind, entry in lookup("municipal_titles").items() for line in entry["examples"] if kind != "Bezirk"
]


@pytest.mark.parametrize(("kind", "line"), TITLE_EXAMPLES)
def test_each_title_matches_its_examples(kind: str, line: str) -> None:
    fact = found(f"{line}\n\nVorlage Nr. 12/2018\n")
    assert fact is not None
    assert fact.kind == ("Gemeinde" if kind in ("Samtgemeinde", "Verbandsgemeinde") else kind)


def in_the_running_head(p: Paper) -> None:
    for number in (1, 2):
        p.at(LEFT, 810, "Stadt Erlenau – Sitzungsdienst", size=8)
        p.at(470, 30, f"Seite {number} von 2", size=8)
        p.y = 760
        p.write(
            f"Absatz {number}. Die Verwaltung berichtet im Mai über die Arbeit des Jahres, und der Rat nimmt Kenntnis davon."
        )
        p.page()


def test_a_town_that_only_the_running_head_names_is_quoted_from_there(tmp_path: Path) -> None:
    document = read_pdf(paper(tmp_path / "paper.pdf", in_the_running_head))
    assert "Erlenau" not in document.text
    (town,) = (fact for fact in extract(document, ()) if isinstance(fact, Municipality))
    assert (town.name, town.kind, town.rule) == ("Erlenau", "Stadt", "running-head")
    (piece,) = town.evidence.pieces
    assert (piece.page, piece.quote) == (1, "Stadt Erlenau – Sitzungsdienst")
    assert piece.box is not None
    assert piece.box.bottom < 40

    run([tmp_path / "paper.pdf"], tmp_path / "out")
    verdict = verify_all(tmp_path / "out")
    assert verdict.checked > 0
    assert verdict.holds()


def test_the_head_of_a_saved_page_names_the_town(tmp_path: Path) -> None:
    page = "<html><body><header>Gemeinde Erlenau</header><p>Die Verwaltung berichtet über das Jahr.</p></body></html>"
    (town,) = (fact for fact in extract(read_html(page.encode()), ()) if isinstance(fact, Municipality))
    assert (town.name, town.kind, town.evidence.quote) == ("Erlenau", "Gemeinde", "Gemeinde Erlenau")

    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    run([tmp_path / "page.html"], tmp_path / "out")
    assert verify_all(tmp_path / "out").holds()


def test_print_across_a_page_names_no_town(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.write("Die Verwaltung berichtet über das Jahr, und der Rat nimmt Kenntnis davon.")
        p.canvas.translate(30, 300)
        p.canvas.rotate(90)
        p.at(0, 0, "Stadt Erlenau", size=6)

    document = read_pdf(paper(tmp_path / "paper.pdf", draw))
    assert list(document.margins) == ["Stadt Erlenau"]
    assert not [fact for fact in extract(document, ()) if isinstance(fact, Municipality)], "its place is not known"
