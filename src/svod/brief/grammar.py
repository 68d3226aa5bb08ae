"""Grammar: the Russian forms that a briefing needs — cases of names and posts, dates, numbers, lists."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from svod.language.morph import parses
from svod.messages import NBSP, grouped, plural
from svod.model.quantity import Quantity
from svod.model.when import Precision, When

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
MONTHS_OF = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
MONTHS_IN = (
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
)
QUARTERS = ("I", "II", "III", "IV")
SCALES = ((1e12, "трлн"), (1e9, "млрд"), (1e6, "млн"), (1e3, "тыс."))
MONEY = {
    "RUB": ("рубль", "рубля", "рублей"),
    "USD": ("доллар", "доллара", "долларов"),
    "EUR": ("евро", "евро", "евро"),
    "CNY": ("юань", "юаня", "юаней"),
    "BYN": ("белорусский рубль", "белорусских рубля", "белорусских рублей"),
}
COMPARE = {"~": "около", ">": "более", ">=": "не менее", "<": "менее", "<=": "не более", "=": ""}


def cased(phrase: str, case: str) -> str:
    """A noun phrase of the nominative in a case of pymorphy3 ("gent", "ablt", …): its adjectives and first noun
    change, what follows stays: «министр энергетики» → «министра энергетики». Itself where a word is not known."""
    words = phrase.split(" ")
    out: list[str] = []
    for at, word in enumerate(words):
        reading = reading_of(word)
        if reading is None:
            return phrase if not out else " ".join([*out, *words[at:]])
        number = "plur" if reading.tag.number == "plur" else "sing"
        form = reading.inflect({case, number})
        out.append(_like(form.word, word) if form else word)
        if reading.tag.POS == "NOUN":
            return " ".join([*out, *words[at + 1 :]])
    return " ".join(out)


def accusative(name: str) -> str:
    """A thing's name in the accusative; only feminine ones differ from the nominative: «Томскую область», «Брест»."""
    reading = reading_of(name.split(" ")[0])
    feminine = reading is not None and reading.tag.gender == "femn" and reading.tag.number == "sing"
    return cased(name, "accs") if feminine else name


def past(verb: str, subjects: Sequence[str]) -> str | None:
    """The past tense that agrees with its subjects: «посетила», «посетили»; None where a gender is not known."""
    if len(subjects) > 1:
        grammemes = {"VERB", "past", "plur"}
    else:
        gender = _gender(subjects[0])
        if gender is None:
            return None
        grammemes = {"VERB", "past", "sing", gender}
    form = parses(verb)[0].inflect(grammemes)
    return str(form.word) if form else None


def agreeing(word: str, noun: str, *, plural: bool = False) -> str:
    """A short participle or past verb as its noun wants it: «подписан», «дорожная карта» → «подписана»."""
    reading = reading_of(noun.split(" ")[0])
    plural = plural or (reading is not None and reading.tag.number == "plur")
    wanted = "plur" if plural else reading.tag.gender if reading else None
    state = parses(word)[0]
    if wanted is None or (state.tag.tense == "pres" and not plural):
        return word
    form = state.inflect({wanted})
    return str(form.word) if form else word


def _gender(subject: str) -> str | None:
    """The gender of a noun phrase, or of a person by the first name."""
    word = subject.split(" ")[0]
    readings = [one for one in parses(word) if one.tag.case == "nomn" and one.tag.POS == "NOUN" and one.is_known]
    genders = {one.tag.gender for one in readings if word[:1].islower() or "Name" in one.tag}
    return genders.pop() if len(genders) == 1 else None


def known(phrase: str) -> bool:
    """Whether `cased` can put the phrase into a case: all words up to its first noun are in the dictionary."""
    for word in phrase.split(" "):
        reading = reading_of(word)
        if reading is None:
            return False
        if reading.tag.POS == "NOUN":
            return bool(reading.is_known)
    return False


def reading_of(word: str) -> Any:
    """pymorphy3's likeliest reading of a noun or adjective in the nominative; None when there is none."""
    readings = [one for one in parses(word) if one.tag.case == "nomn" and one.tag.POS in {"NOUN", "ADJF", "PRTF"}]
    return readings[0] if readings else None


