"""What lies beside papers and is none is told by what is in it, and said."""

from pathlib import Path

import pytest

from pipeline.ingest.find import no_paper
from pipeline.run import run

PAPER = """Stadt Auenbrück
Beschlussvorlage 2024/017
Betreff: Leitbild, Umsetzung, Kosten
Gremium\tTermin\tErgebnis
Sozialausschuss\t20.03.2024\teinstimmig
Stadtrat\t27.03.2024\teinstimmig
"""


@pytest.mark.parametrize(
    ("text", "name", "expected", "reason"),
    [
        (PAPER, "a.txt", None, "a paper with a table"),
        ("Gremium;Termin\n", "a.txt", None, "one line"),
        ("Der Rat tagt, berät, beschließt.\nEr dankt, lobt, geht.\nEr kommt, sieht, siegt.\n", "a.txt", None, "sentences"),
        ("file;town;pages\na.pdf;Auenbrück;3\nb.pdf;Auenbrück;4\n", "x.txt", "a table (semicolons, 3 columns)", "a list"),
        ("file,town\na.pdf,Auenbrück\n", "SOURCES.csv", "a table (commas, 2 columns)", "the ending helps"),
        ("Die Vorlage des Rates.\nSie ist lang.\n", "a.csv", None, "the ending alone says nothing"),
        ("# Papers\n\nFrom the archive.\n", "README.md", "a README, which tells of files", "by its name"),
        ("vorlage_1.pdf\nvorlage 2.pdf\nanlage/3.docx\n", "inhalt.txt", "a list of 3 files", "an index"),
        ("Anlagen:\n1. Konzept.pdf\nDer Rat stimmt zu.\nDie Kosten trägt die Stadt.\n", "a.txt", None, "annexes of a paper"),
        ('{"reference": "2024/017"}', "a.txt", "JSON data", "whatever its name"),
        ('<?xml version="1.0"?><papers/>', "a.xml", "XML data", "no page"),
        ('<?xml version="1.0"?><html><body>x</body></html>', "a.html", None, "a page"),
        ("<title>Index of /papers</title><a href='a.pdf'>a.pdf</a>", "index.html", "the index of a folder", "of a server"),
        ("import os\nprint(os.name)\n", "fetch.py", "a program or its settings", "a program"),
        ("Der Rat: stimmt zu.", "vorlage.py", None, "words under an odd name"),
    ],
)  # fmt: skip
def test_no_paper(text: str, name: str, expected: str | None, reason: str) -> None:
    assert no_paper(text, name) == expected, reason


def test_they_are_named_in_failures_and_make_no_run_fail(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text(PAPER, encoding="utf-8")
    (papers / "README.md").write_text("# Papers\n")
    outcome = run([papers], tmp_path / "out", jobs=1)
    assert [(failure.code, Path(failure.source).name) for failure in outcome.failures] == [("not_a_paper", "README.md")]
    assert outcome.clean
    assert not run([papers], tmp_path / "out", jobs=1).changed


def test_links_that_lead_nowhere_are_failures(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text(PAPER, encoding="utf-8")
    (papers / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (tmp_path / "other").mkdir()
    (papers / "other").symlink_to(tmp_path / "other")
    outcome = run([papers], tmp_path / "out", jobs=1)
    messages = {Path(failure.source).name: failure.message for failure in outcome.failures}
    assert "nowhere.pdf" in messages["gone.pdf"]
    assert "links to folders are not followed" in messages["other"]
    assert not run([papers], tmp_path / "out", jobs=1).changed, "nor does the next run find anything new"
