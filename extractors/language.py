"""Words with a meaning: the vocabularies of ``lookups/`` matched over German text, where tokens lie.

>>> Vocabulary.load("topics").mentions("Wohnraumversorgung und Sport")
[Mention(start=0, end=18, id='housing'), Mention(start=23, end=28, id='sport')]
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher

_CACHED_TEXTS = 4096
_SPLIT_BETWEEN_LETTERS = r"(?<=[A-Za-zÄÖÜäöüß)])[-–/:*_·.]-?(?=[A-Za-zÄÖÜäöüß(„“\"])"
_SUSPENDED = r"(?<=[A-Za-zÄÖÜäöüß])[-–/]"
_CONTINUED = r"[-–/](?=[A-Za-zÄÖÜäöüß])"


@cache
def nlp() -> Language:
    """spaCy's German tokenizer, without a trained pipeline. Compounds with a hyphen or slash are several tokens:
    ``Kita-Ausbau``, ``Kultur-/Sportvereine``, ``Kinder- und Jugendhilfe``, ``Bürger:innen``."""
    import spacy
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    german = spacy.blank("de")
    tokenizer: Any = german.tokenizer
    defaults = german.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*(defaults.prefixes or []), _CONTINUED]).search
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or []), _SUSPENDED]).search
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or []), _SPLIT_BETWEEN_LETTERS]).finditer
    return german


@cache
def lookup(name: str) -> Mapping[str, Any]:
    """The parsed ``lookups/<name>.toml``."""
    source = files("extractors") / "lookups" / f"{name}.toml"
    return MappingProxyType(tomllib.loads(source.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Mention:
    """A word or phrase of the entry ``id``, from ``start`` to ``end`` of the text asked about."""

    start: int
    end: int
    id: str


@dataclass(frozen=True)
class Vocabulary:
    """The entries of one lookup, ready to be found in text.

    An entry has an ``id`` and any of

    * ``stems``: beginnings of words, ``"sprach"``; with stars inner parts and ends, ``"*wohn*"``, ``"*arbeit"``;
    * ``words``: whole words, ``"kita"``;
    * ``phrases``: several words, each of which may carry stars, ``"interkulturell* öffnung*"``;
    * ``not``: what must not match although the above do, ``"gewohn*"``; written like stems or phrases;
    * ``examples``: texts that the entry must be found in; tests check each.

    Case does not matter. Several entries may share an id.
    """

    name: str
    entries: tuple[Mapping[str, Any], ...] = field(repr=False, compare=False)

    @staticmethod
    @cache
    def load(name: str, table: str = "entries") -> Vocabulary:
        """The vocabulary of ``[[entries]]`` (or another array of tables) in ``lookups/<name>.toml``."""
        return Vocabulary(f"{name}.{table}", tuple(lookup(name)[table]))

    def mentions(self, text: str) -> list[Mention]:
        """What the text names, in reading order. Of overlapping mentions the longest wins; a span that two entries
        claim whole is named twice, in the order of the entries."""
        return list(_mentions(self, text))

    def ids(self, text: str) -> tuple[str, ...]:
        """The ids that the text names, each once, in reading order."""
        return tuple(dict.fromkeys(mention.id for mention in _mentions(self, text)))

    def __hash__(self) -> int:
        return hash(self.name)


@dataclass(frozen=True, slots=True)
class _Matchers:
    by_token: Matcher
    by_phrase: PhraseMatcher


_REFUSED = "not:"
_WORD = re.compile(r"[^\s/–-]+|[/–-]")  # as the tokenizer parts them


@cache
def _matchers(vocabulary: Vocabulary) -> _Matchers:
    from spacy.matcher import Matcher, PhraseMatcher

    shared = nlp().vocab
    by_token, by_phrase = Matcher(shared), PhraseMatcher(shared, attr="LOWER")
    patterns: dict[str, list[str]] = defaultdict(list)
    for number, entry in enumerate(vocabulary.entries):
        key = f"{number:04}"
        patterns[key] += [stem if "*" in stem else f"{stem}*" for stem in entry.get("stems", ())]
        patterns[key] += [*entry.get("words", ()), *entry.get("phrases", ())]
        patterns[_REFUSED + key] += entry.get("not", ())
    for key, written in patterns.items():
        plain = [text for text in written if "*" not in text]
        if plain:
            by_phrase.add(key, [nlp().make_doc(text.lower()) for text in plain])
        starred = [[_token(word) for word in _WORD.findall(text)] for text in written if "*" in text]
        if starred:
            by_token.add(key, starred)
    return _Matchers(by_token, by_phrase)


def _token(word: str) -> dict[str, Any]:
    """A token pattern: ``sprach*`` begins with, ``*arbeit`` ends with, ``*wohn*`` holds, ``kita`` is."""
    if "*" not in word:
        return {"LOWER": word.lower()}
    start = "" if word.startswith("*") else "^"
    end = "" if word.endswith("*") else "$"
    inner = r"\w*".join(re.escape(part) for part in word.lower().strip("*").split("*"))
    return {"LOWER": {"REGEX": f"{start}{inner}{end}"}}


@lru_cache(maxsize=_CACHED_TEXTS)
def _mentions(vocabulary: Vocabulary, text: str) -> tuple[Mention, ...]:
    matchers = _matchers(vocabulary)
    tokens = nlp().make_doc(text)
    strings = tokens.vocab.strings
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for matcher in (matchers.by_token, matchers.by_phrase):
        for match, first, last in matcher(tokens) if len(matcher) else ():
            found[strings[match]].add((first, last))
    spans = []
    for key in sorted(found):
        if key.startswith(_REFUSED):
            continue
        refused = found.get(_REFUSED + key, set())
        for span in found[key]:
            if not any(first < span[1] and span[0] < last for first, last in refused):
                spans.append((span, int(key)))
    kept = _longest(spans)
    out: dict[Mention, None] = {}
    for (first, last), entry in kept:
        end = tokens[last - 1]
        out[Mention(tokens[first].idx, end.idx + len(end), str(vocabulary.entries[entry]["id"]))] = None
    return tuple(out)


def _longest(spans: Sequence[tuple[tuple[int, int], int]]) -> list[tuple[tuple[int, int], int]]:
    """The spans without those that overlap a longer one, or an equally long one before them; in reading order."""
    kept: list[tuple[tuple[int, int], int]] = []
    taken: list[tuple[int, int]] = []
    for span, entry in sorted(spans, key=lambda s: (s[0][0] - s[0][1], s[0][0], s[1])):
        if span in taken or not any(first < span[1] and span[0] < last for first, last in taken):
            kept.append((span, entry))
            taken.append(span)
    return sorted(kept, key=lambda s: (s[0], s[1]))
