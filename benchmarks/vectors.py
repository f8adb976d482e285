"""Learn the vectors of subwords (``extractors/vectors.py``) from council papers, and show which words they hold to be alike.

    python -m benchmarks.vectors [--text FILE] [--neighbours]

FILE (default: corpus/council_text of RATSLESE_CORPUS) has one line of a paper a line, plain or packed with xz. Needs floret
(``pip install floret``, MIT), one core and a quarter of an hour; the same text gives the same table. ``--neighbours`` learns nothing: it
prints for words of the trade the nearest of the words that the text has often, by the table that ships.
"""

from __future__ import annotations

import argparse
import lzma
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from extractors.vectors import SUBWORDS, meaning, words_of

TABLE = Path(__file__).parent.parent / "extractors" / "lookups" / "vectors.npz"
_BUCKETS, _DIMENSIONS, _ROUNDS, _SELDOM = 50_000, 100, 5, 5
_SHORTEST_LINE = 3  # words
_LARGEST = 127  # of a whole number in a byte
_ASKED = (
    "Lenkungsgruppe", "Projektbegleitkreis", "Migrationsbeirat", "Jugendhilfeausschuss", "Handlungsfelder", "Sprachförderung",
    "Wohnraumversorgung", "Gesamtkosten", "Zwischenbericht", "federführend",
)  # fmt: skip
_OFTEN, _NEAREST = 50, 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus = os.environ.get("RATSLESE_CORPUS", ".")
    parser.add_argument("--text", type=Path, default=Path(corpus, "corpus", "council_text", "council_text.txt.xz"))
    parser.add_argument("--neighbours", action="store_true", help="learn nothing, show what is alike by what ships")
    arguments = parser.parse_args()
    if arguments.neighbours:
        show_neighbours(arguments.text)
    else:
        rows = learned(arguments.text)
        scale = np.abs(rows).max(axis=1, keepdims=True) / _LARGEST
        np.savez_compressed(TABLE, rows=np.round(rows / scale).astype(np.int8), scale=scale.astype(np.float16))
        print(f"{TABLE.name}: {rows.shape[0]} rows of {rows.shape[1]}, {TABLE.stat().st_size / 1e6:.1f} MB")


def lines(text: Path) -> Iterator[list[str]]:
    """The words of each line, without figures and signs, in small letters."""
    with lzma.open(text, "rt", encoding="utf-8") if text.suffix == ".xz" else text.open(encoding="utf-8") as file:
        for line in file:
            words = words_of(line)
            if len(words) >= _SHORTEST_LINE:
                yield words


def learned(text: Path) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """The table of hashed subwords, a row a bucket."""
    import floret

    with TemporaryDirectory() as place:
        plain, table = Path(place, "lines.txt"), Path(place, "table.txt")
        with plain.open("w", encoding="utf-8") as file:
            file.writelines(" ".join(words) + "\n" for words in lines(text))
        model = floret.train_unsupervised(
            str(plain), model="skipgram", mode="floret", hashCount=SUBWORDS["hash_count"], bucket=_BUCKETS, minn=SUBWORDS["minn"],
            maxn=SUBWORDS["maxn"], dim=_DIMENSIONS, epoch=_ROUNDS, minCount=_SELDOM, neg=5, lr=0.05, thread=1, verbose=1,
        )  # fmt: skip
        model.save_floret_vectors(str(table))
        return np.loadtxt(table, skiprows=1, usecols=range(1, _DIMENSIONS + 1), dtype=np.float32, comments=None)


def show_neighbours(text: Path) -> None:
    often = Counter(word for words in lines(text) for word in words)
    words = [word for word, number in often.items() if number >= _OFTEN and len(word) > _SHORTEST_LINE]
    table = np.array([meaning(word) for word in words])
    for asked in _ASKED:
        near = np.argsort(-(table @ meaning(asked)), kind="stable")
        alike = [words[place] for place in near if words[place] != asked.lower()]
        print(f"{asked}: {', '.join(alike[:_NEAREST])}")


if __name__ == "__main__":
    main()
