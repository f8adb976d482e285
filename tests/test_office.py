"""Papers as Word and LibreOffice save them give the same Document as a page with the same elements."""

import pytest

from extractors.document import Document
from pipeline.errors import ReadError
from pipeline.ingest.find import DOCX, ODT, identify
from pipeline.ingest.office.docx import read_docx
from pipeline.ingest.office.odt import read_odt
from tests.office_files import box, docx, odt, packed, par, run, tabbed, table

GONE = f"<w:del>{run('nicht ')}</w:del>"
TEXT_BOX = f"<w:txbxContent>{par('Stadt Auenbrück')}</w:txbxContent>"
TWICE = (
    f"<mc:AlternateContent><mc:Choice>{TEXT_BOX}</mc:Choice><mc:Fallback>{TEXT_BOX}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("body", "expected", "reason"),
    [
        (par("Ziele", style="H1") + par("Der Rat berät."), "Ziele\n\nDer Rat berät.", "a heading and a paragraph"),
        (
            table(("Gremium", "Termin"), ("Sozialausschuss", "20.03.2024")),
            "Gremium\tTermin\nSozialausschuss\t20.03.2024",
            "a table with its cells",
        ),
        (
            par("Sprache", listed=(1, 0)) + par("Kurse", listed=(1, 1)) + par("Arbeit", listed=(1, 0)),
            "1. Sprache\na) Kurse\n2. Arbeit",
            "numbers that stand in no word of the file",
        ),
        (par("Sprache", listed=(2, 0)) + par("Arbeit", listed=(2, 0)), "- Sprache\n- Arbeit", "bullets of any sign"),
        (
            par(run("Auswirkungen: ") + box(1) + run(" ja ") + box(0) + run(" nein")),
            "Auswirkungen: ☒ ja ☐ nein",
            "content controls that are tick boxes",
        ),
        (
            par('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" ja")),
            "☒ ja",
            "a tick box of a symbol font",
        ),
        (
            tabbed("Vorlage Nr.:", "2024/017") + tabbed("Datum:", "12.03.2024"),
            "Vorlage Nr.:\t2024/017\nDatum:\t12.03.2024",
            "labels and values that tabs hold apart are rows",
        ),
        (tabbed("1.", "Der Rat stimmt zu."), "1. Der Rat stimmt zu.", "a number before a tab is a list item"),
        (par(run("Der Rat stimmt ") + GONE + run("zu.")), "Der Rat stimmt zu.", "what tracked changes deleted is gone"),
        (par(run("Sichtbar") + run(" geheim", "<w:vanish/>")), "Sichtbar", "hidden words are left out"),
        (par(f"<w:r>{TWICE}</w:r>" + run("Vorlage")), "Stadt Auenbrück\n\nVorlage", "a text box once, not its fallback too"),
    ],
)  # fmt: skip
def test_docx(body: str, expected: str, reason: str) -> None:
    assert read_docx(docx(body)).text == expected, reason


def test_docx_headings_by_a_style_of_ones_own_and_running_foot() -> None:
    document = read_docx(docx(par("Ziele", style="Mine") + par("Text"), footer1=par("Rathaus Auenbrück")))
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"], "the style is based on a heading"
    assert tuple(document.margins) == ("Rathaus Auenbrück",)


LIST = "<text:list><text:list-item><text:p>Sprache</text:p></text:list-item></text:list>"
CELLS = "<table:table-cell><text:p>{}</text:p></table:table-cell>" * 2
FORM = (
    '<office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked"/></form:form></office:forms>'
    '<text:p><draw:control draw:control="c1"/> ja</text:p>'
)


@pytest.mark.parametrize(
    ("body", "expected", "reason"),
    [
        ('<text:h text:outline-level="1">Ziele</text:h><text:p>Der<text:s/>Rat</text:p>', "Ziele\n\nDer Rat", "a heading"),
        (f"<text:p>Felder:</text:p>{LIST}", "Felder:\n- Sprache", "a list"),
        (
            f"<table:table><table:table-row>{CELLS.format('Gremium', 'Termin')}</table:table-row>"
            f"<table:table-row>{CELLS.format('Stadtrat', '27.03.2024')}</table:table-row></table:table>",
            "Gremium\tTermin\nStadtrat\t27.03.2024",
            "a table with its cells",
        ),
        (FORM, "☒ ja", "a tick box of a form"),
        ("<text:p>Betreff:<text:tab/>Leitbild</text:p>", "Betreff:\tLeitbild", "a label and its value"),
    ],
)  # fmt: skip
def test_odt(body: str, expected: str, reason: str) -> None:
    document = read_odt(odt(body, foot="Seite 1"))
    assert document.text == expected, reason
    assert tuple(document.margins) == ("Seite 1",)


BOMB = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
OUTSIDE = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'


def read(data: bytes) -> Document:
    return read_docx(data) if identify(data, "paper.docx") == DOCX else read_odt(data)


@pytest.mark.parametrize(
    ("data", "code", "reason"),
    [
        (docx("", document=BOMB), "broken", "entities that grow"),
        (docx("", document=OUTSIDE), "broken", "entities from outside"),
        (docx("", document=b"<w:document><w:body>"), "broken", "XML that ends in the middle"),
        (packed({"word/document.xml": "<document/>"}), "broken", "no body"),
        (odt("", manifest="<manifest:encryption-data/>"), "encrypted", "a password"),
        (packed({"word/document.xml": b" " * 200_000_000}), "too_large", "a part that unpacks to hundreds of MiB"),
        (packed({"xl/workbook.xml": "<w/>"}), "unknown_type", "a workbook"),
        (packed({}), "unknown_type", "an empty archive has no signature of one"),
    ],
)
def test_refused(data: bytes, code: str, reason: str) -> None:
    with pytest.raises(ReadError) as error:
        read(data)
    assert error.value.code == code, reason
    assert error.value.remedy, "every error says what to do"


def test_types_are_told_by_content() -> None:
    assert identify(docx(par("Text")), "a.zip") == DOCX
    assert identify(odt("<text:p>Text</text:p>"), "a.docx") == ODT
