"""What a paper does with a concept: puts it to the vote, tells how it is made or carried out, or merely speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.action_fields.nouns import sentence_at, words_pattern
from extractors.document import Document
from extractors.facts import Consultation, Fact, HeadValue
from extractors.sections import sections

_VOTES = re.compile(
    r"\b(?:beschlie(?:ß|ss)\w*|(?:wird|werden)\b[^.;]*\bbeschlossen\b|stimm\w*|zu[gz]e?\w*stimm\w*|Zustimmung|billig\w*|gebilligt|bestätig\w*|genehmig\w*|verabschied\w*|Einverständnis|empf(?:ie|e)hl\w*)\b"
)
_DRAFT = re.compile(
    r"\bEntw[uü]rf\w*\s+(?:des|der|eines|einer|für|zum|zur)\s+(?:\w+\s+){0,2}\w*(?:konzept|plan|leitbild|strategie)",
    re.IGNORECASE,
)
# “empfiehlt die Annahme des Konzepts”; a motion to change a plan that is put to the vote
_RECOMMENDS = re.compile(
    r"\bempf(?:ie|e)hl\w*\b[^.;]{0,140}\b(?:Annahme|Zustimmung|Verabschiedung|Beschlussfassung)\s+(?:des|der|zum|zur)\s+\w*(?:[Kk]onzept|[Pp]lan|[Ll]eitbild|[Ss]trategie)"
)
# “Der Kommunale Integrationsplan wird beschlossen.”
_IS_ADOPTED = re.compile(
    r"(?:^|[.:]\s+|\d\.\s+)(?:Der|Das|Die|Dem)\s+(?!(?:[^.;]*\s)?(?:Erstellung|Erarbeitung|Haushalt|Bebauung|Stellen|Wirtschafts))[^.;:\n]{0,80}"
    r"\w*(?:[Kk]onzept|[Kk]onzeption|[Pp]lan|[Ss]trategie|[Ll]eitbild|[Pp]rogramm)(?:e?s)?\b[^.;:\n]{0,90}\s(?:wird|werden)\s+(?:[\w.]+\s+){0,8}?(?:beschlossen|verabschiedet|zugestimmt|gebilligt)\b",
    re.MULTILINE,
)
# “Der Handlungsplan tritt an die Stelle der Leitlinien”, “an seine Stelle treten die Leitlinien”
_TAKES_THE_PLACE = re.compile(
    r"\b(?:tritt|treten)\s+an\s+(?:die|seine|ihre|deren|dessen)\s+Stelle|\ban\s+(?:seine|ihre|deren|dessen)\s+Stelle\s+(?:tritt|treten)\b"
)
_AMENDS = re.compile(
    r"\b(?:Änderungsantrag|Ergänzungsantrag)\b.*(?:konzept|plan|leitbild|strategie|leitlinien)", re.IGNORECASE
)
_RENEWING = re.compile(
    r"\b(?:Fortschreibung|Fortschreibungs\w*|Neuaufstellung|Neufassung|Überarbeitung|Aktualisierung|Erstellung|Erarbeitung|Weiterentwicklung|"
    r"weitere[sn]?\s+Vorgehen|Neukonzeption)\b"
)
_NEW = re.compile(r"\b[Nn]eue[nrs]?\s+\w*(?:konzept|[Kk]onzeption|plan|[Ll]eitbild|strategie)(?:e?s)?\b")
_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?(?P<year>20\d\d)(?!\d)")
# “Bericht über die Umsetzung”, “Sachstand”: the subject of a paper that tells of a concept in force
_REPORTS = re.compile(
    r"(?:Umsetzung(?!sg)|Sachstand|Zwischenstand|[Bb]ericht|Bilanz|Evaluation|Evaluierung|Monitoring|[Cc]ontrolling|Jahresrückblick|Realisierung)"
)
# “nimmt den Bericht über die Umsetzung zur Kenntnis”
_REPORT_TAKEN = re.compile(
    r"\b(?:[Bb]ericht\w*|Sachstand\w*)\b[^.;]{0,80}\bUmsetzung|\b(?:Umsetzungs|Fortschritts|Zwischen|Sachstands|Jahres)bericht\w*"
)
_MAKING = re.compile(r"Fortschreibung|Neuaufstellung|Erstellung|Erarbeitung|Konzeptentwicklung")
# “Entwurf”, “Vorstellung des Integrationskonzepts”: the subject of a paper that tells of one in the making
_MAKES = re.compile(
    r"(?:Fortschreibung|Neuaufstellung|Neufassung|Überarbeitung|Aktualisierung|Erstellung|Erarbeitung|Entwicklung|Weiterentwicklung|"
    r"Neukonzeption|Entwurf|Vorstellung|Aufstellung|Beschluss(?:fassung)?|Verabschiedung|Arbeitspapier|Konzeptentwicklung|entwickl|erstell)",
    re.IGNORECASE,
)
# “das Programm, dessen Entwurf als Anlage beigefügt ist”
_ITS_DRAFT = re.compile(
    r"\b(?:dessen|deren|[Dd]er|[Dd]en|[Ii]m|[Ee]in|erste|zweite|vorliegende|anliegende|beiliegende)[rn]?\s+Entwurf\b(?!\s+de[sr]\s+(?:Haushalt|Stellen|Wirtschaft))"
    r"[^.;]{0,80}\b(?:Anlage|beigefügt|vorgelegt|liegt|vorliegt|erarbeitet|beraten|diskutiert)\b"
)
# “könne der Kreistag den Plan vor Ostern beschließen”
_TO_BE_ADOPTED = re.compile(
    r"\b(?:könne|könnte|kann|soll|sollte|wird)\b[^.;]{0,100}\b(?:den|das|der|die)\s+(?:\w*[Kk]onzept|\w*[Pp]lan|\w*[Ss]trategie|\w*[Ll]eitbild)\b"
    r"[^.;]{0,60}\b(?:beschließen|verabschieden|beschlossen\s+werden|verabschiedet\s+werden)\b"
)
# “das Ziel, ein Integrationskonzept zu erstellen”, “Fertigstellung der Regionalstrategie”: it is not there yet
_NOT_YET = re.compile(
    r"\bein(?:e|es)?\s+(?:\w+\s+){0,3}\w*(?:[Kk]onzept|[Ll]eitbild|[Pp]lan|[Ss]trategie)\w{0,2}\s+(?:zu\s+(?:erstellen|erarbeiten|entwickeln)|"
    r"(?:erstellt|erarbeitet|entwickelt)\s+werden\s+soll)|"
    r"\b(?:Fertigstellung|Verabschiedung|Vorlage)\s+(?:des|der)\s+(?:\w+\s+)?\w*(?:[Kk]onzept|[Pp]lan|[Ss]trategie|[Ll]eitbild)(?:e?s)?(?!\w)"
)
_CONCEPT = r"[„“\"]?\w*(?:konzept|konzeption|plan|leitbild|strategie|programm|leitlinien)"
_THE_CONCEPT = rf"\b(?:das|dem|des|die|der|sein|ihr|unser)\s+(?:[\w„“\"-]+\s+){{0,3}}?{_CONCEPT}(?:e?s)?"
_ADOPTED = r"(?:beschlossen|verabschiedet|gebilligt|zugestimmt|in\s+Kraft\s+gesetzt)(?!\w)"
_WHEN = re.compile(
    r"(?:19|20)\d\d|\b(?:Jahre?|Jahren|Herbst|Frühjahr|Sommer|Winter|bereits|einstimmig|seit|seither|seitdem|zuletzt)\b"
)
_TO_COME = re.compile(
    r"\b(?:soll|sollen|sollte|könnte|wird|werden|möge|zu\s+beschließen|geplant|vorgesehen|voraussichtlich)\b"
)
# “Der Rat hat das Integrationskonzept am 12.05.2015 beschlossen”, “Das 2014 beschlossene Konzept”, “beschloss der Rat das Konzept”
_DECIDED = re.compile(
    rf"{_THE_CONCEPT}\b[^.;:]{{0,120}}?\b{_ADOPTED}|"
    rf"\b(?:beschlossen|verabschiedet|gültig|geltend|bestehend|vorhanden)e[nrsm]?\s+(?:[\w„“\"-]+\s+){{0,2}}?{_CONCEPT}|"
    rf"\b(?:beschloss|verabschiedete|billigte)\s+(?:\w+\s+){{1,5}}?{_THE_CONCEPT}|"
    rf"\bseit\s+(?:\w+\s+)?(?:19|20)\d\d\s+(?:gibt\s+es|gilt|liegt|besteht|verfügt|hat)\b[^.;:]{{0,60}}?{_CONCEPT}",
    re.IGNORECASE,
)
# “Mobilitätskonzept”, “Gleichstellungsaktionsplan”, “Jugendhilfeplanung”; not “Haushaltsplan”
_POLICY = re.compile(
    r"(?<!\w)(?!(?:Haushalt|Bebauung|Fl[äa]chennutzung|Stellen|Wirtschaft|Finanz|Bauleit|Lage|Ergebnis|Teil|Zeit|Sitzung|Dienst|Investition|Nachtrag)\w*)"
    r"\w*(?:[Kk]onzept|[Kk]onzeption|[Pp]lan|[Ss]trategie|[Ll]eitbild|[Pp]rogramm|[Ll]eitlinien|[Cc]harta|[Pp]akt|[Pp]lanung|[Pp]apier|projekt)(?:e?s)?(?!\w)"
)
# “Ziele des beschlossenen Konzepts gelten”
_BINDING = re.compile(
    rf"\b(?:beschlossen|verabschiedet|geltend|gültig)en\s+(?:\w+\s+)?{_CONCEPT}(?:e?s)?\s+(?:gelten|gilt|werden|wird|sind|ist)\b",
    re.IGNORECASE,
)
# “Der Rat beschließt das Klimaschutzkonzept”
_ADOPTS = re.compile(
    rf"\b(?:beschlie(?:ß|ss)\w*|verabschied\w*|billigt)\s+(?:[a-zäöüß]+\s+)?(?:das|den|die)\s+(?:\w+\s+){{0,2}}?{_POLICY.pattern}"
)
# “Integrationskonzept der Stadt Musterau”, “Entwurf des Handlungskonzepts Migration”: the subject is the concept itself
_IS_CONCEPT = re.compile(
    rf"\W*(?:(?:Kommunales|Integriertes|Gesamtstädtisches|Städtisches|Entwurf|Beschluss|Vorstellung|Verabschiedung|de[sr]|\w+e[rs])\s+){{0,3}}{_POLICY.pattern}"
)
_OFTEN, _HEAD, _TITLE = 2, 600, 350
_LONGEST_DECISION = 1200  # what goes on longer took the reasons in


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper does with a concept.

    * ``about``: it speaks of one at all; ``central``: its head or decision names one; ``policy``: its head names a plan or
      programme on anything;
    * ``proposes``: it puts one to the vote; ``adopts``: it is the minutes of that vote;
      ``votes``: it decides on something; ``renewing``: it is about making one anew;
      ``makes``: its subject is one in the making; ``brings``: its subject is one, and nothing is said of its being in force;
    * ``reports``: it tells of the carrying out of one; ``decided``: it says that one is in force; ``year``: when it was
      written.
    """

    about: bool
    central: bool
    policy: bool
    proposes: bool
    adopts: bool
    votes: bool
    renewing: bool
    makes: bool
    brings: bool
    reports: bool
    decided: bool
    year: int | None


