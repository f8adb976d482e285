"""Towns side by side: the results in, the comparison tables out. Read this first.

papers     which count, for what, how far they are about the field, which belong to one undertaking (pipeline.compare.papers)
towns      undertakings and concepts by town, and which of them has the last word on what (towns, concepts)
view       the towns that were chosen, of those that there are (view)
tables     topics, costs, staffing, governance, process, steps, measures; each gathers what its cells rest on (basis)
likeness   towns compared over topics and governance (similarity)
approach   one row a town
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.compare import papers as papers_
from pipeline.compare import relevance as relevance_
from pipeline.compare import similarity as likeness
from pipeline.compare.answers import answers
from pipeline.compare.approach import approach
from pipeline.compare.basis import Cells
from pipeline.compare.concept_rows import concept_rows, undertaking_rows
from pipeline.compare.costs import costs
from pipeline.compare.governance import governance
from pipeline.compare.kinds import kinds as kinds_of_papers
from pipeline.compare.material import Material
from pipeline.compare.measures import measures
from pipeline.compare.own import own
from pipeline.compare.process import process
from pipeline.compare.relevance import About
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.compare.staffing import staffing
from pipeline.compare.steps import steps
from pipeline.compare.topics import topics
from pipeline.compare.towns import Town, towns
from pipeline.compare.view import left_out, selection, settings
from pipeline.errors import RatsleseError
from pipeline.normalize import Rows
from pipeline.store import Store


def compare(out: Path, only: Sequence[str] = (), about: About | None = None) -> Rows:
    """Compare the towns of the results in ``out`` and write the tables beside them; ``only`` names some of the towns, ``about`` the
    field of policy whose concepts are compared.

    Raises RatsleseError where there are no results, no paper names a town, a name fits none, or a run is writing to them.
    """
    store = Store(out)
    store.connect().close()
    with store.alone():
        rows = compared(Material(store.rows(), out), only, about)
        store.add(COMPARE_TABLES, rows)
    return rows


def compared(material: Material, only: Sequence[str] = (), about: About | None = None) -> Rows:
    """The rows of every comparison table."""
    about, kinds = about or About(), kinds_of_papers(material.folder)
    papers = papers_.papers(material, kinds, about)
    there = towns(material, papers, kinds, about)
    every = _chosen([town for town in there if town.known], only)
    shown = [*every, *(town for town in there if not town.known and not only)]
    ids = {town.row["municipality_id"] for town in shown}
    ids |= left_out(there, papers) if not only else set()
    of_view = [paper for paper in papers if paper.town in ids]
    concept_of = {each.id: concept.id for town in shown for concept in town.concepts for each in concept.undertakings}
    cells = Cells()
    groups, sectors = governance(material, shown, cells)
    listed, counted = measures(material, shown, cells)
    tables: Rows = {
        "compare_settings": settings(there, every, only, about, papers),
        "compare_selection": selection(material, there, every, only, papers),
        "compare_paper_kinds": kinds.rows(paper.kind for paper in of_view if paper.counted),
        "compare_papers": papers_.rows(material, of_view, concept_of),
        "compare_relevance": relevance_.rows(material, [(paper.id, paper.relevance) for paper in of_view], about),
        "compare_concepts": concept_rows(material, shown, cells),
        "compare_undertakings": undertaking_rows(material, shown, about, cells),
        "compare_own": own(material, every),
        "compare_answers": answers(material, shown, cells),
        "compare_topics": topics(material, every, cells),
        "compare_costs": costs(material, shown, cells),
        "compare_staffing": staffing(material, shown, cells),
        "compare_governance": groups,
        "compare_sectors": sectors,
        "compare_process": process(material, shown, cells),
        "compare_steps": steps(material, shown, cells),
        "compare_measures": listed,
        "compare_measure_groups": counted,
        **{f"compare_{name}": [] for name in ("similarity", "clusters", "merges", "features")},
    }
    clusters = _likeness(every, tables, cells)
    tables["compare_approach"] = approach(material, every, tables, clusters, cells)
    tables["compare_evidence"] = cells.rows
    return tables


def _likeness(every: Sequence[Town], tables: Rows, cells: Cells) -> dict[str, dict[str, int]]:
    """Fill the tables of likeness; the cluster of each town by topics and by governance. Where some towns name a concept, only these
    are held against each other."""
    every = [town for town in every if not town.apart]
    ids = {town.id for town in every}
    topics_, groups, sectors = (
        [row for row in tables[f"compare_{name}"] if row["municipality_id"] in ids]
        for name in ("topics", "governance", "sectors")
    )
    sets = {"topics": likeness.topic_features(topics_), "governance": likeness.governance_features(groups, sectors)}
    sources = {
        "topics": [("compare_topics", row, "fields") for row in topics_ if row["fields"]],
        "governance": [
            ("compare_governance", row, column)
            for row in groups
            if row["name"] and row["status"] != "former" and row["of_row"]
            for column in ("kind", "chair_rank", "sectors")
        ],
    }
    clusters: dict[str, dict[str, int]] = {}
    for by, features in sets.items():
        clusters[by] = {}
        tables["compare_similarity"] += likeness.similar(by, every, features)
        if len(features) < likeness.ENOUGH:
            continue
        found = likeness.tree(features, [town.id for town in every])
        clusters[by] = dict(found.clusters)
        tables["compare_clusters"] += likeness.cluster_rows(by, found, features)
        tables["compare_merges"] += likeness.merge_rows(by, found)
        tables["compare_features"] += likeness.feature_rows(by, found, features)
        for table, row, column in sources[by]:
            row_id = f"{by}/{row['municipality_id']}"
            places = cells.of(table, row["row_id"], column)
            cells.rest_on("compare_clusters", row_id, "features", places)
            cells.rest_on("compare_approach", row["municipality_id"], f"{by}_cluster", places)
    return clusters


def _chosen(every: list[Town], only: Sequence[str]) -> list[Town]:
    if not every:
        raise RatsleseError("nothing_to_compare", "None of the papers that count names a municipality.")
    wanted = {town.id for name in only for town in _fitting(every, name)}
    return [town for town in every if town.id in wanted] if only else every


def _fitting(every: Sequence[Town], name: str) -> list[Town]:
    """The towns of this key or name, with or without Stadt and Landkreis; else those whose name begins with it."""
    wanted = name.casefold()
    names = {town.id: [word.casefold() for word in (town.id, town.row["name"], town.name)] for town in every}
    found = [town for town in every if wanted in names[town.id]]
    found = found or [town for town in every if any(word.startswith(wanted) for word in names[town.id][1:])]
    if not found:
        known = ", ".join(town.name for town in every[:12])
        message = f"No municipality fits “{name}”; the results have {known}{' …' * (len(every) > 12)}."
        raise RatsleseError("unknown_municipality", message)
    return found
