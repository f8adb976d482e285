"""Stadt Falkenrode (invented): body in two justified columns, a Beratungsfolge without rules, several yearly amounts."""

from pathlib import Path

from data.sample_papers.press import Dress, FrameBreak, Press

NAME = "falkenrode_0312-2024-E1.pdf"


def draw(target: Path) -> None:
    press = Press(
        Dress(
            serif=True,
            size=9.5,
            justified=True,
            columns=2,
            extra={"split": 100},
            foot="Stadt Falkenrode",
            page_number="Seite: {page}",
        )
    )
    press.title("Stadt Falkenrode")
    press.heading("Ergänzungsvorlage Nr. 0312/2024 E1")
    press.table(
        [
            ["Dienststelle:", "Fachstelle Integration", "Eingang:", "19.08.2024"],
            ["Dezernat:", "III", "Auskunft erteilt:", "Herr Bodo Kranz"],
        ],
        [26, 56, 30, 40],
        rules="none",
        head=0,
    )
    press.table(
        [
            ["Beratungsfolge", "Sitzung am", "TOP", "ö", "nö", "Ergebnis"],
            ["Integrationsrat", "03.09.2024", "4", "x", "", "vorberaten"],
            ["Ausschuss für Schule und Weiterbildung", "10.09.2024", "6", "x", "", ""],
            ["Rat der Stadt Falkenrode", "26.09.2024", "11", "x", "", ""],
        ],
        [66, 28, 14, 10, 10, 30],
        rules="none",
    )
    press.heading("Betreff")
    press.text("Fortschreibung des Integrationsplans: Handlungsfelder und Finanzierung")
    press.heading("Beschlussentwurf")
    press.text(
        "Der Rat der Stadt Falkenrode stimmt der Fortschreibung zu und stellt für die Umsetzung 2025 einen Betrag von 35.000 € und 2026 "
        "einen Betrag von 40.000 € bereit."
    )
    press.add(FrameBreak())
    press.heading("Begründung")
    press.text(
        "Der Integrationsplan wurde am 12. März 2019 vom Rat beschlossen. Die Fachstelle Integration hat seine Wirkung im Jahr 2023 mit "
        "einer Befragung von Vereinen, Schulen und Beratungsstellen überprüft. Dabei zeigte sich, dass die Angebote in den Stadtteilen "
        "gut angenommen werden, aber zu wenig voneinander wissen.",
        "Die Fortschreibung entstand zwischen Oktober 2023 und Juni 2024 in einer Arbeitsgruppe. Das Begleitgremium Integrationsplan, "
        "bestehend aus Vertretungen der Ratsfraktionen, des Integrationsrates, der Agentur für Arbeit und der Handwerkskammer, hat den "
        "Entwurf am 24. Juni 2024 beraten.",
    )
    press.heading("Handlungsfeld „Frühe Bildung und Schule“")
    press.text(
        "Kindertageseinrichtungen und Schulen stimmen ihre Angebote ab. Die Übergänge werden durch gemeinsame Gespräche mit den Familien "
        "begleitet; dafür stehen geschulte Elternlotsinnen bereit."
    )
    press.heading("Handlungsfeld „Arbeit und Qualifizierung“")
    press.text(
        "Die Anerkennung von Abschlüssen soll schneller gehen. Betriebe, die Praktika anbieten, werden von der Fachstelle beraten. Eine "
        "Börse im Frühjahr 2025 bringt Bewerberinnen und Betriebe zusammen."
    )
    press.heading("Handlungsfeld „Zusammenleben im Stadtteil“")
    press.text(
        "In jedem Stadtteil gibt es einen Ort, an dem sich Nachbarn begegnen. Die Stadtteilbüros erhalten dafür jährlich einen Zuschuss "
        "von 2.500 € aus Mitteln der Stadt."
    )
    press.heading("Handlungsfeld „Sport und Freizeit“")
    press.text(
        "Vereine, die Trainings in mehreren Sprachen anbieten, werden bei der Vergabe der Hallenzeiten bevorzugt. Die Sportkonferenz der "
        "Vereine bleibt bestehen."
    )
    press.text(
        "Für ältere Zugewanderte entsteht ein Angebot am Vormittag, das Bewegung und Gespräch verbindet. Die Bäder öffnen an zwei Tagen "
        "im Monat nur für Frauen; die Rückmeldungen der ersten Monate sind gut, und die Stadtteilbüros vermitteln Begleitung für den "
        "ersten Besuch."
    )
    press.heading("Wie es weitergeht")
    press.text(
        "Nach dem Beschluss des Rates legt die Fachstelle Integration gemeinsam mit den Stadtteilbüros fest, in welcher Reihenfolge die "
        "Schritte gegangen werden. Eine Stadtteilkonferenz am 15. März 2025 macht den Anfang. Über den Stand wird im Integrationsrat "
        "einmal im Jahr berichtet."
    )
    press.heading("Kosten")
    press.text(
        "Von den 75.000 € der beiden Jahre entfallen etwa 50.000 € auf Personalkosten. Für die externe Evaluation durch das Büro "
        "Querblick werden bis zu 12 T€ veranschlagt."
    )
    press.save(target)
