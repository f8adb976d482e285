"""The words of a German sentence by what they can be in a noun phrase.

Articles, prepositions, conjunctions and adverbs are few and known; a capital letter makes a noun; what is left in lower case is an
adjective where it is inflected and a noun follows, else a verb or an adverb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

WordKind = Literal[
    "article", "preposition", "conjunction", "number", "adverb", "pronoun", "relative", "noun", "body", "there", "low", "comma",
    "stop", "dash", "bracket"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word, bracket or punctuation mark of a sentence; ``low`` is its text in lower case."""

    start: int
    end: int
    low: str
    kind: WordKind


_WORD = re.compile(
    r"""(?P<bracket>\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])
    |(?P<quote>[„»«“"][^„“”«»"\n\t]{1,80}[“”«»"])
    |(?P<body>[§¤]+)
    |(?P<there>¶+)
    |(?P<short>\b(?:e\.\s?V|e\.\s?G|u\.\s?a|z\.\s?B|i\.\s?d\.\s?R|(?:[Ee]v(?:ang)?|[Kk]ath|[Rr]öm|[Gg]riech)\.-(?:luth|kath|ref|orth)|ev|evang|kath|bzw|beziehungsweise|ggf|inkl|einschl|Dr|Prof|Dipl|St|vgl|ca|Nr|evtl|max|mind|o\.\s?[aä]
      |a\.\s?D|u|Abt|Ev|Kath|Ref|Hr|Fr|Dez|Soz|Vertr|Mitgl|Päd|Ing|Psych|Geogr|Kfm|Betr|Verw|Ktabg|Stv|h\.\s?c|[A-ZÄÖÜ])\.)
    |(?P<number>\d+(?:[.,/-]\d+)*(?:\.(?=\s+[A-ZÄÖÜ]))?)
    |(?P<word>[^\W\d_](?:\w|[-/:*’'&.](?=[\w-])|-(?=[/,\s]))*)
    |(?P<comma>[,;])|(?P<dash>[–—/&-])|(?P<stop>[.:!?\t])""",
    re.VERBOSE,
)
ARTICLES = frozenset(
    """der die das den dem des ein eine einen einem einer eines ihre ihren ihrer ihres ihrem seine seinen seiner seines seinem
    unsere unseren unserer diese dieser dieses diesem diesen jede jeder jedes jedem jeden kein keine keiner alle
    allen aller beide beiden beider mehrere
    mehreren mehrerer einige einigen einiger sämtliche sämtlichen sämtlicher eine/r eine/n ein/e einer/s""".split()
)
_GENITIVE = frozenset(
    """der des einer eines ihrer ihres seiner seines unserer dieser dieses jeder aller beider mehrerer einiger sämtlicher
    deren dessen""".split()
)
PREPOSITIONS = frozenset(
    """aus mit von für in an auf bei zu gegen ohne um durch über unter neben zwischen vor nach seit ab bis während wegen trotz laut gemäß
    pro seitens statt innerhalb außerhalb entsprechend inklusive einschließlich samt nebst aufgrund anstelle per hinter gegenüber kraft
    zum zur vom beim im am ins ans""".split()
)
_TEMPORAL = frozenset(
    "seit ab bis während wegen trotz laut gemäß nach entsprechend aufgrund innerhalb durch um gegenüber".split()
)
CONJUNCTIONS = frozenset("und oder sowie bzw. beziehungsweise und/oder sowohl weder plus u.".split())
_PAIRED = frozenset("als wie aber ebenso sondern".split())  # als auch, wie auch, aber auch, ebenso wie, sondern auch
_NUMBERS = frozenset(
    """je jeweils zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
    zwanzig maximal höchstens mindestens max. mind. ca. rund etwa insgesamt""".split()
)
ADVERBS = frozenset(
    """auch außerdem zudem ferner insbesondere derzeit aktuell dabei bislang bisher zunächst künftig zukünftig jetzt nun dann noch nur
    bereits ebenfalls ebenso weiterhin darüber hinaus zusätzlich unter anderem u.a. z.b. ggf. evtl. gegebenenfalls beispielsweise etwa dazu
    daneben schon wieder erneut ständig dauerhaft beratend stimmberechtigt regelmäßig gemeinsam lediglich mindestens vor allem
    vorwiegend überwiegend hauptsächlich nicht bisweilen demnach somit folglich hierbei hierzu heute damals zuletzt wiederum inkl. einschl.
    gleichermaßen weitgehend paritätisch mittlerweile inzwischen allerdings jedoch also danach daher fest gern hier""".split()
)
_PRONOUNS = frozenset("sich es sie er man wir ihm ihn ihr ihnen uns wer was".split())
_RELATIVES = frozenset(
    "welche welcher welches welchem welchen denen deren dessen wobei wodurch dass daß damit weil so wo worin wenn indem ob sodass".split()
)
_KINDS: tuple[tuple[frozenset[str], WordKind], ...] = (
    (ARTICLES, "article"), (_NUMBERS, "number"), (PREPOSITIONS, "preposition"), (CONJUNCTIONS, "conjunction"), (ADVERBS, "adverb"),
    (_PRONOUNS, "pronoun"), (_RELATIVES, "relative"),
)  # fmt: skip
_CLOSED: dict[str, WordKind] = {word: kind for known, kind in reversed(_KINDS) for word in known}
FINITE = (
    r"(?:ist|sind|war(?:en)?|sei(?:en)?|w(?:ird|erden?|urden?|ürden?|äre[n]?)|soll(?:en?|te|ten)?|kann|können?|könnte[n]?|hat|haben?|h[aä]tte[n]?"
    r"|darf|dürfen|muss|müssen|möge[n]?|bleib(?:t|en))"
)
_FINITE = re.compile(FINITE)
_SUFFIX = re.compile(r"(?:e|en|er|es|em|e/r|e\(r\))$")
# “vom Rat |benannte| Personen”, “im Kreistag |vertretenen| Fraktionen”
_PARTICIPLE = re.compile(r"(?:t|en|nd)e[nrsm]?$")


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of a sentence, masked as :mod:`extractors.steering_groups.masked_sentences` does."""
    return tuple(_word(match) for match in _WORD.finditer(text))


def _word(match: re.Match[str]) -> Word:
    low = match[0].casefold()
    if match["word"] or match["short"]:
        kind = _kind(match[0], low)
        return Word(match.start(), match.end(), low, kind)
    return Word(match.start(), match.end(), low, _GROUPS.get(match.lastgroup or "", "stop"))


_GROUPS: dict[str, WordKind] = {
    "bracket": "bracket", "quote": "noun", "body": "body", "there": "there", "number": "number", "comma": "comma", "dash": "dash",
}  # fmt: skip


def _kind(written: str, low: str) -> WordKind:
    if low in _CLOSED and (written[0].islower() or written[1:2].islower()):  # neither “AN” nor “IM”
        return _CLOSED[low]
    return (
        "noun" if written[0].isupper() or re.search(r"[a-zäöü][A-ZÄÖÜ]", written) or low in ("e.v.", "e. v.") else "low"
    )


def is_finite(word: Word) -> bool:
    """Whether the word is one of the verbs that German main clauses are built with: sind, werden, sollen."""
    return word.kind == "low" and _FINITE.fullmatch(word.low) is not None


def is_adjective(row: Sequence[Word], at: int) -> bool:
    """Whether the word in lower case is inflected and a noun follows: “|freie| Träger”, “|örtliche| soziale Träger”."""
    abbreviated = row[at].low.startswith(("ev", "kath", "röm", "griech")) and row[at].low.endswith(".")
    if row[at].kind != "low" or is_finite(row[at]) or not (abbreviated or _SUFFIX.search(row[at].low)):
        return False
    for word in row[at + 1 : at + 5]:
        if word.kind in ("noun", "body"):
            return True
        if word.kind not in ("low", "conjunction", "comma", "number", "adverb"):
            return False
    return False


def is_participle(word: Word) -> bool:
    """“benannte”, “vertretenen”, “lebende”: a verb inflected like an adjective."""
    return word.kind == "low" and len(word.low) > 5 and _PARTICIPLE.search(word.low) is not None


def is_genitive(word: Word) -> bool:
    """Whether the article may begin what belongs to the noun before it: “Vertreter |der| Kirchen”."""
    return word.low in _GENITIVE


def leads_out(row: Sequence[Word], at: int) -> bool:
    """Whether the preposition behind a noun begins an adverbial instead of going on with the noun: “|seit| Mai”, “|in| der §”,
    “|unter| dem Vorsitz”, “|mit| jeweils einer Person”."""
    word = row[at]
    behind = next((other for other in row[at + 1 : at + 5] if other.kind not in ("article", "low", "adverb")), None)
    if word.low in _TEMPORAL or behind is None or behind.kind in ("body", "there"):
        return True
    if word.low == "unter" or (word.low in ("zur", "zu") and behind.low in ("seite", "verfügung")):
        return True
    following = row[at + 1] if at + 1 < len(row) else None
    if word.low != "mit" or following is None:
        return False
    seat = next((i for i in range(at + 2, min(at + 4, len(row))) if row[i].kind == "noun"), None)
    inside = seat is not None and _SEAT.match(row[seat].low) is not None and _goes_on(row, seat + 1)
    return following.low in ("je", "jeweils", "insgesamt", "beratender") and not inside


def _goes_on(row: Sequence[Word], at: int) -> bool:
    return at + 1 < len(row) and row[at].kind in ("comma", "conjunction")


_SEAT = re.compile(r"(?:sitz|stimme|person|platz|plätze|mitglied)")  # “Fraktionen |mit je einem Sitz|, das Jugendamt”


def is_paired(word: Word) -> bool:
    """“als”, “wie”, “aber” where “auch” follows."""
    return word.low in _PAIRED
