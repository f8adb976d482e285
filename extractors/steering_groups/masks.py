"""A sentence with the bodies of the concept masked, so that grammar can be read without their names.

“In ihr sind A und B vertreten” behind a sentence about the Lenkungsgruppe becomes “In ¤¤¤ sind A und B vertreten”. ``§`` stands for a
body by its name or as “sie”, “die Gruppe”; ``¤`` for “ihr” and “ihm”; ``¶`` for “darin” and “dort”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document, Range
from extractors.steering_groups.mentions import Mention


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
# “ihr gehören …”, “gehören ihr …”, “in ihr”, “…, ihr sollen A und B angehören”
_TO_HER = re.compile(rf"\b(?i:in|an|bei|gehör\w+)\s+(?P<one>ihr)\b(?!\w)|\b(?P<other>[Ii]hr)\s+{_VERB_OF_MEMBERS}\b")
_TO_HIM = re.compile(rf"\b(?i:in|an|bei|gehör\w+)\s+(?P<one>ihm)\b|\b(?P<other>[Ii]hm)\s+{_VERB_OF_MEMBERS}\b")


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
    for match in (_TO_HER if about.feminine else _TO_HIM).finditer(sentence):
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
