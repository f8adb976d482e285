"""The papers that the report is made from, and how well each could be read."""

from __future__ import annotations

from pipeline.report.sayings import said
from pipeline.report.views import Cell, Column, Line, Material, Table, as_text, by_town, order


def sources(material: Material) -> Table:
    """A line a paper."""
    language, say = material.language, material.language.gettext
    roles = {row["document_id"]: row for row in material.compared["compare_papers"]}
    apart = {row["undertaking_id"]: row["told_by"] for row in material.compared["compare_undertakings"]}
    lines = []
    for document_id, document in material.documents.items():
        town = material.town_of(document_id)
        role = roles.get(document_id, {})
        counted, why = say("compared"), said(role.get("reason") or "", language)
        if not role.get("counted"):
            counted = say("left out")
        elif document_id not in material.compared_papers:
            counted, why = say("not compared"), material.labels("told_by", apart.get(role["undertaking_id"]))
        pages = language.ngettext("%s page", "%s pages", document["pages"] or 0) % (document["pages"] or 0)
        pages = pages.replace(" ", "\xa0")
        unread = document["pages_without_text"] or 0
        missing = language.ngettext("%s of them not read", "%s of them not read", unread) % unread if unread else ""
        state = material.evidence.states.get(document_id, "there")
        changed = material.labels("source_state", state) if state != "there" else ""
        cells = (
            Cell((town,)),
            Cell(as_text((document["reference"], document["paper_type"])) or (say("not found"),), _basis(document)),
            Cell((document["subject"],)) if document["subject"] else material.missing("not_found"),
            Cell((language.day(document["date"]),), sort=order(document["date"]))
            if document["date"]
            else material.missing("not_found"),
            Cell(
                as_text((material.labels("text_source", document["text_source"]), pages, missing)),
                sort=order(document["ocr_confidence"]),
                mark="doubt" if document["status"] == "partial" or unread else "",
            ),
            Cell(as_text((counted, why))),
            Cell(as_text((document["source"], changed, f"SHA-256 {document['sha256'][:16]}…"))),
        )
        lines.append(Line(town, cells))
    lines.sort(key=by_town)
    columns = (
        Column(say("Municipality")),
        Column(say("Number, kind")),
        Column(say("Subject"), "wide"),
        Column(say("Date"), "date"),
        Column(say("Text")),
        Column(say("In the comparison")),
        Column(say("File"), "wide"),
    )
    return Table("sources", say("Papers"), columns, tuple(lines))


def _basis(document: dict[str, object]) -> str:
    return "stated" if document["reference"] or document["paper_type"] else "not_found"


def failures(material: Material) -> Table:
    """A line for each file that could not be read."""
    say = material.language.gettext
    lines = tuple(
        Line("", (Cell((str(row["source"]),)), Cell((row["error_code"],)), Cell((row["message"],))))
        for row in material.facts["failures"]
    )
    columns = (Column(say("File"), "wide"), Column(say("Code")), Column(say("Cause and remedy"), "wide"))
    return Table("failures", say("Files that could not be read"), columns, lines)
