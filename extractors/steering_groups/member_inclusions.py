"""The ways in which German sentences say who is taken into a body: “unter Beteiligung des Büros”, “in die Gruppe einzubinden”.

Written like :mod:`extractors.steering_groups.member_sayings`, whose last part they are.
"""

from __future__ import annotations

from extractors.steering_groups.member_saying_words import BODY, INCLUDING, saying

INCLUSIONS = (
    # “alle Beratungsstellen in die § einzubinden”
    saying(
        "members-included",
        rf"""(?:^|,\s+)(?P<list>[^,]+?)\s+in\s+(?:die|den|das)\s+{BODY}\s+
        (?:einzubinden|aufzunehmen|einzubeziehen|einbezogen|aufgenommen)\b""",
        anaphoric=False,
    ),
    # “… in die § einzubinden, zusätzlich zu den Lehrkräften, …”
    saying(
        "members-included",
        rf"{BODY}\s+(?:einzubinden|aufzunehmen|einzubeziehen),\s+zusätzlich\s+zu\s+",
        dative=True,
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
