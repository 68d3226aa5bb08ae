"""Sittings: sentences of our own → how a body sits; sentences that tell of one session tell no rule."""

import pytest

from svod.language import understand
from svod.language.sittings import sittings
from svod.model.entry import Relation
from tests.language.test_names import named_article

COUNCIL = "Российско-Монгольский совет по приграничной торговле"
OPENING = "В Томске прошло пятое заседание Российско-Монгольского совета по приграничной торговле."

TOLD = [
    ("Заседания совета поочерёдно проходят в Томской области и Монголии.", {"Томская область", "Монголия"}, set()),
    ("Заседания совета проводятся ежегодно.", set(), {"12"}),
    ("Совет собирается дважды в год, по очереди в Томске и Улан-Баторе.", {"Томск", "Улан-Батор"}, {"6"}),
    ("Встречи проходят раз в два года попеременно в России и Монголии.", {"Россия", "Монголия"}, {"24"}),
    ("Совет заседает раз в полгода.", set(), {"6"}),
    ("Заседания проводятся поочерёдно на территории каждой из сторон.", {""}, set()),
    ("Совет собирается ежегодно, попеременно в двух странах.", {""}, {"12"}),
]

UNTOLD = [
    "Заседание совета прошло в Томской области.",
    "Следующее заседание совета состоится в Монголии.",
    "Ярмарки проводятся ежегодно.",
    "Стороны проводят заседания совета поочерёдно.",
    "Совет рекомендовал поочерёдно закупать зерно в Томской области и Монголии.",
]


@pytest.mark.parametrize(("line", "turns", "every"), TOLD)
def test_a_sentence_tells_how_a_body_sits(line: str, turns: set[str], every: set[str]) -> None:
    found = sittings(understand(named_article(OPENING, line)))
    assert {tie.name for tie in found} == {COUNCIL}
    assert {tie.other for tie in found if tie.relation is Relation.TURN} == turns
    assert {tie.other for tie in found if tie.relation is Relation.EVERY} == every


@pytest.mark.parametrize("line", UNTOLD)
def test_a_sentence_tells_no_rule(line: str) -> None:
    assert sittings(understand(named_article(OPENING, line))) == ()


def test_of_two_bodies_the_one_whose_noun_is_repeated() -> None:
    other = "Работает и межправительственная комиссия по науке и образованию."
    found = sittings(understand(named_article(OPENING, other, "Заседания совета проводятся ежегодно.")))
    assert {tie.name for tie in found} == {COUNCIL}
