"""The documents tell the truth: tables.md against the schema, README against the commands, links against the files."""

import re
from pathlib import Path

import pytest

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


def test_architecture_names_every_module_and_error_code() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = [
        p for folder in ("pipeline", "extractors") for p in (ROOT / folder).rglob("*.py") if p.stem != "__init__"
    ]
    missing = [p.name for p in modules if f"`{p.name}`" not in text]
    assert not missing
    assert not [code for code in REMEDIES if f"`{code}`" not in text]
    assert not [code.name for code in ExitCode if f"| {code.value} |" not in text]
