"""The documents tell the truth: tables.md against the schema, README against the commands, links against the files."""

import re
from pathlib import Path

import pytest

from benchmarks.module_list import PLACE, module_list
from pipeline.cli import main
from pipeline.columns import TableSpec
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.errors import REMEDIES, ExitCode
from pipeline.schema import TABLES

ROOT = Path(__file__).parent.parent


def described(table: TableSpec) -> str:
    """The section of docs/tables.md that this table must have."""
    lines = [f"## {table.name}", "", table.about, "", "| column | type | meaning |", "| --- | --- | --- |"]
    for column in table.columns:
        about = column.about + (f" → `{column.refers}`" if column.refers else "")
        lines.append(f"| `{column.name}` | {column.type} | {about} |")
    return "\n".join(lines)


@pytest.mark.parametrize("table", [*TABLES, *COMPARE_TABLES], ids=lambda table: table.name)
def test_tables_md_describes_every_table_as_it_is(table: TableSpec) -> None:
    assert described(table) in (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")


def test_tables_md_describes_nothing_else() -> None:
    text = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    names = set(re.findall(r"^## (\w+)$", text, re.MULTILINE))
    assert names == {table.name for table in (*TABLES, *COMPARE_TABLES)}


@pytest.mark.parametrize("name", sorted(main.commands))
def test_readme_names_every_command(name: str) -> None:
    assert f"ratslese {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "file", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda file: file.name
)
def test_links_lead_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", file.read_text(encoding="utf-8")):
        assert (file.parent / target).exists(), target


def test_the_list_of_modules_is_the_one_that_is_generated() -> None:
    assert PLACE.read_text(encoding="utf-8") == module_list(), "python -m benchmarks.module_list"


def test_every_module_says_what_it_does_in_a_whole_sentence() -> None:
    rows = re.findall(r"^\| `(\w+\.py)` \| (.*) \|$", module_list(), re.MULTILINE)
    assert not [name for name, about in rows if not about.endswith((".", ":", "?", "”"))]


def test_architecture_names_every_error_code() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert not [code for code in REMEDIES if f"`{code}`" not in text]
    assert not [code.name for code in ExitCode if f"| {code.value} |" not in text]
