"""Why a time in a sentence is no step of the process: the date of a law, of figures, of a letter, of a term, of somebody else."""

from __future__ import annotations

import re

from extractors.document import Range, Span
from extractors.german.dates import TimeSpan
from extractors.milestones.steps import MONEY, WEEKDAY
from extractors.milestones.words import elsewhere, names_body, names_product

BRACKET = re.compile(r"\([^()]*\)|„[^“”\"]{0,200}[“”\"]")
# what comes before a time and goes with it when the label is made
ADVERBIAL = re.compile(
    r"(?<!\w)(?:(?:noch|bereits|schon|erst|voraussichtlich|spätestens|erneut|zuletzt|Bereits|Noch|Erst|Zuletzt)\s+)?"
    r"(?:(?:[Aa]m|[Ii]m|[Ii]n|[Vv]om|[Zz]um|[Bb]is|[Aa]b|[Ss]eit|[Zz]u|[Vv]on|[Aa]us|[Gg]egen|[Ff]ür)\s+(?:dem\s+|den\s+|der\s+|zum\s+)?)?"
    r"(?:(?:Monat(?:en)?|Jahr(?:en|e)?|Laufe\s+des|Zeitraum(?:\s+vom)?|Verlauf\s+des)\s+)?(?:den\s+|vom\s+)?"
    rf"(?:{WEEKDAY.pattern})?$"
)
_LAW = re.compile(
    r"(?:[Gg]esetz\w*|\w*[Vv]erordnung|\w*[Ss]atzung|\w*[Rr]ichtlinie\w*|\w*[Ee]rlass\w*|[Uu]rteil\w*|[Ff]assung(?=\s(?:vom|v\.|der|des)\s)|Bekanntmachung\w*|BGBl|GBl|Abkommen|GG|GemO|SGB\b.*|AufenthG"
    r"|AsylbLG|\w+G)(?:\s[^.;,]{0,50})?\s(?:vom|v\.|in der Fassung vom|am)\s*$"
)
_STAND = re.compile(r"(?:\bStand\b|\bStichtag\b|\bSachstand\b|\bErhebung vom\b|\bzum Stand\b)[^.;,]{0,25}$")
# “Mit Stand vom 9. Mai lag der Plan vor”
_LAY = re.compile(r"\s+(?:lag|liegt)\b.*\bvor\b")
# “Das Amt antwortete mit Schreiben vom 7.3.”
_ANSWERED = re.compile(r"\b(?:antwortete\w*|geantwortet|beantwortet\w*)\b")
_BIRTH = re.compile(r"(?:\bgeb\.|\bgeboren(?:\sam)?|\*)\s*$")
_LETTER = re.compile(
    r"(?:Vorlage|Drucksache|Nr\.|Schreiben|E-Mail|Mail|Brief|Artikel|Protokoll|Bescheid|Vertrag|Vereinbarung|Presse\w*)(?:\s[^\s,;]+){0,3}\s(?:vom|v\.)\s*$"
)
# “Nach der Sitzung vom 31.1. wird ein Flyer gedruckt”: the day of the session, not of the step
_AFTER_SESSION = re.compile(r"\b[Nn]ach\s+(?:der|dieser)\s+\w*[Ss]itzung\b[^.;,]{0,40}\s(?:vom|am)\s*$")
_DEADLINE = re.compile(r"\b(?:\w*[Ff]rist|Fristende|Einsendeschluss|Anmeldeschluss|gültig|befristet|Ablauf)\b")
_PERIOD = re.compile(
    r"\b\w*(?:laufzeit|zeitraum|[Ff]örderperiode|[Ss]chuljahr\w*|[Ll]aufzeit|[Kk]indergartenjahr\w*)\b"
)
_COUNT = re.compile(
    r"(?:\d|\b(?:Zahl|Anteil|Anzahl|durchschnittlich|gestiegen|gesunken|zurückgegangen|angewachsen|erhöht)\b)[^.;]{0,40}"
    r"\b(?:Personen|Menschen|Prozent|Fälle[n]?|Einwohner\w*|Geflüchtete[n]?|Flüchtlinge[n]?|Kinder[n]?|Schüler\w*|Teilnehm\w*|Anträge[n]?|Plätze[n]?|Beratungen|Familien|Vorsprachen)\b"
    r"|\d\s?%"
)
# “Förderung ab dem 01.01.2016 beantragt”: since when the money is to flow, not when it was asked for
_ASKED_FOR = re.compile(
    r"\b(?:(?:beantragt|gestellt)\s+(?:wurden?|worden|hat|haben)|Antrag\b.*\bgestellt)\b", re.DOTALL
)
_IN_FORCE = re.compile(r"\bin Kraft\b")
_CONDITION = re.compile(r"^[\W]*(?:[Ff]alls|[Ss]ofern|[Ww]enn|[Ss]oweit)\b")
_WHETHER = re.compile(r",\s(?:ob|inwieweit|sofern|falls|wenn)\b")
# “Auf die Niederschrift vom 4.6. wird verwiesen”
_REFERS = re.compile(
    r"\bauf\s(?:die|den|das)\b.*\b(?:verwiesen|hingewiesen)\b|\bverwiesen\s+wird\b|\bverweisen\b",
    re.IGNORECASE | re.DOTALL,
)
# “Die Beihilfe kann ab Juni beantragt werden”
_OPEN_TO = re.compile(r"\b(?:kann|können)\b.*\b(?:beantragt|gestellt|eingereicht|abgerufen)\s+werden\b", re.DOTALL)
# “begann eine Bewohnerin eine Lehre”
_CAREER = re.compile(
    r"\b(?:startet\w*|beginn\w*|begann\w*|begonnen|abgeschlossen|absolvier\w*)\b.*\b(?:Ausbildung|Praktikum|Studium|Lehre)\b"
    r"|\b(?:Ausbildung|Praktikum|Studium|Lehre)\b.*\b(?:startet\w*|beginn\w*|begann\w*|begonnen|abgeschlossen|absolvier\w*)\b",
    re.DOTALL,
)
# “Beschluss des Bauausschusses vom 3.4. (VB)”
_HEAD_SESSION = re.compile(r"\s*\((?:VB|SB)\)")
_BY_YEAR = re.compile(r"\baus\s(?:dem\s(?:Jahre?\s)?)?$")
WHOLE_YEAR = re.compile(r"\d{4}~?(?:/\d{4}~?|/\.\.)?")
_OPENS = re.compile(
    r"\W*(?:Seit|Ab|Im|In|Bis|Von|Zwischen|Noch|Bereits|Schon|Erst|Anfang|Mitte|Ende)\s(?:(?:im|in|dem)\s)?(?:Jahr(?:e|en)?\s)?"
)
# “Auf der Auftaktveranstaltung am 11.10. haben 90 Teilnehmende …”: an event may count who came
_OF_EVENT = re.compile(
    r"(?:veranstaltung|konferenz|[Ww]orkshop|werkstatt|[Ff]orum|[Tt]agung|[Dd]ialog|[Ff]achtag|[Mm]esse)\w*\s+(?:am|vom|im)\s+(?:\w+tag,?\s+(?:den\s+)?)?$"
)
_AGENDA = re.compile(r"\bTagesordnung\b")
_SINCE = re.compile(r"\b[Ss]eit(?:\s(?:dem|Anfang|Ende|Mitte|Beginn))?\s*$")
# “Seit Herbst 2021 trifft sich der Runde Tisch”, “Seit 2019 gibt es eine Lenkungsgruppe”: what began then is a step
_GATHERS = re.compile(
    r"\b(?:koordiniert|steuert|leitet|moderiert|trifft|treffen|trafen|tagt|tagen|bildete[n]?|gebildet|arbeitet|arbeiten|begleitet|begleiten|beteilig\w+|gibt\ses|besteht|bestehen|existiert)\b"
)


