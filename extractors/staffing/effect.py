"""Whether a paper costs posts: as the line of a form answers (“Stellenplan: ☐ ja ☒ nein”, “Personell: keine”), as a sentence says
(“Zusätzliches Personal wird nicht benötigt”), or by the posts that it asks for. A blank line is no “nein”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.checkboxes import ticks
from extractors.document import Block, Document
from extractors.facts import Effect, Fact, Staffing
from extractors.sections import sentences

_POSTS = r"(?:(?:stellenplan|stellen|personal)(?:relevan\w+|mehrbedarf|bedarf|aufwand|mäßig\w*)?|personell\w*)"
# “|Stellenplan berührt:| ☐ ja ☒ nein”, “|Auf den Stellenplan:| keine”, “|Personelle Auswirkungen| nein”
_ASKED = re.compile(
    rf"(?<![\w-]){_POSTS}(?:\s+(?:auswirkung|folge|konsequenz)\w*)?(?:\s+(?:wird\s+)?(?:berührt|betroffen|erforderlich))?\s*[:?]?\s*",
    re.IGNORECASE,
)
_NO = (
    r"(?:keine?\b(?!\s+angabe)|nein\b|unverändert|entfällt"
    r"|(?:(?:sind|ist|werden|wird)\s+)?nicht\s+(?:betroffen|berührt|erforderlich|nötig|notwendig|vorgesehen))"
)
_ANSWER = re.compile(
    rf"(?:(?P<no>{_NO})|ja\b|(?:wird\s+)?(?:betroffen|berührt))(?![\W_]{{0,12}}(?:ja|nein)\b)", re.IGNORECASE
)
_OPENS_LINE = re.compile(
    r"(?:^|[\t\n.;|])\W*(?:zusätzliche[sr]?\s+|auf\s+(?:den|das)\s+|auswirk\w*\.?\s+auf\s+(?:den|das)\s+)?$",
    re.IGNORECASE,
)
_UNTOLD = re.compile(r"(?:[\W_]|ja|nein)*", re.IGNORECASE)
_TICKED_NO = re.compile(rf"(?:{_POSTS}\W*)?(?:wird\s+)?{_NO}", re.IGNORECASE)

_MORE = (
    r"(?:zusätzliche|eigene|neue|weitere|gesonderte|mehr|höhere)[rsnm]?\s+"
    r"(?:personal|(?:plan)?stellen?|stellenanteile?|(?:arbeits)?kr[aä]fte?)\b"
)
_NONE = re.compile(
    rf"""{_MORE}(?:[^.;,]{{0,60}})\b(?:nicht|keine?)\b
    |\bkeine?[rnms]?\s+(?:zusätzliche[rsnm]?\s+|neue[rsnm]?\s+|weitere[rsnm]?\s+|eigene[rsnm]?\s+)*
        (?:personal(?:mehr)?(?:kosten|bedarf|aufwand)?|(?:plan)?stellen?|stellen(?:mehr)?bedarf|stellenanteile?)\b(?!\s+für\s+uns)
    |(?<!\w\s)\b(?:stellen|personal)\s+(?:wird|werden)\s+(?:[\w-]+\s+){{0,3}}?nicht\b
    |\bohne\s+(?:zusätzliche|weitere|neue)[sn]?\s+(?:personal|(?:plan)?stellen?|stellenanteile?)\b
    |\bmehrbedarf\s+an\s+(?:personal|stellen)\b[^.;]{{0,30}}\bnicht\b
    |\bpersonal(?:kosten|aufwand)?\b[^.;,]{{0,40}}\b(?:entsteh|fall|fäll)\w*\b[^.;,]{{0,30}}\bnicht\b
    |\bstellenplans?\b[^.;]{{0,30}}\b(?:unverändert|unberührt|nicht\s+(?:berührt|betroffen|geändert|erweitert|verändert))
    |\b(?:ausweitung|erweiterung|aufstockung)\b[^.;]{{0,40}}\bnicht\s+(?:verbunden|beabsichtigt|vorgesehen|einher|geplant|nötig|erforderlich)
    |\bpersonelle\s+(?:auswirkung|folge|konsequenz)\w*[^.;]{{0,60}}\bnicht\b|\bkeine\s+(?:\w+\s+){{0,2}}personelle[nr]?\s+(?:auswirkung|folge|konsequenz|ressource)
    |\b(?:mit|durch)\s+(?:dem\s+|den\s+)?(?:vorhandene[mn]|bestehende[mn]|eigene[mn])\s+(?:personal|stellen)\b
    |\bstellenneutral\b|\bstelle[^.;,]{{0,40}}\bnicht\s+(?:beantragt|vorgesehen|gebraucht|benötigt|geschaffen|eingerichtet)\b
    |\bstellen(?:mehr)?bedarf\s+besteht\s+nicht\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OPEN = re.compile(
    r"""(?:personal|stellen)(?:mehr)?bedarf[^.;]{0,140}(?:nicht\s+(?:\w+\s+)?(?:beziffern|bezifferbar|absehbar)|geprüft|zu\s+ermitteln|noch\s+(?:offen|unklar|nicht))""",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"(?:stellen|personal)mehrbedarf\s*(?:von|in\s+höhe\s+von|beträgt|:)\s*\d|\bstellen?\b[^.;,]{0,60}\bneu\s+(?:zu\s+schaffen|geschaffen|eingerichtet)",
    re.IGNORECASE,
)


