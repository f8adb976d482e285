"""Stadt Quellstedt (invented): a concept of sixteen pages, chapters as fields of action, a fact sheet a page for each measure."""

from pathlib import Path

from data.sample_papers.press import Dress, PageBreak, Press, Spacer

NAME = "quellstedt_integrationskonzept.pdf"

_LABELS = ("Ziel", "Zielgruppe", "Federführung", "Mitwirkende", "Laufzeit", "Kosten", "Stand", "Kennzahl")
_FIELDS: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "A. Deutsch lernen": (
        (
            "A 1 Abendkurs mit Kinderbetreuung",
            "Wer tagsüber arbeitet oder Kinder hat, fand bisher keinen Platz. Zwei Abende in der Woche wird nun im Familienzentrum "
            "gelernt, nebenan malen und spielen die Kinder.",
            (
                "Niemand muss wegen der Kinder auf den Kurs verzichten",
                "Eltern, vor allem Mütter",
                "Volkshochschule",
                "Familienzentrum am Anger, Jobcenter",
                "ab September 2025",
                "18.400 € jährlich",
                "in Vorbereitung",
                "belegte Plätze je Halbjahr",
            ),
        ),
        (
            "A 2 Sprachpaten in Betrieben",
            "Kolleginnen und Kollegen üben zehn Minuten am Tag Fachwörter mit denen, die neu in der Werkhalle sind. Die Stadt zahlt "
            "eine Schulung, die Betriebe geben die Zeit.",
            (
                "Deutsch dort lernen, wo es gebraucht wird",
                "Beschäftigte und Auszubildende",
                "Wirtschaftsförderung",
                "Kreishandwerkerschaft, Gewerbeverein",
                "2024–2026",
                "9.600 €",
                "läuft",
                "Zahl der Patenschaften",
            ),
        ),
        (
            "A 3 Vorlesen in zwei Sprachen",
            "An jedem ersten Samstag im Monat liest eine Mutter oder ein Großvater in der eigenen Sprache, danach dieselbe "
            "Geschichte auf Deutsch.",
            (
                "Familien entdecken die Bücherei",
                "Kinder von drei bis acht Jahren",
                "Stadtbücherei",
                "Grundschule am Bach",
                "seit März 2021",
                "1.200 € jährlich",
                "dauerhaft",
                "Besuche im Jahr",
            ),
        ),
    ),
    "B. Bildung und Ausbildung": (
        (
            "B 1 Lotsinnen für den Schulstart",
            "Vier Lotsinnen begleiten Familien von der Anmeldung bis zu den Herbstferien und erklären, was ein Ranzen, ein "
            "Elternabend und eine Hausaufgabe ist.",
            (
                "Kein Kind fehlt am ersten Schultag",
                "Familien, die neu in der Stadt sind",
                "Schulamt",
                "Jugendmigrationsdienst, Elternbeirat",
                "2025 bis 2028",
                "46.000 €",
                "geplant",
                "begleitete Familien",
            ),
        ),
        (
            "B 2 Ferienwerkstatt Beruf",
            "In der ersten Woche der Sommerferien bauen Jugendliche eine Bank, backen Brot und richten einen Rechner ein. Meister "
            "aus fünf Betrieben leiten sie an.",
            (
                "Mehr Jugendliche beginnen eine Ausbildung",
                "Jugendliche der Klassen 8 und 9",
                "Jugendamt",
                "Berufsschule, Agentur für Arbeit",
                "2023",
                "7.300 €",
                "abgeschlossen",
                "Teilnehmende",
            ),
        ),
        (
            "B 3 Beratung zur Anerkennung von Abschlüssen",
            "Einmal im Monat kommt die Beraterin der Kammer in das Rathaus. Wer mag, bringt jemanden mit, der übersetzt.",
            (
                "Fachkräfte arbeiten in ihrem Beruf",
                "Zugewanderte mit ausländischem Abschluss",
                "Stabsstelle Integration",
                "Industrie- und Handelskammer",
                "ab Januar 2026",
                "5.000 € jährlich",
                "geplant",
                "Beratungen",
            ),
        ),
    ),
    "C. Wohnen und Nachbarschaft": (
        (
            "C 1 Mietführerschein",
            "An drei Nachmittagen geht es um Heizen und Lüften, Mülltrennung, Mietvertrag und den Ton im Treppenhaus. Am Ende gibt "
            "es eine Urkunde, die Vermieter kennen.",
            (
                "Mehr Zusagen bei der Wohnungssuche",
                "Haushalte in Unterkünften der Stadt",
                "Sozialamt",
                "Quellstedter Wohnungsbau, Mieterverein",
                "2024–2027",
                "12.800 €",
                "läuft",
                "ausgestellte Urkunden",
            ),
        ),
        (
            "C 2 Nachbarschaftsgarten am Mühlgraben",
            "Auf der Brache neben dem Klärwerk entstehen vierzig Beete, ein Backofen und eine Laube.",
            (
                "Ein Ort, an dem man ins Gespräch kommt",
                "alle Quellstedterinnen und Quellstedter",
                "Grünflächenamt",
                "Gartenfreunde Quellstedt, Diakonie",
                "bis Oktober 2026",
                "88.000 €",
                "zurückgestellt",
                "bewirtschaftete Beete",
            ),
        ),
        (
            "C 3 Fest der Straßen",
            "Jedes Jahr im Juni decken die Straßen ihre Tische. Die Stadt stellt Bänke, Strom und eine Versicherung.",
            (
                "Nachbarn kennen einander",
                "Bewohnerinnen und Bewohner aller Viertel",
                "Kulturamt",
                "Ortsräte, Kirchengemeinden",
                "seit 2018",
                "3.500 € jährlich",
                "dauerhaft",
                "angemeldete Tafeln",
            ),
        ),
    ),
    "D. Verwaltung für alle": (
        (
            "D 1 Formulare in einfacher Sprache",
            "Die dreißig häufigsten Formulare werden neu geschrieben und von Menschen geprüft, die gerade Deutsch lernen.",
            (
                "Anträge kommen vollständig an",
                "alle, die Anträge stellen",
                "Hauptamt",
                "Stabsstelle Integration, Seniorenrat",
                "2025",
                "14.000 €",
                "in Vorbereitung",
                "Anteil vollständiger Anträge",
            ),
        ),
        (
            "D 2 Dolmetschen am Telefon",
            "Wer am Schalter nicht weiterkommt, ruft einen Dienst an, der in neunzig Sprachen übersetzt.",
            (
                "Kein Gespräch scheitert an der Sprache",
                "Mitarbeitende mit Publikumsverkehr",
                "Bürgeramt",
                "Kreiskrankenhaus, Polizeistation Quellstedt",
                "seit Juli 2023",
                "6.200 € jährlich",
                "läuft",
                "Anrufe im Monat",
            ),
        ),
        (
            "D 3 Ausbildung im Rathaus",
            "Die Stadt wirbt in Vereinen und Gemeinden um Bewerbungen und nimmt an der Börse der Migrantenvereine teil.",
            (
                "Das Rathaus ist so bunt wie die Stadt",
                "Schulabgängerinnen und Schulabgänger",
                "Personalamt",
                "Migrantenverein Brücke e. V.",
                "2026–2029",
                "2.900 €",
                "geplant",
                "Bewerbungen",
            ),
        ),
    ),
}


