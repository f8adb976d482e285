"""The measurement behind the table reader: Beratungsfolge tables, drawn in the ways that councils draw them, all rows right.

Every head wording of council papers is drawn with a full grid, with rules between the rows only, with a frame round each row
and with nothing drawn; names wrapped and hyphenated, cells blank, rows close together, dates at the top, in the middle or
at the bottom of their row; and again as a scan would give the words, a little skewed and trembling.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import pdfplumber
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from extractors.document import Box
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.page import Rulings
from pipeline.ingest.document.raw import RawPage, RawWord
from pipeline.ingest.pdf.words import page_ink
from pipeline.ingest.tables.finding import find_tables

Rows = list[list[str]]

STYLES = ("grid", "rules", "frames", "head rule", "nothing")

# (name, widths of the columns in points, head, rows); “|” in a cell breaks the line there, “-|” inside a word
PATHS: list[tuple[str, list[float], list[str], Rows]] = [
    (
        "ALLRIS: committee, date, responsibility, treatment",
        [190, 75, 95, 90],
        ["Beratungsfolge", "Datum", "Zuständigkeit", "Behandlung"],
        [
            ["Teilhaberat", "13.09.2022", "Beratung", "öffentlich"],
            ["Kultur- und Sportstättenaus-|schuss", "15.09.2022", "Beratung", "öffentlich"],
            ["Ausschuss für Wohnen, Arbeits-|markt und Familie", "19.09.2022", "Vorberatung", "nichtöffentlich"],
            ["Ortsvertretung für die Wald-|siedlung II", "26.09.2022", "Anhörung", "öffentlich"],
            ["Rat der Stadt Talheim", "10.10.2022", "Entscheidung", "öffentlich"],
        ],
    ),
    (
        "An, two-line head, result blank",
        [130, 70, 100, 110],
        ["An:", "Datum der|Beratung", "Zuständigkeit", "Abstimmungsergeb."],
        [
            ["Magistrat", "11.01.2021", "Vorberatung N", ""],
            ["Beirat für Ehrenamt und|Vereine", "16.02.2021", "Vorberatung Ö", ""],
            ["Finanzausschuss", "09.03.2021", "Vorberatung Ö", ""],
            ["Gemeindevertretung", "30.03.2021", "Entscheidung Ö", ""],
        ],
    ),
    (
        "status first",
        [60, 70, 180, 80, 40],
        ["Status", "Datum", "Gremium", "Beschluss", "NA"],
        [
            ["Ö", "03.02.2015", "Ausschuss für Kultur, Sport und|Ehrenamt", "vertagt", "5"],
            ["N", "10.02.2015", "Magistrat", "zugestimmt", ""],
            ["Ö", "19.02.2015", "Stadtverordnetenversammlung", "ungeändert|beschlossen", "12"],
        ],
    ),
    (
        "one to a row, status before date",
        [250, 90, 80],
        ["Beratungsfolge", "Status", "Datum"],
        [
            ["Kulturausschuss und Werksausschuss „Bäder des|Kreises“", "öffentlich", "14.05.2020"],
            ["Kreistag", "öffentlich", "10.06.2020"],
        ],
    ),
    (
        "Stand",
        [220, 100, 120],
        ["Beratungsfolge", "Sitzungstermin", "Stand"],
        [
            ["Ausschuss für Bürgerservice und|Integration", "07.05.2014", "zugestimmt"],
            ["Rat", "21.05.2014", "(offen)"],
        ],
    ),
    (
        "SessionNet: TOP, ö, nö, result",
        [190, 75, 40, 25, 30, 110],
        ["Gremium", "Termin", "TOP", "ö", "nö", "Ergebnis"],
        [
            ["Verwaltungsausschuss", "12.03.2019", "4", "", "x", "vorberaten"],
            ["Ausschuss für Umwelt, Bauen und|Verkehr", "19.03.2019", "7.1", "x", "", "geändert|beschlossen"],
            ["Gemeinderat", "02.04.2019", "3", "x", "", ""],
        ],
    ),
    (
        "Sitzung am",
        [180, 80, 40, 25, 30, 100],
        ["Beratungsfolge", "Sitzung am", "TOP", "ö", "nö", "Ergebnis"],
        [
            ["Ortschaftsrat Niederau", "04.07.2016", "2", "x", "", "mehrheitlich|angenommen"],
            ["Ausschuss für Bildung und|Soziales", "11.07.2016", "", "x", "", ""],
            ["Gemeinderat", "25.07.2016", "9", "x", "", ""],
        ],
    ),
    (
        "Gremien, Ö / N in one column",
        [170, 75, 40, 45, 110],
        ["Gremien", "Termin", "TOP", "Ö / N", "Zuständigkeit"],
        [
            ["Migrationsausschuss", "05.09.2012", "6", "Ö", "Vorberatung"],
            ["Verwaltungsausschuss", "11.09.2012", "2", "N", "Beschluss-|empfehlung"],
            ["Ratsversammlung", "20.09.2012", "14", "Ö", "Entscheidung"],
        ],
    ),
    (
        "Vorlage an, zur, Sitzungsart, Sitzungstermin",
        [170, 100, 90, 90],
        ["Vorlage an", "zur", "Sitzungsart", "Sitzungstermin"],
        [
            ["Kreisausschuss", "Vorberatung", "nichtöffentlich", "07.11.2013"],
            ["Ausschuss für Jugend und|Familie", "Anhörung/|Empfehlung", "öffentlich", "12.11.2013"],
            ["Kreistag", "Beschlussfassung", "öffentlich", "09.12.2013"],
        ],
    ),
    (
        "numbered, agenda item and day of the session",
        [30, 190, 90, 120],
        ["Nr.", "Gremium", "Sitzungstag", "Ergebnis"],
        [
            ["1.", "Bauausschuss", "11.01.2022", "Ja: 9, Nein: 2,|Enthaltungen: 0"],
            ["2.", "Haupt- und Finanzausschuss", "18.01.2022", ""],
            ["3.", "Rat der Gemeinde Auendorf", "25.01.2022", ""],
        ],
    ),
    (
        "three-line names",
        [140, 80, 100],
        ["Gremium", "Datum", "Zuständigkeit"],
        [
            ["Ausschuss für Soziales,|Integration, Frauen und|Gleichstellung", "01.10.2020", "Vorberatung"],
            ["Ausländerbeirat", "06.10.2020", "Anhörung"],
            ["Stadtverordneten-|versammlung der Stadt|Hohenbrück", "15.10.2020", "Entscheidung"],
        ],
    ),
    (
        "a committee without a date",
        [200, 90, 110],
        ["Gremium", "Sitzungstermin", "Zuständigkeit"],
        [
            ["Jugendhilfeausschuss", "04.05.2021", "Kenntnisnahme"],
            ["Seniorenbeirat", "", "Anhörung"],
            ["Gemeinderat", "18.05.2021", "Entscheidung"],
        ],
    ),
]


@dataclass(frozen=True)
class Drawing:
    style: str
    align: str = "TOP"
    padding: float = 3.0
    size: float = 10.0


def draw(columns: Sequence[float], rows: Rows, drawing: Drawing) -> bytes:
    """A page with this table between a few paragraphs."""
    font, leading = drawing.size, drawing.size * 1.2
    text = ParagraphStyle("text", fontName="Helvetica", fontSize=font, leading=leading)
    bold = ParagraphStyle("bold", parent=text, fontName="Helvetica-Bold")
    cells = [
        [Paragraph(cell.replace("|", "<br/>"), bold if number == 0 else text) for cell in row]
        for number, row in enumerate(rows)
    ]
    line = (0.5, "black")
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), drawing.align),
        ("TOPPADDING", (0, 0), (-1, -1), drawing.padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), drawing.padding),
    ]
    commands += {
        "grid": [("GRID", (0, 0), (-1, -1), *line)],
        "rules": [("LINEBELOW", (0, 0), (-1, -1), *line), ("LINEABOVE", (0, 0), (-1, 0), *line)],
        "frames": [("BOX", (0, row), (-1, row), *line) for row in range(len(rows))],
        "head rule": [("LINEBELOW", (0, 0), (-1, 0), *line)],
        "nothing": [],
    }[drawing.style]
    prose = (
        "Die Verwaltung hat im vergangenen Jahr mit vielen Menschen aus Vereinen, Schulen und Betrieben gesprochen. "
        "Aus diesen Gesprächen ist der Entwurf entstanden, der nun den Gremien vorgelegt wird. Er wird danach veröffentlicht."
    )
    story: list[Flowable] = [
        Paragraph("Gemeinde Auendorf", bold),
        Spacer(1, 20),
        Table(cells, colWidths=[width * drawing.size / 9.5 for width in columns], style=commands, hAlign="LEFT"),
        Spacer(1, 14),
        Paragraph("Beschlussvorschlag:", bold),
        Spacer(1, 6),
        *[Paragraph(prose, text) for _ in range(3)],
    ]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    return buffer.getvalue()


def printed(rows: Rows) -> Rows:
    """The rows as a Document has them: broken words joined."""
    joined = [[cell.replace("|", " ") for cell in row] for row in rows]
    return [
        [cell.replace("aus- schuss", "ausschuss").replace("Arbeits- markt", "Arbeitsmarkt").replace("Wald- siedlung", "Waldsiedlung")
         .replace("Beschluss- empfehlung", "Beschlussempfehlung")
         .replace("Stadtverordneten- versammlung", "Stadtverordnetenversammlung") for cell in row]
        for row in joined
    ]  # fmt: skip


def read(words: Sequence[RawWord], rulings: Rulings) -> list[Rows]:
    tables = [found.table for found in find_tables(words, rulings, *A4)]
    document = assemble([RawPage(1, list(tables), *A4)], "digital")
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


def page_of(pdf: bytes) -> tuple[list[RawWord], Rulings]:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        ink = page_ink(opened.pages[0])
        return ink.words, ink.rulings


DRAWINGS = [
    Drawing(style, align, padding, size)
    for style in STYLES
    for align, padding, size in (("TOP", 3.0, 10.0), ("MIDDLE", 3.0, 10.0), ("TOP", 0.0, 9.0), ("BOTTOM", 2.0, 11.0))
]


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda d: f"{d.style}-{d.align}-{d.padding:g}pt")
@pytest.mark.parametrize(("name", "columns", "head", "rows"), PATHS, ids=[path[0] for path in PATHS])
def test_every_row_is_read(name: str, columns: list[float], head: list[str], rows: Rows, drawing: Drawing) -> None:
    words, rulings = page_of(draw(columns, [head, *rows], drawing))
    assert read(words, rulings) == [printed([head, *rows])], name


def scanned(words: Sequence[RawWord], degrees: float, seed: int) -> list[RawWord]:
    """The words as OCR gives them: boxes skewed about the corner of the page and trembling by half a point."""
    tremble = random.Random(seed)
    slope = math.tan(math.radians(degrees))
    found = []
    for word in words:
        box = word.box
        assert box is not None
        dx, dy = -slope * box.top, slope * (box.x0 + box.x1) / 2
        edges = [
            edge + tremble.uniform(-0.5, 0.5) for edge in (box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)
        ]
        found.append(RawWord(word.text, Box(*edges), 0.9))
    return found


@pytest.mark.parametrize("degrees", [0.4, -0.7, 1.3])
@pytest.mark.parametrize(("name", "columns", "head", "rows"), PATHS, ids=[path[0] for path in PATHS])
def test_skewed_words_without_rulings(
    name: str, columns: list[float], head: list[str], rows: Rows, degrees: float
) -> None:
    words, _ = page_of(draw(columns, [head, *rows], Drawing("nothing")))
    assert read(scanned(words, degrees, len(name)), Rulings()) == [printed([head, *rows])], name
