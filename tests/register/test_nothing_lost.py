"""Nothing is lost: every claim rests in an entry of its kind, also one that no other could be joined with."""

from pathlib import Path

from svod.collect import collect
from svod.demo import pages
from svod.flow import load
from svod.model.entry import EntryKind
from svod.register import Register


def test_every_claim_rests_in_an_entry_of_its_kind(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        load(collect(pages()), register)
        resting = {claim for kind in EntryKind for chunk in register.every(kind) for e in chunk for claim in e.claims}
        owned = {
            claim
            for kind in set(EntryKind) - {EntryKind.PERSON, EntryKind.ORGANISATION}
            for chunk in register.every(kind)
            for entry in chunk
            for claim in entry.claims
        }
        told = {claim["id"]: claim["kind"] for line in register.lines(raw=False) for claim in line.get("claims", ())}
        assert {name for name, kind in told.items() if kind != "office"} == owned
        assert set(told) == resting
