"""Corrections laid over the tables: taken back and laid on anew by every run, after everything else that is said of the papers.

What a correction changes is kept as it was read (``rows_as_read``), so that nothing has to be read again for a ledger that changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from extractors.document import Document, Evidence
from pipeline.codebook.variables import Variable
from pipeline.columns import TableSpec
from pipeline.corrections.answers import answer_id, answered, tell_answers, variables_of
from pipeline.corrections.form import ANSWERS, NO_SUCH_FACT, TOPICS, VALUE, Correction, column_of, value_of
from pipeline.corrections.judging import APPLIED, STALE, Outcome, judged
from pipeline.corrections.ledger import Ledger
from pipeline.corrections.matching import Fact, Row
from pipeline.corrections.missed import HEAD, CannotBeSaidError, checked_head, missed_facts, place_of
from pipeline.errors import RatsleseError
from pipeline.ingest.reading import Reading
from pipeline.normalize import evidence_rows
from pipeline.schema import BY_NAME, TABLES
from pipeline.typed_tables import insert, sort_table, stands

Documents = Callable[[str], Document | None]
"""The Document of a paper by its id, where its file can be opened."""

RULE = "corrected"
_FACTS = [table for table in TABLES if table.is_fact]
_NAMED_BY = {"steering_groups": "name", "action_fields": "label", "measures": "label"}
_TOPICS = "action_field_topics"


def lay_on(connection: sqlite3.Connection, ledger: Ledger, documents: Documents, text: Callable[[str], str]) -> None:
    """Say of the papers what the ledger says; what becomes of each correction stands in ``corrections``."""
    held = {row[0] for row in connection.execute("SELECT document_id FROM documents")}
    variables = variables_of(connection)
    rows: list[Row] = []
    for document, corrections in sorted(ledger.by_paper().items()):
        if document in held:
            paper = _Paper(connection, document, documents)
            of_facts = [said for said in corrections if said.table != ANSWERS]
            answers = [said for said in corrections if said.table == ANSWERS]
            rows += [_row(outcome, evidence) for outcome, evidence in paper.correct(of_facts, text(document))]
            rows += [_row(outcome, evidence) for outcome, evidence in paper.answer(answers, variables)]
        else:
            message = _where_is_it(connection, corrections[0].file)
            rows += [_row(Outcome(said, STALE, message), None) for said in corrections]
    insert(connection, BY_NAME["corrections"], sorted(rows, key=lambda row: row["correction_id"]))
    tell_answers(connection)
    if rows:
        _sort(connection)


def take_back(connection: sqlite3.Connection, documents: Collection[str]) -> None:
    """Put the rows of these papers back as they were read, and forget what was said of them and of papers that are not there."""
    restored = False
    for document in sorted(documents):
        for name, key, row in connection.execute(
            "SELECT in_table, row_id, row FROM rows_as_read WHERE document_id = ? ORDER BY rowid", (document,)
        ).fetchall():
            _delete(connection, BY_NAME[name], key)
            if row is not None:
                insert(connection, BY_NAME[name], [json.loads(row)])
            restored = True
        for table in ("rows_as_read", "corrections"):
            connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document,))
    connection.execute("DELETE FROM corrections WHERE document_id NOT IN (SELECT document_id FROM documents)")
    if restored:
        _sort(connection)


def document_of(source: Path, key: str, how: Reading) -> Document | None:
    """A paper as it is read, where its file is still there and the same."""
    from pipeline.ingest.read import read_document

    try:
        found, sha256, _ = read_document(source, how)
    except RatsleseError:
        return None
    return found if sha256.startswith(key) else None


def uncorrected(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The results as the reader read them: a copy without corrections, or the database itself where it has none."""
    if not stands(connection, BY_NAME["rows_as_read"]):
        return connection
    documents = [row[0] for row in connection.execute("SELECT DISTINCT document_id FROM rows_as_read")]
    if not documents:
        return connection
    copy = sqlite3.connect("")  # a file of its own that goes with it
    copy.row_factory = connection.row_factory
    with closing(connection):
        connection.backup(copy)
    take_back(copy, documents)
    return copy


def differs(connection: sqlite3.Connection, documents: Collection[str], ledger: Ledger) -> bool:
    """Whether the ledger says something else of these papers, and of those that it names, than what the results hold."""
    return _held(connection, {*documents, *ledger.by_paper()}) != {said.correction_id for said in ledger.corrections}


def unheard(connection: sqlite3.Connection, documents: Collection[str], ledger: Ledger) -> int:
    """How many corrections of these papers the results hold that stand in no ledger any more."""
    return len(_held(connection, documents) - {said.correction_id for said in ledger.corrections})


