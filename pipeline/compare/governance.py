"""Who steers: groups, their size, the rank of who chairs them, and the sectors that sit in them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.compare.basis import NOT_STATED, STATED, Cells, Place, places, silence
from pipeline.compare.material import Material
from pipeline.compare.schema import GOVERNANCE
from pipeline.compare.towns import Town
from pipeline.compare.undertakings import Undertaking
from pipeline.compare.words import first
from pipeline.normalize import Row
from pipeline.quality.similarity import folded

TABLE = "compare_governance"
SECTORS = "compare_sectors"
_OF_GROUP = "name kind status basis"
_OF_MEMBERS = "counted_min counted_max named sectors"
_NO_GROUP = f"{_OF_GROUP} size_min size_max chair chair_rank {_OF_MEMBERS} migrant_organisations council_members"
_A_LIST = 8
"""Members named, from which a list can be taken for the whole where the paper does not say how many there are."""
_BOTH = re.compile(r"innen\b", re.IGNORECASE)
"""“Kreisrätinnen und Kreisräte”: several, and nobody says how many."""
MIGRANT, COUNCIL = "migrant_organisation", "politics"


@dataclass(frozen=True)
class Group:
    """A group as one or several papers of an undertaking tell it, and all its members."""

    told: tuple[Row, ...]
    members: tuple[Row, ...]

    def says(self, column: str) -> object:
        """What the last paper that says anything says."""
        return next((row[column] for row in reversed(self.told) if row[column] is not None), None)

    @property
    def headings(self) -> tuple[Row, ...]:
        """Numbered seats that the list below them breaks down: “6 Vertreter der Verwaltung: Sozialamt, Jugendamt …”."""
        if not any(member["declared_sector"] for member in self.members):
            return ()
        return tuple(m for m in self.members if not m["declared_sector"] and m["count_max"] is not None)

    @property
    def entries(self) -> tuple[Row, ...]:
        """The members without such headings."""
        return tuple(member for member in self.members if member not in self.headings)


def governance(material: Material, towns: Sequence[Town], cells: Cells) -> tuple[list[Row], list[Row]]:
    """The rows of compare_governance and compare_sectors."""
    groups: list[Row] = []
    sectors: list[Row] = []
    for town in towns:
        of_row = town.holding.get("steering")
        for undertaking in town.compared:
            told = groups_of(material, undertaking)
            current = [group for group in told if group.says("status") != "former"] or told
            for group in told:
                row = _group_row(material, town, undertaking, group, cells)
                row["of_row"] = town.known and undertaking is of_row and group in current
                groups.append(row)
                sectors += _sector_rows(row, group, cells)
        if town.known and of_row is None:
            groups.append(_no_group(material, town, cells))
    return groups, sectors


def groups_of(material: Material, undertaking: Undertaking) -> list[Group]:
    """The groups of an undertaking in the order of telling; one that two papers name is one, unless only one calls it former."""
    members: dict[str, list[Row]] = defaultdict(list)
    for member in material.of("steering_group_members", undertaking.counting("steering")):
        members[member["group_id"]].append(member)
    merged: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in material.of("steering_groups", undertaking.counting("steering")):
        key: tuple[object, ...] = (folded(row["name"]), row["status"] == "former")
        if any(other["document_id"] == row["document_id"] for other in merged[key]):
            key = (*key, row["group_id"])  # one paper tells two bodies of one name apart
        merged[key].append(row)
    return [
        Group(tuple(told), tuple(_distinct([member for row in told for member in members[row["group_id"]]])))
        for told in merged.values()
        if told
    ]


def _distinct(members: Sequence[Row]) -> list[Row]:
    """A member that two papers name is one."""
    found: dict[tuple[object, ...], Row] = {}
    for member in members:
        key = folded(member["name"]), member["count_min"], member["count_max"]
        twin = found.get(key)
        if twin is None or twin["document_id"] == member["document_id"]:
            found[key if twin is None else (*key, member["member_id"])] = member
    return list(found.values())


def _group_row(material: Material, town: Town, undertaking: Undertaking, group: Group, cells: Cells) -> Row:
    row_id = group.told[0]["group_id"]
    chair = group.says("chair") or next((m["name"] for m in group.members if m["role"] == "chair"), None)
    low, high = counted(group)
    cells.rest_on(TABLE, row_id, _OF_GROUP, places(group.told))
    for part, columns in (("size", "size_min size_max"), ("chair", "chair chair_rank")):
        told = [
            Place(row["document_id"], row[f"{part}_evidence_id"]) for row in group.told if row[f"{part}_evidence_id"]
        ]
        cells.rest_on(TABLE, row_id, columns, told or places(group.told))
    cells.rest_on(TABLE, row_id, _OF_MEMBERS, places(group.members or group.told))
    return {
        "row_id": row_id,
        "municipality_id": undertaking.town,
        "undertaking_id": undertaking.id,
        **{column: group.says(column) for column in ("name", "kind", "status", "size_min", "size_max")},
        "chair": chair,
        "chair_rank": rank_of(str(chair), town.row) if chair else None,
        "counted_min": low,
        "counted_max": high,
        "named": len(group.entries),
        "sectors": json.dumps(sorted({m["sector"] for m in group.members if m["sector"]})),
        "migrant_organisations": _sits(material, group, MIGRANT, row_id, "migrant_organisations", cells),
        "council_members": _sits(material, group, COUNCIL, row_id, "council_members", cells),
        "basis": STATED,
    }


def rank_of(chair: str, town: Row) -> str:
    """The rank of a chair. A mere Bürgermeister of a city of its own county stands below the Oberbürgermeister."""
    rank = first("ranks", chair) or "other"
    words = chair.casefold()
    if rank == "mayor" and words.startswith(("bürgermeister", "herr bürgermeister", "frau bürgermeister")):
        return "deputy" if (town["ags"] or "").endswith("000") else rank
    return rank


def counted(group: Group) -> tuple[int | None, int | None]:
    """How many people the named members are, at least and at most.

    A heading with its number and the list below it are two countings of the same seats: the smaller and the larger are
    given. Members without a number count as one at least; a category without one (“Wohlfahrtsverbände”) has no upper end.
    """
    if not group.members:
        return None, None
    tellings = [telling for telling in (group.headings, group.entries) if telling]
    lows = [sum(_at_least(m) for m in telling) for telling in tellings]
    highs = [high for telling in tellings if (high := _sum(_at_most(m) for m in telling)) is not None]
    return min(lows), max(*highs, *lows) if highs else None


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum where every number is known."""
    known = list(numbers)
    return None if None in known else sum(number for number in known if number is not None)


