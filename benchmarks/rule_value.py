"""What each branch, condition, pattern and alternative of an extractor is worth: switched off one by one over annotated papers.

    python -m benchmarks.rule_value steering_groups [--papers N] [--real FOLDER ...] [--jobs 2] [--out FILE]

Read are the training and development papers of the repository's corpus (as text and as the text torn out of their PDFs), the annotated
text papers of RATSLESE_CORPUS, and the papers of every ``--real`` FOLDER (without annotations: there any row that changes counts as
an effect). The extractor's modules are loaded with a switch at every unit:

branch       the test of an ``if`` or ``elif``; off: never entered
condition    an operand of ``and`` or ``or`` in a test; off: as if it were not written
pattern      a compiled pattern of a module; off: never matches
alternative  one of the alternatives of a pattern; off: removed from it (measured on the texts that the pattern matches)

Printed, and written as CSV: each unit, the papers on which it has any effect on the way (``reached``), those whose rows change without it,
and what its absence does to right, found and wanted rows. What is reached by no paper, or by fewer than three with no loss, is the first
to go; docs/tried.md says how it was used.
"""

from __future__ import annotations

import argparse
import ast
import csv
import importlib.abc
import importlib.machinery
import multiprocessing
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from extractors.document import Document

Facts = list[Any]
_ROOT = Path(__file__).parent.parent


# --- the switches -------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Unit:
    """A place in the code that can be switched off."""

    module: str
    line: int
    kind: str
    text: str
    reached: set[int] = field(default_factory=set)
    """Papers, by number, on which it took part."""


@dataclass(slots=True)
class Switchboard:
    """The units that were found, which one is off, and which paper is being read."""

    units: list[Unit] = field(default_factory=list)
    off: int = -1
    paper: int = -1
    patterns: dict[int, Switched] = field(default_factory=dict)

    def add(self, unit: Unit) -> int:
        self.units.append(unit)
        return len(self.units) - 1

    def test(self, number: int, value: object) -> object:
        """The test of a branch: false where the branch is off."""
        if not value:
            return value
        self.units[number].reached.add(self.paper)
        return False if number == self.off else value

    def operand(self, number: int, neutral: bool, value: object) -> object:
        """An operand: the neutral value of its ``and`` or ``or`` where it is off. It takes part where it decides."""
        if bool(value) is neutral:
            return value
        self.units[number].reached.add(self.paper)
        return neutral if number == self.off else value

    def pattern(self, module: str, line: int, compiled: object) -> object:
        if not isinstance(compiled, re.Pattern):
            return compiled
        number = self.add(Unit(module, line, "pattern", compiled.pattern[:120]))
        self.patterns[number] = Switched(self, number, compiled)
        return self.patterns[number]


BOARD = Switchboard()
_NEVER = re.compile(r"(?!)")


class Switched:
    """A pattern with a switch, which remembers the texts that it matched."""

    def __init__(self, board: Switchboard, number: int, compiled: re.Pattern[str]) -> None:
        self.board, self.number, self.compiled = board, number, compiled
        self.matched: dict[tuple[Any, ...], None] = {}

    def __getattr__(self, name: str) -> Any:
        if self.board.off == self.number:
            return getattr(_NEVER, name)
        method = getattr(self.compiled, name)
        return self._watched(name, method) if name in _MATCHING else method

    def _watched(self, name: str, method: Any) -> Any:
        def call(*arguments: Any) -> Any:
            found = list(method(*arguments)) if name == "finditer" else method(*arguments)
            text = arguments[1] if name in ("sub", "subn") else arguments[0]
            if found if name in ("search", "match", "fullmatch", "finditer", "findall") else self.compiled.search(text):
                self.board.units[self.number].reached.add(self.board.paper)
                self.matched.setdefault((text, *arguments[1:3]) if name not in ("sub", "subn", "split") else (text,))
            return iter(found) if name == "finditer" else found

        return call


