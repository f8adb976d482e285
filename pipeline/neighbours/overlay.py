"""What neighbours say, laid over what the papers say: worked out from the tables alone, taken back and laid on anew by every run.

The papers' own facts stay as they were read (``head_values``, ``documents.named_municipality_id``, ``traits``), so that the order of
reading, the split over processes and earlier runs leave no trace. Papers that are not part of the run keep what was said of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.municipality.gazetteer import Place
from pipeline.neighbours.committees import Mended, mended_committees
from pipeline.neighbours.listed import OF_RESEARCHER
from pipeline.neighbours.sessions import dated_sessions
from pipeline.neighbours.surroundings import Said, Surroundings
from pipeline.neighbours.towns import decided, likenesses, outvoted, prepare, undecided
from pipeline.schema import BY_NAME
from pipeline.typed_tables import insert, sort_table

Row = dict[str, Any]
Text = Callable[[str], str]
"""The text of a paper by its id."""

_IN_RUNNING_TEXT = ("municipality-named", "frequent-name")
"""The rules by which a town is read that no letterhead, form or seal of the paper names."""
DIFFERS, DOUBTFUL = "said-otherwise", "municipality-doubtful"
_OF_DOCUMENTS = ("paper_type", "date", "url", "note")
_OF_CONSULTATIONS = ("committee", "committee_kind", "date")
_VALUES = BY_NAME["collection_values"]


@dataclass(slots=True)
class Overlay:
    """What is to be laid over the papers of a run: values, findings, and the rows of towns that only somebody named."""

    values: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    towns: dict[str, Row] = field(default_factory=dict)


def worked_out(
    connection: sqlite3.Connection, documents: Sequence[str], surroundings: Surroundings, text: Text
) -> Overlay:
    """What neighbours say of these papers. The database is only read."""
    overlay = Overlay()
    written: dict[str, str] = {}
    town_of: list[tuple[str, str, str | None]] = []
    weak: dict[str, Mapping[str, tuple[str, str]]] = {}
    for document, source, named, name in _papers(connection, documents):
        own = _own_head(connection, document)
        town, given = named, False
        if "date" in own:
            written[document] = own["date"][0]
        for said in _said(surroundings, source, named):
            if said.field in OF_RESEARCHER:
                continue
            if said.rule == "folder-name" and named is not None:
                overlay.findings += _differing(document, said, name, own, "info")
                continue
            before = name if said.field == "municipality" else own.get(said.field, (None, ""))[0]
            overlay.values.append({**_value(document, said), "was": before})
            if said.field == "date":
                written[document] = said.value
            if said.town is not None:
                row = municipality_row(said.town)
                town, given = row["municipality_id"], True
                overlay.towns[town] = row
            overlay.findings += _differing(document, said, before, own, "warning")
        town_of.append((document, source, town))
        if town is not None and not given and _in_running_text(connection, own):
            weak[document] = own
    if surroundings.neighbours:
        _ask_sisters(connection, town_of, weak, overlay)
        for mended in mended_committees(connection, text):
            overlay.values += _mended(mended)
        for dated in dated_sessions(connection, written):
            row = _of_consultation(dated.document, dated.consultation, "town-sessions", dated.sister, dated.sisters)
            overlay.values.append({**row, "field": "date", "value": dated.day, "quote": dated.quote})
    overlay.values.sort(key=lambda row: (row["document_id"], row["row_id"], row["field"]))
    return overlay


def _papers(
    connection: sqlite3.Connection, documents: Sequence[str]
) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Id, path, own town and its name of each paper, by id."""
    question = (
        "SELECT document_id, source, named_municipality_id, m.name FROM documents d"
        " LEFT JOIN municipalities m ON m.municipality_id = d.named_municipality_id WHERE document_id = ?"
    )
    for document in sorted(documents):
        row = connection.execute(question, (document,)).fetchone()
        if row is not None:
            yield tuple(row)