def _held(connection: sqlite3.Connection, documents: Collection[str]) -> set[str]:
    """The corrections in the results of these papers, and of papers that are not there."""
    there = {row[0] for row in connection.execute("SELECT document_id FROM documents")}
    rows = connection.execute("SELECT correction_id, document_id FROM corrections")
    return {key for key, document in rows if document in documents or document not in there}


class _Paper:
    """The rows of one paper while they are corrected."""

    def __init__(self, connection: sqlite3.Connection, document: str, documents: Documents) -> None:
        self.connection = connection
        self.document = document
        self._documents = documents
        self._kept: set[tuple[str, str]] = set()
        self._names = names_of(connection, document)

    def correct(self, corrections: Sequence[Correction], text: str) -> Iterator[tuple[Outcome, str | None]]:
        """What becomes of each correction, with the evidence of what is right."""
        facts = list(facts_of(self.connection, self.document, self._names))
        needs_place = any(said.says == "missed" or said.shown_by for said in corrections)
        document = self._documents(self.document) if needs_place else None
        added, outcomes = missed_facts(corrections, facts, document, self._refer)
        places = {fact.key: place for fact, place in added}
        outcomes += judged(corrections, [*facts, *(fact for fact, _ in added)], text)
        outcomes.sort(key=lambda outcome: outcome.said.order)
        to_add = {outcome.fact.key: outcome.fact for outcome in outcomes if _adds(outcome) and outcome.fact}
        for key in sorted(to_add, key=lambda key: (_FACTS.index(to_add[key].table), places[key].start, key)):
            self._add(to_add[key], places[key])
        marks: dict[tuple[str, str], list[str]] = defaultdict(list)
        for outcome in outcomes:
            yield self._carried_out(outcome, document, marks)
        for (name, key), columns in marks.items():
            self._mark(BY_NAME[name], key, columns)
        self._head()

    def answer(
        self, corrections: Sequence[Correction], variables: Mapping[str, Variable]
    ) -> Iterator[tuple[Outcome, str | None]]:
        """What becomes of each answer, with the evidence of it."""
        document = self._documents(self.document) if any(said.quote for said in corrections) else None
        for outcome, place in answered(corrections, variables, document):
            yield outcome, self._words(outcome.said, place) if place else None

    def _carried_out(
        self, outcome: Outcome, document: Document | None, marks: dict[tuple[str, str], list[str]]
    ) -> tuple[Outcome, str | None]:
        said, fact = outcome.said, outcome.fact
        evidence = str(fact.row["evidence_id"]) if fact and fact.row.get("evidence_id") else None
        if outcome.state != APPLIED or fact is None:
            return outcome, evidence
        try:
            self._still_there(fact)
            if said.says == NO_SUCH_FACT:
                self._remove(fact.table, fact.key)
            elif said.says == VALUE:
                evidence = self._own_place(said, document) or evidence
                self._set(fact, said)
                marks[fact.table.name, fact.key].append(said.column)
        except CannotBeSaidError as error:
            return Outcome(said, STALE, str(error), fact, outcome.found), None
        return outcome, evidence

    def _still_there(self, fact: Fact) -> None:
        """Raises CannotBeSaidError where nothing can be said of a row."""
        if fact.row.get("field") == "municipality":
            raise CannotBeSaidError("whose paper it is stands in papers.csv")
        table = fact.table
        if not self.connection.execute(f"SELECT 1 FROM {table.name} WHERE {_where(table)}", (fact.key,)).fetchone():
            raise CannotBeSaidError("what it belongs to was taken away by another correction")

    def _own_place(self, said: Correction, document: Document | None) -> str | None:
        """The place of the words that show what is right, where they are others than those of the fact."""
        if not said.shown_by:
            return None
        return self._words(said, place_of(said, document, said.shown_by))

    def _words(self, said: Correction, place: Evidence) -> str:
        """Evidence of its own for the words that a correction names."""
        key = f"{self.document}/corrections/{said.correction_id}"
        self._evidence(key, place)
        return key

    def _evidence(self, key: str, place: Evidence) -> None:
        rows = list(evidence_rows(key, self.document, place, "corrections", RULE))
        insert(self.connection, BY_NAME["evidence"], rows)
        for row in rows:
            self._keep(BY_NAME["evidence"], str(row["evidence_id"]), new=True)

    def _refer(self, table: str, name: str) -> str | None:
        key = BY_NAME[table].key[0]
        column = _NAMED_BY.get(table, key)
        found = self.connection.execute(
            f"SELECT {key} FROM {table} WHERE document_id = ? AND (? IN ({key}, {column})) ORDER BY position",
            (self.document, name),
        ).fetchone()
        return str(found[0]) if found else None

    def _add(self, fact: Fact, place: Evidence) -> None:
        """Put a missed fact where it belongs in reading order."""
        table = fact.table
        self._evidence(fact.key, place)
        following = self.connection.execute(
            f"SELECT min(f.position) FROM {table.name} f JOIN evidence e USING (evidence_id)"
            " WHERE f.document_id = ? AND e.char_start > ?",
            (self.document, place.start),
        ).fetchone()[0]
        last = self.connection.execute(
            f"SELECT coalesce(max(position), 0) FROM {table.name} WHERE document_id = ?", (self.document,)
        ).fetchone()[0]
        position = following or last + 1
        for (key,) in self.connection.execute(
            f"SELECT {table.key[0]} FROM {table.name} WHERE document_id = ? AND position >= ?",
            (self.document, position),
        ).fetchall():
            self._keep(table, key)
            self.connection.execute(f"UPDATE {table.name} SET position = position + 1 WHERE {table.key[0]} = ?", (key,))
        fact.row |= {"evidence_id": fact.key, "position": position}
        insert(self.connection, table, [fact.row])
        self._keep(table, fact.key, new=True)
        if fact.row.get(TOPICS):
            self._topics(fact.key, str(fact.row[TOPICS]))

    def _set(self, fact: Fact, said: Correction) -> None:
        table, column = fact.table, column_of(said.table, said.column)
        value: Any = value_of(column, said.right) if said.right else None
        if column.name == TOPICS:
            self._topics(fact.key, said.right)
            return
        if column.refers and value is not None:
            value = self._refer(column.refers.partition(".")[0], value)
            if value is None:
                raise CannotBeSaidError(f"no {column.refers.partition('.')[0]} of the paper is called “{said.right}”")
        value = checked_head({**fact.row, column.name: value})[column.name]
        self._keep(table, fact.key)
        self.connection.execute(
            f"UPDATE {table.name} SET {column.name} = ? WHERE {table.key[0]} = ?",
            (str(value) if column.type == "decimal" and value is not None else value, fact.key),
        )

    def _topics(self, field: str, topics: str) -> None:
        table = BY_NAME[_TOPICS]
        wanted = set(filter(None, topics.split(", ")))
        there = {
            row[0]
            for row in self.connection.execute(f"SELECT topic_id FROM {_TOPICS} WHERE action_field_id = ?", (field,))
        }
        for topic in sorted(there - wanted):
            self._remove(table, f"{field}\t{topic}")
        for topic in sorted(wanted - there):
            insert(
                self.connection,
                table,
                [{"action_field_id": field, "document_id": self.document, "topic_id": topic}],
            )
            self._keep(table, f"{field}\t{topic}", new=True)

    def _remove(self, table: TableSpec, key: str) -> None:
        """Take a row away, and what belongs to it: the members of a body, the topics of a field."""
        for other in (*_FACTS, BY_NAME[_TOPICS]):
            for column in other.columns:
                if column.refers != f"{table.name}.{table.key[0]}":
                    continue
                for row in self.connection.execute(
                    f"SELECT * FROM {other.name} WHERE {column.name} = ?", (key,)
                ).fetchall():
                    names = [each.name for each in other.columns]
                    of_row = "\t".join(str(row[names.index(part)]) for part in other.key)
                    if column.required:
                        self._remove(other, of_row)
                    else:
                        self._keep(other, of_row)
                        self.connection.execute(
                            f"UPDATE {other.name} SET {column.name} = NULL WHERE {other.key[0]} = ?", (of_row,)
                        )
        self._keep(table, key)
        _delete(self.connection, table, key)

    def _mark(self, table: TableSpec, key: str, columns: Sequence[str]) -> None:
        """Say in the rule of a fact which of its values are corrected: ``cost-line+corrected-amount``."""
        row = self.connection.execute(
            f"SELECT evidence_id, rule FROM evidence JOIN {table.name} USING (evidence_id) WHERE {table.key[0]} = ?",
            (key,),
        ).fetchone()
        if row is not None:
            self._keep(BY_NAME["evidence"], row[0])
            rule = "+".join(filter(None, [row[1], *(f"{RULE}-{column}" for column in sorted(set(columns)))]))
            self.connection.execute("UPDATE evidence SET rule = ? WHERE evidence_id = ?", (rule, row[0]))

    def _head(self) -> None:
        """Say in ``documents`` what the corrected head says, unless somebody said otherwise of the whole paper."""
        if not any(name == "head_values" for name, _ in self._kept):
            return
        self._keep(BY_NAME["documents"], self.document)
        said = {
            row[0]
            for row in self.connection.execute("SELECT field FROM collection_values WHERE row_id = ?", (self.document,))
        }
        for field in HEAD:
            if field not in said:
                self.connection.execute(
                    f"UPDATE documents SET {field} = (SELECT value FROM head_values WHERE document_id = ? AND field = ?"
                    " ORDER BY position LIMIT 1) WHERE document_id = ?",
                    (self.document, field, self.document),
                )

    def _keep(self, table: TableSpec, key: str, *, new: bool = False) -> None:
        """Keep a row as it was read, before it is changed for the first time; parts of a key have a tab between them."""
        if (table.name, key) in self._kept:
            return
        self._kept.add((table.name, key))
        row = None
        if not new:
            names = [column.name for column in table.columns]
            found = self.connection.execute(
                f"SELECT {', '.join(names)} FROM {table.name} WHERE {_where(table)}", key.split("\t")
            ).fetchone()
            row = json.dumps(dict(zip(names, found, strict=True)), ensure_ascii=False)
        kept = {"document_id": self.document, "in_table": table.name, "row_id": key, "row": row}
        insert(self.connection, BY_NAME["rows_as_read"], [kept])


