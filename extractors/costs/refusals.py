"""Amounts that are no cost of the paper: a wage, a price, a threshold, an old rate, another town's sum, a programme of the state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.costs.reading import Refused
from extractors.document import Range
from extractors.german.money import Amount

_LARGE = Decimal(5_000_000)
_BEFORE = 240  # letters that can speak of what follows


@dataclass(frozen=True, slots=True)
class _Sign:
    """A reason to leave an amount alone: ``before`` ends right at it, ``after`` begins right behind, ``sentence`` anywhere."""

    rule: str
    reason: str
    before: str = ""
    after: str = ""
    sentence: str = ""
    unless: str = ""


_SIGNS = (
    # “30 Euro pro Stunde”, “15 Euro je Einsatz”, “50 Euro pro Person”, “160,00 €/Monat”, “6 € je m²”
    _Sign(
        "cost-price",
        "a price or a wage for one hour, person or piece",
        after=r"""\s?(?:netto\s|brutto\s)?(?:(?:€|EUR)\s?)?(?:pro|je|/|für\s+(?:jede[nrs]?|eine))\s?(?:angefangene[nrs]?\s+|zugewiesene[nrs]?\s+)?
                  (?:Stunde|Std|Arbeitsstunde|Einsatz|Unterrichtse|UE\b|Person|Kopf|Teilnehm|Kind\b|Tag\b|Einwohner|m²|qm|Quadratmeter
                  |m2\b|m³|m3\b|cbm|kWp?\b|kWh\b|MWh\b|Tonne|t\b|Liter|lfm|lfd\.\s?m|Meter|m\b|NE\b|Platz\b|Wohneinheit|Bewohner|Bürger
                  |Flüchtling|Ticket|Nacht|Mahlzeit|Essen\b|Monat\s+und|Stück|Fahrt|km\b|Kilometer|Asylbewerber|Haushalt\b|Schüler)""",
        before=r"(?:pro|je|/)\s?(?:Stunde|Std\.|Einsatz|Unterrichtseinheit|Person|Kopf|Tag|Teilnehm\w+)\s+(?:\w+\s+){0,3}|(?:Arbeits|Fach|Meister|Gesellen)?[Ss]tunde\s+kostet\s+(?:\w+\s+){0,2}",
        unless=r"(?:Zuschuss|Förderung|Budget)\s*\Z",
    ),
    # “auf 450 Euro Basis”, “ein Stundensatz von 85 Euro”, “eine Rente von 984 Euro”
    _Sign(
        "cost-wage",
        "a wage, an income or a benefit",
        before=r"""(?:Stundens[aä]tz\w*|Stundenlohn|Mindestlohn|Monatslohn|Gehalt|Einkommen|Renten?|Regels[aä]tz\w*|Taschengeld|Umsatz(?!steuer)\w*
                   |Einstiegsgehalt|Kaufkraft|Durchschnittslohn|Barbetrag\w*|Barabhebebetrag|Kindergeld|Elterngeld|Grundsicherung)
                   (?:\s+[^\s.;]+){0,9}\s*""",
        after=r"\s?-?\s?(?:Basis\b|Job|Kraft\b|Kräfte)",
    ),
    # “ab einer Wertgrenze von 10.000 €”, “Aufträge über 50.000 € entscheidet der Ausschuss”
    _Sign(
        "cost-threshold",
        "a limit from which a rule holds",
        before=r"""(?:(?:Wert|Betrags|Ober|Unter|Höchst|Frei|Bagatell|Einkommens|Vermögens|Erheblichkeits)grenzen?\s+(?:von\s+|in\s+Höhe\s+von\s+)?
                   |(?:[Aa]b|[Üü]ber|[Uu]nter|[Bb]is\s+zu)\s+einer?[mnr]?\s+(?!(?:Höchst|Maximal|Gesamt|Förder|Zuschuss)\w*\s)\w+\s+von\s+(?:über\s+)?|[Aa]b\s+|(?:[Bb]eträge|Aufträge|Vergaben)n?\s+(?:über|ab|bis(?:\s+zu)?)\s+
                   |(?:übersteigt|übersteigen|überschreitet|überschreiten|mehr\s+als\s+die\s+Grenze\s+von)\s+)\Z""",
    ),
    _Sign("cost-threshold", "a limit from which a rule holds", after=r"\s+(?:übersteig|überschreit)"),
    # “Das Angebot eines zweiten Büros über 31.000 € wurde nicht berücksichtigt”
    _Sign(
        "cost-rejected-offer",
        "an offer that was not taken",
        sentence=r"""Angebot\w*\b.{0,160}\b(?:abgelehnt|ausgeschlossen|nicht\s+(?:berücksichtigt|angenommen|weiterverfolgt|zum\s+Zuge|wirtschaftlich))
                     |(?:abgelehnt|nicht\s+berücksichtigt|unterlegen|ausgeschieden)\w*\s+(?:\w+\s+){0,3}(?:Angebot|Bieter|Anbieter)
                     |Angebot\w*\b.{0,120}\bfeh(?:len|lt|le|lten?)\s+(?:das\s+Geld|(?:die\s+)?(?:\w+\s+)?[Mm]ittel)
                     |(?:teuerste|teurere|höhere|höchste)[sn]?\s+Angebot|(?:anderen|weiteren|übrigen)\s+(?:Angebote|Bieter|Anbieter)""",
    ),
    # “die Nachbarstadt wendet dafür 90.000 € auf”, “in vergleichbaren Kommunen”
    _Sign(
        "cost-elsewhere",
        "a sum of another town",
        sentence=r"""\b(?:Nachbar(?:stadt|städte|gemeinden?|kommunen?|kreise?)\w*
                     |(?:andere[nr]?|benachbarte[nr]?|vergleichbare[nr]?|umliegende[nr]?)\s+(?:\w+\s+)?(?:St[aä]dte?n?|Kommunen?|Gemeinden?|Landkreise?n?|Kreise?n?)
                     |interkommunale[rn]?\s+Vergleich|bundesweit|landesweit|deutschlandweit|Bundesdurchschnitt|Landesdurchschnitt)\b""",
        unless=r"(?:beteilig|übern[ai]mm|unser|eigene)\w*",
    ),
    # “Saldo 2022: -12.000 €”
    _Sign("cost-balance", "the balance of amounts that stand beside it", before=r"(?:Saldo|Differenz)\b[^.,;€]{0,25}"),
    # “2019 wurden für den Lesesaal 8.400 € aufgewendet”
    _Sign(
        "cost-past",
        "what was spent in the past",
        after=r"\s+(?:aufgewendet|aufgewandt|verausgabt|ausgegeben)\b(?!\s+werden)",
        unless=r"(?:soll|sollen|werden|wird|können)\s|(?:Moderation|Begleitung|Erarbeitung|Erstellung|Evaluation|Fortschreibung|Gutachten)\b",
    ),
    # “Umsätze von 900 T€ (Vorjahr 870 T€)”
    _Sign("cost-past", "what was spent or earned in the past", before=r"(?:\b[Vv]orjahr\w*|\bVj\.)\s*[:=]?\s*(?:\w+\s+){0,2}"),
    # “2023 hätten 12.000 Euro bereitgestanden, abgerufen worden seien 7.000 Euro”
    _Sign(
        "cost-past",
        "what was spent in the past",
        before=r"(?:[Aa]bgerufen|[Vv]erausgabt|[Aa]ufgewendet)\s+(?:wurden?|worden\s+(?:sind|seien|waren))\s+(?:\w+\s+){0,4}",
        after=r"\s+[^.;€]{0,80}(?:bereitgestanden|zur\s+Verfügung\s+gestanden)",
    ),
)  # fmt: skip

# “Erhöhung der Fördersumme von 23.000 Euro auf 25.000 Euro”: the old rate
_OLD_RATE = re.compile(r"(?<!\w)von\s+(?:bisher\s+|derzeit\s+|aktuell\s+|jährlich\s+)*\Z", re.IGNORECASE)
_NOW = re.compile(r"(?<!\w)(?:bisher|derzeit|aktuell|gegenwärtig)\w*\s+(?:jährlich\s+)?\Z", re.IGNORECASE)
_NEW_RATE = re.compile(
    r"""(?:/Jahr|\s+(?:jährlich|pro\s+Jahr|p\.\s?a\.))?\s+(?:um\s+(?:[^.;()]|\.(?=\d)|\([^()]*\)){3,60}?\s)?auf\s+(?:\w+\s+){0,2}\d""",
    re.VERBOSE,
)
_BUDGETED = re.compile(r"(?:für|im\s+Jahr|Haushalt\w*|in)\s+(?:das\s+Jahr\s+)?20\d\d", re.IGNORECASE)
# “Das Bundesministerium stellt dafür 100 Mio. Euro bereit”
_STATE = re.compile(
    r"\b(?:Bund|Bundes\w+|Land|Landes\w+|Länder|EU|Europäische\w*|Freistaat\w*|Ministeri\w+)\b|\w+ministeri\w+",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"\b(?:Stadt\w*|städtisch\w*|Kommunen?|Gemeinde\w*|Landkreis\w*|Kreis\w*|erhält|erhalten|bewilligt\w*|beantrag\w*)\b",
    re.IGNORECASE,
)
_COMPILED = tuple(
    (
        sign,
        re.compile(rf"(?:{sign.before})\Z", re.VERBOSE) if sign.before else None,
        re.compile(sign.after, re.VERBOSE) if sign.after else None,
        re.compile(sign.sentence, re.VERBOSE | re.DOTALL) if sign.sentence else None,
        re.compile(sign.unless, re.VERBOSE | re.IGNORECASE) if sign.unless else None,
    )
    for sign in _SIGNS
)


def refusal(text: str, unit: Range, amount: Amount, span: Range, *, fees: bool = False) -> Refused | None:
    """Why an amount of the sentence ``unit`` is no cost of the paper; in one that decides on ``fees`` a price is none to refuse."""
    found = next(_refusals(text, unit, amount, span), None)
    return None if found is None or (fees and found[0] == "cost-price") else Refused(span, *found)


def _refusals(text: str, unit: Range, amount: Amount, span: Range) -> Iterator[tuple[str, str]]:
    """The rules that refuse the amount, each with its reason."""
    sentence, after = text[unit.start : unit.end], text[span.end : unit.end]
    before = text[max(unit.start, span.start - _BEFORE) : span.start]
    if amount.currency != "EUR":
        yield "cost-old-currency", "an amount in a currency that the paper also gives in euros, or a sum of the past"
    if amount.value == 0:
        yield "cost-zero", "a zero says that there is no cost here"
    if _OLD_RATE.search(before) and _NEW_RATE.match(after) and (_NOW.search(before) or not _BUDGETED.search(before)):
        yield "cost-old-rate", "the old rate of an increase or cut; the new one is kept"
    if amount.value >= _LARGE and _STATE.search(sentence) and not _TOWN.search(sentence):
        yield "cost-programme", "the volume of a programme of the state, not of the town"
    told = _told(before, sentence)
    for number, (sign, _, begins, anywhere, unless) in enumerate(_COMPILED):
        hit = number in told or (begins is not None and begins.match(after) is not None)
        if hit and not (unless is not None and unless.search(sentence if anywhere else before)):
            yield sign.rule, sign.reason


@lru_cache(maxsize=64)
def _told(before: str, sentence: str) -> frozenset[int]:
    """The signs whose words end ``before`` the amount, or stand anywhere in the sentence, which other amounts share."""
    return frozenset(
        number
        for number, (_, ends, _, anywhere, _) in enumerate(_COMPILED)
        if (ends is not None and ends.search(before)) or (anywhere is not None and anywhere.search(sentence))
    )
