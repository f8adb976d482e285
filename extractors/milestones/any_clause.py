"""Clauses that say what happens at a time in words that no list foresees: “Die Förderung läuft mit dem 28.02.2029 aus.”

A main clause of the reasons that says of a day, a month, a season or a quarter what happens then, and that nothing refuses (a law, a
letter: :mod:`extractors.milestones.refusals`; figures, sums, states that last, third parties: here), tells a step of the process,
whatever its verb, if it names a body, an office or a product of the town's process.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.document import Range
from extractors.german.dates import find_times
from extractors.milestones.clauses import AUXILIARY, Part
from extractors.milestones.phrases import NOUN, made, with_subject, without_time
from extractors.milestones.refusals import ADVERBIAL, WHOLE_YEAR
from extractors.milestones.steps import MONEY, Step, label_of
from extractors.milestones.words import names_body, names_product, third_party

_FEWEST_WORDS = 4
# who or what carries a process in the town: a clause that names none of them tells of other things
_OURS = re.compile(
    r"\b(?:(?:[A-ZÄÖÜ]\w*)?(?:[Rr]at(?:es|s)?|[Rr]äte\w*|[Rr]ätinnen|[Aa]usschuss(?:es)?|[Bb]eirat(?:s|es)?|[Kk]reistag(?:es|s)?|[Vv]ersammlung"
    r"|[Bb]ürgermeister\w*|[Ll]andr[aä]t\w*|[Bb]ürgerschaft|[Vv]ertretung|[Vv]erwaltung|[Pp]rojekt\w*|[Ff]örderung|[Pp]rozess\w*|[Pp]hase\w*)"
    r"|Stelle|Zuwendung|Amt(?:es)?|Träger\w*|Überblick|Fachstelle|Vertrag|Vereinbarung|Entwurf\w*|Fassung|Auftrag)\b"
)
_REFERRED = re.compile(r"[\s,;]*siehe\b")
# “Zeitlich: Werbephase (für Vereine) ” before its time and nothing else
_NOUN_FIRST = re.compile(
    r"(?:[A-ZÄÖÜ][\wäöüß]+:\s+)?(?P<noun>[A-ZÄÖÜ][\wäöüß-]{4,}(?:\s(?:der|des|im|in|für|mit|durch|von)\s[^.;:,]{3,50})?)\s+(?:(?:voraussichtlich|spätestens|am|im|bis|zum)\s+)*"
)
_ENDS = re.compile(r"\s*\.\s*")
_NO_EVENT = re.compile(
    r"[Ss]tand\b|[Dd]atum|Ausdruck|Druck\b|Version|Fassung|Frist\b|Laufzeit|Sitzung|Eingang|Schreiben|Antrag|Haushalt"
)
# “vom 6. Mai 2028” behind a noun names a thing by its date; “vom 6. bis 9. Mai 2028” says when
_NAMES = frozenset({"vom", "von", "aus", "für"})
# “mit dem 28.02.2029”, “zum 1.3.2029”: words before a time that say that something happens then
_WHEN = re.compile(
    r"(?<!\w)(?:am|im|in|zum|bis|mit|nach|vor|gegen|den|dem)\s+(?:(?:dem|den|der|zum)\s+)?$", re.IGNORECASE
)
# “(Sitzung vom 6. Mai 2028)”
_IN_SESSION = re.compile(r"\((?:[A-ZÄÖÜ]\w*)?[Ss]itzung\s+(?:vom|am)\s*$")
# words in small letters that end like a verb and are none
_NO_VERBS = (
    "nicht|erst|selbst|zuletzt|jetzt|meist|seit|laut|samt|statt|fast|sonst|acht|weit|rund|gut|den|einen|diesen|ihren|seinen|beiden"
    "|schlecht|leicht|schlicht|recht|direkt|konkret|gesamt|exakt|akut|breit|spät|hart|alt|bunt|interessant|relevant|allen|unten|oben|neben|gegen|wegen|zwischen|zehn|sieben"
)
# what can be a finite verb or a participle: “läuft”, “baten”, “ausgelaufen”, “schloss”
_VERB = re.compile(
    rf"(?<![\w-])(?<!\bdie\s)(?<!\bder\s)(?<!\bden\s)(?<!\bdem\s)(?<!\bdes\s)(?!(?:{_NO_VERBS})(?!\w))(?:[a-zäöüß]+(?:t|en|ieß|ief|ing|am|ag|ah|iel|ug|og|oss|ieb|ies|uf)|fällig|fertig)(?!\w)"
)
# “, das zum 1. Mai begann”, “da sich erst …”, “wer bis zum 1.3. kam”: what depends on another clause
_DEPENDS = re.compile(
    r"[\s,;:–-]*(?:(?:und|oder|so|sowie|auch)\s+)?(?:(?:in|an|auf|mit|aus|zu|bei|von|für|durch|über|unter)\s+)?"
    r"(?:die|der|das|den|dem|deren|dessen|denen|welche[rsnm]?|wer|was|wie|wo|womit|wobei|wonach|worin|da|weil|obwohl|obgleich|während|damit"
    r"|nachdem|als|sobald|solange|bevor|bis|indem|um|ob|dass|falls|sofern|wenn|soweit)\s"
)
_REPORTED = re.compile(r",\sdass\s.*\b(?:hat|habe|hätten|haben|wurden?|worden|sei|seien|war|waren)\b", re.DOTALL)
# “die im Frühjahr 2028 versandte Mail”: between an article and its noun a time only describes
_ARTICLE = re.compile(
    r"(?<!\w)(?:der|die|das|des|dem|den|eine?[nrms]?|am|im|zum|zur|vom)\s+(?:(?:noch|bereits|schon|erst|erstmals|zuletzt)\s+)?$",
    re.IGNORECASE,
)
# “731 Beschäftigte”, “drei weitere Einrichtungen”, “0,5 VZÄ”, “Personen mit …”: how many there were then, and how people lived
_COUNTED = re.compile(
    r"(?<![\d.,/])\d{2,}(?:\.\d{3})*(?:,\d+)?\s+(?:[a-zäöüß]+e\s+)?[A-ZÄÖÜ]\w|\d,\d\s+[A-ZÄÖÜ]"
    r"|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\s+(?:[a-zäöüß]+e\s+)?[A-ZÄÖÜ]"
    r"|\b(?:Personen|Familien|Geflüchteten?|Flüchtlingen?|Asylbewerber\w*)\b"
)
# “Für die Zeit vom 1.8. bis 31.12.2028 wird nur gezahlt”: how long something holds
_TERM = re.compile(r"(?:Zeit|Zeitraum|Zeitraums|Dauer)\s+(?:vom\s+)?$")
_THIS = re.compile(r"[\s,;:–-]*(?:und\s+)?(?:dies|dieses|das)\s")
_THERE_IS = re.compile(r"\b(?:gab|gibt|gebe)\s+es\b|\bes\s+(?:gab|gibt|gebe)\b")
_WHO = re.compile(r"\s*(?:Wer|Wen|Wem|Was|Wo|Wie|Warum|Falls|Sofern|Wenn)\s")
_PARTED = re.compile(r"[;:]\s|\s[-–]\s")
# a clause of its own: its subject, its verb
_FULL = re.compile(r"(?<!\w)(?:er|sie|es|dies|dieser|dieses|man)(?!\w)|(?<!\w)(?:der|die|das)\s+(?:[A-ZÄÖÜ])")
_WHOLE_SENTENCE = re.compile(r"(?=[A-ZÄÖÜ„(\d]).*[.!;:][“”\")]?\s*", re.DOTALL)


def any_clause(text: str, sentence: Range, part: Part) -> Step | None:
    """The step that a clause of a sentence tells, or None where the time only names a thing, or nothing happens then."""
    whole = text[sentence.start : sentence.end]
    if WHOLE_YEAR.fullmatch(part.time.edtf) or ".." in part.time.edtf or len(whole.split()) < _FEWEST_WORDS:
        return None
    if not _WHOLE_SENTENCE.fullmatch(whole) or not _says_when(text, part):
        return None
    if "/" in part.time.edtf and whole.endswith(":"):  # “… hatte von Mai bis Juli folgende Gründe:”
        return None
    wide = _widened(text, sentence, part)
    words = f"{text[wide.start : part.time.start]} {text[part.time.end : wide.end]}"
    if not _VERB.search(AUXILIARY.sub(" ", words)) or _depends(text, sentence, wide):
        return None
    told = whole if _THIS.match(text, wide.start) else words
    if not (names_product(told) or names_body(told) or _OURS.search(told)) or _REFERRED.match(words):
        return None
    if MONEY.search(words) or _COUNTED.search(words) or _THERE_IS.search(words) or third_party(words):
        return None
    label = without_time(text, wide)
    if not NOUN.search(label_of(label)):
        named = _THIS.match(text, wide.start) is not None
        before, after = text[sentence.start : wide.start] if named else "", text[wide.end : sentence.end]
        label = with_subject(text, wide) if wide.subject else f"{before} {label}{after}"
    return made(text, wide.start, wide.end, label, wide, "done-whatever")


def noun_and_time(text: str, sentence: Range, part: Part) -> Step | None:
    """The step of a sentence without a verb: “Konstituierung am 28.04.2028.”, “Zeitlich: Werbephase bis 31.03.2028.”"""
    if WHOLE_YEAR.fullmatch(part.time.edtf) or ".." in part.time.edtf:
        return None
    found = _NOUN_FIRST.fullmatch(text, sentence.start, part.time.start)
    if found is None or not _ENDS.fullmatch(text, part.time.end, sentence.end) or _NO_EVENT.search(found["noun"]):
        return None
    begin = found.start("noun")
    return made(text, begin, part.time.end, found["noun"], part, "noun-and-time")


def _widened(text: str, sentence: Range, part: Part) -> Part:
    """The part with what it is set into: all of “Der Entwurf, im Januar 2028 vorgelegt, stieß auf Kritik.”"""
    own = text[part.start : part.end].strip(" ,;")
    if _DEPENDS.match(text, part.clause.start, part.end) and part.clause.start > sentence.start:
        return part
    if part.clause.start == sentence.start and _VERB.search(AUXILIARY.sub(" ", own)):
        return part
    start = max(
        sentence.start, *(sentence.start + m.end() for m in _PARTED.finditer(text[sentence.start : part.start])), 0
    )
    end = _PARTED.search(text, part.end, sentence.end)
    last = end.start() if end else sentence.end
    beside = (*find_times(text[start : part.time.start]), *find_times(text[part.time.end : last]))
    if beside or _FULL.search(text, part.start, part.end):
        return part
    return replace(part, start=start, end=last, clause=Range(start, last))


def _depends(text: str, sentence: Range, part: Part) -> bool:
    start = part.clause.start
    if _WHO.match(text, start):
        return True
    if start == sentence.start or text[sentence.start : start].rstrip().endswith((";", ":")):
        return False
    return _DEPENDS.match(text, start, part.end) is not None and _REPORTED.match(text, start, part.clause.end) is None


def _says_when(text: str, part: Part) -> bool:
    """Whether the time stands as an adverbial of its clause."""
    before = text[part.start : part.time.start]
    lead, when = ADVERBIAL.search(before), _WHEN.search(before)
    begins = min(found.start() for found in (lead, when) if found is not None) if lead or when else len(before)
    if _ARTICLE.search(before[:begins]) or _TERM.search(before):
        return False
    if not before.strip(" (,;–-"):
        return True
    ranged = "/" in part.time.edtf
    if not text[part.time.start].isdigit() and not text[part.time.start].isupper():
        return ranged or not text.startswith(("von", "vom"), part.time.start)
    named = lead is not None and lead[0].split()[:1] and lead[0].split()[0].casefold() in _NAMES
    return ranged or _IN_SESSION.search(before) is not None if named else when is not None
