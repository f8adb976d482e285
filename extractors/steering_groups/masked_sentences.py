"""A sentence with the bodies of the concept masked, so that its grammar can be read without their names.

“In ihr sind A und B vertreten” behind a sentence about the Lenkungsgruppe becomes “In ¤¤¤ sind A und B vertreten”. ``§`` stands for a
body by its name or as “die Gruppe”; ``¤`` for “ihr” and “ihm”; ``¶`` for “darin” and “dort”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document, Range
from extractors.german.noun_phrases import enumerated
from extractors.german.syntax import Word, is_adjective, is_finite, words
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.nouns import is_feminine


@dataclass(frozen=True, slots=True)
class Masked:
    """The masked ``text``, and which body each of its masks stands for."""

    text: str
    bodies: tuple[tuple[int, int, Mention], ...]

    def body_at(self, place: int) -> Mention | None:
        """The body whose mask covers ``place``."""
        return next((mention for start, end, mention in self.bodies if start <= place < end), None)


_NOUN = r"(?:der|die|das|dem|den|des|diese[rsmn]?)\s+(?:[a-zäöü][\wäöü]*\s+){0,2}"
_TAILS = "gruppe|runde|kreis|gremium|ausschuss|beirat|team|tisch|kommission|ebene"
_PLACE = re.compile(r"\b(?:[Dd]arin|[Dd]ort|[Hh]ierin|[Dd]aran|[Hh]ieran|[Ww]orin)\b")
_VERB_OF_MEMBERS = r"(?:gehör\w+|haben|hatten|soll(?:en|ten)?|werden|wird|sind|ist|sitzen|wirken|arbeiten)"


def _to(pronoun: str) -> re.Pattern[str]:
    """“ihr gehören …”, “gehören ihr …”, “in ihr”, “…, ihr sollen A und B angehören”"""
    ahead = rf"\b(?i:in|an|bei|gehör\w+)\s+(?P<one>{pronoun})\b(?!\w)"
    return re.compile(rf"{ahead}|\b(?P<other>(?i:{pronoun}))\s+{_VERB_OF_MEMBERS}\b")


_TO_HER, _TO_HIM = _to("ihr"), _to("ihm")


def masked(document: Document, span: Range, here: Sequence[Mention], before: Mention | None = None) -> Masked:
    """The sentence ``span`` with the bodies ``here``, and with what means one of them or the body that the sentence ``before``
    is about."""
    sentence = document.text[span.start : span.end]
    text = list(sentence.replace("§", "$"))
    bodies: list[tuple[int, int, Mention]] = []
    for mention in here:
        first, last = mention.start - span.start, min(mention.end, span.end) - span.start
        text[first:last] = "§" * (last - first)
        bodies.append((first, last, mention))
    for first, last, mask in _meant(sentence, bodies, before):
        if "§" in text[first:last]:
            continue
        about = next((mention for start, _, mention in reversed(bodies) if start < first), before)
        if about is not None:
            text[first:last] = mask * (last - first)
            bodies.append((first, last, about))
    return Masked("".join(text), tuple(bodies))


def _meant(
    sentence: str, bodies: Sequence[tuple[int, int, Mention]], before: Mention | None
) -> Iterator[tuple[int, int, str]]:
    """The words that mean a body named before, with what masks them."""
    known = [mention for _, _, mention in bodies] + ([before] if before is not None else [])
    if not known:
        return
    about = known[-1] if before is not None and not bodies else known[0]
    for match in (_TO_HER if is_feminine(about.lemma) else _TO_HIM).finditer(sentence):
        group = "one" if match["one"] else "other"
        yield match.start(group), match.end(group), "¤"
    noun = re.compile(rf"\b(?i:{_NOUN})(?P<noun>{_tail(about)}|Gruppe|Gremiums?|Runde|Kreis(?:es)?)\b(?!\s+[A-ZÄÖÜ])")
    for match in noun.finditer(sentence):
        county = match["noun"].startswith("Kreis") and not about.lemma.endswith("kreis")
        if not county or match[0].casefold().startswith("diese"):
            yield match.start("noun"), match.end("noun"), "§"
    for match in _PLACE.finditer(sentence):
        yield match.start(), match.end(), "¶"


def _tail(about: Mention) -> str:
    """“Ausschuss” for a Begleitausschuss: the last part of its noun, by which a paper goes on."""
    tail = re.search(rf"(?:{_TAILS})$", about.lemma)
    noun = re.escape(about.noun)
    return rf"(?:{tail[0].capitalize()}(?:e?s)?|{noun})" if tail is not None else noun


_BEGINS = frozenset({"article", "noun", "number", "bracket"})


def runs(sentence: str) -> Iterator[Range]:
    """The noun phrases and enumerations of a masked sentence from left to right."""
    row = words(sentence)
    at = 0
    while at < len(row):
        run = enumerated(sentence, row[at].start, len(sentence)) if _may_begin(row, at) else None
        if run is None:
            at += 1
            continue
        yield run
        at = next((i for i in range(at + 1, len(row)) if row[i].start >= run.end), len(row))


def _may_begin(row: Sequence[Word], at: int) -> bool:
    word = row[at]
    if (
        word.kind == "article" and at + 1 < len(row) and row[at + 1].kind == "preposition"
    ):  # “§, |die| vom Landrat geleitet wird”
        return False
    return word.kind in _BEGINS or (word.kind == "low" and is_adjective(row, at) and not is_finite(word))


SEATS = r"""(?:(?:[Ff]este|(?:[Nn]icht)?[Ss]tändige|[Tt]emporäre|[Ww]eitere|[Ss]timmberechtigte|[Bb]eratende|[Oo]rdentliche
    |[Gg]eborene|[Gg]ewählte)n?\s+)?
    (?:Mitglieder(?:kreis)?|Teilnehmer(?:innen|kreis)?(?:\s+und\s+Teilnehmer)?|Teilnehmende|Mitwirkende|Beteiligte
      |Vertreter(?:innen)?(?:\s+und\s+Vertreter)?)"""
# “Sechs Vertreter der Politik, sechs Vertreterinnen der Verwaltung.”: a sentence without a verb after one about the body
COUNTED = re.compile(
    r"^(?:[Jj]e(?:weils)?\s+)?(?:\d{1,2}|(?i:eine?r?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn))\s+(?:\w+\s+)?(?:Vertret|Mitglied|Person)"
)
_ANAPHORA = re.compile(
    rf"""^\(?(?:Sie|Er|Es|Ihn|Ihr|Ihm|Dies(?:e|er|es|em)|Letztere[rsm]?|D(?:ie|as|er|em|iese)\s+(?:Gruppe|Runde|Gremium|Kreis|Ausschuss|Arbeitskreis)
    |Darin|Dort|Hier(?:für)?|Dafür|In\s+(?:ihr|ihm|diese[rm]?)|(?:Die|Ihre|Seine|Deren)\s+(?:\w+\s+)?(?:Mitglieder|Teilnehmer)|{SEATS}
    |(?:(?:Die|Ihre|Seine|Deren)\s+)?(?:Besetz(?:ung|t)|Zusammensetzung)|Sitze|Stimmberechtigt|Vorgesehen|(?:Mit\s+d|D)abei|Hinzu\s?(?:komm|tret|tritt)\w*
    |(?:D(?:en|er)\s+)?Vorsitz\w*|Die\s+Leitung|Als\s+(?:Vorsitz|Mitglied|Vertret)\w*|Vertreten|Geleitet
    |Unter\s+(?:de[mr]\s+)?(?:Vorsitz|Leitung|Federführung))\b
    |^[^.;:,§]{{3,70}}\s(?:gehör(?:en|ten)\s+ih[rm]|leitete?\s(?:sie|ihn|es)|(?:führte?|hat|hatte|übern\w+)\s(?:den\sVorsitz|die\sLeitung))\b""",
    re.VERBOSE,
)


def anaphoric(text: str) -> bool:
    """Whether a sentence goes on about the body that the one before names: “Ihr gehören … an” about a Gruppe, no Kreis."""
    return _ANAPHORA.match(text) is not None or COUNTED.match(text) is not None
