"""What a worker needs, imported and built once in the fork server, so that each paper's process starts warm."""

import gc

import cv2
import pypdfium2

from pipeline import normalize, work
from pipeline.extract import extract
from pipeline.ingest import cache, pdf, read
from pipeline.ingest.ocr import picture
from pipeline.ingest.repairs.page import misreadings
from pipeline.ingest.text.reading import read_text

__all__ = ["cv2", "extract", "normalize", "pdf", "picture", "pypdfium2", "read", "read_text", "work"]

# Vocabularies and matchers are built when they are first used: this uses them.
_EVERYTHING = """Stadt Musterort, den 05.12.2024
Betreff: Integrationskonzept
Beratungsfolge\tDatum
Stadtrat\t12.12.2024
Folgende Handlungsfelder wurden festgelegt:
- Sprache
Die Steuerungsgruppe besteht aus dem Sozialamt und Herrn Dr. Max Muster. Das Institut für Sozialforschung wird mit der Moderation
beauftragt. Im Mai 2025 wird der Entwurf vorgestellt. Die Kosten betragen 5.000 €.
Finanzielle Auswirkungen: ☒ ja ☐ nein
"""
extract(read_text(_EVERYTHING))
misreadings("Das lntegratlonskonzept kostet 5.OOO € und wird am O5.12.2O24 beraten.")
cache.reader_version()
cache.recogniser_version()
gc.collect()
gc.freeze()  # no paper's process looks through all this again, and none copies it by doing so
