"""What a person sees and says while they go through the queue: facts as they were read, and what they said of them so far."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from pipeline.corrections.answers import answer_id
from pipeline.corrections.form import (
    ANSWERS,
    MISSED,
    NO_SUCH_FACT,
    NOT_ANSWERED,
    NOT_FOUND,
    RIGHT,
    SAYS_OF_ANSWERS,
    VALUE,
    WITHDRAWN,
    Correction,
    columns_of,
    correction,
    same,
    value_of,
    written,
)
from pipeline.corrections.ledger import Ledger, append
from pipeline.corrections.matching import Fact, summary
from pipeline.corrections.overlay import facts_of, names_of, take_back
from pipeline.ingest.reading import reading
from pipeline.lookup_document import find_document
from pipeline.quality.ledgers import Key
from pipeline.review.asking import asks, places, told
from pipeline.review.disputed import disputed
from pipeline.review.queue import DISPUTED, Item, of_paper, queue, rate
from pipeline.review.sheets import Sheets
from pipeline.review.shown import Shown
from pipeline.review.words import Lang, words
from pipeline.schema import BY_NAME
from pipeline.store import Store
from pipeline.typed_tables import select

Row = dict[str, Any]
_TOLD = (
    "committee",
    "amount",
    "quantity",
    "label",
    "name",
    "value",
    "text",
    "title",
    "effect",
    "date",
    "edtf",
    "unit",
    "role",
)
"""What tells a fact of a table from the others, in a line of the queue."""


class CannotBeKeptError(ValueError):
    """Why what somebody said cannot stand in the ledger."""


class Review:
    """The queue of results for one person, or all facts of one ``paper``; what they say is added to the ledger at once, and nothing
    else is written. ``against``: another's ledger; what the two do not agree on comes first."""

    def __init__(
        self,
        out: Path,
        ledger: Path,
        who: str,
        seed: int = 0,
        paper: str | None = None,
        lang: Lang = "de",
        against: Path | None = None,
    ) -> None:
        store = Store(out)
        self.who, self.ledger, self.lang = who, ledger, lang
        self._lock = RLock()
        self._connection, rows = _held(store)
        self.shown = Shown(lang, select(self._connection, BY_NAME["codebook"]))
        of = find_document(self._connection, paper)["document_id"] if paper else None
        self._asks = {ask.item.key: ask for ask in asks(self._connection, store, of)}
        self._asked_at = {
            answer_id(document, ask.variable.variable_id): key
            for key, ask in self._asks.items()
            for document in ask.documents
        }
        self.items = of_paper(self._connection, of) if of else queue(self._connection, seed)
        self.items += [ask.item for ask in self._asks.values()]
        if against is not None:
            differing = disputed(out, ledger, against, self.shown, lang)
            self.items = [*self._disputed(differing, of), *self.items]
        self.documents = {
            row["document_id"]: dict(row)
            for row in self._connection.execute(
                "SELECT d.*, m.name AS municipality FROM documents d LEFT JOIN municipalities m USING (municipality_id)"
            )
        }
        self.sheets = Sheets({key: row["source"] for key, row in self.documents.items()}, reading(store.cache))
        self._store = store
        self._said: dict[tuple[str, str], list[Correction]] = {}
        for said in Ledger.of((), [ledger] if ledger.exists() else []).corrections:
            if said.who == who:
                self._hear(said, rows.get(said.correction_id) or said.fact)

    def _disputed(self, against: dict[Key, str], paper: str | None) -> Iterator[Item]:
        """What another person sees otherwise, of one ``paper`` or all; of what is not there any more nothing can be said."""
        for (document, table, key), reason in against.items():
            here = self._asked_at.get(key) if table == ANSWERS else key
            if here and paper in (None, document) and (table == ANSWERS or self._there(table, here)):
                yield Item(
                    DISPUTED, table, here, self._asks[here].documents[0] if table == ANSWERS else document, reason
                )

    def _there(self, table: str, key: str) -> bool:
        column = BY_NAME[table].key[0]
        return self._connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (key,)).fetchone() is not None

    def _key(self, said: Correction) -> str:
        """The item that an answer was given to."""
        key = answer_id(said.document_id, said.column)
        return self._asked_at.get(key, key)

    def _hear(self, said: Correction, key: str) -> None:
        """Remember what stands in the ledger, the last word of each kind."""
        known = self._said.setdefault((said.table, self._key(said) if said.table == ANSWERS else key), [])
        if said.table == ANSWERS:
            known[:] = [each for each in known if each.document_id != said.document_id]
        elif said.says == VALUE:
            known[:] = [each for each in known if each.says == VALUE and each.column != said.column]
        elif said.says != MISSED:
            known.clear()
        if said.says != WITHDRAWN:
            known.append(said)

    def verdict(self, item: Item) -> str:
        """What was said of an item: right, value, no-such-fact, missed; nothing where it was not judged."""
        said = {each.says for each in self._said.get((item.table, item.key), ())}
        return next(
            (each for each in (NO_SUCH_FACT, VALUE, MISSED, RIGHT, NOT_FOUND, NOT_ANSWERED) if each in said), ""
        )

    def part(self, start: int, count: int) -> Row:
        """A part of the queue, and how far it has been gone through."""
        with self._lock:
            numbers = range(max(start, 0), min(start + count, len(self.items)))
            items = [{"n": number, **self._line(self.items[number])} for number in numbers]
            return {"items": items, **self.progress()}

    def progress(self) -> Row:
        verdicts = {(item.table, item.key): self.verdict(item) for item in self.items}
        told = rate(self.items, {key: said == RIGHT for key, said in verdicts.items() if said})
        parts = {
            part: next(n for n, item in enumerate(self.items) if item.part == part)
            for part in {i.part for i in self.items}
        }
        return {
            "total": len(self.items),
            "judged": sum(bool(said) for said in verdicts.values()),
            "parts": parts,
            "wrong": told.wrong,
            "sampled": told.judged,
            "interval": told.interval,
        }

    def _line(self, item: Item) -> Row:
        document, asked = self.documents[item.document], item.table == ANSWERS
        town = document["municipality"] or Path(document["source"]).name
        return {
            "part": item.part,
            "table": item.table,
            "verdict": self.verdict(item),
            "paper": " ".join(filter(None, (town, self._asks[item.key].name if asked else "", document["reference"]))),
            "says": self._says(item),
        }

    def _says(self, item: Item) -> str:
        """An item in a few words."""
        if item.table == ANSWERS:
            return str(self._asked(item)["label"])
        return self.shown.message(item.reason) if item.table == "findings" else self._short(item)

    def _asked(self, item: Item) -> Mapping[str, Any]:
        return told(self._asks[item.key], self.lang)

    def _short(self, item: Item) -> str:
        table = BY_NAME[item.table]
        row = self._connection.execute(f"SELECT * FROM {table.name} WHERE {table.key[0]} = ?", (item.key,)).fetchone()
        fact = Fact(table, dict(row), None, 0, 0, "")
        columns = columns_of(table)
        cells = [self.shown.value(item.table, columns[name], fact.cell(name)) for name in _TOLD if name in columns]
        return " · ".join(list(filter(None, cells))[:2])

    def item(self, number: int) -> Row:
        """Everything that the page shows of an item."""
        with self._lock:
            item = self.items[number]
            document = self.documents[item.document]
            shown = {
                "n": number,
                **self._line(item),
                "reason": self.shown.message(item.reason),
                "document": item.document,
            }
            shown |= {"source": Path(document["source"]).name, "subject": document["subject"]}
            shown["said"] = [_plain(said) for said in self._said.get((item.table, item.key), ())]
            if item.table == ANSWERS:
                return shown | self._ask(item)
            fact = self._fact(item)
            evidence = self._evidence(item, fact)
            shown["sheet"] = self.sheets.sheet(item.document, evidence)
            if fact is None:
                shown["missing"] = item.reason.partition(":")[0] if item.reason.partition(":")[0] in BY_NAME else None
                if evidence:
                    shown["place"] = self.sheets.place(
                        item.document, evidence[0]["char_start"], evidence[-1]["char_end"]
                    )
            else:
                shown |= {"quote": fact.quote, "key": item.key, "fields": self._fields(item, fact)}
                shown["confidence"] = fact.row["confidence"]
            return shown

    def _ask(self, item: Item) -> Row:
        """What the page shows of a variable that is asked: it, the places found, and the page of the first of them."""
        ask = self._asks[item.key]
        found = places(ask, self._store)
        numbers = {document: self.documents[document]["reference"] or "" for document in ask.documents}
        hits = [{**each, "paper": numbers[each["document"]] if len(numbers) > 1 else ""} for each in found]
        first = found[0] if found else None
        place = self.sheets.place(first["document"], first["start"], first["end"]) if first else None
        document = first["document"] if first else item.document
        return {
            "ask": self._asked(item),
            "hits": hits,
            "document": document,
            "sheet": place["sheet"] if place else self.sheets.leaf(document, 1),
        }

    def _fields(self, item: Item, fact: Fact) -> list[Row]:
        said = {each.column: each.right for each in self._said.get((item.table, item.key), ()) if each.says == VALUE}
        return [
            {"name": column.name, "type": column.type, "read": (read := fact.cell(column.name)), "required": column.required,
             "said": (right := said.get(column.name)), "coded": self.shown.kind(item.table, column.name),
             "read_shown": self.shown.value(item.table, column, read),
             "said_shown": self.shown.value(item.table, column, right or "")}
            for column in sorted(columns_of(fact.table).values(), key=lambda column: column.refers is not None)
            if (item.table, column.name) != ("head_values", "field")
        ]  # fmt: skip

    def _fact(self, item: Item) -> Fact | None:
        if item.table == "findings":
            return None
        names = names_of(self._connection, item.document)
        return next(
            fact for fact in facts_of(self._connection, item.document, names, item.table) if fact.key == item.key
        )

    def _evidence(self, item: Item, fact: Fact | None) -> Sequence[Row]:
        if fact is None:
            sides = "SELECT value FROM findings, json_each(evidence_ids) WHERE finding_id = ?"
            found = self._connection.execute(f"SELECT * FROM evidence WHERE evidence_id IN ({sides})", (item.key,))
        else:
            found = self._connection.execute(
                "SELECT * FROM evidence WHERE evidence_id = ?1 OR continues = ?1 ORDER BY page",
                (fact.row["evidence_id"],),
            )
        return [dict(row) for row in found]

    def say(self, number: int, said: Mapping[str, Any]) -> Row:
        """Take in what somebody says of an item: ``says`` and, of values, ``values`` by column; of a missed fact its ``table`` and
        ``place``. Raises CannotBeKeptError where it cannot stand in the ledger, which then stays as it is."""
        with self._lock:
            item = self.items[number]
            if item.table == ANSWERS:
                lines = self._answer(item, said)
            else:
                lines = self._missed(item, said) if said.get("says") == MISSED else self._of_fact(item, said)
            try:
                corrections = [correction(line) for line in lines]
            except ValueError as error:
                raise CannotBeKeptError(str(error)) from None
            append(self.ledger, corrections)
            for each in corrections:
                self._hear(each, item.key if each.says == MISSED and item.table == "findings" else each.fact)
                if each.says == MISSED and item.table == "findings":
                    self._said[item.table, item.key] = [each]
            return {"verdict": self.verdict(item), **self.progress()}

    def _answer(self, item: Item, said: Mapping[str, Any]) -> list[dict[str, str]]:
        """The lines of an answer. What the same person said of the variable on another paper of a concept is taken back."""
        asked, says = self._asks[item.key].variable, said.get("says")
        if says not in SAYS_OF_ANSWERS:
            raise CannotBeKeptError("nothing of this kind can be said of it")
        line = {"table": ANSWERS, "column": asked.variable_id, "says": says, "why": str(said.get("why") or "")}
        document, before = item.document, self._said.get((item.table, item.key), [])
        if says == VALUE:
            try:
                line["right"] = asked.value(str(said.get("answer") or ""))
            except ValueError as error:
                raise CannotBeKeptError(str(error)) from None
            if not line["right"]:
                raise CannotBeKeptError(words(self.lang)["no_answer"])
            marked = said.get("place") or {}
            place, document = self.find(item, marked), self._document(item, marked)
            if place is None:
                raise CannotBeKeptError(words(self.lang)["no_words"])
            line |= {name: str(place[name]) for name in ("quote", "fact", "page")}
        line |= self._common(document)
        taken = [
            {"table": ANSWERS, "column": each.column, "says": WITHDRAWN, **self._common(each.document_id)}
            for each in before
            if says == WITHDRAWN or each.document_id != document
        ]
        return taken if says == WITHDRAWN else [*taken, line]

    def _document(self, item: Item, place: Mapping[str, Any]) -> str:
        """The paper that somebody looks at: of a concept any of its papers."""
        ask = self._asks.get(item.key) if item.table == ANSWERS else None
        wanted = str(place.get("document") or "")
        return wanted if ask and wanted in ask.documents else item.document

    def _common(self, key: str) -> dict[str, str]:
        document = self.documents[key]
        when = datetime.now(UTC).isoformat(timespec="microseconds")
        return {"paper": document["sha256"], "file": Path(document["source"]).name, "who": self.who, "when": when}

    def _of_fact(self, item: Item, said: Mapping[str, Any]) -> list[dict[str, str]]:
        fact, says = self._fact(item), said.get("says")
        if fact is None or says not in (RIGHT, NO_SUCH_FACT, VALUE, WITHDRAWN):
            raise CannotBeKeptError("nothing of this kind can be said of it")
        line = {"table": item.table, "fact": item.key, "page": str(fact.page or ""), "quote": fact.quote, "says": says}
        line |= self._common(item.document) | {"why": str(said.get("why") or "")}
        if says != VALUE:
            return [line | ({"read": summary(fact)} if says != WITHDRAWN else {})]
        columns, lines = columns_of(fact.table), []
        for name, right in dict(said.get("values") or {}).items():
            if name not in columns:
                raise CannotBeKeptError(f"{item.table} has no column {name}")
            try:
                clean = written(value_of(columns[name], right.strip())) if right.strip() else ""
            except ValueError as error:
                raise CannotBeKeptError(str(error)) from None
            if not same(columns[name], clean, fact.cell(name)):
                lines.append(
                    line
                    | {
                        "column": name,
                        "read": fact.cell(name),
                        "right": clean,
                        "shown_by": str(said.get("shown_by") or ""),
                    }
                )
        return lines or [line | {"says": RIGHT, "read": summary(fact)}]

    def _missed(self, item: Item, said: Mapping[str, Any]) -> list[dict[str, str]]:
        table = BY_NAME.get(str(said.get("table")))
        values = {name: text.strip() for name, text in dict(said.get("values") or {}).items() if text.strip()}
        if table is None or not table.is_fact or not values:
            raise CannotBeKeptError("name a kind of fact, and what it says")
        lacking = [name for name, column in columns_of(table).items() if column.required and not values.get(name)]
        if lacking:
            raise CannotBeKeptError(f"{', '.join(lacking)}: without it there is no fact")
        place = self.find(item, said.get("place") or {})
        if place is None:
            raise CannotBeKeptError(
                "there are no such words in the paper, or they stand there several times: mark them on the page"
            )
        line = {
            "table": table.name,
            "says": MISSED,
            "fact": place["fact"],
            "page": str(place["page"]),
            "quote": place["quote"],
        }
        line |= self._common(item.document) | {"why": str(said.get("why") or "")}
        return [line | {"column": name, "right": value} for name, value in values.items()]

    def find(self, item: Item, place: Mapping[str, Any]) -> Row | None:
        """The words of a place that somebody marked: ``start`` and ``end``, ``page`` and ``box``, or the ``words`` typed."""
        document = self._document(item, place)
        if "box" in place:
            x0, top, x1, bottom = (float(number) for number in place["box"])
            span = self.sheets.words_in_box(document, int(place["page"]), (x0, top, x1, bottom))
        elif "words" in place:
            span = self.sheets.spoken(document, str(place["words"]))
        else:
            span = int(place.get("start", 0)), int(place.get("end", 0))
        return self.sheets.place(document, *span) if span else None


def _held(store: Store) -> tuple[sqlite3.Connection, dict[str, str]]:
    """A copy of the results as they were read, that any thread may ask, and the rows that corrections speak of."""
    copy = sqlite3.connect("", check_same_thread=False)
    copy.row_factory = sqlite3.Row
    with closing(store.connect()) as connection:
        connection.backup(copy)
    rows = dict(copy.execute("SELECT correction_id, row_id FROM corrections").fetchall())
    take_back(copy, [row[0] for row in copy.execute("SELECT document_id FROM documents").fetchall()])
    return copy, rows


def _plain(said: Correction) -> Row:
    return {"says": said.says, "column": said.column, "right": said.right, "quote": said.quote}