_MATCHING = frozenset({"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"})


class _Switching(ast.NodeTransformer):
    """Puts a switch at every unit of a module."""

    def __init__(self, module: str) -> None:
        self.module = module

    def visit_If(self, node: ast.If) -> ast.AST:
        text = ast.unparse(node.test)
        node.test = self._condition(node.test)
        number = BOARD.add(Unit(self.module, node.lineno, "branch", text[:160]))
        node.test = self._call("test", node.test, ast.Constant(number), node.test)
        node.body = [self.visit(each) for each in node.body]
        node.orelse = [self.visit(each) for each in node.orelse]
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs = [self._condition(each) for each in node.ifs]
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.BoolOp) and self._is_test(node.value):
            node.value = self._condition(node.value)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        value = node.value
        called = isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "compile"
        if called and node.col_offset == 0:
            node.value = self._call("pattern", value, ast.Constant(self.module), ast.Constant(node.lineno), value)
        return node

    def _condition(self, test: ast.expr) -> ast.expr:
        if not isinstance(test, ast.BoolOp):
            return test
        neutral = isinstance(test.op, ast.And)
        operands: list[ast.expr] = []
        for operand in test.values:
            number = BOARD.add(Unit(self.module, operand.lineno, "condition", ast.unparse(operand)[:160]))
            inner = self._condition(operand)
            operands.append(self._call("operand", operand, ast.Constant(number), ast.Constant(neutral), inner))
        return ast.copy_location(ast.BoolOp(test.op, operands), test)

    @staticmethod
    def _is_test(node: ast.BoolOp) -> bool:
        """Whether it gives a truth value, and not one of several things."""
        return all(isinstance(each, ast.Compare | ast.BoolOp) or _is_not(each) for each in node.values)

    def _call(self, name: str, place: ast.expr, *arguments: ast.expr) -> ast.expr:
        board = ast.Attribute(ast.Name("__switchboard__", ast.Load()), name, ast.Load())
        return ast.fix_missing_locations(ast.copy_location(ast.Call(board, list(arguments), []), place))


