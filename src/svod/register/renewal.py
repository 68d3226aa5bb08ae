"""Renewal: entries made anew where claims changed: whole components of claims, and blocks of names."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, func, select, text

from svod.model.entry import Entry, Filed
from svod.model.joining import ENDS, Joining
from svod.model.verdicts import Verdicts
from svod.register.claims import claims_of
from svod.register.counting import Tally
from svod.register.crowding import crowded, faced
from svod.register.entries import Named, claim_row, drop, put, put_named
from svod.register.questions import COUNTED
from svod.register.rows import among, insert_new
from svod.register.tables import blocks, entries, entry_claims, entry_names, spellings, stale
from svod.register.units import Tied, units
from svod.register.waiting import JOIN, NAME, done

_STANDING = text(
    """
    WITH RECURSIVE groups(block, name) AS (
        SELECT asked.value, (SELECT min("group") FROM spellings WHERE block = asked.value)
        FROM json_each(:blocks) AS asked
        UNION ALL
        SELECT block, (SELECT min("group") FROM spellings WHERE block = groups.block AND "group" > groups.name)
        FROM groups WHERE groups.name IS NOT NULL
    )
    SELECT block,
           (SELECT group_concat(claim) FROM (SELECT claim FROM spellings
                WHERE block = groups.block AND "group" = groups.name ORDER BY day, claim LIMIT :ends)) AS oldest,
           (SELECT group_concat(claim) FROM (SELECT claim FROM spellings
                WHERE block = groups.block AND "group" = groups.name ORDER BY day DESC, claim DESC LIMIT :ends))
               AS newest
    FROM groups WHERE groups.name IS NOT NULL
    """
)
"""The oldest and the newest claims of each group of some blocks: found by the index, however many lie between."""

_SAYING = """
    SELECT DISTINCT json_extract(own.value, '$[0]') AS entry, spellings.day AS day, spellings.claim AS claim
    FROM json_each(:own) AS own
    JOIN spellings ON spellings.block = json_extract(own.value, '$[1]')
                  AND spellings.name = json_extract(own.value, '$[2]')
