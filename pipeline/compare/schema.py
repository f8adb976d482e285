"""The comparison tables, column by column, as ``pipeline.schema`` has those of the papers.

``basis`` has the same four values in each of them (pipeline.compare.basis): what a paper says, that it says “none”, that it
is silent, and that something may stand there which was not read.
"""

from __future__ import annotations

from pipeline.columns import Column, TableSpec, day, flag, number, text, whole

ASPECTS = {
    "decision": ("decision", "Beschluss"),
    "fields": ("fields of action", "Handlungsfelder"),
    "costs": ("costs and grants", "Kosten und Zuschüsse"),
    "staff": ("posts and days", "Stellen und Tage"),
    "steering": ("steering groups", "Steuerung"),
    "partners": ("external partners", "externe Partner"),
    "steps": ("steps, participation, renewal", "Schritte, Beteiligung, Fortschreibung"),
}
"""What papers count for, in English and German."""
_BASIS = text(
    "basis",
    "stated; none (the paper says there is none); not_stated (blank form, or the papers are silent); "
    "not_found (nothing was found, yet a page or a sign of such a fact could not be read)",
    required=True,
)
_ROW = text("row_id", "stable key, which compare_evidence points to", required=True)
_TOWN = text("municipality_id", "the town", "municipalities.municipality_id", required=True)
_TOWN_OR_NONE = text("municipality_id", "the town; NULL where the paper names none", "municipalities.municipality_id")
_OF_ROW = flag(
    "of_row",
    "whether the town's row in compare_approach is made of it",
)
_UNDERTAKING = text("undertaking_id", "the undertaking: its leading paper", "compare_papers.document_id", required=True)


def _table(name: str, about: str, *columns: Column) -> TableSpec:
    """A comparison table with a key of its own."""
    return TableSpec(f"compare_{name}", about, (_ROW, *columns), ("row_id",))


SETTINGS = _table(
    "settings",
    "What the comparison speaks of, in words for its readers.",
    text("name", "towns, excluded, only, policy, threshold", required=True),
    text("value", "as set; of towns: those shown / those in the results; NULL where nothing was set"),
    text("label_de", "what it means, in German", required=True),
    text("label_en", "the same in English", required=True),
)

SELECTION = _table(
    "selection",
    "Every town of the results, and whether the comparison shows it.",
    text("municipality_id", "the town; NULL for the papers that name none", "municipalities.municipality_id"),
    text("municipality", "its name"),
    flag("shown", "whether the tables and figures speak of it"),
    whole("papers", "papers that count"),
    whole("copies", "papers that are copies of these and count nowhere"),
    whole("excluded", "papers that papers.csv leaves out"),
    whole("undertakings", "undertakings that they belong to"),
    whole("concepts", "concepts that they name"),
)

PAPER_KINDS = _table(
    "paper_kinds",
    "Which kinds of paper count for what (paper_kinds.toml, and a file of that name beside the results).",
    text("kind", "the kind", required=True),
    text("label_de", "its name in German"),
    text("label_en", "its name in English"),
    *(flag(f"for_{aspect}", f"whether papers of this kind count for {what}") for aspect, (what, _) in ASPECTS.items()),
    text("counts_de", "what they count for, in German; NULL: for nothing"),
    text("counts_en", "the same in English"),
    whole("papers", "papers of this kind that the comparison shows, copies left out"),
)

RELEVANCE = TableSpec(
    "compare_relevance",
    "How far each paper is about the field of policy, and the words that say so.",
    (
        text("document_id", "the paper", "documents.document_id", required=True),
        text("policy", "the field of policy", required=True),
        number("relevance", "1 where the subject names the field, else the share of its paragraphs that do"),
        number("threshold", "from here on it can belong to a concept, or stand in for one"),
        flag("relevant", "whether it reaches the threshold"),
        text("told_by", "subject, text, none"),
        whole("paragraphs", "paragraphs of at least four words"),
        whole("naming", "of these: that name the field"),
        text("words", "JSON: the words that name it most often, and how often"),
        text("evidence_id", "the subject, where it names the field", "evidence.evidence_id"),
        whole("page", "page of the first mention in the text"),
        whole("char_start", "where it stands in the text of the paper"),
        text("quote", "the paragraph around it"),
    ),
    ("document_id",),
)

