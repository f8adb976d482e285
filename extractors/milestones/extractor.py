"""The process in time: what was done and what is planned, with its date as exactly as the paper gives it.

Timelines (tables, lines, lists of dates) and sentences: “Auftaktveranstaltung am 7. März 2019”, “Im Mai 2018 wurde dem Ausschuss ein
Bericht vorgestellt”. The dates of the Beratungsfolge and of the head, of laws, figures, letters and terms are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from extractors.document import Document, Range, Span
from extractors.facts import Consultation, HeadValue, LeftAlone, Milestone
from extractors.german.dates import find_times
from extractors.german.text import fold
from extractors.milestones.dated_lists import dated_list, titled_items
from extractors.milestones.lines import inline_steps, line_steps
from extractors.milestones.sentences import sentence_steps
from extractors.milestones.stacks import stacked_steps
from extractors.milestones.steps import Step, status_of
from extractors.milestones.tables import table_steps
from extractors.milestones.words import signs
from extractors.protocol import Extractor, Known
from extractors.sections import section_at, sentences

# “Sozialausschuss”, “zur Kenntnis: Magistrat” beside a date: a session, no step
_SESSION = re.compile(
    r"(?:[Zz]ur\s+(?:Kenntnis|Beratung|Entscheidung|Beschlussfassung)\s*:?\s*)?(?:[A-ZÄÖÜ][\w-]*,?\s+(?:und\s+|für\s+)?){0,5}"
    r"(?:[\w-]*(?:[Aa]usschuss|[Rr]at|[Kk]reistag|[Bb]eirat|[Mm]agistrat|[Vv]ersammlung|[Ss]enat|[Bb]ürgerschaft|[Vv]ertretung)|Ausschuss\sfür\s[^:;.]{3,60})"
)
_SAME = 0.55
_LAYOUTS = (table_steps, stacked_steps, line_steps, inline_steps, dated_list, titled_items)


def extract(document: Document, known: Known) -> Iterator[Milestone | LeftAlone]:
    """The steps in reading order, each event and date once."""
    written = _written(known)
    sessions = [fact for fact in known if isinstance(fact, Consultation)]
    layout = [step for read in _LAYOUTS for step in read(document) if step.event or not _SESSION.fullmatch(step.label)]
    kept: list[Step] = []
    for step in layout:
        if step.rule == "dated-list" and any(_overlap(step.time, other) for other in kept):
            continue
        if not _told(step, kept) and not any(_overlap(step, fact.evidence) for fact in sessions):
            kept.append(step)
    for found in sentence_steps(document, _paper_date(known)):
        if isinstance(found, LeftAlone):
            yield found
        elif not any(_overlap(found.time, step) for step in layout):
            reason = _no_step(found, sessions, kept)
            if reason:
                evidence = document.evidence(found.start, found.end)
                yield LeftAlone(evidence=evidence, rule="no-step", reason=reason)
            else:
                kept.append(found)
    for step in sorted(kept, key=lambda step: (step.start, step.time.start)):
        yield Milestone(
            evidence=document.evidence(min(step.start, step.time.start), max(step.end, step.time.end)),
            rule=step.rule,
            label=step.label,
            edtf=step.time.edtf,
            date_start=step.time.first,
            date_end=step.time.last,
            status=status_of(step.time, step.clause, written),
        )


def _no_step(step: Step, sessions: list[Consultation], kept: list[Step]) -> str:
    own_words = step.rule == "done-whatever" or re.search(r"beschließ|entscheid|berat|Beratung|Beschluss", step.clause)
    if own_words and any(fact.date is not None and step.time.edtf == fact.date.isoformat() for fact in sessions):
        return "a session of the Beratungsfolge"
    return "told before" if _told(step, kept) else ""


def _told(step: Step, kept: list[Step]) -> bool:
    """Whether the same event on the same date stands already; on one day, two sentences mostly tell one event."""
    for other in kept:
        if other.time.edtf != step.time.edtf:
            continue
        if step.rule == "done-whatever":
            return True
        label, earlier = fold(step.label), fold(other.label)
        if (
            label in earlier
            or earlier in label
            or SequenceMatcher(None, label, earlier, autojunk=False).ratio() >= _SAME
        ):
            return True
        if step.rule.startswith("timeline"):
            continue
        same_event = bool(step.event) and step.event == other.event and not step.event.startswith("Sitzung")
        other_event = bool(step.event and other.event) and step.event != other.event
        if same_event or (len(step.time.edtf) == 10 and not other_event):
            return True
    return False


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _written(known: Known) -> date | None:
    """When the paper was written: its date, else its first session."""
    days = [fact.date for fact in known if isinstance(fact, Consultation) and fact.date is not None]
    return _paper_date(known) or min(days, default=None)


def _paper_date(known: Known) -> date | None:
    dates = (fact.value for fact in known if isinstance(fact, HeadValue) and fact.field == "date")
    return next((date.fromisoformat(value) for value in dates), None)


def trigger(document: Document) -> Iterator[Range]:
    """Days, months and seasons in sentences of the text that name an event or say that something is done."""
    for sentence in sentences(document):
        section = section_at(document, sentence.start)
        if section is None or section.kind not in ("reasons", "decision", "financial"):
            continue
        text = document.text[sentence.start : sentence.end]
        times = [time for time in find_times(text) if len(time.edtf) > 4 and "-" in time.edtf]
        if times and any(True for _ in signs(text)):
            for time in times:
                yield Range(sentence.start + time.start, sentence.start + time.end)


EXTRACTOR = Extractor(name="milestones", yields=(Milestone,), extract=extract, trigger=trigger)
