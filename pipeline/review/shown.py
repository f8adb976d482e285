"""Values as people read them on the review page: “Moderation” for ``external``, “18.000 €” for ``18000.00``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pipeline.columns import Column
from pipeline.corrections.form import TOPICS
from pipeline.normalize import Row
from pipeline.report.labels import Labels, given_names
from pipeline.report.language import Language
from pipeline.report.sayings import said
from pipeline.review.words import Lang, code_labels, words

_KINDS = {
    "topic_id": "topic",
    TOPICS: "topic",
    "sector": "sector",
    "committee_kind": "committee_kind",
    "cost_kind": "cost_kind",
    "direction": "direction",
    "scope": "scope",
    "effect": "effect",
    "staffing_effect": "effect",
    "unit": "unit",
    "member_kind": "member_kind",
    "steering_groups.kind": "group_kind",
    "steering_groups.status": "group_status",
    "steering_group_members.role": "member_role",
    "measure_actors.role": "actor_role",
    "action_fields.status": "field_status",
    "external_partners.role": "partner_role",
    "milestones.status": "step_status",
    "measures.status": "measure_status",
    "sections.kind": "section_kind",
}
"""Columns that hold codes, and what kind of code."""
_MONEY = ("amount", "amount_max")


class Shown:
    """What the page says of values in one language; the ledger keeps the codes."""

    def __init__(self, lang: Lang, codebook: list[Row]) -> None:
        self._language, self._words = Language(lang), words(lang)
        self._labels = Labels(self._language, {**code_labels(lang), **given_names(codebook, lang)})

    def kind(self, table: str, column: str) -> str | None:
        """What kind of code stands in a column; None where it holds no codes."""
        return _KINDS.get(f"{table}.{column}", _KINDS.get(column))

    def value(self, table: str, column: Column, text: str) -> str:
        """A cell for the eye: ``Shown("de", …).value("costs", amount, "18000.00")`` is “18.000 €”."""
        if not text:
            return ""
        if kind := self.kind(table, column.name):
            return ", ".join(self._labels(kind, code.strip()) for code in text.split(","))
        if column.type == "boolean":
            return self._words[text]
        if column.type == "date":
            return self._language.day(text)
        if column.type == "decimal":
            return (
                self._language.money(text, short=True)
                if column.name in _MONEY
                else self._language.number(Decimal(text), 2)
            )
        return text

    def message(self, message: str) -> str:
        """A finding in the language of the page, as the report says it."""
        return said(message, self._language)

    def codes(self) -> dict[str, Mapping[str, str]]:
        """The codes of each kind with their names."""
        return {kind: self._labels.of(kind) for kind in dict.fromkeys(_KINDS.values())}
