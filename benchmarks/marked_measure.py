"""How papers in a manner that nothing learned from are read: short marked papers that stand aside (``data/marked/measured``).

    python -m benchmarks.marked_measure

Printed for each hand: F1 and right/found/wanted of fields, bodies, members and partners; nothing else is marked in these papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks import marked_bodies
from extractors.document import Document
from pipeline.extract import extract
from pipeline.normalize import Source, normalize
from pipeline.quality.figures import total
from pipeline.quality.gold import GoldPaper
from pipeline.quality.judging import JudgedPaper, judge
from pipeline.quality.results import paper_of

_TABLES = {
    "action_fields": "label",
    "steering_groups": "name",
    "steering_group_members": "",
    "external_partners": "name",
}


def main() -> None:
    every: list[JudgedPaper] = []
    for file in marked_bodies.MEASURED:
        papers = [_judged(paper.document, paper.gold) for paper in marked_bodies.papers([file], whole=True)]
        _say(file.stem, papers)
        every += papers
    _say("all", every)


def _say(name: str, papers: Sequence[JudgedPaper]) -> None:
    for table in _TABLES:
        figure = total(paper.rows[table] for paper in papers if table in paper.rows)
        print(f"{name:8} {table:22} {figure.f1:.3f} ({figure.right}/{figure.found}/{figure.wanted})", flush=True)


def _judged(document: Document, gold: GoldPaper) -> JudgedPaper:
    """What is read of a paper, held against its marks; of a name that is marked several times the first."""
    wanted = {table: _once(gold.rows(table), name) for table, name in _TABLES.items() if name}
    for group in wanted["steering_groups"]:
        group["members"] = _once(group["members"], "name")
    read = extract(document)
    source = Source(gold.document, "0" * 64, "text/plain", "marked")
    rows = normalize(source, document, read.found, read.findings, complete=read.complete, codebook=None)
    return judge(GoldPaper(gold.document, gold.name, wanted), paper_of(rows))


def _once(rows: Any, name: str) -> list[dict[str, Any]]:
    return list({row[name].casefold(): dict(row) for row in reversed(rows)}.values())


if __name__ == "__main__":
    main()
