"""What the codes of the tables are called in a report: “head_of_office” is “Amtsleitung”, “head of office”."""

from __future__ import annotations

from pipeline.normalize import Row
from pipeline.report.language import Lang, Language, mark

_LABELS: dict[str, dict[str, str]] = {
    "direction": {"expense": mark("expense"), "revenue": mark("received")},
    "group_kind": {
        "steering": mark("steering"),
        "accompanying": mark("accompanying"),
        "controlling": mark("controlling"),
        "working_group": mark("working group"),
        "round_table": mark("round table"),
        "expert": mark("experts"),
        "coordination": mark("coordination"),
    },
    "group_status": {"existing": mark("existing"), "former": mark("former"), "proposed": mark("proposed")},
    "chair_rank": {
        "mayor": mark("mayor or county head"),
        "deputy": mark("deputy mayor or head of division"),
        "head_of_office": mark("head of office"),
        "staff": mark("office or commissioner"),
        "other": mark("other"),
    },
    "in_out": {"in": mark("represented"), "out": mark("not represented")},
    "step": {"renewal": mark("Renewal"), "other": mark("Other")},
    "field_status": {"adopted": mark("adopted"), "proposed": mark("proposed"), "former": mark("former")},
    "unit": {
        "VZÄ": mark("full-time equivalents"),
        "Tage": mark("days"),
        "Stunden": mark("hours"),
    },
    "step_status": {"planned": mark("planned"), "done": mark("done")},
    "partner_role": {
        "moderation": mark("moderation"),
        "consulting": mark("consulting"),
        "research": mark("research"),
        "training": mark("training"),
        "carrier": mark("carrier"),
        "funder": mark("funder"),
    },
    "basis": {
        "stated": mark("stated"),
        "none": mark("none"),
        "not_stated": mark("not stated"),
        "not_found": mark("not found"),
    },
    "answer_state": {
        "answered": mark("answered"),
        "not_found": mark("looked for, not there"),
        "not_answered": mark("asked, left open"),
        "contradicted": mark("people disagree"),
        "open": mark("not asked yet"),
    },
    "severity": {"conflict": mark("contradiction"), "warning": mark("doubt"), "info": mark("note")},
    "finding": {
        "amounts-differ": mark("Two amounts for one thing"),
        "sum-differs": mark("Parts and sum differ"),
        "plan-below-need": mark("Planned less than needed"),
        "no-effect-but-costs": mark("No financial effects, yet costs"),
        "event-with-two-dates": mark("Two dates for one event"),
        "session-before-paper": mark("Session before the paper was written"),
        "group-size-differs": mark("Size and members of a group differ"),
        "field-count-differs": mark("Number of fields and their list differ"),
        "said-otherwise": mark("The paper says otherwise than who collected it"),
        "municipality-doubtful": mark("Municipality in doubt"),
        "unread": mark("Looks like a fact, was not read"),
        "reading": mark("Not every place could be read"),
        "reading-doubt": mark("Reading in doubt"),
        "needs-ocr": mark("Page without text"),
        "breakdown": mark("A step of reading failed"),
    },
    "text_source": {
        "digital": mark("digital"),
        "ocr": mark("scan, recognised"),
        "mixed": mark("partly scanned"),
        "text": mark("text"),
    },
    "source_state": {
        "gone": mark("file is gone"),
        "changed": mark("file has changed"),
    },
    "decision_basis": {
        "role": mark("as the paper says"),
        "council": mark("inferred: the path ends with the council"),
        "no_proposal": mark("nothing to be decided"),
    },
    "part": {
        "first": mark("first concept"),
        "update": mark("update"),
        "commission": mark("commission"),
        "report": mark("report"),
        "motion": mark("motion or question"),
        "apart": mark("no concept"),
    },
    "told_by": {
        "subject": mark("by its subject"),
        "decision": mark("by a point that it decides"),
        "reference": mark("by a number that it cites"),
        "papers.csv": mark("noted in papers.csv"),
        "names_no_concept": mark("names no concept of the field"),
        "below_threshold": mark("says too little of the field"),
        "no_town": mark("no municipality was found"),
    },
    "measure_status": {
        "planned": mark("planned"),
        "running": mark("running"),
        "done": mark("done"),
        "permanent": mark("permanent"),
        "postponed": mark("postponed"),
    },
    "policy": {"integration": mark("Integration"), "climate": mark("Climate")},
    "concepts_of": {"integration": mark("Integration concepts"), "climate": mark("Climate concepts")},
    "change": {
        "new": mark("new"),
        "continued": mark("continued"),
        "done": mark("done"),
        "dropped": mark("no longer in it"),
    },
    "correction_state": {
        "applied": mark("applied"),
        "already_so": mark("read so by now"),
        "stale": mark("stale"),
        "contradicted": mark("contradicted"),
        "withdrawn": mark("withdrawn"),
    },
    "correction_says": {
        "right": mark("is right"),
        "value": mark("another value"),
        "no-such-fact": mark("no such fact"),
        "missed": mark("was missed"),
        "withdrawn": mark("withdrawn"),
    },
    "group_by": {
        "topic": mark("Topic"),
        "sector": mark("Sector of who answers for it"),
        "status": mark("Status"),
        "year": mark("First year"),
    },
    "cost_relation": {
        "range": mark("stated as a range"),
        "contradictory": mark("contradictory"),
        "several": mark("for different things"),
    },
}


_CODEBOOKS = {"topics": "topic", "sectors": "sector", "cost_kinds": "cost_kind", "committee_kinds": "committee_kind"}
_VOCABULARIES = {"steps": "step", "formats": "format"}


def given_names(codebook: list[Row], lang: Lang) -> dict[str, dict[str, str]]:
    """The names that the codebooks of the results and the vocabularies of the comparison give their ids."""
    from pipeline.compare.words import vocabulary

    found: dict[str, dict[str, str]] = {}
    for entry in codebook:
        if entry["kind"] in _CODEBOOKS:
            name = entry["label_de"] if lang == "de" else entry["label_en"] or entry["label_de"]
            found.setdefault(_CODEBOOKS[entry["kind"]], {})[entry["id"]] = name
    for vocabulary_name, kind in _VOCABULARIES.items():
        found[kind] = {
            entry["id"]: entry[f"label_{lang}"]
            for entry in vocabulary(vocabulary_name).entries
            if f"label_{lang}" in entry  # an id may have several entries
        }
    return found


class Labels:
    """Names of codes in one language; a code that nothing has a name for is shown as it is."""

    def __init__(self, language: Language, given: dict[str, dict[str, str]] | None = None) -> None:
        self._language = language
        self._given = given or {}

    def __call__(self, kind: str, code: str | None) -> str:
        """``labels("in_out", "in")`` is “vertreten” in German."""
        if code is None:
            return ""
        given = self._given.get(kind, {}).get(code)
        if given:
            return given
        known = _LABELS.get(kind, {}).get(code)
        return self._language.gettext(known) if known else code.replace("_", " ")

    def of(self, kind: str) -> dict[str, str]:
        """Every code of a kind with its name."""
        return {code: self(kind, code) for code in {**_LABELS.get(kind, {}), **self._given.get(kind, {})}}
