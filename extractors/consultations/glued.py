"""A row of the Beratungsfolge whose cells were glued together: “SozialausschussVorberatungnichtöffentlich18.10.2021”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.values import Piece, date_at, phrases
from extractors.language import lookup


@cache
def _cells() -> re.Pattern[str]:
    """Role, mark and date behind a lower-case letter, at least two of them glued."""
    roles = phrases(word for entry in lookup("roles")["role"] for word in entry["phrases"] if word[0].isupper())
    return re.compile(
        rf"""(?<=[a-zäöüß\d)])(?P<role>{roles})?(?P<public>(?P<no>[Nn]icht[- ]?)?[Öö]ffentlich)?
        (?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d)""",
        re.VERBOSE,
    )


def glued_cells(text: str, first: int, last: int) -> list[Committee | Piece] | None:
    """The committees and pieces of a line that is nothing but such rows, or None."""
    tokens: list[Committee | Piece] = []
    position = first
    while position < last:
        row = _row(text, position, last)
        if row is None:
            return None
        tokens += row
        position = row[-1].end
    return tokens or None


def _row(text: str, first: int, last: int) -> list[Committee | Piece] | None:
    for match in _cells().finditer(text, first, last):
        if not (match["role"] or match["public"]):
            continue
        for cut in dict.fromkeys((match.start(), match.start("public") if match["public"] else match.start("date"))):
            committee = committee_at(text, first, cut)
            if committee is not None and committee.end == cut:
                return [committee, *_pieces(text, match, cut)]
        return None
    return None


def _pieces(text: str, match: re.Match[str], cut: int) -> Iterator[Piece]:
    if match["role"] and cut == match.start():
        yield Piece("role", match.start("role"), match.end("role"), match["role"])
    if match["public"]:
        yield Piece("public", match.start("public"), match.end("public"), match["public"], flag=match["no"] is None)
    day = date_at(text, match.start("date"))
    if day is not None:
        yield day
