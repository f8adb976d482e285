"""What a paper does with a concept: puts it to the vote, tells how it is made or carried out, or merely speaks of it;
and whether the fields that it names are in force, proposed, or of an earlier concept.

“Das bisherige Konzept kannte die Felder Sprache und Arbeit”: former. “Bericht über die Umsetzung des Konzepts”: adopted. What the
sentence says goes before what the paper does; fields of which nothing else is said are proposed, those of a concept's own chapters in
force.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from extractors.action_fields.words import cue_words, sentence_at, words_pattern
from extractors.document import Document
from extractors.facts import Consultation, Fact, FieldStatus, HeadValue
from extractors.sections import sections

_VOTES = re.compile(
    r"\b(?:beschlie(?:ß|ss)\w*|(?:wird|werden)\b[^.;]*\bbeschlossen\b|stimm\w*|zu[gz]e?\w*stimm\w*|Zustimmung|billig\w*|gebilligt|bestätig\w*|genehmig\w*|verabschied\w*|Einverständnis|empf(?:ie|e)hl\w*)\b"
)
_RENEWS = re.compile(
    r"(?:Fortschreibung|Neuaufstellung|Neufassung|Überarbeitung|Aktualisierung|Weiterentwicklung|Neukonzeption|Erstellung|Erarbeitung|"
    r"Entwicklung|Entwurf|Vorstellung|Aufstellung|Beschluss(?:fassung)?|Verabschiedung|entwickl|erstell)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?(?P<year>20\d\d)(?!\d)")
# “Stand der Umsetzung”: the subject of a paper that tells of a concept in force
_REPORTS = re.compile(r"Umsetzung(?!sg)|Evaluation|Evaluierung|Monitoring|Realisierung")
# “nimmt den Bericht über die Umsetzung zur Kenntnis”
_REPORT_TAKEN = re.compile(
    r"\b(?:[Bb]ericht\w*|Sachstand\w*)\b[^.;]{0,80}\bUmsetzung|\b(?:Umsetzungs|Fortschritts|Zwischen|Sachstands|Jahres)bericht\w*"
)
# “Mobilitätskonzept”, “Gleichstellungsaktionsplan”, “Jugendhilfeplanung”; not “Haushaltsplan”
_POLICY = re.compile(
    r"(?<!\w)(?!(?:Haushalt|Bebauung|Fl[äa]chennutzung|Stellen|Wirtschaft|Finanz|Bauleit|Lage|Ergebnis|Teil|Zeit|Sitzung|Dienst|Investition|Nachtrag)\w*)"
    r"\w*(?:[Kk]onzept|[Kk]onzeption|[Pp]lan|[Ss]trategie|[Ll]eitbild|[Pp]rogramm|[Ll]eitlinien|[Cc]harta|[Pp]akt|[Pp]lanung|[Pp]apier|projekt)(?:e?s)?(?!\w)"
)
# “Der Rat beschließt das Klimaschutzkonzept”
_ADOPTS = re.compile(
    rf"\b(?:beschlie(?:ß|ss)\w*|verabschied\w*|billigt)\s+(?:[a-zäöüß]+\s+)?(?:das|den|die)\s+(?:\w+\s+){{0,2}}?{_POLICY.pattern}"
)
_OFTEN, _HEAD, _TITLE = 2, 600, 350
_OFTEN_SAID, _OF_A_PLAN = 8, 3
_LONGEST_DECISION = 1200  # what goes on longer took the reasons in


@dataclass(frozen=True)
class Paper:
    """What a paper does with a concept.

    * ``about``: it speaks of one at all; ``central``: its head or decision names one; ``policy``: its head names a plan or
      programme on anything;
    * ``proposes``: it puts one to the vote; ``renews``: it is about making one, or making one anew;
    * ``reports``: it tells of the carrying out of one; ``year``: when it was written;
    * ``said``: how often it speaks of fields, themes, concepts, and of what else is told of.
    """

    about: bool
    central: bool
    policy: bool
    proposes: bool
    renews: bool
    reports: bool
    year: int | None
    said: Mapping[str, int]

    @cached_property
    def plans(self) -> bool:
        """Whether it deals with a concept or plan that may have fields."""
        return self.about or self.policy or self.said.get("concept", 0) >= _OF_A_PLAN

    @cached_property
    def signs(self) -> dict[str, float]:
        """What the paper is, and how often it speaks of fields, as signs for a judge."""
        out = {
            "paper about": float(self.about),
            "paper central": float(self.central),
            "paper policy": float(self.policy),
            "paper plans": float(self.said.get("concept", 0) >= _OF_A_PLAN),
        }
        for family in ("field", "theme", "concept"):
            out[f"paper says {family}"] = min(1.0, self.said.get(family, 0) / _OFTEN_SAID)
            out[f"paper never says {family}"] = float(family not in self.said)
        return {sign: value for sign, value in out.items() if value}


def paper_of(document: Document, known: Sequence[Fact]) -> Paper:
    decision = [document.text[s.body_start : s.end] for s in sections(document) if s.kind == "decision"]
    subject = [f.value for f in known if isinstance(f, HeadValue) and f.field == "subject"]
    days = [f.date for f in known if isinstance(f, Consultation) and isinstance(f.date, date)]
    years = [day.year for day in days] or [int(m["year"]) for m in _DAY.finditer(document.text)]
    concept = words_pattern("concept")
    proposes = any(map(_proposes, decision))
    central = any(concept.search(part) for part in (document.text[:_HEAD], *subject, *decision))
    renewed = any(map(_RENEWS.search, subject))
    told = any(map(_REPORTS.search, subject)) or any(map(_REPORT_TAKEN.search, decision))
    return Paper(
        about=central or proposes or len(concept.findall(document.text)) >= _OFTEN,
        central=central or proposes,
        policy=any(_POLICY.search(part) for part in (document.text[:_TITLE], *subject, *decision)),
        proposes=proposes,
        renews=renewed or any(map(_RENEWS.search, decision)),
        reports=told and not renewed,
        year=max(years, default=None),
        said=Counter(cue.family for cue in cue_words(document)),
    )


def _proposes(decision: str) -> bool:
    """Whether a decision puts the concept itself to the vote, and not the way to it."""
    if not _VOTES.search(decision):
        return False
    for sentence in re.split(r"(?<=[.;])\s+|\n", decision[:_LONGEST_DECISION]):
        keys = ("words", "general", "decided")
        concepts = next(filter(None, (list(words_pattern("concept", key).finditer(sentence)) for key in keys)), [])
        if not concepts and _ADOPTS.search(sentence):
            return True
        begin = 0
        for concept in concepts:
            if not words_pattern("concept", "way").search(sentence, begin, concept.start()):
                return True
            begin = concept.end()
    return False


_YEAR = re.compile(r"(?:(?<![\d.,/-])|(?<=\d\.)|(?<=\d\.\s))(?:19|20)\d\d(?![\d.,-]*\d)(?!\s*(?:€|Euro))")
_CONCEPT = r"\w*(?:konzept|konzeption|plan|leitbild|strategie|programm|leitlinien)"
_ONCE = r"\b(?:bisher|bislang|damals|seinerzeit|früher|ursprünglich|zuvor)\b"
_HELD = (
    r"\b(?:waren|galten|umfasst\w*|enthielt\w*|kannte\w*|gab|gibt|nannte\w*"
    r"|gliederte\w*|standen|lagen|lauteten|ging|sind|hatten?|habe)\b"
)
# “Die damaligen Themen”, “Bisher galten”, “Das Konzept von 2012 hatte”: said of fields that others take the place of
_FORMER = re.compile(
    r"\b(?:bisherig|früher|vorherig|vorangegangen|damalig|auslaufend|ausgelaufen|abgelaufen|vorig|ursprünglich|alt)e[nrsm]?\s+"
    rf"(?:\w+\s+){{0,2}}?(?:{_CONCEPT}\w{{0,3}}|\w*feld\w*|\w*schwerpunkt\w*|Leitziel\w*|Themen|Säulen?)\b|"
    rf"{_ONCE}[^.;:]*?{_HELD}|{_HELD}[^.;:]*?{_ONCE}|"
    rf"\b(?:{_CONCEPT}|Beschluss)\s+(?:(?:von|aus|des\sJahres)\s+)?(?:19|20)\d\d\b[^.;:]{{0,20}}"
    r"\b(?:hatte|war|nannte|kannte|enthielt|umfasste)\b",
    re.IGNORECASE,
)
# “Folgende Handlungsfelder wurden definiert”
_SET = re.compile(
    r"\b(?:wurden|worden|waren)\b.*\b(?:definiert|festgelegt|bestimmt|benannt|vereinbart)\b|\bgebildet\s+worden\b"
)
_YEARS_PAST = 3
# “Konzeptentwurf, Stand Mai 2031”: a short line on the first page
_DRAFT = re.compile(r"^[^\n]{0,60}?\b\w*[Ee]ntwurf(?:sfassung)?\b[^\n]{0,30}$", re.MULTILINE)
_COVER = 600


def status_at(document: Document, paper: Paper, offset: int, *, listed: bool) -> FieldStatus:
    """Whether the fields named at ``offset`` are in force, proposed here, or of an earlier concept; a field
    merely mentioned, not ``listed``, is taken to be in force."""
    sentence = sentence_at(document, offset)
    words = document.text[sentence.start : sentence.end]
    if _FORMER.search(words):
        return "former"
    years = [int(found[0]) for found in _YEAR.finditer(words)]
    past = bool(years) and paper.year is not None and max(years) <= paper.year - _YEARS_PAST
    if past and paper.renews and not paper.proposes:
        return "former"
    return "adopted" if not paper.proposes and (paper.reports or not listed or _SET.search(words)) else "proposed"


def status_of_chapter(document: Document, paper: Paper, offset: int) -> FieldStatus:
    """Whether the field that a chapter of a concept is about is in force: what the concept itself says is, unless the paper puts it to
    the vote or calls itself a draft on its first page."""
    if _DRAFT.search(document.text, 0, min(_COVER, document.pages[0].end)):
        return "proposed"
    return status_at(document, paper, offset, listed=False)
