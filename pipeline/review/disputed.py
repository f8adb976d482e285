"""What another reviewer sees otherwise, in the words of the page."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pipeline.corrections.form import ANSWERS, columns_of
from pipeline.quality.ledgers import BLANK, NO_SUCH, Dispute, Key, disputes
from pipeline.review.shown import Shown
from pipeline.review.words import Lang, labels, words
from pipeline.schema import BY_NAME


def disputed(out: Path, ledger: Path, against: Path, shown: Shown, lang: Lang) -> dict[Key, str]:
    """The facts and answers on which two ledgers differ, each with what the other one says: “bernd: Betrag: 50.000 €”."""
    theirs: defaultdict[Key, list[str]] = defaultdict(list)
    for each in disputes(out, ledger, against) if ledger.exists() else ():
        theirs[each.key].append(_otherwise(each, shown, lang))
    return {key: f"{against.stem}: {'; '.join(said)}" for key, said in theirs.items()}


def _otherwise(each: Dispute, shown: Shown, lang: Lang) -> str:
    said, column, table = each.what.second, each.what.column, each.key[1]
    if table == ANSWERS:
        named = {"not_found": "not_found", "not_answered": "left_open", "yes": "yes", "no": "no"}.get(said)
        return words(lang)[named] if named else said
    if not column:
        return words(lang)["wrong" if said == NO_SUCH else "right"]
    value = shown.value(table, columns_of(BY_NAME[table])[column], "" if said == BLANK else said)
    return f"{labels(lang).get(column, column.replace('_', ' '))}: {value or words(lang)['blank']}"
