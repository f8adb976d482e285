"""The language of a report: its sentences from the catalogue, its money, numbers and dates in their form.

English stands in the templates; ``locale/de/LC_MESSAGES/messages.po`` holds the German, read as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal
from unicodedata import combining, normalize

Lang = Literal["de", "en"]

_CATALOGUES = Path(__file__).with_name("locale")


def mark(message: str) -> str:
    """The sentence itself; its name tells that the catalogue must have it."""
    return message


_SEASONS = {"21": mark("spring"), "22": mark("summer"), "23": mark("autumn"), "24": mark("winter")}


def catalogue(lang: Lang) -> Path:
    """The catalogue of a language."""
    return _CATALOGUES / lang / "LC_MESSAGES" / "messages.po"


def alphabetical(words: str) -> list[tuple[int, int, str]]:
    """What words are sorted by: “Öhringen” with O, “Halle 9” before “Halle 10”.

    >>> sorted(["Zell", "Öhringen", "Halle 10", "Halle 9"], key=alphabetical)
    ['Halle 9', 'Halle 10', 'Öhringen', 'Zell']
    """
    plain = "".join(sign for sign in normalize("NFKD", words.casefold()) if not combining(sign))
    parts = re.findall(r"\d+|\D+", plain)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


@dataclass(frozen=True)
class Language:
    """``Language("de").money(Decimal("1234.56"))`` is ``1.234,56 €``, ``Language("en")`` says ``€1,234.56``."""

    lang: Lang

    @property
    def locale(self) -> str:
        return {"de": "de_DE", "en": "en_GB"}[self.lang]

    @cached_property
    def _messages(self) -> dict[str, str | tuple[str, ...]]:
        if self.lang == "en":
            return {}
        from babel.messages.pofile import read_po

        with catalogue(self.lang).open("rb") as file:
            entries = read_po(file, locale=self.lang)
        return {
            str(entry.id[0] if isinstance(entry.id, (list, tuple)) else entry.id): (
                tuple(entry.string) if isinstance(entry.string, (list, tuple)) else str(entry.string)
            )
            for entry in entries
            if entry.id and entry.string
        }

    def gettext(self, message: str) -> str:
        """The sentence in this language."""
        if self.lang == "en":
            return message
        found = self._messages.get(message, message)
        return found if isinstance(found, str) else found[0]

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The sentence for this number of things: “1 paper”, “3 papers”."""
        if self.lang == "en":
            return one if number == 1 else many
        found = self._messages.get(one)
        if not isinstance(found, tuple):
            return one if number == 1 else many
        return found[0 if number == 1 else 1]

    def money(self, amount: Decimal | float | str, *, short: bool = False) -> str:
        """Euros; ``short`` leaves out cents where there are none: ``22.000 €``."""
        from babel.numbers import format_currency

        value = Decimal(str(amount))
        whole = short and value == value.to_integral_value()
        return format_currency(
            value, "EUR", locale=self.locale, currency_digits=not whole, format=self._whole_euros if whole else None
        )

    @property
    def _whole_euros(self) -> str:
        return {"de": "#,##0\xa0¤", "en": "¤#,##0"}[self.lang]

    def number(self, value: Decimal | float, digits: int = 1) -> str:
        """A number, rounded: ``2,5`` and ``2.5``."""
        from babel.numbers import format_decimal

        return format_decimal(round(Decimal(str(value)), digits), locale=self.locale)

    def percent(self, share: float) -> str:
        from babel.numbers import format_percent

        return format_percent(share, locale=self.locale)

    def day(self, day: date | str | None) -> str:
        """A day: ``14.03.2017`` and ``14 Mar 2017``; nothing for no day."""
        from babel.dates import format_date

        if day is None:
            return ""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        return format_date(day, {"de": "dd.MM.yyyy", "en": "d MMM yyyy"}[self.lang], locale=self.locale)

    def time(self, edtf: str) -> str:
        """A time in EDTF for the eye: ``2017-05`` is “Mai 2017”, ``2017-10/2017-11`` “Okt. 2017 – Nov. 2017”."""
        if "/" not in edtf:
            return self._moment(edtf)
        start, end = edtf.split("/", 1)
        if start in ("", ".."):
            return self.gettext("until %s") % self._moment(end)
        if end in ("", ".."):
            return self.gettext("from %s") % self._moment(start)
        return f"{self._moment(start)} – {self._moment(end)}"

    def _moment(self, edtf: str) -> str:
        from babel.dates import format_date

        plain = edtf.rstrip("~?%")
        about = self.gettext("about %s") if plain != edtf else "%s"
        if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
            return about % self.day(plain)
        found = re.fullmatch(r"(\d{4})-(\d\d)", plain)
        if found and found[2] in _SEASONS:
            return about % f"{self.gettext(_SEASONS[found[2]]).capitalize()} {found[1]}"
        if found and 1 <= int(found[2]) <= 12:
            return about % format_date(date(int(found[1]), int(found[2]), 1), "LLLL yyyy", locale=self.locale)
        return about % plain

    def quoted(self, words: str) -> str:
        """Words in the quotation marks of the language."""
        return f"„{words}“" if self.lang == "de" else f"“{words}”"

    def listed(self, words: Iterator[str] | list[str]) -> str:
        """Words in a row: “A, B und C”."""
        from babel.lists import format_list

        return format_list(list(words), locale=self.locale)