CONCEPTS = _table(
    "concepts",
    "Concepts of each town: the first, its updates, its reports, over all its undertakings.",
    text(
        "municipality_id",
        "the town; NULL where its papers name none: they are of one place by what they share",
        "municipalities.municipality_id",
    ),
    text(
        "name",
        "name as the undertaking prints it that first lays it before the council, else the oldest",
        required=True,
    ),
    text("theme", "theme in the field of policy (policy_fields.toml)", required=True),
    flag(
        "of_row",
        "whether the town's row is of it: the concept on the field's own theme, else that of most undertakings",
    ),
    whole("undertakings", "undertakings that belong to it"),
    whole("papers", "papers of these"),
    text("years", "first and last year of these, EDTF"),
    text("first_id", "the undertaking that lays the first concept before the council", "compare_papers.document_id"),
    whole("first_year", "its year"),
    day("first_decision", "day of its decision"),
    text("update_id", "the last undertaking that lays an update before the council", "compare_papers.document_id"),
    whole("update_year", "its year"),
    day("update_decision", "day of its decision"),
    whole("reports", "undertakings that report on it"),
    whole("last_report", "year of the last of these"),
)

UNDERTAKINGS = _table(
    "undertakings",
    "Every undertaking in the order of town and time: the history of a town, and what belongs to no concept.",
    _TOWN_OR_NONE,
    _UNDERTAKING,
    text("concept_id", "the concept that it belongs to; NULL where it stands apart", "compare_concepts.row_id"),
    text(
        "part",
        "first (the concept itself), update, commission (it is ordered, made, paid for), report, motion (motions, questions and answers "
        "on it), apart",
        required=True,
    ),
    text(
        "told_by",
        "subject, decision (a point decided names the concept), reference (a paper cites the number of one that does), papers.csv "
        "(given by hand); for what stands apart: names_no_concept, below_threshold, no_town",
        required=True,
    ),
    whole("year", "its year"),
    day("date", "day of its first dated paper"),
    text("reference", "number of its leading paper as printed"),
    text("subject", "subject of its leading paper, else of another"),
    text("kinds", "kinds of its papers"),
    whole("papers", "papers that count"),
    number("relevance", "that of its most relevant paper"),
    flag(
        "compared",
        "whether the other tables tell its facts: it belongs to a concept; or stands in for one, as relevant as "
        "compare_settings asks, or of a field that its subject does not name; all are where no paper of the results names a concept",
    ),
    flag("leading", "whether compare_approach shows its path"),
)

PAPERS = TableSpec(
    "compare_papers",
    "What each paper counts as: the undertaking it belongs to, and whether it is a second copy of another.",
    (
        text("document_id", "the paper", "documents.document_id", required=True),
        text(
            "municipality_id",
            "the town; NULL where the paper names none: it is in the tables of undertakings, and in no row of a town",
            "municipalities.municipality_id",
        ),
        text("municipality", "its name"),
        text("reference", "number of the paper as printed"),
        text(
            "base_reference", "the number without its supplement, year and type told apart: 0312/2024 E1 is of 312/2024"
        ),
        day("date", "the paper's own date"),
        whole("year", "year of the paper: of its date, its number or its first session"),
        text(
            "kind", "minutes, answer, notice, question, annex, report, proposal, motion, other: see compare_paper_kinds"
        ),
        number("relevance", "how far it is about the field of policy, 0 to 1: see compare_relevance"),
        text(
            "concept_id",
            "concept that its undertaking belongs to; NULL where it stands apart",
            "compare_concepts.row_id",
        ),
        text(
            "undertaking_id", "leading paper of the undertaking (Vorgang) that it belongs to", "documents.document_id"
        ),
        text(
            "same_as",
            "the paper that counts in its place: this one is a copy (PDF and scan, text and PDF)",
            "documents.document_id",
        ),
        text(
            "reason",
            "why it was merged, counted once, left out (“papers.csv: ” and the reason given) or without a town; NULL for a paper that "
            "stands alone",
        ),
        text("absence", "why it counts nowhere: copy, excluded (by papers.csv); NULL where it counts"),
        flag("counted", "whether its facts are in the comparison"),
    ),
    ("document_id",),
)

OWN = _table(
    "own",
    "Columns of the researcher's own in towns.csv: a row for every town and column with a value.",
    _TOWN,
    text("municipality", "its name"),
    text("name", "the column", required=True),
    text("value", "what was noted", required=True),
)

