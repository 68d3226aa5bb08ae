"""Filing: what a claim concerns, also where its slots do not say it."""

from svod.collect.files import page_of
from svod.flow import leaf
from svod.model.claim import Event


def test_the_sides_in_a_joint_bodys_name_are_concerned() -> None:
    words = "В Минске состоялось заседание рабочей группы по сотрудничеству Беларуси и Курганской области."
    page = page_of("group.txt", f"Стороны обсудили планы\n\n10.05.2024\n\n{words}".encode(), "text")
    (one,) = (one for one in leaf(page).filed if isinstance(one.claim, Event))
    assert {"Беларусь", "Курганская область", "Минск"} <= set(one.areas)
