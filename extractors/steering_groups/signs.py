"""What a sentence says about the body it names: that it is set up, proposed, past, at work, or somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.document import Document, Range
from extractors.language import lookup
from extractors.sections import section_at
from extractors.steering_groups.mentions import Mention

_SETTING_UP = (
    r"(?:Einrichtung|Bildung|Gründung|Schaffung|Einsetzung|Installierung|Installation|Etablierung|Einberufung|Konstituierung"
    r"|Initiierung|Implementierung)"
)
_SET_UP = (
    r"(?:eingerichtet|gebildet|gegründet|geschaffen|eingesetzt|installiert|etabliert|einberufen|konstituiert|initiiert|implementiert"
    r"|berufen|ins\s+Leben\s+gerufen|aufgebaut|zusammengestellt|einzurichten|zu\s+bilden|zu\s+gründen|einzusetzen|einzuberufen"
    r"|zu\s+installieren|zu\s+etablieren|zu\s+schaffen|zu\s+organisieren|zu\s+initiieren|zusammengesetzt)"
)
# “erfolgte die Einrichtung einer …”, “… wurde eingerichtet”, “konstituierte sich eine …”
_PAST = re.compile(
    rf"""(?:erfolgte|fand|ist\s+erfolgt|wurden?|hat|haben|hatte|war|worden)\b.*?(?:{_SETTING_UP}|{_SET_UP})
    |{_SET_UP}\s+(?:wurde[n]?|worden|hat|haben)\b|\b(?:konstituierte|gründete|bildete)\s+sich\b|ha(?:t|be|ben|tte)\s+sich\b.*?{_SET_UP}|\bsei(?:en)?\b.*?{_SET_UP}""",
    re.VERBOSE | re.DOTALL,
)
_PLAN = re.compile(
    rf"""\b(?:soll(?:en|te|ten)?|wird|werden|ist|sind)\b.*?\b(?:{_SET_UP}|vorgesehen|geplant|beabsichtigt|vorgeschlagen|angedacht)
    |\b(?:empfohlen|vorgeschlagen|gewünscht|angeregt|beantragt|vorgesehen|beabsichtigt|empfiehlt|beantragen|beantragt|plant|planen)\b
    |\b(?:richtet|bildet|beruft|gründet|setzt)\b.*?\bein\b|\bschl(?:age|agen|ägt|ug|ugen)\b.*\bvor\b|\bsieht\b.*\bvor\b
    |\bverlang(?:t|te)\b.*\b(?:eine[nm]?|ein)\b""",
    re.VERBOSE | re.DOTALL,
)
_FOUNDS = re.compile(
    rf"\b{_SETTING_UP}\s+(?:von\s+|der\s+|des\s+|eine[rs],?\s+)(?:[a-zäöü][\wäöüß-]*,?\s+){{0,5}}[„“\"]?$"
)
_INDEFINITE = re.compile(r"\b(?:[Ee]in|[Ee]ine[rnms]?),?\s+(?:[a-zäöü][\wäöüß-]*,?\s+){0,5}[„“\"]?$")
_FOUNDED = re.compile(rf"\b{_SET_UP}\b|\b(?:konstituierte|gründete|bildete)\s+sich\b")
# “durch die Steuerungsgruppe wurden Fachtage eingerichtet”: the body is not what is set up
_PREPOSITION = re.compile(
    r"\b(?i:durch|mit|in|aus|bei|von|vom|im|an|am|über|für|zu|zur|zum|unter|neben|beim)\s+"
    r"(?:(?:der|die|das|dem|den|eine[rnms]?|ein|diese[rnms]?)\s+)?(?:[a-zäöü][\wäöüß-]*,?\s+){0,3}[„“\"]?$"
)
_FORMER_WORD = re.compile(
    r"\b(?:bisherige|ehemalige|damalige|frühere|vormalige|alte|seinerzeitige|einstige|vorherige)[nrsm]?\s+(?:[\wäöü]+\s+)?[„“\"]?$"
)
_EXISTING_WORD = re.compile(
    r"\b(?:bestehende|vorhandene|existierende|etablierte|eingerichtete|gegründete)[nrsm]?\s+(?:[\wäöü]+\s+)?[„“\"]?$"
)
_GOES_ON = re.compile(
    r"\b(?:erhalten\s+bleib|beibehalt|Beibehaltung|fortzuführen|weiterzuführen|fortzusetzen|Weiterführung|Fortführung|fortgeführt|weitergeführt|fortgesetzt|seit\s+(?:\w+\s+)?\d{4}"
    r"|regelmäßig|tagt\b|tagte\b|involviert|in\s+der\s+Regel|üblicherweise|besteht\s+seit|trifft\s+sich|traf\s+sich)"
)
_DISSOLVED = re.compile(
    r"\b(?:aufgelöst|Auflösung|Arbeit\s+(?:\w+\s+)?(?:beendet|eingestellt)|eingestellt\s+wurde|beste(?:ht|hen)\s+nicht\s+mehr|nicht\s+mehr\s+beste(?:ht|hen))\b"
)
_STEERS = re.compile(r"\b(?:[Ss]teuer\w*|[Ll]enk(?:t|en|ung)\b|[Gg]esteuert\w*)")
_ACCOMPANIES = re.compile(r"\w*[Bb]egleit\w*")
_AT_WORK = re.compile(
    r"\b(?:koordinier|erarbeite|vorbereite|fortschreib|überwach|evaluier|Fortschreibung|Umsetzung|Erstellung|Controlling|\w*(?:[Kk]onzept|[Pp]rozess))"
)
# “keine Steuerungsgruppe”, “eine weitere Arbeitsgruppe”
_NONE = re.compile(
    r"\b(?:keine[rnms]?|kein|ohne|weder|weitere[rnms]?|andere[rnms]?|jede[rnms]?|einzelne[rnms]?)\s+(?:[\wäöü]+\s+)?$"
)
_NOT = re.compile(
    r"\b(?:nicht\s+(?:\w+\s+)?(?:eingerichtet|gebildet|vorgesehen|erforderlich|notwendig|geplant|einzurichten)|verzichtet|entbehrlich)\b"
)
# “Zentrales Steuerungsgremium ist der Hauptausschuss”: says what another body is
_PREDICATE = re.compile(
    r"^\s+(?:ist|sind|war|bleibt)\s+(?:und\s+bleibt\s+)?(?:der|die|das)\s+(?:bestehende\s+)?[A-ZÄÖÜ]"
)
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


# “Der Besetzung der Gruppe wird zugestimmt”, “bestätigt die Besetzung”, “nimmt die Zusammensetzung zur Kenntnis”
_SEATS_AGREED = re.compile(
    r"(?:Zusammensetzung|Besetzung)\b.*\b(?:zugestimmt|gebilligt|bestätigt|beschlossen|zur\s+Kenntnis)\b"
    r"|\b(?:bestätigt|billigt|beschließt)\b.*\b(?:Zusammensetzung|Besetzung)\b",
    re.DOTALL,
)
# “Der Gruppe |sollen| A und B |angehören|”, “die Gruppe, die noch zu bilden ist”, “tritt erstmals im Mai zusammen”, “Neu: eine Gruppe”
_SEATS_PLANNED = re.compile(
    r"""\bsoll(?:en|te|ten)?\b(?:(?!\bund\b.*\bsoll)[^.;:])*\b(?:angehören|mitwirken|mitarbeiten|teilnehmen|vertreten\s+sein|entsenden|entsandt\s+werden
      |besetzt\s+werden|benannt\s+werden|sitzen)\b
    |\bzu\s+(?:bilden|gründen|berufen|besetzen|benennen|konstituieren)\b|\beinzurichten\b
    |\b(?:tritt|kommt|trifft|tagt|beginnt)\b[^.;:]*\berstmals\b|\berstmals\b[^.;:]*\bzusammentreten\b""",
    re.VERBOSE,
)
# “Begleitet hat das Vorhaben eine Gruppe”, “für die Aufstellung war eine Runde zuständig”: its work on the concept is done
_HAS_WORKED = re.compile(
    r"\b(?:hat|haben|hatte|wurden?|ist|war|waren)\b(?:(?!\b(?:soll|wird)\b).)*?\b(?:begleitet|gearbeitet|erarbeitet|mitgearbeitet|gesteuert|gelenkt|koordiniert|zuständig|verfasst|vorbereitet"
    r"|durchgesehen|zusammengeführt|abgestimmt|erstellt|geschrieben|redigiert|entwickelt|verantwortlich|verantwortet|moderiert)\b"
    r"|\b(?:Begleitet|Gesteuert|Gelenkt|Koordiniert|Erarbeitet|Verfasst|Vorbereitet|Entstanden|Abgestimmt|Erstellt|Geschrieben|Verantwortet)\s+(?:hat|haben|wurden?|ist|worden|hatte)\b",
    re.DOTALL,
)
# a body named as a new one, “eine Gruppe”, is planned unless the sentence speaks of what was or is
_NOT_NEW = re.compile(
    r"\b(?:(?i:wurden?|war(?:en)?|hatten?|hat|haben|ist|sind|seien?|bereits|schon|besteht|bestehen|existiert|tag(?:t|te|ten)|seit|daneben)"
    r"|stand(?:en)?|gab|kam(?:en)?|trafe?n?|lag(?:en)?|nahm(?:en)?|begann(?:en)?|fand(?:en)?|hielt(?:en)?|[a-zäöüß]{4,}ten?(?!\s+[A-ZÄÖÜ]))\b"
)


def _era(before: str, after: str, whole: str, section: str, *, subject: bool) -> str:
    if _FORMER_WORD.search(before) or _DISSOLVED.search(whole):
        return "former"
    if _EXISTING_WORD.search(before):
        return "existing"
    if _GOES_ON.search(whole):
        return "existing"
    cut = re.search(r"[:;]", after)
    said = before + " " + (after[: cut.start()] if cut else after)
    if _INDEFINITE.search(before) and _HAS_WORKED.search(said) and not _PLAN.search(said):
        return "former"
    founded = _FOUNDS.search(before) or (subject and _FOUNDED.search(whole))
    if founded and _PAST.search(said):
        return "founded"
    if founded or (subject and _PLAN.search(whole)):
        return "proposed"
    if _INDEFINITE.search(before) and (
        re.search(r"\bsoll(?:en|te|ten)?\b|\b(?:[Kk]ünftig|[Zz]ukünftig)\b|\bentsteht\b", whole)
        or section == "decision"
    ):
        return "proposed"
    if _SEATS_PLANNED.search(whole) or (section == "decision" and _SEATS_AGREED.search(whole)):
        return "proposed"
    if _INDEFINITE.search(before) and not _NOT_NEW.search(said):
        return "proposed"
    return ""


def _is_foreign(after: str) -> bool:
    owner = _OWN_MATTER.match(after)
    return owner is not None and owner["owner"] in _owners()


@cache
def _owners() -> frozenset[str]:
    return frozenset(lookup("groups")["foreign"]["owners"])
