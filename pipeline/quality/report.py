"""What `ratslese evaluate`, `agreement` and `diff` print."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import RatsleseError
from pipeline.terminal import print_json


def report_evaluation(gold: Path, out: Path, part: str, *, as_json: bool, html: Path | None, verify: bool) -> None:
    """Print the evaluation as tables or as JSON; with ``html`` write a page as well. Papers without ``part`` in their path are left out."""
    from pipeline.quality.evaluation import evaluate
    from pipeline.quality.gold import only, read_gold
    from pipeline.quality.on_terminal import print_evaluation

    evaluation = evaluate(only(read_gold(gold), part), out, verify=verify)
    if html is not None:
        from pipeline.quality.page import write_page

        try:
            write_page(evaluation, html)
        except OSError as error:
            raise RatsleseError("not_written", f"{html} cannot be written ({error.strerror}).") from None
    if as_json:
        print_json(evaluation.as_dict())
    else:
        print_evaluation(evaluation)


def report_agreement(
    gold_a: Path, gold_b: Path | None, out: Path, *, as_json: bool, listed: Path | None = None
) -> None:
    """Print how far two annotators, or two reviewers with their ledgers, agree; write what they disagree on to ``listed``."""
    from pipeline.quality.agreement import compare, print_agreement, write_disagreements
    from pipeline.quality.ledgers import compare_ledgers

    ledgers = gold_b is not None and gold_a.suffix == gold_b.suffix == ".csv"
    agreement = compare_ledgers(out, gold_a, gold_b) if ledgers and gold_b else compare(gold_a, gold_b)
    if listed is not None:
        write_disagreements(agreement.disagreements, listed)
    if as_json:
        print_json(agreement.as_dict())
    else:
        print_agreement(agreement)


def report_differences(old: Path, new: Path, *, as_json: bool) -> None:
    """Print what two results do not share."""
    from pipeline.quality.differences import differences, print_differences

    found = differences(old, new)
    if as_json:
        print_json(found.as_dict())
    else:
        print_differences(found)
