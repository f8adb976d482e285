"""What the tests of labels compare: the keys and values of a text in reading order."""

from extractors.labels.reading import labelled
from pipeline.ingest.text.reading import read_text


def pairs(text: str) -> list[tuple[str, str]]:
    document = read_text(text)
    return [(pair.key, document.text[pair.start : pair.end]) for pair in labelled(document)]
