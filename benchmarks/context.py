"""Learn what the words around a place lead one to expect there (``extractors/context.py``) from council papers.

    python -m benchmarks.context [--text FILE] [--words 15]

FILE (default: corpus/council_text of RATSLESE_CORPUS) has one line of a paper a line, plain or packed with xz. Two recurrent networks (GRU,
256 wide) read it, one forwards and one backwards, and learn to foretell the next word: one of the 1,500 most frequent, or one of 600
clusters of words that mean alike. What is shown of a word is its vector of subwords, 48 numbers learned for the 4,000 most frequent, and
its capitals. Needs torch (``pip install torch``, BSD), one core, and for 15 million words an hour.
"""

from __future__ import annotations

import argparse
import lzma
import math
import os
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.cluster import MiniBatchKMeans

from extractors.context import TOKEN, capitals, form
from extractors.vectors import word_vector

TABLE = Path(__file__).parent.parent / "extractors" / "lookups" / "context.npz"
_WRAPPED = 55  # letters from which on a line goes on in the next
_LONGEST = 3000
_KNOWN, _OWN, _CLUSTERS, _CLUSTERED = 4000, 1500, 600, 60_000
_SIZE, _OUT, _LEARNED, _CAPITALS = 256, 96, 48, 4
_STREAMS, _STEPS, _SHARE = 64, 64, 0.35
_FASTEST, _WARM = 3e-3, 200
_LARGEST = 127


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus = os.environ.get("RATSLESE_CORPUS", ".")
    parser.add_argument("--text", type=Path, default=Path(corpus, "corpus", "council_text", "council_text.txt.xz"))
    parser.add_argument("--words", type=float, default=15.0, help="millions of words that are read")
    arguments = parser.parse_args()
    words: dict[str, int] = {}
    row = array("i")
    for paragraph in paragraphs(arguments.text):
        row.extend(words.setdefault(form(found[0]), len(words)) for found in TOKEN.finditer(paragraph + "\n"))
    text = np.frombuffer(row, dtype=np.int32)
    known = _known(list(words), text)
    tables = _trained(text, known, int(arguments.words * 1e6))
    np.savez_compressed(TABLE, **tables)
    print(f"{TABLE.name}: {TABLE.stat().st_size / 1e6:.1f} MB")


def paragraphs(text: Path) -> Iterator[str]:
    """The lines of the text, those together that the page's edge parts."""
    opened = lzma.open(text, "rt", encoding="utf-8") if text.suffix == ".xz" else text.open(encoding="utf-8")
    held = ""
    with opened as file:
        for line in (" ".join(line.split()) for line in file):
            if held.endswith("-") and line[:1].islower() and not line.startswith(("und ", "oder ", "bzw")):
                held = held[:-1] + line
            else:
                held = f"{held} {line}".strip()
            if line and (len(line) < _WRAPPED or len(held) > _LONGEST or held.endswith(":")):
                yield held
                held = ""
    if held:
        yield held


