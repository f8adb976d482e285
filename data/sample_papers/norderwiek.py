"""Hansestadt Norderwiek (invented): label and value pairs in a ruled head, a single session, boxes one below the other, a draft
that says “nein” beside real costs."""

from pathlib import Path

from data.sample_papers.press import Dress, Press

NAME = "norderwiek_sitzung-2020-11-19.pdf"


def draw(target: Path) -> None:
    press = Press(Dress(page_number="{page}", size=9.5))
    press.title("Einrichtung einer Koordinierungsgruppe Vielfalt")
    press.table(
        [
            ["Gremium:", "Ausschuss für Integration und Chancengleichheit", "Öffentlichkeitsstatus:", "öffentlich"],
            ["Tagesordnungspunkt:", "9", "Zuständigkeit:", "Referat Vielfalt"],
            ["Sitzungsdatum:", "19.11.2020", "Hansestadt Norderwiek, den", "30.10.2020"],
            ["Sitzungsnummer:", "31", "Ersteller:", "Thiele, Wiebke"],
        ],
        [36, 50, 44, 36],
        head=0,
    )
    press.heading("Vorlage")
    press.heading("Finanzielle Auswirkungen")
    press.boxes(
        ("nein", True), ("noch offen, weil:", False), ("ja, die Mittel stehen bereit unter:", False), across=False
    )
    press.heading("Auswirkungen auf den Stellenplan")
    press.boxes(("nein", True), ("ja", False), across=False)
    press.heading("Sachverhalt")
    press.text(
        "Die bisherige Lenkungsgruppe Zuwanderung, die von 2016 bis 2019 unter der Leitung von Senator Enno Petersen arbeitete, hat ihre "
        "Aufgabe erfüllt. An ihre Stelle soll eine Koordinierungsgruppe Vielfalt treten. Vertreten sein sollen darin das Jugendamt, das "
        "Ausländeramt, das Staatliche Schulamt, die Industrie- und Handelskammer, der Seniorenbeirat sowie der Verein Hafenlotsen e. V. "
        "Den Vorsitz übernimmt die Zweite Bürgermeisterin Frau Dr. Antje Rickmers.",
        "Die Gruppe soll ab 01.02.2021 arbeiten und bis Ende 2022 einen Bericht vorlegen.",
        "Für die Schulung der Mitglieder durch die Akademie Küstenland fallen einmalig Kosten von 4.800,00 Euro an.",
    )
    press.heading("Beschlussvorschlag")
    press.text("Der Ausschuss stimmt der Einrichtung einer Koordinierungsgruppe Vielfalt zu.")
    press.text("Anlagen: keine")
    press.save(target)
