"""How the report came about: versions, inputs, what could not be read."""

from __future__ import annotations

from importlib.metadata import version

from pipeline.report.views import Cell, Column, Line, Material, Table, order


def made(material: Material) -> str:
    """By what and when, in a line."""
    language = material.language
    runs = material.facts["runs"]
    when = language.day(str(runs[-1]["finished"])[:10]) if runs else ""
    papers = len(material.facts["documents"])
    said = language.ngettext(
        "%(papers)s paper, read on %(day)s by ratslese %(version)s",
        "%(papers)s papers, last read on %(day)s by ratslese %(version)s",
        papers,
    )
    return said.replace("ratslese ", "ratslese\xa0") % {"papers": papers, "day": when, "version": version("ratslese")}


def method(material: Material) -> list[tuple[str, str]]:
    """Facts about the making, each with its name."""
    language = material.language
    say, number = language.gettext, language.number
    documents = material.facts["documents"]
    pages = sum(row["pages"] or 0 for row in documents)
    unread_pages = sum(row["pages_without_text"] or 0 for row in documents)
    scanned = [row["ocr_confidence"] for row in documents if row["ocr_confidence"] is not None]
    unread = sum(row["kind"] == "unread" for row in material.facts["findings"])
    copies = sum(row["same_as"] is not None for row in material.compared["compare_papers"])
    found = [
        (say("Version of ratslese"), version("ratslese")),
        (say("Codebook"), ", ".join(sorted({row["codebook"] for row in documents if row["codebook"]}))),
        (say("Files"), number(len(documents) + len(material.facts["failures"]), 0)),
        (say("Papers read"), number(len(documents), 0)),
        (say("Files that could not be read"), number(len(material.facts["failures"]), 0)),
        (say("Second copies, counted once"), number(copies, 0)),
        (say("Pages"), number(pages, 0)),
        (say("Pages that could not be read"), number(unread_pages, 0)),
        (say("Papers with scanned pages"), number(len(scanned), 0)),
        (say("Places that look like a fact and were not read"), number(unread, 0)),
    ]
    if scanned:
        found.append((say("Mean confidence of recognition"), language.percent(sum(scanned) / len(scanned))))
    return found + _comparison(material)


def _comparison(material: Material) -> list[tuple[str, str]]:
    """Which towns and which field the comparison speaks of."""
    language = material.language
    said = {
        "policy": lambda value: material.labels("policy", value),
        "threshold": lambda value: language.number(value, 2),
    }
    return [
        (row[f"label_{language.lang}"], said.get(row["name"], str)(row["value"]))
        for row in material.compared["compare_settings"]
        if row["value"]
    ]


def kinds(material: Material) -> Table:
    """A line a kind of paper that there is: how many, and what they count for."""
    language, say = material.language, material.language.gettext
    columns = (Column(say("Kind of paper")), Column(say("Papers"), "number"), Column(say("Counts for")))
    lines = tuple(
        Line(
            "",
            (
                Cell((row[f"label_{language.lang}"],)),
                Cell((language.number(row["papers"], 0),), sort=order(row["papers"])),
                Cell((row[f"counts_{language.lang}"] or say("nothing"),)),
            ),
        )
        for row in material.compared["compare_paper_kinds"]
        if row["papers"]
    )
    return Table("kinds", say("What each kind of paper counts for"), columns, lines)
