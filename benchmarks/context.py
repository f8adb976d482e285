"""Do words in their context tell fields? A convolutional tagger of spaCy as signs for the judges of fields, each writer left out in turn.

    python -m benchmarks.context [--rounds 5]

The tagger (subwords of ``extractors/vectors.py``, four layers of two words each side) learns every printed name of a field, body or member
of the training papers. What it says of a paper of train comes of two thirds of the writers, not its own. Needs 20 minutes on one core.
"""

from __future__ import annotations

import argparse
import random
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example as Taught
from spacy.util import compounding, filter_spans, minibatch
from spacy.vectors import Vectors

from benchmarks import left_out_writers, marked_fields
from benchmarks.gold_sets import of_repository
from extractors import vectors
from extractors.action_fields import evidence, extractor
from extractors.document import Document
from pipeline.learning import fields
from pipeline.learning.papers import AnnotatedPaper, read_papers
from pipeline.quality.figures import total

_FOLDS, _CHUNK, _WIDTH = 3, 300, 96
_KINDS = {"FIELD": "action_fields", "BODY": "steering_groups", "MEMBER": "steering_group_members"}
_said: dict[int, tuple[list[int], Any, Sequence[str]]] = {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    read = {name: read_papers(of.papers, of.gold) for name in ("train", "dev", "probe") for of in [of_repository(name)]}
    writers = left_out_writers._writers()
    of = {id(paper): writers[paper.gold.document.partition("/")[2].partition(".")[0]] for paper in read["train"]}
    order = sorted(set(of.values()), key=lambda writer: int(writer.partition("-")[2]))
    fold = {writer: number % _FOLDS for number, writer in enumerate(order)}
    for number in range(_FOLDS):
        here = [paper for paper in read["train"] if fold[of[id(paper)]] == number]
        say(learned([paper for paper in read["train"] if fold[of[id(paper)]] != number], rounds), here)
    say(learned(read["train"], rounds), [*read["dev"], *read["probe"]])
    for with_context in (False, True):
        print("with context" if with_context else "without")
        for module in (evidence, extractor, fields):
            module.signs = _signs if with_context else _PLAIN
        papers = {writer: [paper for paper in read["train"] if of[id(paper)] == writer] for writer in order}
        taught = {writer: fields.examples(theirs) for writer, theirs in papers.items()}
        beside = marked_fields.examples()
        figures = {
            writer: left_out_writers._judged(theirs, [beside, *(taught[other] for other in taught if other != writer)])
            for writer, theirs in papers.items()
        }
        easy = left_out_writers._EASY
        left_out_writers._say("the first eight", total(each for writer, each in figures.items() if writer in easy))
        left_out_writers._say("the others", total(each for writer, each in figures.items() if writer not in easy))
        for name in ("dev", "probe"):
            left_out_writers._say(name, left_out_writers._judged(read[name], [beside, *taught.values()]))


def learned(papers: Sequence[AnnotatedPaper], rounds: int) -> Any:
    nlp = spacy.blank("de")
    table = np.asarray(vectors._table().data)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=table, mode="floret", **vectors.SUBWORDS)
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": _WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
    }
    embed |= {"rows": [5000, 1000, 2500, 2500], "include_static_vectors": True}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": _WIDTH, "window_size": 2, "maxout_pieces": 3}
    layers = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode | {"depth": 4}}
    nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": layers}, "overwrite": True}
    )
    examples = [each for paper in papers for each in _taught(nlp, paper)]
    random.seed(1)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(rounds):
        random.shuffle(examples)
        for batch in minibatch(examples, size=compounding(4, 16, 1.002)):
            nlp.update(batch, drop=0.3, sgd=optimizer)
    return nlp


def _taught(nlp: Any, paper: AnnotatedPaper) -> Iterator[Taught]:
    text, places = paper.document.text, []
    for kind, table in _KINDS.items():
        for row in paper.gold.rows(table):
            for name in filter(None, (row.get("label") or row.get("name"), *(row.get("aliases") or ()))):
                pattern = r"\s+".join(map(re.escape, str(name).split()))
                places += [(found.start(), found.end(), kind) for found in re.finditer(pattern, text)]
    for chunk in _chunks(nlp, text):
        doc, offset = _alone(nlp, chunk), chunk.start_char
        inside = [(start - offset, end - offset, kind) for start, end, kind in places if start >= offset]
        spans = [doc.char_span(start, end, label=kind, alignment_mode="contract") for start, end, kind in inside]
        tags = ["O"] * len(doc)
        for span in filter_spans([span for span in spans if span]):
            tags[span.start : span.end] = [f"B-{span.label_}", *[f"I-{span.label_}"] * (len(span) - 1)]
        yield Taught.from_dict(doc, {"tags": tags})


def _chunks(nlp: Any, text: str) -> Iterator[Span]:
    doc, start = nlp.make_doc(text), 0
    for token in doc:
        if "\n" in token.text and token.i - start > _CHUNK:
            yield doc[start : token.i]
            start = token.i
    yield doc[start:]


def _alone(nlp: Any, chunk: Span) -> Doc:
    return Doc(nlp.vocab, words=[token.text for token in chunk], spaces=[bool(token.whitespace_) for token in chunk])


def say(nlp: Any, papers: Sequence[AnnotatedPaper]) -> None:
    """Keep what the tagger says of each token of the papers."""
    tagger = nlp.get_pipe("tagger")
    for paper in papers:
        starts, totals = [], []
        for chunk in _chunks(nlp, paper.document.text):
            doc = _alone(nlp, chunk)
            starts += [chunk.start_char + token.idx for token in doc]
            totals.append(tagger.model.predict([doc])[0])
        shares = np.exp(np.concatenate(totals))
        _said[id(paper.document)] = starts, shares / shares.sum(axis=1, keepdims=True), tagger.labels


_PLAIN = evidence.signs


def _signs(document: Document, paper: Any, found: Any) -> dict[str, float]:
    shown = _PLAIN(document, paper, found)
    if id(document) not in _said:
        return shown | {"no context": 1.0}
    starts, shares, labels = _said[id(document)]
    spans = [(bisect_left(starts, label.start), bisect_left(starts, label.end)) for label in found.labels]
    means = np.array([shares[first : max(last, first + 1)].mean(axis=0) for first, last in spans])
    of = {kind: means[:, [n for n, tag in enumerate(labels) if tag.endswith(kind)]].sum(axis=1) for kind in _KINDS}
    field, most, member = map(_log_odds, (of["FIELD"].mean(), of["FIELD"].max(), of["MEMBER"].mean()))
    context = {"context field": field, "context most": most, "context member": member, "context": 1.0}
    return shown | context | {f"context field {found.shape}": field}


def _log_odds(share: float) -> float:
    return float(np.log((share + 0.02) / (1.02 - share))) / 4


if __name__ == "__main__":
    main()