"""
_SAID = text(f"INSERT OR IGNORE INTO entry_claims (entry, day, claim) {_SAYING}")
"""All claims that say the names of entries, these given as [entry, block, name]."""


class Renewal:
    """Makes entries anew within a transaction; remembers the claims that it has read."""

    def __init__(self, connection: Connection, joining: Joining, verdicts: Verdicts, tied: Tied, tally: Tally) -> None:
        self.connection = connection
        self.joining = joining
        self.verdicts = verdicts
        self.tied = tied
        self.tally = tally
        self.partners = _partners(verdicts)

    # -- components ---------------------------------------------------------------------------------

    def join(self, seeds: Sequence[str]) -> None:
        """Make the entries of the components of some claims anew."""
        told, gone = self._components(seeds)
        drop(self.connection, sorted(gone), self.tally)
        shut = self._crowded(map(self.joining.blocks, told.values()))
        made = self.joining.joined(told.values(), self.verdicts, shut)
        put(self.connection, made, told, self.tally)
        done(self.connection, JOIN, {*seeds, *told})

    def _components(self, seeds: Sequence[str]) -> tuple[dict[str, Filed], set[str]]:
        """The claims of the components of some, and the entries that rest on any of them."""
        told: dict[str, Filed] = {}
        gone: set[str] = set()
        fresh = self._read(seeds)
        while fresh:
            told |= fresh
            near = self._linked(fresh, told)
            old = self._entries_of(fresh)
            together = select(entry_claims.c.claim).where(among(entry_claims.c.entry, old - gone))
            near |= set(self.connection.execute(together).scalars())
            gone |= old
            near |= {other for one in fresh for other in self.partners.get(one, ())}
            fresh = self._read(near - told.keys())
        return told, gone

    def _linked(self, fresh: dict[str, Filed], known: dict[str, Filed]) -> set[str]:
        """Claims not known yet that may tell of the same thing as one of the fresh."""
        askers: dict[str, list[Filed]] = {}
        own = {name: self.joining.blocks(one) for name, one in fresh.items()}
        shut = self._crowded(own.values())
        for name, filed in own.items():
            for block in faced(filed - shut, self.joining) - shut:
                askers.setdefault(block, []).append(fresh[name])
        rows = self.connection.execute(select(blocks.c.block, blocks.c.claim).where(among(blocks.c.block, askers)))
        beside: dict[str, list[str]] = {}
        for block, claim in rows:
            if claim not in known:
                beside.setdefault(claim, []).append(block)
        candidates = self._read(beside)
        return {
            name
            for name, other in candidates.items()
            if any(self.joining.linked(one, other) for block in beside[name] for one in askers[block])
        }

    def _crowded(self, filed: Iterable[set[str]]) -> set[str]:
        """Those of the blocks of claims, and of the blocks facing these, in which none is found."""
        own = set[str]().union(*filed)
        return crowded(self.connection, own | faced(own, self.joining), self.joining)

    def _entries_of(self, told: Iterable[str]) -> set[str]:
        query = select(entry_claims.c.entry).join(entries, entries.c.id == entry_claims.c.entry)
        query = query.where(among(entry_claims.c.claim, told), entries.c.kind.not_in(COUNTED))
        return set(self.connection.execute(query).scalars())

    def _read(self, ids: Iterable[str]) -> dict[str, Filed]:
        found = claims_of(self.connection, list(ids))
        return {one.id: one for one in self.joining.judged(found.values(), self.verdicts)}

    # -- names --------------------------------------------------------------------------------------

    def names(self, changed: Sequence[str]) -> None:
        """Make the entries of blocks of names anew, with those of the blocks that are looked at together with them."""
        groups = [_Group(unit) for unit in units(self.connection, changed, self.tied)]
        of_block = {block: group for group in groups for block in group.blocks}
        self._look(of_block)
        for group in groups:
            group.made = self.joining.named(group.blocks, group.told.values(), self.verdicts)
            group.split = _shared(group.made)
            if group.split:
                self._look_at_split(group)
        old = {entry for group in groups for entry in group.old}
        drop(self.connection, sorted(old - {entry.id for group in groups for entry in group.made}), self.tally)
        # entries come after the claims that they rest on, for only then their number is known
        self.connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        grown = [(group, entry) for group in groups for entry in group.made if group.has_grown(entry)]
        whole = [(group, entry) for group in groups for entry in group.made if not group.has_grown(entry)]
        put_named(self.connection, [*self._grow(grown), *self._fill(whole)], self.tally)
        self.connection.execute(delete(stale).where(stale.c.step == NAME, among(stale.c.block, of_block)))

    def _look(self, of_block: dict[str, "_Group"]) -> None:
        """Let each group of blocks know what came, what it had, and the claims that stand for all."""
        waiting = select(stale.c.block, stale.c.item).where(stale.c.step == NAME, among(stale.c.block, of_block))
        for block, item in self.connection.execute(waiting):
            of_block[block].came.add(item)
        had = select(entries.c.block, entries.c.id, entries.c["count"], entries.c.told_last, entry_names.c.name)
        had = had.join(entry_names, (entry_names.c.entry == entries.c.id) & (entry_names.c.kind == entries.c.kind))
        for block, entry, count, last, name in self.connection.execute(had.where(among(entries.c.block, of_block))):
            of_block[block].old.setdefault(entry, _Known(count, last)).names.add(name)
        asked = {"blocks": json.dumps(list(of_block), ensure_ascii=False), "ends": ENDS}
        standing = [(row.block, f"{row.oldest},{row.newest}") for row in self.connection.execute(_STANDING, asked)]
        if self.verdicts.anchored:
            judged = select(spellings.c.block, spellings.c.claim).where(
                among(spellings.c.claim, self.verdicts.anchored)
            )
            rows = self.connection.execute(judged.where(among(spellings.c.block, of_block)))
            standing += [(row.block, row.claim) for row in rows]
        told = self._read({claim for _, claims in standing for claim in claims.split(",")})
        for block, claims in standing:
            of_block[block].told |= {claim: told[claim] for claim in claims.split(",") if claim in told}

    def _look_at_split(self, group: "_Group") -> None:
        """Where one spelling is several people's, all its claims are looked at."""
        query = select(spellings.c.claim).where(spellings.c.block.in_(group.blocks))
        claims = self.connection.execute(query.where(among(spellings.c.name, group.split))).scalars()
        group.told |= self._read(claims)
        group.made = self.joining.named(group.blocks, group.told.values(), self.verdicts)

    def _grow(self, made: Sequence[tuple["_Group", Entry]]) -> list[Named]:
        """Entries whose names are those they had: the claims that came are added to their own."""
        came = {claim for group, _ in made for claim in group.came}
        owner = {(block, name): entry.id for group, entry in made for block in group.blocks for name in entry.names}
        said = select(spellings).where(among(spellings.c.claim, came))
        rows = {
            (owner[row.block, row.name], row.day, row.claim)
            for row in self.connection.execute(said)
            if (row.block, row.name) in owner
        }
        known = select(entry_claims).where(among(entry_claims.c.claim, came))
        rows -= {(row.entry, row.day, row.claim) for row in self.connection.execute(known)}
        insert_new(
            self.connection, entry_claims, [dict(zip(("entry", "day", "claim"), row, strict=True)) for row in rows]
        )
        days: dict[str, list[str]] = {}
        for name, day, _ in rows:
            days.setdefault(name, []).append(day)
        found = []
        for group, entry in made:
            had, new = group.old[entry.id], days.get(entry.id, [])
            found.append(Named(entry, group.root, had.count + len(new), max([*new, had.last or ""]) or None))
        return found

    def _fill(self, made: Sequence[tuple["_Group", Entry]]) -> list[Named]:
        """Entries with all claims that say their names; of split names, with those that are their own."""
        names = [entry.id for _, entry in made]
        self.connection.execute(delete(entry_claims).where(among(entry_claims.c.entry, names)))
        own = [claim_row(e.id, group.told[claim]) for group, e in made if group.split for claim in e.claims]
        insert_new(self.connection, entry_claims, own)
        self.connection.execute(_SAID, {"own": json.dumps([one for each in made for one in _alone(*each)])})
        counted = select(entry_claims.c.entry, func.count(), func.max(entry_claims.c.day)).group_by(
            entry_claims.c.entry
        )
        rows = self.connection.execute(counted.where(among(entry_claims.c.entry, names)))
        counts = {entry: (count, last or None) for entry, count, last in rows}
        return [Named(entry, group.root, *counts[entry.id]) for group, entry in made]


