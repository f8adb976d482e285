"""Classifiers: what was learned is read as it was written, and judges as it was trained."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.gold_sets import of_repository
from benchmarks.learn import ORIGIN, origin
from extractors.learned import BIAS, Classifier, read, written
from pipeline.learning.training import Example, carried, train

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1).filter(lambda name: not name.startswith("#"))
WEIGHTS = st.integers(-999, 999).map(lambda number: number / 100)
CLASSIFIERS = st.dictionaries(NAMES, st.tuples(WEIGHTS, WEIGHTS), max_size=8).map(
    lambda weights: Classifier(("no", "yes"), weights)
)


@given(CLASSIFIERS)
def test_what_is_written_is_read(learned: Classifier) -> None:
    assert read(written(learned, ["what it is"])) == learned


@given(CLASSIFIERS, st.dictionaries(NAMES, st.floats(-5, 5), max_size=8))
def test_probabilities_add_up_to_one(learned: Classifier, features: dict[str, float]) -> None:
    shares = learned.probabilities(features)
    assert math.isclose(sum(shares.values()), 1.0)
    assert all(0.0 <= share <= 1.0 for share in shares.values())


def examples(number: int) -> list[Example]:
    """Bodies end on -kreis and are set up; associations end on -verein."""
    chance = random.Random(number)
    found = []
    for _ in range(number):
        body = chance.random() < 0.5
        features = {f"ends: {'kreis' if body else 'verein'}": 1.0, f"word: {chance.choice('abc')}": 1.0}
        found.append(Example(f"place {chance.randrange(20)}", features, "body" if body else "none"))
    return found


def test_a_trained_classifier_tells_what_it_learned_and_why() -> None:
    learned = train(examples(300))
    assert learned.probability({"ends: kreis": 1.0}, "body") > 0.9
    assert learned.probability({"ends: verein": 1.0}, "body") < 0.1
    assert learned.probability({}, "body") == pytest.approx(0.5, abs=0.2), "nothing is known of it"
    assert learned.reasons({"ends: kreis": 1.0, "word: a": 1.0, "never seen": 1.0}, "body")[0][0] == "ends: kreis"


def test_the_same_examples_give_the_same_table_in_any_order() -> None:
    known = examples(200)
    assert written(train(known)) == written(train(known[::-1]))


def test_seldom_features_are_left_out() -> None:
    known = [*examples(100), Example("x", {"once": 1.0}, "body")]
    assert set(train(known).weights) <= {BIAS, "ends: kreis", "ends: verein", "word: a", "word: b", "word: c"}


def test_more_than_two_classes() -> None:
    known = [Example(f"p{n}", {f"sign {n % 3}": 1.0}, ("fields", "members", "none")[n % 3]) for n in range(60)]
    learned = train(known)
    assert max(learned.probabilities({"sign 1": 1.0}).items(), key=lambda pair: pair[1])[0] == "members"
    assert carried(known, train) == {"fields": (20, 20, 20), "members": (20, 20, 20)}


def test_the_shipped_weights_were_learned_from_these_papers_passages_and_features() -> None:
    assert ORIGIN.read_text(encoding="utf-8") == origin(of_repository("train")), "python -m benchmarks.learn"
