"""Print the concepts and write their annotations: ``python -m data.concepts OUT`` makes OUT/papers/NAME.pdf and its annotation
OUT/gold/NAME.json.

``%producer`` says what prints a concept (typst, reportlab, chromium, designed), ``%scan yes`` lays it on the glass afterwards;
between ``@wide`` and ``@tall`` pages lie on their side (Typst).
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from data.concepts import article, designed
from data.concepts.source import PLACE, Concept, read
from data.paper_forms import with_chromium, with_reportlab, with_typst
from data.paper_forms.sheet import Sheet, parse
from data.paper_forms.style import style_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--folder", type=Path, default=PLACE, help="data/concepts/fronts: short ones that differ in their fronts"
    )
    parser.add_argument("--only", action="append", help="only this concept (may be given again)")
    parser.add_argument("--split", choices=("train", "dev", "exam"), help="only concepts of this split")
    arguments = parser.parse_args()
    for path in sorted(arguments.folder.glob("*.txt")):
        concept = read(path)
        if (arguments.only and concept.name not in arguments.only) or arguments.split not in (
            None,
            concept.settings["split"],
        ):
            continue
        make(concept, arguments.out)
        print(concept.name, len(concept.gold["measures"]), "measures")


def make(concept: Concept, out: Path) -> Path:
    """The PDF of a concept, and its annotation beside it."""
    target = out / "papers" / f"{concept.name}.pdf"
    annotation = out / "gold" / f"{concept.name}.json"
    for file in (target, annotation):
        file.parent.mkdir(parents=True, exist_ok=True)
    annotation.write_text(json.dumps(concept.gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if concept.settings.get("scan") == "yes":
        import pypdfium2

        from data.sample_papers.glass import scan

        printed = out / "printed" / target.name
        printed.parent.mkdir(parents=True, exist_ok=True)
        _print(concept, printed)
        with pypdfium2.PdfDocument(printed) as document:
            pages = len(document)
        scan(printed, target, [0.4] * pages)
    else:
        _print(concept, target)
    return target


def _print(concept: Concept, target: Path) -> None:
    style = style_of(concept.name)
    match concept.settings["producer"]:
        case "chromium":
            with with_chromium.browser() as browser:
                with_chromium.print_pdf(parse(concept.markup), replace(style, producer="chromium"), target, browser)
        case "designed":
            with with_chromium.browser() as browser:
                designed.print_pdf(concept.markup, replace(style, producer="chromium"), target, browser)
        case "reportlab":
            with_reportlab.print_pdf(parse(concept.markup), replace(style, producer="reportlab"), target)
        case _:
            _typeset(concept, target)


def _typeset(concept: Concept, target: Path) -> None:
    """By Typst, with pages on their side where the markup asks for them."""
    import typst

    style = replace(style_of(concept.name), producer="typst")
    source: list[str] = []
    head: dict[str, str | None] = {}
    for part in concept.markup.replace("@wide", "@turn\n@wide").replace("@tall", "@turn").split("@turn\n"):
        wide = part.startswith("@wide")
        sheet = parse(part.removeprefix("@wide\n"))
        head = head or {"head": sheet.head, "foot": sheet.foot}
        code = with_typst.source(Sheet(sheet.blocks, **head), style)
        code = code.replace('paper: "a4"', f'paper: "a4", flipped: {str(wide).lower()}')
        source.append(article.dressed(code) if concept.settings.get("look") == "article" else code)
    target.write_bytes(typst.compile("\n".join(source).encode(), format="pdf", timestamp=0))


if __name__ == "__main__":
    main()
