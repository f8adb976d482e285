"""What a sentence says about the body it names: that it is set up, proposed, past, at work, or somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Document, Range
from extractors.language import lookup
from extractors.sections import section_at
from extractors.steering_groups.mentions import Mention

_SETTING_UP = (
    r"(?:Einrichtung|Bildung|Gründung|Schaffung|Einsetzung|Installation|Einberufung|Konstituierung|Initiierung)"
)
_SET_UP = (
    r"(?:eingerichtet|gebildet|gegründet|geschaffen|eingesetzt|installiert|etabliert|einberufen|konstituiert|initiiert|berufen|aufgebaut"
    r"|ins\s+Leben\s+gerufen|zusammengesetzt|ein(?:zurichten|zusetzen|zuberufen)|zu\s+(?:bilden|gründen|schaffen|installieren|organisieren))"
)
# “erfolgte die Einrichtung einer …”, “… wurde eingerichtet”, “konstituierte sich eine …”
_PAST = re.compile(
    rf"""\b(?:erfolgte?|fand|wurden?|ha(?:t|ben?|tten?)|war|worden|sei(?:en)?)\b.*?(?:{_SETTING_UP}|{_SET_UP})
    |{_SET_UP}\s+(?:wurden?|worden|hat|haben)\b|\b(?:konstituierte|gründete|bildete)\s+sich\b""",
    re.VERBOSE | re.DOTALL,
)
_PLAN = re.compile(
    rf"""\b(?:soll(?:en|te|ten)?|wird|werden|ist|sind)\b.*?\b(?:{_SET_UP}|vorgesehen|geplant)
    |\b(?:empfohlen|empfiehlt|vorgeschlagen|gewünscht|angeregt|beantrag(?:t|en)|vorgesehen|beabsichtigt|plan(?:t|en))\b
    |\b(?:richtet|bildet|beruft|gründet|setzt|verlangte?)\b.*?\beine?[nm]?\b|\bschl\w+\b.*\bvor\b|\bsieht\b.*\bvor\b""",
    re.VERBOSE | re.DOTALL,
)
_ADJECTIVES = r"(?:[a-zäöü][\wäöüß-]*,?\s+){0,5}[„“\"]?$"
_FOUNDS = re.compile(rf"\b{_SETTING_UP}\s+(?:von\s+|der\s+|des\s+|eine[rs],?\s+){_ADJECTIVES}")
_INDEFINITE = re.compile(rf"\b[Ee]ine?[rnms]?,?\s+{_ADJECTIVES}")
_FOUNDED = re.compile(rf"\b{_SET_UP}\b|\b(?:konstituierte|gründete|bildete)\s+sich\b")
# “durch die Steuerungsgruppe wurden Fachtage eingerichtet”: the body is not what is set up
_PREPOSITION = re.compile(
    rf"\b(?i:durch|mit|in|aus|bei|von|vom|im|an|am|über|für|zu|zur|zum|unter|neben|beim)\s+(?:(?:d\w\w|eine?[rnms]?|diese[rnms]?)\s+)?{_ADJECTIVES}"
)
_FORMER_WORD = re.compile(
    r"\b(?:bisherige|ehemalige|damalige|frühere|alte|vorherige)[nrsm]?\s+(?:[\wäöü]+\s+)?[„“\"]?$"
)
_EXISTING_WORD = re.compile(r"\b(?:bestehende|vorhandene|eingerichtete|gegründete)[nrsm]?\s+(?:[\wäöü]+\s+)?[„“\"]?$")
_GOES_ON = re.compile(
    r"\b(?:erhalten\s+bleib|[Bb]eibehalt|fort(?:zu|ge)?(?:führ|setz)|[Ww]eiter(?:zu|ge)?führ|Fortführung|seit\s+(?:\w+\s+)?\d{4}|regelmäßig"
    r"|tagte?\b|involviert|in\s+der\s+Regel|üblicherweise|besteht\s+seit|tr(?:i|a)fft?\s+sich)"
)
_DISSOLVED = re.compile(
    r"\b(?:aufgelöst|Auflösung|Arbeit\s+(?:\w+\s+)?(?:beendet|eingestellt)|beste(?:ht|hen)\s+nicht\s+mehr)\b"
)
_STEERS = re.compile(r"\b(?:[Ss]teuer\w*|[Ll]enk(?:t|en|ung)\b|[Gg]esteuert\w*)")
_ACCOMPANIES = re.compile(r"\w*[Bb]egleit\w*")
_AT_WORK = re.compile(
    r"\b(?:koordinier|erarbeite|vorbereite|überwach|evaluier|Fortschreibung|Umsetzung|Erstellung|Controlling|\w*(?:[Kk]onzept|[Pp]rozess))"
)
# “keine Steuerungsgruppe”, “eine weitere Arbeitsgruppe”
_NONE = re.compile(r"\b(?:keine?[rnms]?|ohne|weder|(?:weiter|ander|jed|einzeln)e[rnms]?)\s+(?:[\wäöü]+\s+)?$")
_NOT = re.compile(
    r"\b(?:nicht\s+(?:\w+\s+)?(?:eingerichtet|gebildet|vorgesehen|erforderlich|notwendig|geplant)|verzichtet|entbehrlich)\b"
)
# “Zentrales Steuerungsgremium ist der Hauptausschuss”: says what another body is
_PREDICATE = re.compile(r"^\s+(?:ist|sind|war|bleibt)\s+(?:der|die|das)\s+(?:bestehende\s+)?[A-ZÄÖÜ]")
_OWN_MATTER = re.compile(r"^\s+(?:der|des|im|beim|vom|von)\s+(?:[\wäöü]+\s+)?(?P<owner>[A-ZÄÖÜ][\wäöüß-]+)")

_REACH = 600  # characters of a sentence on each side of the mention; longer ones are tables of contents, not sentences


@dataclass(frozen=True, slots=True)
class Signs:
    """What one mention's sentence says. ``era`` is former, proposed, existing, founded (set up in the past) or empty."""

    sentence: Range
    era: str = ""
    founded: bool = False
    steers: bool = False
    accompanies: bool = False
    foreign: bool = False
    at_work: bool = False
    denied: bool = False
    predicate: bool = False
    indefinite: bool = False
    decided: bool = False

    @property
    def weight(self) -> int:
        """How well the mention shows the body: where it is set up goes before where it works."""
        return 4 * self.founded + 2 * bool(self.era) + self.steers + self.accompanies


