"""Likeness of towns: Jaccard, the tree, what a branch shares."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.similarity import feature_rows, merge_rows, tree
from tests.compared_results import Facts, comparison, told

FEATURES = "language education work housing health".split()
SETS = st.dictionaries(
    st.sampled_from([f"town {letter}" for letter in "abcdefgh"]),
    st.frozensets(st.sampled_from(FEATURES), min_size=1),
    min_size=1,
)


@given(SETS)
@settings(deadline=None, max_examples=60)
def test_the_tree_holds_every_town_once_and_is_the_same_each_time(sets: Mapping[str, frozenset[str]]) -> None:
    order = sorted(sets)
    found = tree(sets, order)
    assert sorted(found.leaves) == order
    assert len(found.merges) == len(order) - 1
    assert set(found.clusters) == set(order)
    assert found == tree(sets, order)
    nodes = [node for left, right, _, _ in found.merges for node in (left, right)]
    assert sorted(nodes) == list(range(len(nodes))), "every node but the last is joined once"
    assert all(row["distance"] <= 1 for row in merge_rows("topics", found))


@given(SETS)
@settings(deadline=None, max_examples=60)
def test_leaves_of_a_joint_lie_side_by_side(sets: Mapping[str, frozenset[str]]) -> None:
    found = tree(sets, sorted(sets))
    below = {number: [number] for number in range(len(found.leaves))}
    for step, (left, right, _, size) in enumerate(found.merges):
        both = below[left] + below[right]
        below[len(found.leaves) + step] = both
        assert both == list(range(both[0], both[0] + size)), "left before right, no gap between"


@given(SETS)
@settings(deadline=None, max_examples=60)
def test_what_a_cluster_shares_all_of_it_have(sets: Mapping[str, frozenset[str]]) -> None:
    found = tree(sets, sorted(sets))
    for row in feature_rows("topics", found, sets):
        towns = [town for town in sets if found.clusters[town] == row["cluster"]]
        assert (row["says"] in ("shared", "both")) == all(row["feature"] in sets[town] for town in towns)


PAIRS = [
    (["language", "work", "health"], ["language", "work", "health"], 1.0, "the same topics"),
    (["language", "work"], ["language", "housing"], 0.3333, "one of three"),
    (["language"], ["housing", "work"], 0.0, "none"),
]


@pytest.mark.parametrize(("first", "second", "jaccard", "reason"), PAIRS)
def test_shared_and_separate_topics_are_named(
    tmp_path: Path, first: list[str], second: list[str], jaccard: float, reason: str
) -> None:
    papers = [
        told(f"{town}.txt", town, {"action_fields": [{"label": f"Feld {t}", "topics": [t]} for t in topics]})
        for town, topics in (("Auenbrück", first), ("Hohenwald", second))
    ]
    (row,) = comparison(tmp_path, *papers)["compare_similarity"]
    assert row["jaccard"] == jaccard, reason
    assert set(json.loads(row["shared"])) == set(first) & set(second)
    assert set(json.loads(row["only_a"])) == set(first) - set(second)
    assert set(json.loads(row["only_b"])) == set(second) - set(first)


def test_of_many_towns_each_stands_beside_those_most_like_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.compare.similarity._FEW", 3)
    monkeypatch.setattr("pipeline.compare.similarity._NEAREST", 1)
    topics = {
        "A": ["language", "work", "sport"],
        "B": ["language", "work", "sport"],
        "C": ["housing", "health", "culture"],
        "D": ["housing"],
    }
    papers = [
        told(f"{town}.txt", town, {"action_fields": [{"label": f"Feld {t}", "topics": [t]} for t in of]})
        for town, of in topics.items()
    ]
    rows = comparison(tmp_path, *papers)["compare_similarity"]
    assert [(row["municipality_a"], row["municipality_b"], row["jaccard"]) for row in rows] == [
        ("A", "B", 1),
        ("C", "D", 0.3333),
    ]


def test_a_town_without_features_is_in_no_pair(tmp_path: Path) -> None:
    language = {"action_fields": [{"label": "Sprache", "topics": ["language"]}]}
    towns = [told(f"{town}.txt", town, language) for town in ("Auenbrück", "Birkenau", "Erlenhausen")]
    rows = comparison(tmp_path, *towns, told("2.txt", "Hohenwald"))
    clusters = {row["municipality"]: row["topics_cluster"] for row in rows["compare_approach"]}
    assert clusters == {"Auenbrück": 1, "Birkenau": 1, "Erlenhausen": 1, "Hohenwald": None}


FEW = [
    ([["language"], ["language"]], 0, 0, "one topic between two towns makes them no pair, and two towns make no tree"),
    ([["language", "work", "sport"]] * 2, 1, 0, "three topics make a pair; two towns make no tree"),
    ([["language", "work", "sport"]] * 3, 3, 3, "three towns make a tree"),
    ([["language", "work", "other"]] * 3, 0, 3, "what has no name of its own makes nobody alike"),
    ([["other"]] * 3, 0, 0, "nothing else is named"),
]


@pytest.mark.parametrize(("topics", "pairs", "leaves", "reason"), FEW)
def test_little_is_no_likeness(tmp_path: Path, topics: list[list[str]], pairs: int, leaves: int, reason: str) -> None:
    papers = [
        told(f"{number}.txt", f"Ort {number}", {"action_fields": [{"label": f"Feld {t}", "topics": [t]} for t in of]})
        for number, of in enumerate(topics)
    ]
    rows = comparison(tmp_path, *papers)
    assert (len(rows["compare_similarity"]), len(rows["compare_clusters"])) == (pairs, leaves), reason


def test_groups_of_the_past_make_nobody_alike(tmp_path: Path) -> None:
    rows = comparison(
        tmp_path,
        *(told(f"{town}.txt", town, {"steering_groups": [{"name": "Lenkungskreis"}]}) for town in ("A", "B", "C")),
        told("2.txt", "Hohenwald", {"steering_groups": [{"name": "Lenkungskreis", "status": "former"}]}),
    )
    assert [row["features"] for row in rows["compare_clusters"]] == ['["group:steering"]'] * 3


def test_the_last_status_of_a_field_counts(tmp_path: Path) -> None:
    def of(status: str) -> dict[str, list[dict[str, object]]]:
        return {"action_fields": [{"label": "Sprache", "status": status, "topics": ["language"]}]}

    rows = comparison(
        tmp_path,
        told("2.txt", "Auenbrück", of("adopted"), date="2021-09-01", reference="9/2021"),
        told("1.txt", "Auenbrück", of("proposed"), date="2021-03-01", reference="5/2021"),
    )["compare_topics"]
    (row,) = [row for row in rows if row["fields"]]
    assert (row["fields"], row["adopted"], row["proposed"]) == (1, 1, 0)


def test_a_field_without_a_topic_is_a_field(tmp_path: Path) -> None:
    facts: Facts = {
        "action_fields": [{"label": "Sprache", "topics": ["language"]}, {"label": "Fernwärme"}, {"label": "sprache"}]
    }
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück", facts))["compare_approach"]
    assert (row["fields"], row["topics"]) == (2, '["language"]')


def test_a_town_that_names_fields_has_zeros_and_one_that_names_none_has_blanks(tmp_path: Path) -> None:
    rows = comparison(
        tmp_path,
        told("1.txt", "Auenbrück", {"action_fields": [{"label": "Sprache", "topics": ["language"]}]}),
        told("2.txt", "Hohenwald"),
    )["compare_topics"]
    fields = {row["municipality_id"]: set() for row in rows}  # type: dict[str, set[int | None]]
    for row in rows:
        fields[row["municipality_id"]].add(row["fields"])
    assert fields == {"Auenbrück": {0, 1}, "Hohenwald": {None}}
    assert {row["basis"] for row in rows} == {"stated", "not_stated"}
