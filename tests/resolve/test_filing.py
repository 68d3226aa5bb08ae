"""Filing: what a claim concerns, also where its slots do not say it."""

from svod.collect.files import page_of
from svod.flow import leaf
from svod.model.claim import Event, EventForm
from svod.model.entry import Relation, Tie


def test_the_sides_in_a_joint_bodys_name_are_concerned() -> None:
    words = "В Минске состоялось заседание рабочей группы по сотрудничеству Беларуси и Курганской области."
    page = page_of("group.txt", f"Стороны обсудили планы\n\n10.05.2024\n\n{words}".encode(), "text")
    (one,) = (one for one in leaf(page).filed if isinstance(one.claim, Event))
    assert {"Беларусь", "Курганская область", "Минск"} <= set(one.areas)


def test_a_works_that_is_visited_is_an_organisation_of_the_claim() -> None:
    words = (
        "Делегация Томской области посетила комбинат «Рубин Плюс». "
        "Гостям интересна марка «Рубин Плюс», это торговая марка «Зорька»."
    )
    page = page_of("works.txt", f"Гости увидели цех\n\n10.05.2024\n\n{words}".encode(), "text")
    (one,) = (
        one for one in leaf(page).filed if isinstance(one.claim, Event) and one.claim.form is EventForm.SITE_VISIT
    )
    assert one.organisations == ("комбинат Рубин Плюс",)
    assert Tie("комбинат Рубин Плюс", Relation.BRAND, "Зорька") in one.ties
