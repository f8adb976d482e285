"""Whether fields are in force, proposed by the paper, or of an earlier concept.

“Das bisherige Konzept kannte die Felder Sprache und Arbeit”: former. “Das neue Konzept soll … umfassen”: proposed. “Zum Stand in den
Handlungsfeldern des 2016 beschlossenen Konzepts”: adopted. What the sentence says goes before what the paper does.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.action_fields.nouns import sentence_at
from extractors.action_fields.paper import Paper
from extractors.document import Document, Range
from extractors.facts import FieldStatus
from extractors.german.numbers import read_count
from extractors.sections import section_at

# “Im Februar 2019 wurden”, “2011 beschlossenen”: the year of a past step
_YEAR = re.compile(r"(?:(?<![\d.,/-])|(?<=\d\.)|(?<=\d\.\s))(?:19|20)\d\d(?![\d.,-]*\d)(?!\s*(?:€|Euro))")
_CONCEPT = r"\w*(?:konzept|konzeption|plan|leitbild|strategie|programm|leitlinien)"
_FORMER = re.compile(
    r"\b(?:bisherige[nrsm]?|frühere[nrsm]?|vorherige[nrsm]?|vorangegangene[nrsm]?|alte[nrs]?|damalige[nrsm]?|auslaufende[nrsm]?|ausgelaufene[nrsm]?|abgelaufene[nrsm]?|vorige[nrsm]?|ursprüngliche[nrsm]?)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:{_CONCEPT}\w{{0,3}}|Handlungsfeld\w*|Themenfeld\w*|Schwerpunkt\w*|Feld(?:er\w*)?|Leitziel\w*|Themen|Säulen?)\b|"
    rf"\b(?:erste[nrs]?|zweite[nrs]?)\s+(?:\w+\s+)?{_CONCEPT}\w{{0,3}}\b",
    re.IGNORECASE,
)
# “Das Konzept von 2008 umfasste”, “der Rahmenplan habe … gekannt”: said of a concept that another takes the place of
_WAS = re.compile(
    rf"\b{_CONCEPT}(?:e?s|en)?\b.*\b(?:kannte|arbeitete|beschränkte|konzentrierte|unterschied\b|setzte|stützte|bündelte|ordnete|umfasste|enthielt|behandelte|beinhaltete|nannte|benannte|gliederte|"
    r"(?:gekannt|enthalten|umfasst|benannt|vorgesehen)(?=\s*[.;]|\s+habe|\s+hatte))",
    re.IGNORECASE,
)
# “Bisher galten”, “Damals waren es”: said of fields that others take the place of
_ONCE = re.compile(
    r"\b(?:[Bb]isher|[Bb]islang|[Dd]amals|[Ss]einerzeit|[Ff]rüher|[Uu]rsprünglich|[Zz]uvor)\b[^.;:]*?\b(?:waren|war|galten|galt|umfasst\w*|enthielt\w*|kannte\w*|"
    r"gab|gibt|nannte\w*|bildeten|standen|gliederte\w*|arbeitete\w*|gegliedert|unterteilt|bestand\w*|unterschied\w*|lagen|lauteten|sind|ging)\b|"
    r"\b(?:waren|galten|umfasste\w*|enthielt\w*|gab|nannte\w*|gliederte\w*|standen|lagen|lauteten|ging)\b[^.;:]*?\b(?:bisher|bislang|damals|seinerzeit|früher|ursprünglich|zuvor)\b"
)
# “deren Handlungsfelder … gelautet hatten”, “Die erste Phase hatte sich auf drei Schwerpunkte beschränkt”
_HAD = re.compile(
    rf"(?:{_CONCEPT}|\b[Pp]hase)(?:e?s)?\s+hatte\b|\b(?:gelautet|umfasst|gegolten|benannt|enthalten|gegeben|vorgesehen|geheißen)\s+hatten?\b"
)
# “(damals: Sprache; Arbeit)”
_IN_BRACKET = re.compile(
    r"\((?:damals|bisher|bislang|dort|früher|vormals|seinerzeit|zuvor|vorher|noch|ehemals|alt)\b[^():;,„\"]{0,40}:\s*$"
)
_NOW = re.compile(
    r"\s*(?:Künftig|Nun|Nunmehr|Jetzt|Heute|Neu|Stattdessen|Die\s+neue|Das\s+neue|Mit\s+der\s+Fortschreibung|In\s+Zukunft|Zukünftig)\b"
)
# “Im Plan 2013 waren … als Schwerpunkte gesetzt”
_WERE = re.compile(
    rf"{_CONCEPT}(?:e?s)?\s+(?:von\s+|aus\s+(?:dem\s+Jahre?\s+)?|des\s+Jahres\s+|vom\s+)?(?:\w+\s+)?(?:19|20)\d\d\b.*\b(?:waren|wurden|lagen|standen|galten)\b",
    re.IGNORECASE,
)
# “Es kannte die Felder …”: the sentence goes on about the earlier concept
_IT_WAS = re.compile(
    r"^\W*(?:Es|Er|Sie|Dieses|Dieser|Diese|Darin)\s+(?:kannte|umfasste|enthielt|behandelte|beinhaltete|nannte|benannte|gliederte)\b"
)
# “bestätigte der Stadtrat 2006 das Integrationskonzept, dem …”
_ADOPTED_THEN = re.compile(
    rf"\b(?:bestätigte|beschloss|verabschiedete|billigte)\b.*{_CONCEPT}|{_CONCEPT}.*\b(?:bestätigt|beschlossen|verabschiedet)\s+(?:worden|hat|hatte)\b",
    re.IGNORECASE,
)
_OF_THE_NEW = re.compile(rf"\b[Nn]eue[nrsm]?\s+(?:\w+\s+)?{_CONCEPT}", re.IGNORECASE)
# “An ihre Stelle treten nun”: what the sentence before named is no more
_REPLACED = re.compile(
    r"\s*(?:Nun\s+|Jetzt\s+|Künftig\s+)?(?:An\s+(?:ihre|deren|dessen|die)\s+Stelle\s+(?:der|des|treten|träten|traten|tritt)|"
    r"Diese\s+(?:\w+\s+){0,2}(?:werden|wurden|sollen)\s+(?:\w+\s+){0,4}(?:ersetzt|abgelöst|zusammengefasst))"
)
# “Die bisherigen Felder werden ersetzt durch”: what stands behind is not of the earlier concept
_SUCCEEDS = re.compile(
    r"\b(?:treten|träten|tritt|ersetzt\s+durch|abgelöst\s+durch|ergänzt\s+um|erweitert\s+um|stattdessen|statt\s+dessen|hinzu\w*)\b"
)
# “das Handlungsfeld „Sport“ entfällt”
_DROPPED = re.compile(r"[“”\"]?\s*(?:entfällt|entfallen|fällt\s+weg|wird\s+gestrichen|wurde\s+gestrichen|geht\s+auf)\b")
_PLANNED = re.compile(
    r"\b(?:soll|sollen|sollten|könnten|vorgeschlagen\w*|vorgesehen\w*|geplant\w*|[Vv]orgeschlagene\w*|[Kk]ünftig\w*|[Zz]ukünftig\w*|[Nn]unmehr|zu\s+bearbeitende\w*|angedacht|schlägt|schlagen|beabsichtigt|empfohlen)\b"
)
_ASIDE = re.compile(
    r",\s+(?:der|die|das|dem|den|dessen|deren|welche[rsn]?)\s[^,;.:]{3,90},"
)  # “, der bis 2024 fortgeschrieben werden soll,”
_TO_BE_MADE = re.compile(
    rf"\b{_CONCEPT}(?:e?s|en)?\b.*\bzu\s+(?:erarbeiten|erstellen|entwickeln|entwerfen|konzipieren)\b", re.IGNORECASE
)
# “beschließt, in den Handlungsfeldern … Mittel bereitzustellen”
_WITHIN = re.compile(r"\b(?:in|aus|bei|zu|[Vv]on|nach)\s+(?:\w+\s+){1,3}$")
_IN_FORCE = re.compile(
    r"\b(?:beschlossene[nrsm]?|verabschiedete[nrsm]?|festgelegte[nrsm]?|geltend\w*|gelten\s+(?:fort|weiter)|unverändert\s+gelten|unverändert\s+fort|fortgelten|beibehalten|bleib(?:t|en)\s+es\s+bei)\b"
)
_DECIDED = re.compile(r"\b(?:beschlossen|verabschiedet)\b")
# “Der Beirat hat am 3.5.2017 beschlossen, sich auf zwei Felder zu begrenzen”
_HAS_DECIDED = re.compile(
    r"\b(?:hat|haben|hatte|hatten)\b[^;]{0,60}\d{4}[^.;]{0,80}\b(?:beschlossen|verabschiedet|festgelegt|verständigt|geeinigt)\b"
)
# “Seit 2012 besitzt die Stadt ein Konzept. Es umfasst …”: the sentence goes on about what the one before told
_GOES_ON = re.compile(
    r"\W*(?:Es|Er|Sie|Dieses|Dieser|Diese|Darin|Dort|Dessen|Deren|Das\s+(?:Konzept|Programm)|Der\s+Plan)\b"
)
_IS_OF_OLD = re.compile(r"\b(?:[Ss]eit|besitzt|verfügt|gibt\s+es|hat|hatte|besteht|gilt|existiert|stammt)\b")
_TO_COME = re.compile(r"\b(?:wird|werden|soll|sollen|zu)\b")
# “In den Handlungsfeldern … wurden 40 Maßnahmen umgesetzt”
_CARRIED_OUT = re.compile(
    r"\b(?:im\s+Berichtszeitraum|Im\s+Berichtszeitraum|gearbeitet|umgesetzt\w*|fortgeführt|realisiert\w*|verwirklicht|Umsetzungsstand|(?:[Ss]tand|[Bb]ericht)\s+(?:der|über\s+die|zur)\s+Umsetzung|in\s+der\s+Umsetzung)\b"
)
# “den Schwerpunkten des Aktionsprogramms 2020”: a concept that is there
_THE_CONCEPT = re.compile(
    rf"\b(?:das|des|dem|der|im)\s+(?:[\w„“/-]+\s+){{0,8}}?{_CONCEPT}(?:e?s|en)?(?!\w)", re.IGNORECASE
)
# “Folgende Handlungsfelder wurden definiert”
_SET = re.compile(
    r"\b(?:wurden|worden|waren)\b.*\b(?:definiert|festgelegt|bestimmt|benannt|vereinbart)\b|\bgebildet\s+worden\b"
)
# “Abweichend vom Papier des Jahres 2009”
_CONTRAST = re.compile(
    r"\b(?:[Aa]bweichend|[Gg]egenüber|[Aa]nders\s+als|[Ss]tatt|[Ii]m\s+Unterschied|[Nn]unmehr|[Kk]ünftig|[Jj]etzt|ergänzt|erweitert)\b"
)
_DRAFTED = re.compile(r"\b(?:[Ee]ntw[uo]rf\w*|entworfen\w*|vorgelegt\w*|erarbeitet\w*|abgeleitet|leitet|neue[nrs]?)\b")
# “Das 2017 entstandene Konzept setzt Schwerpunkte bei”, “als Handlungsfelder führt es auf”: told of what is there
_HOLDS = re.compile(
    r"\b(?:umfasst|enthält|nennt|benennt|führt|gliedert|setzt|behandelt|beinhaltet|kennt|weist|sieht|formuliert|definiert|unterscheidet|besteht|bildet|bilden|gilt|gelten)\b"
)
_IT_HOLDS = re.compile(rf"{_HOLDS.pattern}\s+(?:es|er|sie)\b")
_AGO = re.compile(r"\b[Vv]or\s+(?P<count>\w+)\s+Jahren\b")  # “Vor zehn Jahren gab sich die Stadt Leitlinien”
_YEARS_PAST = 3
_NEXT = 120
_TITLE_LINE, _MOST_LINES = 90, 12


def status_at(document: Document, paper: Paper, offset: int, behind: int, *, listed: bool) -> FieldStatus:
    """Whether the fields named at ``offset`` are in force, proposed here, or of an earlier concept. ``behind`` is the end of
    the label. That something “soll” be done makes the fields of a list a proposal, but not a field merely mentioned."""
    by_column = _by_column(document, behind)
    if by_column is not None:
        return by_column
    offset = _announced_at(document, offset)
    sentence = sentence_at(document, offset)
    words = document.text[sentence.start : sentence.end]
    if _DROPPED.match(document.text, behind, sentence.end) or _is_former(document, paper, offset, behind):
        return "former"
    if _IN_FORCE.search(words) or _HAS_DECIDED.search(words):
        return "adopted"
    if listed and (_PLANNED.search(_ASIDE.sub(" ", words)) or _TO_BE_MADE.search(words)):
        return "proposed"
    if _holds(document, paper, sentence) or paper.adopts:
        return "adopted"
    section = section_at(document, offset)
    decided = paper.votes and section is not None and section.kind == "decision"
    if listed and decided and not _WITHIN.search(document.text, sentence.start, offset):
        return "proposed"
    if _DECIDED.search(words) and not _TO_COME.search(words):
        return "adopted"
    if _CARRIED_OUT.search(words) and not _PLANNED.search(words) and not _DRAFTED.search(words):
        return "adopted"
    if _SET.search(words) and not paper.proposes:
        return "adopted"
    if paper.proposes or paper.brings or _in_the_making(paper):
        return "proposed"
    told = _with_title(document, offset, words)
    in_force = paper.reports or paper.decided or _CARRIED_OUT.search(words) or _is_there(told)
    return "proposed" if listed and not in_force else "adopted"


# “Bisher” beside “Ab 2013”, “alt” beside “neu”: heads of columns
_OLD_HEAD = re.compile(r"(?:bisher\w*|alt\w*|früher\w*|vorher|.*\bbisher)\b", re.IGNORECASE)
_NEW_HEAD = re.compile(r"(?:künftig\w*|zukünftig\w*|neu\w*|ab\s|nunmehr|fortschreibung|vorschlag)", re.IGNORECASE)


def _by_column(document: Document, behind: int) -> FieldStatus | None:
    """The status by the head of the column, where the table sets former fields beside new ones."""
    block = document.block_at(behind - 1)
    if block is None or block.table is None:
        return None
    heads = block.table.rows[0]
    column = next((c.column for row in block.table.rows[1:] for c in row if c.start < behind <= c.end), None)
    old, new = ({h.column for h in heads if pattern.match(h.text)} for pattern in (_OLD_HEAD, _NEW_HEAD))
    if column is None or not old or not new:
        return None
    return "former" if column in old else "proposed" if column in new else None


def _holds(document: Document, paper: Paper, sentence: Range) -> bool:
    """Whether the sentence tells what a concept holds that has been there for a while, by itself or by the one before."""
    words = document.text[sentence.start : sentence.end]
    if not _HOLDS.search(words) or _DRAFTED.search(words) or _PLANNED.search(words):
        return False
    told = words if _THE_CONCEPT.search(words) else ""
    if not told and (_GOES_ON.match(words) or _IT_HOLDS.search(words)):
        earlier = sentence_at(document, max(0, sentence.start - 2))
        told = document.text[sentence_at(document, max(0, earlier.start - 2)).start : sentence.end]
    years = _years(told, paper)
    return bool(years) and paper.year is not None and max(years) < paper.year and not _TO_COME.search(told)


def _years(words: str, paper: Paper) -> list[int]:
    """The years that the words name, “vor zehn Jahren” counted from the paper's own."""
    ago = (read_count(found["count"]) for found in _AGO.finditer(words))
    return [int(found[0]) for found in _YEAR.finditer(words)] + [paper.year - n for n in ago if n and paper.year]