def quotes(before: str) -> str:
    """Whose date the words ``before`` a time announce, if it is that of a law, a count, a birth or a letter; else nothing."""
    if _LAW.search(before):
        return "the date of a law or rule"
    if _STAND.search(before):
        return "the date to which figures or a list hold"
    if _BIRTH.search(before):
        return "a birth"
    if _LETTER.search(before):
        return "the date of a paper that is quoted"
    if _AFTER_SESSION.search(before):
        return "the day of a session that the step comes after"
    return ""


def figures(text: str) -> bool:
    """Whether a text counts people, cases or places, or gives a share: “von acht auf 14 Personen gestiegen”."""
    return _COUNT.search(BRACKET.sub("", text)) is not None


def founded(text: str, clause: Span, time: TimeSpan) -> bool:
    """Whether a body of the process works “seit” the time: “Seit 2019 gibt es eine Lenkungsgruppe”."""
    words = text[clause.start : clause.end]
    if (
        re.search(r"\b(?:ist|sind)\b", words)
        and re.search(r"\bbesetzt\b|\bin Betrieb\b", words)
        and _SINCE.search(text[clause.start : time.start])
    ):
        return True
    takes_part = re.search(r"\bbeteilig", words) is not None and names_product(words)
    since = _SINCE.search(text[clause.start : time.start]) is not None
    return since and _GATHERS.search(words) is not None and (names_body(words) or takes_part)


