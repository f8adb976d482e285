"""Findings and reasons in the language of the report: they are recorded in English, with amounts and times as printed."""

from __future__ import annotations

import re

from pipeline.report.language import Language, mark

_SAYINGS = (
    (r"\w+: the paper says “(?P<one>.+)”, (?P<name>\S+) “(?P<other>.+)”",
     mark("the paper says “%(one)s”, %(name)s “%(other)s”")),
    (r"(?P<name>.+): (?P<one>\d+) members by one count, (?P<other>\d+) by another",
     mark("%(name)s: %(one)s members by one count, %(other)s by another")),
    (r"(?P<name>.+): (?P<one>\d+) members listed for (?P<other>\d+) seats",
     mark("%(name)s: %(one)s members listed for %(other)s seats")),
    (r"(?P<one>\S+) (?P<name>.+) are announced, (?P<other>\d+) are listed",
     mark("%(one)s %(name)s are announced, %(other)s are listed")),
    (r"(?P<amount_one>\S+) € and (?P<amount_other>\S+) € for one thing \((?P<name>.+)\)",
     mark("%(amount_one)s and %(amount_other)s for one thing (%(name)s)")),
    (r"the parts add up to (?P<amount_one>\S+) €, the sum is stated as (?P<amount_other>\S+) €",
     mark("the parts add up to %(amount_one)s, the sum is stated as %(amount_other)s")),
    (r"no financial effects are stated, yet (?P<amount_one>\S+) € stand in the paper",
     mark("no financial effects are stated, yet %(amount_one)s stand in the paper")),
    (r"Bedarf (?P<one>\d+): (?P<amount_one>\S+) €, Plan \d+: (?P<amount_other>\S+) €",
     mark("%(one)s: %(amount_one)s needed, %(amount_other)s planned")),
    (r"needed in (?P<one>\d+): (?P<amount_one>\S+) € in the text, (?P<amount_other>\S+) € in the table",
     mark("needed in %(one)s: %(amount_one)s in the text, %(amount_other)s in the table")),
    (r"(?P<name>.+) is to discuss on (?P<time_one>\S+) a paper dated (?P<time_other>\S+)",
     mark("%(name)s is to discuss on %(time_one)s a paper dated %(time_other)s")),
    (r"page (?P<one>\d+) has no readable text layer and was not recognised; nothing on it was read",
     mark("page %(one)s has no readable text and was not recognised; nothing on it was read")),
    (r"page (?P<one>\d+): (?P<other>\d+) places of print were not read",
     mark("page %(one)s: places of print that were not read: %(other)s")),
    (r"“(?P<name>.+)” was read, which cannot be right; it may be (?P<other>.+)",
     mark("“%(name)s” was read, which cannot be right; it may be %(other)s")),
    (r"“(?P<name>.+)” was read, which cannot be right", mark("“%(name)s” was read, which cannot be right")),
    (r"“(?P<name>.+)” is read now", mark("“%(name)s” is read now")),
    (r"nothing of this kind is read at these words", mark("nothing of this kind is read at these words")),
    (r"no paper of the results is this file", mark("no paper of the results is this file")),
    (r"(?P<name>.+) is another file than the one that this was said of",
     mark("%(name)s is another file than the one that this was said of")),
    (r"a later line of the same person takes its place", mark("a later line of the same person takes its place")),
    (r"“(?P<name>.+)” does not stand in the paper", mark("“%(name)s” does not stand in the paper")),
    (r"\w+: “(?P<name>.+)” was not read.*", mark("“%(name)s” looks like a fact and was not read")),
    (r"the paper names no municipality that was found", mark("the paper names no municipality that was found")),
    (r"same subject and year as the leading paper", mark("same subject and year as the leading paper")),
    (r"the same paper twice: .*?(?P<one>\d+) ?% of the words", mark("the same paper twice: %(one)s of a hundred words agree")),
    (r"the same number, (?P<name>.+)", mark("the same number, %(name)s")),
    (r"its number (?P<name>.+) belongs to (?P<other>.+)", mark("its number %(name)s belongs to %(other)s")),
    (r"(?P<name>.+): (?P<time_one>[\d~./?-]+) and (?P<time_other>[\d~./?-]+)",
     mark("%(name)s: %(time_one)s and %(time_other)s")),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), saying) for pattern, saying in _SAYINGS)


def said(message: str, language: Language) -> str:
    """The sentence in the language; as it was recorded where it is not known.

    >>> said("the parts add up to 4.000 €, the sum is stated as 4.500 €", Language("en"))
    'the parts add up to €4,000, the sum is stated as €4,500'
    """
    for pattern, saying in _PATTERNS:
        found = pattern.fullmatch(message)
        if found:
            values = {name: _value(name, value, language) for name, value in found.groupdict().items()}
            return language.gettext(saying) % values
    return message


def _value(name: str, value: str, language: Language) -> str:
    if name.startswith("amount_"):
        return language.money(value.replace(".", "").replace(",", "."), short=True)
    return language.time(value) if name.startswith("time_") else value
