"""What a writer is to write is drawn: the same for the same seed, half on integration, no city state as a county."""

from pathlib import Path

import pytest

from data.paper_forms.plan import draw, models_in


def test_the_same_seed_draws_the_same_and_another_writer_something_else() -> None:
    assert draw(1, 10, ["a"], seed=3) == draw(1, 10, ["a"], seed=3)
    assert draw(1, 10, ["a"], seed=3) != draw(2, 10, ["a"], seed=3)


@pytest.mark.parametrize("seed", range(20))
def test_ten_papers_with_ids_of_their_own_half_on_integration(seed: int) -> None:
    plan = draw(7, 692, [], seed)
    assert [row["id"] for row in plan] == [f"p{number}" for number in range(692, 702)]
    assert (
        sum(
            row["policy"].startswith(("Integration", "Kommunales", "Unter", "Inter", "Leit", "Antrag", "Anfrage"))
            for row in plan
        )
        == 5
    )
    assert not [row for row in plan if row["state"] in ("BE", "HH", "HB") and row["kind"] in ("Landkreis", "Gemeinde")]
    assert {row["model"] for row in plan} == {""}, "without models nothing is to be retold"


def test_a_model_is_neither_a_scrap_nor_about_no_concept(tmp_path: Path) -> None:
    (tmp_path / "whole.txt").write_text(
        "Das Handlungsfeld Sprache begleitet die Steuerungsgruppe. " * 40, encoding="utf-8"
    )
    (tmp_path / "scrap.txt").write_text("Handlungsfeld, Steuerungsgruppe", encoding="utf-8")
    (tmp_path / "street.txt").write_text("Die Straße wird saniert. " * 100, encoding="utf-8")
    assert models_in(tmp_path) == ["whole"]
