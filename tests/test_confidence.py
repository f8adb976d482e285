"""Confidence: how often a rule is right, drawn towards its table where little was seen; and whether it means something."""

import random
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.confidence import RECORDED, Counts, Precision, Shrinkage, confidence_of, recorded
from pipeline.quality.calibration import Claim, Rule, calibration_error, counts_of, left_out, reliability
from pipeline.quality.judging import Judged, JudgedPaper
from pipeline.quality.shrinkage import fit

MANY, FEW = Counts(900, 1000), Counts(0, 1)


def test_a_rule_seen_often_stands_for_itself_and_one_seen_once_for_its_table() -> None:
    precision = Precision({("costs", "often"): MANY, ("costs", "once"): FEW}, Shrinkage(rule=10, table=10))
    assert precision.of("costs", "often") == pytest.approx(0.9, abs=0.01)
    assert 0.7 < precision.of("costs", "once") < precision.of("costs", "never") < 0.91


def test_a_table_that_was_never_seen_is_as_good_as_all_tables() -> None:
    precision = Precision({("costs", "often"): MANY}, Shrinkage())
    assert precision.of("staffing", "any") == precision.overall


def test_before_anything_was_counted_four_in_five_are_right() -> None:
    assert Precision({}, Shrinkage()).of("costs", "any") == 0.8


COUNTS = st.tuples(*[st.integers(0, 50)] * 2).map(lambda n: Counts(n[0], n[0] + n[1]))
RULES = st.dictionaries(st.tuples(st.sampled_from(["costs", "staffing"]), st.sampled_from("abc")), COUNTS)


@given(RULES, st.floats(0.1, 100), st.floats(0.1, 100))
def test_precision_is_a_share_and_never_certain(rules: dict[Rule, Counts], rule: float, table: float) -> None:
    precision = Precision(rules, Shrinkage(rule, table))
    for name in ("a", "b", "never"):
        assert 0.0 < precision.of("costs", name) < 1.0


def test_doubtful_reading_lowers_confidence() -> None:
    sure, half, hardly = (confidence_of("costs", "a-rule-never-seen", reading) for reading in (None, 0.5, 0.0))
    assert sure > half > hardly == 0.0


def test_the_recorded_counts_are_sound() -> None:
    tables = tomllib.loads(RECORDED.read_text(encoding="utf-8"))
    assert set(tables.pop("shrinkage")) == {"rule", "table"}
    for table, rules in tables.items():
        for rule, (right, found) in rules.items():
            assert 0 <= right <= found, (table, rule)
            assert 0 < recorded().of(table, rule) < 1


# --- does it mean something? --------------------------------------------------------------------------------------------------


def judged(name: str, town: str, *facts: tuple[str, bool], confidence: float = 0.9) -> JudgedPaper:
    """A paper with facts of ``costs``: (rule, right)."""
    found = tuple(Judged("costs", rule, confidence, 1.0, right, "") for rule, right in facts)
    return JudgedPaper(name, name, town, "text", name, {}, {}, found, (), frozenset())


@pytest.mark.parametrize(
    ("claims", "error", "reason"),
    [
        ([], 0.0, "nothing claimed"),
        ([Claim(0.9, True)] * 9 + [Claim(0.9, False)], 0.0, "nine in ten of 0.9"),
        ([Claim(1.0, False)] * 4, 1.0, "always sure, always wrong"),
        ([Claim(0.6, True)] * 2 + [Claim(0.8, False)] * 2, 0.6, "too modest and too sure do not cancel out"),
    ],
)
def test_calibration_error(claims: list[Claim], error: float, reason: str) -> None:
    assert calibration_error(reliability(claims)) == pytest.approx(error), reason


@given(st.lists(st.builds(Claim, st.floats(0, 1), st.booleans()), max_size=40))
def test_every_fact_is_in_one_bin(claims: list[Claim]) -> None:
    bins = reliability(claims)
    assert sum(bin_.facts for bin_ in bins) == len(claims)
    assert all(bin_.low - 1e-6 <= bin_.claimed <= bin_.high + 1e-6 for bin_ in bins)
    assert 0.0 <= calibration_error(bins) <= 1.0


def test_a_town_left_out_is_judged_by_the_others() -> None:
    papers = [
        judged("a", "Erlenau", ("x", True), ("x", True), ("own", True)),
        judged("b", "Birkenau", ("x", False), ("x", False), ("x", False), ("x", False)),
    ]
    erlenau = next(
        group
        for group in left_out(papers, lambda paper: paper.municipality, Shrinkage(1, 1))
        if group.group == "Erlenau"
    )
    assert erlenau.held == 1.0
    assert erlenau.claimed < 0.5, "the other town's papers say that the rule is bad"
    assert erlenau.alone == pytest.approx(1 / 3), "one rule of three facts matches nowhere else"


def test_every_paper_has_one_vote_a_rule() -> None:
    papers = [
        judged("a", "A", *[("x", False)] * 12),
        judged("b", "B", ("x", True)),
        judged("c", "C", ("x", True), ("x", False)),
    ]
    assert counts_of(papers) == {("costs", "x"): Counts(1.5, 3)}


def test_rules_that_differ_are_drawn_together_less_than_rules_that_do_not() -> None:
    chance = random.Random(3)
    alike = [judged(f"a{n}", f"T{n}", *[(f"r{n % 6}", chance.random() < 0.8) for _ in range(6)]) for n in range(60)]
    apart = [
        judged(f"b{n}", f"T{n}", *[(f"r{n % 6}", chance.random() < (0.5 if n % 6 < 3 else 0.99)) for _ in range(6)])
        for n in range(60)
    ]
    assert fit(apart).rule < fit(alike).rule
