"""The marked passages that judges learn from: every mark meets what the extractor reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import marked_bodies, marked_costs, marked_steps
from extractors.municipality.gazetteer import named_at
from pipeline.learning.members import printed

STEPS = [
    ("Am [[3. Mai 2018|d|Werkstatt]] war die Werkstatt.", ["done"], "a mark gives its status"),
    ("Am [[3. Mai 2018|?]] war die Werkstatt.", [], "a doubtful time is no example"),
    ("Das Gesetz vom 3. Mai 2018 gilt.", ["none"], "a time without a mark dates no step"),
    ("[[Ende Juni=2019-06|p|Bericht]] folgt der Bericht.", ["planned"], "of the years that may be meant, the marked one"),
    ("- 12.03.2018\n\n- [[13.03.2018|d|Werkstatt]] Werkstatt", ["done", "none"], "bullets do not move the marks"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "reason"), STEPS)
def test_marked_steps(tmp_path: Path, body: str, expected: list[str], reason: str) -> None:
    file = tmp_path / "steps.txt"
    file.write_text(f"# About\n\n== Brunnfeld, 2019-03-01\n{body}\n", encoding="utf-8")
    times, _ = marked_steps.examples(file)
    labels = sorted(example.label for example in times)
    assert [label for label in labels if label != "none"] == [label for label in expected if label != "none"], reason
    assert ("none" in labels) >= ("none" in expected), reason


def test_marked_amounts(tmp_path: Path) -> None:
    file = tmp_path / "costs.txt"
    file.write_text(
        "== Brunnfeld, Vorlage\nDas Honorar beträgt [[4.000 €|external, expense]], 2018 waren es 3.000 €.\n"
    )
    assert [example.label for example in marked_costs.examples(file)] == ["external, expense"]


BODIES = [
    (
        "Die [[Begleitgruppe|b p]] aus [[Schulen|m]] und [[Kirchen|m]] leitet [[Frau Muster|c]].",
        [("Begleitgruppe", "proposed", "Frau Muster", ["Schulen", "Kirchen"])],
        "members and chair of the body before them",
    ),
    (
        "[[Schulen|m]] bilden die [[Kerngruppe|b e]], [[Vereine|m2]] den [[Beirat|b f]].",
        [("Kerngruppe", "existing", None, ["Schulen"]), ("Beirat", "former", None, ["Vereine"])],
        "those named before any body sit in the first, numbers say otherwise",
    ),
    ("Der Arbeitskreis Asyl (Caritas, AWO) sammelt Kleider.", [], "a body without a mark is none of the concept's"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "reason"), BODIES)
def test_marked_bodies(tmp_path: Path, body: str, expected: list[object], reason: str) -> None:
    file = tmp_path / "bodies.txt"
    file.write_text(f"# About\n\n== Brunnfeld\n{body}\n", encoding="utf-8")
    (paper,) = marked_bodies.papers([file])
    assert [
        (group["name"], group["status"], group.get("chair"), [member["name"] for member in group["members"]])
        for group in paper.gold.rows("steering_groups")
    ] == expected, reason
    assert "[[" not in paper.document.text


PLACES = [
    ("Das Jugendamt lädt ein. Im [[Beirat|b e]] sitzt das [[Jugendamt|m]].", ["44 Jugendamt"], "a member where it is marked alone"),
    ("Die [[Kerngruppe|b e]]:\n- [[Amt für Teil-\nhabe|m]]\n- Presse", ["18 Amt für Teilhabe"], "over the end of a line, behind bullets"),
    ("Frau Ott fragt. Den [[Beirat|b e]] leitet [[Frau Ott|c]].", ["34 Frau Ott"], "a chair where it is marked alone"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "reason"), PLACES)
def test_members_stand_where_they_are_marked(tmp_path: Path, body: str, expected: list[str], reason: str) -> None:
    file = tmp_path / "bodies.txt"
    file.write_text(f"== Brunnfeld\n{body}\n", encoding="utf-8")
    (paper,) = marked_bodies.papers([file])
    text = paper.document.text
    names = printed(paper.document, paper.gold.rows("steering_groups"))
    assert [f"{name.start} {' '.join(text[name.start : name.end].split())}" for name in names] == expected, reason


def test_marked_papers_say_fields_partners_and_steps_too(tmp_path: Path) -> None:
    file = tmp_path / "hand.txt"
    body = "Am 3. Mai hat die [[Runde|b e]] den [[Entwurf beraten|s]].\nBereich [[Sprache|f]]: es hilft das [[Büro Nord|o]]."
    file.write_text(f"== Brunnfeld, Bericht\n{body}\n", encoding="utf-8")
    (paper,) = marked_bodies.papers([file], whole=True)
    text = paper.document.text
    for table, column, expected in (
        ("milestones", "label", "Entwurf beraten"),
        ("action_fields", "label", "Sprache"),
        ("external_partners", "name", "Büro Nord"),
    ):
        (row,) = paper.gold.rows(table)
        assert row[column] == expected, table
        assert text[slice(*row["place"])] == expected, table
    assert [group["name"] for group in paper.gold.rows("steering_groups")] == ["Runde"]


def test_every_marked_member_is_found_in_its_passage() -> None:
    for paper in (*marked_bodies.papers(), *marked_bodies.papers(marked_bodies.PAPERS, whole=True)):
        groups = paper.gold.rows("steering_groups")
        found = [name for name in printed(paper.document, groups) if name.row is not None]
        assert len(found) == sum(len(group["members"]) for group in groups), paper.place
        for name in found:
            # a foot of a page that reading leaves out would move every mark behind it
            assert name.row is not None
            assert _letters(paper.document.text[name.start : name.end]) == _letters(name.row["name"])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_every_mark_of_the_files_is_met() -> None:
    for (_place, *_), body in marked_steps.passages(marked_steps.PASSAGES):
        printed, marks = marked_steps.in_place(body, marked_steps.MARK)
        for start, end, mark in marks:
            words = "".join(mark["time"].split())
            assert "".join(printed.text[start:end].split()).strip(".") == words.strip("."), mark[0]


def test_every_mark_of_the_papers_is_met_and_their_places_are_invented() -> None:
    places: list[str] = []
    for file in (*marked_bodies.PAPERS, *marked_bodies.MEASURED):
        for (place, *_), body in marked_steps.passages(file):
            printed, marks = marked_steps.in_place(body, marked_bodies.MARK)
            assert len(marks) == len(marked_bodies.MARK.findall(body)) == body.count("[["), (file.name, place)
            for start, end, mark in marks:
                assert _letters(printed.text[start:end]) == _letters(mark["words"]), (file.name, place)
            name = place.removeprefix("Landkreis ").removeprefix("Kreis ")
            known = named_at(name, 0)
            assert known is None or known.end < len(name), place
            places.append(place)
    assert len(set(places)) == len(places)
