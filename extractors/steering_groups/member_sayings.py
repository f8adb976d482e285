"""The phrases that say who sits in a body without a verb that ties it to them: “§ (A, B und C)”, “Mitglieder: …”.

In the patterns ``§`` stands for the body's name: sentences are masked, as many ``§`` as the name has characters. The members
are the pattern's group ``list``, or what follows its end.
"""

from __future__ import annotations

from extractors.steering_groups.member_saying_words import (
    ADVISING,
    BE,
    BODY,
    FILLER,
    INCLUDING,
    NUMBER,
    SEATS,
    SENT_ONE,
    saying,
)

SAYINGS = (
    # “besteht aus 14 Personen: je zwei Vertretern …”, “Ihm gehören 12 Personen an, darunter …”
    saying(
        "members-among",
        r"""\b(?:Personen|Mitglieder[n]?|Köpfe[n]?|Teilnehmende[n]?)\b[^.;:§]{0,40}
        (?::|,\s*(?:darunter|davon|nämlich|und\s+zwar))\s+(?=je|jeweils|\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|ein|de[rmn]|die|das|[A-ZÄÖÜ])""",
    ),
    # “Sie hat mindestens zwei Mitglieder aus den Ortsteilen …”
    saying(
        "members-made-of",
        rf"""\b(?:hat|haben|zählt|umfasst)\s+(?:\w+\s+){{0,2}}?{NUMBER}\s+(?:\w+\s+)?(?:Personen|Mitglieder|Vertreter(?:innen)?(?:\s+und\s+Vertreter)?)
        \s+(?:aus|von)\s+(?:den\s+Bereichen\s+|dem\s+Bereich\s+)?""",
        dative=True,
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
    # “Zur Zivilgesellschaft zählen: A, B”, “Verwaltung und Politik stellen der Bauamtsleiter, …”
    saying(
        "members-by-sector",
        r"""^(?:(?:Zur|Zu\sder|Aus\sder|Zum|Für\sdie)\s+[A-ZÄÖÜ]\w+\s+(?:zählen|gehören|zählten|gehörten|kommen)
        |(?:(?:Die|Der|Das)\s+)?(?:Verwaltung|Politik|Zivilgesellschaft|Wirtschaft|Wissenschaft)
        (?:\s+und\s+(?:die\s+)?(?:Verwaltung|Politik|Zivilgesellschaft|Wirtschaft|Wissenschaft))?\s+(?:stellt|stellen)):?\s+(?!\d)""",
    ),
    # “Die Ortsräte sollen beratend dabei sein”
    saying("members-advising", rf"^(?P<list>[^.;:,§]+?)\s+{BE}\s+{ADVISING}"),
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
    # “§ tagt im Mai mit Vertretungen aus Politik und Verwaltung”
    saying(
        "members-of-name",
        rf"""{BODY}\s+(?:tagt|tagte|trifft\s+sich|traf\s+sich|kommt|kam)\s+(?:[^,.;:§]{{0,60}}?\s)?mit\s+(?:den\s+)?(?=(?:Vertret|Repräsentant|Delegiert)\w+
        (?:\s+und\s+\w+)?\s+(?:aus|von|der|des)\s)""",
        dative=True,
        anaphoric=False,
    ),
    # “§ (Mitglieder aus den Ämtern - 5 Personen)”
    saying("members-in-brackets", r"§+[“”\"’‘»«]?\s*\((?P<list>[^()]*)\)", anaphoric=False),
    # “§ – Landrat, Sozialamt, Polizei – tagt monatlich”
    saying(
        "members-in-brackets",
        r"§+[“”\"’‘»«]?\s+[-–]\s+(?P<list>[^–.;:§]*?,[^–.;:§]*?)\s+[-–]\s+(?=[a-zäöü])",
        anaphoric=False,
    ),
    # “Hinzu kommen zwei Vertreter der Kirchen”
    saying(
        "members-added",
        r"^(?:Hinzu|Dazu)\s+(?:kommen|kommt|kamen|treten|tritt)\s+(?=[^.;]*\b(?:Vertret|Mitglied|Delegiert|Sprecher|Repräsent))",
    ),
    # “die § der Dezernentinnen und Dezernenten”
    saying(
        "members-of-name",
        rf"""{BODY}\s+(?P<list>der\s+(?:[A-ZÄÖÜ]\w+innen\s+und\s+[A-ZÄÖÜ]\w+|(?:Amts|Fachbereichs|Abteilungs|Dezernats|Referats)leit(?:er|ungen)\w*
        |Dezernenten|Bürgermeister|Fraktionen))(?=\s*(?:[.,;:)]|$|\s[a-zäöüß]))""",
        anaphoric=False,
    ),
    # “Feste Mitglieder sind …”
    saying(
        "members-are",
        rf"""{SEATS}(?:\s+(?:der|des|dieser|dieses|in\s+der)\s+(?:{BODY}|Gruppe|Gremiums))?\s+
        (?:sind|waren|sollen|sollten|werden)(?:\s*:)?\s+{FILLER}""",
    ),
    # “Mitglieder der §: …”
    saying("members-are", rf"{SEATS}(?:\s+(?:der|des|dieser|dieses)\s+{BODY})?\s*:\s+"),
    # “Vorgesehen sind das Sozialamt und …”
    saying("members-are", rf"^(?:Vorgesehen|Benannt|Eingeladen)\s+{BE}\s+(?!\d)"),
    # “Mit dabei: das Jobcenter, …”
    saying("members-are", r"^(?:[Mm]it\s+)?[Dd]abei(?:\s+sind)?:\s+"),
    # “§ auf Leitungsebene (Sozialamt, Jugendamt)”, “§, der höchstens 20 Personen umfasst (Kirchen, Schulen)”
    saying(
        "members-in-brackets",
        rf"{BODY}\s+(?:auf|für|zur|zum|nach|im|in|der|des)\s+[^.,:;()§]{{1,50}}?\s*\((?P<list>[^()]*)\)",
        anaphoric=False,
    ),
    # “§ um zwei Vertreterinnen des Beirats zu erweitern”
    saying(
        "members-added",
        rf"{BODY}[^.;§]{{0,120}}?\s+um\s+(?P<list>.+?)\s+(?:zu\s+)?(?:erweitern|ergänzen|erweitert|ergänzt)\b",
        dative=True,
        anaphoric=False,
    ),
    # “alle Beratungsstellen in die § einzubinden”
    saying(
        "members-included",
        rf"""(?:^|,\s+)(?P<list>[^,]+?)\s+in\s+(?:die|den|das)\s+{BODY}\s+
        (?:einzubinden|aufzunehmen|einzubeziehen|einbezogen|aufgenommen)\b""",
        anaphoric=False,
    ),
    # “Über die § erfolgt die Einbindung weiterer Akteure aus …”
    saying(
        "members-included",
        rf"""§.*?\b{INCLUDING}\s+
        (?:(?:von\s+)?(?:weitere[rn]?\s+|relevante[rn]?\s+|neue[rn]?\s+)?(?:Akteur|Partner)\w*\s+(?=aus|von|der|des)|von\s+(?=[A-ZÄÖÜ]))""",
        dative=True,
        anaphoric=False,
    ),
    # “§ … unter Beteiligung des Büros …”
    saying(
        "members-included",
        rf"""{BODY}[^.;:§]{{0,120}}?\bunter\s+(?:Beteiligung|Einbeziehung|Mitwirkung|Einbindung)\s+
        (?:von\s+)?(?=der|des|von|[A-ZÄÖÜ])""",
        dative=True,
        anaphoric=False,
    ),
)
