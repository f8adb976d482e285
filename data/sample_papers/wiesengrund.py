"""Landkreis Wiesengrund (invented county): drawn check boxes, a budget table over a page break, a Lenkungskreis with a size."""

from pathlib import Path

from data.sample_papers.press import Dress, Press, Spacer

NAME = "wiesengrund_VO-2019-0457.pdf"


def draw(target: Path) -> None:
    press = Press(Dress(running_head="Landkreis Wiesengrund – Vorlage VO/2019/0457", size=10.5))
    press.title("Landkreis Wiesengrund")
    press.heading("Beschlussvorlage VO/2019/0457")
    press.table(
        [
            ["Dezernat", "II – Jugend, Bildung und Soziales", "02.09.2019"],
            ["Fachdienst", "Migration und Teilhabe", ""],
            ["Verfasser/-in", "Ostermann, Karl", ""],
        ],
        [34, 90, 34],
        rules="none",
        head=0,
    )
    press.table(
        [
            ["Beratungsfolge", "Status", "Sitzungstermin"],
            ["Ausschuss für Soziales und Gleichstellung", "öffentlich", "17.09.2019"],
            ["Kreisausschuss", "nicht öffentlich", "30.09.2019"],
            ["Kreistag", "öffentlich", "14.10.2019"],
        ],
        [92, 36, 34],
        rules="rows",
    )
    press.heading("Betreff")
    press.text("Kreisweites Integrationskonzept: Lenkungskreis und Mittel für die Jahre 2020 bis 2022")
    press.heading("Beschlussvorschlag")
    press.text(
        "Der Kreistag nimmt den Bericht zur Kenntnis und beschließt die Einrichtung eines Lenkungskreises Integration sowie die "
        "Bereitstellung der in der Anlage genannten Mittel."
    )
    press.heading("Sachverhalt")
    press.text(
        "Der Lenkungskreis Integration soll die Umsetzung des Konzeptes begleiten. Er besteht aus 14 Personen: je zwei "
        "Vertreterinnen und Vertretern der Kreisverwaltung und der Wohlfahrtsverbände, vier Mitgliedern des Kreistages sowie sechs "
        "Vertreterinnen und Vertretern der Migrantenorganisationen. Den Vorsitz führt die Landrätin.",
        "Die Erarbeitung hat die Hochschule Lindental wissenschaftlich begleitet. Für die Koordination wird eine Stelle mit "
        "0,75 VZÄ eingerichtet.",
        "Der Kreistag hat am 18.06.2018 die Erarbeitung beschlossen. Im November 2018 fand eine Regionalkonferenz statt. Der "
        "erste Umsetzungsbericht soll im Frühjahr 2021 vorgelegt werden.",
    )
    press.text(
        "Das Konzept ist thematisch wie folgt gegliedert: Spracherwerb, Übergang in Ausbildung und Beruf, Gesundheitsversorgung, "
        "Ehrenamt und Interkulturelle Öffnung der Verwaltung."
    )
    press.add(Spacer(1, 30))
    press.heading("Finanzielle Auswirkungen")
    press.boxes(("ja", True), ("nein", False))
    press.heading("Personelle Auswirkungen")
    press.boxes(("ja", True), ("nein", False))
    press.add(Spacer(1, 40))
    press.heading("Mittelbedarf – in EUR –", keep=False)
    press.table(
        [
            ["Ergebnishaushalt", "2020", "2021", "2022"],
            ["Personalaufwand", "42.000", "43.000", "44.000"],
            ["Sachaufwand", "6.500", "6.500", ""],
            ["Zuwendung an Vereine", "", "10.000", "10.000"],
            ["Erträge (Zuschuss des Landes)", "21.000", "21.500", "22.000"],
            ["Zuschussbedarf", "27.500", "38.000", "32.000"],
        ],
        [70, 30, 30, 30],
        right=(1, 2, 3),
    )
    press.text("Das Produktkonto lautet 3.1.5.01/543100.")
    press.save(target)
