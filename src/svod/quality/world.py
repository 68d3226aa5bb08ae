"""World: the areas, people, firms and bodies of which generated pages tell. Names are made up, areas are real."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random

from svod.language.areas import gazetteer
from svod.model.text import Area


def _listed(text: str) -> tuple[str, ...]:
    """The phrases of a text, parted by "|"; lines may break anywhere between words."""
    return tuple(" ".join(part.split()) for part in text.split("|"))


GIVEN = {
    "m": _listed(
        """Иван|Пётр|Олег|Степан|Тимур|Рустам|Глеб|Егор|Фёдор|Антон|Виталий|Геннадий|Марат|Захар|Лев|Мирон|Эдуард|
        Юрий"""
    ),
    "f": _listed(
        """Анна|Мария|Нина|Вера|Алла|Дарья|Эльвира|Жанна|Зоя|Инна|Ксения|Лидия|Раиса|Софья|Тамара|Ульяна|Эмма|Яна"""
    ),
}
FATHERS = _listed(
    "Ильич|Олегович|Павлович|Маратович|Глебович|Фёдорович|Львович|Юрьевич|Захарович|Тимурович|Антонович|Петрович"
)
ROOTS = _listed(
    """Верш|Ключ|Мостов|Полын|Рябц|Черем|Звон|Ладог|Брус|Горч|Дуб|Ельн|Жаб|Зим|Ивш|Калин|Лапш|Малин|Навал|Ольх|Пест|
    Рокот|Скобел|Тетер|Удал|Филин|Хлеб|Цвет|Чайк|Шелк|Щегл|Юдин|Ягод|Барсук|Волж|Гагар|Долг|Ерш|Журавл|Зубр"""
)
MIDDLES = ("", "ал", "ош", "ун", "ат", "ичк", "ырь", "ел", "абл", "инск")
TAILS = ("ин", "ев", "енков", "яев", "унов", "ов")
HEADS = _listed("Ба|Бо|Га|Ге|Да|До|Жа|За|Ка|Ке|Ла|Ло|Ма|Мо|На|Но|Па|Ра|Ро|Са|Та|То|Ха|Ша")
HEARTS = _listed("би|ва|гу|ди|кё|ли|ме|ни|ру|сэ|ти|ху")
ENDINGS = _listed("бай|дзе|кян|лан|мон|нгх|росси|рдем|сым|тор|швили|ян")
"""Parts of foreign surnames, which no ending turns: so many that a full name is seldom that of two."""

TRADES = _listed("маш|хим|агро|строй|энерго|лес|транс|мед|текстиль|металл|прибор|карьер|порт|молоко|кабель|стекло")
ENDS = ("", "сервис", "пром", "групп", "инвест", "экспорт", "комплект")
THINGS = _listed(
    """насосные станции|кабельная линия|тепличный комплекс|молочная ферма|учебный центр|партия вагонов|речной причал|
    логистический терминал|семена льна|детское питание|дорожная техника|электробусы|лифтовое оборудование|мебельный
    цех|линия розлива|телемедицинский кабинет|ветропарк|завод удобрений|сыроварня|музейная выставка|обмен студентами|
    модульная котельная|бумажные мешки|фанерный цех|рыбопитомник|сервисный центр|экскурсионный маршрут|стройматериалы"""
)
TOPICS = _listed("транспорт|торговля|наука|туризм|сельское хозяйство|промышленность|образование|здравоохранение")
POSTS = _listed(
    """первый заместитель губернатора|министр экономики|министр транспорта|министр сельского хозяйства|председатель
    комитета по внешним связям|ректор университета|директор торговой палаты"""
)
ABROAD = _listed(
    """министр экономики|министр транспорта|заместитель премьер-министра|посол в России|министр промышленности|торговый
    представитель|председатель комиссии|директор агентства по инвестициям"""
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a post; `role` belongs to the area."""

    given: str
    father: str
    surname: str
    role: str
    area: str

    @property
    def name(self) -> str:
        """First name and surname, as the press mostly writes."""
        return f"{self.given} {self.surname}"

    @property
    def full(self) -> str:
        """With the patronymic, where there is one."""
        return f"{self.given} {self.father} {self.surname}" if self.father else self.name

    @property
    def short(self) -> str:
        """With initials: «П. И. Вершин»."""
        middle = f" {self.father[0]}." if self.father else ""
        return f"{self.given[0]}.{middle} {self.surname}"


@dataclass(frozen=True, slots=True)
class Side:
    """An area with those who act for it; the head comes first."""

    area: Area
    towns: tuple[str, ...]
    people: tuple[Person, ...]
    firms: tuple[str, ...]


@cache
def regions() -> tuple[Area, ...]:
    """The regions of Russia, in a fixed order that is not the alphabet's: the first are told of most."""
    return _shuffled(area for area in _areas("region") if area.country == "Россия")


@cache
def countries() -> tuple[Area, ...]:
    """Other countries, likewise."""
    return _shuffled(area for area in _areas("country") if area.name != "Россия")


@lru_cache(maxsize=1000)
def side(area: Area) -> Side:
    """The side of an area; the same for the same area."""
    chance = Random(f"side {area.name}")
    home = area.kind == "region"
    inside = [one.name for kind in ("city", "town") for one in _areas(kind) if area.name in (one.region, one.country)]
    head = "губернатор" if home else "президент"
    roles = [head, *(POSTS if home else ABROAD)]
    people = tuple(person(chance, role, area.name, russian=home) for role in roles)
    firms = tuple(_firm(chance, area.name) for _ in range(12))
    return Side(area, tuple(inside[:8]) or (area.name,), people, firms)


def person(chance: Random, role: str, area: str, *, russian: bool) -> Person:
    """Somebody new."""
    gender = "f" if chance.random() < 0.25 else "m"
    if not russian and chance.random() < 0.5:
        surname = "".join(chance.choice(part) for part in (HEADS, HEARTS, ENDINGS))
        return Person(chance.choice(GIVEN[gender]), "", surname, role, area)
    father = chance.choice(FATHERS)
    surname = chance.choice(ROOTS) + chance.choice(MIDDLES) + chance.choice(TAILS)
    if gender == "f":
        father = father.removesuffix("ович").removesuffix("евич").removesuffix("ич")
        father, surname = f"{father}овна", f"{surname}а"
    return Person(chance.choice(GIVEN[gender]), father, surname, role, area)


def joint_body(region: str, country: str, topic: str) -> str:
    """The council or working group of two sides."""
    head = "совет по сотрудничеству" if len(topic) % 2 else "рабочая группа по вопросам сотрудничества"
    return f"{head} ({region} – {country}, {topic})"


def _areas(kind: str) -> list[Area]:
    return [entry.area for entries in gazetteer().by_name.values() for entry in entries if entry.area.kind == kind]


def _shuffled(areas: Iterable[Area]) -> tuple[Area, ...]:
    found = sorted(areas, key=lambda area: area.name)
    Random("order").shuffle(found)
    return tuple(found)


def _firm(chance: Random, area: str) -> str:
    head = area.replace("-", " ").split()[0][:4].capitalize()
    return f"{head}{chance.choice(TRADES)}{chance.choice(ENDS)}-{chance.randrange(1, 10)}"
