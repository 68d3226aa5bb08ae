"""A project of an unnamed firm: those of named ones are candidates with reasons, and nothing is joined."""

import pytest

from svod.follow.unnamed import WEIGHTS, named_candidates
from svod.messages import catalogue
from svod.model.claim import Citation, Project, ProjectForm
from svod.model.entry import Entry, EntryKind


def project(
    name: str, what: str, giver: str, *areas: str, firm: bool = False, form: ProjectForm = ProjectForm.CONSTRUCTION
) -> Entry:
    gist = Project(
        citation=Citation(start=0, end=1, quote="П"),
        rule="test",
        what=what,
        form=form,
        giver=(giver,),
        taker=("Томская область",),
    )
    return Entry(
        id=name,
        kind=EntryKind.PROJECT,
        name=what,
        claims=(name,),
        areas=("Томская область", *areas),
        organisations=(giver,) if firm else (),
        gist=gist,
    )


UNNAMED = project("a", "молочный завод", "Беларусь", "Беларусь")


def test_a_named_firm_of_the_area_is_a_candidate_with_its_reasons() -> None:
    named = project("b", "молочный завод", "Рубин", "Брестская область", firm=True)
    (found,) = named_candidates(UNNAMED, [UNNAMED, named])
    assert found.other == "b"
    assert [reason.code for reason in found.score.reasons] == [
        "unnamed-product",
        "unnamed-side",
        "unnamed-area",
        "unnamed-form",
    ]


@pytest.mark.parametrize(
    "other",
    [
        project("b", "лифтовые направляющие", "Рубин", "Беларусь", firm=True),  # another product
        project("c", "молочный завод", "Казахстан", "Казахстан"),  # unnamed as well
        project("d", "завод удобрений", "Рубин", "Казахстан", firm=True, form=ProjectForm.SUPPLY),
    ],
)
def test_others_are_none(other: Entry) -> None:
    assert named_candidates(UNNAMED, [other]) == ()


def test_a_named_side_asks_for_nobody() -> None:
    named = [project(name, "молочный завод", name, "Беларусь", firm=True) for name in ("Рубин", "Маяк")]
    assert named_candidates(named[0], named) == ()


def test_every_weight_has_its_reason_in_words() -> None:
    for language in ("ru", "en"):
        assert [code for code in WEIGHTS if f"reason.{code}" not in catalogue(language)] == []