def _own_head(connection: sqlite3.Connection, document: str) -> dict[str, tuple[str, str]]:
    """The paper's own values with their evidence, the first of each field."""
    own: dict[str, tuple[str, str]] = {}
    for name, value, evidence in connection.execute(
        "SELECT field, value, evidence_id FROM head_values WHERE document_id = ? ORDER BY position", (document,)
    ):
        own.setdefault(name, (value, evidence))
    return own


def _said(surroundings: Surroundings, source: str, named: str | None) -> Iterator[Said]:
    given = list(surroundings.given(source))
    yield from given
    folder = surroundings.of_folder(source)
    if folder is None or folder.town is None or any(said.field == "municipality" for said in given):
        return
    if municipality_row(folder.town)["municipality_id"] != named:
        yield folder


def _in_running_text(connection: sqlite3.Connection, own: Mapping[str, tuple[str, str]]) -> bool:
    """Whether a paper names its town in its text alone."""
    if "municipality" not in own:
        return False
    question = "SELECT rule FROM evidence WHERE evidence_id = ?"
    found = connection.execute(question, (own["municipality"][1],)).fetchone()
    return found is not None and found[0] in _IN_RUNNING_TEXT


def _ask_sisters(
    connection: sqlite3.Connection,
    town_of: Sequence[tuple[str, str, str | None]],
    weak: Mapping[str, Mapping[str, tuple[str, str]]],
    overlay: Overlay,
) -> None:
    """The towns of papers without one; and of those whose running text alone names one (``weak``, with their heads)."""
    prepare(connection, town_of)
    names = dict(connection.execute("SELECT municipality_id, name FROM municipalities").fetchall())
    names |= {key: row["name"] for key, row in overlay.towns.items()}
    for document, _, town in town_of:
        if town is not None:
            best = outvoted(likenesses(connection, document), town) if document in weak else None
            if best is not None:
                said = Said("municipality", names[best.town], "sister-papers", best.sister, best.quote)
                value = {"was": names[town], "municipality_id": best.town, "sisters": best.sisters}
                overlay.values.append(_value(document, said) | value)
                told = replace(said, said_by="the papers that it is like")
                overlay.findings += _differing(document, told, names[town], weak[document], "info")
            continue
        best, doubtful = decided(likenesses(connection, document))
        if best is not None:
            said = Said("municipality", names[best.town], "sister-papers", best.sister, best.quote)
            overlay.values.append({**_value(document, said), "municipality_id": best.town, "sisters": best.sisters})
            connection.execute("UPDATE temp.of_run SET town = ? WHERE document_id = ?", (best.town, document))
        elif doubtful:
            message = (
                f"The paper names no municipality, and its neighbours are of several: {'; '.join(undecided(doubtful))}"
            )
            overlay.findings.append(_finding(document, DOUBTFUL, "warning", message, ()))


def _value(document: str, said: Said) -> Row:
    return {
        "document_id": document,
        "row_id": document,
        "field": said.field,
        "value": said.value,
        "was": None,
        "municipality_id": municipality_row(said.town)["municipality_id"] if said.town else None,
        "rule": said.rule,
        "said_by": said.said_by,
        "quote": said.quote,
        "sisters": None,
    }


def _mended(mended: Mended) -> Iterator[Row]:
    """The name of a committee, and its kind where that changes with it."""
    for name, value, was in (("committee", mended.name, mended.was), ("committee_kind", mended.kind, mended.was_kind)):
        if value is not None and value != was:
            row = _of_consultation(
                mended.document, mended.consultation, "town-committees", mended.sister, mended.sisters
            )
            yield {**row, "field": name, "value": value, "was": was, "quote": mended.name}


def _of_consultation(document: str, consultation: str, rule: str, sister: str, sisters: int) -> Row:
    return {
        "document_id": document,
        "row_id": consultation,
        "was": None,
        "municipality_id": None,
        "rule": rule,
        "said_by": sister,
        "sisters": sisters,
    }