def _announced_at(document: Document, offset: int) -> int:
    """Where the line is announced, for one that stands with its like below a colon: “… auf zwei Felder zu begrenzen:” over
    “Handlungsfeld A: Frühe Sprachbildung”; else the place itself."""
    index = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    first = document.blocks[index] if index >= 0 else None
    if (
        first is None
        or first.table is not None
        or len(first.text) > _TITLE_LINE
        or first.text.rstrip().endswith((".", "?", "!", ":"))
    ):
        return offset
    for above in reversed(document.blocks[max(0, index - _MOST_LINES) : index]):
        if above.text.rstrip().endswith(":"):
            return above.end - 1
        if above.table is not None or len(above.text) > _TITLE_LINE or above.text.rstrip().endswith("."):
            break
    return offset


def _with_title(document: Document, offset: int, words: str) -> str:
    """The words of the sentence, with those of the block before where the fields stand in a table."""
    block = document.block_at(offset)
    if block is None or block.table is None:
        return words
    above = max((other for other in document.blocks if other.end <= block.start), key=lambda b: b.end, default=None)
    return f"{above.text} {words}" if above is not None else words


def _is_there(words: str) -> bool:
    """Whether the words tell of a concept as of one that is there, and not of its draft."""
    return _THE_CONCEPT.search(words) is not None and _DRAFTED.search(words) is None


