"""Goods: words that name things by themselves."""

import pytest

from svod.extract.goods import substantive


@pytest.mark.parametrize("word", ["МАЗов", "НефАЗах", "КрАЗам", "Газелями", "Жигулей", "направляющих"])
def test_vehicles_in_the_plural_stand_for_goods(word: str) -> None:
    assert substantive(word)


@pytest.mark.parametrize("word", ["МАЗ", "КамАЗа", "Газелью", "мазями", "направил"])
def test_a_works_in_the_singular_is_no_vehicle(word: str) -> None:
    assert not substantive(word)
