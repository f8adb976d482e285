"""Words with a meaning: the vocabularies of ``lookups/`` matched over German text, where tokens lie.

>>> Vocabulary.load("topics").mentions("Wohnraumversorgung und Sport")
[Mention(start=0, end=18, id='housing'), Mention(start=23, end=28, id='sport')]
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_CACHED_TEXTS = 4096
_CACHED_WORDS = 1 << 16  # a vocabulary
_SPLIT_BETWEEN_LETTERS = r"(?<=[A-Za-zÄÖÜäöüß)])[-–/:*_·.]-?(?=[A-Za-zÄÖÜäöüß(„“\"])"
_SUSPENDED = r"(?<=[A-Za-zÄÖÜäöüß])[-–/]"
_CONTINUED = r"[-–/](?=[A-Za-zÄÖÜäöüß])"
_WORDS_AND_SPACES = re.compile(r"\S+|\s+")


@cache
def nlp() -> Language:
    """spaCy's German tokenizer, without a trained pipeline. Compounds with a hyphen or slash are several tokens:
    ``Kita-Ausbau``, ``Kultur-/Sportvereine``, ``Kinder- und Jugendhilfe``, ``Bürger:innen``."""
    import spacy
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    german = spacy.blank("de")
    vocab: Any = german.vocab
    vocab.lex_attr_getters = {}  # shape, norm and the like of each new word, which nobody asks for
    tokenizer: Any = german.tokenizer
    defaults = german.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*(defaults.prefixes or []), _CONTINUED]).search
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or []), _SUSPENDED]).search
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or []), _SPLIT_BETWEEN_LETTERS]).finditer
    return german


@lru_cache(maxsize=_CACHED_WORDS)
def _parted(word: str) -> tuple[tuple[int, int, str], ...]:
    """The tokens of what stands between two white spaces; the tokenizer parts each of them by itself, and letters alone are one."""
    if word.isalpha():
        return ((0, len(word), word.lower()),)
    return tuple((token.idx, token.idx + len(token), token.text.lower()) for token in nlp().make_doc(word))


@lru_cache(maxsize=_CACHED_TEXTS)
def tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and small letters of each token of a text, as :func:`nlp` parts it: white space but a single blank is one too."""
    found: list[tuple[int, int, str]] = []
    for piece in _WORDS_AND_SPACES.finditer(text):
        start, end = piece.span()
        if not piece[0].isspace():
            found += [(start + first, start + last, word) for first, last, word in _parted(piece[0])]
        elif (start := start + (start > 0 and piece[0].startswith(" "))) < end:
            found.append((start, end, text[start:end]))
    return tuple(found)


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


_REFUSED = "not:"
_WORD = re.compile(r"[^\s/–-]+|[/–-]")  # as the tokenizer parts them


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The tests that as many tokens in a row must pass, and the key of the entry that they stand for."""

    key: str
    tests: tuple[str, ...]


class _Patterns:
    """The patterns of a vocabulary. What a word passes is worked out once a word; a pattern is tried where its first test is passed.

    A test is written as in the lookups: ``sprach*`` begins with, ``*arbeit`` ends with, ``*wohn*`` holds, ``kita`` is.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        by_first: dict[str, list[_Pattern]] = defaultdict(list)
        for number, entry in enumerate(vocabulary.entries):
            key = f"{number:04}"
            stems = (stem if "*" in stem else f"{stem}*" for stem in entry.get("stems", ()))
            for text in (*stems, *entry.get("words", ()), *entry.get("phrases", ())):
                by_first[_tests(text)[0]].append(_Pattern(key, _tests(text)))
            for text in entry.get("not", ()):
                by_first[_tests(text)[0]].append(_Pattern(_REFUSED + key, _tests(text)))
        tests = {test for patterns in by_first.values() for pattern in patterns for test in pattern.tests}
        plain = {test for test in tests if "*" not in test.strip("*")}
        self._by_first = dict(by_first)
        self._is = {test for test in plain if "*" not in test}
        self._begins = {test[:-1]: test for test in plain if test.endswith("*") and not test.startswith("*")}
        self._ends = {test[1:]: test for test in plain if test.startswith("*") and not test.endswith("*")}
        inner = tests - self._is - {*self._begins.values(), *self._ends.values()}
        self._holds = {test.strip("*"): test for test in inner & plain}
        self._inner = [(test, re.compile(_expression(test))) for test in sorted(inner - plain)]
        self._lengths = sorted({len(part) for part in (*self._begins, *self._ends)})
        self._passes = lru_cache(_CACHED_WORDS)(lambda word: frozenset(self._tested(word)))

    def found(self, words: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Key and span (first token, token behind the last) of every place where a pattern fits."""
        passed = list(map(self._passes, words))
        for first, here in enumerate(passed):
            for test in here:
                for pattern in self._by_first.get(test, ()):
                    end = first + len(pattern.tests)
                    if end <= len(passed) and all(map(frozenset.__contains__, passed[first:end], pattern.tests)):
                        yield pattern.key, (first, end)

    def _tested(self, word: str) -> Iterator[str]:
        if word in self._is:
            yield word
        for cut in self._lengths:
            if word[:cut] in self._begins:
                yield self._begins[word[:cut]]
            if word[-cut:] in self._ends:
                yield self._ends[word[-cut:]]
        yield from (test for part, test in self._holds.items() if part in word)
        yield from (test for test, expression in self._inner if expression.search(word))


@cache
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    return _Patterns(vocabulary)


def _tests(text: str) -> tuple[str, ...]:
    """What is written in a lookup as tests of tokens; without a star it is parted as text is."""
    if "*" in text:
        return tuple(word.lower() for word in _WORD.findall(text))
    return tuple(token[2] for token in tokens(text))


def _expression(test: str) -> str:
    start = "" if test.startswith("*") else "^"
    end = "" if test.endswith("*") else "$"
    return start + r"\w*".join(re.escape(part) for part in test.strip("*").split("*")) + end


@lru_cache(maxsize=_CACHED_TEXTS)
def _mentions(vocabulary: Vocabulary, text: str) -> tuple[Mention, ...]:
    here = tokens(text)
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for match, place in _patterns(vocabulary).found([word for _, _, word in here]):
        found[match].add(place)
    if not found:
        return ()
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
        out[Mention(here[first][0], here[last - 1][1], str(vocabulary.entries[entry]["id"]))] = None
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
