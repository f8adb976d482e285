"""Numbers of papers: which Vorlage a supplement belongs to.

>>> base_reference("0312/2024 E1"), base_reference("Drs. 312/2024"), base_reference("VO/2021/09701-01")
('312/2024', 'drs/312/2024', 'vo/2021/9701')
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# “0312/2024 E1”, “118/2021-N2”, “2017/1900 Ä1”, “44/2019 1. Ergänzung”, “44/2019 – Anlage 2”, “44/2019 neu”
_SUPPLEMENT = frozenset(
    """e n ä ae erg ergänzung ergänzungsvorlage nachtrag nachtragsvorlage anlage anl anhang änderung änderungsvorlage
    tischvorlage austauschvorlage austauschseite neu nf""".split()
)
_SUFFIX_DIGITS = 2


def base_reference(reference: str | None) -> str | None:
    """The number of the Vorlage that a paper or its supplement belongs to, its parts joined by slashes.

    A supplement is told by a word (E1, Ergänzung, Nachtrag, Anlage) or by one or two digits after a number and a year of
    four digits: ``2017/1900-01``. What could as well be the year or the number itself is kept: ``BV-0422/19``.
    """
    tokens = [token.lstrip("0") or "0" if token.isdigit() else token for token in _tokens(reference)]
    raw = _tokens(reference)
    cut = next((i for i, token in enumerate(raw) if i and token in _SUPPLEMENT and _is_whole(raw[:i])), None)
    if cut is not None:
        if raw[cut - 1].isdigit() and len(raw[cut - 1]) == 1 and _is_whole(raw[: cut - 1]):
            cut -= 1  # “1. Ergänzung”
        return "/".join(tokens[:cut])
    if len(raw) >= 3 and raw[-1].isdigit() and len(raw[-1]) <= _SUFFIX_DIGITS and _is_dated(raw[:-1]):
        return "/".join(tokens[:-1])
    return "/".join(tokens) or None


def year_of(reference: str | None) -> int | None:
    """The year that stands in a number; None where it has none, or two."""
    years = {int(token) for token in _tokens(reference) if _YEAR.fullmatch(token)}
    return years.pop() if len(years) == 1 else None


def _tokens(reference: str | None) -> list[str]:
    return _TOKEN.findall((reference or "").casefold())


def _is_whole(tokens: list[str]) -> bool:
    """Whether there is a number without the supplement."""
    return any(token.isdigit() for token in tokens)


def _is_dated(tokens: list[str]) -> bool:
    """Whether there are a year of four digits and a number beside it."""
    numbers = [token for token in tokens if token.isdigit()]
    years = [token for token in numbers if _YEAR.fullmatch(token)]
    return bool(years) and len(numbers) > 1
