"""Imports run one way: cli → pipeline → extractors → extractors.document / facts; heavy libraries come late."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXTRACTORS = sorted((ROOT / "extractors").rglob("*.py"))
PIPELINE = sorted((ROOT / "pipeline").rglob("*.py"))


def imports(file: Path) -> set[str]:
    """Full names of the modules that a file imports anywhere."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            names.add(node.module or "")
    return names


def names_from(module: str, file: Path) -> set[str]:
    """Names that a file takes from a module."""
    nodes = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in nodes if node.module == module for alias in node.names}


@pytest.mark.parametrize("file", EXTRACTORS, ids=lambda p: str(p.relative_to(ROOT)))
def test_extractors_know_one_document_and_nothing_of_the_world(file: Path) -> None:
    roots = {name.partition(".")[0] for name in imports(file)}
    assert not roots & {
        "pipeline",
        "pandas",
        "pdfplumber",
        "pypdfium2",
        "sqlite3",
        "click",
        "rich",
        "requests",
        "socket",
    }


@pytest.mark.parametrize("name", ["document.py", "facts.py"])
def test_the_model_stands_on_nothing(name: str) -> None:
    ours = {module for module in imports(ROOT / "extractors" / name) if module.startswith(("extractors", "pipeline"))}
    assert ours <= {"extractors.document"}


@pytest.mark.parametrize("file", sorted((ROOT / "extractors" / "german").glob("*.py")), ids=lambda p: p.name)
def test_the_small_readers_know_only_strings_and_bare_spans(file: Path) -> None:
    ours = {module for module in imports(file) if module.startswith(("extractors", "pipeline"))}
    assert all(module.startswith("extractors.german") for module in ours - {"extractors.document"})
    assert names_from("extractors.document", file) <= {"Range"}


@pytest.mark.parametrize("file", PIPELINE, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_imports_the_command_line(file: Path) -> None:
    assert "pipeline.cli" not in imports(file)


def test_help_loads_no_heavy_library() -> None:
    """`ratslese --help` answers at once because nothing of this is imported for it."""
    code = "import sys, pipeline.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = "spacy pandas pdfplumber dateparser pyarrow rich.progress pydantic numpy scipy jinja2 rapidfuzz krippendorff cv2"
    assert not set(heavy.split()) & set(loaded)
