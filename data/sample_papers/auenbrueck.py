"""Stadt Auenbrück (invented): ruled Beratungsfolge, running foot, numbered decision, amounts that contradict each other."""

from pathlib import Path

from data.sample_papers.press import Dress, Press

NAME = "auenbrueck_2021-118.pdf"


def draw(target: Path) -> None:
    press = Press(Dress(foot="Stadtverwaltung Auenbrück", page_number="Seite {page} von 2", justified=True))
    press.title("Sitzungsvorlage 2021/118")
    press.table(
        [
            ["Amt: Amt für Soziales und Integration", "Datum: 08.03.2021"],
            ["Aktenzeichen: 50-412", "Bearbeiterin: Jana Wollenweber"],
        ],
        [100, 64],
        head=0,
    )
    press.table(
        [
            ["Gremium", "Datum der Beratung", "Zuständigkeit", "Ergebnis"],
            ["Beirat für Migration und Integration", "17.03.2021", "Vorberatung Ö", ""],
            ["Ausschuss für Soziales, Familie und Senioren", "24.03.2021", "Vorberatung Ö", ""],
            ["Haupt- und Finanzausschuss", "13.04.2021", "Vorberatung N", ""],
            ["Stadtrat", "27.04.2021", "Entscheidung Ö", ""],
        ],
        [68, 36, 36, 24],
    )
    press.heading("Betreff:")
    press.text("<b>Integrationskonzept der Stadt Auenbrück – Auftrag zur Erarbeitung</b>")
    press.heading("Beschlussvorschlag:")
    press.items(
        "Die Verwaltung wird beauftragt, ein Integrationskonzept für die Stadt Auenbrück zu erarbeiten.",
        "Zur Begleitung wird eine Steuerungsgruppe mit höchstens zwölf Mitgliedern eingerichtet.",
        "Mit der Moderation des Verfahrens wird das Institut für Stadtgesellschaft Hellersee beauftragt. Die Kosten dafür "
        "betragen voraussichtlich 18.000 €.",
        markers=["1.", "2.", "3."],
    )
    press.heading("Begründung:")
    press.heading("1. Anlass")
    press.text(
        "Die Stadt Auenbrück hat im Jahr 2012 ein erstes Konzept beschlossen. Seither ist die Stadt gewachsen, und viele "
        "der damals vereinbarten Schritte sind getan. Der Beirat für Migration und Integration regt deshalb an, die "
        "Zusammenarbeit von Schulen, Vereinen und Verwaltung neu zu ordnen.",
    )
    press.heading("2. Inhalt")
    press.text("Das Konzept soll die folgenden fünf Handlungsfelder behandeln:")
    press.items(
        "Sprache und Bildung", "Ausbildung und Arbeit", "Wohnen und Nachbarschaft", "Gesundheit", "Politische Teilhabe"
    )
    press.heading("3. Steuerungsgruppe")
    press.text(
        "Die Steuerungsgruppe tagt unter dem Vorsitz der Leiterin des Amtes für Soziales und Integration. Ihr sollen angehören:"
    )
    press.text("Vertreterinnen und Vertreter der Verwaltung:")
    press.items("Amt für Soziales und Integration", "Schulverwaltungsamt", "Jobcenter", markers="•")
    press.text("Vereine und Einrichtungen:")
    press.items(
        "Caritasverband Auenbrück",
        "Volkshochschule Auenbrück",
        "Türkischer Elternverein Auenbrück e. V.",
        "Evangelische Kirchengemeinde",
        markers="•",
    )
    press.heading("4. Zeitlicher Ablauf")
    press.table(
        [
            ["Mai 2021", "Auftaktveranstaltung im Bürgerhaus"],
            ["Juni bis September 2021", "Fachgespräche zu den Handlungsfeldern"],
            ["4. Quartal 2021", "Entwurf des Konzeptes"],
            ["15.02.2022", "Integrationskonferenz"],
        ],
        [50, 100],
        rules="none",
        head=0,
    )
    press.heading("5. Kosten")
    press.text(
        "Das Institut für Stadtgesellschaft Hellersee hat ein Angebot vorgelegt. Für die Moderation des Verfahrens entstehen danach "
        "Kosten in Höhe von 16.450,00 €. Für Raummieten und Druck kommen Sachkosten von rund 3.500 € hinzu. Das Land fördert das "
        "Vorhaben mit einem Zuschuss von 8.000 €."
    )
    press.text("Die Mittel stehen im Haushaltsjahr 2021 unter dem Produktkonto 31510.529100 zur Verfügung.")
    press.save(target)
