"""What the tests of the document head compare: the values of a text by field."""

from extractors.facts import HeadValue
from extractors.head.extractor import extract
from pipeline.ingest.text.reading import read_text

BODY = """
Beschlussvorschlag:

Der Rat stimmt dem Konzept zu.

Begründung:

Die Verwaltung hat das Konzept im vergangenen Jahr gemeinsam mit den Vereinen erarbeitet. Die Vorlage 3/2017 wurde damals vertagt.
"""


def head(text: str, body: str = BODY) -> dict[str, str]:
    facts = [fact for fact in extract(read_text(text + body), ()) if isinstance(fact, HeadValue)]
    values = {fact.field: fact.value for fact in facts}
    assert len(values) == len(facts), "at most one value a field"
    return {str(field): value for field, value in values.items()}