def staffing_effect(document: Document, known: Sequence[Fact]) -> Effect:
    """What the paper says of posts: ``yes``, ``no``, ``open`` (it is not known yet), or ``unstated``."""
    for block in document.blocks:
        if answer := _in_form(document, block):
            return answer
    units = [unit for unit in sentences(document) if _is_of_posts(document.text[unit.start : unit.end])]

    def said(pattern: re.Pattern[str]) -> bool:
        return any(pattern.search(document.text, unit.start, unit.end) for unit in units)

    if said(_NONE):
        return "no"
    if any(isinstance(fact, Staffing) and fact.unit == "VZÄ" for fact in known) or said(_SOME):
        return "yes"
    return "open" if said(_OPEN) else "unstated"


def _is_of_posts(sentence: str) -> bool:
    """Whether one of the words stands in it without which no sentence speaks of posts."""
    low = sentence.casefold()
    return any(word in low for word in ("stell", "person", "kraft", "kräft"))


def _in_form(document: Document, block: Block) -> Effect | None:
    """What the first answered line on posts says: a tick, a word behind it, or an x in the column of “ja” or “nein”."""
    text = document.text
    boxes = [tick for tick in ticks(document) if block.start <= tick.start < block.end]
    for asked in _ASKED.finditer(text, block.start, block.end):
        behind = [tick for tick in boxes if tick.start >= asked.start()][:2]
        if behind and _UNTOLD.fullmatch(text, min(asked.end(), behind[0].start), behind[0].start):
            ticked = next((tick for tick in behind if tick.ticked), None)
            if ticked is not None:
                return "no" if _TICKED_NO.match(ticked.label) else "yes"
        own_box = next((tick for tick in boxes if tick.start < asked.start() < tick.end and tick.ticked), None)
        if own_box is not None and _TICKED_NO.match(own_box.label):
            return "no"
        answer = _ANSWER.match(text, asked.end(), block.end)
        if answer and _OPENS_LINE.search(text, max(0, block.start - 1), asked.start()):
            return "no" if answer["no"] else "yes"
    return _crossed(block)


def _crossed(block: Block) -> Effect | None:
    """“| | Ja | Nein |”, “| Stellenplan | | x |”."""
    rows = block.table.rows if block.table is not None else ()
    heads = [cell.text.strip().casefold() for cell in rows[0]] if rows else []
    for row in rows[1:] if {"ja", "nein"} <= set(heads) else ():
        crossed = [head for head, cell in zip(heads, row, strict=False) if cell.text.strip().casefold() == "x"]
        if _ASKED.match(row[0].text) and crossed in (["ja"], ["nein"]):
            return "yes" if crossed == ["ja"] else "no"
    return None
