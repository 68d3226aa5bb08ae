"""Offers and needs: matched by product between two sides, with reasons and both citations."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from svod.flow import freshen, leaf_of
from svod.follow.offers import WEIGHTS, Match, matches
from svod.messages import catalogue
from svod.model.claim import Citation, Project, ProjectForm, ProjectStage
from svod.model.entry import Filed
from svod.offering import offers
from svod.register import Batch, Register
from svod.resolve import resolve
from tests.register.generated import pages

AREA, PARTNER = "Томская область", "Вьетнам"
FIRM = "Томский подшипник"
DAY = date(2025, 6, 1)


def project(
    what: str, stage: str, giver: str | None = None, taker: str | None = None, told: str = "2025-02-03"
) -> Filed:
    claim = Project(
        citation=Citation(start=0, end=1, quote="О"),
        rule="test",
        what=what,
        form=ProjectForm.SUPPLY,
        giver=(giver,) if giver else (),
        taker=(taker,) if taker else (),
        stage=ProjectStage(stage),
    )
    areas = tuple(name for name in (giver, taker) if name and name != FIRM)
    name = f"project-{what}-{stage}-{giver}-{taker}"
    return Filed(id=name, claim=claim, page=name, published=date.fromisoformat(told), areas=areas)


def met(*told: Filed, partner: str | None = PARTNER, day: date = DAY) -> list[Match]:
    return matches(resolve(told), (AREA,), (partner,) if partner else (), {FIRM: (AREA,)}, day)


OFFER = project("зерносушилки", "offered", AREA)
NEED = project("сельхозтехника", "requested", taker=PARTNER)


def test_an_offer_meets_a_need_with_reasons_and_both_citations() -> None:
    (one,) = met(OFFER, NEED)
    assert (one.giver, one.taker) == (AREA, PARTNER)
    assert one.offer_claims == (OFFER.id,)
    assert one.need_claims == (NEED.id,)
    assert [reason.code for reason in one.score.reasons] == ["product-class", "offered"]
    assert one.already == ()


def test_what_a_firm_can_make_is_its_areas() -> None:
    (one,) = met(
        project("подшипники", "capability", FIRM), project("подшипники для вагонов", "requested", taker=PARTNER)
    )
    assert one.giver == AREA
    assert one.chapters == ("84",)
    assert [reason.code for reason in one.score.reasons] == ["product-broader"]


def test_both_ways() -> None:
    (one,) = met(project("чай", "offered", PARTNER), project("зелёный чай", "requested", taker=AREA))
    assert (one.giver, one.taker) == (PARTNER, AREA)


@pytest.mark.parametrize(
    "need",
    [
        project("лифтовые направляющие", "requested", taker=PARTNER),
        project("линейные направляющие", "requested", taker="Хабаровский край"),
        project("линейные направляющие", "running", giver=AREA, taker=PARTNER),
        project("линейные направляющие", "offered", giver=PARTNER),
        project("линейные направляющие", "requested"),
    ],
)
def test_no_match(need: Filed) -> None:
    """Another product that shares a word, another side, nothing asked for, nobody who asks."""
    assert met(project("линейные направляющие", "offered", AREA), need) == []


def test_the_other_side_named_counts_and_so_does_age() -> None:
    named = project("насосы", "requested", giver=AREA, taker=PARTNER)
    (one,) = met(project("насосы", "capability", AREA), named)
    assert [reason.code for reason in one.score.reasons] == ["product", "addressed"]
    (old,) = met(project("насосы", "capability", AREA, told="2019-01-01"), named)
    assert old.score.reasons[-1].code == "long-ago"
    assert old.score.reasons[-1].said == "2019"


def test_what_one_page_offers_and_another_asks_for_within_one_entry() -> None:
    offer, need = (project("насосы", stage, AREA, PARTNER) for stage in ("offered", "requested"))
    (one,) = met(offer, need)
    assert one.offer.id == one.need.id
    assert one.offer_claims != one.need_claims


def test_what_is_under_way_already_is_told() -> None:
    running = project("насосы для орошения", "running", AREA, PARTNER)
    (one,) = met(project("насосы", "offered", AREA), project("насосы", "requested", taker=PARTNER), running)
    assert len(one.already) == 1


def test_what_was_told_after_the_day_is_not_looked_at() -> None:
    assert met(OFFER, replace(NEED, published=date(2025, 9, 1))) == []


def test_without_a_partner_anybody_may_need_it() -> None:
    (one,) = met(OFFER, NEED, partner=None)
    assert one.taker == PARTNER


def test_the_register_is_asked_by_sides(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        register.file(Batch(leaves=[leaf_of(page, found) for page, found in pages(300, 6)]))
        freshen(register)
        found = offers(register, ("Томская область",), (), date(2025, 12, 1))
        assert found
        assert all(AREA in (one.giver, one.taker) for one in found)
        assert [one.score.value for one in found] == sorted((one.score.value for one in found), reverse=True)


def test_every_weight_has_its_reason_in_words() -> None:
    for language in ("ru", "en"):
        assert [code for code in WEIGHTS if f"reason.{code}" not in catalogue(language)] == []
