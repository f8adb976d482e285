"""The measures that concepts set out to take: what, in which field, who answers for it, how far it is, and what became of it."""

from __future__ import annotations

from collections import defaultdict

from pipeline.normalize import Row
from pipeline.report.views import VOID, Cell, Column, Line, Material, Table, as_text, by_town, listed, order


def measures(material: Material) -> Table:
    """A line a measure of a paper; one that the paper after it has no more says so there."""
    say = material.language.gettext
    lines = [_line(material, row) for row in material.compared["compare_measures"]]
    lines.sort(key=by_town)
    columns = (
        Column(say("Municipality")),
        Column(say("Paper")),
        Column(say("No.")),
        Column(say("What is to be done"), "wide"),
        Column(say("Field")),
        Column(say("Responsible")),
        Column(say("Status")),
        Column(say("Period")),
        Column(say("Amount"), "number"),
        Column(say("What became of it"), hint=say("Against the paper of the municipality before, by number and name")),
    )
    return Table("measures", say("Measures of the concepts"), columns, tuple(lines))


def _line(material: Material, row: Row) -> Line:
    town, key = material.town(row["municipality_id"]), row["row_id"]

    def cell(column: str, *said: str) -> Cell:
        cites = material.cites("measures", key, column)
        return Cell(said, cites=cites) if any(said) else material.missing("not_stated", cites)

    amount = material.amount(row["amount"], row["amount_max"])
    if amount and row["recurring"]:
        amount = f"{amount} {material.language.gettext('every year')}"
    return Line(
        town,
        (
            Cell((town,)),
            Cell((paper_of(material, row),)),
            cell("code", row["code"] or ""),
            cell("label", row["label"]),
            cell("field", row["field"] or ""),
            cell("responsible", *as_text(listed(row["responsible"]))),
            cell("status", material.labels("measure_status", row["status"])),
            cell("period", material.language.time(row["period"]) if row["period"] else ""),
            Cell((amount,), cites=material.cites("measures", key, "amount"), sort=order(row["amount"]))
            if amount
            else material.missing("not_stated"),
            Cell((material.labels("change", row["change"]),), cites=material.cites("measures", key, "change"))
            if row["change"]
            else VOID,
        ),
    )


def paper_of(material: Material, row: Row) -> str:
    """The paper that a measure stands in, with its year, which tells a concept from the one before it."""
    document = row["undertaking_id"] if row["change"] == "dropped" else str(row["measure_id"]).partition("/")[0]
    day = material.documents[document]["date"]
    return f"{material.paper(document)} ({day.year})" if day else material.paper(document)


def beside(material: Material) -> list[dict[str, object]]:
    """What the page sets side by side: of each paper with measures its title, its town and, for each measure, name, topics, evidence."""
    towns: dict[str, str] = {}
    found: dict[str, list[object]] = defaultdict(list)
    for row in material.compared["compare_measures"]:
        if row["change"] == "dropped":
            continue
        town = material.town(row["municipality_id"])
        title = f"{town}, {paper_of(material, row)}"
        towns[title] = town
        topics = [material.labels("topic", topic) for topic in listed(row["topics"])] or [row["field"] or "–"]
        name = " ".join(filter(None, (row["code"], row["label"])))
        found[title].append([name, topics, material.cites("measures", row["row_id"], "label")])
    return [{"title": title, "town": towns[title], "measures": found[title]} for title in sorted(found)]
