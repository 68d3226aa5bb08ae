"""Quantities as words of a sentence: amounts with their nouns, ranks, and how much a figure has changed."""

from svod.brief.dates import when_words, year_before
from svod.language.units import counted, noun_forms
from svod.messages import NBSP, grouped, plural
from svod.model.claim import Direction, Indicator
from svod.model.quantity import Compare, Quantity

SCALES = ((1e12, "трлн"), (1e9, "млрд"), (1e6, "млн"))
MONEY = {
    "RUB": ("рубль", "рубля", "рублей"),
    "USD": ("доллар", "доллара", "долларов"),
    "EUR": ("евро", "евро", "евро"),
    "CNY": ("юань", "юаня", "юаней"),
    "BYN": ("белорусский рубль", "белорусского рубля", "белорусских рублей"),
    "KZT": ("тенге", "тенге", "тенге"),
    "UZS": ("сум", "сума", "сумов"),
}
"""Currencies: the noun, and it in the genitive of one and of many."""

COMPARE = {
    Compare.ABOUT: ("около", "примерно"),
    Compare.MORE: ("более", "более чем"),
    Compare.AT_LEAST: ("не менее", "не менее чем"),
    Compare.LESS: ("менее", "менее чем"),
    Compare.AT_MOST: ("не более", "не более чем"),
}
"""How a number is bounded: before the number itself, and before a preposition («более чем в 2 раза»)."""

PLACES = {
    Compare.EQUAL: "{}-е",
    Compare.ABOUT: "около {}-го",
    Compare.MORE: "ниже {}-го",
    Compare.AT_LEAST: "не выше {}-го",
    Compare.LESS: "выше {}-го",
    Compare.AT_MOST: "не ниже {}-го",
}
"""Ranks: a greater number is a lower place."""

VERBS = {Direction.UP: "рост", Direction.DOWN: "снижение", None: "изменение"}


def number_words(number: float) -> str:
    """«2,4», «12 345»"""
    if float(number).is_integer():
        return grouped(int(number))
    return f"{number:,.3f}".rstrip("0").replace(",", NBSP).replace(".", ",")


def quantity_words(quantity: Quantity) -> str:
    """«более 1,2 млрд долларов», «2,4 %», «более чем в 2,3 раза», «место не ниже 5-го», «около 500 тонн»."""
    if quantity.unit == "times":
        return _bounded(quantity, f"в{NBSP}{number_words(quantity.number)}{NBSP}{_fold(quantity.number)}")
    if quantity.unit == "place":
        rank = place_words(quantity)
        return f"{rank}{NBSP}место" if quantity.compare is Compare.EQUAL else f"место {rank}"
    before = COMPARE[quantity.compare][0] + " " if quantity.compare in COMPARE else ""
    return before + _amount(quantity, genitive=bool(before))


def place_words(quantity: Quantity) -> str:
    """«5-е», «не ниже 5-го»: a place without its noun."""
    return PLACES[quantity.compare].format(number_words(quantity.number)).replace(" ", NBSP)


def change_words(told: Indicator) -> str:
    """«рост на 5 %», «снижение более чем в 2 раза», «рост на 2,4 % к тому же периоду предыдущего года»."""
    if told.change is None:
        return "без изменений" if told.direction is Direction.FLAT else VERBS[told.direction]
    if told.change.unit == "times":
        amount = quantity_words(told.change)
    else:
        amount = _bounded(told.change, f"на{NBSP}{_amount(told.change, genitive=False)}")
    direction = told.direction if told.direction in VERBS else None
    return f"{VERBS[direction]} {amount}{_base(told)}"


def _base(told: Indicator) -> str:
    if told.base is None:
        return ""
    if told.period and year_before(told.base, told.period):
        return " к тому же периоду предыдущего года"
    return f" (сравнение: {when_words(told.base)})"


def _bounded(quantity: Quantity, phrase: str) -> str:
    """«более чем на 5 %»: the bound goes before the preposition."""
    return f"{COMPARE[quantity.compare][1]} {phrase}" if quantity.compare in COMPARE else phrase


def _fold(number: float) -> str:
    return plural(int(number), "раз", "раза", "раз") if float(number).is_integer() else "раза"


def _amount(quantity: Quantity, *, genitive: bool) -> str:
    number, unit = quantity.number, quantity.unit
    if unit == "percent":
        return f"{number_words(number)}{NBSP}%"
    size, scale = next(((size, word) for size, word in SCALES if abs(number) >= size), (1.0, ""))
    shown = number / size
    noun = _noun(unit, shown, scaled=bool(scale), genitive=genitive)
    amount = NBSP.join(part for part in (number_words(shown), scale) if part)
    # lines may break before a long noun after a scale: justified text would gape otherwise
    return f"{amount}{' ' if scale else NBSP}{noun}" if noun else amount


def _noun(unit: str, number: float, *, scaled: bool, genitive: bool) -> str:
    """The unit's noun as the number wants it: 2 тонны, 2,5 тонны, 5 тонн, 2 млн тонн; after «более»: более 2 тонн."""
    if unit in {"item", ""}:
        return ""
    forms = MONEY.get(unit) or noun_forms(unit)
    if forms is None:
        return unit
    one, of_one, of_many = forms
    if not genitive and not scaled and float(number).is_integer():
        of_one = _few(of_one)
    return counted((one, of_one, of_many), number, scaled=scaled, genitive=genitive)


def _few(of_one: str) -> str:
    """After 2, 3 and 4 an adjective is plural: «2 белорусских рубля»."""
    first, _, rest = of_one.partition(" ")
    return f"{first.removesuffix('ого')}их {rest}" if rest else of_one
