"""Passages in the syntax of real papers whose bodies and members are marked in place (``data/marked/bodies.txt``): more papers for the
judges of bodies, of members and of which body they sit in; those of which only bodies are learned (``OF_BODIES``), and those of which
only what steers is (``OF_STEERING``). In short papers (``PAPERS``) fields, partners and what steps are called are marked too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.context_folds import fold_of_passage, text_as_new
from benchmarks.marked_steps import in_place, passages
from pipeline.learning.papers import AnnotatedPaper
from pipeline.quality.gold import GoldPaper

_MARKED = Path(__file__).parent.parent / "data" / "marked"
PASSAGES = (_MARKED / "bodies.txt",)
OF_BODIES = tuple(_MARKED / name for name in ("likely_bodies.txt", "other_bodies.txt", "members.txt"))
OF_STEERING = (_MARKED / "same_bodies.txt",)
PAPERS = tuple(sorted((_MARKED / "papers").glob("*.txt")))
MEASURED = tuple(sorted((_MARKED / "measured").glob("*.txt")))
MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<what>[bmlcfos])(?P<body>\d?)(?:\s(?P<status>[epf?]))?\]\]")
_NAMED = {"f": ("action_fields", "label"), "o": ("external_partners", "name"), "s": ("milestones", "label")}
_STATUS = {"e": "existing", "p": "proposed", "f": "former"}


def papers(
    files: Sequence[Path] = PASSAGES, *, of_members: bool = True, of_nouns: bool = True, whole: bool = False
) -> list[AnnotatedPaper]:
    """Each passage as an annotated paper: “eine [[Begleitgruppe|b p]] aus [[Schulen|m]]” has a proposed body with one member. Of those that
    are not ``of_members`` only the judges of bodies learn; of those that are not ``of_nouns`` the judge of steering alone. In
    those that are ``whole`` fields, partners and steps are marked too: “im Bereich [[Sprache|f]] berät das [[Büro Nord|o]]”."""
    found = []
    for source, ((place, *_), body) in ((file, passage) for file in files for passage in passages(file)):
        document, marks = in_place(body, MARK)
        if source not in MEASURED:  # those nothing learned from
            text_as_new(fold_of_passage(source, place), document.text)
        teaches = {"of_members": of_members, "of_nouns": of_nouns}
        gold: dict[str, Any] = {"municipality": {"name": place}, "steering_groups": groups(marks), **teaches}
        if whole:
            gold |= {table: [] for table, _ in _NAMED.values()}
            for start, end, mark in marks:
                if named := _NAMED.get(mark["what"]):
                    gold[named[0]].append({named[1]: _words(mark), "place": (start, end)})
        found.append(AnnotatedPaper(document, GoldPaper(source.name, place, gold)))
    return found


def groups(marks: Sequence[tuple[int, int, re.Match[str]]]) -> list[dict[str, Any]]:
    """The annotated bodies that the marks make; a member without a number sits in the body marked before it, else in the first. A row's
    ``place`` is where its mark stands: the same office named elsewhere in the passage is no member there."""
    bodies = [_body(mark) for _, _, mark in marks if mark["what"] == "b"]
    latest = 0
    for start, end, mark in marks:
        if mark["what"] == "b":
            latest += 1
            continue
        if mark["what"] in _NAMED:
            continue
        body = bodies[int(mark["body"] or max(latest, 1)) - 1]
        words = _words(mark)
        if mark["what"] == "c":
            body |= {"chair": words, "chair_place": (start, end)}
        else:
            role = {"role": "chair"} if mark["what"] == "l" else {}
            body["members"].append({"name": words, "place": (start, end), **role})
    return bodies


def _body(mark: re.Match[str]) -> dict[str, Any]:
    status = {"optional": True} if mark["status"] == "?" else {"status": _STATUS[mark["status"]]}
    return {"name": _words(mark), "members": [], **status}


def _words(mark: re.Match[str]) -> str:
    """The marked words in one line, as reading joins them."""
    return " ".join(re.sub(r"(?<=\w)-\n(?=[a-zäöüß])", "", mark["words"]).split())
