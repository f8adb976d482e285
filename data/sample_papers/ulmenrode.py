"""Stadt Ulmenrode (invented), scanned: ruled Beratungsfolge, a ticked form, a list of fields, a Steuerungsgruppe, a ruled budget table."""

from pathlib import Path
from tempfile import TemporaryDirectory

from data.sample_papers.glass import scan
from data.sample_papers.press import Dress, PageBreak, Press

NAME = "ulmenrode_85-2016_scan.pdf"


def draw(target: Path) -> None:
    """Print the paper and lay it on the glass: the first page bilevel, the second grey and a little more askew."""
    with TemporaryDirectory() as folder:
        printed = Path(folder, "printed.pdf")
        _print(printed)
        scan(printed, target, skews=(0.6, -0.9))


def _print(target: Path) -> None:
    press = Press(Dress(size=11, foot="Stadt Ulmenrode", page_number="- {page} -"))
    press.title("Stadt Ulmenrode")
    press.heading("Sitzungsvorlage Nr. 85/2016")
    press.table(
        [
            ["Amt:", "Amt für Soziales", "Datum:", "11.04.2016"],
            ["Verfasserin:", "Ilse Reimann", "Aktenzeichen:", "50.2-410"],
        ],
        [28, 60, 32, 40],
        rules="none",
        head=0,
    )
    press.table(
        [
            ["Beratungsfolge", "Sitzungstermin", "Status", "Zuständigkeit"],
            ["Sozialausschuss", "26.04.2016", "öffentlich", "Vorberatung"],
            ["Jugendhilfeausschuss", "28.04.2016", "öffentlich", "Vorberatung"],
            ["Verwaltungsausschuss", "03.05.2016", "nichtöffentlich", "Vorberatung"],
            ["Rat der Stadt Ulmenrode", "12.05.2016", "öffentlich", "Entscheidung"],
        ],
        [60, 34, 34, 34],
    )
    press.heading("Betreff:")
    press.text("Integrationskonzept: Handlungsfelder, Steuerungsgruppe und Finanzierung")
    press.heading("Beschlussvorschlag:")
    press.items(
        "Der Rat der Stadt Ulmenrode beschließt die vier Handlungsfelder des Integrationskonzeptes.",
        "Die Verwaltung wird beauftragt, bis Ende 2017 über die ersten Ergebnisse zu berichten.",
        markers=("1.", "2."),
    )
    press.heading("Finanzielle Auswirkungen:")
    press.boxes(("ja", True), ("nein", False))
    press.heading("Personelle Auswirkungen:")
    press.boxes(("ja", False), ("nein", True))
    press.add(PageBreak())
    press.heading("Sachverhalt:")
    press.text(
        "Am 24. September 2015 hat der Rat der Stadt den Auftrag für ein Integrationskonzept erteilt. Im Januar 2016 fand dazu "
        "eine Bürgerwerkstatt in der Stadthalle statt, an der sich rund achtzig Menschen beteiligt haben.",
        "Das Konzept hat folgende Handlungsfelder:",
    )
    press.items(
        "Sprache und Bildung", "Arbeit und Ausbildung", "Wohnen im Stadtteil", "Gesundheit und Beratung", markers="-"
    )
    press.text("Mitglieder der Steuerungsgruppe sind:")
    press.items(
        "Amt für Soziales",
        "Volkshochschule Ulmenrode",
        "Caritasverband Ulmenrode",
        "Agentur für Arbeit",
        "Sportverein Ulmenrode",
        markers="-",
    )
    press.heading("Kosten (in EUR):")
    press.table(
        [
            ["Maßnahme", "2016", "2017"],
            ["Honorar der Moderation", "6.400", ""],
            ["Sachkosten der Werkstätten", "2.150", "1.900"],
            ["Zuschuss des Landes", "4.000", "4.000"],
        ],
        [80, 34, 34],
        right=(1, 2),
    )
    press.text("Der nächste Bericht wird dem Sozialausschuss am 14.11.2017 vorgelegt.")
    press.save(target)
