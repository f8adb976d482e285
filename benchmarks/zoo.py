"""How long does text take that no council writes: one thing again and again, until it has 100 kB or 1 MB; and a web page of 100,000 or
a million elements?

    python -m benchmarks.zoo [NAME ...] [--kilobytes 100 1000]

Printed for each: seconds of processor time to read the text and to run the extractors, for each length (of
pages: each thousand of elements), or that they are refused. ``tests/test_zoo.py`` counts the
operations for twice the input, which tells on small texts what would take minutes on large ones.
"""

from __future__ import annotations

import argparse
import time

from pipeline.errors import ReadError
from pipeline.extract import extract
from pipeline.ingest.html import read_html
from pipeline.ingest.text.reading import read_text

HEAD = "Stadt Musterort\nVorlage 12/2019\nBetreff: Integrationskonzept\n\n"
"""A paper is known as one, so that every extractor looks at it."""

ZOO = {
    "sections": "§ ",
    "amounts": "1.234,56 € ",
    "committees": "Ausschuss für ",
    "dots": ".",
    "digits": "1",
    "commas": ",",
    "short lines": "Amt\n",
    "bullets": "- ",
    "bulleted lines": "- Amt\n",
    "dates": "12.03.2019, ",
    "tabs": "\t",
    "offices": "Sozialamt, ",
    "sessions": "Sozialausschuss 12.03.2019\n",
    "told sessions": "Im Sozialausschuss am 12.03.2019 wurde beraten. ",
    "rows": "Amt\t12.03.2019\t1.000 €\n",
    "posts": "5 VZÄ ",
    "quotes": "„",
    "pairs": "Sprache und Bildung und ",
}
"""What is repeated, by its name."""


PAGES = {
    "nested elements": lambda number: "<div>" * number + "Amt" + "</div>" * number,
    "nested words": lambda number: "<span>" * number + "Amt" + "</span>" * number,
    "paragraphs": lambda number: "<p>Amt</p>" * number,
    "words": lambda number: "<span>Amt</span>" * number,
    "items": lambda number: "<ol>" + "<li>Amt</li>" * number + "</ol>",
    "cells": lambda number: "<table><tr>" + "<td>Amt</td>" * number + "</tr></table>",
    "rows of a table": lambda number: "<table>" + "<tr><td>Amt</td><td>5</td></tr>" * number + "</table>",
}
"""Web pages of so many elements, or rows, inside or beside each other."""


def web_page(name: str, number: int) -> bytes:
    """``PAGES[name]`` as a saved page."""
    return f"<html><body>{PAGES[name](number)}</body></html>".encode()


def animal(name: str, length: int) -> str:
    """A paper of so many characters that says nothing but ``ZOO[name]``."""
    piece = ZOO[name]
    return HEAD + piece * (length // len(piece))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=[], metavar="NAME", help=f"of {', '.join([*ZOO, *PAGES])}")
    parser.add_argument("--kilobytes", nargs="+", type=int, default=[100, 1000])
    arguments = parser.parse_args()
    extract(read_text(HEAD))  # builds the vocabularies
    print(f"{'':16}" + "".join(f"{size:>8} kB" for size in arguments.kilobytes))
    for name in arguments.names or [*ZOO, *PAGES]:
        print(f"{name:16}", end="", flush=True)
        for size in arguments.kilobytes:
            begun = time.process_time()
            try:
                if name in ZOO:
                    extract(read_text(animal(name, size * 1000)))
                else:
                    extract(read_html(web_page(name, size * 1000)))
                print(f"{time.process_time() - begun:9.1f} s", end="", flush=True)
            except ReadError as error:
                print(f"  {error.code}", end="", flush=True)
        print()


if __name__ == "__main__":
    main()
