"""Swap: a page and its gold with people, regions, countries and percentages replaced by others, all case forms alike.

A name is replaced by one that declines the same way, so only the stem changes and every ending stays: «Ивановым» with
Иван- → Захар- is «Захаровым». What has no twin of its declension stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

HARD = "|а|у|ом|е|ы"
SOFT = "й|я|ю|ем|е|и"
GIVEN = {
    # given names by declension: the endings after the stem that they share
    HARD: (
        "Александр",
        "Антон",
        "Богдан",
        "Вадим",
        "Виктор",
        "Владимир",
        "Герман",
        "Денис",
        "Егор",
        "Захар",
        "Иван",
        "Леонид",
        "Максим",
        "Михаил",
        "Олег",
        "Роман",
        "Руслан",
    ),
    SOFT: ("Алексей", "Андрей", "Сергей", "Матвей", "Николай", "Елисей"),
    SOFT + "|": ("Анатолий", "Валерий", "Василий", "Виталий", "Геннадий", "Григорий", "Дмитрий", "Евгений", "Юрий"),
    "а|ы|е|у|ой": ("Анна", "Галина", "Елена", "Ирина", "Марина", "Нина", "Светлана", "Татьяна"),
}
MALE, FEMALE = "(?:|а|у|ым|е|ой|ы|ых|ыми)", "(?:а|ой|у)"
SURNAMES = {
    # surnames by what they end in: the endings in all cases, and stems of others that end so
    "ова": (f"ов{FEMALE}", ("Кузнец", "Смирн", "Павл", "Степан", "Назар")),
    "ева": (f"ев{FEMALE}", ("Алексе", "Андре", "Тимофе", "Матве")),
    "ина": (f"ин{FEMALE}", ("Фом", "Лук", "Кузьм", "Никит")),
    "ов": (f"ов{MALE}", ("Кузнец", "Смирн", "Павл", "Степан", "Назар", "Филат", "Ларион", "Ефим", "Тарас", "Климент")),
    "ев": (f"[её]в{MALE}", ("Алексе", "Андре", "Тимофе", "Матве", "Евсе")),
    "ин": (f"ин{MALE}", ("Фом", "Лук", "Кузьм", "Никит", "Савв", "Ерем", "Самох")),
    "ская": ("ск(?:ая|ой|ую)", ("Покров", "Успен", "Камен")),
    "ский": ("ск(?:ий|ого|ому|им|ом)", ("Покров", "Успен", "Камен", "Зареч")),
    "енко": ("енко", ("Тимош", "Кравч", "Мирон")),
}
AREAS = {
    # stems that carry all their words with them: the city, the adjective, the people
    "Киров": "Тамбов",
    "киров": "тамбов",
    "Смоленск": "Брянск",
    "смоленск": "брянск",
    "Смоленщин": "Брянщин",
    "Ростовск": "Саратовск",
    "ростовск": "саратовск",
    "Челябинск": "Ульяновск",
    "челябинск": "ульяновск",
    "Пензенск": "Псковск",
    "пензенск": "псковск",
    "Омск": "Томск",
    "омск": "томск",
    "Оренбургск": "Свердловск",
    "оренбургск": "свердловск",
    "Татарстан": "Башкортостан",
    "татарстанск": "башкортостанск",
    "Узбекистан": "Таджикистан",
    "узбекистанск": "таджикистанск",
    "узбекск": "таджикск",
}
PERCENT = re.compile(r"(?<![\d,.])(\d+(?:,\d+)?)(?=\s?(?:%|процент))")
Rule = tuple[re.Pattern[str], str | dict[str, str]]
PEOPLE_SLOTS = ("person", "speaker", "by", "owner", "to")


class Swap:
    """The replacement for one page: made from its gold, applied to its text and its gold."""

    def __init__(self, page: Mapping[str, Any], text: str) -> None:
        self.rules = [*_people(page), *_areas()]
        self.percents = {_number(match) for match in PERCENT.findall(text)}

    def text(self, text: str) -> str:
        """The text with everything replaced."""
        for pattern, target in self.rules:
            text = pattern.sub(target if isinstance(target, str) else lambda match, to=target: to[match[0]], text)
        return PERCENT.sub(lambda match: _written(_moved(_number(match[1]))), text)

    def gold(self, value: Any, key: str = "") -> Any:
        """The gold with the same replaced; `page` stays, and so does a percentage that the text has only in words."""
        if isinstance(value, list):
            return [self.gold(one) for one in value]
        if isinstance(value, dict):
            if value.get("unit") == "percent" and value["number"] in self.percents:
                return {**value, "number": _moved(value["number"])}
            return {k: v if k == "page" else self.gold(v, k) for k, v in value.items()}
        return self.text(value) if isinstance(value, str) else value


def _people(page: Mapping[str, Any]) -> Iterator[Rule]:
    names = sorted(set(_names(page)))
    used: dict[str, int] = {}
    for surname in sorted({name.split()[-1] for name in names}):
        suffix = next((suffix for suffix in SURNAMES if surname.endswith(suffix)), None)
        if suffix and len(surname) > len(suffix) + 1:
            endings, stems = SURNAMES[suffix]
            used[suffix] = used.get(suffix, -1) + 1
            stem = re.escape(surname.removesuffix(suffix))
            yield re.compile(rf"\b{stem}(?={endings}\b)"), stems[used[suffix] % len(stems)]
    given = sorted({name.split()[0] for name in names if " " in name})
    twins = {name: twin for name in given if (twin := _twin(name))}
    if twins:  # all at once: a name may be another's twin
        pattern = "|".join(rf"(?:{stem}(?=(?:{endings})\b))" for endings, stem, _ in twins.values())
        targets = {stem: target for _, stem, target in twins.values()}
        yield re.compile(rf"\b(?:{pattern})"), targets


def _twin(given: str) -> tuple[str, str, str] | None:
    """(endings, stem, stem of the twin) of a given name: the next one in its list."""
    for endings, names in GIVEN.items():
        if given in names:
            other = names[(names.index(given) + 1) % len(names)]
            return (endings, given, other) if endings == HARD else (endings, given[:-1], other[:-1])
    return None


def _names(value: Any) -> Iterable[str]:
    """Names of people anywhere in the gold: person slots, signers, participants."""
    if isinstance(value, list):
        for one in value:
            yield from _names(one)
    elif isinstance(value, dict):
        if value.get("kind") == "person":
            yield value["name"]
        for key, slot in value.items():
            if key in PEOPLE_SLOTS or key == "signers":
                yield from (name for name in (slot if isinstance(slot, list) else [slot]) if _looks_like_person(name))
            yield from _names(slot)


def _looks_like_person(name: Any) -> bool:
    return isinstance(name, str) and 2 <= len(name.split()) <= 3 and all(part[:1].isupper() for part in name.split())


def _areas() -> Iterator[Rule]:
    return ((re.compile(rf"\b{stem}"), other) for stem, other in AREAS.items())


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _moved(number: float) -> float:
    """Another percentage that takes the same form of the noun: 22.4 for 2.4, 56 for 76."""
    return round(number + 20 if number <= 60 else number - 20, 4)


def _written(number: float) -> str:
    return f"{number:g}".replace(".", ",")