def _like(form: str, model: str) -> str:
    if "-" in model and model[:1].isupper():
        return "-".join(_like(f, m) for f, m in zip(form.split("-"), model.split("-"), strict=False))
    return form[:1].upper() + form[1:] if model[:1].isupper() else form


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """«А, Б и В»"""
    *most, last = names
    return f"{', '.join(most)} и {last}" if most else last


def counted(number: int, one: str, few: str, many: str) -> str:
    """«5 документов»"""
    return f"{grouped(number)}{NBSP}{plural(number, one, few, many)}"


def day_words(day: date, *, year: bool = True) -> str:
    """«17 декабря 2024 года»"""
    tail = f" {day.year}{NBSP}года" if year else ""
    return f"{day.day}{NBSP}{MONTHS_OF[day.month - 1]}{tail}"


def when_words(when: When) -> str:
    """The date as an adverbial: «17 декабря 2024 года», «в феврале 2025 года», «с 1 по 3 марта 2025 года»."""
    start, end = when.start, when.end
    if start is None or end is None:
        return f"с{NBSP}{day_words(start)}" if start else f"до{NBSP}{day_words(end)}" if end else ""
    if start == end:
        return day_words(start)
    year = f"{start.year}{NBSP}года"
    match when.precision:
        case Precision.MONTH if start.month == end.month:
            return f"в{NBSP}{MONTHS_IN[start.month - 1]} {year}"
        case Precision.QUARTER if (start.month - 1) // 3 == (end.month - 1) // 3:
            return f"в{NBSP}{QUARTERS[(start.month - 1) // 3]} квартале {year}"
        case Precision.HALF if start.month in {1, 7}:
            return f"в{NBSP}{'первом' if start.month == 1 else 'втором'} полугодии {year}"
        case Precision.YEAR if start.year == end.year:
            return f"в{NBSP}{start.year}{NBSP}году"
    if (start.year, start.month) == (end.year, end.month):
        return f"с{NBSP}{start.day} по{NBSP}{day_words(end)}"
    return f"с{NBSP}{day_words(start, year=start.year != end.year)} по{NBSP}{day_words(end)}"


def number_words(number: float) -> str:
    """«2,4», «12 345»"""
    if float(number).is_integer():
        return grouped(int(number))
    return f"{number:,.3f}".rstrip("0").replace(",", NBSP).replace(".", ",")


def quantity_words(quantity: Quantity) -> str:
    """«более 1,2 млрд долларов», «2,4 %», «в 2,3 раза», «1-е место», «500 тонн»."""
    compare = COMPARE[quantity.compare.value]
    return f"{compare}{NBSP if compare else ''}{_bare_quantity(quantity)}"


def _bare_quantity(quantity: Quantity) -> str:
    number, unit = quantity.number, quantity.unit
    if unit == "percent":
        return f"{number_words(number)}{NBSP}%"
    if unit == "times":
        noun = plural(int(number), "раз", "раза", "раз") if float(number).is_integer() else "раза"
        return f"в{NBSP}{number_words(number)}{NBSP}{noun}"
    if unit == "place":
        return f"{number_words(number)}-е{NBSP}место"
    scale, size = next(((word, size) for size, word in SCALES if abs(number) >= size and size > 1e3), ("", 1.0))
    shown = number / size
    noun = _unit_noun(unit, shown, bool(scale))
    return NBSP.join(part for part in (number_words(shown), scale, noun) if part)


def _unit_noun(unit: str, number: float, scaled: bool) -> str:
    """The unit's noun as the number wants it: 2 тонны, 2,5 тонны, 5 тонн, 2 млн тонн."""
    if unit == "item":
        return ""
    if unit in MONEY:
        one, few, many = MONEY[unit]
        if scaled:
            return many
        return plural(int(number), one, few, many) if float(number).is_integer() else few
    reading = reading_of(unit)
    if reading is None or " " in unit:
        return unit
    if scaled or not float(number).is_integer():
        form = reading.inflect({"gent", "plur"} if scaled else {"gent", "sing"})
        return str(form.word) if form else unit
    return str(reading.make_agree_with_number(int(number)).word)