def _in_the_making(paper: Paper) -> bool:
    """Whether the paper tells of a concept that nobody has adopted yet."""
    return (paper.makes or paper.renewing) and not paper.reports


def _is_former(document: Document, paper: Paper, offset: int, behind: int) -> bool:
    text, sentence = document.text, sentence_at(document, offset)
    if _IN_BRACKET.search(text, max(0, offset - _NEXT), offset):
        return True
    if _OF_THE_NEW.search(text, sentence.start, min(behind, sentence.end)):
        return False
    if _HAD.search(text, sentence.start, sentence.end):
        return True
    former = _FORMER.search(text, sentence.start, sentence.end)
    if former:
        return _SUCCEEDS.search(text, former.end(), min(behind, sentence.end)) is None
    if behind <= sentence.end and _REPLACED.match(text, sentence.end, sentence.end + _NEXT):
        return True
    making = paper.renewing or paper.proposes or paper.makes
    once = _ONCE.search(text, sentence.start, sentence.end)
    if once and (making or _NOW.match(text, sentence.end, sentence.end + _NEXT)):
        return _SUCCEEDS.search(text, once.end(), min(behind, sentence.end)) is None
    if (
        making
        and _WAS.search(text, sentence.start, sentence.end)
        and not _PLANNED.search(text, sentence.start, sentence.end)
    ):
        return True
    years = _years(text[sentence.start : sentence.end], paper)
    past = bool(years) and paper.year is not None and max(years) <= paper.year - _YEARS_PAST
    if past and _CONTRAST.search(text, sentence.start, sentence.end):
        return False
    words = text[sentence.start : sentence.end]
    if making and _IT_WAS.search(words):
        return True
    if making and _GOES_ON.match(words) and _is_of_old(document, paper, sentence):
        return True
    if past and making and (_WERE.search(words) or (_ADOPTED_THEN.search(words) and not _IN_FORCE.search(words))):
        return True
    return past and paper.renewing and not paper.proposes


def _is_of_old(document: Document, paper: Paper, sentence: Range) -> bool:
    """Whether the sentence before tells of a concept that has been there for years."""
    earlier = sentence_at(document, max(0, sentence.start - 2))
    words = document.text[earlier.start : earlier.end]
    years = _years(words, paper)
    old = bool(years) and paper.year is not None and max(years) <= paper.year - _YEARS_PAST
    return old and _IS_OF_OLD.search(words) is not None and re.search(_CONCEPT, words, re.IGNORECASE) is not None
