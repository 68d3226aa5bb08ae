"""Quantities: what people write of a quantity («≈ 1,2 млрд $», «не менее 500 тонн», «2-е место») → Quantity."""

import re

from svod.errors import MisuseError
from svod.language.morph import parses
from svod.messages import say
from svod.model.quantity import Compare, Quantity

_SIGNS = {
    "≈": Compare.ABOUT, "~": Compare.ABOUT, "около": Compare.ABOUT, "почти": Compare.ABOUT, "примерно": Compare.ABOUT,
    "≥": Compare.AT_LEAST, ">=": Compare.AT_LEAST, "не менее": Compare.AT_LEAST, "at least": Compare.AT_LEAST,
    "≤": Compare.AT_MOST, "<=": Compare.AT_MOST, "не более": Compare.AT_MOST, "at most": Compare.AT_MOST,
    ">": Compare.MORE, "более": Compare.MORE, "больше": Compare.MORE, "свыше": Compare.MORE, "over": Compare.MORE,
    "<": Compare.LESS, "менее": Compare.LESS, "меньше": Compare.LESS, "under": Compare.LESS, "about": Compare.ABOUT,
    "не ниже": Compare.AT_LEAST, "не выше": Compare.AT_MOST, "выше": Compare.MORE, "ниже": Compare.LESS,
    "=": Compare.EQUAL, "в": Compare.EQUAL,
}  # fmt: skip
_SCALES = {"тыс": 1e3, "k": 1e3, "млн": 1e6, "m": 1e6, "млрд": 1e9, "bn": 1e9, "трлн": 1e12, "trn": 1e12}
_UNITS = {
    "": "item", "штука": "item", "item": "item", "%": "percent", "percent": "percent", "процент": "percent",
    "×": "times", "раз": "times", "times": "times", "место": "place", "place": "place", "$": "USD", "доллар": "USD",
    "€": "EUR", "евро": "EUR", "₽": "RUB", "рубль": "RUB", "¥": "CNY", "юань": "CNY",
}  # fmt: skip
_LOWER = {
    "не ниже": Compare.AT_MOST, "не выше": Compare.AT_LEAST, "выше": Compare.LESS, "ниже": Compare.MORE,
}  # fmt: skip
"""Of places: a greater number is a lower place."""
_SHAPE = re.compile(
    r"(?P<sign>\D*?)\s*(?P<number>-?\d[\d ]*(?:[.,]\d+)?)(?:-?[ея]|-го|st|nd|rd|th)?\s*"
    r"(?:(?P<scale>тыс|млн|млрд|трлн|k|m|bn|trn)\b\.?)?\s*(?P<unit>\D*)"
)


def quantity(asked: str) -> Quantity:
    """The quantity that a text names; MisuseError when it names none."""
    text = " ".join(asked.replace("\u00a0", " ").split())
    turned = re.sub(r"^place (\D*?) ?(\d+)$", r"\1 \2 place", text)
    found = _SHAPE.fullmatch(turned)
    bound = (found["sign"].strip().casefold() or "=") if found else ""
    unit = _unit(found["unit"].strip()) if found else ""
    sign = _LOWER.get(bound) if unit == "place" else None
    sign = sign or _SIGNS.get(bound)
    if found is None or sign is None:
        raise MisuseError(say("correct.quantity", value=asked))
    number = float(found["number"].replace(" ", "").replace(",", ".")) * _SCALES.get(found["scale"] or "", 1.0)
    return Quantity(round(number, 6), unit, sign)


def _unit(said: str) -> str:
    """«долларов» → USD, «тонн» → «тонна»; a currency's code stays."""
    if re.fullmatch(r"[A-Z]{3}", said):
        return said
    low = said.casefold().rstrip(".")
    lemma = str(parses(low)[0].normal_form) if low.isalpha() else low
    return _UNITS.get(low) or _UNITS.get(lemma) or (lemma if " " not in low else low)
