"""Results as a Frictionless Data Package, version 2: CSV files and a description of every column beside them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pipeline.columns import Column, TableSpec
from pipeline.export.about import REGISTER_LICENCES, TITLE, is_euro, summary, target
from pipeline.export.contents import Contents
from pipeline.export.files import write_csvs, write_json
from pipeline.normalize import Row

_PROFILES = "https://datapackage.org/profiles/2.0/"
_TYPES = {
    "text": "string",
    "integer": "integer",
    "real": "number",
    "decimal": "number",
    "date": "date",
    "boolean": "boolean",
}


def write_package(contents: Contents, folder: Path) -> list[Path]:
    """``NAME.csv`` for every table, and ``datapackage.json``."""
    files = write_csvs(contents, folder)
    descriptor = folder / "datapackage.json"
    write_json(descriptor, package(contents, folder))
    return [*files, descriptor]


def package(contents: Contents, folder: Path) -> dict[str, Any]:
    """The description of a package whose CSV files stand in ``folder``."""
    run = contents.last_run
    return {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "ratslese-results",
        "title": TITLE,
        "description": summary(contents),
        "created": run["finished"],
        "version": f"{run['version']}+run.{run['run_id']}",
        "keywords": ["local politics", "council papers", "integration policy", "Germany"],
        "licenses": list(REGISTER_LICENCES),
        "sources": [_source(row, contents) for row in contents.rows["documents"]],
        "contributors": [{"title": f"ratslese {run['version']}", "roles": ["dataCollector"]}],
        "ratslese": {
            "version": run["version"],
            "codebooks": list(contents.codebooks),
            "persons": "named" if contents.names_left_out is None else "left out",
        },
        "resources": [_resource(table, folder) for table in contents.tables],
    }


def _source(document: Row, contents: Contents) -> dict[str, str]:
    """A paper, called as its town calls it; with an address where it was read from one."""
    towns = {row["municipality_id"]: row for row in contents.rows["municipalities"]}
    town = towns.get(document["municipality_id"], {})
    called = (town.get("kind"), town.get("name"), document["reference"] or Path(document["source"]).name)
    title = " ".join(filter(None, called)) + (f": {document['subject']}" if document["subject"] else "")
    source = {"title": title, "version": f"sha256:{document['sha256']}"}
    if document["source"].startswith(("http://", "https://")):
        source["path"] = document["source"]
    return source


def _resource(table: TableSpec, folder: Path) -> dict[str, Any]:
    data = (folder / f"{table.name}.csv").read_bytes()
    resource: dict[str, Any] = {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.name,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"$schema": f"{_PROFILES}tabledialect.json", "delimiter": ",", "lineTerminator": "\n"},
        "schema": _schema(table),
    }
    if table.name == "municipalities":
        resource["licenses"] = list(REGISTER_LICENCES)
    return resource


def _schema(table: TableSpec) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "missingValues": [""],
        "fields": [_field(column, table) for column in table.columns],
        "primaryKey": list(table.key),
    }
    foreign = []
    for column in table.columns:
        if (points_to := target(column)) is not None:
            to, key = points_to
            reference = {"resource": "" if to == table.name else to, "fields": [key]}
            foreign.append({"fields": [column.name], "reference": reference})
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _field(column: Column, table: TableSpec) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.about}
    if column.type == "boolean":
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    if is_euro(column):
        field["unit"] = "EUR"
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.name == "confidence":
        constraints |= {"minimum": 0, "maximum": 1}
    if constraints:
        field["constraints"] = constraints
    return field
