"""Results that are hard to export: formulas, control characters, long texts, old days, names. All invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.written_results import paper, write

FORMULAS = ("=1+1", "+49 30", "-5 %", "@sum", "\t=1", "\r=1", '=HYPERLINK("http://evil.example","x")')
LONG = "lang " * 8_000
CONTROL = "eins\x07zwei\x0bdrei"
PERSON = "Ilse Kranich"


def write_tricky(folder: Path) -> Path:
    """A paper of Eulenbach that names a person in every kind of column, and one of nowhere."""
    source = folder.parent / "eulenbach.txt"
    source.write_text("Stadt Eulenbach", encoding="utf-8")
    first = paper(
        str(source),
        {
            "head_values": [
                {"field": "municipality", "value": "Eulenbach"},
                {"field": "reference", "value": "0017"},
                {"field": "author", "value": PERSON, "quote": f"Verfasserin: {PERSON}"},
                {"field": "date", "value": "2021-03-04"},
            ],
            "consultations": [
                {"committee": "Stadtrat", "committee_kind": "council", "date": date(2021, 3, 4), "public": True},
                {"committee": "Magistrat", "committee_kind": "executive", "date": date(1899, 12, 31), "public": False},
            ],
            "costs": [
                {"amount": Decimal("21568.75"), "cost_kind": "total", "direction": "expense", "label": formula}
                for formula in FORMULAS
            ],
            "staffing": [{"quantity": Decimal("0.50"), "unit": "VZÄ", "label": CONTROL}],
            "steering_groups": [{"name": "Lenkungsgruppe", "chair": f"Frau {PERSON}"}],
            "steering_group_members": [
                {"name": PERSON, "person": PERSON, "member_kind": "person", "quote": PERSON, "sector": "civil_society"}
            ],
            "external_partners": [{"name": PERSON, "person": PERSON, "role": "moderation"}],
            "decisions": [{"number": 1, "text": LONG}, {"number": 2, "text": "Kranich wird beauftragt."}],
        },
    )
    first.rows["municipalities"][0] |= {"municipality_id": "07313000", "ags": "07313000", "population": 12_345}
    first.rows["documents"][0] |= {
        "municipality_id": "07313000",
        "named_municipality_id": "07313000",
        "codebook": "ratslese@0",
    }
    return write(folder, first, paper("nowhere.txt", {"decisions": [{"number": 1, "text": "Ein Kranich brütet."}]}))
