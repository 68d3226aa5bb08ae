"""Naming: people and organisations, made of all that is said under one block of names.

Of thousands of claims that tell the same of a name the oldest and the newest stand for all; so making a famous person
anew costs no more than making an unknown one. All claims that use the names still belong to the entry.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from svod.model.claim import Office
from svod.model.contract import claim_to_json
from svod.model.entry import Entry, Filed
from svod.model.joining import ENDS, Spelling
from svod.model.verdicts import Verdicts
from svod.resolve.gist import ids, short_hash
from svod.resolve.organisations import organisation_blocks, organisations
from svod.resolve.people import people, person_part

POST = frozenset({"person", "role", "organisation", "area", "phase", "when"})


def spellings(one: Filed) -> list[Spelling]:
    """The names of people and organisations in a claim."""
    found = [Spelling(f"person:{person_part(name)}", name, _group(one, name)) for name in one.people]
    blocks = organisation_blocks(one)
    found += [Spelling(f"organisation:{block}", name, _group(one, name)) for name, block in blocks.items()]
    return found


def named(blocks: Collection[str], told: Iterable[Filed], verdicts: Verdicts) -> list[Entry]:
    """The people or organisations of blocks of names, all of one kind, that are looked at together.

    Where one spelling turns out to be several people's, all its claims are looked at, each for its own.
    """
    own = frozenset(blocks)
    by_name: dict[str, list[tuple[str, Filed]]] = {}
    for one in told:
        for spelling in spellings(one):
            if spelling.block in own:
                by_name.setdefault(spelling.name, []).append((spelling.group, one))
    standing = {name: _ends(each, verdicts) for name, each in by_name.items()}
    found = _made(own, standing, verdicts)
    if split := shared_names(found):
        standing |= {name: [one for _, one in by_name[name]] for name in split}
        found = _made(own, standing, verdicts)
    return [_whole(entry, by_name, split) for entry in found]


def shared_names(entries: Iterable[Entry]) -> set[str]:
    """Spellings that several entries have."""
    counted = Counter(name for entry in entries for name in entry.names)
    return {name for name, count in counted.items() if count > 1}


def _made(blocks: frozenset[str], standing: dict[str, list[Filed]], verdicts: Verdicts) -> list[Entry]:
    told = {one.id: one for each in standing.values() for one in each}.values()
    kinds = {block.partition(":")[0] for block in blocks}
    names = {block.partition(":")[2] for block in blocks}
    return people(names, told, verdicts) if kinds == {"person"} else organisations(names, told, verdicts)


def _whole(entry: Entry, by_name: dict[str, list[tuple[str, Filed]]], split: set[str]) -> Entry:
    """The entry with all claims that use its names."""
    told = {one.id: one for each in by_name.values() for _, one in each}
    mine = {one.id for name in entry.names if name not in split for _, one in by_name.get(name, ())}
    return replace(entry, claims=ids(told[name] for name in {*entry.claims, *mine}))


def _ends(told: Sequence[tuple[str, Filed]], verdicts: Verdicts) -> list[Filed]:
    """The oldest and the newest of each group, and those by which people judged."""
    groups: dict[str, list[Filed]] = {}
    for group, one in told:
        groups.setdefault(group, []).append(one)
    found = [one for _, one in told if one.id in verdicts.anchored]
    for same in groups.values():
        ordered = sorted({one.id: one for one in same}.values(), key=lambda one: (one.published or date.min, one.id))
        found += ordered[:ENDS] + ordered[ENDS:][-ENDS:]
    return list({one.id: one for one in found}.values())


def _group(one: Filed, name: str) -> str:
    """What a claim tells of a name: a post, how an organisation hangs together; most only mention it."""
    ties = [tie for tie in one.ties if name in (tie.name, tie.other)]
    office = one.claim
    if isinstance(office, Office) and name in (office.person, office.organisation):
        post = {slot: value for slot, value in claim_to_json(office, "").items() if slot in POST}
        # of posts the oldest and the newest official tellings are known too, for they weigh most in a conflict
        return short_hash(f"{name}|{post}|{ties}{'|official' if one.official else ''}")
    return short_hash(f"{name}|{ties}")
