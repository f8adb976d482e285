"""The notebooks run from top to bottom on the sample papers, and are kept without outputs."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
PLACELESS = "04_compare_concepts.ipynb"
"""It makes its own papers in a folder of its own, wherever it runs."""


def cells(file: Path) -> list[Any]:
    found: list[Any] = nbformat.read(file, as_version=4).cells  # type: ignore[no-untyped-call]
    return found


def test_there_are_five() -> None:
    assert [file.name for file in NOTEBOOKS] == [
        "01_read_one_paper.ipynb",
        "02_compare_municipalities.ipynb",
        "03_trust_the_data.ipynb",
        "04_compare_concepts.ipynb",
        "05_in_spacy.ipynb",
    ]


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.name)
def test_a_notebook_runs(
    file: Path, results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(results, tmp_path / "results")
    monkeypatch.setenv("RATSLESE_RESULTS", str(tmp_path / "results"))
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parent))
    book: Any = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    place = tmp_path if file.name == PLACELESS else FOLDER
    NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(place)}}).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error"]
    assert not [output for output in outputs if output.get("name") == "stderr"], "no warnings on the way"
    shown = [output.get("data", {}) for output in outputs]
    drawn = any(
        {"image/png", "image/svg+xml"} & set(data) or 'class="spans"' in data.get("text/html", "") for data in shown
    )
    assert drawn, "pictures, charts and marked words are drawn without a network"


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KernelManager]:
    """One process for many notebooks, which imports the libraries once; that each runs in one of its own is held above."""
    manager = KernelManager(kernel_name="python3")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RATSLESE_RESULTS", raising=False)
        patch.setenv("PYTHONPATH", str(FOLDER.parent))
        manager.start_kernel(cwd=str(tmp_path_factory.mktemp("kernel")))
    yield manager
    manager.shutdown_kernel(now=True)


@pytest.mark.parametrize("file", [file for file in NOTEBOOKS if file.name != PLACELESS], ids=lambda file: file.name)
def test_a_notebook_runs_outside_the_repository_on_one_town(file: Path, tmp_path: Path, kernel: KernelManager) -> None:
    """In a folder of one's own, with one paper of one town: no amount, no conflict, nobody to compare it with."""
    (tmp_path / "papers").mkdir()
    shutil.copy(FOLDER.parent / "data" / "raw" / "moorhausen_DrS-2023-041.pdf", tmp_path / "papers")
    book: Any = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    book.cells.insert(0, nbformat.v4.new_code_cell(f"%reset -f\n%cd -q {tmp_path}"))  # type: ignore[no-untyped-call]
    NotebookClient(book, timeout=300, km=kernel).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error"]


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.name)
def test_a_notebook_is_kept_without_outputs(file: Path) -> None:
    code = [cell for cell in cells(file) if cell.cell_type == "code"]
    assert not [cell for cell in code if cell.outputs or cell.execution_count is not None]
    assert not re.search(r"/(?:home|Users|tmp|work)/", file.read_text(encoding="utf-8")), "paths of one machine"


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.name)
def test_links_of_a_notebook_lead_somewhere(file: Path) -> None:
    text = "\n".join(cell.source for cell in cells(file) if cell.cell_type == "markdown")
    assert not [link for link in re.findall(r"\]\(([^)#]+)\)", text) if not (FOLDER / link).exists()]
