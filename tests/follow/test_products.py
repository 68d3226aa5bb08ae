"""Products: phrases taken apart into goods, and pairs of phrases measured on a table."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from svod.follow.products import alike, chapter, products
from svod.lexicon import lists, table

LEAST = 0.97
"""Least F1 on the table; only rises."""


def table_rows() -> Iterator[tuple[bool, str, str]]:
    lines = (Path(__file__).parent / "products.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line[:1] in {"+", "-"}:
            one, other = line[1:].split("|")
            yield line[0] == "+", one.strip(), other.strip()


def together(one: str, other: str) -> bool:
    return any(alike(a, b) for a in products(one) for b in products(other))


def test_pairs_of_phrases() -> None:
    rows = list(table_rows())
    assert len(rows) >= 150
    said = [(wanted, together(one, other), one, other) for wanted, one, other in rows]
    hits = sum(wanted and found for wanted, found, *_ in said)
    f1 = 2 * hits / (sum(wanted for wanted, *_ in said) + sum(found for _, found, *_ in said))
    assert f1 >= LEAST, (f1, [row for row in said if row[0] != row[1]])
    assert all(together(other, one) == found for _, found, one, other in said)


@pytest.mark.parametrize(
    ("phrase", "heads"),
    [
        ("поставка тракторов и комбайнов", ["трактор", "комбайн"]),
        ("цитрусовые, вино и чай", ["цитрусов", "вино", "чай"]),
        ("300 автобусов «Нива», нефтепродукты", ["автобус", "нефтепродукт"]),
        ("опытная партия линейных направляющих", ["направлять"]),
        ("кровельные и изоляционные материалы", ["материал", "утеплитель"]),
        ("добыча нефти и газа", ["добыча", "добыча"]),
    ],
)
def test_goods_of_a_phrase(phrase: str, heads: list[str]) -> None:
    assert [one.head for one in products(phrase)] == heads


def test_goods_are_shown_as_they_are_written() -> None:
    assert [one.said for one in products("мясные, рыбные и молочные")] == ["мясные", "рыбные", "молочные"]


def test_chapters_tell_where_goods_belong() -> None:
    (one,) = products("псковские зерносушилки")
    assert one.marks == frozenset()
    assert one.chapters == ("84",)
    assert chapter("84").startswith("машины")


def test_every_heading_has_its_chapter_and_every_name_is_read() -> None:
    chapters = table("products", "chapters")
    assert sorted(chapters) == [f"{number:02}" for number in range(1, 98)]
    for code, names in lists("products", "goods").items():
        assert len(code) in {4, 6}
        assert code[:2] in chapters
        assert all(products(name.strip())[0].headings for synonyms in names for name in synonyms.split("="))
    for name, codes in table("products", "classes").items():
        assert products(name)[0].of_class, name
        assert all(code[:2] in chapters for code in codes.split()), name