def _differing(
    document: str, said: Said, before: str | None, own: Mapping[str, tuple[str, str]], severity: str
) -> Iterator[Row]:
    """A finding where the paper itself says something else."""
    if before is not None and before.casefold() != said.value.casefold():
        message = f"{said.field}: the paper says “{before}”, {said.said_by} “{said.value}”"
        sides = [own[said.field][1]] if said.field in own else []
        yield _finding(document, DIFFERS, severity, message, sides, said.field)


def _finding(
    document: str, kind: str, severity: str, message: str, sides: Sequence[str], about: str = "municipality"
) -> Row:
    return {
        "finding_id": f"{document}/findings/{kind}/{about}",
        "document_id": document,
        "kind": kind,
        "severity": severity,
        "message": message,
        "evidence_ids": json.dumps(list(sides)),
    }


def municipality_row(town: Place) -> Row:
    """The row of ``municipalities`` of a place: its key where it has one, else kind and name."""
    return {
        "municipality_id": town.ags or f"{(town.kind or 'unknown').casefold()}:{town.name.casefold()}",
        "name": town.name,
        "kind": town.kind,
        "state": town.state or None,
        "ags": town.ags,
        "population": town.population,
    }


def differs(connection: sqlite3.Connection, documents: Sequence[str], surroundings: Surroundings, text: Text) -> bool:
    """Whether neighbours say something else of these papers than what the results hold."""
    wanted = worked_out(connection, documents, surroundings, text)
    names = [column.name for column in _VALUES.columns]
    held: list[tuple[Any, ...]] = []
    for document in sorted(documents):
        held += connection.execute(
            f"SELECT {', '.join(names)} FROM {_VALUES.name} WHERE document_id = ? ORDER BY row_id, field", (document,)
        ).fetchall()
    return [tuple(row) for row in held] != [tuple(row[name] for name in names) for row in wanted.values]


def lay_over(
    connection: sqlite3.Connection, documents: Sequence[str], surroundings: Surroundings, text: Text
) -> dict[str, Row]:
    """Take back what earlier runs said of these papers and say it anew; the rows of the towns that this needs."""
    _take_back(connection, documents)
    overlay = worked_out(connection, documents, surroundings, text)
    insert(connection, _VALUES, overlay.values)
    insert(connection, BY_NAME["findings"], overlay.findings)
    for row in overlay.values:
        document, name = row["document_id"], row["field"]
        if row["row_id"] != document:
            connection.execute(
                f"UPDATE consultations SET {name} = ? WHERE consultation_id = ?", (row["value"], row["row_id"])
            )
        elif name == "municipality":
            connection.execute(
                "UPDATE documents SET municipality_id = ?, municipality_from = ? WHERE document_id = ?",
                (row["municipality_id"], row["rule"], document),
            )
        else:
            connection.execute(f"UPDATE documents SET {name} = ? WHERE document_id = ?", (row["value"], document))
    for table in (_VALUES, BY_NAME["findings"]):
        sort_table(connection, table)
    return overlay.towns


def _take_back(connection: sqlite3.Connection, documents: Sequence[str]) -> None:
    """Put what the papers themselves say where something else was laid over it."""
    each = [(document,) for document in documents]
    ours = (
        "municipality_id = named_municipality_id, municipality_from = iif(named_municipality_id IS NULL, NULL, 'paper')"
    )
    for table, key, name, restored in (
        ("documents", "document_id", "municipality", ours),
        *(("documents", "document_id", name, f"{name} = v.was") for name in _OF_DOCUMENTS),
        *(("consultations", "consultation_id", name, f"{name} = v.was") for name in _OF_CONSULTATIONS),
    ):
        connection.executemany(
            f"UPDATE {table} SET {restored} FROM collection_values v"
            f" WHERE v.document_id = ? AND v.row_id = {table}.{key} AND v.field = '{name}'",
            each,
        )
    connection.executemany("DELETE FROM collection_values WHERE document_id = ?", each)
    connection.executemany(f"DELETE FROM findings WHERE document_id = ? AND kind IN ('{DIFFERS}', '{DOUBTFUL}')", each)
