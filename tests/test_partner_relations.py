"""External partners by what governs their names, from either side; towns, bodies and people are invented."""

from __future__ import annotations

import pytest

from extractors.facts import ExternalPartner
from extractors.partners.extractor import extract
from extractors.partners.organisations import organisations
from pipeline.ingest.plain_text import read_text


def names(text: str) -> list[str]:
    found = extract(read_text(f"Begründung:\n\n{text}\n"), ())
    return [fact.name for fact in found if isinstance(fact, ExternalPartner)]


@pytest.mark.parametrize(
    ("text", "name", "expert"),
    [
        ("bei der Muster & Partner GmbH, Falkental", "Muster & Partner GmbH", False),
        ("das Büro plan:dialog, Auental", "Büro plan:dialog", True),
        ("der Firma pro terra aus Auental", "Firma pro terra", True),
        ("des Zentrums für Sozialforschung Auental e. V. (zsa)", "Zentrum für Sozialforschung Auental e. V. (zsa)", True),
        ("die Arbeitsgruppe für Altersforschung (AAS)", "Arbeitsgruppe für Altersforschung (AAS)", True),
        ("das Zentrum für Planung und Evaluation (ZPE)", "Zentrum für Planung und Evaluation (ZPE)", True),
        ("die KLM Consulting", "KLM Consulting", True),
        ("der nordplan-Marktforschung", "nordplan-Marktforschung", True),
        ("das ITS – Institut für Teilhabe", "ITS – Institut für Teilhabe", True),
        ("der Hochschule Auental, Fakultät Soziales", "Hochschule Auental, Fakultät Soziales", True),
        ("die Erwachsenenbildung Auental e. V.", "Erwachsenenbildung Auental e. V.", False),
    ],
)  # fmt: skip
def test_names_of_organisations(text: str, name: str, expert: bool) -> None:
    assert [(found.name, found.expert) for found in organisations(text)] == [(name, expert)]


@pytest.mark.parametrize(
    "text",
    [
        "die Forschung zeigt",
        "ein externes Beratungsbüro",
        "die Agentur für Arbeit",
        "das Bürgerbüro Mitte",
        "die Abteilung Stadtplanung",
        "das Institut",
        "das Büro begleitet die Stadt",
        "der Caritasverband Falkental e. V.",
    ],
)
def test_what_is_no_name_of_an_organisation_from_outside(text: str) -> None:
    assert list(organisations(text)) == []


