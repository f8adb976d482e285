"""Saved council-system pages of invented towns: what is paper is read, what is furniture is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Document
from pipeline.errors import ReadError
from pipeline.ingest.html import read_html


def read(body: str, head: str = '<meta charset="utf-8">') -> Document:
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def rows(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


# ALLRIS 3: layout tables in layout tables; the Beratungsfolge is a table in a cell of the head table
ALLRIS_3 = """
<div id="risnav" class="menu"><ul><li><a href="si010.asp">Kalender</a></li><li><a href="vo040.asp">Vorlagen</a></li></ul></div>
<table class="risdeco" cellspacing="0"><tr><td>
  <h1 class="risname">Vorlage - 2022/094</h1>
  <table class="tk1" width="100%">
    <tr><td class="kb1">Betreff:</td><td class="text1" colspan="5">Fortschreibung des Konzepts f&uuml;r Zusammenleben</td></tr>
    <tr><td class="kb1">Status:</td><td class="text1">&ouml;ffentlich</td>
        <td class="kb1">Vorlage-Art:</td><td class="text1">Beschlussvorlage</td></tr>
    <tr><td class="kb1">Federf&uuml;hrend:</td><td class="text1">50 Sozialamt</td>
        <td class="kb1">Bearbeiter/-in:</td><td class="text1">Lindner, Greta</td></tr>
    <tr><td class="kb1">Beratungsfolge:</td><td colspan="5">
      <table class="tl1" cellpadding="3">
        <tr class="zw1"><td></td><th>Gremium</th><th>Datum</th><th>&Ouml;</th><th>N</th><th>Ergebnis</th></tr>
        <tr class="zl11"><td><img src="dot.gif"></td><td>Sozialausschuss</td><td>03.05.2022</td><td>x</td><td></td>
            <td>unge&auml;ndert<br>beschlossen</td></tr>
        <tr class="zl12"><td></td><td>Rat der Gemeinde Auendorf</td><td>17.05.2022</td><td>x</td><td></td><td>&nbsp;</td></tr>
      </table></td></tr>
  </table>
  <script>var text = "Beschlussvorschlag: nein";</script>
  <h3>Beschlussvorschlag:</h3>
  <p>Der Rat beschlie&szlig;t das Konzept.</p>
  <div style="display: none">Nur f&uuml;r den Druck</div>
</td></tr></table>
<div id="risfooter" class="footer">Software: CC e-gov</div>
"""

# SessionNet: rows of label and value in divs, the path as a responsive table, cookie banner
SESSIONNET = """
<div class="cookie-consent">Diese Seite verwendet Cookies. <button>OK</button></div>
<nav class="smc-nav"><a href="#">Startseite</a> <a href="#">Gremien</a></nav>
<main id="content">
  <h1 class="smc_h1">Vorlage VO/2019/117</h1>
  <div class="smc-dg">
    <div class="row"><div class="smc-cell-label">Betreff</div><div class="smc-cell-value">Runder Tisch Nachbarschaft</div></div>
    <div class="row"><div class="smc-cell-label">Art:</div><div class="smc-cell-value">Mitteilungsvorlage</div></div>
  </div>
  <table class="smc-table smc-table-striped">
    <thead><tr><th>Gremium</th><th>Sitzung am</th><th>TOP</th><th>Zust&auml;ndigkeit</th></tr></thead>
    <tbody>
      <tr class="smc-t-r-l"><td rowspan="2"><a href="kp.php">Ortsrat Kirchberg</a></td>
        <td>04.06.2019</td><td>5</td><td>Anh&ouml;rung</td></tr>
      <tr class="smc-t-r-l"><td>02.07.2019</td><td>3</td><td>Entscheidung</td></tr>
    </tbody>
  </table>
  <p class="d-none">unsichtbar</p><p class="d-none d-md-block">sichtbar am Schreibtisch</p>
  <span aria-hidden="true">Symbol</span>