ANSWERS = _table(
    "answers",
    "What people answered to the variables of the researcher's own: a row for every paper, or concept, that is asked.",
    _TOWN_OR_NONE,
    text("variable_id", "the variable", "variables.variable_id", required=True),
    text("label_de", "what is asked, in German", required=True),
    text("label_en", "the same in English"),
    text("document_id", "the paper, of what is asked of papers", "documents.document_id"),
    text(
        "concept_id",
        "the concept, of what is asked of concepts; NULL where the town's papers name none: it is asked of all of them",
        "compare_concepts.row_id",
    ),
    text(
        "state",
        "answered; not_found: somebody looked, and the papers do not say; not_answered: somebody was asked and left it open;"
        " contradicted: people, or papers of the concept, say different things; open: nobody was asked",
        required=True,
    ),
    text("value", "the answer; NULL unless answered"),
    number("number", "the answer as a number, where one is asked for", "decimal"),
    flag("of_row", "whether it is of the concept that the town's row is of, or of a paper of it"),
)

TOPICS = _table(
    "topics",
    "Which topics the fields of action of a town are about: a row for every town and topic.",
    _TOWN,
    text("topic_id", "codebook id", required=True),
    whole(
        "fields",
        "fields with this topic, each once; 0 where the town names fields, none of them on it; NULL where it names none at all",
    ),
    whole("adopted", "of these: in force"),
    whole("proposed", "of these: proposed by the paper"),
    whole("former", "of these: of an earlier concept"),
    text("wordings", "JSON list of the fields' names as printed"),
    text("undertaking_id", "the undertaking that has the last word on the fields", "compare_papers.document_id"),
    whole("year", "its year"),
    _BASIS,
)

COSTS = _table(
    "costs",
    "What an undertaking costs and brings in, a row an amount; several amounts for one thing are a row. Rows are not to be added up: "
    "a total stands beside its parts. A town of whose concept no expense is known has one row without an amount.",
    _TOWN_OR_NONE,
    _UNDERTAKING,
    text("cost_kind", "codebook id; NULL where no amount is stated"),
    text("direction", "expense, revenue (a grant received is no expense)", required=True),
    whole("year", "budget year"),
    text("period", "EDTF, where the amounts are for more or less than a year"),
    flag("recurring", "paid again every year, month …"),
    number("amount_min", "euros: the smallest of the amounts", "decimal"),
    number("amount_max", "euros: the largest of the amounts, or the upper end of a stated range", "decimal"),
    text("amounts", "JSON list of the distinct amounts"),
    whole("distinct_amounts", "number of distinct amounts"),
    text(
        "relation",
        "one; range (stated as from … to …); contradictory (several for one thing: the range is the doubt). "
        "Amounts for different things are rows of their own",
    ),
    flag("contradictory", "whether an amount of this row is contradicted, here or by a row of another kind"),
    text("contradiction", "the contradiction in a sentence"),
    flag("approximate", "ca., rund, bis zu … for one of them"),
    number(
        "per_inhabitant_min",
        "euros an inhabitant, two figures; NULL where the population or its year is not known",
        "decimal",
    ),
    number("per_inhabitant_max", "euros an inhabitant", "decimal"),
    whole("population_year", "year of the inhabitants"),
    text("labels", "JSON list of what the amounts are for, as printed"),
    text("effect", "what the form says about financial effects: yes, no, open, unstated; NULL without a form"),
    text("document_id", "the paper that states it", "documents.document_id"),
    _OF_ROW,
    _BASIS,
)

STAFFING = _table(
    "staffing",
    "Effort in posts, days or hours, a row for each undertaking and unit. A town that names none has one row without a quantity.",
    _TOWN_OR_NONE,
    _UNDERTAKING,
    text("unit", "VZÄ (posts and full-time equivalents), Tage, Stunden; NULL where none is named"),
    number("quantity_min", "the smallest of the quantities", "decimal"),
    number("quantity_max", "the largest of the quantities", "decimal"),
    text("quantities", "JSON list of the distinct quantities; they may overlap and are not added up"),
    text("labels", "JSON list of what they are for, as printed"),
    text("effect", "what the form says about effects on the staff: yes, no, open, unstated; NULL without a form"),
    _OF_ROW,
    _BASIS,
)

_IN_OUT = (
    "in; out (the members are named, as many as the group is said to have, else at least eight, and none of them is one); "
    "not_stated (no members are named, or too few to be all); "
    "not_found"
)

