"""What the scripts of the page say; names in braces are filled in there."""

from __future__ import annotations

from pipeline.report.language import Language


def words(language: Language) -> dict[str, str | list[str] | list[list[str]]]:
    """By the name that the scripts have for it."""
    say = language.gettext

    def count(one: str, many: str) -> list[str]:
        return [language.ngettext(one, many, 1), language.ngettext(one, many, 2)]

    return {
        "tiles": [
            count("municipality", "municipalities"),
            count("paper", "papers"),
            count("field of action", "fields of action"),
            count("steering group", "steering groups"),
            count("contradiction", "contradictions"),
            count("place of evidence", "places of evidence"),
        ],
        "some": say("{some} of {all} rows"),
        "chosen": say("{some} of {all} municipalities are chosen; everything below is about these."),
        "of_one": say("Where a municipality has several undertakings, fields, groups, costs and decision are here those of its concept; "
                      "what its other papers say stands in the tables below."),
        "every": say("all"),
        "group_by": say("Group by"),
        "least": say("Strike through"),
        "nothing": say("nothing"),
        "below": say("certainty below {least}"),
        "least_hint": say("Strikes through what was read by rules that are right less often, and leaves it out of the sentences"),
        "uncertain": say("Values left out of these sentences because they are less certain than {least}: {cells}."),
        "others": say("{rest} others"),
        "most_named": say("Most often named: {topics} ({some} of {all} municipalities that name fields of action)."),
        "largest_cost": say("Stated total or else largest expense: from {low} ({first}) to {high} ({last}), in {all} municipalities."),
        "half": say("Half of them state at most {half};"),
        "half_days": say("Half of them take at most {half} days;"),
        "homeless": count("{all} paper names no municipality that was found: it stands in the tables below alone.",
                          "{all} papers name no municipality that was found: they stand in the tables below alone."),
        "unrelated": count("{all} municipality has no paper on the field: it stands here, among undertakings and sources alone.",
                           "{all} municipalities have no paper on the field: they stand here, among undertakings and sources alone."),
        "no_costs": say("State that there are no costs: {towns}."),
        "silent_costs": say("State no costs: {towns}."),
        "lost_costs": say("No costs found: {towns}."),
        "days": say("From the first session to the decision: {low} to {high} days in {all} municipalities."),
        "migrants": say("Whether migrant organisations sit in a group: yes in {some} of {all} municipalities, no in {none} "
                        "(where lists of members are long enough to tell); of {rest} it cannot be told."),
        "contradict": say("Amounts contradict each other: {towns}."),
        "interval": say("Read as a random sample: {low} to {high} of all such municipalities (95 % interval)"),
        "same_without_one": say("the same without any one of them"),
        "without_one": say("without any one of them: {low} to {high}"),
        "too_few": say("These are too few municipalities for a statement about them."),
        "first_lines": say("The first {some} of {all} lines; the table has all."),
        "first_names": say("The longer side has {all} names, of which {some} are drawn; the table has all."),
        "nothing_to_draw": say("The chosen municipalities have nothing of this."),
        "nothing_shared": say("No partner is named by two of these municipalities."),
        "page": say("page {page}"),
        "rule": say("rule"),
        "confidence": say("confidence"),
        "evidence": say("Evidence"),
        "silent": say("Silent on it:"),
        "entire": say("Read as a whole, no single place:"),
        "picture": say("The place on the page, the words in a box"),
        "lost": say("The picture is not there; it lies in the folder beside the report."),
        "all": say("Show all"),
        "whole": say("Show the whole page"),
        "part": say("Show the place only"),
        "found": say("pages: {pages}, papers: {papers}"),
        "cite": say("Copy as citation"),
        "quoted": language.quoted("{quote}"),
        "copy": say("Copy"),
        "copied": say("Copied"),
        "wrong": say("This is wrong"),
        "correction": say("A line for corrections.csv; put what is right into the empty places:"),
    }  # fmt: skip
