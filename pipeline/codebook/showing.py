"""`ratslese codebook show` and `check`: a codebook on the terminal, and what of it ratslese will look for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from pipeline.codebook.model import KINDS, OTHER, Codebook, Entry, Kind
from pipeline.codebook.reading import built_in, read_codebook
from pipeline.codebook.variables import rows
from pipeline.codebook.words import words_of
from pipeline.terminal import print_json, terminal


def codebook_of(folder: Path | None) -> Codebook:
    """The codebook in a folder, or the built-in one."""
    return built_in() if folder is None else read_codebook(folder)


def show_codebook(folder: Path | None, *, as_json: bool = False) -> None:
    """Print the lists of ids with labels and what they stand for."""
    console, codebook = terminal(), codebook_of(folder)
    if as_json:
        print_json({"version": codebook.version, "entries": codebook.rows(), "variables": rows(codebook.variables)})
        return
    console.print(f"codebook {codebook.version}")
    for kind in KINDS:
        console.print(f"\n[bold]{kind}[/bold]  ({_origin(codebook, kind)})")
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
        for entry in codebook.of(kind):
            meaning = " · ".join(filter(None, (entry.definition, entry.examples)))
            table.add_row(*map(escape, (entry.id, entry.label_de, entry.label_en or "", meaning)))
        console.print(table)
    _show_variables(codebook)


def check_codebook(folder: Path, *, as_json: bool = False) -> None:
    """Read a researcher's codebook, which raises the first error, and print what follows from it."""
    console, codebook = terminal(), read_codebook(folder)
    if as_json:
        own = {kind: {entry.id: _words(entry) for entry in codebook.of(kind)} for kind in KINDS if kind in codebook.own}
        told = {"found_by": own, "variables": rows(codebook.variables), "warnings": list(warnings(codebook))}
        print_json({"version": codebook.version, **told})
        return
    console.print(f"codebook {codebook.version}")
    for kind in KINDS:
        ids, known = codebook.ids(kind), built_in().ids(kind)
        console.print(f"{kind}: {len(ids)} ids, {_origin(codebook, kind)}")
        if kind not in codebook.own:
            continue
        for entry in codebook.of(kind):
            if entry.id not in known:
                console.print(f"  {escape(entry.id)} is found by: {escape(', '.join(_words(entry))) or 'nothing'}")
        if gone := sorted(known - ids - {OTHER}):
            console.print(
                f"  without: {', '.join(gone)}; what they are given to becomes {OTHER if OTHER in ids else 'no id'}"
            )
    _show_variables(codebook)
    for warning in warnings(codebook):
        console.print(f"[yellow]warning:[/yellow] {escape(warning)}")


def _show_variables(codebook: Codebook) -> None:
    """What is asked of people: by what it is answered, of what, and by which words places are suggested."""
    if not codebook.variables:
        return
    console = terminal()
    console.print(f"\nvariables: {len(codebook.variables)}, asked by `ratslese review`")
    for each in codebook.variables:
        kind = f"{each.type}: {each.choices}" if each.choices else each.type
        words = f"suggested by: {each.words}" if each.words else "no search words"
        console.print(escape(f"  {each.variable_id}  {each.label_de}  ({kind}; of each {each.asked_of}; {words})"))


def warnings(codebook: Codebook) -> Iterator[str]:
    """What a researcher should look at: ids that nothing finds, words of several ids, a missing ``other``."""
    for kind in sorted(codebook.own, key=KINDS.index):
        claims: dict[str, list[str]] = defaultdict(list)
        known = built_in().ids(kind)
        for entry in codebook.of(kind):
            found_by = _words(entry)
            if not found_by and entry.id not in known and entry.id != OTHER:
                yield f"{kind}: no word of {entry.id} can be looked for; name some in its definition or examples"
            for word in found_by if entry.id not in known else ():
                claims[word].append(entry.id)
        for word, ids in claims.items():
            if len(ids) > 1:
                yield f"{kind}: “{word}” stands for {' and '.join(ids)}"
        if OTHER not in codebook.ids(kind):
            yield f"{kind}: there is no {OTHER}; what fits no id will have none"


def _words(entry: Entry) -> list[str]:
    words = words_of(entry)
    return [*words["stems"], *words["words"], *words["phrases"]]


def _origin(codebook: Codebook, kind: Kind) -> str:
    return "yours" if kind in codebook.own else "built in"
