"""Gemeinde Moorhausen (invented): nothing is ruled; a note for information with a blank form; serif type."""

from pathlib import Path

from data.sample_papers.press import Dress, Press

NAME = "moorhausen_DrS-2023-041.pdf"


def draw(target: Path) -> None:
    press = Press(Dress(serif=True, size=11, page_number="- {page} -"))
    press.title("Gemeinde Moorhausen")
    press.heading("Mitteilungsvorlage")
    press.table(
        [
            ["Drucksache Nr.:", "DrS/2023/041", "Datum:", "11.01.2023"],
            ["Federführend:", "Fachbereich Bürgerdienste", "Berichterstatterin:", "Ilse Brandhorst"],
        ],
        [32, 52, 36, 40],
        rules="none",
        head=0,
    )
    press.table(
        [
            ["Gremien", "Termin", "TOP", "Ö / N", "Zuständigkeit"],
            ["Ortsrat Moorhausen-Siedlung", "24.01.2023", "5", "Ö", "Anhörung"],
            ["Ausschuss für Jugend, Kultur und Vereine", "31.01.2023", "3", "Ö", "Kenntnisnahme"],
            ["Verwaltungsausschuss", "07.02.2023", "8", "N", "Kenntnisnahme"],
        ],
        [74, 26, 14, 16, 34],
        rules="none",
    )
    press.heading("Gegenstand der Vorlage:")
    press.text("Sachstand zum Runden Tisch Zuwanderung und zu den Leitzielen der Gemeinde")
    press.heading("Sachdarstellung:")
    press.text(
        "Seit Herbst 2021 trifft sich der Runde Tisch Zuwanderung. Ihm gehören die Gemeindeverwaltung, die Freiwillige Feuerwehr, die "
        "Grundschule am Deich, der Turnverein Moorhausen und die katholische Pfarrgemeinde an. Die Moderation liegt bei der "
        "Beraterin Dr. Marlene Hoyer.",
        "Der Gemeinderat hat im Dezember 2022 drei Leitziele verabschiedet: „Deutsch lernen“, „Ankommen in der Nachbarschaft“ und "
        "„Mitmachen im Verein“.",
        "Die Gemeinde stellt wie im Vorjahr einen Betrag von 1.200,- € für Fahrten und Lehrbücher bereit. Weitere Kosten entstehen "
        "nicht. Nach der Sitzung vom 31.01.2023 wird ein Flyer in vier Sprachen gedruckt.",
    )
    press.heading("Auswirkungen auf den Stellenplan:")
    press.boxes(("keine", False), ("zusätzlicher Bedarf", False))
    press.save(target)