def paper_of(document: Document, known: Sequence[Fact]) -> Paper:
    decision = [document.text[s.body_start : s.end] for s in sections(document) if s.kind == "decision"]
    subject = [f.value for f in known if isinstance(f, HeadValue) and f.field == "subject"]
    days = [f.date for f in known if isinstance(f, Consultation) and isinstance(f.date, date)]
    years = [day.year for day in days] or [int(m["year"]) for m in _DAY.finditer(document.text)]
    concept = words_pattern("concept")
    proposes = any(_proposes(part) for part in decision) or any(_DRAFT.search(part) for part in subject + decision)
    proposes = (
        proposes
        or _RECOMMENDS.search(document.text) is not None
        or any(_is_concept_itself(found[0]) for found in _IS_ADOPTED.finditer(document.text))
        or _AMENDS.search(document.text, 0, _HEAD) is not None
        or any(_TAKES_THE_PLACE.search(part[:_LONGEST_DECISION]) for part in (document.text, *decision))
    )
    central = any(concept.search(part) for part in (document.text[:_HEAD], *subject, *decision))
    about = central or len(concept.findall(document.text)) >= _OFTEN
    drafted = _ITS_DRAFT.search(document.text) is not None or _TO_BE_ADOPTED.search(document.text) is not None
    decided = _is_decided(document)
    drafted = drafted or (not decided and _NOT_YET.search(document.text) is not None)
    reports = not drafted and (
        any(_REPORTS.search(part) and not _MAKES.search(part) for part in subject)
        or (any(_REPORT_TAKEN.search(part) for part in decision) and not any(_MAKING.search(part) for part in subject))
    )
    return Paper(
        about=about or proposes,
        central=central or proposes,
        policy=any(_POLICY.search(part) for part in (document.text[:_TITLE], *subject, *decision)),
        proposes=proposes,
        adopts=proposes
        and _MINUTES.search(document.text, 0, _TITLE) is not None
        and any(_VOTED.search(part) for part in decision),
        votes=any(_VOTES.search(part) for part in decision),
        renewing=any(_RENEWING.search(part) for part in decision + subject) or _NEW.search(document.text) is not None,
        makes=any(_MAKES.search(part) for part in subject) or drafted,
        brings=not (reports or decided) and any(_IS_CONCEPT.match(part) for part in subject),
        reports=reports,
        decided=decided,
        year=max(years, default=None),
    )


def _is_concept_itself(words: str) -> bool:
    """Whether a sentence speaks of the concept and not of the way to it, or of what it is good for."""
    return words_pattern("concept", "way").search(words) is None


def _is_decided(document: Document) -> bool:
    """Whether the text says that a concept was adopted at some time before."""
    if _BINDING.search(document.text):
        return True
    said = [sentence_at(document, found.start()) for found in _DECIDED.finditer(document.text)]
    words = [document.text[sentence.start : sentence.end] for sentence in said]
    return any(_WHEN.search(sentence) and not _TO_COME.search(sentence) for sentence in words)


_MINUTES = re.compile(
    r"N\s?i\s?e\s?d\s?e\s?r\s?s\s?c\s?h\s?r\s?i\s?f\s?t|protokoll|Beschluss(?:buch|auszug)", re.IGNORECASE
)
_VOTED = re.compile(r"\(?\d+\s?:\s?\d+\)?|\beinstimmig|\bmehrheitlich|\bJa[-:\s]")


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
