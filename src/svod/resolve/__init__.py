"""Filed claims → Entries: what is the same. A block is a set of claims that are compared with one another alone, so
entries are made block by block; all entries are the union over all blocks, whatever the order the claims came in."""

from collections.abc import Iterable

from svod.model.claim import Agreement, Commitment, Event, Indicator, Project
from svod.model.entry import Entry, Filed
from svod.model.verdicts import NONE, Verdicts
from svod.resolve.agreements import agreement_block, agreements
from svod.resolve.commitments import commitment_block, commitments
from svod.resolve.correcting import judged
from svod.resolve.events import event_block, events
from svod.resolve.filing import filed
from svod.resolve.indicators import indicator_block, indicators
from svod.resolve.organisations import organisation_blocks, organisations
from svod.resolve.outcomes import with_outcomes
from svod.resolve.people import people, person_block
from svod.resolve.projects import project_block, projects

__all__ = ["blocks_of", "entries_of", "filed", "resolve"]


def blocks_of(one: Filed) -> set[str]:
    """The blocks a claim belongs to: its own kind's, and those of the people and organisations it names."""
    blocks = {f"person:{person_block(name)}" for name in one.people}
    blocks |= {f"organisation:{block}" for block in organisation_blocks(one).values()}
    match one.claim:
        case Event() as event:
            blocks.add(f"event:{event_block(event)}")
        case Agreement() as agreement:
            blocks.add(f"agreement:{agreement_block(one, agreement)}")
        case Project() as project:
            blocks.add(f"project:{project_block(one, project)}")
        case Commitment() as commitment:
            blocks.add(f"commitment:{commitment_block(one, commitment)}")
        case Indicator() as figure:
            blocks.add(f"indicator:{indicator_block(one, figure)}")
    return blocks


def entries_of(block: str, told: Iterable[Filed], verdicts: Verdicts = NONE) -> list[Entry]:
    """The entries of one block, of all its claims and of what people decided of them. Blocks tied by a judgement come
    as one, their names parted by "|"."""
    left = [one for one in judged(told, verdicts) if _belongs(block, one)]
    return with_outcomes(_joined(block, left, verdicts), verdicts)


def _belongs(block: str, one: Filed) -> bool:
    """Whether the claim is of the block still, or ever more: with other slots it may be of another."""
    own = blocks_of(one)
    kind, _, names = block.partition(":")
    return block in own or any(f"{kind}:{name}" in own for name in names.split("|"))


def _joined(block: str, told: Iterable[Filed], verdicts: Verdicts) -> list[Entry]:
    kind, _, name = block.partition(":")
    match kind:
        case "person":
            return people(name, told, verdicts)
        case "organisation":
            return organisations(name, told, verdicts)
        case "event":
            return events(told, verdicts)
        case "agreement":
            return agreements(told, verdicts)
        case "project":
            return projects(told, verdicts)
        case "commitment":
            return commitments(told, verdicts)
        case _:
            return indicators(told)


def resolve(told: Iterable[Filed]) -> list[Entry]:
    """All entries of all claims, sorted by name."""
    blocks: dict[str, dict[str, Filed]] = {}
    for one in told:
        for block in blocks_of(one):
            blocks.setdefault(block, {})[one.id] = one
    found = [entry for block, members in blocks.items() for entry in entries_of(block, members.values())]
    return sorted(found, key=lambda entry: (entry.kind.value, entry.id))
