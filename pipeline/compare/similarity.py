"""How alike towns are: Jaccard over the features they name, a tree of likeness, and what each branch shares.

Topics: every topic that a field of the town is about. Governance: the kinds of its groups, the ranks of their chairs and the sectors in
them, groups of the past left out. What has no name of its own (``other``) makes nobody alike. Two towns that have fewer than three
features between them are in no pair, and fewer than three towns make no tree.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pipeline.compare.towns import Town
from pipeline.normalize import Row

_CUT = 0.6
_OTHER = "other"
ENOUGH = 3
"""Features that two towns must have between them, and towns for a tree."""
_CLEAR = 0.5
_FEW = 500
"""Of more towns nobody reads every pair, and there are too many to write."""
_NEAREST = 20
_SAYS = {(True, True): "both", (True, False): "shared", (False, True): "separating", (False, False): "neither"}
Sets = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Tree:
    """Towns in the order of the leaves, their clusters, and the joints of the tree."""

    leaves: tuple[str, ...]
    clusters: Mapping[str, int]
    merges: tuple[tuple[int, int, float, int], ...]


def topic_features(topics: Sequence[Row]) -> dict[str, frozenset[str]]:
    """The topics of each town that names any."""
    found: dict[str, set[str]] = {}
    for row in topics:
        if row["fields"] and row["topic_id"] != _OTHER:
            found.setdefault(row["municipality_id"], set()).add(row["topic_id"])
    return {town: frozenset(features) for town, features in found.items()}


def governance_features(groups: Sequence[Row], sectors: Sequence[Row]) -> dict[str, frozenset[str]]:
    """``group:steering``, ``chair:mayor``, ``sector:welfare`` of each town that names a group which is not former."""
    found: dict[str, set[str]] = {}
    current = {row["row_id"]: row for row in groups if row["name"] and row["status"] != "former" and row["of_row"]}
    for row in current.values():
        features = found.setdefault(row["municipality_id"], set())
        features |= {
            f"{name}:{row[key]}"
            for name, key in (("group", "kind"), ("chair", "chair_rank"))
            if row[key] not in (None, _OTHER)
        }
    for row in sectors:
        if row["group_row"] in current and row["sector"] != _OTHER:
            found[row["municipality_id"]].add(f"sector:{row['sector']}")
    return {town: frozenset(features) for town, features in found.items() if features}


def similar(by: str, towns: Sequence[Town], sets: Sets) -> Iterator[Row]:
    """Every pair of towns that have features; where there are many towns, each with those most like it."""
    with_features = [town.id for town in towns if town.id in sets]
    written = {town: json.dumps(sorted(sets[town])) for town in with_features}
    for a, b in combinations(with_features, 2) if len(with_features) <= _FEW else _likest(with_features, sets):
        shared, only_a, only_b = sets[a] & sets[b], sets[a] - sets[b], sets[b] - sets[a]
        if len(shared) + len(only_a) + len(only_b) < ENOUGH:
            continue
        yield {
            "row_id": f"{by}/{a}/{b}",
            "compared_by": by,
            "municipality_a": a,
            "municipality_b": b,
            "jaccard": round(len(shared) / len(sets[a] | sets[b]), 4),
            "shared_count": len(shared),
            "shared": json.dumps(sorted(shared)),
            "only_a": json.dumps(sorted(only_a)) if shared else written[a],
            "only_b": json.dumps(sorted(only_b)) if shared else written[b],
        }


def _likest(names: Sequence[str], sets: Sets) -> Iterator[tuple[str, str]]:
    """The pairs of each town and the towns most like it, in the order of names."""
    import numpy as np

    matrix = _matrix(names, sets).astype(np.float32)
    sizes = matrix.sum(axis=1)
    near: set[tuple[int, int]] = set()
    for row in range(len(names)):
        shared = matrix @ matrix[row]
        jaccard = shared / (sizes + sizes[row] - shared)
        jaccard[row] = -1
        near |= {
            (min(row, int(other)), max(row, int(other))) for other in np.argsort(-jaccard, kind="stable")[:_NEAREST]
        }
    for first, second in sorted(near):
        yield names[first], names[second]


def _matrix(names: Sequence[str], sets: Sets) -> Any:
    """Which town has which feature."""
    import numpy as np

    features = sorted(frozenset().union(*sets.values()))
    return np.array([[feature in sets[name] for feature in features] for name in names], dtype=bool)


def tree(sets: Sets, order: Sequence[str]) -> Tree:
    """Average linkage of the Jaccard distances, leaves laid so that neighbours are alike."""
    from scipy.cluster.hierarchy import fcluster, leaves_list, linkage
    from scipy.spatial.distance import pdist

    names = [town for town in order if town in sets]
    if len(names) < 2:
        return Tree(tuple(names), dict.fromkeys(names, 1), ())
    distances = pdist(_matrix(names, sets), "jaccard").round(9)
    joints = linkage(distances, "average", optimal_ordering=len(names) <= _FEW)
    leaves = [int(leaf) for leaf in leaves_list(joints)]
    place = {leaf: number for number, leaf in enumerate(leaves)}
    flat = fcluster(joints, _CUT, "distance")
    numbers: dict[int, int] = {}
    clusters = {names[leaf]: numbers.setdefault(int(flat[leaf]), len(numbers) + 1) for leaf in leaves}
    merges = tuple(
        (place.get(int(left), int(left)), place.get(int(right), int(right)), round(float(distance), 6), int(size))
        for left, right, distance, size in joints
    )
    return Tree(tuple(names[leaf] for leaf in leaves), clusters, merges)


def cluster_rows(by: str, found: Tree, sets: Sets) -> Iterator[Row]:
    """The rows of compare_clusters in the order of leaves."""
    for leaf, town in enumerate(found.leaves):
        yield {
            "row_id": f"{by}/{town}",
            "compared_by": by,
            "municipality_id": town,
            "leaf": leaf,
            "cluster": found.clusters[town],
            "features": json.dumps(sorted(sets[town])),
        }


def merge_rows(by: str, found: Tree) -> Iterator[Row]:
    """The rows of compare_merges."""
    for step, (left, right, distance, size) in enumerate(found.merges):
        yield {
            "row_id": f"{by}/{step:04}",
            "compared_by": by,
            "step": step,
            "left_node": left,
            "right_node": right,
            "distance": distance,
            "size": size,
        }


def feature_rows(by: str, found: Tree, sets: Sets) -> Iterator[Row]:
    """What each cluster shares, and what separates it from the rest."""
    for cluster in dict.fromkeys(found.clusters.values()):
        inside = [sets[town] for town in found.leaves if found.clusters[town] == cluster]
        outside = [sets[town] for town in found.leaves if found.clusters[town] != cluster]
        for feature in sorted(frozenset().union(*sets.values())):
            within = _share(feature, inside)
            without = _share(feature, outside) if outside else None
            shared = within == 1
            separating = without is not None and abs(within - without) >= _CLEAR
            yield {
                "row_id": f"{by}/{cluster}/{feature}",
                "compared_by": by,
                "cluster": cluster,
                "feature": feature,
                "towns": sum(feature in features for features in inside),
                "share_inside": within,
                "share_outside": without,
                "says": _SAYS[shared, separating],
            }


def _share(feature: str, sets: Sequence[frozenset[str]]) -> float:
    return round(sum(feature in features for features in sets) / len(sets), 3)