def _is_not(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the modules of one extractor with switches in them."""

    def __init__(self, package: str) -> None:
        self.package = package

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        file = _ROOT / (fullname.replace(".", "/") + ".py")
        if not fullname.startswith(self.package + ".") or not file.exists():
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(file))

    def exec_module(self, module: ModuleType) -> None:
        file = str(_ROOT / (module.__name__.replace(".", "/") + ".py"))
        tree = _Switching(module.__name__.removeprefix("extractors.")).visit(
            ast.parse(Path(file).read_text(encoding="utf-8"))
        )
        module.__dict__["__switchboard__"] = BOARD
        exec(compile(tree, file, "exec"), module.__dict__)


# --- papers and facts ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Read:
    """A paper, its annotation where it has one, and what the extractors before and after the one in question found."""

    name: str
    document: Document
    gold: Any
    before: tuple[Any, ...]
    after: tuple[Any, ...]


def papers_of(name: str, real: Sequence[Path], limit: int | None) -> Iterator[Read]:
    from benchmarks.gold_sets import gold_sets, of_repository
    from pipeline.ingest.reading import reading

    how = reading(_ROOT / "data" / "processed" / ".rule_value")
    sets = [of_repository(split, form) for split in ("train", "dev") for form in ("text", "torn")]
    sets += [each for each in gold_sets(()) if each.name in ("seeds", "real")]
    files: list[tuple[Path, Any]] = [pair for each in sets for pair in zip(each.papers, each.gold, strict=True)]
    files += [
        (file, None)
        for folder in real
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".txt", ".pdf", ".html")
    ]
    for file, gold in files[:limit]:
        found = _read(name, file, gold, how)
        if found is not None:
            yield found


def _read(name: str, file: Path, gold: Any, how: Any) -> Read | None:
    from extractors import EXTRACTORS
    from pipeline.errors import ReadError
    from pipeline.ingest.read import read_document

    try:
        document, *_ = read_document(file, how)
    except ReadError:
        return None
    known: list[Any] = []
    before: tuple[Any, ...] = ()
    for extractor in EXTRACTORS:
        if extractor.name == name:
            before = tuple(known)
        known += _facts(extractor, document, known)
    after = known[len(before) :]
    own = _extractor(name).yields
    return Read(
        f"{file.parent.name}/{file.name}", document, gold, before, tuple(x for x in after if not isinstance(x, own))
    )


def _extractor(name: str) -> Any:
    from extractors import EXTRACTORS

    return next(each for each in EXTRACTORS if each.name == name)


def _facts(extractor: Any, document: Document, known: Sequence[Any]) -> Facts:
    """What it finds anew: nothing kept for the document or for a word counts."""
    from extractors.facts import Fact

    for name, module in list(sys.modules.items()):
        if name.startswith(extractor.extract.__module__.rpartition(".")[0] + "."):
            for each in vars(module).values():
                getattr(each, "cache_clear", bool)()
    return [item for item in extractor.extract(copy(document), tuple(known)) if isinstance(item, Fact)]


def counted(paper: Read, facts: Facts) -> tuple[int, int, int]:
    """Right, found and wanted rows of a paper over all tables; nothing of one without annotations."""
    from pipeline.normalize import Found, Source, normalize
    from pipeline.quality.figures import total
    from pipeline.quality.judging import judge
    from pipeline.quality.results import paper_of

    if paper.gold is None:
        return (0, 0, 0)
    found = [Found(fact, "x") for fact in (*paper.before, *facts, *paper.after)]
    rows = normalize(Source(paper.name, "0" * 64, "text/plain", ""), paper.document, found, (), complete=True)
    tally = total(judge(paper.gold, paper_of(rows)).rows.values())
    return tally.right, tally.found, tally.wanted


# --- measuring ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Value:
    """What a unit is worth: papers that it reaches, papers whose rows it changes, and the change in right and found rows without it."""

    unit: Unit
    reached: int
    changed: int
    right: int
    found: int
    breaks: bool


_PAPERS: list[Read] = []
_FACTS: list[Facts] = []
_COUNTS: list[tuple[int, int, int]] = []
_NAME = ""


def value_of(number: int) -> Value:
    """Switch one unit off and read every paper again that it reaches."""
    extractor, unit = _extractor(_NAME), BOARD.units[number]
    changed = right = found = 0
    breaks = False
    BOARD.off = number
    for place in sorted(unit.reached):
        paper = _PAPERS[place]
        try:
            facts = _facts(extractor, paper.document, paper.before)
        except Exception:  # what the branch guards against
            breaks = True
            changed += 1
            continue
        if facts != _FACTS[place]:
            changed += 1
            BOARD.off = -1
            now = counted(paper, facts)
            BOARD.off = number
            right, found = right + now[0] - _COUNTS[place][0], found + now[1] - _COUNTS[place][1]
    BOARD.off = -1
    return Value(unit, len(unit.reached), changed, right, found, breaks)


def alternatives() -> Iterator[Value]:
    """Every alternative of every pattern that matched, left out of it: on how many of the texts does the pattern match otherwise?"""
    for number, switched in sorted(BOARD.patterns.items()):
        unit = BOARD.units[number]
        texts = list(switched.matched)
        for start, end in _alternatives(switched.compiled.pattern) if texts else ():
            text = switched.compiled.pattern
            less = text[:start] + text[end:]
            try:
                compiled = re.compile(less, switched.compiled.flags)
            except re.error:
                continue
            other = sum(_matches(compiled, each) != _matches(switched.compiled, each) for each in texts)
            alone = Unit(unit.module, unit.line, "alternative", text[start:end].strip("|")[:120])
            yield Value(alone, len(texts), other, 0, 0, False)


def _matches(pattern: re.Pattern[str], call: tuple[Any, ...]) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(*call)]


def _alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """Where each alternative stands that can be taken out together with a bar beside it."""
    bars: defaultdict[int, list[int]] = defaultdict(list)
    opened = [0]
    groups: list[tuple[int, int, int]] = []  # (depth id, start, end)
    at, in_set, number, ids = 0, False, 0, [0]
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
            at += pattern[at + 1 : at + 2] == "^"
            at += pattern[at + 1 : at + 2] == "]"
        elif sign == "(":
            number += 1
            ids.append(number)
            opened.append(_content(pattern, at))
        elif sign == ")" and len(ids) > 1:
            groups.append((ids.pop(), opened.pop(), at))
        elif sign == "|":
            bars[ids[-1]].append(at)
        at += 1
    groups.append((0, 0, len(pattern)))
    for group, start, end in groups:
        edges = bars.get(group)
        if edges:
            yield start, edges[0] + 1
            yield from zip(edges, [*edges[1:], end], strict=True)


def _content(pattern: str, at: int) -> int:
    """Where the content of the group that opens here begins."""
    special = re.compile(r"\((?:\?(?:P<\w+>|[:=!>]|<[=!]|[a-zA-Z-]+:))?").match(pattern, at)
    return special.end() if special else at + 1


def measure(name: str, papers: Iterable[Read], jobs: int) -> list[Value]:
    """The value of every unit of the extractor, the cheapest to lose first."""
    global _NAME
    _NAME = name
    extractor = _extractor(name)
    for place, paper in enumerate(papers):
        _PAPERS.append(paper)
        BOARD.paper = place
        _FACTS.append(_facts(extractor, paper.document, paper.before))
        BOARD.paper = -1
        _COUNTS.append(counted(paper, _FACTS[-1]))
    for unit in BOARD.units:
        unit.reached.discard(-1)
    print(
        f"{len(_PAPERS)} papers, {len(BOARD.units)} units, {sum(not u.reached for u in BOARD.units)} reached by none",
        flush=True,
    )
    few = [n for n, unit in enumerate(BOARD.units) if 0 < len(unit.reached) <= len(_PAPERS) // 4]
    never = [Value(unit, 0, 0, 0, 0, False) for unit in BOARD.units if not unit.reached]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        values = pool.map(value_of, few, chunksize=8)
    return sorted(
        [*never, *values, *alternatives()],
        key=lambda value: (value.changed, -value.right, value.unit.module, value.unit.line),
    )


def folder_of(name: str) -> str:
    """The folder of an extractor, which may be called otherwise: “head” of “header”."""
    files = (_ROOT / "extractors").glob("*/extractor.py")
    return next(file.parent.name for file in files if f'name="{name}"' in file.read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extractor")
    parser.add_argument("--papers", type=int, help="no more than so many papers")
    parser.add_argument("--real", type=Path, action="append", default=[], help="a folder of papers without annotations")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, help="the table as CSV")
    arguments = parser.parse_args()
    sys.meta_path.insert(0, _Finder(f"extractors.{folder_of(arguments.extractor)}"))
    values = measure(
        arguments.extractor, papers_of(arguments.extractor, arguments.real, arguments.papers), arguments.jobs
    )
    rows = [
        (v.unit.module, v.unit.line, v.unit.kind, v.reached, v.changed, v.right, v.found, v.breaks, v.unit.text)
        for v in values
    ]
    if arguments.out:
        with arguments.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("module", "line", "kind", "reached", "changed", "right", "found", "breaks", "text"))
            writer.writerows(rows)
    for kind in ("branch", "condition", "pattern", "alternative"):
        of_kind = [v for v in values if v.unit.kind == kind]
        none = sum(v.reached == 0 for v in of_kind)
        without = sum(v.reached > 0 and v.changed == 0 for v in of_kind)
        print(f"{kind:12} {len(of_kind):5} measured: {none} reached by none, {without} without effect")


if __name__ == "__main__":
    main()