def refused(text: str, sentence: Range, clause: Span, time: TimeSpan, *, deciding: bool) -> str:
    """Why a time is no step of the process, or an empty string."""
    before, words = text[sentence.start : time.start], text[clause.start : clause.end]
    near = ADVERBIAL.sub("", before) or before
    around = f"{text[clause.start : time.start]} … {text[time.end : clause.end]}"
    if (quoted := quotes(before)) and not (_LAY.match(text, time.end) or _ANSWERED.search(words)):
        return quoted
    if _DEADLINE.search(words) and not deciding:
        return "a deadline or term"
    if _IN_FORCE.search(words) and not deciding:
        return "the coming into force of a law"
    if _SINCE.search(before) and not founded(text, clause, time):
        return "since when a state lasts"
    if _AGENDA.search(before):
        return "the session that the paper goes to"
    if elsewhere(words):
        return "done by the state, not by the town"
    if _CONDITION.search(words) or _WHETHER.search(text[clause.start : time.start]):
        return "a condition"
    if _REFERS.search(words):
        return "a reference to a session or paper"
    if _OPEN_TO.search(words):
        return "what others may do"
    if _CAREER.search(words):
        return "what a person does"
    if _HEAD_SESSION.match(text, time.end):
        return "the session that the paper goes to"
    if _BY_YEAR.search(before):
        return "a year that names something else"
    if "/" in time.edtf and _PERIOD.search(text[max(sentence.start, time.start - 60) : time.start]) and not deciding:
        return "the period of a project or grant"
    if "/" in time.edtf and _ASKED_FOR.search(words) and not deciding:
        return "the period of a project or grant"
    if figures(around) and not deciding and not _OF_EVENT.search(text[clause.start : time.start]):
        return "a figure of a certain time"
    if WHOLE_YEAR.fullmatch(time.edtf) and (
        MONEY.search(BRACKET.sub("", words)) or not _adverbial_year(text, near, time)
    ):
        return "a year that names something else"
    return ""


def _adverbial_year(text: str, near: str, time: TimeSpan) -> bool:
    """Whether a bare year says when: “2021 wurde”, “im Jahr 2018”, “Ende 2014 erfolgte”; not “Haushalt 2021”, “Agenda 2030”."""
    if not text[time.start].isdigit():
        return True
    if _OPENS.fullmatch(near):
        return True
    word = re.search(r"(\S+)\s*$", near)
    return word is None or word[1][0].islower() or len(near.split()) == 0 or word[1].startswith("Jahr")
