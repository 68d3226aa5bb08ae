"""A register of generated pages, and entries by hand."""

from datetime import date

import pytest

from svod.flow import freshen, leaf_of
from svod.model.claim import Citation, Commitment, CommitmentForm
from svod.model.entry import Entry, EntryKind, Source
from svod.model.when import Basis, Precision, When
from svod.register import Batch, Register
from tests.register.generated import pages


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    register = Register(tmp_path_factory.mktemp("export") / "r.svod", create=True)
    register.file(Batch(leaves=[leaf_of(*one) for one in pages(40, 8)]))
    freshen(register)
    return register


def promise(number: int, due: date | None, what: str = "открыть причал", outcome: str | None = None) -> Entry:
    """A commitment with a term."""
    term = When(None, due, Precision.SPAN, Basis.STATED, "в срок") if due else None
    gist = Commitment(
        citation=Citation(start=0, end=5, quote="слова"),
        rule="made",
        form=CommitmentForm.PROMISE,
        what=what,
        owner=("Томская область",),
        due=term,
    )
    return Entry(
        id=f"commitment:{number}",
        kind=EntryKind.COMMITMENT,
        name=what,
        claims=(f"commitment-{number}",),
        form="promise",
        end=due,
        gist=gist,
        outcome=outcome,
    )


def source(claim: str, address: str = "https://news.example/1", quote: str = "слова") -> Source:
    """Where a claim stands."""
    return Source(
        claim=claim,
        kind="commitment",
        quote=quote,
        start=0,
        end=5,
        speaker=None,
        confidence=0.9,
        page="sha256:1",
        address=address,
        title=None,
        publisher="Вестник",
        published=When.day(date(2025, 3, 1)),
    )