</main>
<footer>Gemeinde Kirchberg, Rathausplatz 1</footer>
"""


def test_an_allris_page() -> None:
    document = read(ALLRIS_3)
    head, path = rows(document)
    assert head[1] == ["Status:", "öffentlich", "Vorlage-Art:", "Beschlussvorlage"]
    assert path == [
        ["Gremium", "Datum", "Ö", "N", "Ergebnis"],
        ["Sozialausschuss", "03.05.2022", "x", "", "ungeändert beschlossen"],
        ["Rat der Gemeinde Auendorf", "17.05.2022", "x", "", ""],
    ]
    assert [block.text for block in document.blocks if block.kind == "heading"] == [
        "Vorlage - 2022/094",
        "Beratungsfolge:",
        "Beschlussvorschlag:",
    ]
    assert "Der Rat beschließt das Konzept." in document.text
    for furniture in ("Kalender", "nein", "Druck", "e-gov"):
        assert furniture not in document.text


def test_a_sessionnet_page() -> None:
    document = read(SESSIONNET, "<title>VO/2019/117 - Gemeinde Kirchberg</title>")
    assert rows(document) == [
        [["Betreff", "Runder Tisch Nachbarschaft"], ["Art:", "Mitteilungsvorlage"]],
        [
            ["Gremium", "Sitzung am", "TOP", "Zuständigkeit"],
            ["Ortsrat Kirchberg", "04.06.2019", "5", "Anhörung"],
            ["", "02.07.2019", "3", "Entscheidung"],
        ],
    ]
    assert "sichtbar am Schreibtisch" in document.text
    for furniture in ("Cookies", "Startseite", "unsichtbar", "Symbol", "Rathausplatz"):
        assert furniture not in document.text
    assert tuple(document.margins) == ("VO/2019/117 - Gemeinde Kirchberg", "Gemeinde Kirchberg, Rathausplatz 1")


@pytest.mark.parametrize(
    ("body", "text", "reason"),
    [
        ("<p>Haupt<b>ausschuss</b> und <i>Rat</i></p>", "Hauptausschuss und Rat", "tags inside a word do not part it"),
        ("<p>Stadtrat<br>Kreistag</p>", "Stadtrat\nKreistag", "a <br> ends the line"),
        (
            "<p>Das Konzept wird im kommenden Jahr gemeinsam mit den Vereinen<br>fortgeschrieben.</p>",
            "Das Konzept wird im kommenden Jahr gemeinsam mit den Vereinen fortgeschrieben.",
            "a <br> inside a sentence is a wrapped line",
        ),
        ("<ul><li>Sozialamt</li><li>- Jugendamt</li></ul>", "- Sozialamt\n- Jugendamt", "a bullet is a dash, once"),
        ("<ol start='3'><li>Sprache</li><li>Wohnen</li></ol>", "3. Sprache\n4. Wohnen", "numbers as the browser prints them"),
        ("<ol type='a'><li>Sprache</li><li>Wohnen</li></ol>", "a) Sprache\nb) Wohnen", "letters likewise"),
        (
            "<p><input type='checkbox' checked> ja <input type=checkbox> nein</p>",
            "☒ ja ☐ nein",
            "ticked and open boxes",
        ),
        ("<p>1 &lt; 2 &amp; 3 &ndash; &bdquo;ja&ldquo;</p>", "1 < 2 & 3 – „ja“", "entities are what they stand for"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>", "text stays text"),
        ("<p>Integra&shy;tion</p>", "Integration", "soft hyphens are invisible"),
        ("<p>a</p><!-- geheim --><p>b</p>", "a\n\nb", "comments are left out"),
        ("<dl><dt>Amt</dt><dd>Sozialamt</dd><dt>Datum</dt><dd>04.05.2020</dd></dl>", "Amt\tSozialamt\nDatum\t04.05.2020", "<dl>"),
        ("<table><tr><td>nur eine Zelle</td></tr></table>", "nur eine Zelle", "a table of one cell is layout"),
        ("<table><tr><td colspan=2>Kosten</td></tr><tr><td>2020</td><td>5 €</td></tr></table>", "Kosten\n2020\t5 €", "colspan"),
        ("<pre>Beratungsfolge\n\nStadtrat\t04.05.2020</pre>", "Beratungsfolge\n\nStadtrat\t04.05.2020", "a page that frames a text"),
        ("<div><span>Status:</span><span>öffentlich</span></div>", "Status:\töffentlich", "a label beside its value"),
        ("<div class='page with-sidebar'><p>Alles steht hier.</p></div>", "Alles steht hier.", "most of a page is never furniture"),
    ],
)  # fmt: skip
def test_small_pages(body: str, text: str, reason: str) -> None:
    assert read(body).text == text, reason


@pytest.mark.parametrize(
    ("head", "encoding", "reason"),
    [
        ('<meta charset="utf-8">', "utf-8", "declared"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">',
            "windows-1252",
            "as browsers read it",
        ),
        ("", "utf-8", "not declared, UTF-8"),
        ("", "windows-1252", "not declared, windows-1252"),
        ('<meta charset="utf-8">', "windows-1252", "declared wrongly"),
        ('<meta charset="klingon">', "utf-8", "declared as nothing known"),
        ("", "utf-16", "byte order mark"),
    ],
)
def test_charsets(head: str, encoding: str, reason: str) -> None:
    page = f"<html><head>{head}</head><body><p>Müßiggang – „Größe“ €</p></body></html>"
    assert read_html(page.encode(encoding)).text == "Müßiggang – „Größe“ €", reason


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"<html><frameset><frame src=a></frameset></html>", b"\xff\xfe", b"<table><tr>"]
)
def test_pages_without_words(data: bytes) -> None:
    assert read_html(data).words == ()


def test_hidden_text_is_left_out() -> None:
    hidden = ["<p hidden>a</p>", "<p style='visibility:hidden'>a</p>", "<template>a</template>", "<p class='sr-only'>a</p>",
              "<p aria-hidden=TRUE>a</p>", "<select><option>a</select>", "<textarea>a</textarea>"]  # fmt: skip
    assert read("".join(hidden) + "<p>b</p>").text == "b"


@given(st.lists(st.lists(st.text(alphabet="abc ÄÖ€<&\n", max_size=8), min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_table_keeps_its_words_in_order(table: list[list[str]]) -> None:
    escaped = [[cell.replace("&", "&amp;").replace("<", "&lt;") for cell in row] for row in table]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in escaped)
    document = read(f"<table>{body}</table>")
    assert document.text.split() == " ".join(cell for row in table for cell in row).split()


@pytest.mark.parametrize("depth", [60, 200], ids=["deeper than any real page", "as deep as is read"])
def test_a_deeply_nested_page_is_read(depth: int) -> None:
    assert read("<div>" * depth + "a" + "</div>" * depth).text == "a"


def test_a_page_nested_without_end_is_refused_at_once() -> None:
    with pytest.raises(ReadError) as caught:
        read("<div>" * 90_000 + "a" + "</div>" * 90_000)
    assert caught.value.code == "too_large"
    assert "250 elements" in caught.value.message


@pytest.mark.parametrize("page", ["<p>a</p>", "<span>"], ids=["flat", "nested"])
def test_a_page_of_a_million_elements_is_refused_at_once(page: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(page * 1_000_000)
    assert caught.value.code == "too_large"
    assert "more than 100000 elements" in caught.value.message