def names_of(connection: sqlite3.Connection, document: str) -> dict[str, str]:
    """What the rows of a paper are called that others refer to, by their ids."""
    names: dict[str, str] = {}
    for table in (BY_NAME[name] for name in _NAMED_BY if name in BY_NAME):
        question = (
            f"SELECT {table.key[0]}, {_NAMED_BY[table.name]} FROM {table.name} WHERE document_id = ? ORDER BY position"
        )
        names |= dict(connection.execute(question, (document,)).fetchall())
    return names


def facts_of(
    connection: sqlite3.Connection, document: str, names: Mapping[str, str], only: str | None = None
) -> Iterator[Fact]:
    """The facts of a paper, table by table in reading order; ``only``: those of one table."""
    topics: defaultdict[str, list[str]] = defaultdict(list)
    for field, topic in connection.execute(
        f"SELECT action_field_id, topic_id FROM {_TOPICS} WHERE document_id = ? ORDER BY topic_id", (document,)
    ):
        topics[field].append(topic)
    places: defaultdict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    for key, *place in connection.execute(
        "SELECT coalesce(continues, evidence_id), page, char_start, char_end, quote FROM evidence WHERE document_id = ?"
        " ORDER BY page, char_start",
        (document,),
    ):
        places[key].append(tuple(place))
    for table in [BY_NAME[only]] if only else _FACTS:
        columns = [column.name for column in table.columns]
        for row in connection.execute(
            f"SELECT {', '.join(columns)} FROM {table.name} WHERE document_id = ? ORDER BY position", (document,)
        ):
            values: Row = dict(zip(columns, row, strict=True))
            if table.name == "action_fields":
                values[TOPICS] = ", ".join(topics[values["action_field_id"]])
            parts = places[values["evidence_id"]]
            page, start, *_ = parts[0]
            yield Fact(table, values, page, start, parts[-1][2], " ".join(part[3] for part in parts), names=names)


