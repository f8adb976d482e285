"""Learn the encoder of words in their context (``extractors/context.py``).

    python -m benchmarks.context words    # 25 minutes: guess hidden words of council papers; writes data/learned/words.npz
    python -m benchmarks.context words --again 7    # 25 minutes: once more through the papers, another draw (and --again 8)
    python -m benchmarks.context names    # 70 minutes: names of fields, members, bodies, partners, steps; writes the encoder that ships
    python -m benchmarks.context measure  # how well words of names are told from others where nothing was learned (average precision)

``names`` begins with what ``words`` learned. It reads the training papers of the corpus, the marked passages, and real papers of one town
(corpus/karlsruhe_many of RATSLESE_CORPUS) that speak of concepts and bodies and in which the reader finds none: what real papers say
without naming fields is what invented ones do not hold. Beside the encoder that ships it writes three more, each taught without a third
of the writers (``data/learned/context_0.npz`` …): judges that learn from a paper learn from what an encoder says that never saw it. Needs
torch (``pip install torch``, BSD) and 8 GB of memory. The same papers give nearly the same weights: processors differ in the last digits.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import marked_bodies
from benchmarks.context_folds import FOLDS, encoder_of
from benchmarks.context_texts import (
    Text,
    Vocabulary,
    annotated,
    council_text,
    marked,
    real_papers,
    text_of,
    without_names,
)
from benchmarks.gold_sets import of_repository
from extractors.context import BESIDE, KINDS, NAMES, REACH, encoder
from extractors.vectors import vectors_of
from pipeline.learning.papers import read_papers

SHIPPED = Path(__file__).parent.parent / "extractors" / "lookups" / "context.npz"
TRUNK = Path(__file__).parent.parent / "data" / "learned" / "words.npz"
_WIDTH, _VECTOR = 128, 100
_PIECE, _PIECES, _HIDDEN = 256, 64, 0.18  # words: how many in a piece, pieces at a time, share hidden
_RATE, _RATE_AGAIN = 2e-3, 1.5e-3  # of the first pass, and of a later one
_LENGTH, _BATCH, _ROUNDS, _LEFT, _THIRD = 384, 24, 24, 48, 3  # names
_TWICE = 2  # how often the papers with their own lines are read beside the text that has lost them


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("words", "names", "measure"))
    parser.add_argument("--steps", type=int, help="stop after so many steps (to try whether it runs)")
    parser.add_argument("--again", type=int, metavar="SEED", help="of words: go on from what was learned before")
    parser.add_argument("--only", nargs="*", default=["all", "0", "1", "2"], help="of names: only these encoders")
    parser.add_argument("--encoder", type=Path, default=SHIPPED, help="of measure: the encoder to be measured")
    arguments = parser.parse_args()
    if arguments.what == "measure":
        measure(arguments.encoder)
        return
    place = os.environ.get("RATSLESE_CORPUS")
    if place is None:
        raise SystemExit("Set RATSLESE_CORPUS to the folder that holds corpus/council_text and corpus/karlsruhe_many.")
    if arguments.what == "words":
        learn_words(Path(place, "corpus"), arguments.steps, arguments.again)
    else:
        learn_names(Path(place), arguments.steps, arguments.only)


def network() -> Any:
    """The network of ``extractors.context.Encoder`` without its last step, as torch learns it."""
    import torch
    from torch import nn

    model = nn.ModuleDict(
        {
            "word": nn.Linear(_VECTOR, _WIDTH),
            "kind": nn.Embedding(KINDS, _WIDTH),
            "flag": nn.Embedding(BESIDE, _WIDTH),
            "convs": nn.ModuleList(nn.Conv1d(_WIDTH, _WIDTH, 3) for _ in REACH),
            "mix": nn.ModuleList(nn.Linear(_WIDTH, _WIDTH) for _ in REACH),
            "norm": nn.ModuleList(nn.LayerNorm(_WIDTH) for _ in REACH),
            "last": nn.LayerNorm(_WIDTH),
        }
    )
    model.register_parameter("mask", nn.Parameter(torch.randn(_VECTOR) * 0.05))
    return model


def flow_of(model: Any, vectors: Any, kinds: Any, beside: Any, drop: float = 0.0) -> Any:
    """What the network makes of pieces of text: pieces × words × width. Within
    ``torch.autocast`` to bfloat16. ``drop`` is the share of columns that each piece goes without."""
    import torch
    from torch.nn import functional

    flow = model["word"](vectors) + model["kind"](kinds) + model["flag"](beside)
    for conv, mix, norm, far in zip(model["convs"], model["mix"], model["norm"], REACH, strict=True):
        here = norm(flow).to(torch.bfloat16)
        padded = functional.pad(here, (0, 0, far, far))
        seen = torch.cat([padded[:, : -2 * far], here, padded[:, 2 * far :]], -1)
        weight = conv.weight.transpose(1, 2).flatten(1)
        joined = functional.relu(functional.linear(seen, weight, conv.bias))
        if model.training and drop:
            joined = joined * ((torch.rand(len(joined), 1, _WIDTH) > drop) / (1 - drop)).to(joined.dtype)
        flow = flow + mix(joined)
    return model["last"](flow)


def learn_words(corpus: Path, steps: int | None, again: int | None = None) -> None:
    """The network as it guesses hidden words: the vector of each among those of all words hidden at the same time; ``again``: from what it
    learned before, with this seed."""
    import torch
    from torch.nn import functional

    torch.manual_seed(again or 1)
    torch.set_num_threads(1)
    chance, vocabulary = np.random.default_rng(again or 1), Vocabulary({"": 0})
    texts = [vocabulary.numbers(text) for text in council_text(corpus / "council_text" / "council_text.txt.xz")]
    texts += _TWICE * [vocabulary.numbers("\n\n".join(text for _, text in real_papers(corpus)))]
    vectors = torch.from_numpy(vectors_of(list(vocabulary)).astype(np.float16))
    pieces = [
        (text, start + int(chance.integers(0, _PIECE)))
        for text in texts
        for start in range(0, len(text.words) - 2 * _PIECE, _PIECE)
    ]
    chance.shuffle(pieces)
    model, guess = network(), torch.nn.Linear(_WIDTH, _VECTOR)
    if again:
        _load(model)
    sharpness = torch.nn.Parameter(torch.tensor(2.5))
    learned = [*model.parameters(), *guess.parameters(), sharpness]
    optimizer = torch.optim.AdamW(learned, lr=_RATE_AGAIN if again else _RATE, weight_decay=0.01, betas=(0.9, 0.98))
    many = len(pieces) // _PIECES
    begun = time.time()
    for step in range(min(many, steps or many)):
        _set_rate(optimizer, step, many, 150)
        part = pieces[step * _PIECES : (step + 1) * _PIECES]
        word, kinds, beside = (
            torch.from_numpy(np.stack([getattr(text, what)[at : at + _PIECE] for text, at in part]).astype(np.int64))
            for what in ("words", "kinds", "beside")
        )
        shown = vectors[word].float()
        hidden = (torch.rand(word.shape) < _HIDDEN) & (word != 0)
        right, which = torch.unique(word[hidden], return_inverse=True)
        shown[hidden], kinds[hidden] = model.mask.to(shown.dtype), 0
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = guess(flow_of(model, shown, kinds, beside)[hidden])
        alike = functional.normalize(said.float(), dim=-1) @ vectors[right].float().T * sharpness.exp()
        loss = functional.cross_entropy(alike, which)
        _step(optimizer, loss, learned)
        if step % 100 == 0:
            print(f"words, step {step} of {many}: loss {loss.item():.3f}, {time.time() - begun:.0f} s", flush=True)
    TRUNK.parent.mkdir(exist_ok=True)
    _save(TRUNK, model.state_dict())


def learn_names(place: Path, steps: int | None, only: Sequence[str]) -> None:
    """The network that ships, and those that were taught without a third of the writers."""
    vocabulary = Vocabulary({"": 0})
    texts = [*annotated(vocabulary), *marked(vocabulary), *without_names(vocabulary, place)]
    vectors = vectors_of(list(vocabulary)).astype(np.float16).astype(np.float32)
    taught = [(SHIPPED, texts)] if "all" in only else []
    for fold in range(FOLDS):
        if str(fold) in only:
            taught.append((encoder_of(fold), [text for text in texts if text.fold != fold]))
    for file, theirs in taught:
        _fit(file, theirs, vectors, steps)


def measure(file: Path) -> None:
    """Print for dev, the probe and the marked papers that stand aside how well the words of each name are told from all others."""
    sets = [(name, of_repository(name)) for name in ("dev", "probe")]
    papers = [(name, list(read_papers(each.papers, each.gold))) for name, each in sets]
    papers += [(each.stem, marked_bodies.papers([each], whole=True)) for each in marked_bodies.MEASURED]
    for name, read in papers:
        texts = [text_of(Vocabulary(), paper, -1) for paper in read]
        odds = np.concatenate([encoder(file).log_odds(text.read) for text in texts])
        wanted = np.concatenate([text.names for text in texts])
        for number, what in enumerate(NAMES):
            known = wanted[:, number] >= 0
            print(f"{name:8} {what:14} {_precision(wanted[known, number], odds[known, number]):.3f}", flush=True)


def _precision(wanted: np.ndarray[Any, Any], odds: np.ndarray[Any, Any]) -> float:
    """The mean precision at each word that is wanted, the likeliest words first."""
    right = wanted[np.argsort(-odds, kind="stable")]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1) * right).sum() / max(1, right.sum()))


def _fit(file: Path, texts: Sequence[Text], vectors: np.ndarray[Any, Any], steps: int | None) -> None:
    """Teach a network the names of these texts, and write it."""
    import torch
    from torch import nn

    torch.manual_seed(1)
    torch.set_num_threads(1)
    chance, table = np.random.default_rng(1), torch.from_numpy(vectors)
    model, head = network(), nn.Linear(_WIDTH, len(NAMES))
    _load(model)
    nn.init.zeros_(head.weight)
    nn.init.constant_(head.bias, -3.0)
    groups = [{"params": model.parameters(), "lr": 18e-4}, {"params": head.parameters(), "lr": 54e-4}]
    optimizer, done, many = torch.optim.AdamW(groups, weight_decay=0.05), 0, 0
    begun = time.time()
    for number in range(_ROUNDS):
        pieces = _pieces(texts, chance, number)
        many = many or _ROUNDS * (len(pieces) // _BATCH)
        model.train()
        total = 0.0
        for at in range(0, len(pieces) - _BATCH + 1, _BATCH):
            _set_rate(optimizer, done, many, 60)
            word, kinds, beside, wanted = map(torch.from_numpy, _batch(pieces[at : at + _BATCH]))
            shown = table[word]
            shown[torch.rand(word.shape) < 0.08] = model.mask.detach()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                flow = flow_of(model, shown, kinds, beside, drop=0.2)
            odds, told = head(nn.functional.dropout(flow.float(), 0.2)), wanted >= 0
            loss = nn.functional.binary_cross_entropy_with_logits(odds[told], wanted[told]) * len(NAMES)
            _step(optimizer, loss, list(model.parameters()))
            total, done = total + loss.item(), done + 1
            if steps and done >= steps:
                break
        print(
            f"{file.name}, round {number}: loss {total / max(1, len(pieces) // _BATCH):.4f}, {time.time() - begun:.0f} s",
            flush=True,
        )
    weights = {name: each for name, each in model.state_dict().items() if name != "mask"}
    _save(file, weights | {f"head.{name}": each for name, each in head.state_dict().items()})


def _pieces(texts: Sequence[Text], chance: Any, number: int) -> list[tuple[Text, int, int]]:
    """The texts in pieces, cut at other places in every round; of real papers without names a third a round."""
    pieces = []
    for which, text in enumerate(texts):
        if text.real and which % _THIRD != number % _THIRD:
            continue
        long = len(text.words)
        for start in range(-int(chance.integers(0, _LENGTH // 2)) if long > _LENGTH else 0, long, _LENGTH):
            pieces.append((text, max(0, start - _LEFT), min(long, start + _LENGTH)))
    chance.shuffle(pieces)
    return pieces


def _batch(pieces: Sequence[tuple[Text, int, int]]) -> list[np.ndarray[Any, Any]]:
    long = max(end - start for _, start, end in pieces)
    word, kinds, beside = (np.zeros((len(pieces), long), np.int64) for _ in range(3))
    wanted = np.full((len(pieces), long, len(NAMES)), -1, np.float32)
    for row, (text, start, end) in enumerate(pieces):
        for made, given in ((word, text.words), (kinds, text.kinds), (beside, text.beside), (wanted, text.names)):
            made[row, : end - start] = given[start:end]
    return [word, kinds, beside, wanted]


def _set_rate(optimizer: Any, step: int, many: int, warm: int) -> None:
    """Faster at first, then ever slower."""
    for group in optimizer.param_groups:
        group.setdefault("at_most", group["lr"])
        slower = 0.5 + 0.5 * np.cos(np.pi * min(1.0, step / max(1, many)))
        group["lr"] = group["at_most"] * min(1.0, (step + 1) / warm) * max(0.01, slower)


def _step(optimizer: Any, loss: Any, learned: Sequence[Any]) -> None:
    import torch

    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(learned, 1.0)
    optimizer.step()


def _load(model: Any) -> None:
    """What was learned of words."""
    import torch

    model.load_state_dict({name: torch.from_numpy(each.astype(np.float32)) for name, each in np.load(TRUNK).items()})


def _save(file: Path, weights: Any) -> None:
    np.savez_compressed(file, **{name: each.numpy().astype(np.float16) for name, each in weights.items()})
    print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
