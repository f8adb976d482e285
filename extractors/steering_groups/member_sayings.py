"""The ways in which German sentences say who sits in a body.

In the patterns ``§`` stands for the body's name: sentences are masked, as many ``§`` as the name has characters. The members
are the pattern's group ``list``, or what follows its end.
"""

from __future__ import annotations

from extractors.steering_groups.member_inclusions import INCLUSIONS
from extractors.steering_groups.member_saying_words import (
    ADVISING,
    BE,
    BODY,
    CLOSED,
    FILLER,
    IN_IT,
    INCLUDING,
    INTO_IT,
    NUMBER,
    SEATS,
    SENT,
    SENT_ONE,
    SIT,
    TO_IT,
    saying,
)

SAYINGS = (
    # “besteht aus 14 Personen: je zwei Vertretern …”, “Ihm gehören 12 Personen an, darunter …”
    saying(
        "members-among",
        r"""\b(?:Personen|Mitglieder[n]?|Köpfe[n]?|Teilnehmende[n]?)\b[^.;:§]{0,40}
        (?::|,\s*(?:darunter|davon|nämlich|und\s+zwar))\s+(?=je|jeweils|\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|ein|de[rmn]|die|das|[A-ZÄÖÜ])""",
    ),
    # “Je ein Mitglied benennen die Fraktionen: A, B, C”
    saying("members-sent", rf"^{NUMBER}\s+{SENT_ONE}\s+(?:benennen|benannten|entsenden|entsandten|stellen)\s+[^:;.]{{3,60}}:\s+"),
    # “Sie hat mindestens zwei Mitglieder aus den Ortsteilen …”
    saying(
        "members-made-of",
        rf"""\b(?:hat|haben|zählt|umfasst)\s+(?:\w+\s+){{0,2}}?{NUMBER}\s+(?:\w+\s+)?(?:Personen|Mitglieder|Vertreter(?:innen)?(?:\s+und\s+Vertreter)?)
        \s+(?:aus|von)\s+(?:den\s+Bereichen\s+|dem\s+Bereich\s+)?""",
        dative=True,
    ),
    # “einen § zu bilden, der aus Mitgliedern der Verwaltung und … bestehen soll”
    saying(
        "members-made-of",
        rf"{BODY}[^.;:§]{{0,60}}?,\s+(?:der|die|das)\s+(?:\w+\s+)??aus\s+(?P<list>.+?)\s+(?:besteh|bestand|gebildet)",
        dative=True,
        anaphoric=False,
    ),
    # “In der § arbeiten mit: Sozialamt, Caritas”
    saying("members-represented", rf"{IN_IT}\s+{SIT}\s+(?:mit|zusammen)\s*:\s+"),
    # “Die Fraktionen entsenden je ein Mitglied in die §”
    saying(
        "members-sending",
        rf"""(?:^|[.:]\s+)(?P<list>[^.;:§]+?)\s+(?:entsende[nt]|stell(?:t|en)|benenn(?:t|en)|delegier(?:t|en))\s+
        (?P<count>{NUMBER})\s+{SENT_ONE}\s+(?:in|für)\s+(?:die|den|das)\s+{BODY}""",
        anaphoric=False,
    ),
    # “Zusammensetzung des §: Der Dachverband soll fünf Vertreter entsenden können”
    saying(
        "members-sending",
        rf"""§[^.;:]*:\s+(?P<list>[^.;:,§]+?)\s+(?:soll|sollen|kann|können|darf|dürfen)\s+[^;§]{{0,80}}?
        \b(?P<count>{NUMBER})\s+{SENT_ONE}\s+(?:entsenden|stellen|benennen|delegieren)\b""",
        anaphoric=False,
    ),
    # “…, die Kirchen jeweils einen Vertreter”
    saying(
        "members-sending",
        rf"""§.*?\b(?:entsenden|stellen|benennen)\b[^;§]*?,\s+(?P<list>[^.;:,§]+?)\s+(?P<count>je(?:weils)?\s+{NUMBER})\s+{SENT_ONE}""",
        anaphoric=False,
    ),
    # “Die Ortsräte sollen beratend dabei sein”
    saying("members-advising", rf"^(?P<list>[^.;:,§]+?)\s+{BE}\s+{ADVISING}"),
    # “richtet eine § ein – bestehend aus …”
    saying("members-consisting-of", rf"{BODY}[^.;:()§]{{0,80}}?\s\(?bestehend\s+(?:\w+\s+)?aus\s+", dative=True),
    # “Besetzt ist die § mit …”
    saying(
        "members-seated",
        rf"^(?:Besetzt|Gebildet)\s+{BE}\s+(?:der|die|das|diese[rs]?)\s+{BODY}\s+(?:mit|aus|von|durch)\s+",
        dative=True,
    ),
    # “§ (PSG), bestehend aus Vertretungen der Fraktionen und der Verwaltung,”
    saying(
        "members-consisting-of",
        rf"{BODY},?\s+\(?(?:\w+\s+){{0,3}}?(?:bestehend|zusammengesetzt|gebildet|besetzt)\s+(?:aus|mit)\s+",
        dative=True,
    ),
    # “neben den ständigen Mitgliedern, dem Amt …, nun auch aus …”
    saying(
        "members-beside",
        r"neben\s+(?:den\s+)?(?:ständigen|festen|bisherigen)\s+Mitgliedern,\s+(?P<list>.+?),?\s+(?:nun|auch|künftig|zusätzlich)\b",
        dative=True,
    ),
    # “Sie soll aus zwei Vertretern … bestehen.”
    saying(
        "members-made-of",
        r"""\b(?:soll|sollen|sollte|wird|werden|kann|könnte)\s+(?:\w+\s+){0,4}?aus\s+(?P<list>.+?)\s+
        (?:bestehen|gebildet|zusammensetzen|zusammengesetzt)\b""",
        dative=True,
    ),
    # “§, die aus folgenden Personen besteht: …”
    saying("members-made-of", r"\baus\s+folgenden\s+\w+\s+besteh\w+:\s+", dative=True),
    # “§ besteht derzeit aus …”
    saying(
        "members-made-of",
        r"\b(?:besteht|bestehen|bestand|bestanden)\b(?:[^.;:()]|\([^)]*\)){0,200}?\baus\s+",
        dative=True,
    ),
    # “§ setzt sich aus … zusammen”
    saying(
        "members-made-of",
        r"\bsetz(?:t|en|te|ten)\s+sich\s+(?:[\w.,]+\s+){0,6}?(?:aus|wie\s+folgt\s+zusammen:)\s+",
        dative=True,
    ),
    # “§, die sich aus … zusammensetzt”
    saying(
        "members-made-of", r"\bsich\s+aus\s+(?P<list>.+?)\s+zusammen(?:setzt|setzen|setzte|gesetzt)?\b", dative=True
    ),
    # “§ aus Politik und Verwaltung”
    saying("members-of-name", rf"{BODY}\s+aus\s+", dative=True, anaphoric=False),
    # “§ mit je 6 Vertretern aus …”
    saying(
        "members-of-name",
        rf"""{BODY}\s+(?:unter\s+[^,;]+?\s+)?mit\s+
        (?=(?:je|jeweils|insgesamt|den|der|dem|\d|ein|zwei|drei|vier|fünf|sechs|[A-ZÄÖÜ]))""",
        dative=True,
        anaphoric=False,
    ),
    # “§ (Mitglieder aus den Ämtern - 5 Personen)”
    saying("members-in-brackets", r"§+[“”\"’‘»«]?\s*\((?P<list>[^()]*)\)", anaphoric=False),
    # “- § Einbezug von Lehrkräften und Eltern Einbezug der …”
    saying(
        "members-included",
        rf"(?<=\s){INCLUDING}\s+(?:von\s+|(?=der|des))(?P<list>.+?)(?=\s+{INCLUDING}\s|$)",
        anaphoric=False,
    ),
    # “wurde neben … mit der Amtsleitung, … besetzt”
    saying("members-seated", r"\bmit\s+(?P<list>.+?)\s+besetzt\b", dative=True),
    # “Vertreten sein sollen darin das Jugendamt und …”
    saying(
        "members-represented",
        rf"^(?:Vertreten|Beteiligt|Eingebunden)\s+(?:sein\s+)?{BE}\s+(?:{IN_IT}\s+|an\s+(?:der|dem)\s+{BODY}\s+)?{FILLER}",
    ),
    # “In ihr sitzen die Beauftragte und …”
    saying("members-represented", rf"{IN_IT}\s+(?:sitzen|saßen)\s+{FILLER}"),
    # “wirken in der § das Schulamt und das Bauamt mit”
    saying(
        "members-represented",
        rf"""\b(?:wirken|wirkten|arbeiten|arbeiteten)\s+(?:\w+\s+){{0,3}}?(?:in\s+(?:der|dem|dieser|diesem)|im)\s+{BODY}\s+
        (?P<list>.+?)\s+(?:mit|zusammen)\b""",
        anaphoric=False,
    ),
    # “Die Verwaltung wird im § durch das Sozialamt vertreten”
    saying(
        "members-represented",
        rf"(?:in\s+(?:der|dem)|im)\s+{BODY}\s+(?:durch|von|vom)\s+(?P<list>.+?)\s+vertreten\b",
        anaphoric=False,
    ),
    # “Hinzu kommen zwei Vertreter der Kirchen”
    saying(
        "members-added",
        r"^(?:Hinzu|Dazu)\s+(?:kommen|kommt|kamen|treten|tritt)\s+(?=[^.;]*\b(?:Vertret|Mitglied|Delegiert|Sprecher|Repräsent))",
    ),
    # “Zur § gehören das Sozialamt und die Polizei”
    saying(
        "members-belonging",
        rf"\b[Zz]u(?:r|m|\s+de[rm]|\s+diese[rm])\s+{BODY}\s+(?:gehören|gehörten|zählen|zählten)\s+{FILLER}",
        anaphoric=False,
    ),
    # “§ umfasst Vertreter der Polizei und der Schulen”
    saying("members-made-of", rf"{BODY}\s+umfass(?:t|te|en)\s+{FILLER}", anaphoric=False),
    # “Als Mitglieder der § werden benannt: …”
    saying(
        "members-sent",
        rf"\b[Aa]ls\s+{SEATS}(?:\s+(?:der|des|in|für)\s+(?:(?:die|den|das|der|dem)\s+)?{BODY})?\s+{BE}\s+{FILLER}{SENT}(?:\s*:)?\s+",
    ),
    # “In der § sind vertreten: Stadtverwaltung, Jobcenter”
    saying("members-represented", rf"{IN_IT}\s+{SIT}\s+{FILLER}(?:vertreten|beteiligt|Mitglied(?:er)?):?\s+"),
    # “In dieser § sollen das Schulamt, … vertreten sein”
    saying("members-represented", rf"{IN_IT}\s+{SIT}\s+{FILLER}(?P<list>.+?)\s+{CLOSED}"),
    # “§, in der das Sozialamt und die Polizei mitarbeiten”
    saying(
        "members-represented",
        rf"{BODY}(?:\s+[a-zäöüß]+){{0,4}},\s+in\s+(?:der|dem|welcher|welchem)\s+(?P<list>.+?)\s+{CLOSED}",
        anaphoric=False,
    ),
    # “§, an dem neben der Verwaltung auch die Kirchen teilnehmen”
    saying(
        "members-represented",
        rf"""{BODY}[^.;:§]{{0,60}}?,\s+an\s+(?:der|dem)\s+(?P<list>.+?)\s+
        (?:teilnehmen|teilnahmen|teilnimmt|mitwirken|mitwirkten|beteiligt)\b""",
        anaphoric=False,
    ),
    # “An der § nehmen die Kirchen und die Polizei teil”
    saying(
        "members-represented",
        rf"""\b[Aa]n\s+(?:der|dem|dieser|diesem)\s+{BODY}\s+
        (?:nehmen|nahmen|beteiligen\s+sich|beteiligten\s+sich|wirken|wirkten|sind|waren|werden|sollen)\s+(?P<list>.+?)\s+
        (?:teil|mit|beteiligt|teilnehmen|mitwirken|mitarbeiten)\b""",
        anaphoric=False,
    ),
    # “Der § gehören der Leiter des Sozialamtes und … an”
    saying(
        "members-belonging",
        rf"{TO_IT}(?:,[^,;§]{{3,90}},)?\s+(?:gehören|gehörten|gehört|gehörte|sollen|sollten|werden)\s+{FILLER}(?P<list>.+?)\s+(?:an|angehören)\b",
    ),
    # “Unter Leitung des Landrats gehören ihr das Sozialamt und die Caritas an”
    saying(
        "members-belonging",
        r"\b(?:gehören|gehörten)\s+(?:ihr|ihm|(?:der|dem|dieser|diesem)\s+(?:§+|Gruppe|Runde|Gremium|Kreis))\s+(?P<list>.+?)\s+an(?=\s*(?:[.,;]|$))",
    ),
    # “die § der Dezernentinnen und Dezernenten”
    saying(
        "members-of-name",
        rf"""{BODY}\s+(?P<list>der\s+(?:[A-ZÄÖÜ]\w+innen\s+und\s+[A-ZÄÖÜ]\w+|(?:Amts|Fachbereichs|Abteilungs|Dezernats|Referats)leit(?:er|ungen)\w*
        |Dezernenten|Bürgermeister|Fraktionen))(?=\s*(?:[.,;:)]|$|\s[a-zäöüß]))""",
        anaphoric=False,
    ),
    # “Der § gehören an: …”
    saying(
        "members-belonging", rf"{TO_IT}(?:,[^,;§]{{3,90}},)?\s+(?:gehören|gehörten|gehört|gehörte)\s+{FILLER}an\s*:\s+"
    ),
    # “§, der der Landrat und … angehören”
    saying(
        "members-belonging",
        rf"{BODY}[^.;:§]{{0,90}}?(?:,|\bund)\s+(?:der|dem)\s+(?P<list>(?:(?!\b(?:wird|wurde|ist)\b)[^;§])+?)\s+(?:angehören|angehörten|angehört)\b",
        anaphoric=False,
    ),
    # “In die § wurden entsandt: …”
    saying("members-sent", rf"{INTO_IT}\s+{BE}\s+{FILLER}{SENT}:?\s+"),
    # “In die § entsenden die Fraktionen je ein Mitglied”
    saying(
        "members-sent",
        rf"""{INTO_IT}\s+(?:{BE}|entsenden|entsendet|benennen|benennt)\s+{FILLER}(?P<list>.+?)
        (?:\s+(?:{SENT}|entsenden|aufgenommen|einbezogen|eingebunden)\b|\.$)""",
    ),
    # “Feste Mitglieder sind …”
    saying(
        "members-are",
        rf"""{SEATS}(?:\s+(?:der|des|dieser|dieses|in\s+der)\s+(?:{BODY}|Gruppe|Gremiums))?\s+
        (?:sind|waren|sollen|sollten|werden)(?:\s*:)?\s+{FILLER}""",
    ),
    # “Mitglieder der §: …”
    saying("members-are", rf"{SEATS}(?:\s+(?:der|des|dieser|dieses)\s+{BODY})?\s*:\s+"),
    # “Teilnehmerkreis (Stand Mai): …”, “Teilnehmende waren ferner: …”
    saying("members-are", rf"^{SEATS}\s*(?:\([^()]*\))?\s*(?:{BE}\s+{FILLER})?:\s+"),
    # “Vorgesehen sind das Sozialamt und …”
    saying("members-are", rf"^(?:Vorgesehen|Benannt|Eingeladen)\s+{BE}\s+(?!\d)"),
    # “Mit dabei: das Jobcenter, …”
    saying("members-are", r"^(?:[Mm]it\s+)?[Dd]abei(?:\s+sind)?:\s+"),
    # “wird eine § gebildet: Vertreter der Kirchen, …”
    saying(
        "members-are",
        rf"{BODY}[^.;:§]{{0,60}}?\b(?:gebildet|eingerichtet|eingesetzt|einberufen|geschaffen|berufen|gegründet|vorgesehen)\s*:\s+",
        anaphoric=False,
    ),
    # “Eine § hat ihre Arbeit aufgenommen: zwei Vertreter der Kirchen, …”
    saying("members-behind-colon", rf"{BODY}[^.;:§]{{0,80}}:\s+", anaphoric=False),
    # “§ auf Leitungsebene (Sozialamt, Jugendamt)”, “§, der höchstens 20 Personen umfasst (Kirchen, Schulen)”
    saying(
        "members-in-brackets",
        rf"{BODY}\s+(?:auf|für|zur|zum|nach|im|in|der|des)\s+[^.,:;()§]{{1,50}}?\s*\((?P<list>[^()]*)\)",
        anaphoric=False,
    ),
    saying(
        "members-in-brackets",
        rf"{BODY}[^.:;()§]*?\b(?:Personen|Mitglieder[n]?|Sitze[n]?)(?:\s+[a-zäöü]+){{0,2}}\s*\((?P<list>[^()]*)\)",
        anaphoric=False,
    ),
    # “§: Sozialamt, Jugendamt”
    saying("members-are", rf"^{BODY}\s*:\s+", anaphoric=False),
    # “§ um zwei Vertreterinnen des Beirats zu erweitern”
    saying(
        "members-added",
        rf"{BODY}[^.;§]{{0,120}}?\s+um\s+(?P<list>.+?)\s+(?:zu\s+)?(?:erweitern|ergänzen|erweitert|ergänzt)\b",
        dative=True,
        anaphoric=False,
    ),
    # “Die § bilden das Sozialamt und die Caritas”
    saying("members-forming", rf"{BODY}\s+(?:bilden|bildeten)\s+", anaphoric=False),
    # “Die § wird gebildet aus …”
    saying(
        "members-forming",
        rf"{BODY}\s+(?:wird|wurde|werden)\s+(?:\w+\s+){{0,3}}?gebildet\s+(?:aus|von|durch)\s+",
        dative=True,
        anaphoric=False,
    ),
    # “Sozialamt und Caritas bilden die §”
    saying(
        "members-forming",
        rf"^(?P<list>.+?)\s+(?:bilden|bildeten)\s+(?:gemeinsam\s+|zusammen\s+)?(?:die|eine|den|einen|das|ein)\s+(?:\w+\s+)?{BODY}",
        anaphoric=False,
    ),
    # “Ein Vertreter der Polizei ist in der § vertreten”
    saying(
        "members-represented",
        rf"""^(?P<list>.+?)\s+{BE}\s+(?:[\w-]+\s+){{0,5}}?in\s+(?:der|dieser|dem|diesem)\s+{BODY}\s+
        (?:vertreten|beteiligt|eingebunden)""",
        anaphoric=False,
    ),
    *INCLUSIONS,
)