GOVERNANCE = _table(
    "governance",
    "Groups that steer, accompany or control: a row a group of an undertaking. A town without any has one row without a group.",
    _TOWN_OR_NONE,
    _UNDERTAKING,
    text("name", "name as printed; NULL where no group is named"),
    text("kind", "steering, accompanying, controlling, working_group, round_table, expert, coordination"),
    text("status", "existing, former, proposed"),
    text("chair", "who leads it, as printed"),
    text(
        "chair_rank",
        "mayor (also Landrat), deputy (Beigeordnete, Dezernenten, second mayors), head_of_office, staff, other; NULL: no chair is named",
    ),
    whole("size_min", "members as stated, lower end"),
    whole("size_max", "members as stated, upper end"),
    whole(
        "counted_min",
        "members as counted from those named, one for each without a number; a heading beside its members counts once",
    ),
    whole("counted_max", "the same, the larger of two countings; NULL where a category without a number is among them"),
    whole("named", "entries in the list of members"),
    text("sectors", "JSON list of the members' sectors"),
    text("migrant_organisations", _IN_OUT),
    text("council_members", _IN_OUT),
    _OF_ROW,
    _BASIS,
)

SECTORS = _table(
    "sectors",
    "Sectors of the members of each group.",
    _TOWN_OR_NONE,
    _UNDERTAKING,
    text("group_row", "the group", "compare_governance.row_id", required=True),
    text("sector", "codebook id", required=True),
    whole("named", "entries of this sector in the list of members; a heading that is broken down below is none"),
    number("named_share", "their share in all entries, 0 to 1"),
    whole("seats_min", "seats that the paper gives this sector by number"),
    whole("seats_max", "seats, upper end"),
    number(
        "seats_share",
        "share in all numbered seats, 0 to 1 (of the upper ends); NULL where not every entry has a number",
    ),
    text("members", "JSON list of the members as printed"),
)

PROCESS = _table(
    "process",
    "How an undertaking went through the committees, and with whom: a row an undertaking.",
    _TOWN_OR_NONE,
    _UNDERTAKING,
    flag(
        "leading",
        "whether compare_approach shows its path: it decides on the town's concept; without a concept the one of most facts",
    ),
    whole("year", "year of the undertaking"),
    text("path", "committees by date, as printed, joined by “ → ”"),
    text("path_kinds", "JSON list of their codebook ids, in the same order"),
    whole("committees", "number of different committees"),
    text("path_basis", _BASIS.about, required=True),
    day("paper_date", "day of its first dated paper"),
    day("first_session", "day of the first session"),
    day("decision_date", "day of the decision"),
    text("decision_committee", "committee that decides, as printed"),
    text(
        "decision_basis",
        "role (the path says who decides); council (no roles are printed, and the path ends with the council: inferred); "
        "no_proposal (questions, motions and the like: nothing is decided on); not_stated; not_found",
        required=True,
    ),
    whole(
        "days_session_to_decision",
        "days from the first session to the decision; 0 where the only session told is one to decide; "
        "NULL where only one is told and its role is not",
    ),
    whole("days_paper_to_decision", "days from the paper to the decision; negative where the paper is dated later"),
    text("formats", "JSON list of forms of participation (formats.toml): workshop, conference, survey, round_table …"),
    text("formats_basis", _BASIS.about, required=True),
    text("renewal", "how often the concept is to be renewed, evaluated or reported on, in the paper's words"),
    number("renewal_years", "the same in years"),
    text("previous", "EDTF of the earlier concept, where a past step names it"),
    whole("years_since_previous", "years from the earlier concept to this undertaking"),
    text("partners", "JSON list of external partners"),
    text("partner_roles", "JSON list of their roles"),
    text("partners_basis", _BASIS.about, required=True),
)

STEPS = _table(
    "steps",
    "Milestones by kind, a step told in several papers once.",
    _TOWN_OR_NONE,
    _UNDERTAKING,
    text(
        "kind",
        "decision, evaluation, draft, report, survey, kickoff, conference, workshop, round_table, information, session, "
        "analysis, funding, renewal, implementation, other (steps.toml)",
        required=True,
    ),
    text("label", "the step as printed", required=True),
    text("edtf", "when", required=True),
    day("date_start", "first day; NULL where open"),
    day("date_end", "last day; NULL where open"),
    text("status", "planned, done"),
    flag("contradictory", "whether the paper gives another time for the same step"),
    text("document_id", "the paper", "documents.document_id", required=True),
    text("evidence_id", "where it says so", "evidence.evidence_id", required=True),
)