def _known(words: list[str], text: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Of each word what is shown of it, and which of the classes it is."""
    lows = [word.lower() for word in words]
    often = Counter[str]()
    for low, number in zip(lows, np.bincount(text, minlength=len(words)).tolist(), strict=True):
        often[low] += number
    names = [low for low, _ in often.most_common(_KNOWN)]
    own = {low: number for number, low in enumerate(names[:_OWN])}
    vectors = np.array([word_vector(low) for low in lows], dtype=np.float32)
    at = {low: number for number, low in enumerate(lows)}
    others = [low for low, _ in often.most_common(_CLUSTERED) if low not in own and low[0].isalpha()]
    clusters = MiniBatchKMeans(_CLUSTERS, random_state=1, batch_size=4096, n_init=1, max_iter=60)
    clusters.fit(vectors[[at[low] for low in others]])
    near = clusters.predict(vectors)
    place = {low: number for number, low in enumerate(names, 1)}
    return {
        "names": np.array(names),
        "vectors": vectors,
        "places": np.array([place.get(low, 0) for low in lows]),
        "capitals": np.array([capitals(word) for word in words]),
        "classes": np.array(
            [
                own.get(low, _OWN + near[number] if low[0].isalpha() else _OWN + _CLUSTERS)
                for number, low in enumerate(lows)
            ]
        ),
    }


def _trained(text: np.ndarray[Any, Any], known: dict[str, Any], words: int) -> dict[str, np.ndarray[Any, Any]]:
    import torch
    from torch import nn

    torch.manual_seed(1)
    torch.set_num_threads(1)
    vectors, places = torch.from_numpy(known["vectors"]), torch.from_numpy(known["places"])
    capital, classes = torch.from_numpy(known["capitals"]), torch.from_numpy(known["classes"])
    table = nn.Embedding(_KNOWN + 1, _LEARNED, padding_idx=0)
    nn.init.normal_(table.weight, std=0.1)
    sides = {
        name: (nn.GRU(100 + _LEARNED + _CAPITALS, _SIZE), nn.Linear(_SIZE, _OUT)) for name in ("forward", "backward")
    }
    foretell, eye = nn.Linear(_OUT, _OWN + _CLUSTERS + 1), torch.eye(_CAPITALS)
    weights = [
        *table.parameters(),
        *foretell.parameters(),
        *(w for pair in sides.values() for part in pair for w in part.parameters()),
    ]
    optimizer = torch.optim.AdamW(weights, lr=_FASTEST, weight_decay=0.01, betas=(0.9, 0.98))
    length = len(text) // _STREAMS
    streams = torch.from_numpy(text[: length * _STREAMS].reshape(_STREAMS, length).T.astype(np.int64))
    steps, state = min(words // (_STREAMS * _STEPS), (length - 2) // _STEPS), None
    for step in range(steps):
        rate = _FASTEST * min(1, step / _WARM) * (0.05 + 0.475 * (1 + math.cos(math.pi * step / steps)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        here = streams[step * _STEPS : (step + 1) * _STEPS + 1]
        shown = torch.cat([3 * vectors[here], table(places[here]), eye[capital[here]]], -1)
        loss = torch.zeros(())
        for name, (network, out) in sides.items():
            rows, after = (shown, here) if name == "forward" else (shown.flip(0), here.flip(0))
            states, last = network(rows[:_STEPS], state if name == "forward" else None)
            state = last.detach() if name == "forward" else state
            kept = torch.rand(_STEPS * _STREAMS) < _SHARE
            guess = foretell(torch.tanh(out(states.reshape(-1, _SIZE)[kept])))
            loss = loss + nn.functional.cross_entropy(guess, classes[after[1:].reshape(-1)[kept]])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        if step % 100 == 0:
            print(f"{step} of {steps}: {loss.item() / 2:.2f}", flush=True)
    tables = {"words": table.weight}
    for name, (network, out) in sides.items():
        tables |= {
            f"{name}.of_word": network.weight_ih_l0.T,
            f"{name}.of_state": network.weight_hh_l0.T,
            f"{name}.bias": network.bias_ih_l0,
            f"{name}.state_bias": network.bias_hh_l0,
            f"{name}.out": out.weight.T,
            f"{name}.out_bias": out.bias,
        }
    return {
        "names": known["names"],
        **{k: v for name, w in tables.items() for k, v in _in_bytes(name, w.detach().numpy())},
    }


def _in_bytes(name: str, rows: np.ndarray[Any, Any]) -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    """Rows as whole numbers between -127 and 127 with the length of each."""
    if rows.ndim == 1:
        yield name, rows.astype(np.float32)
        return
    scale = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-9) / _LARGEST
    yield name, np.round(rows / scale).astype(np.int8)
    yield f"{name}:scale", scale.astype(np.float16)


if __name__ == "__main__":
    main()
