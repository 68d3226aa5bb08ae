"""Grammar: the Russian forms that a briefing needs: cases of names and posts, agreement, prepositions, lists."""

from collections.abc import Sequence
from typing import Any

from svod.language.morph import parses
from svod.messages import NBSP, grouped, plural
from svod.resolve.fullname import full_name, gender


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
    """The gender of a noun phrase, or of a person by the name."""
    word = subject.split(" ")[0]
    readings = [one for one in parses(word) if one.tag.case == "nomn" and one.tag.POS == "NOUN" and one.is_known]
    genders = {one.tag.gender for one in readings if word[:1].islower()}
    if len(genders) == 1:
        return str(genders.pop())
    return {"m": "masc", "f": "femn"}.get(gender(full_name(subject))) if word[:1].isupper() else None


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
    """«А, Б и В»; a name that stands within another is told with that one."""
    apart = [one for one in names if not any(one != other and _stands_in(one, other) for other in names)]
    *most, last = dict.fromkeys(apart)
    return f"{', '.join(most)} и {last}" if most else last


def _stands_in(name: str, other: str) -> bool:
    return f" {name} " in f" {other} "


def quoted(text: str) -> str:
    """The text in quotes; those within become the inner ones: «тракторы „Нива“»."""
    return f"«{text.replace('«', '„').replace('»', '“')}»"


def counted(number: int, one: str, few: str, many: str) -> str:
    """«5 документов»"""
    return f"{grouped(number)}{NBSP}{plural(number, one, few, many)}"


def agree(number: int, one: str, many: str) -> str:
    """The verb that a counted subject wants: «известно 5», «известна 1»."""
    return plural(number, one, many, many)


def into(name: str) -> str:
    """«в Китай», «во Вьетнам», «на Кубу»: where goods go."""
    return f"{_preposition(name)}{NBSP}{accusative(name)}"


def out_of(name: str) -> str:
    """«из Китая», «с Кубы»: where goods come from."""
    return f"{'с' if _preposition(name) == 'на' else 'из'}{NBSP}{cased(name, 'gent')}"


def beside(name: str) -> str:
    """«с Китаем», «со Швецией»: with whom."""
    hissing = name[:1] in "СЗШЖ" and name[1:2].lower() in "бвгджзклмнпрстфхцчшщ"
    return f"{'со' if hissing else 'с'}{NBSP}{cased(name, 'ablt')}"


ISLANDS = frozenset(("Куба", "Кипр", "Мальта", "Мадагаскар", "Маврикий", "Филиппины", "Мальдивы", "Украина", "Ямайка"))
"""Countries with «на»; «Украина» as the Russian press has it."""


def _preposition(name: str) -> str:
    if name in ISLANDS:
        return "на"
    return "во" if name[:1] in "ВФ" and name[1:2].lower() in "бвгджзклмнпрстфхцчшщь" else "в"
