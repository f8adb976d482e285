"""The number of a paper: behind its label, its kind, alone on a line; not the number of another paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.facts import HeadValue
from extractors.head.extractor import extract
from pipeline.ingest.pdf import read_pdf
from tests.drawn_paper import LEFT, Paper, paper
from tests.head_values import BODY, head

REFERENCES = [
    ("Vorlage Nr.: 2018/0535", "2018/0535"),
    ("Vorlage - 2022/094", "2022/094"),
    ("Drucksache: 16-21/1207 - Antwort", "16-21/1207"),
    ("Vorlage-Nr: 500/035/2017", "500/035/2017"),
    ("Drucksache Nr. 0094/2008 E1", "0094/2008 E1"),
    ("Drucksachen-Nr.: DrS/2014/075", "DrS/2014/075"),
    ("Beschlussvorlage SV-9-0667", "SV-9-0667"),
    ("Vorlagennummer: VO/2021/09701", "VO/2021/09701"),
    ("Vorlage WP 14-20 SV 50/073", "WP 14-20 SV 50/073"),
    ("Drucksachennummer: 18 - 16 1377/2018", "18 - 16 1377/2018"),
    ("Drucksache 6/DS/908", "6/DS/908"),
    ("Vorlage Nr.: FB 56/0150/WP17", "FB 56/0150/WP17"),
    ("GRDrs Nr.: 952/2001", "952/2001"),
    ("Änderungsantrag zum Haushalt Nr. H-0412/2031:", "H-0412/2031"),
    ("Antrags-Nr.: A 0311 31/32-01 Neufassung", "A 0311 31/32-01 Neufassung"),
    ("Vorlagenummer\n\n41 Amt für Bäder u. Sport\n\n31/207/04", "31/207/04"),
    ("1. Ergänzung zur Drucksache Nr.: 64", "64"),
    ("Vorlage Nr.: M 132", "M 132"),
    ("Vorlage: BMPA/1087/2023", "BMPA/1087/2023"),
    ("Sitzungsvorlage Nr. 14-20 / V 06158", "14-20 / V 06158"),
    ("Vorlage Nr.: 1126", "1126"),
    ("Fachdienst: Kultur Vorlage Nr. 2031/133", "2031/133"),
    ("Anfrage Drs.-Nr. 21-1760", "21-1760"),
    ("M 117/31 09.05.2031", "M 117/31"),
    ("Sitzungsvorlage\n500/035/2017", "500/035/2017"),
    ("DrS/2014/075", "DrS/2014/075"),
    ("Nr.: 214/2031", "214/2031"),
    ("Vorlage - 2031/0285", "2031/0285"),
    ("Beschlussvorlage - VO/2031/0415-R5", "VO/2031/0415-R5"),
    ("Drucksachen-Nr. 3117/2026-2031", "3117/2026-2031"),
    ("Anfrage (öffentlich) - 31-10482", "31-10482"),
    ("Beschlussvorlage öffentlich - VO/2031/118", "VO/2031/118"),
    ("2018-23/DS-I(A)0201     Ausgegeben am 26.04.2018", "2018-23/DS-I(A)0201"),
    ("Antrag Nr. 14-20 / A 01831\n\nSitzungsvorlage Nr. 14-20 / V 06158", "14-20 / V 06158"),
]


@pytest.mark.parametrize(("line", "expected"), REFERENCES)
def test_reference(line: str, expected: str) -> None:
    assert head(f"Stadt Musterhausen\n\n{line}\n\nBetreff: Konzept für die Bäder\n")["reference"] == expected


def test_a_number_beside_the_day_that_every_page_repeats(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        for number in (1, 2):
            p.at(LEFT, 30, f"regisafe | BV 2032-0233 | {number} von 2", size=8)
            p.y = 760
            if number == 1:
                p.write("Kreis Erlenau, Fachbereich 5 – BV 2032-0233, 25.04.2032")
            p.write(BODY)
            p.page()

    facts = extract(read_pdf(paper(tmp_path / "paper.pdf", draw)), ())
    (found,) = (fact for fact in facts if isinstance(fact, HeadValue) and fact.field == "reference")
    assert (found.value, found.rule) == ("BV 2032-0233", "reference-repeated")


NO_REFERENCES = [
    ("Vorlage Nr.:\n\nBetreff: Konzept für die Bäder\n", "blank"),
    ("Betreff: Konzept für die Bäder\n", "only named in the reasons"),
    ("Betreff: Konzept für die Bäder (vgl. Vorlage Nr. 2014/0110)\n", "another paper's number"),
    ("Haushalt 2020/21\n\nBetreff: Konzept für die Bäder\n", "two years"),
    ("2020/21\n\nBetreff: Konzept für die Bäder\n", "two years alone on a line"),
    ("VO/2031/044 Ordnung der Bücherei Auental\n", "a number before words that are no title of this paper"),
    ("Telefon: 07621 410-5300\n\nBetreff: Konzept für die Bäder\n", "a telephone number"),
    ("15./16.12.2020\n\nBetreff: Konzept für die Bäder\n", "two days"),
]


@pytest.mark.parametrize(("text", "reason"), NO_REFERENCES, ids=[reason for _, reason in NO_REFERENCES])
def test_no_reference(text: str, reason: str) -> None:
    assert "reference" not in head(text), reason
