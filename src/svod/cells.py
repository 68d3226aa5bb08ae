"""Cells: dates, quantities and names as short text for tables."""

from calendar import monthrange
from datetime import date

from svod.language.units import counted, noun_forms
from svod.messages import NBSP, language, say
from svod.model.claim import Claim, Event
from svod.model.entry import Entry, Tenure
from svod.model.quantity import Compare, Quantity
from svod.model.score import Reason, Score
from svod.model.when import Precision, When

UNITS = {"percent": "%", "RUB": "₽", "USD": "$", "EUR": "€", "CNY": "¥", "item": "", "times": "×", "BYN": "BYN"}
PLACES = {
    Compare.ABOUT: "около",
    Compare.MORE: "ниже",
    Compare.AT_LEAST: "не выше",
    Compare.LESS: "выше",
    Compare.AT_MOST: "не ниже",
}
SCALES = ((1e12, "трлн", "trn"), (1e9, "млрд", "bn"), (1e6, "млн", "m"))


def day_cell(day: date | None) -> str:
    """17.12.2024"""
    return day.strftime("%d.%m.%Y") if day else ""


def when_cell(when: When | None) -> str:
    """17.12.2024 · 12.2024 · II кв. 2024 · янв.–сен. 2024 · 01.06.2024–02.06.2024 · с 01.03.2024 · до 31.12.2024"""
    if when is None:
        return ""
    start, end = when.start, when.end
    if start and end:
        return _span(start, end)
    since, until = ("с", "до") if language() == "ru" else ("from", "to")
    return f"{since}{NBSP}{day_cell(start)}" if start else f"{until}{NBSP}{day_cell(end)}"


def _span(start: date, end: date) -> str:
    """From a day to a day, by the name that whole months have."""
    if start == end:
        return day_cell(start)
    if start.year != end.year or start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return f"{day_cell(start)}–{day_cell(end)}"
    match When.between(start, end).precision:
        case Precision.YEAR:
            return str(start.year)
        case Precision.HALF:
            name = say("period.halves").split(" ")[start.month // 6]
        case Precision.QUARTER:
            name = say("period.quarters").split(" ")[start.month // 3]
        case Precision.MONTH:
            return start.strftime("%m.%Y")
        case _:
            name = f"{month_name(start.month)}–{month_name(end.month)}"
    return f"{name}{NBSP}{start.year}"


def month_name(number: int) -> str:
    """«янв.», by its number from 1."""
    return say("period.months").split(" ")[number - 1]


def quantity_cell(quantity: Quantity | None) -> str:
    """≈ 1,2 млрд $ · > 500 · 2,4 % · не ниже 5-го места"""
    if quantity is None:
        return ""
    compare = {"=": "", "~": "≈", ">=": "≥", "<=": "≤"}.get(quantity.compare.value, quantity.compare.value)
    number, scale = scaled(quantity)
    if quantity.unit == "place":
        return _place(number, quantity.compare, compare)
    unit = UNITS[quantity.unit] if quantity.unit in UNITS else _noun(quantity, bool(scale))
    return NBSP.join(part for part in (compare, number, scale, unit) if part)


def _noun(quantity: Quantity, scaled: bool) -> str:
    """«2 тонны», «5 тонн», «2 млн тонн»; what is no Russian noun stays as it is."""
    forms = noun_forms(quantity.unit)
    return counted(forms, quantity.number, scaled=scaled) if forms else quantity.unit


def _place(number: str, compare: Compare, sign: str) -> str:
    """A greater number is a lower place, so a sign would mislead: «не ниже 5-го места» is "≤ 5"."""
    if language() != "ru":
        return NBSP.join(part for part in ("place", sign, number) if part)
    bound = PLACES.get(compare)
    place = f"{bound} {number}-го места" if bound else f"{number}-е место"
    return place.replace(" ", NBSP)


def scaled(quantity: Quantity) -> tuple[str, str]:
    """The number as people write it, and the word for its scale: 1.2e9 → («1,2», «млрд»)."""
    number, word = quantity.number, ""
    if quantity.unit not in {"percent", "times", "place"}:
        for size, russian, english in SCALES:
            if abs(number) >= size:
                number, word = number / size, russian if language() == "ru" else english
                break
    text = f"{number:,.3f}".rstrip("0").rstrip(".")
    if language() == "ru":
        text = text.replace(",", " ").replace(".", ",").replace(" ", NBSP)
    return text, word


def decimal(value: float, digits: int = 1) -> str:
    """A measured number with so many decimals and the decimal mark of the language: «4,6»."""
    return f"{value:.{digits}f}".replace(".", say("cli.point"))


def tenure_cell(tenure: Tenure) -> str:
    """губернатор, Кировская область"""
    belongs = [part for part in (tenure.organisation, tenure.area) if part]
    return ", ".join([tenure.role, *belongs])


def participants_cell(claim: Claim | None) -> str:
    """Names, parted by commas."""
    return ", ".join(p.name for p in claim.participants) if isinstance(claim, Event) else ""


def slot_cell(entry: Entry, name: str) -> str:
    """A slot of the gist: text, names, a date or a quantity."""
    value = getattr(entry.gist, name, None)
    match value:
        case None:
            return ""
        case When():
            return when_cell(value)
        case Quantity():
            return quantity_cell(value)
        case tuple():
            return ", ".join(str(one) for one in value)
        case _:
            return str(value)


def reasons_cell(score: Score) -> str:
    """0,61: совпадает предмет (молочный, ферма) +0,41, …"""
    told = [_reason(one) for one in score.reasons]
    return f"{_number(score.value)}: {', '.join(told)}"


def _reason(one: Reason) -> str:
    words = f" ({one.said})" if one.said else ""
    points = f" {'+' if one.points > 0 else '−'}{_number(abs(one.points))}" if one.points else ""
    return f"{say(f'reason.{one.code}')}{words}{points}"


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", "," if language() == "ru" else ".")
