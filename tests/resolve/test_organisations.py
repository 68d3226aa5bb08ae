"""Organisations: the table of pairs and its gate; homonyms, wholes, former names, whatever the order pages come in."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.messages import catalogue
from svod.model.claim import Citation, Event, EventForm, NameKind, Participant
from svod.model.entry import Entry, EntryKind, Filed, Relation, Tie
from svod.model.verdicts import Verdicts
from svod.resolve import resolve
from svod.resolve.bodyscoring import WEIGHTS
from svod.resolve.naming import named, spellings
from svod.resolve.organisations import organisation_blocks
from tests.resolve.pairing import Pair, pairs

LEAST_F1 = 0.95
"""Pinned: the table may grow, the figure may not fall."""

TIES = {"часть": Relation.PART, "ранее": Relation.FORMER, "кратко": Relation.SHORT, "марка": Relation.BRAND}


PAIRS = pairs("pairs-bodies.txt")


def told(written: str, page: str, day: str = "2024-05-01") -> Filed:
    """A claim of a page that names one organisation."""
    found = re.fullmatch(r"(.+?)(?: \[(.*?)(?:; ?(.*?))?\])?", written)
    assert found
    name = found[1]
    ties = [Tie(name, Relation.AREA, found[2])] if found[2] else []
    if found[3]:
        kind, _, other = found[3].partition(": ")
        ties.append(Tie(name, TIES[kind], other))
    claim = Event(
        citation=Citation(start=0, end=1, quote="О"),
        rule="test",
        form=EventForm.MEETING,
        participants=(Participant(name, NameKind.ORGANISATION),),
    )
    published = date.fromisoformat(day)
    return Filed(
        id=f"event-{page}", claim=claim, page=page, published=published, organisations=(name,), ties=tuple(ties)
    )


def organisations(*claims: Filed, verdicts: Verdicts | None = None, tied: bool = False) -> list[Entry]:
    """The entries of some claims, block by block; `tied`: as if a judgement had tied their blocks."""
    blocks = sorted({f"organisation:{block}" for one in claims for block in organisation_blocks(one).values()})
    units = [blocks] if tied else [[block] for block in blocks]
    return [entry for unit in units for entry in named(unit, claims, verdicts or Verdicts())]


def judged(pair: Pair) -> str:
    found = organisations(told(pair.one, "a"), told(pair.other, "b"))
    if len(found) == 1:
        return "="
    return "?" if any(entry.candidates for entry in found) else "!"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.sign} {pair.one} | {pair.other}")
def test_pair(pair: Pair) -> None:
    wrong = {"=": "!?", "!": "=", "?": "=!"}[pair.sign]
    assert judged(pair) not in wrong


def figures() -> tuple[float, float]:
    """Precision and recall of what is joined."""
    table = PAIRS
    joined = {pair for pair in table if judged(pair) == "="}
    same = {pair for pair in table if pair.sign == "="}
    return len(joined & same) / len(joined), len(joined & same) / len(same)


def test_table_is_large_and_its_f1_is_at_its_floor() -> None:
    precision, recall = figures()
    assert len(PAIRS) >= 150
    assert precision == 1.0
    assert 2 * precision * recall / (precision + recall) >= LEAST_F1


def test_every_weight_has_its_reason_in_words() -> None:
    for language in ("ru", "en"):
        assert [code for code in WEIGHTS if f"reason.{code}" not in catalogue(language)] == []


def names(*claims: Filed) -> list[list[str]]:
    return sorted(list(entry.names) for entry in organisations(*claims))


def test_an_abbreviation_goes_to_the_only_name_that_it_fits() -> None:
    own = told("Томский лифтовый завод [Томская область]", "a")
    short = told("ТЛЗ [Томская область]", "b")
    assert names(own, short) == [["ТЛЗ", "Томский лифтовый завод"]]
    other = told("Томский лакокрасочный завод [Томская область]", "c")
    found = organisations(own, short, other)
    assert len(found) == 3
    (alone,) = (entry for entry in found if entry.name == "ТЛЗ")
    assert {one.name for one in alone.candidates} == {"Томский лифтовый завод", "Томский лакокрасочный завод"}
    assert all(one.score.reasons for one in alone.candidates)


def test_an_entry_is_called_by_its_full_name_and_tied_to_its_area() -> None:
    short = [told("ТЛЗ [Томская область]", page) for page in "bcd"]
    (entry,) = organisations(told("Томский лифтовый завод [Томская область]", "a"), *short)
    assert entry.name == "Томский лифтовый завод"
    assert entry.areas == ("Томская область",)
    assert "Россия" in entry.wider


def test_namesakes_of_two_areas_are_two() -> None:
    tomsk = [told("Маяк [Томская область]", page) for page in "ab"]
    found = organisations(*tomsk, told("Маяк [Витебская область]", "c"), told("Маяк", "d"))
    assert sorted((entry.areas, len(entry.claims)) for entry in found) == [
        ((), 1),
        (("Витебская область",), 1),
        (("Томская область",), 2),
    ]
    assert len({entry.id for entry in found}) == 3


def test_offices_of_one_bare_name_are_those_of_their_areas() -> None:
    found = organisations(
        told("министерство транспорта [Омская область]", "a"),
        told("министерство транспорта [Томская область]", "b"),
        told("Минтранс Омской области [Омская область]", "c"),
    )
    assert sorted(len(entry.names) for entry in found) == [1, 2]
    assert len({entry.id for entry in found}) == 2


def test_an_office_of_no_area_is_that_of_its_page() -> None:
    found = organisations(told("минсельхоз", "a"), told("минсельхоз", "b"))
    assert len({entry.id for entry in found}) == 2


def test_words_that_name_nobody_make_no_entry() -> None:
    assert organisations(told("подрядчик", "a"), told("ведомства", "b"), told("центр", "c")) == []


def test_a_rare_title_told_of_in_two_areas_is_one_firm_of_both() -> None:
    (entry,) = organisations(told("Курсельмаш [Томская область]", "a"), told("Курсельмаш [Беларусь]", "b"))
    assert entry.areas == ("Беларусь", "Томская область")


def test_a_part_knows_its_whole_and_is_not_merged_with_it() -> None:
    part = told("завод «Рубин» [Томская область; часть: холдинг «Рубин»]", "a")
    found = organisations(part, told("холдинг «Рубин» [Томская область]", "b"))
    assert {entry.wholes for entry in found} == {(), ("холдинг «Рубин»",)}
    assert not any(entry.candidates for entry in found)


def test_brands_and_former_names_are_kept() -> None:
    (entry,) = organisations(told("комбинат «Зорька» [; марка: Снежок]", "a"), told("ОАО «Комбинат „Зорька“»", "b"))
    assert entry.also == ("Снежок",)
    (entry,) = organisations(told("Северсплав [; ранее: Северметалл]", "a"))
    assert entry.formerly == ("Северметалл",)


def test_a_renamed_ministry_is_a_candidate_with_the_days_of_both() -> None:
    old = told("министерство связи Омской области", "a", "2021-03-01")
    new = told("министерство цифровых технологий Омской области [; ранее: министерство связи Омской области]", "b")
    found = organisations(old, new)
    assert [len(entry.candidates) for entry in found] == [1, 1]
    assert [reason.code for reason in found[0].candidates[0].score.reasons] == ["body-former"]
    assert {entry.end for entry in found} == {date(2021, 3, 1), date(2024, 5, 1)}


def test_judgements_put_together_and_keep_apart() -> None:
    claims = [told("Северсплав", "a"), told("Рубин Плюс", "b"), told("ООО «Рубин Плюс»", "c")]
    assert len(organisations(*claims)) == 2
    pair = frozenset({"organisation:северсплав", "organisation:рубин плюс"})
    assert len(organisations(*claims, verdicts=Verdicts(together=frozenset({pair})), tied=True)) == 1
    works = [told("Томский лифтовый завод", "a"), told("Томский лифтовый", "b")]
    parted = frozenset({"organisation:томский лифтовый завод", "organisation:томский лифтовый"})
    assert len(organisations(*works)) == 1
    assert len(organisations(*works, verdicts=Verdicts(parted=frozenset({parted})))) == 2


def test_a_claim_is_filed_in_the_block_of_each_organisation() -> None:
    one = told("минсельхоз [Омская область]", "a")
    filed = {spelling.block for spelling in spellings(one)}
    assert {f"organisation:{block}" for block in organisation_blocks(one).values()} <= filed


TOLD = [
    told("Томский лифтовый завод [Томская область]", "a"),
    told("ТЛЗ [Томская область]", "b"),
    told("ОАО «Томский лифтовый завод»", "c"),
    told("Маяк [Витебская область]", "d"),
    told("Маяк [Томская область]", "e"),
    told("завод «Маяк»", "f"),
    told("министерство энергетики [Омская область]", "g"),
    told("министерство энергетики и транспорта Омской области", "h"),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(TOLD), st.integers(0, len(TOLD)))
def test_order_and_repeats_do_not_matter(claims: Sequence[Filed], again: int) -> None:
    def shown(found: list[Entry]) -> list[Entry]:
        return [entry for entry in found if entry.kind is EntryKind.ORGANISATION]

    assert shown(resolve([*claims, *claims[:again]])) == shown(resolve(TOLD))
