"""Text layers that a poor recognition has left are told from German, whatever German looks like in council papers."""

from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader

from pipeline.ingest.pdf.reading import read_pages, read_pdf
from pipeline.ingest.pdf.text_layer import TRIPLES, garbled, small_words, triples
from tests.drawn_paper import Paper

POOR = 0.12

GERMAN = {
    "prose": """Die Verwaltung berichtet über den Stand der Umsetzung und schlägt vor, das Konzept im kommenden Jahr gemeinsam mit den
        Vereinen, Schulen und Trägern fortzuschreiben. Dabei sollen besonders die Angebote zur frühen Förderung weiterentwickelt
        werden, weil sich gezeigt hat, dass viele Familien sie noch nicht kennen oder sich nicht angesprochen fühlen.""",
    "gendered": """Die Mitarbeiter*innen und Bürger:innen beraten mit den Kolleg_innen, den KollegInnen und MitarbeiterInnen, wie die
        Schüler/-innen und Ehrenamtlichen besser eingebunden werden können; außerdem sollen die Sprecher*innen der Vereine jeweils
        frühzeitig informiert werden, damit alle Beteiligten rechtzeitig mitwirken und eigene Vorschläge einbringen können.""",
    "abbreviations": """gem. § 41 Abs. 1 GO NRW i. V. m. der HGrdG, vgl. GRDrs 952/2001, bzgl. StVV-Beschl. v. 03.04.2019 u. a. zzgl. MwSt.,
        ggf. BAMF, KVJS, SGB VIII, VZÄ, kW/h, CO2-frei, H2O, km², S. 12 ff., Nr. 3a, Tsd. EUR, gGmbH, e. V., z. B., d. h., usw.""",
    "table of numbers": " ".join(f"Konto {n} 31301/{n} {n}.000,00 € {n + 1}.250,50 €" for n in range(10, 60)),
    "names of many languages": """Frau Ayşe Yıldız, Herr Nguyễn Văn Thịnh, Frau Grażyna Brzęczyszczykiewicz, Herr Hryhorij Skrzypczak,
        Frau Szczepańska, Herr Đorđević, Frau Mbweni Nkrumah, Herr Xhaka, Frau Vlk, Herr Krč, Frau Wójcik, Herr Schtschedrin,
        Frau Fatoumata Diallo, Herr Łukasz Wąs, Frau Öykü Çağlar und Herr Zbigniew Kowalczyk sind entschuldigt""",
    "addresses": "www.stadt-musterau.de/buergerservice integration@musterau.de https://rat.musterau.example/bi/vo0050.php " * 15,
    "broken words": "Die Ver- waltung schlägt vor, den Inte- grationsplan fortzu- schreiben und im nächs- ten Jahr zu be- raten. " * 5,
}  # fmt: skip


@pytest.mark.parametrize("kind", GERMAN)
def test_german_is_no_garbage(kind: str) -> None:
    assert garbled(GERMAN[kind].split() * 2) <= 0.05


GARBAGE = {
    "letters that look alike": """Die Venvaltung bcrichtct übcr den Sland der Umselzung und schlögt vcr, das Konzcpt im kommcnden Jahr
        gcmcinsarn mit den Vcreincn, Schulcn und Trägcm forlzuschrcibcn. Dabci sollcn bcsondcrs die Angcbolc zur lrühcn Fördcrung
        wcitcrcntwickclt wcrdcn, wcil sich gczcigt hat, dass viclc Familicn sic noch nichl kcnncn.""",
    "signs inside words": """die Ver~altung ber|chtet über den Sta~d der Umset~ung und sch\\ägt vor, das Kon~ept im ko~menden Jahr ge~einsam
        mit den Ver|inen, Sch~len und Trä~ern fort~uschreiben; da|ei sol~en be|onders die An~ebote zur fr~hen För|erung""",
    "digits inside words": " ".join(
        ["ent5cheidet", "be5chließt", "kos1en", "mitte1n", "vor5chlag", "be4rbeiten", "gem3insam", "sta11finden"] * 4
    ),
    "no words": "xkcd qwrt zrtpl mnbvc lkjhg trewq plokm ijnuh bgvfc rdxes wqazx vfrtg bnhyu mkiol jhgfd sdfgh " * 3,
}  # fmt: skip


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage(kind: str) -> None:
    assert garbled(GARBAGE[kind].split() * 2) > POOR


def test_a_few_words_tell_nothing() -> None:
    assert garbled("xkcd qwrt zrtpl mnbvc".split()) == 0.0
    assert garbled([]) == 0.0


def test_which_words_tell() -> None:
    words = "Mitarbeiter*innen Kinder-/jugendliche, Stadt (gemeinsame) Inte- www.rat.de a@b.de und".split()
    assert list(small_words(words)) == ["innen", "jugendliche", "gemeinsame"]
    assert list(triples("und")) == ["^un", "und", "nd$"]


def test_the_triples_are_written_as_they_are_collected() -> None:
    lines = TRIPLES.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert all(len(line) > 2 and list(line[2:]) == sorted(set(line[2:])) for line in lines)


def _scan(place: Path, layer: str) -> Path:
    """A page that a picture covers, with a text layer."""
    from PIL import Image

    paper = Paper(place)
    paper.canvas.drawImage(ImageReader(Image.new("L", (60, 85), 240)), 0, 0, 595, 842)
    paper.write(layer)
    paper.page()
    return paper.save()


@pytest.mark.parametrize(
    ("layer", "poor", "reason"),
    [
        (GARBAGE["letters that look alike"], True, "recognised poorly"),
        (GERMAN["prose"], False, "recognised well"),
    ],
)
def test_a_poor_layer_is_recognised_anew_but_not_thrown_away(
    tmp_path: Path, layer: str, poor: bool, reason: str
) -> None:
    file = _scan(tmp_path / "scan.pdf", " ".join(layer.split() * 2))
    (page,) = read_pages(file).pages
    assert (page.fault is not None) == poor, reason
    document = read_pdf(file)
    assert document.pages[0].source == "digital"
    assert document.words


def test_a_page_without_a_picture_is_never_poor(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "digital.pdf")
    paper.write(" ".join(GARBAGE["letters that look alike"].split() * 2))
    paper.page()
    (page,) = read_pages(paper.save()).pages
    assert page.fault is None
