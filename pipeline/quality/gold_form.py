"""The form of an annotation, one JSON object a paper, checked before anything is counted."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import RatsleseError

# One side of an EDTF interval: a year, a month or season, a day, open, perhaps uncertain.
_MOMENT = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?|\.\.)"
_EDTF = re.compile(rf"{_MOMENT}(?:/{_MOMENT}?)?")


def _edtf(value: str) -> str:
    if _EDTF.fullmatch(value) is None:
        raise ValueError("not a time in EDTF (2017-05-09, 2017-05, 2017-10/2017-11, 2017-07/..)")
    return value


def _day(value: str) -> str:
    date.fromisoformat(value)
    return value


Edtf = Annotated[str, AfterValidator(_edtf)]
Day = Annotated[str, AfterValidator(_day)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="allow")


class _Row(_Form):
    """``optional``: neither missed nor wrong. ``aliases``: other wordings of the name."""

    optional: bool = False
    aliases: list[str] = []


class _Consultation(_Row):
    committee: str
    date: Day | None = None
    public: bool | None = None


class _ActionField(_Row):
    label: str
    topics: list[str] = []


class _Cost(_Row):
    amount: Decimal
    amount_max: Decimal | None = None
    year: int | None = None
    approximate: bool | None = None


class _Staffing(_Row):
    quantity: Decimal
    unit: str


class _Member(_Row):
    name: str


class _Group(_Row):
    name: str
    members: list[_Member] = []


class _Partner(_Row):
    name: str | None = None
    person: str | None = None


class _Milestone(_Row):
    label: str
    edtf: Edtf


class _Measure(_Row):
    label: str
    period: Edtf | None = None
    amount: Decimal | None = None


class _Decision(_Row):
    quote: str = ""


class _Head(_Form):
    date: Day | None = None


class _Annotation(_Form):
    document: str = Field(min_length=1)
    municipality: dict[str, Any] = {}
    paper: _Head = _Head()
    consultations: list[_Consultation] = []
    action_fields: list[_ActionField] = []
    costs: list[_Cost] = []
    financial_effects: dict[str, Any] | None = None
    staffing: list[_Staffing] = []
    steering_groups: list[_Group] = []
    external_partners: list[_Partner] = []
    milestones: list[_Milestone] = []
    measures: list[_Measure] | None = None
    decisions: int | list[_Decision] | None = None


def check(annotation: Any, where: str) -> dict[str, Any]:
    """The annotation as it is. Raises RatsleseError(bad_gold) that names the first place that is not in the form."""
    try:
        _Annotation.model_validate(annotation)
    except ValidationError as error:
        first = error.errors()[0]
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).lstrip(".")
        raise RatsleseError("bad_gold", f"{where}: {place or 'the file'}: {first['msg']}.") from None
    checked: dict[str, Any] = annotation
    return checked
