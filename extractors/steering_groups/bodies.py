"""Which mentions name the same body, which of them is past, present or planned, and the sentences that name bodies.

A paper names one body in several ways (“Steuerungsgruppe Integration”, “die Steuerungsgruppe”, “PSG”) and two bodies in one
way (the Steuerungsgruppe of 2011 and the one that is to be set up now).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Document, Range
from extractors.facts import GroupKind, GroupStatus
from extractors.german.text import fold
from extractors.per_document import per_document
from extractors.sections import sentences
from extractors.steering_groups.links import links
from extractors.steering_groups.lists import lists
from extractors.steering_groups.mentions import Mention, mentions
from extractors.steering_groups.signs import Signs, signs


@dataclass(slots=True)
class Body:
    """All mentions of one body with what their sentences say."""

    mentions: list[Mention] = field(default_factory=list)
    signs: list[Signs] = field(default_factory=list)
    past: bool = False

    @property
    def kind(self) -> GroupKind:
        """Its noun's kind; a working group that steers or accompanies the concept is of that kind."""
        first = self.mentions[0]
        if first.sure or first.kind in ("accompanying", "round_table", "expert"):
            return first.kind
        if any(sign.steers for sign in self.signs):
            return "steering"
        if any(sign.accompanies for sign in self.signs):
            return "accompanying"
        return first.kind

    @property
    def status(self) -> GroupStatus:
        if self.past:
            return "former"
        eras = {sign.era for sign in self.signs}
        set_up = any(s.era == "proposed" and s.founded and (s.indefinite or s.decided) for s in self.signs)
        if (set_up and "founded" not in eras) or any(s.era == "proposed" and s.decided for s in self.signs):
            return "proposed"
        if "existing" in eras or "founded" in eras:
            return "existing"
        return "proposed" if "proposed" in eras else "existing"

    @property
    def best(self) -> Mention:
        """The mention that shows the body best: where it is set up, by its full name."""
        ranked = zip(self.signs, self.mentions, strict=True)
        return max(ranked, key=lambda pair: (pair[0].weight, len(pair[1].name), -pair[1].start))[1]

    @property
    def name(self) -> str:
        """The fullest name: a compound before its last part, an addition before none, “Vielfalt” before “der Vielfalt”."""
        long = [mention for mention in self.mentions if not mention.short and mention.noun not in ("AG", "AK")]
        pool = long or self.mentions
        fullest = max(pool, key=lambda m: (bool(m.addition), len(m.noun), -len(m.addition), -m.start))
        noun = max(pool, key=lambda m: (len(m.noun), -m.start)).noun
        return " ".join(part for part in (noun, fullest.addition) if part)


@per_document
def bodies(document: Document) -> list[Body]:
    """The bodies that the paper names in the singular, in the order of their first mention."""
    found = [mention for mention in mentions(document) if not mention.plural]
    all_sentences = sentences(document)
    starts = [sentence.start for sentence in all_sentences]
    out: list[Body] = []
    for alike in _families(found):
        seen = [signs(document, mention, _sentence(all_sentences, starts, mention)) for mention in alike]
        for past, group in _eras(alike, seen):
            out += _by_addition(group, past)
    return sorted(out, key=lambda body: body.mentions[0].start)


_MANY = 2  # members


@per_document
def of_concept(document: Document) -> tuple[Mention, ...]:
    """The mentions of bodies that are likely the concept's: by a known noun, but of standing bodies beside the council, and of those in
    which somebody sits."""
    seats = Counter(mention.lemma for _, mention in links(document))
    named = mentions(document)
    seats.update({shown.mention.lemma: len(shown.members) for shown in (lists(document, named) if named else ())})
    return tuple(
        mention for mention in named if (mention.likely and not mention.when_set_up) or seats[mention.lemma] > _MANY
    )


def _sentence(all_sentences: Sequence[Range], starts: Sequence[int], mention: Mention) -> Range:
    index = bisect_right(starts, mention.start) - 1
    if index >= 0 and mention.start < all_sentences[index].end:
        return all_sentences[index]
    return Range(mention.start, mention.end)


def _families(found: Sequence[Mention]) -> list[list[Mention]]:
    families: dict[str, list[Mention]] = {}
    for mention in found:
        families.setdefault(mention.lemma, []).append(mention)
    return list(families.values())


_Seen = tuple[Mention, Signs]


def _eras(alike: Sequence[Mention], seen: Sequence[Signs]) -> list[tuple[bool, list[_Seen]]]:
    """Part what is past from what is planned, where the paper speaks of both."""
    pairs = list(zip(alike, seen, strict=True))
    eras = {sign.era for sign in seen}
    anew = any(sign.era == "proposed" and sign.founded and sign.indefinite for sign in seen)
    once = any(sign.era == "founded" and sign.indefinite for sign in seen)
    if "proposed" not in eras or not ("former" in eras or (once and anew)):
        return [("former" in eras and not eras & {"existing", "proposed"}, pairs)]
    nouns_past = {mention.noun for mention, sign in pairs if sign.era in ("former", "founded")}
    nouns_now = {mention.noun for mention, sign in pairs if sign.era == "proposed"}
    past: list[_Seen] = []
    now: list[_Seen] = []
    latest = now
    for mention, sign in pairs:
        if sign.era:
            latest = past if sign.era in ("former", "founded") else now
        elif (mention.noun in nouns_past) != (mention.noun in nouns_now):  # a name that only one of them bears
            latest = past if mention.noun in nouns_past else now
        latest.append((mention, sign))
    return [(True, past), (False, now)]


def _by_addition(pairs: Sequence[_Seen], past: bool) -> list[Body]:
    """Bodies by the addition of their name; a name without one is the only candidate's, or the last one's."""
    keys = [key for key in dict.fromkeys(_key(mention) for mention, _ in pairs) if key]
    full = {key: next((k for k in keys if k.startswith(f"{key} und ")), key) for key in keys}
    named = {key: Body(past=past) for key in keys if full[key] == key}
    plain = Body(past=past)
    latest: Body | None = next(iter(named.values())) if len(named) == 1 else None
    for mention, sign in pairs:
        key = _key(mention)
        if key:
            latest = named.get(full[key], latest)
        body = latest or plain
        body.mentions.append(mention)
        body.signs.append(sign)
    return [body for body in (*named.values(), plain) if body.mentions]


def _key(mention: Mention) -> str:
    words = [word for word in fold(mention.bare_addition).split() if word not in ("der", "des", "die")]
    return " ".join(words)


@per_document
def by_sentence(document: Document) -> tuple[tuple[Range, tuple[Mention, ...]], ...]:
    """Every sentence with the bodies that it names in the singular."""
    found = [mention for mention in of_concept(document) if not mention.plural]
    starts = [mention.start for mention in found]
    return tuple(
        (
            Range(sentence.start, sentence.end),
            tuple(found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]),
        )
        for sentence in sentences(document)
    )
