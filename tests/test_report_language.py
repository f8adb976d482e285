"""Money, numbers, times and sentences in the form of each language; nothing stays untranslated."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from pipeline.report.language import Lang, Language, catalogue
from pipeline.report.sayings import said

REPORT = Path(__file__).parent.parent / "pipeline" / "report"
KEYWORDS = {"mark": None, "gettext": None, "say": None, "_": None, "ngettext": (1, 2), "count": (1, 2)}


@pytest.mark.parametrize(
    ("lang", "amount", "short", "expected", "reason"),
    [
        ("de", "1234.56", False, "1.234,56 €", "German form: point, comma, sign behind"),
        ("en", "1234.56", False, "€1,234.56", "English form: sign in front"),
        ("de", "22000.00", True, "22.000 €", "whole euros lose their cents where it is short"),
        ("de", "22000.00", False, "22.000,00 €", "and keep them where it is not"),
        ("en", "21568.75", True, "€21,568.75", "cents that are there are never left out"),
        ("en", "0.00", True, "€0", "a stated zero is a value"),
    ],
)
def test_money(lang: Lang, amount: str, short: bool, expected: str, reason: str) -> None:
    assert Language(lang).money(Decimal(amount), short=short).replace("\xa0", " ") == expected, reason


@pytest.mark.parametrize(
    ("edtf", "german", "english", "reason"),
    [
        ("2017-03-14", "14.03.2017", "14 Mar 2017", "a day"),
        ("2017-05", "Mai 2017", "May 2017", "a month is no day"),
        ("2017", "2017", "2017", "a year"),
        ("2017~", "etwa 2017", "about 2017", "about"),
        ("2017-10/2017-11", "Oktober 2017 – November 2017", "October 2017 – November 2017", "an interval"),
        ("2017-03-10/2017-03-31", "10.03.2017 – 31.03.2017", "10 Mar 2017 – 31 Mar 2017", "days"),
        ("2018/..", "ab 2018", "from 2018", "open end"),
        ("../2018-06", "bis Juni 2018", "until June 2018", "open start"),
        ("2015-23", "Herbst 2015", "Autumn 2015", "a season"),
    ],
)
def test_times(edtf: str, german: str, english: str, reason: str) -> None:
    assert (Language("de").time(edtf), Language("en").time(edtf)) == (german, english), reason


@pytest.mark.parametrize(
    ("message", "german", "english"),
    [
        (
            "4.800 € and 4.650,50 € for one thing (Moderation)",
            "4.800 € und 4.650,50 € für dieselbe Sache (Moderation)",
            "€4,800 and €4,650.50 for one thing (Moderation)",
        ),
        (
            "Lenkungskreis: 9 members by one count, 11 by another",
            "Lenkungskreis: 9 Mitglieder nach der einen, 11 nach der anderen Zählung",
            "Lenkungskreis: 9 members by one count, 11 by another",
        ),
        (
            "municipality: the paper says “Waldach”, --municipality “Auenbrück”",
            "die Vorlage sagt „Waldach“, --municipality „Auenbrück“",
            "the paper says “Waldach”, --municipality “Auenbrück”",
        ),
        (
            "Auftakt: 2031-05-15 and 2031-08",
            "Auftakt: 15.05.2031 und August 2031",
            "Auftakt: 15 May 2031 and August 2031",
        ),
        (
            "Jugendausschuss is to discuss on 2031-02-20 a paper dated 2031-03-14",
            "Jugendausschuss soll am 20.02.2031 eine Vorlage vom 14.03.2031 beraten",
            "Jugendausschuss is to discuss on 20 Feb 2031 a paper dated 14 Mar 2031",
        ),
        (
            "the parts add up to 4.000 €, the sum is stated as 4.500 €",
            "die Teile ergeben 4.000 €, als Summe stehen 4.500 €",
            "the parts add up to €4,000, the sum is stated as €4,500",
        ),
        (
            "its number 0312/2031 E1 belongs to 0312/2031",
            "ihre Nummer 0312/2031 E1 gehört zu 0312/2031",
            "its number 0312/2031 E1 belongs to 0312/2031",
        ),
        ("a sentence nobody foresaw", "a sentence nobody foresaw", "a sentence nobody foresaw"),
    ],
)
def test_findings_are_said_in_the_language(message: str, german: str, english: str) -> None:
    assert said(message, Language("de")).replace("\xa0", " ") == german
    assert said(message, Language("en")).replace("\xa0", " ") == english


def used() -> set[str]:
    """Every sentence that the code and the templates of the report ask for."""
    methods = [("**.py", "python"), ("**.html", "jinja2")]
    found = extract_from_dir(
        REPORT, method_map=methods, keywords=KEYWORDS, options_map={"**.html": {"silent": "false"}}
    )
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def entries() -> dict[str, Message]:
    with catalogue("de").open("rb") as file:
        return {
            str(entry.id if isinstance(entry.id, str) else entry.id[0]): entry
            for entry in read_po(file, locale="de")
            if entry.id
        }


def strings(entry: Message) -> list[str]:
    return [entry.string] if isinstance(entry.string, str) else list(entry.string or [""])


def test_no_message_is_untranslated() -> None:
    known = entries()
    assert not sorted(used() - known.keys()), "add them to locale/de/LC_MESSAGES/messages.po"
    for key, entry in known.items():
        assert all(strings(entry)), key
        assert not entry.fuzzy, key


def test_no_message_is_left_over() -> None:
    assert not sorted(entries().keys() - used())


def test_translations_keep_their_places() -> None:
    places = re.compile(r"%\(\w+\)s|%s|\{\w+\}")
    for key, entry in entries().items():
        for string in strings(entry):
            assert sorted(places.findall(string)) == sorted(places.findall(key)), key
