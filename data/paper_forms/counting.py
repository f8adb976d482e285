"""What the annotated corpus holds, as the tables of its datasheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from data.paper_forms.neighbours import Neighbours, nearest, neighbours
from data.paper_forms.publish import tables_of
from data.paper_forms.style import PRODUCERS, style_of
from pipeline.quality.comparison import CORE
from pipeline.quality.corpus import SPLITS, CorpusPaper

_HEAD = (
    "municipality_name",
    "municipality_kind",
    "municipality_state",
    "reference",
    "paper_type",
    "date",
    "department",
    "author",
    "subject",
    "effect",
)


def datasheet_tables(papers: Sequence[CorpusPaper]) -> str:
    """Papers and rows by split, Länder, years, makes; Markdown, as DATASHEET.md has it."""
    return "\n".join([*_papers(papers), "", *_rows(papers), "", *_spread(papers)])


def _papers(papers: Sequence[CorpusPaper]) -> Iterator[str]:
    counts: dict[str, Callable[[Sequence[CorpusPaper]], int]] = {
        "papers": len,
        "places": lambda some: len({paper.place for paper in some}),
        "Länder": lambda some: len({paper.state for paper in some}),
        "papers that hold none of the four facts": lambda some: sum(map(_holds_none, some)),
        "papers on integration": lambda some: sum(is_on_integration(paper) for paper in some),
    }
    yield from _head("", [*SPLITS, "all"])
    for name, count in counts.items():
        yield _row(name, [count(_of(papers, split)) for split in (*SPLITS, None)])


def _rows(papers: Sequence[CorpusPaper]) -> Iterator[str]:
    yield from _head("rows (of these optional)", [*SPLITS, "all"])
    tables = {split: tables_of(_of(papers, split)) for split in (*SPLITS, None)}
    for name in tables[None]:
        if name == "papers":
            heads = [sum(row.get(key) is not None for row in of["papers"] for key in _HEAD) for of in tables.values()]
            yield _row("values of the head", heads)
        else:
            yield _row(
                name, [_with_optional([bool(row.get("optional")) for row in of[name]]) for of in tables.values()]
            )


def _with_optional(optional: Sequence[bool]) -> str:
    return f"{len(optional)} ({sum(optional)})" if any(optional) else str(len(optional))


def _spread(papers: Sequence[CorpusPaper]) -> Iterator[str]:
    years = [paper.year for paper in papers]
    yield f"Länder: {_counted(paper.state for paper in papers)}."
    yield f"Kinds of place: {_counted(paper.kind for paper in papers)}."
    yield f"Years: {min(years)} to {max(years)}, {len(set(years))} of them."
    yield f"Council systems whose templates they follow: {_counted(paper.system for paper in papers)}."
    producers = Counter(style_of(paper.name).producer for paper in papers)
    yield f"PDFs: {', '.join(f'{name} {producers[name]}' for name in PRODUCERS)}."


def _holds_none(paper: CorpusPaper) -> bool:
    return not any(row for table in CORE for row in paper.gold.rows(table) if not row.get("optional"))


def is_on_integration(paper: CorpusPaper) -> bool:
    """Whether its policy field is the integration of migrants, and not a neighbouring one or none."""
    words = ("Integration", "Vielfalt", "Diversität", "Geflüchtet", "Dolmetscher")
    return paper.has_facts and any(word in paper.policy for word in words)


def neighbour_tables(papers: Sequence[CorpusPaper], longest: int = 6) -> str:
    """Which papers share runs of five words, within splits and across; Markdown."""
    texts = {paper.name: paper.source.read_text(encoding="utf-8") for paper in papers}
    split = {paper.name: paper.split for paper in papers}
    apart = [(one.name, other.name) for one, other in combinations(papers, 2) if one.place == other.place]
    found = neighbours(texts, apart)
    most = nearest(found)
    values = sorted(most[name] for name in texts)
    lines = [
        f"The nearest neighbour of a paper shares {values[len(values) // 2]} runs of five words with it in the middle,"
        f" {values[int(len(values) * 0.95)]} at the 95th percentile, {values[-1]} at most.",
        "",
        *_head("splits", ["pairs that share any", "most runs shared", "the longest"]),
    ]
    for one, other in [(a, b) for number, a in enumerate(SPLITS) for b in SPLITS[number:]]:
        pairs = [pair for pair in found if {split[pair.one], split[pair.other]} == {one, other}]
        shown = "" if "exam" in (one, other) else "; ".join(map(_pair, pairs[:longest]))
        name = one if one == other else f"{one} and {other}"
        lines.append(_row(name, [len(pairs), len(pairs[0].runs) if pairs else 0, shown]))
    return "\n".join(lines)


def _pair(pair: Neighbours) -> str:
    return f"{pair.one} and {pair.other}: {len(pair.runs)} (“{pair.runs[0]}”)"


def _of(papers: Sequence[CorpusPaper], split: str | None) -> list[CorpusPaper]:
    return [paper for paper in papers if split in (None, paper.split)]


def _counted(values: Iterable[str]) -> str:
    return ", ".join(
        f"{name} {number}" for name, number in sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _head(first: str, others: Sequence[str]) -> list[str]:
    return [_row(first, others), _row("---", ["---"] * len(others))]


def _row(first: str, others: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, [first, *others]))} |"
