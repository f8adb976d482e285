"""What becomes of the corrections of a paper: which hold, which the reader has learned, which contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.corrections.form import MISSED, NO_SUCH_FACT, RIGHT, VALUE, WITHDRAWN, Correction, column_of, same
from pipeline.corrections.matching import NOTHING_READ, Fact, fact_meant, spans_of, summary

APPLIED, ALREADY_SO, STALE, CONTRADICTED, TAKEN_BACK = "applied", "already_so", "stale", "contradicted", "withdrawn"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction, why, and of which fact it speaks; ``found``: what is read there now."""

    said: Correction
    state: str
    message: str = ""
    fact: Fact | None = None
    found: str = ""


@dataclass(slots=True)
class _Claims:
    """What one person says of one fact, the latest of each kind."""

    who: str
    added: list[Correction] = field(default_factory=list)
    gone: Correction | None = None
    right: Correction | None = None
    values: dict[str, Correction] = field(default_factory=dict)

    def hear(self, said: Correction) -> Iterator[Correction]:
        """Take a statement in; what it takes the place of is given back."""
        if said.says == VALUE:
            yield from filter(None, (self.values.get(said.column), self.gone, self.right))
            self.values[said.column], self.gone, self.right = said, None, None
        elif said.says == WITHDRAWN and said.column:
            yield from filter(None, (self.values.pop(said.column, None), said))
        elif said.says == RIGHT:
            yield from filter(None, (self.gone, self.right, *self.values.values()))
            self.gone, self.right, self.values = None, said, {}
        else:
            yield from filter(None, (self.gone, self.right, *self.values.values(), *self.added))
            self.gone, self.right = (said, None) if said.says == NO_SUCH_FACT else (None, None)
            self.values, self.added = {}, []
            if said.says == WITHDRAWN:
                yield said


def judged(corrections: Sequence[Correction], facts: Sequence[Fact], text: str) -> list[Outcome]:
    """What becomes of each correction; ``facts`` are the paper's rows as they were read, and those that corrections added."""
    outcomes: list[Outcome] = []
    claims: dict[str, dict[str, _Claims]] = {}
    by_key = {fact.key: fact for fact in facts}
    for fact in facts:
        for said in fact.said:
            claims.setdefault(fact.key, {}).setdefault(said.who, _Claims(said.who)).added.append(said)
    for said in sorted(corrections, key=lambda each: each.order):
        if said.says == MISSED:
            continue
        found, why = fact_meant(said, facts, text)
        if found is None:
            learned = (
                said.says == NO_SUCH_FACT and why == NOTHING_READ and (not said.quote or spans_of(said.quote, text))
            )
            outcomes.append(Outcome(said, ALREADY_SO if learned else STALE, why))
            continue
        heard = claims.setdefault(found.key, {}).setdefault(said.who, _Claims(said.who))
        message = "a later line of the same person takes its place"
        for old in heard.hear(said):
            outcomes.append(Outcome(old, TAKEN_BACK, message if old is not said else "", found))
    for key, by_person in sorted(claims.items()):
        outcomes += _of_fact(by_key[key], [by_person[who] for who in sorted(by_person)])
    return outcomes


def _of_fact(fact: Fact, claims: Sequence[_Claims]) -> Iterator[Outcome]:
    """What becomes of what people say of one fact."""
    gone = [each.gone for each in claims if each.gone]
    added = [said for each in claims for said in each.added]
    staying = [each.who for each in claims if each.right or each.values or each.added]
    rights = [each.right for each in claims if each.right]
    by_column: dict[str, list[Correction]] = {}
    for each in claims:
        for column, said in each.values.items():
            by_column.setdefault(column, []).append(said)
    if gone and staying:
        message = f"{_names(said.who for said in gone)}: there is no such fact; {_names(staying)}: there is"
        for said in (*gone, *added, *rights, *(each for values in by_column.values() for each in values)):
            yield Outcome(said, CONTRADICTED, message, fact)
        return
    for said in (*gone, *added):
        yield Outcome(said, APPLIED, "", fact)
    for said in rights:
        yield Outcome(said, *_confirmed(fact, said, by_column), fact)
    for column, values in sorted(by_column.items()):
        confirming = [each for each in rights if _as_read(fact, each)] + [
            each for each in added if each.column == column
        ]
        yield from _of_column(fact, column, values, confirming)


def _confirmed(fact: Fact, said: Correction, by_column: dict[str, list[Correction]]) -> tuple[str, str]:
    differing = [
        each.who
        for column, values in by_column.items()
        for each in values
        if not same(column_of(fact.table.name, column), fact.cell(column), each.right)
    ]
    if differing and _as_read(fact, said):
        return CONTRADICTED, f"{said.who}: right as it was read; {_names(differing)}: not"
    return ALREADY_SO, ""


def _as_read(fact: Fact, said: Correction) -> bool:
    """Whether somebody called a fact right just as it is read."""
    return bool(said.read) and said.read == summary(fact)


def _of_column(
    fact: Fact, column: str, values: Sequence[Correction], confirming: Sequence[Correction]
) -> Iterator[Outcome]:
    """What becomes of what people say of one value."""
    kind, now = column_of(fact.table.name, column), fact.cell(column)
    others = {each.who for each in confirming} - {each.who for each in values}
    differ = any(not same(kind, each.right, values[0].right) for each in values)
    for said in values:
        if differ or (others and not same(kind, now, said.right)):
            every = [f"{each.who}: “{each.right}”" for each in values] + [f"{who}: “{now}”" for who in sorted(others)]
            yield Outcome(said, CONTRADICTED, "; ".join(every), fact, now)
        elif same(kind, now, said.right):
            yield Outcome(said, ALREADY_SO, "", fact, now)
        else:
            changed = bool(said.read) and not same(kind, now, said.read)
            yield Outcome(said, APPLIED, f"“{now}” is read now" if changed else "", fact, now)


def _names(people: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(people))