_LAST_WORD = {
    "decision": "decides on it",
    "fields": "names its fields",
    "costs": "states its costs",
    "steering": "sets up who steers",
}
APPROACH = _table(
    "approach",
    "One row a town: what the other tables say of its concept. Each aspect is of the undertaking that has the last word on it; "
    "where a town's papers name no concept, of the one with the most facts.",
    _TOWN,
    text("municipality", "name", required=True),
    text("kind", "Stadt, Landkreis, Gemeinde …"),
    text("state", "two-letter code of the Land"),
    whole("population", "inhabitants; NULL where not known"),
    whole("population_year", "year of the inhabitants; NULL where not known"),
    whole("papers", "papers that count"),
    whole("undertakings", "undertakings that they belong to"),
    text("years", "first and last year of these, EDTF"),
    text("undertaking_id", "the leading undertaking, whose path is shown", "compare_papers.document_id", required=True),
    text("concept_id", "the concept that the row is of; NULL where its papers name none", "compare_concepts.row_id"),
    text("concept", "its name as printed"),
    flag(
        "apart",
        "its papers name no concept of the field while those of other towns do: the row is of what is about the field, blank "
        "where nothing is, and in no likeness",
    ),
    whole("concept_undertakings", "undertakings of this concept"),
    text(
        "part",
        "what the leading undertaking is in it: first, update, commission, report, motion; NULL without a concept",
    ),
    *(
        column
        for aspect, what in _LAST_WORD.items()
        for column in (
            text(
                f"{aspect}_of", f"the last undertaking that {what}; NULL where none does", "compare_papers.document_id"
            ),
            whole(f"{aspect}_year", "its year"),
        )
    ),
    whole("fields", "different fields of action; NULL where none are named"),
    text("topics", "JSON list of topics, the most frequent first"),
    text("topics_basis", _BASIS.about, required=True),
    number(
        "total_min",
        "stated total of the undertaking that states its costs, else the sum of its years, else its largest single expense (total_is); "
        "once, not yearly",
        "decimal",
    ),
    number("total_max", "the same, upper end of range or doubt", "decimal"),
    text("total_of", "total, or the kind of the largest expense"),
    text(
        "total_is",
        "stated (the paper calls it a total); years (the sum of amounts of one kind, each for a year of its own); largest (no total is "
        "stated and none can be made: the largest single expense)",
    ),
    whole("total_year", "year that it is for; NULL where it is for no single one"),
    text("total_period", "EDTF: the years that it is the sum of, or the period that is stated with it"),
    number("grants", "largest single grant or revenue received", "decimal"),
    flag("costs_contradictory", "whether amounts contradict each other"),
    text("costs", "the expenses in words"),
    text("costs_basis", _BASIS.about, required=True),
    text("staff", "posts, days or hours in words"),
    text("staff_basis", _BASIS.about, required=True),
    whole("groups", "groups that are not former; NULL where none are named"),
    text("lead_group", "the steering group, or the first one"),
    text("chair_rank", "highest rank among their chairs"),
    whole("size", "members of that group as stated, upper end; NULL where the paper gives no number"),
    whole("size_counted", "members of that group as counted from those named: at least so many"),
    text("sectors", "JSON list of the sectors in any of them"),
    text("migrant_organisations", f"of any group: {_IN_OUT}"),
    text("council_members", f"of any group: {_IN_OUT}"),
    text("governance_basis", _BASIS.about, required=True),
    text("path", "committees of the leading undertaking"),
    day("decision_date", "its decision"),
    whole("days_session_to_decision", "days from the first session to it"),
    whole("days_paper_to_decision", "days from the paper to it"),
    text("path_basis", _BASIS.about, required=True),
    text("formats", "JSON list of forms of participation"),
    text("formats_basis", _BASIS.about, required=True),
    text("partners", "JSON list of external partners"),
    text("partners_basis", _BASIS.about, required=True),
    number("renewal_years", "how often it is to be renewed or reported on"),
    whole("contradictions", "findings of severity conflict in its papers"),
    whole("unread", "signs of facts in its papers that nothing read"),
    whole("topics_cluster", "cluster by topics; NULL where it names none, or where fewer than three towns do"),
    whole("governance_cluster", "cluster by governance; NULL where it names none, or where fewer than three towns do"),
)

SIMILARITY = _table(
    "similarity",
    "How alike two towns are: the features they share among all that either has; `other` is none. Two towns with fewer than three "
    "features between them have no row; of more than 500 towns each stands beside the 20 that are most like it.",
    text("compared_by", "topics, governance", required=True),
    text("municipality_a", "a town", "municipalities.municipality_id", required=True),
    text("municipality_b", "another, later in the order of names", "municipalities.municipality_id", required=True),
    number("jaccard", "shared features by all features of both, 0 to 1"),
    whole("shared_count", "number of shared features"),
    text("shared", "JSON list of features of both"),
    text("only_a", "JSON list of features of the first alone"),
    text("only_b", "JSON list of features of the second alone"),
)