@dataclass(slots=True)
class _Known:
    """What an entry had: how many claims, the day of the newest, its names."""

    count: int
    last: str | None
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Group:
    """Blocks of names that are looked at together: what came (an empty name: more has changed), the entries there were,
    the claims that stand for all, the entries made of them, and the names that several of these have."""

    blocks: tuple[str, ...]
    came: set[str] = field(default_factory=set)
    old: dict[str, _Known] = field(default_factory=dict)
    told: dict[str, Filed] = field(default_factory=dict)
    made: list[Entry] = field(default_factory=list)
    split: set[str] = field(default_factory=set)

    @property
    def root(self) -> str:
        """The block under which the entries stand."""
        return self.blocks[0]

    def has_grown(self, entry: Entry) -> bool:
        """Whether the entry is what it was, but for the claims that came."""
        had = self.old.get(entry.id)
        if had is None or "" in self.came or had.names != set(entry.names):
            return False
        return not had.names & (self.split | _shared(self.old.values()))


def _alone(group: _Group, entry: Entry) -> list[list[str]]:
    """[entry, block, name] of the names that are the entry's alone."""
    names = [name for name in entry.names if name not in group.split]
    return [[entry.id, block, name] for block in group.blocks for name in names]


def _shared(entries_: Iterable[Entry | _Known]) -> set[str]:
    """Names that several entries have."""
    counted = Counter(name for entry in entries_ for name in entry.names)
    return {name for name, count in counted.items() if count > 1}


def _partners(verdicts: Verdicts) -> dict[str, set[str]]:
    """Whom a claim was judged to be the same as."""
    found: dict[str, set[str]] = {}
    for pair in verdicts.together:
        for one in pair:
            found.setdefault(one, set()).update(pair - {one})
    return found
