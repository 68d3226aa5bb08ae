"""Generated registers: the same every time, with tellings that meet across pages."""

from pathlib import Path

from svod.filling import fill
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.quality.generated import page_of, pages
from svod.register import Register


def test_a_page_is_the_same_whenever_it_is_made() -> None:
    assert page_of(17).page == list(pages(3, first=15))[2].page
    assert page_of(17).claims == list(pages(20))[17].claims


def test_quotes_stand_in_their_page() -> None:
    for one in pages(40):
        for claim in one.claims:
            assert one.text.text[claim.citation.start : claim.citation.end] == claim.citation.quote


def test_tellings_of_a_story_meet(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        count = fill(register, 300)
        assert sum(register.claims_by_kind().values()) >= 300
        assert len(register.pages()) == count
        for kind in EntryKind:
            entries = register.ask(Question(kind=kind))
            assert any(len({source.page for source in register.sources(e.claims).values()}) > 1 for e in entries), kind
        families = register.families(one.digest for one in register.pages())
        assert len(set(families.values())) < count
