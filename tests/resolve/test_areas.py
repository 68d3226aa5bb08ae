"""Areas: the table is sound, its codes are well formed and told once, every area's parents are in it."""

import re
from collections import Counter

import pytest

from svod.language.areas import Entry, districts, gazetteer
from svod.resolve.areas import area_cards, around, country_of, lies_in, unrelated

AREAS: list[Entry] = sorted((e for entries in gazetteer().by_name.values() for e in entries), key=lambda e: e.order)
TOLD = [e for entries in districts().values() for e in entries]
"""Districts that their towns tell."""
RUSSIAN = [e for e in AREAS if e.area.country == "Россия" and (e.area.kind == "region" or e.area.name == "Москва")]

DE_FACTO = {"Абхазия", "Южная Осетия", "Приднестровье", "Республика Сербская"}
"""Countries by the words of the press that have no code of ISO 3166-1; some have one of ISO 3166-2."""

REGIONS = {
    "Беларусь": 7, "Казахстан": 20, "Узбекистан": 14, "Кыргызстан": 9, "Таджикистан": 5, "Туркменистан": 6,
    "Армения": 11, "Монголия": 22, "Китай": 31, "Азербайджан": 76, "Молдова": 35,
}  # fmt: skip
"""How many subdivisions ISO 3166-2 counts: of China without Hong Kong, Macao and Taiwan, that the press calls by
themselves; of Azerbaijan without Yevlakh city; of Moldova without Bender and the left bank."""


def test_codes_are_well_formed() -> None:
    for entry in AREAS:
        shape = r"[A-Z]{2}" if entry.area.kind in {"country", "union"} else r"[A-Z]{2}-[A-Z0-9]{1,3}"
        if entry.code and entry.area.name not in DE_FACTO:
            assert re.fullmatch(shape, entry.code), entry
        assert re.fullmatch(r"(\d{11})?", entry.okato), entry
        assert re.fullmatch(r"(\d{8})?", entry.oktmo), entry


@pytest.mark.parametrize("column", ["code", "okato", "oktmo"])
def test_a_code_is_of_one_area(column: str) -> None:
    told = Counter(getattr(entry, column) for entry in (*AREAS, *TOLD) if getattr(entry, column))
    assert [code for code, count in told.items() if count > 1] == []


def test_parents_are_areas_and_make_no_circle() -> None:
    kinds = {(entry.area.name, entry.area.kind) for entry in (*AREAS, *TOLD)}
    assert {entry.area.country for entry in TOLD} == {"Россия"}
    for entry in AREAS:
        area = entry.area
        for parent, kind in ((area.country, "country"), (area.region, "region"), (entry.district, "district")):
            assert not parent or (parent, kind) in kinds or (kind == "region" and (parent, "city") in kinds), entry
        if area.kind == "region":
            assert area.country, entry
            assert not area.region, entry
        if area.kind in {"country", "union"}:
            assert (area.country, area.region, entry.district) == ("", "", ""), entry


def test_an_area_is_told_once() -> None:
    told = Counter((e.area.name, e.area.kind, e.area.country, e.area.region) for e in AREAS)
    assert [area for area, count in told.items() if count > 1] == []


def test_regions_of_russia_are_complete_with_their_codes() -> None:
    assert len(RUSSIAN) == 89
    assert [entry.area.name for entry in RUSSIAN if not (entry.code and entry.okato and entry.oktmo)] == []
    assert all(entry.okato[:2] == entry.oktmo[:2] for entry in RUSSIAN)


def test_codes_of_cities_begin_as_those_of_their_region() -> None:
    regions = {entry.area.name: entry for entry in RUSSIAN}
    towns = [e for e in AREAS if e.area.country == "Россия" and e.area.kind in {"city", "town"} and e.area.region]
    assert len([entry for entry in towns if entry.okato and entry.oktmo]) >= 960
    for entry in towns:
        region = regions[entry.area.region]
        assert not entry.okato or entry.okato[:2] == region.okato[:2], entry
        assert not entry.oktmo or entry.oktmo[:2] == region.oktmo[:2], entry
        assert entry.okato != region.okato, entry
        assert entry.oktmo != region.oktmo, entry


