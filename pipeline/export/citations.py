"""The papers used, for a reference manager: BibTeX and CSL-JSON (Zotero, Citavi, JabRef, pandoc)."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import chain, count
from pathlib import Path
from typing import Any

from pipeline.export.contents import Contents
from pipeline.normalize import Row
from pipeline.typed_tables import replace_file

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TEX = {"\\": r"\textbackslash{}", **{sign: f"\\{sign}" for sign in "&%$#_{}"}}


def write_bibtex(contents: Contents, file: Path) -> list[Path]:
    """An ``@techreport`` a paper, by its town, in the order of the keys."""
    return _written(file, "\n".join(_bibtex(entry) for entry in entries(contents)))


def write_csl(contents: Contents, file: Path) -> list[Path]:
    """A ``report`` a paper in a JSON list."""
    return _written(file, json.dumps([_csl(entry) for entry in entries(contents)], indent=1, ensure_ascii=False) + "\n")


def _written(file: Path, text: str) -> list[Path]:
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, lambda part: part.write_text(text, encoding="utf-8"))
    return [file]


def entries(contents: Contents) -> list[Row]:
    """A row a paper with its key (``auenbrueck-2021-118``), town and what is told of it; papers that the comparison counts as copies
    are left out."""
    copies = {row["document_id"] for row in contents.comparison.get("compare_papers", ()) if row["same_as"]}
    towns = {row["municipality_id"]: row for row in contents.rows["municipalities"]}
    found: dict[str, Row] = {}
    for document in contents.rows["documents"]:
        if document["document_id"] in copies:
            continue
        town = towns.get(document["municipality_id"], {})
        wanted = _key(town.get("name"), document["reference"] or Path(document["source"]).stem)
        key = next(key for key in chain([wanted], (f"{wanted}-{number}" for number in count(2))) if key not in found)
        named = " ".join(filter(None, (town.get("kind"), town.get("name"))))
        found[key] = {**document, "key": key, "town": named or None}
    return [found[key] for key in sorted(found)]


def _key(*parts: str | None) -> str:
    words = " ".join(filter(None, parts)).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "paper"


def _bibtex(entry: Row) -> str:
    day = entry["date"]
    fields = {
        "author": f"{{{_tex(entry['town'])}}}" if entry["town"] else None,
        "title": f"{{{_tex(_title(entry))}}}",
        "type": _tex(entry["paper_type"]),
        "number": _tex(entry["reference"]),
        "institution": _tex(entry["town"]),
        "year": str(day.year) if day else None,
        "date": str(day) if day else None,
        "url": entry["url"],
        "note": f"SHA-256 {entry['sha256']}",
    }
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@techreport{{{entry['key']},\n{told}\n}}\n"


def _csl(entry: Row) -> dict[str, Any]:
    day = entry["date"]
    fields = {
        "id": entry["key"],
        "type": "report",
        "title": _title(entry),
        "author": [{"literal": entry["town"]}] if entry["town"] else None,
        "publisher": entry["town"],
        "genre": entry["paper_type"],
        "number": entry["reference"],
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": entry["url"],
        "language": "de",
        "note": f"SHA-256 {entry['sha256']}",
    }
    return {name: value for name, value in fields.items() if value}


def _title(entry: Row) -> str:
    return " ".join(str(entry["subject"] or Path(entry["source"]).name).split())


def _tex(text: str | None) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join((text or "").split()))
