"""What the codes of the tables are called in a report: “head_of_office” is “Amtsleitung”, “head of office”."""

from __future__ import annotations

from pipeline.normalize import Row
from pipeline.report.language import Lang, Language, mark

_LABELS: dict[str, dict[str, str]] = {
    "topic": {
        "language": mark("Language"),
        "early_childhood": mark("Early childhood education"),
        "education": mark("Education and schools"),
        "work": mark("Training and work"),
        "economy": mark("Economy"),
        "housing": mark("Housing"),
        "neighbourhood": mark("Neighbourhood"),
        "asylum": mark("Refugees and asylum"),
        "health": mark("Health and care"),
        "social": mark("Social affairs and counselling"),
        "family_youth": mark("Children, youth and families"),
        "seniors": mark("Ageing"),
        "gender": mark("Women and gender equality"),
        "engagement": mark("Civic engagement"),
        "participation": mark("Political participation"),
        "culture": mark("Culture"),
        "sport": mark("Sport and leisure"),
        "religion": mark("Religion and interfaith dialogue"),
        "intercultural_dialogue": mark("Intercultural dialogue"),
        "intercultural_opening": mark("Intercultural opening of institutions"),
        "antidiscrimination": mark("Anti-discrimination"),
        "security": mark("Security and prevention"),
        "welcome_communication": mark("Welcome culture and public relations"),
        "law_naturalisation": mark("Residence law and naturalisation"),
        "governance": mark("Governance and monitoring"),
        "digital": mark("Digitalisation"),
        "other": mark("Other"),
    },
    "sector": {
        "politics": mark("Politics"),
        "executive": mark("Head of administration"),
        "administration": mark("Administration"),
        "integration_body": mark("Integration council"),
        "state_agency": mark("State agencies"),
        "welfare": mark("Welfare organisations"),
        "migrant_organisation": mark("Migrant organisations"),
        "education": mark("Schools and education providers"),
        "academia": mark("Academia"),
        "business": mark("Business"),
        "religion": mark("Religious communities"),
        "civil_society": mark("Civil society"),
        "consultant": mark("External support"),
        "other": mark("Other"),
    },
    "cost_kind": {
        "total": mark("Total costs"),
        "external": mark("External support"),
        "personnel": mark("Staff"),
        "material": mark("Materials"),
        "grant": mark("Grant"),
        "budget": mark("Budget"),
        "investment": mark("Investment"),
        "other": mark("Other"),
    },
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
        "mayor": mark("mayor or county commissioner"),
        "deputy": mark("deputy mayor or department head"),
        "head_of_office": mark("head of office"),
        "staff": mark("staff"),
        "other": mark("other"),
    },
    "in_out": {"in": mark("represented"), "out": mark("not represented")},
    "step": {
        "kickoff": mark("Kick-off"),
        "workshop": mark("Workshop"),
        "conference": mark("Conference"),
        "survey": mark("Survey"),
        "round_table": mark("Round table"),
        "information": mark("Information"),
        "session": mark("Session"),
        "analysis": mark("Analysis"),
        "draft": mark("Draft"),
        "decision": mark("Decision"),
        "report": mark("Progress report"),
        "evaluation": mark("Evaluation"),
        "renewal": mark("Renewal"),
        "funding": mark("Funding"),
        "other": mark("Other"),
    },
    "field_status": {"adopted": mark("adopted"), "proposed": mark("proposed"), "former": mark("former")},
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
        "there": mark("at hand"),
        "gone": mark("file is gone"),
        "changed": mark("file has changed"),
    },
    "decision_basis": {
        "role": mark("as the paper says"),
        "council": mark("inferred: the path ends with the council"),
    },
    "cost_relation": {
        "one": mark("one amount"),
        "range": mark("stated as a range"),
        "contradictory": mark("contradictory"),
        "several": mark("for different things"),
    },
}


_CODEBOOKS = {"topics": "topic", "sectors": "sector", "cost_kinds": "cost_kind"}


def of_codebook(entries: list[Row], lang: Lang) -> dict[str, dict[str, str]]:
    """The names that the codebooks of the results give their ids, in German, or in English where they have it."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        name = entry["label_de"] if lang == "de" else entry["label_en"]
        if name and entry["kind"] in _CODEBOOKS:
            found.setdefault(_CODEBOOKS[entry["kind"]], {})[entry["id"]] = name
    return found


class Labels:
    """Names of codes in one language; a code that the report has no name for is shown as it is."""

    def __init__(self, language: Language, own: dict[str, dict[str, str]] | None = None) -> None:
        self._language = language
        self._own = own or {}

    def __call__(self, kind: str, code: str | None) -> str:
        """``labels("sector", "welfare")`` is “Wohlfahrtsverbände”."""
        if code is None:
            return ""
        own = self._own.get(kind, {}).get(code)
        if own:
            return own
        known = _LABELS[kind].get(code)
        return self._language.gettext(known) if known else code.replace("_", " ")
