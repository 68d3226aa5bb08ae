"""Affiliations: sentences of our own → what they tie together, and sentences that tie nothing."""

import pytest

from svod.language import understand
from svod.language.affiliations import affiliations
from svod.model.entry import Relation
from tests.language.test_names import named_article

TOLD = [
    ("Завод «Рубин», входящий в состав холдинга «Вега», отгрузил насосы.", "завод Рубин", "part", "холдинг Вега"),
    ("Завод «Рубин» входит в концерн «Вега».", "завод Рубин", "part", "концерн Вега"),
    ("Комбинат «Рубин» является дочерним предприятием корпорации «Вега».", "Комбинат Рубин", "part", "Вега"),
    ("Комбинат «Рубин» (филиал компании «Вега») построит цех.", "Комбинат Рубин", "part", "Вега"),
    ("Дочернее предприятие холдинга «Вега» — завод «Рубин» — расширяет экспорт.", "завод Рубин", "part", "Вега"),
    ("Новый цех открыл завод «Рубин» холдинга «Вега».", "завод Рубин", "part", "холдинг Вега"),
    ("Завод «Рубин» в составе группы «Вега» выпускает насосы.", "завод Рубин", "part", "группа Вега"),
    ("Завод «Рубин» (бывший «Маяк») отгрузил насосы.", "завод Рубин", "former", "Маяк"),
    ("Завод «Рубин», ранее называвшийся «Маяк», отгрузил насосы.", "завод Рубин", "former", "Маяк"),
    (
        "Министерство торговли Томской области переименовано в Министерство промышленности Томской области.",
        "Министерство промышленности Томской области",
        "former",
        "Министерство торговли Томской области",
    ),
    (
        "Тверской вагоностроительный завод (ТВЗ) поставит вагоны.",
        "Тверской вагоностроительный завод",
        "short",
        "ТВЗ",
    ),
    (
        "Тверской вагоностроительный завод (далее — ТВЗ) поставит вагоны. Вагоны ТВЗ ходят в Минск.",
        "Тверской вагоностроительный завод",
        "short",
        "ТВЗ",
    ),
    ("Комбинат «Рубин» выпускает сыр под торговыми марками «Вега» и «Маяк».", "Комбинат Рубин", "brand", "Маяк"),
    (
        "Тверской вагоностроительный завод (ТВЗ), входящий в холдинг «Вега», поставит вагоны.",
        "Тверской вагоностроительный завод",
        "part",
        "Вега",
    ),
    ("Комбинат «Рубин» (бренд «Вега») открыл магазин.", "Комбинат Рубин", "brand", "Вега"),
]

UNTOLD = [
    "Завод «Рубин» и холдинг «Вега» подписали договор.",
    "Завод «Рубин» поставит насосы холдингу «Вега».",
    "Делегация завода «Рубин» посетила концерн «Вега».",
    "Бывший директор завода «Рубин» возглавил компанию «Вега».",
    "Тверской вагоностроительный завод (Россия) поставит вагоны.",
    "Комбинат «Рубин» обсудил бренд региона с компанией «Вега».",
]


def told(line: str) -> set[tuple[str, str, str]]:
    return {
        (tie.name.casefold(), tie.relation.value, tie.other) for tie in affiliations(understand(named_article(line)))
    }


@pytest.mark.parametrize(("line", "name", "relation", "other"), TOLD)
def test_a_sentence_ties(line: str, name: str, relation: str, other: str) -> None:
    found = told(line)
    assert any(
        (one, kind) == (name.casefold(), relation) and (as_said == other or as_said.endswith(f" {other}"))
        for one, kind, as_said in found
    ), found


@pytest.mark.parametrize("line", UNTOLD)
def test_a_sentence_ties_nothing(line: str) -> None:
    assert told(line) == set()


def test_relations_are_those_of_the_model() -> None:
    assert {relation for _, _, relation, _ in TOLD} | {"area", "turn", "every"} == {one.value for one in Relation}