def signs(document: Document, mention: Mention, sentence: Range) -> Signs:
    """What the sentence says about the body that ``mention`` names in it."""
    text = document.text
    start, end = max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
    before, after, whole = text[start : mention.start], text[mention.end : end], text[start:end]
    around = before + " " + after
    section = section_at(document, mention.start)
    subject = _PREPOSITION.search(before) is None
    return Signs(
        sentence,
        _era(before, after, whole, section.kind if section else "", subject=subject),
        founded=bool(_FOUNDS.search(before) or (subject and _FOUNDED.search(around))),
        steers=_STEERS.search(around) is not None,
        accompanies=_ACCOMPANIES.search(around) is not None,
        at_work=_AT_WORK.search(around) is not None,
        foreign=_is_foreign(after),
        denied=_NONE.search(before) is not None or _NOT.search(whole) is not None or whole.rstrip().endswith("?"),
        predicate=subject and _PREDICATE.match(after) is not None,
        indefinite=_INDEFINITE.search(before) is not None,
        decided=section is not None and section.kind == "decision",
    )


# “Der Besetzung der Gruppe wird zugestimmt”, “billigt die Zusammensetzung”
_SEATS_AGREED = re.compile(r"\b(?:Zusammensetzung|Besetzung)\b")
# “Der Gruppe |sollen| A und B |angehören|”, “die Gruppe, die noch |zu bilden| ist”, “tritt erstmals im Mai zusammen”
_SEATS_PLANNED = re.compile(
    r"\bsoll(?:en|te|ten)?\b(?:(?!\bund\b.*\bsoll)[^.;:])*\b(?:angehören|mitwirken|teilnehmen|vertreten\s+sein|werden|sitzen)\b"
    r"|\bzu\s+(?:bilden|besetzen|berufen|benennen)\b|\b(?:tritt|kommt|trifft|tagt|beginnt)\b[^.;:]*\berstmals\b"
)
# “Begleitet hat das Vorhaben eine Gruppe”, “für die Aufstellung war eine Runde zuständig”: its work on the concept is done
_HAS_WORKED = re.compile(
    r"(?i)\b(?:begleitet|\w*gearbeitet|erarbeitet|gesteuert|koordiniert|zuständig|verfasst|vorbereitet|erstellt)\b"
)
# a body named as a new one, “eine Gruppe”, is planned unless the sentence speaks of what was or is
_NOT_NEW = re.compile(
    r"\b(?:(?i:wurden?|war(?:en)?|hat(?:ten?)?|haben|ist|sind|bereits|schon|besteh(?:t|en)|existiert|tagt|seit|daneben)"
    r"|gab|kam(?:en)?|fand(?:en)?|nahm(?:en)?|begann(?:en)?|[a-zäöüß]{4,}ten?(?!\s+[A-ZÄÖÜ]))\b"
)


def _era(before: str, after: str, whole: str, section: str, *, subject: bool) -> str:
    """Whether the body is former, existing, founded (set up in the past) or proposed; empty where the sentence does not tell."""
    if _FORMER_WORD.search(before) or _DISSOLVED.search(whole):
        return "former"
    if _EXISTING_WORD.search(before) or _GOES_ON.search(whole):
        return "existing"
    said = before + " " + re.split("[:;]", after, maxsplit=1)[0]
    new, decided = _INDEFINITE.search(before) is not None, section == "decision"
    if new and _HAS_WORKED.search(said) and _NOT_NEW.search(said) and not _PLAN.search(said):
        return "former"
    founded = _FOUNDS.search(before) or (subject and _FOUNDED.search(whole))
    if founded and _PAST.search(said):
        return "founded"
    planned = founded or (subject and _PLAN.search(whole)) or _SEATS_PLANNED.search(whole)
    if planned or (decided and (new or _SEATS_AGREED.search(whole))):
        return "proposed"
    return "proposed" if new and (not _NOT_NEW.search(said) or _TO_COME.search(whole)) else ""


_TO_COME = re.compile(r"\bsoll(?:en|te|ten)?\b|\b(?:[Kk]|[Zz]uk)ünftig\b|\bentsteht\b")


def _is_foreign(after: str) -> bool:
    owner = _OWN_MATTER.match(after)
    return owner is not None and owner["owner"] in lookup("groups")["foreign"]["owners"]
