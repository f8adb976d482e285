"""Who signs a paper as the one who wrote it: the clerk of minutes, and who closes for the office; not the mayor over it."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.head.reading import Head, HeadText

_LONGEST_PERSON, _LONGEST_LINE, _CLOSING = 70, 200, 1500  # characters
_MOST_NAMES = 3  # words of one name
# “Protokoll: Anna Muster”, “gez. Muster (Protokoll)”
_MINUTES_BY = re.compile(
    r"Protokoll:\s+(?P<name>(?:(?:Frau|Herr)\s)?[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?)"
    r"|(?:.*[,;:]\s+)?(?P<present>(?:Frau|Herrn?)\s[A-ZÄÖÜ][\w-]+)\s\((?:Protokoll|Protokollführ\w+|Schriftführ\w+)\).{0,40}"
    r"|gez\.?\s+(?P<signed>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?),?\s+\((?:Protokoll|Protokollführ\w+|Schriftführ\w+)\)"
)
_NAME = r"(?:Dr\.\s)?(?:[A-ZÄÖÜ][\w.-]+\s){0,2}[A-ZÄÖÜ][a-zäöüß-]+"
_LEADS = r"\(?(?:Amts|Sachgebiets|Abteilungs|Fachdienst|Fachbereichs|Referats)leit(?:er|erin|ung)\)?"
# “Im Auftrag / gez. Muster”, “gez. Muster / Amtsleiterin”: who writes for the office
_WRITES = re.compile(
    rf"""^(?:Im\ Auftrag|[Ii]\.\s?A\.)\s*[:.]?\s*(?:gez\.?:?\s*)?\(?(?P<name>{_NAME})\)?[ \t]*$
    | ^(?:gez\.?:?\s*)?(?P<leads>{_NAME})\s*\n\s*{_LEADS}[ \t]*$""",
    re.MULTILINE | re.VERBOSE,
)
# posts under the names of those who sign minutes
_SIGNS_MINUTES = re.compile(
    r"\(?(?:Protokoll|Schrift)führ(?:erin|er|ung)\)?|\(?Protokollant(?:in)?\)?|[Ff]ür die Niederschrift"
)
_SIGNING_POST = re.compile(
    rf"{_SIGNS_MINUTES.pattern}|\(?(?:Ausschuss)?[Vv]orsitzende[rn]?\)?|\(?(?:Ober)?[Bb]ürgermeister(?:in)?\)?|\(?Landr[aä]t(?:in)?\)?"
)


def signer(head: Head) -> HeadText | None:
    """Who closes the paper for the office that wrote it: “Im Auftrag / gez. Muster”, “Muster / Amtsleiterin”."""
    text = head.document.text
    for found in _WRITES.finditer(text, max(head.end if head.closed else 0, len(text) - _CLOSING)):
        name = "name" if found["name"] else "leads"
        return HeadText(*found.span(name), " ".join(found[name].split()), "signed-for-office")
    return None


def minutes_taker(head: Head) -> HeadText | None:
    """“Protokoll: Anna Muster”, “gez. Muster (Protokoll)”: minutes are written by their clerk."""
    text = head.document.text
    for line in head.document.lines:
        printed = text[line.start : line.end]
        found_name = _MINUTES_BY.fullmatch(printed.strip()) if len(printed) < _LONGEST_LINE else None
        if found_name and (found_name["present"] or len(printed) < _LONGEST_PERSON):
            name = found_name["name"] or found_name["signed"] or found_name["present"]
            start = line.start + printed.index(name)
            return HeadText(start, start + len(name), name, "minutes-by")
    return _over_post(head)


def _over_post(head: Head) -> HeadText | None:
    """The name over “Protokollführerin”, beside that of who presided: “gez. Muster  gez. Beispiel” over “Vorsitzende  Schriftführer”."""
    text = head.document.text
    for names, posts in pairwise(head.document.lines):
        below = list(_SIGNING_POST.finditer(text, posts.start, posts.end))
        if _SIGNING_POST.match(text, names.start, names.end):  # two posts side by side
            continue
        if not below or "".join(match[0] for match in below) != "".join(text[posts.start : posts.end].split()):
            continue
        words = [
            word for word in re.finditer(r"[^\s]+", text[names.start : names.end]) if word[0] not in ("gez.", "gez")
        ]
        at = next((number for number, match in enumerate(below) if _SIGNS_MINUTES.fullmatch(match[0])), None)
        if at is None or not words or len(words) % len(below) or not all(word[0][0].isupper() for word in words):
            continue
        each = len(words) // len(below)
        start, end = names.start + words[at * each].start(), names.start + words[at * each + each - 1].end()
        if each <= _MOST_NAMES:
            return HeadText(start, end, " ".join(text[start:end].split()), "minutes-signed")
    return None