def test_towns_of_one_name_have_codes_of_their_own() -> None:
    codes = {card.above: card.okato for card in area_cards("Благовещенск")}
    assert codes["Амурская область", "Россия"] == "10401000000"
    assert codes["Благовещенский район", "Башкортостан", "Россия"] == "80417000000"


@pytest.mark.parametrize(
    ("name", "region", "okato", "oktmo", "towns"),
    [
        ("Омутнинский район", "Кировская область", "33228000000", "33628000", ("Омутнинск",)),
        ("Верхнекамский район", "Кировская область", "33207000000", "33607000", ("Кирс",)),
        ("Щелковский район", "Московская область", "46259000000", "46659000", ("Щёлково",)),
        ("Баймакский район", "Башкортостан", "", "80606000", ("Баймак",)),  # the town itself lies in none by ОКАТО
        ("Грайворонский район", "Белгородская область", "14232000000", "", ("Грайворон",)),  # became a городской округ
        ("Пуровский район", "Ямало-Ненецкий автономный округ", "", "", ("Тарко-Сале",)),
    ],
)
def test_a_district_is_told_by_its_towns(
    name: str, region: str, okato: str, oktmo: str, towns: tuple[str, ...]
) -> None:
    (card,) = area_cards(name)
    assert (card.kind, card.above, card.okato, card.oktmo) == ("district", (region, "Россия"), okato, oktmo)
    assert card.below == towns


def test_towns_outside_districts_tell_none() -> None:
    assert [
        entry for entry in AREAS if entry.area.name in {"Вятские Поляны", "Шуя", "Балтийск"} and entry.district
    ] == []
    assert area_cards("Шуйский район") == []
    assert "Омутнинск" in area_cards("Кировская область")[0].below


def test_districts_of_one_name_are_told_apart() -> None:
    cards = {card.above[0]: card for card in area_cards("Кировский район")}
    assert cards["Ленинградская область"].okato == "41225000000"
    assert "Шлиссельбург" in cards["Ленинградская область"].below
    assert cards["Могилёвская область"].below == ("Кировск",)
    assert all(len(card.twins) == len(cards) - 1 for card in cards.values())


def test_codes_of_districts_begin_as_those_of_their_region() -> None:
    regions = {entry.area.name: entry for entry in RUSSIAN}
    assert len([entry for entry in TOLD if entry.okato and entry.oktmo]) >= 340
    for entry in TOLD:
        region = regions[entry.area.region]
        assert entry.okato[:2] in {"", region.okato[:2]}, entry
        assert entry.oktmo[:2] in {"", region.oktmo[:2]}, entry


@pytest.mark.parametrize("country", REGIONS)
def test_regions_of_neighbours_are_complete_with_their_codes(country: str) -> None:
    own = [e for e in AREAS if e.area.country == country and "-" in e.code]
    assert len(own) == REGIONS[country]


def test_a_card_tells_where_an_area_lies_and_what_lies_in_it() -> None:
    (region,) = area_cards("Томская область")
    assert (region.iso, region.okato, region.oktmo) == ("RU-TOM", "69000000000", "69000000")
    assert region.above == ("Россия",)
    assert "Томск" in region.below
    (town,) = area_cards("Новогрудок")
    assert town.above == ("Новогрудский район", "Гродненская область", "Беларусь")


def test_twins_are_told_apart_by_where_they_lie() -> None:
    cards = area_cards("Благовещенск")
    assert len(cards) >= 2
    assert all(len(card.twins) == len(cards) - 1 for card in cards)
    assert len({card.above for card in cards}) == len(cards)


def test_lying_in_and_being_unrelated() -> None:
    assert lies_in("Бобруйск", "Могилёвская область")
    assert lies_in("Бобруйск", "Беларусь")
    assert not lies_in("Беларусь", "Бобруйск")
    assert unrelated("Томская область", "Беларусь")
    assert not unrelated("Бобруйск", "Беларусь")
    assert not unrelated("Томская область", "ЕАЭС")
    assert not unrelated("Томская область", "Заречная сторона")
    assert around("Заречная сторона") == frozenset()
    assert not lies_in("Омутнинск", "Омутнинский район")  # a city may have a district of that name


def test_the_country_of_an_area() -> None:
    assert country_of("Томская область") == "Россия"
    assert country_of("Беларусь") == "Беларусь"
    assert country_of("Заречная сторона") == ""
