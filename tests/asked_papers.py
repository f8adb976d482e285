"""A codebook that asks four things of the papers of corrected_papers, and answers to it."""

from pathlib import Path

from pipeline.codebook.model import Codebook
from pipeline.codebook.reading import read_codebook
from tests.corrected_papers import Row, cells

VARIABLES = """variable,label_de,label_en,type,asked_of,choices,definition_de,words
moderated,Moderation von außen,Moderated from outside,yes_no,paper,,Ob jemand von außen den Prozess moderiert.,"Moderation, Begleitung"
carrier,Träger der Fachstelle,,one_of,paper,Kommune; Kreis; beide,,"Fachstelle, Kreis"
budget,Betrag für Sprachkurse,,number,paper,,,Sprachkurse
reporting,Wer berichtet wem,,text,concept,,,"Kulturausschuss, berichtet"
"""


def codebook(folder: Path, text: str = VARIABLES) -> Codebook:
    """A codebook in a folder, with these variables."""
    place = folder / "my-codebook"
    place.mkdir(parents=True, exist_ok=True)
    (place / "variables.csv").write_text(text, encoding="utf-8")
    return read_codebook(place)


def answer(paper: str, variable: str, says: str, **said: str) -> Row:
    """A line that answers a variable."""
    return cells(paper, table="answers", column=variable, says=says, **said)