CLUSTERS = _table(
    "clusters",
    "Where each town stands in the tree of likeness (hierarchical clustering, average linkage of Jaccard distances).",
    text("compared_by", "topics, governance", required=True),
    _TOWN,
    whole("leaf", "place in the order of the tree's leaves, from 0"),
    whole("cluster", "group of towns whose mean distance is at most 0.6; numbered by leaf, from 1"),
    text("features", "JSON list of the town's features"),
)

MERGES = _table(
    "merges",
    "The tree itself, a row a joint, in the form of scipy's linkage: nodes 0 to n-1 are the leaves in the order of `leaf`.",
    text("compared_by", "topics, governance", required=True),
    whole("step", "joint, from 0; it makes the node n + step"),
    whole("left_node", "node on the left in the order of leaves"),
    whole("right_node", "node on the right"),
    number("distance", "mean Jaccard distance of both sides, 0 to 1"),
    whole("size", "towns below it"),
)

FEATURES = _table(
    "features",
    "What each cluster shares, and what separates it from the others.",
    text("compared_by", "topics, governance", required=True),
    whole("cluster", "the cluster"),
    text("feature", "topic id; or group:KIND, chair:RANK, sector:ID", required=True),
    whole("towns", "towns of the cluster with it"),
    number("share_inside", "share of the cluster's towns with it, 0 to 1"),
    number("share_outside", "share of all other towns with it; NULL where there are none"),
    text(
        "says",
        "shared (all of the cluster have it), separating (at least half more, or half fewer, than outside), both, neither",
    ),
)

MEASURES = _table(
    "measures",
    "The measures of each town's concepts, and what became of them from one paper to the next.",
    _TOWN,
    _UNDERTAKING,
    text("measure_id", "the measure", "measures.measure_id", required=True),
    text("code", "its number as printed"),
    text("label", "its name as printed", required=True),
    text("field", "the field or focus that it stands under"),
    text("topics", "JSON list of the topics of that field"),
    text("responsible", "JSON list of who answers for it"),
    text("sectors", "JSON list of the sectors of those who answer for it"),
    text("status", "planned, running, done, permanent, postponed"),
    text("period", "EDTF"),
    day("date_start", "first day; NULL where open"),
    day("date_end", "last day; NULL where open"),
    number("amount", "euros", "decimal"),
    number("amount_max", "upper end of a range, euros", "decimal"),
    flag("recurring", "paid again every year"),
    text("earlier", "the same measure in the town's paper before, by number or label", "measures.measure_id"),
    text("change", "new, continued, done; dropped: the earlier paper had it, this one has not; NULL in the first"),
)

MEASURE_GROUPS = _table(
    "measure_groups",
    "How many measures a town has by topic, sector of who answers, status and first year; amounts beside each other, never added up.",
    _TOWN,
    text("by", "topic, sector, status, year", required=True),
    text("value", "the topic_id, sector, status or year", required=True),
    whole("measures", "how many; one of several topics counts in each"),
    whole("with_amount", "how many of them name an amount"),
    number("amount_min", "least amount among them, euros", "decimal"),
    number("amount_max", "greatest amount among them, euros", "decimal"),
)

EVIDENCE = TableSpec(
    "compare_evidence",
    "What every cell of the comparison rests on. A cell that says not_stated names the papers that are silent, without a quote.",
    (
        text("in_table", "comparison table", required=True),
        text("row_id", "its row", required=True),
        text("in_column", "its column", required=True),
        whole("place", "order within the cell, from 1"),
        text("document_id", "the paper", "documents.document_id", required=True),
        text("evidence_id", "the words; NULL where the paper is silent", "evidence.evidence_id"),
    ),
    ("in_table", "row_id", "in_column", "place"),
)

COMPARE_TABLES: tuple[TableSpec, ...] = (
    SETTINGS,
    SELECTION,
    PAPER_KINDS,
    PAPERS,
    RELEVANCE,
    CONCEPTS,
    UNDERTAKINGS,
    OWN,
    ANSWERS,
    TOPICS,
    COSTS,
    STAFFING,
    GOVERNANCE,
    SECTORS,
    PROCESS,
    STEPS,
    APPROACH,
    SIMILARITY,
    CLUSTERS,
    MERGES,
    FEATURES,
    MEASURES,
    MEASURE_GROUPS,
    EVIDENCE,
)
