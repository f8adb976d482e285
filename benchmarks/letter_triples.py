"""Collect the letter triples of German words from council papers, by which ``pipeline/ingest/pdf/text_layer.py`` knows a
garbled text layer.

    python -m benchmarks.letter_triples FOLDER ...

reads every text file below the folders and writes ``pipeline/ingest/pdf/german_triples.txt``: two letters, and all letters that stand
behind them in a word in small letters. ``^`` and ``$`` are the beginning and the end of a word.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from pipeline.ingest.pdf.text_layer import TRIPLES, small_words, triples

_TAG = re.compile(r"<[^>]{1,80}>")
_BROKEN = re.compile(r"-\n\s*(?=[a-zäöü])")


def collect(folders: list[Path]) -> dict[str, set[str]]:
    """By their first two letters the triples of all words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for folder in folders:
        for file in sorted(folder.rglob("*.txt")):
            text = _BROKEN.sub("", _TAG.sub(" ", file.read_text(encoding="utf-8", errors="replace")))
            for word in small_words(text.split()):
                for triple in triples(word):
                    found[triple[:2]].add(triple[2])
    return found


if __name__ == "__main__":
    collected = collect([Path(folder) for folder in sys.argv[1:]])
    lines = [f"{pair}{''.join(sorted(collected[pair]))}\n" for pair in sorted(collected)]
    TRIPLES.write_text("".join(lines), encoding="utf-8")
    print(f"{sum(map(len, collected.values()))} triples")