def _at_least(member: Row) -> int:
    return member["count_min"] or 1


def _at_most(member: Row) -> int | None:
    if member["count_max"] is not None:
        return int(member["count_max"])
    many = member["member_kind"] == "category" or _BOTH.search(str(member["name"]))
    return None if many else member["count_min"] or 1


def _told_whole(group: Group) -> bool:
    """Whether the members named can be all there are: as many as the paper says the group has, else a list of some length.
    Of one or two that a sentence mentions nobody can say who else is in."""
    stated = group.says("size_min")
    low, high = counted(group)
    if isinstance(stated, int):
        return low is not None and (high is None or high >= stated)
    return len(group.entries) >= _A_LIST


def _sits(material: Material, group: Group, sector: str, row_id: str, column: str, cells: Cells) -> str:
    """in, out, not_stated or not_found, with what it rests on."""
    inside = [member for member in group.members if member["sector"] == sector]
    cells.rest_on(TABLE, row_id, column, places(inside or group.members or group.told))
    if inside:
        return "in"
    if _told_whole(group):
        return "out"
    if group.members:
        return NOT_STATED
    basis, found = silence(material, [row["document_id"] for row in group.told], "steering_groups")
    cells.rest_on(TABLE, row_id, column, found)
    return basis


def _sector_rows(row: Row, group: Group, cells: Cells) -> Iterator[Row]:
    sectors = sorted({member["sector"] or "other" for member in group.members})
    numbered = group.headings or group.entries
    all_numbered = all(member["count_max"] is not None for member in numbered)
    seats = sum(member["count_max"] for member in numbered) if all_numbered else 0
    for sector in sectors:
        of_sector = [member for member in group.members if (member["sector"] or "other") == sector]
        entries = [member for member in group.entries if member in of_sector]
        seated = [member for member in numbered if member in of_sector and member["count_max"] is not None]
        most = sum(member["count_max"] for member in seated)
        row_id = f"{row['row_id']}/{sector}"
        yield {
            "row_id": row_id,
            "municipality_id": row["municipality_id"],
            "undertaking_id": row["undertaking_id"],
            "group_row": row["row_id"],
            "sector": sector,
            "named": len(entries),
            "named_share": _share(len(entries), len(group.entries)),
            "seats_min": sum(_at_least(member) for member in seated) if seated else None,
            "seats_max": most if seated else None,
            "seats_share": _share(most, seats) if seated else None,
            "members": json.dumps([member["name"] for member in of_sector], ensure_ascii=False),
        }
        cells.rest_on(SECTORS, row_id, "sector named named_share members", places(entries or of_sector))
        cells.rest_on(SECTORS, row_id, "seats_min seats_max seats_share", places(seated or of_sector))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _no_group(material: Material, town: Town, cells: Cells) -> Row:
    row_id = f"{town.id}/no-group"
    basis, found = silence(material, town.scope, "steering_groups")
    cells.rest_on(TABLE, row_id, _NO_GROUP, found)
    return {
        **GOVERNANCE.blank,
        "row_id": row_id,
        "municipality_id": town.id,
        "undertaking_id": town.leading.id,
        "sectors": "[]",
        "migrant_organisations": basis,
        "council_members": basis,
        "of_row": True,
        "basis": basis,
    }
