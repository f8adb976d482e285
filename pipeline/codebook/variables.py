"""Variables of a researcher's own: what `ratslese review` asks a person of every paper, or of every concept (``variables.csv``).

>>> interpreters = Variable("interpreters", "Dolmetschdienst", "yes_no", words="Dolmetscher, Sprachmittlung")
>>> interpreters.value("Ja")
'yes'
>>> interpreters.places("Für Elterngespräche stellt die Stadt Dolmetscherinnen.")
[(38, 53)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from pipeline.codebook.words import INSIDE, stem
from pipeline.columns import Column
from pipeline.corrections.form import value_of, written
from pipeline.errors import RatsleseError
from pipeline.plain_lists import Lines, meant

Type = Literal["text", "one_of", "yes_no", "number"]
AskedOf = Literal["paper", "concept"]
FILE = "variables"
_COLUMNS = ("variable", "label_de", "label_en", "type", "asked_of", "choices", "definition_de", "words")
_NEEDED = ("variable", "label_de", "type")
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_AS_COLUMN = {"yes_no": Column("answer", "boolean", ""), "number": Column("answer", "decimal", "")}
_BETWEEN = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True)
class Variable:
    """What is asked: ``asked_of`` each paper or each concept; ``choices`` of ``one_of``, with semicolons between them; ``words`` by
    which places are suggested, with commas between them."""

    variable_id: str
    label_de: str
    type: Type
    asked_of: AskedOf = "paper"
    label_en: str | None = None
    choices: str | None = None
    definition: str | None = None
    words: str | None = None

    @property
    def one_of(self) -> tuple[str, ...]:
        """What may be answered, where it is one of a list."""
        return _parts(self.choices or "", ";")

    def value(self, text: str) -> str:
        """An answer as the tables have it: “Ja” is ``yes``, “1.200,50” is ``1200.50``. Raises ValueError."""
        text = " ".join(text.split())
        if self.type == "one_of":
            known = {each.casefold(): each for each in self.one_of}
            if text.casefold() not in known:
                listed = f" (it is one of {', '.join(self.one_of)})"
                raise ValueError(f"{self.variable_id}: there is no “{text}”{meant(text, self.one_of) or listed}")
            return known[text.casefold()]
        if column := _AS_COLUMN.get(self.type):
            try:
                return written(value_of(column, text))
            except ValueError as error:
                raise ValueError(str(error).replace("answer", self.variable_id, 1)) from None
        return text

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where its search words stand in a text."""
        parts = [_pattern(part) for part in _BETWEEN.split(self.words or "") if part]
        return [found.span() for found in re.finditer("|".join(parts), text)] if parts else []


def read_variables(text: str, file: Path) -> tuple[Variable, ...]:
    """The variables of a file. Raises RatsleseError(bad_codebook) with the number of every wrong line and what may have been meant."""
    lines = Lines(text, file, _COLUMNS, "bad_codebook")
    for column in _NEEDED:
        if column not in lines.columns:
            lines.wrong(1, f"the column {column} is missing; needed are {', '.join(_NEEDED)}")
    found: dict[str, Variable] = {}
    for number, cells in lines:
        faults = list(_faults(cells, found))
        for fault in faults:
            lines.wrong(number, fault)
        if not faults:
            found[cells["variable"]] = Variable(
                cells["variable"],
                cells["label_de"],
                cells["type"],  # type: ignore[arg-type]  # tested
                cells.get("asked_of", "paper"),  # type: ignore[arg-type]  # tested
                cells.get("label_en"),
                "; ".join(_parts(cells.get("choices", ""), ";")) or None,
                cells.get("definition_de"),
                cells.get("words"),
            )
    lines.check()
    if not found:
        raise RatsleseError("bad_codebook", f"{file} has no line below its head.")
    return tuple(found.values())


def _faults(cells: dict[str, str], known: dict[str, Variable]) -> Iterator[str]:
    """What is wrong with a line."""
    for column in _NEEDED:
        if not cells.get(column):
            yield f"{column} is empty"
    name, kind, of = cells.get("variable", ""), cells.get("type", ""), cells.get("asked_of", "paper")
    if name and not _ID.fullmatch(name):
        yield f"“{name}” is no name of a variable; use small letters, digits, “_”, “-” and “.”"
    if name in known:
        yield f"{name} stands there already"
    if kind and kind not in get_args(Type):
        yield f"type: there is no “{kind}”{_or_known(kind, get_args(Type))}"
    if of not in get_args(AskedOf):
        yield f"asked_of: there is no “{of}”{_or_known(of, get_args(AskedOf))}"
    choices = _parts(cells.get("choices", ""), ";")
    if kind == "one_of" and len(choices) < 2:
        yield "one_of needs two choices at least; write them into “choices” with semicolons between them"
    if kind in get_args(Type) and kind != "one_of" and choices:
        yield f"choices are for one_of; this is {kind}"
    if len({each.casefold() for each in choices}) < len(choices):
        yield "a choice stands there twice"


def _or_known(name: str, known: tuple[str, ...]) -> str:
    return meant(name, known) or f" (there are {', '.join(known)})"


def _parts(text: str, sign: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(part.split()) for part in text.split(sign))))


def _pattern(term: str) -> str:
    """A search word as a pattern: a long one also inside compounds, a shorter one where a word begins with it, an abbreviation as it is."""
    words = r"\s+".join(map(_word, term.split()))
    return rf"(?<!\w){words}(?!\w)"


def _word(word: str) -> str:
    if sum(letter.isupper() for letter in word) > 1 or len(word) < 4:
        return re.escape(word)
    begin = re.escape(stem(word)) if len(word) >= INSIDE else re.escape(word.lower())
    return rf"(?i:\w*{begin}\w*)" if len(word) >= INSIDE else rf"(?i:{begin}\w*)"


def rows(variables: tuple[Variable, ...]) -> list[dict[str, Any]]:
    """The variables as rows of the table of this name."""
    return [{"position": number, **asdict(each)} for number, each in enumerate(variables, 1)]


def variable(row: dict[str, Any]) -> Variable:
    """A row of the table as a variable."""
    return Variable(**{name: row[name] for name in Variable.__dataclass_fields__})
