"""Stadt Hohenwald (invented): a long paper whose Beratungsfolge runs over the page break; names broken inside the cells."""

from pathlib import Path

from data.sample_papers.press import Dress, Press, Spacer

NAME = "hohenwald_SV-9-0204.pdf"


def draw(target: Path) -> None:
    press = Press(Dress(running_head="SV-9-0204", page_number="Seite {page}/2", justified=True))
    press.title("STADT HOHENWALD")
    press.heading("Vorlage Nr.: SV-9-0204")
    press.text("Verantwortlich: Amt für Zuwanderung")
    press.heading("Betreff:")
    press.text("<b>Integrationskonzept Hohenwald 2030 – Beschluss</b>")
    press.heading("Beschlussantrag:")
    press.items(
        "Der Rat beschließt das Integrationskonzept Hohenwald 2030.",
        "Die Verwaltung wird beauftragt, alle zwei Jahre über den Stand der Umsetzung zu berichten.",
        markers=["1.", "2."],
    )
    press.heading("Erläuterungen:")
    press.text(
        "Das Konzept hat eine Vorgeschichte: Am 14. Mai 2015 beschloss der Rat, ein Leitbild zu erarbeiten. Es folgten eine "
        "Online-Befragung vom 01.03. bis 15.04.2016, eine Zukunftswerkstatt am 11. Juni 2016 und eine lange Zeit der Abstimmung mit den "
        "Trägern. Die Erfahrung der Jahre 2015 und 2016 hat gezeigt, wie wichtig feste Ansprechpersonen sind.",
        "Im Mittelpunkt stehen vier Handlungsfelder: „Sprache“, „Bildung und Erziehung“, „Arbeit und Wirtschaft“ sowie „Kultur und "
        "Sport“. Daneben wird „Schutz vor Diskriminierung“ als Querschnittsthema behandelt.",
        "Die Projektgruppe Integrationskonzept bestand aus dem Sozialamt, dem Schulamt, der Diakonie Hohenwald, dem Jugendmigrationsdienst "
        "und Vertreterinnen und Vertretern der Moscheegemeinden. Künftig wird ein Fachbeirat Integration mit 15 Mitgliedern die Umsetzung "
        "begleiten.",
    )
    press.heading("Haushaltsmäßige Auswirkungen")
    press.table(
        [
            ["Gesamtkosten der Maßnahme", "Einzahlungen/Erträge (Zuschüsse u. Ä.)", "Jährliche laufende Belastung"],
            ["96.000 €", "24.000 €", "18.000 €"],
        ],
        [55, 60, 50],
    )
    press.text("Finanzposition: 1.4980.7180   Haushaltsjahr: 2018")
    press.add(Spacer(1, 120))
    press.heading("Beratungsverlauf", keep=False)
    press.table(
        [
            ["Vorlage an", "Sitzungstermin", "Sitzungsart", "zur"],
            ["Bezirksvertretung Hohenwald-Nord", "08.01.2018", "öffentlich", "Anhörung"],
            ["Bezirksvertretung Hohenwald-Süd", "09.01.2018", "öffentlich", "Anhörung"],
            ["Kinder- und Jugendhilfeausschuss", "16.01.2018", "öffentlich", "Beratung"],
            ["Ausschuss für Soziales, Gesundheit und demografischen Wandel", "18.01.2018", "öffentlich", "Beratung"],
            ["Ausschuss für Kultur und Sport", "23.01.2018", "öffentlich", "Beratung"],
            ["Wirtschaftsausschuss", "25.01.2018", "öffentlich", "Beratung"],
            ["Finanzausschuss", "30.01.2018", "öffentlich", "Beratung"],
            ["Verwaltungsvorstand", "05.02.2018", "nichtöffentlich", "Kenntnisnahme"],
            ["Hauptausschuss", "08.02.2018", "nichtöffentlich", "Empfehlung"],
            ["Rat der Stadt Hohenwald", "20.02.2018", "öffentlich", "Beschlussfassung"],
        ],
        [66, 34, 34, 32],
    )
    press.text("Hohenwald, 18.12.2017")
    press.save(target)
