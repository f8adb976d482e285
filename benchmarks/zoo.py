"""How long does text take that no council writes: one thing again and again, until it has 100 kB or 1 MB?

    python -m benchmarks.zoo [NAME ...] [--kilobytes 100 1000]

Printed for each: seconds of processor time to read the text and to run the extractors, for each length. ``tests/test_zoo.py`` counts the
operations for twice the input, which tells on small texts what would take minutes on large ones.
"""

from __future__ import annotations

import argparse
import time

from pipeline.extract import extract
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


def animal(name: str, length: int) -> str:
    """A paper of so many characters that says nothing but ``ZOO[name]``."""
    piece = ZOO[name]
    return HEAD + piece * (length // len(piece))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=[], metavar="NAME", help=f"of {', '.join(ZOO)}")
    parser.add_argument("--kilobytes", nargs="+", type=int, default=[100, 1000])
    arguments = parser.parse_args()
    extract(read_text(HEAD))  # builds the vocabularies
    print(f"{'':16}" + "".join(f"{size:>8} kB" for size in arguments.kilobytes))
    for name in arguments.names or ZOO:
        print(f"{name:16}", end="", flush=True)
        for size in arguments.kilobytes:
            text = animal(name, size * 1000)
            begun = time.process_time()
            extract(read_text(text))
            print(f"{time.process_time() - begun:9.1f} s", end="", flush=True)
        print()


if __name__ == "__main__":
    main()
