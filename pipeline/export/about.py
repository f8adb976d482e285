"""What is said about the results wherever they go: title, licences, where they come from."""

from __future__ import annotations

from typing import TypedDict

from pipeline.columns import Column
from pipeline.export.contents import Contents

TITLE = "Council papers read by ratslese"
TITEL = "Ratsvorlagen, gelesen von ratslese"
PERSONS_LEFT_OUT = (
    "Personal names are left out as far as ratslese recognises them. The papers themselves are public and named here: "
    "this hides names from a reader of the tables, it does not make them anonymous."
)


class Licence(TypedDict):
    name: str
    title: str
    path: str


REGISTER_LICENCES: tuple[Licence, ...] = (
    {
        "name": "dl-de-by-2.0",
        "title": "Datenlizenz Deutschland Namensnennung 2.0: keys and names of municipalities, "
        "Statistische Ämter des Bundes und der Länder",
        "path": "https://www.govdata.de/dl-de/by-2-0",
    },
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0: inhabitants of municipalities without a year, GeoNames",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    {
        "name": "destatis-2019",
        "title": "© Statistisches Bundesamt (Destatis), 2019, reproduction with mention of the source permitted: inhabitants of counties "
        "and cities on 31 December 2018",
        "path": "https://www.destatis.de/DE/Themen/Laender-Regionen/Regionales/Gemeindeverzeichnis/Administrativ/04-kreise.html",
    },
)
"""Those of the register in the table `municipalities`; what the papers say is the papers'."""

RIGHTS = (
    "Quotes are words of the councils' papers, whose rights are the councils'. The licences named are those of the register "
    "of municipalities that is part of the table municipalities; for the facts themselves ratslese claims no rights."
)


def summary(contents: Contents) -> str:
    """What the export is, in a few sentences."""
    run, papers = contents.last_run, len(contents.rows["documents"])
    sentences = [
        f"Facts that ratslese {run['version']} read from {papers} {'paper' if papers == 1 else 'papers'} of German municipal "
        "councils, each with its place in the paper (table evidence).",
        f"Codebook: {', '.join(contents.codebooks) or 'none'}.",
        "A value that is missing is not stated in the paper or was not found; it is never zero.",
        "Amounts overlap (a total beside its parts): they are not to be added up.",
        RIGHTS,
    ]
    if contents.names_left_out is not None:
        sentences.append(PERSONS_LEFT_OUT)
    return " ".join(sentences)


def zusammenfassung(contents: Contents) -> str:
    """The same in German."""
    run, papers = contents.last_run, len(contents.rows["documents"])
    sentences = [
        f"Angaben, die ratslese {run['version']} in {papers} {'Vorlage' if papers == 1 else 'Vorlagen'} deutscher Kommunen gelesen hat, "
        "jede mit ihrer Stelle in der Vorlage (Blatt evidence).",
        "Ein leeres Feld steht nicht in der Vorlage oder wurde nicht gefunden; es ist nie null.",
        "Beträge überschneiden sich (eine Summe neben ihren Teilen) und werden nicht addiert.",
        "Zitate sind Worte der Vorlagen, deren Rechte bei den Kommunen liegen; die genannten Lizenzen sind die des Gemeindeverzeichnisses.",
    ]
    if contents.names_left_out is not None:
        sentences.append(
            "Personennamen sind weggelassen, soweit ratslese sie erkennt; die Vorlagen selbst sind öffentlich. Anonym ist das nicht."
        )
    return " ".join(sentences)


def is_euro(column: Column) -> bool:
    """Whether a column holds money."""
    return column.type == "decimal" and "euro" in column.about


def target(column: Column) -> tuple[str, str] | None:
    """The table and column that a column points to."""
    if column.refers is None:
        return None
    to, _, key = column.refers.partition(".")
    return to, key
