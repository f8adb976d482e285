"""Who wrote the paper: the office (the narrower one that is named) and the author; for minutes their clerk, not the mayor above."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.consultations.committees import names_committee
from extractors.consultations.values import is_role
from extractors.german.names import read_person
from extractors.head.letter import letter_signer
from extractors.head.offices import (
    OFFICIAL,
    OFFICIAL_ALONE,
    end_of,
    is_office,
    is_office_line,
    letterhead_offices,
    level,
    narrowest,
)
from extractors.head.paper_type import ANSWER
from extractors.head.reading import Head, HeadText
from extractors.head.subject import has_cover, on_cover
from extractors.labels.reading import Labelled
from extractors.labels.value_kinds import DATE, PERSON, fits

# “Anna Muster / Bernd Beispiel”; not “Verein Musterhausen aus dem Kreis”
_NAMES = re.compile(r"(?:(?:Frau|Herrn?|Dr\.|Prof\.|von|van|und|[A-ZÄÖÜ][\w.’-]+)[\s,/&;]*){1,8}(?:\(i\. ?[VA]\.\))?")
_SOUND = 0.3
_LONGEST_PERSON, _LETTERHEAD, _LONGEST_MOTION = 70, 300, 200  # characters
_PERSON_NAME = r"(?:(?:Frau|Herrn?|Fr\.|Hr\.)\s)?(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][\w’'-]+(?:,?\s[A-ZÄÖÜ][\w’'-]+){0,2}"
# “Beigeordneter Herr Muster”, “Bürgermeisterin Muster-Beispiel”, “Dezernentin Eva Muster”, “FDL Eva Muster”
_OFFICIAL = re.compile(
    r"\b(?:Herrn?|Frau|(?:Ober)?[Bb]ürgermeister(?:in)?|Landr[aä]t(?:in)?|Beigeordneter?|Stadtr[aä]t(?:in)?|Dezernent(?:in)?|[A-Z]{2,4}|Kreisdirektor(?:in)?)"
    r"\s(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß]+(?:[\s-][A-ZÄÖÜ][a-zäöüß]+)*$"
)
# “Eva Muster, Tel. 85-1188”, “Muster, Eva   Telefon: 07071-204”, “Frau Muster, App. 2911”, “Max Muster, 853-5600”
_REACHED = re.compile(
    rf"(?P<name>(?:Frau|Herrn?|Fr\.|Hr\.)\s{_PERSON_NAME}|(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][\w’'-]+,?\s[A-ZÄÖÜ][\w’'-]+),?\s+(?:Tel(?:efon)?\b|App\b|Durchwahl\b|Fon\b|[☎☏✆]|\d{{3}}-\d{{2,}})"
)
_OFFICE_AND_PERSON = re.compile(
    r"(?P<office>\S.{2,60}?),\s(?P<person>(?:Dezernent(?:in)?\s|Amtsleiter(?:in)?\s|(?:Frau|Herrn?)\s)?(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß-]+\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)"
)
# “Abt. 50.3 / Frau Muster”
_OFFICE_SLASH_PERSON = re.compile(
    r"(?P<office>\S.{2,60}?)\s*[,/–-]\s(?P<person>(?:Frau|Herrn?)\s[^,(\d]{3,40}?)(?:\s?[,(].{0,40})?"
)
_ANSWERED = re.compile(r"\w*(?:frage|antrag)stell", re.IGNORECASE)  # in an answer: whose question it answers
_RESPONSIBLE = re.compile(
    r"Verantw|Zuständig", re.IGNORECASE
)  # “Verantwortlich: Muster, Anna” beside “Federführend: Sozialamt”
_TOWN = re.compile(r"(?:\w+-?)?(?:[Ss]tadt|[Gg]emeinde|[Ll]andkreis)\s[A-ZÄÖÜ]")
_CARRIES_OUT = re.compile(r"Umsetzung|Ausführung", re.IGNORECASE)
_GROUP = re.compile(r"(?:\w+-)?(?:\w*fraktion|\w*gruppe)\b(?! \d)|\S+(?:\s\S+){0,4}[\s-]\w*fraktion\b", re.IGNORECASE)
# “Antrag der Fraktion Freie Liste vom 25.04.2018”, “Antrag Freie Liste und Bürgerbund vom 25.04.2018”
_OF_GROUP = re.compile(
    r"(?:\w+er\s)?\w*(?:antrag|anfrage)\s(?:(?:der|des|von)\s(?=.*(?:fraktion|gruppe|\svom\s\d))|(?!auf|zu|für|über|nr|der|des|von|im|an)(?=.*\svom\s\d))",
    re.IGNORECASE,
)
# “Antrag” over “der Fraktionen Freie Liste und Bürgerbund vom 25.04.2018”, “von Stadtrat Max Muster (Freie Liste)”
_MOTION_WORD = re.compile(r"(?:\w*(?:antrag|anfrage)|a n t r a g|a n f r a g e)\W*", re.IGNORECASE)
_BROUGHT = re.compile(
    r"(?:der|des|von)\s(?=\S*(?:fraktion|gruppe|stadtr[aä]t|gemeinder[aä]t|kreisr[aä]t|ratsherr|ratsfrau))",
    re.IGNORECASE,
)
_BEHIND_GROUP = re.compile(
    r"(?:\s(?:vom|zu[mr]?|betr\.|betreffend|wegen)\s|\sim\s\w*(?:rat|tag|vertretung)\b|\s?[„\"–]).*$"
)


def read_department(head: Head) -> HeadText | None:
    """The value of Dienststelle, Fachbereich, Amt … before that of Dezernat or Verantwortlich; else the office that submits or
    writes the paper, or one alone on a line. On a cover the office that stands there."""
    if (office := on_cover(head, is_office_line)) is not None:
        return HeadText(office.start, office.end, head.document.text[office.start : office.end], "office-on-cover")
    if has_cover(head):
        return None
    for keys, rule in ((("department",), "department-label"), (("division",), "division-label")):
        for label in sorted(head.filled(*keys), key=lambda label: -level(head.name(label))):
            if head.in_frame(label.start) and _is_sound(head.text(label)):
                return _department(head, label, rule)
    if (official := _official(head)) is not None:
        return official
    top = [
        line for line in head.lines[:20] if line.start < (min(head.path, _LETTERHEAD) if line.in_table else head.path)
    ]
    named = letterhead_offices(top)
    if submitting := _submitting_office(head):
        return submitting
    if not named:
        return None
    line = narrowest(named)
    both = _OFFICE_SLASH_PERSON.fullmatch(line.text)
    end = line.start + both.end("office") if both else end_of(line, head.lines)
    return HeadText(line.start, end, " ".join(head.document.text[line.start : end].split()), "office-line")


def _official(head: Head) -> HeadText | None:
    """“Verantwortlich für die Umsetzung: Der Landrat”: a label that asks who carries the paper out names him."""
    for label in head.filled("department"):
        value = head.text(label)
        if head.in_frame(label.start) and _CARRIES_OUT.search(head.name(label)) and OFFICIAL_ALONE.fullmatch(value):
            return HeadText(label.start, label.end, value, "department-label")
    return None


def _is_sound(value: str) -> bool:
    """Whether a value can be an office: not “Frau Muster”, “Fraktion Freie Liste”, “- Der Bürgermeister -”, “ab”."""
    return (
        fits("office", value) > _SOUND
        and not _is_person(value)
        and not is_role(value)
        and not _GROUP.match(value)
        and not OFFICIAL.match(value)
        and (value[0].isupper() or value[0].isdigit() or value[0] == "/")
    )


def _submitting_office(head: Head) -> HeadText | None:
    """“Einreicher: Sozialamt, Anna Muster”, “Verfasser: Ref. Stadtplanung”."""
    for label in head.filled("submitter", "author", "clerk"):
        value, start, end = head.text(label), label.start, label.end
        if not head.in_frame(start):
            continue
        both = _office_and_person(value)
        if both:
            value, sound = both["office"], True
            end = start + len(value)
        else:
            person = _is_person(value) or _GROUP.match(value) or PERSON.match(value)
            sound = is_office_line(value.split(",")[0]) or (is_office(value) and not person)
        if sound:
            return HeadText(start, end, value, f"department-{label.key}")
    return None


def _department(head: Head, label: Labelled, rule: str) -> HeadText:
    """The value as printed, without a day behind it; “Fachbereich” over “Kultur”, without a colon, is one name."""
    text = head.document.text
    start = label.start + (text[label.start] == "/")
    if text[label.label.end : label.start] == "\n" and is_office_line(
        " ".join(text[label.label.start : label.end].split())
    ):
        start = label.label.start
    value = " ".join(text[start : label.end].split())
    if DATE.search(value):
        value = DATE.split(value)[0].rstrip(" ,;")
    return HeadText(start, start + len(text[start : label.end]), value, rule)


def _is_person(value: str) -> bool:
    return re.match(r"(?:Frau|Herrn?|Hr\.|Fr\.|Dr\.|Prof\.)\s", value) is not None or _REACHED.match(value) is not None


def read_author(head: Head, paper_type: str | None) -> HeadText | None:
    """The Verfasser or Ersteller; else the Bearbeiter, the group whose motion it is, who gives information, the contact;
    not who signs."""
    for key in ("author", "division", "clerk", "department", "signatory"):
        office = key in ("division", "department")
        for label in head.filled(key):
            person = not office or _RESPONSIBLE.match(head.name(label)) is not None
            if key == "department":
                person = person and _is_person(head.text(label))
            if person and (found := _person(head, label, loose=not office)):
                return found
    if paper_type and ANSWER.search(paper_type):
        head = replace(head, labels=tuple(label for label in head.labels if not _ANSWERED.match(head.name(label))))
    elif group := _group(head):
        return group
    for key in ("informant", "contact"):
        for label in head.filled(key):
            if head.in_frame(label.start) and (found := _person(head, label, loose=False)):
                return found
    return (
        _submitter(head)
        or _behind_office(head)
        or _labelled_minutes_taker(head)
        or minutes_taker(head)
        or letter_signer(head)
    )


def _submitter(head: Head) -> HeadText | None:
    """The person who lays the paper before the council: “Einreicher: Herr Muster”, “Landrat Max Muster”, “Sozialamt, Anna Muster”."""
    for label in head.filled("submitter", "rapporteur"):
        text = head.text(label)
        if not head.in_frame(label.start) or len(text) > _LONGEST_PERSON or " / " in text:
            continue
        if both := _office_and_person(text):
            return HeadText(label.end - len(both["person"]), label.end, both["person"], f"{label.key}-person")
        if _TOWN.match(text):
            continue
        brings_in = (
            label.key == "submitter" and text[0].isupper() and not is_office(text) and not fits("reference", text)
        )
        if _OFFICIAL.search(text) or read_person(text) or brings_in:
            return HeadText(label.start, label.end, text, f"{label.key}-person")
    return None


def _office_and_person(value: str) -> re.Match[str] | None:
    """“Sozialamt, Anna Muster”; “Sozialamt, Sachgebiet Wohnen” is an office only."""
    found = _OFFICE_AND_PERSON.fullmatch(value)
    return found if found and is_office(found["office"]) and not is_office_line(found["person"]) else None


def _behind_office(head: Head) -> HeadText | None:
    """“Abt. 50.3 / Frau Muster” in the letterhead."""
    for line in head.lines[:10]:
        both = _OFFICE_SLASH_PERSON.fullmatch(line.text) if line.start < head.path else None
        if both and is_office_line(both["office"]):
            return HeadText(line.start + both.start("person"), line.end, both["person"], "name-behind-office")
    return None


def _labelled_minutes_taker(head: Head) -> HeadText | None:
    """“Protokollführer / Herr Muster”: minutes are written by their clerk."""
    for label in head.filled("minutes_taker"):
        found = _person(head, label, loose=False)
        if found and not names_committee(
            found.value
        ):  # “Vorsitzender Ortsrat Seedorf  Schriftführer” under two signatures
            return found
    return None


def _person(head: Head, label: Labelled, *, loose: bool) -> HeadText | None:
    """The personal name behind a label; ``loose``: also several names, if they are no office."""
    text, printed = head.text(label), head.document.text[label.start : label.end]
    if both := _office_and_person(text):
        return HeadText(label.end - len(both["person"]), label.end, both["person"], f"{label.key}-label")
    found = _name_first(text)
    names = loose and _NAMES.fullmatch(text) is not None and fits("office", text) < 0.5 and not is_office(text)
    if (not found and not names) or fits("public", text) or (label.key == "division" and _GROUP.match(text)):
        return None
    end = label.start + len(found["name"]) if found and "\n" not in printed else label.end
    return HeadText(label.start, end, " ".join(head.document.text[label.start : end].split()), f"{label.key}-label")


def _name_first(text: str) -> re.Match[str] | None:
    """The name with which a value begins: “Eva Muster, SG Soziales”; not “Sozialamt, Eigenbetrieb”."""
    found = PERSON.match(text)
    return found if found and (_is_person(found["name"]) or read_person(found["name"])) else None


def _group(head: Head) -> HeadText | None:
    """“Einreicher: Fraktion Freie Liste”, “Verantwortlich: Ratsgruppe Musterhausen”: whose motion or question it is."""
    for label in head.filled("submitter", "division", "department"):
        if head.in_frame(label.start) and _GROUP.match(head.text(label)):
            return HeadText(label.start, label.end, head.text(label), "submitting-group")
    for number, line in enumerate(head.lines):
        if line.start >= head.path or len(line.text) >= _LONGEST_MOTION:
            continue
        below = number > 0 and _MOTION_WORD.fullmatch(head.lines[number - 1].text.strip()) is not None
        found = _OF_GROUP.match(line.text) or (_BROUGHT.match(line.text) if below else None)
        if found:
            by = _BEHIND_GROUP.sub("", line.text[found.end() :])
            start = line.start + found.end()
            return HeadText(start, start + len(by), " ".join(by.split()), "motion-line")
    return None


_LONGEST_CLERK, _LONGEST_LINE = 70, 200  # characters
# “Protokoll: Anna Muster”, “gez. Muster (Protokoll)”
_MINUTES_BY = re.compile(
    r"Protokoll:\s+(?P<name>(?:(?:Frau|Herr)\s)?[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?)"
    r"|(?:.*[,;:]\s+)?(?P<present>(?:Frau|Herrn?)\s[A-ZÄÖÜ][\w-]+)\s\((?:Protokoll|Protokollführ\w+|Schriftführ\w+)\).{0,40}"
    r"|gez\.?\s+(?P<signed>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?),?\s+\((?:Protokoll|Protokollführ\w+|Schriftführ\w+)\)"
)


def minutes_taker(head: Head) -> HeadText | None:
    """“Protokoll: Anna Muster”, “gez. Muster (Protokoll)”: minutes are written by their clerk."""
    text = head.document.text
    for line in head.document.lines:
        printed = text[line.start : line.end]
        found_name = _MINUTES_BY.fullmatch(printed.strip()) if len(printed) < _LONGEST_LINE else None
        if found_name and (found_name["present"] or len(printed) < _LONGEST_CLERK):
            name = found_name["name"] or found_name["signed"] or found_name["present"]
            start = line.start + printed.index(name)
            return HeadText(start, start + len(name), name, "minutes-by")
    return None
