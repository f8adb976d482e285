"""What a paper is about: the value of Betreff in whatever wording, or the title that stands in its head without a label."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.head import Head, HeadText
from extractors.head_title import is_no_title, read_title

_SHORTEST = 4
_NUMBERED = re.compile(r"[A-ZÄÖÜ]\w+\sNr\.\s?\d[\w/ -]*:")
# “Antrag: Mehr Bänke im Stadtpark”
_AFTER_TYPE = re.compile(r"\w*(?:antrag|anfrage)\s*:\s*(?P<title>\S+(?:\s+\S+){2,})", re.IGNORECASE)


def read_subject(head: Head) -> HeadText | None:
    """“Betreff: …”; else the heading of the head that is no label, kind, town or office; else the words after “Antrag:”."""
    for label in head.filled("subject"):
        if head.in_frame(label.start) and len(head.text(label)) >= _SHORTEST:
            return HeadText(label.start, label.end, head.text(label), "subject-label")
    return _below_number(head) or read_title(head) or _after_type(head)


def _below_number(head: Head) -> HeadText | None:
    """“Antrag Nr. 59/2018:” over the title."""
    for line, following in pairwise(head.lines):
        if _NUMBERED.fullmatch(line.text.strip()) and len(following.text) >= _SHORTEST and not following.in_table:
            return HeadText(following.start, following.end, " ".join(following.text.split()), "title-below-number")
    return None


def _after_type(head: Head) -> HeadText | None:
    for line in head.lines:
        found = _AFTER_TYPE.fullmatch(line.text)
        if found and not is_no_title(found["title"]):
            return HeadText(
                line.start + found.start("title"), line.end, " ".join(found["title"].split()), "title-after-type"
            )
    return None