def _adds(outcome: Outcome) -> bool:
    return outcome.said.says == "missed" and outcome.state == APPLIED


def _row(outcome: Outcome, evidence: str | None) -> Row:
    said, fact = outcome.said, outcome.fact
    row_id = fact.key if fact and fact.row.get("evidence_id") else None
    if said.table == ANSWERS:
        row_id = answer_id(said.document_id, said.column)
    return {
        "correction_id": said.correction_id,
        "document_id": said.document_id,
        "file": said.file or None,
        "in_table": said.table,
        "row_id": row_id,
        "says": said.says,
        "in_column": said.column or None,
        "was": said.read or None,
        "found": outcome.found or None,
        "value": said.right or None,
        "quote": said.quote or None,
        "evidence_id": evidence,
        "who": said.who,
        "said": said.when,
        "why": said.why or None,
        "state": outcome.state,
        "message": outcome.message or None,
    }


def _where_is_it(connection: sqlite3.Connection, file: str) -> str:
    """Why no paper has these bytes, as far as it can be told."""
    if (
        file
        and connection.execute(
            "SELECT 1 FROM documents WHERE source = ? OR source LIKE '%/' || ?", (file, file)
        ).fetchone()
    ):
        return f"{file} is another file than the one that this was said of"
    return "no paper of the results is this file"


def _sort(connection: sqlite3.Connection) -> None:
    for name in ("documents", "corrections", "rows_as_read", "evidence", _TOPICS, *(table.name for table in _FACTS)):
        sort_table(connection, BY_NAME[name])


def _where(table: TableSpec) -> str:
    return " AND ".join(f"{part} = ?" for part in table.key)


def _delete(connection: sqlite3.Connection, table: TableSpec, key: str) -> None:
    connection.execute(f"DELETE FROM {table.name} WHERE {_where(table)}", key.split("\t"))
