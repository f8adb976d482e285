"""Maßnahmen: what a concept lists as its measures, with who answers for them, when, how far, at what cost.

“Maßnahme 1.1: Sprachtreff im Bürgerhaus” on a sheet of its own, a row of a table over many pages, a numbered paragraph or a box: one
:class:`Measure` each, however often it is named. Council papers that list none have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document, Range, Span
from extractors.facts import ActionField, LeftAlone, Measure, MeasureActor, MeasureStatus, MeasureValue
from extractors.german import edtf
from extractors.german.text import fold, leaves_open
from extractors.measures.draft import Draft, said_of, title_of
from extractors.measures.fields import Standing, standings
from extractors.measures.labels import BOTH, pattern
from extractors.measures.listed import code_of, measures_of
from extractors.measures.names import NOTHING, names_in, with_offices
from extractors.measures.status import status, tells_status, told_status
from extractors.measures.values import Money, money, period
from extractors.per_document import per_document
from extractors.protocol import Extractor, Known
from extractors.steering_groups.sectors import sector_of

_AS_PRINTED = ("goal", "target_group", "indicator", "priority")
_LONGEST = 1200
_SEVERAL = 3


def extract(document: Document, known: Known) -> Iterator[Measure | LeftAlone]:
    """The measures of a concept in reading order."""
    drafts = measures_of(document)
    places = standings(document, drafts)
    fields = {fold(fact.label): fact for fact in known if isinstance(fact, ActionField)}
    for draft in drafts:
        yield _Reader(document, draft, places[id(draft)]).fact(fields)


@dataclass(slots=True)
class _Reader:
    """Makes of the spans of a measure what they mean."""

    document: Document
    draft: Draft
    standing: Standing

    def fact(self, fields: dict[str, ActionField]) -> Measure:
        document, draft = self.document, self.draft
        assert draft.title is not None
        values: list[MeasureValue] = []
        printed = {column: self._keep(column, values) for column in _AS_PRINTED}
        field = self.standing.innermost
        label = self._value("field", field, values) if field is not None else None
        when, when_text = self._period(values)
        first, last = edtf.bounds(when) if when else (None, None)
        how_far, status_text = self._status(values)
        cost = self._money(values)
        return Measure(
            evidence=document.evidence(draft.title.start, draft.title.end),
            rule=draft.rule,
            label=title_of(document, draft),
            code=code_of(document, draft),
            field=label,
            action_field=fields.get(fold(label)) if label else None,
            **printed,
            period=when,
            date_start=first,
            date_end=last,
            period_text=when_text,
            status=how_far,
            status_text=status_text,
            cost_text=self._text("cost"),
            amount=cost.value if cost else None,
            amount_max=cost.value_max if cost else None,
            currency=cost.currency if cost else None,
            recurring=cost.recurring if cost else None,
            actors=self._actors(),
            values=tuple(values),
            extent=Range(draft.start, draft.end),
        )

    def _text(self, column: str) -> str | None:
        words = " ".join(self.draft.words(self.document, column).split())
        return words[:_LONGEST] if words and not NOTHING.fullmatch(words) else None

    def _value(self, column: str, span: Range, values: list[MeasureValue]) -> str:
        """What stands at ``span``, kept with its evidence."""
        words = " ".join(self.document.text[span.start : span.end].split())
        evidence = self.document.evidence(span.start, span.end)
        values.append(MeasureValue(evidence=evidence, rule=self.draft.rule, column=column, value=words))
        return words

    def _keep(self, column: str, values: list[MeasureValue]) -> str | None:
        """The text of a column, each of its lines kept with its evidence."""
        text = self._text(column)
        for span in self.draft.values.get(column, ()) if text else ():
            self._value(column, span, values)
        return text

    def _period(self, values: list[MeasureValue]) -> tuple[str | None, str | None]:
        cells = [self.document.text[span.start : span.end] for span in self.draft.values.get("period", ())]
        both = len(cells) > 1 and all(map(period, cells))  # begin and end
        when = period((" – " if both else " ").join(cells), self.draft.heads.get("period", ""))
        return when, self._keep("period", values) if when else self._text("period")

    def _status(self, values: list[MeasureValue]) -> tuple[MeasureStatus | None, str | None]:
        column = "status" if "status" in self.draft.values else "period"
        words = self.draft.words(self.document, column)
        asked = column == "status" or tells_status(words, self.document)
        said = status(words, self.document) if asked else None
        if said is None and column == "period":
            said_in = said_of(self.document, self.draft)
            told = told_status([self.document.text[each.start : each.end] for each in said_in])
            return (told[1], self._value("status", said_in[told[0]], values)) if told else (None, None)
        if said is not None:
            for span in self.draft.values[column]:
                self._value("status", span, values)
        return said, self._text(column) if said is not None or column == "status" else None

    def _money(self, values: list[MeasureValue]) -> Money | None:
        for column in ("cost",) if "cost" in self.draft.values else ("status", "text"):
            words = self.draft.words(self.document, column)
            if found := money(words, self.draft.heads.get(column, "")):
                span, *others = self.draft.values[column]
                if not others:  # the amount alone
                    begin = self.document.text.index(words, span.start)
                    span = Range(begin + found.start, begin + found.end)
                self._value("cost", span, values)
                return found
        return None

    def _actors(self) -> tuple[MeasureActor, ...]:
        columns = ["responsible", BOTH, "partners"]
        if "responsible" not in self.draft.values and BOTH not in self.draft.values:
            columns.insert(0, "contact")
        found: dict[str, MeasureActor] = {}
        by_line = _has_names_by_line(self.document)
        for column in columns:
            named = list(self._names(column, by_line=by_line or column == BOTH))
            leads = self._leads(column, [span for _, span, _ in named])
            for name, span, person in named:
                actor = MeasureActor(
                    evidence=self.document.evidence(span.start, span.end),
                    rule=self.draft.rule,
                    name=name,
                    role="responsible" if span in leads and column != "partners" else "partner",
                    sector=sector_of(name),
                    person=person,
                )
                found.setdefault(fold(name), actor)
        return tuple(found.values())

    def _leads(self, column: str, names: Sequence[Range]) -> Sequence[Range]:
        """Of the names in a cell those that answer for the measure: “|Jugendamt| (FF), Caritas”, “|Bauhof| zusammen mit dem BUND”."""
        text, together = self.document.text, pattern("together")
        marked = [name for name in names if pattern("led").match(text, name.end)]
        if column == "partners" or marked:
            return marked if marked and column != "partners" else names
        cells = self.draft.values[column] if names else ()
        joined = {
            name
            for cell in cells
            for name in names
            if cell.start <= name.start < cell.end and together.search(text, cell.start, name.start)
        }
        return names[:1] if column == BOTH else [name for name in names if name not in joined]

    def _names(self, column: str, *, by_line: bool) -> Iterator[tuple[str, Range, str | None]]:
        """The names in a column, each with the person who answers there; a cell that the page's end tears in a name goes on with it."""
        rest = ""
        for cell in self.draft.values.get(column, ()):
            read = list(names_in(self.document, cell, by_line=by_line))
            names = with_offices(self.document.text, read, bare=column != "partners")
            for span, person in names:
                name = f"{rest} {self.document.text[span.start : span.end]}".split()
                rest = " ".join(name) if span is names[-1][0] and leaves_open(name[-1]) else ""
                if not rest:
                    yield " ".join(name), span, person
        if rest:
            yield rest, span, person


@per_document
def _has_names_by_line(document: Document) -> bool:
    """Whether the paper puts each partner on a line of its own: cells of several lines, and never a sign between names."""
    spans = [span for draft in measures_of(document) for span in draft.values.get("partners", ())]
    if any(sign in document.text[span.start : span.end] for span in spans for sign in ",;/·•|+"):
        return False
    return sum(len(list(names_in(document, span))) > 1 for span in spans) >= _SEVERAL


def trigger(document: Document) -> Iterable[Span]:
    """Nothing: the word Maßnahme stands everywhere."""
    return ()


EXTRACTOR = Extractor(name="measures", yields=(Measure,), extract=extract, trigger=trigger)
