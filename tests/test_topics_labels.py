"""Labels of Integrationskonzepte as towns word them, with the codes that an annotator with the codebook gives."""

from __future__ import annotations

import pytest

from extractors.action_fields.topics import topics_of

ROWS = """
Wohnen und Stadtplanung | housing neighbourhood
Spracherwerb und Bildungserfolg | language education
Frühkindliche Erziehung und Bildung | early_childhood
Vorschulische Sprachförderung | early_childhood language
Übergang Kita – Grundschule | early_childhood education
Schule und außerschulische Bildung | education
Lebenslanges Lernen | education
Erwachsenenbildung | education
Bildungsgerechtigkeit | education
Berufliche Integration | work
Arbeitsmarktzugang und Anerkennung | work
Beruf und Ausbildung | work
Berufsorientierung Jugendlicher | work family_youth
Ethnische Ökonomie | economy
Migrantenunternehmen | economy
Lokale Ökonomie und Beschäftigung | economy work
Wohnen und Leben im Stadtteil | housing neighbourhood
Sozialräumliche Integration | neighbourhood
Leben im Quartier | neighbourhood
Integration im Stadtteil | neighbourhood
Zusammenleben in den Stadtteilen | neighbourhood
Wohnungsnahe Unterbringung Geflüchteter | housing asylum
Aufnahme und Betreuung von Asylbewerbern | asylum
Integration anerkannter Flüchtlinge | asylum
Unbegleitete minderjährige Ausländer | asylum family_youth
Gesundheitliche Versorgung | health
Gesundheit, Alter und Pflege | health seniors
Sucht und Prävention | health
Kultursensible Pflege | health
Soziale Sicherung | social
Soziale Beratung | social
Sozialberatung | social
Behinderte Menschen | social
Soziale Infrastruktur | social
Armut und soziale Ausgrenzung | social
Jugend und Freizeit | family_youth sport
Kinder- und Jugendarbeit | family_youth
Familie und Erziehung | family_youth education
Ältere Migrantinnen und Migranten | seniors
Leben im Alter | seniors
Geschlechtergerechtigkeit und Chancengleichheit | gender
Frauen mit Migrationshintergrund | gender
Mädchen und Frauen | gender
Ehrenamt und Patenschaften | engagement
Bürgerengagement | engagement
Freiwilliges Engagement | engagement
Selbstorganisation und Ehrenamt | participation engagement
Beteiligung und Mitwirkung | participation
Politische und gesellschaftliche Teilhabe | participation
Demokratie und Partizipation | participation
Teilhabe | participation
Kunst und Kultur | culture
Kultur und Religion | culture religion
Kulturelle Vielfalt | culture
Sport und Bewegung | sport
Religiöse Vielfalt | religion
Religion und Weltanschauung | religion
Interreligiöse Zusammenarbeit | religion
Interkulturelles Zusammenleben | intercultural_dialogue
Miteinander leben | intercultural_dialogue
Begegnung und Austausch | intercultural_dialogue
Interkulturelle Verständigung | intercultural_dialogue
Interkulturelle Öffnung von Institutionen | intercultural_opening
Interkulturelle Öffnung der Stadtverwaltung | intercultural_opening
Stadtverwaltung als Arbeitgeberin | intercultural_opening
Öffnung der Dienste und Einrichtungen | intercultural_opening
Interkulturelle Handlungskompetenz | intercultural_opening
Antidiskriminierung und Gleichbehandlung | antidiscrimination
Abbau von Diskriminierung | antidiscrimination
Umgang mit Rassismus und Rechtsextremismus | antidiscrimination
Rassismuskritische Bildungsarbeit | antidiscrimination education
Demokratieförderung und Extremismusprävention | participation security
Gewaltprävention | security
Sicherheit im öffentlichen Raum | security neighbourhood
Willkommens- und Anerkennungskultur | welcome_communication
Erstorientierung und Ankommen | welcome_communication
Öffentlichkeitsarbeit und Information | welcome_communication
Medien und Öffentlichkeit | welcome_communication
Einbürgerung und politische Partizipation | law_naturalisation participation
Aufenthaltsrecht | law_naturalisation
Ausländerrechtliche Rahmenbedingungen | law_naturalisation
Vernetzung und Kooperation | governance
Steuerung der Integrationsarbeit | governance
Integrationsmonitoring | governance
Koordination und Netzwerkarbeit | governance
Digitale Bildung | digital education
Sprachmittlung und Dolmetscherpool | language
Deutsch als Zweitsprache | language
Mehrsprachigkeit und Herkunftssprachen | language
Sprache als Schlüssel zur Integration | language
Wohnen und nachbarschaftliches Zusammenleben | housing neighbourhood
Zusammenleben, Wohnen und Stadtteil | intercultural_dialogue housing neighbourhood
Kommunale Integrationspolitik | governance
Migration und Entwicklung | other
Schulden und Haushalt | other
Umgang mit Vielfalt | antidiscrimination
Frauen, Familie, Senioren | gender family_youth seniors
Jugendhilfe und Schule | family_youth education
Freizeit, Sport und Kultur | sport culture
Gesellschaftliche Partizipation und bürgerschaftliches Engagement | participation engagement
Integration durch Sport | sport
Wohnen und Planen | housing neighbourhood
Irreguläre Migration | law_naturalisation
Digitale Bildung | digital education
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_topics_of_labels_in_use(row: str) -> None:
    label, topics = row.split(" | ")
    assert set(topics_of(label)) == set(topics.split()), (
        "the codes of the codebook that the label names, all and no other"
    )