def draw(target: Path) -> None:
    press = Press(Dress(running_head="Integrationskonzept der Stadt Quellstedt", page_number="{page}", size=10.5))
    _cover(press)
    press.title("Vorwort")
    press.text(
        "Quellstedt wächst. Von den 21.300 Menschen, die heute hier leben, ist jeder fünfte in einem anderen Land geboren, und in der "
        "Grundschule am Bach werden auf dem Hof siebzehn Sprachen gesprochen. Das ist anstrengend und es ist schön.",
        "Am 14. März 2023 hat der Stadtrat den Auftrag gegeben, ein Integrationskonzept zu schreiben. Auf einer Auftaktveranstaltung "
        "am 8. September 2023 sammelten 110 Gäste Wünsche; im Februar 2024 berieten vier Werkstätten darüber.",
    )
    press.title("Wer das Konzept begleitet")
    press.text(
        "Eine Steuerungsgruppe Integration begleitet die Umsetzung. Ihr gehören die Bürgermeisterin, die Stabsstelle Integration, das "
        "Jobcenter, die Diakonie, der Migrantenverein Brücke e. V. und je ein Mitglied der Fraktionen an.",
    )
    press.title("Die Stadt in Zahlen")
    press.table(
        [
            ["Jahr", "Einwohner", "davon im Ausland geboren"],
            ["2013", "19.870", "2.310"],
            ["2018", "20.640", "3.480"],
            ["2023", "21.300", "4.270"],
        ],
        [30, 40, 60],
    )
    for field, sheets in _FIELDS.items():
        press.add(PageBreak())
        press.title(f"Handlungsfeld {field}")
        for number, (title, text, values) in enumerate(sheets):
            if number:
                press.add(PageBreak())
            press.heading(f"Maßnahme {title}")
            press.text(text)
            press.table(list(zip(_LABELS, values, strict=True)), [45, 120], rules="rows", head=0)
    press.add(PageBreak())
    press.title("Wie es weitergeht")
    press.text(
        "Die Steuerungsgruppe trifft sich zweimal im Jahr. Im Dezember 2026 legt die Stabsstelle dem Stadtrat einen Bericht vor. Im Jahr "
        "2030 wird das Konzept fortgeschrieben.",
    )
    press.save(target)


def _cover(press: Press) -> None:
    press.add(Spacer(1, 160))
    press.title("Gut ankommen in Quellstedt")
    press.title("Integrationskonzept 2025 bis 2030")
    press.text("Stadt Quellstedt, Stabsstelle Integration", "Mai 2024")
    press.add(PageBreak())
    press.title("Inhalt")
    titles = ["Vorwort", "Wer das Konzept begleitet", "Die Stadt in Zahlen"]
    pages = [3, 3, 3]
    for number, field in enumerate(_FIELDS):
        titles.append(f"Handlungsfeld {field}")
        pages.append(4 + 3 * number)
    for title, page in zip([*titles, "Wie es weitergeht"], [*pages, 4 + 3 * len(_FIELDS)], strict=True):
        press.text(f"{title} {'.' * (80 - len(title))} {page}")
    press.add(PageBreak())