WORKS: list[tuple[str, list[str], str]] = [
    # taken on
    ("Als externe Beratung wurde die Firma Anders & Blum beauftragt.", ["Firma Anders & Blum"], "commissioned as what"),
    ("Mit dem Gutachten soll die KLM Consulting, Falkental, betraut werden.", ["KLM Consulting"], "to be entrusted"),
    ("Für die Planung wurde das Ingenieurbüro Adler aus Auental hinzugezogen.", ["Ingenieurbüro Adler"], "called in"),
    ("Es wird empfohlen, das Institut für Teilhabe mit der Evaluation zu betrauen.", ["Institut für Teilhabe"], "the infinitive"),
    ("Im Auftrag der Gemeinde hat die Plansocietät ein Konzept erarbeitet.", ["Plansocietät"], "im Auftrag der Gemeinde"),
    ("Nach einem Auswahlverfahren fiel die Entscheidung auf das Büro Weitblick.", ["Büro Weitblick"], "chosen"),
    ("Beauftragt wurde hiermit die Arbeitsgemeinschaft Nordplan in Auental.", ["Arbeitsgemeinschaft Nordplan in Auental"], "any name"),
    ("Das wirtschaftlichste Angebot (Plansocietät, Auental) schließt mit 9.000 €.", ["Plansocietät"], "the best offer"),
    ("Externe Moderation: 4.280,00 € (Angebot der Firma pro terra vom 3. Mai)", ["Firma pro terra"], "an offer as a basis"),
    ("Das Honorar der Nordplan GmbH wird mit 9.750 € angesetzt.", ["Nordplan GmbH"], "a fee"),
    # the work is theirs
    ("Die Prozessberatung obliegt dem Institut für Wandel, Falkental.", ["Institut für Wandel"], "obliegt"),
    ("Moderation und Auswertung sollen dem Institut für Wandel übertragen werden.", ["Institut für Wandel"], "übertragen"),
    ("Die Auswertung der Daten lag in den Händen der Hochschule Falkental.", ["Hochschule Falkental"], "in the hands of"),
    ("Auftragnehmerin ist die Nordplan GmbH aus Falkental.", ["Nordplan GmbH"], "is the contractor"),
    ("Wissenschaftlicher Partner des Vorhabens ist die Universität Falkental.", ["Universität Falkental"], "is a partner"),
    ("Kooperationspartner sind die Hochschule Auental und das Institut für Wandel.", ["Hochschule Auental", "Institut für Wandel"], "two"),
    ("Wissenschaftliche Begleitung\nEvangelische Hochschule Auental", ["Evangelische Hochschule Auental"], "a label above"),
    ("Die Mitwirkung des Instituts ISR Falkental endete mit dem Bericht.", ["Institut ISR Falkental"], "its part"),
    # done by them, with them
    ("Das Evaluationsgutachten stammt von der Hochschule Auental.", ["Hochschule Auental"], "whose work it is"),
    ("Der Plan wurde gemeinsam von der Verwaltung und dem Institut für Wandel erarbeitet.", ["Institut für Wandel"], "a pair"),
    ("Sie wurden unter Mitwirkung des Zentrums für Sozialplanung erarbeitet.", ["Zentrum für Sozialplanung"], "with them"),
    ("Die Befragung wurde gemeinsam mit der Hochschule Auental durchgeführt.", ["Hochschule Auental"], "together"),
    ("Das Konzept entstand in Zusammenarbeit mit der Hochschule Auental.", ["Hochschule Auental"], "arose together"),
    # they do it
    ("Die Evaluation führte die univaria GmbH, Falkental, durch.", ["univaria GmbH"], "the matter first, the verb in two parts"),
    ("Die Fragebögen wertete die Hochschule Auental aus.", ["Hochschule Auental"], "likewise"),
    ("Das Institut für Wandel (IfW), Auental, fasste die Ergebnisse zusammen.", ["Institut für Wandel (IfW)"], "the body first"),
    ("Es sind Interviews, welche die Hochschule Auental (Prof. Dr. Brandt) geführt hat.", ["Hochschule Auental"], "a relative clause"),
    ("Die Firma Weitblick, die schon das erste Konzept begleitet hat, wird wieder tätig.", ["Firma Weitblick"], "a relative clause behind"),
    ("Die Hochschule Auental hat ihn im Sommer 2019 evaluiert.", ["Hochschule Auental"], "a pronoun for what was evaluated"),
    # they present it
    ("Herr Blum vom Büro Weitblick stellt den Entwurf des Konzepts vor.", ["Büro Weitblick"], "who presents the draft"),
    ("Das Konzept hat das Büro Weitblick in der vorigen Sitzung vorgestellt.", ["Büro Weitblick"], "the perfect"),
    ("Frau Petri von der Nordplan GmbH präsentiert die Ergebnisse der Sozialraumanalyse.", ["Nordplan GmbH"], "a firm's own study"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), WORKS)
def test_who_works_for_the_town(text: str, expected: list[str], reason: str) -> None:
    assert names(text) == expected, reason


DOES_NOT: list[tuple[str, str]] = [
    ("Herr Adler von der Falkental GmbH stellt das Unternehmen vor.", "a company about itself"),
    ("Herr Blum vom Institut für Wandel fragt nach den Kosten.", "a guest who asks"),
    ("An dem Workshop nahmen Vertreter der Hochschule Auental teil.", "participants"),
    (
        "Gesteuert wird sie von einer Gruppe, der die Hochschule Auental und das Schulamt angehören.",
        "members of a group",
    ),
    ("Mitglieder sind die Hochschule Auental, das Jobcenter und der Caritasverband.", "a list of members"),
    ("Das Projekt wird gefördert durch die Falken Stiftung und das Sozialministerium.", "who pays"),
    ("Die Wohnungen werden durch die Wohnungsbau GmbH erstellt.", "a builder"),
    ("Mit der Bewachung der Unterkunft wurde die Firma Adler Security beauftragt.", "a service"),
    ("Die Reinigung wurde an die Firma Blitz GmbH vergeben.", "a service"),
    ("Die Angebote der Nordplan GmbH wurden nicht berücksichtigt.", "an offer that was refused"),
    ("Das Angebot der Hochschule Auental richtet sich an Geflüchtete.", "an offer to others"),
    ("Die Hochschule Auental hat im Jahr 2015 einen Studiengang entwickelt.", "its own matter"),
    ("Die Universität Auental erarbeitet ein eigenes Konzept.", "its own concept"),
    ("In Zusammenarbeit mit der Polizei und dem Jobcenter wurde das Konzept erarbeitet.", "authorities"),
    ("Die Verwaltung wird beauftragt, mit der Hochschule Auental zu sprechen.", "the town is charged"),
    ("Die Befragung hat das Institut für Umfragen im Auftrag einer Zeitung erhoben.", "for others"),
    ("Die Hauptplanung des Festes übernimmt der Verein Miteinander e. V.", "an association at its own matter"),
    ("Der EU-Beauftragte, Herr Dr. Hübner, hat den Antrag geprüft.", "an office"),
]


@pytest.mark.parametrize(("text", "reason"), DOES_NOT)
def test_who_does_not(text: str, reason: str) -> None:
    assert names(text) == [], reason
