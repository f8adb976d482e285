"""Which papers share a template: those whose heads print the same labels."""

from __future__ import annotations

from collections.abc import Mapping

_HEAD = 3000
_DISTANCE = 0.5
NO_LABELS = "no labels"


def labels_of(text: str) -> frozenset[str]:
    """The labels that the head of a paper prints, as printed: “Vorlage-Nr.:”, “Federführung”."""
    from extractors.labels.pairs import labels_with_colon, whole_label

    printed: set[str] = set()
    for line in text[:_HEAD].replace("\t", "\n").splitlines():
        alone = whole_label(line.strip())
        found = [alone] if alone else labels_with_colon(line, 0)
        printed |= {
            line.strip()[label.start : label.end] if alone else line[label.start : label.end] for label in found
        }
    return frozenset(label.strip(" :.*").casefold() for label in printed)


def templates(texts: Mapping[str, str]) -> dict[str, str]:
    """The template of each paper (keys as in ``texts``): papers of which half of the labels are the same, put together by
    average-linkage clustering of their Jaccard distances. A template is called by the first of its papers."""
    labels = {name: labels_of(text) for name, text in sorted(texts.items())}
    without = [name for name, printed in labels.items() if not printed]
    found = dict.fromkeys(without, NO_LABELS)
    names = [name for name in labels if name not in found]
    if len(names) < 2:
        return found | {name: name for name in names}
    from scipy.cluster.hierarchy import fcluster, linkage

    distances = [
        1 - len(labels[one] & labels[other]) / len(labels[one] | labels[other])
        for place, one in enumerate(names)
        for other in names[place + 1 :]
    ]
    first: dict[int, str] = {}
    for name, cluster in zip(names, fcluster(linkage(distances, "average"), _DISTANCE, "distance"), strict=True):
        found[name] = first.setdefault(int(cluster), name)
    return found
