"""Renewal: entries made anew where claims changed: whole components of claims, and blocks of names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, literal, select, text

from svod.model.entry import Entry, Filed
from svod.model.joining import ENDS, Joining
from svod.model.verdicts import Verdicts
from svod.register.claims import claims_of
from svod.register.counting import Tally
from svod.register.entries import claim_row, drop, put, put_named
from svod.register.questions import COUNTED
from svod.register.rows import among, insert_new
from svod.register.tables import blocks, entries, entry_claims, entry_names, spellings, stale
from svod.register.waiting import JOIN, NAME, done

Tied = dict[str, tuple[str, ...]]
"""Blocks of names that judgements tie together: each with all of its group."""

_STANDING = text(
    """
    WITH RECURSIVE groups(name) AS (
        SELECT (SELECT min("group") FROM spellings WHERE block = :block)
        UNION ALL
        SELECT (SELECT min("group") FROM spellings WHERE block = :block AND "group" > groups.name)
        FROM groups WHERE groups.name IS NOT NULL
    )
    SELECT (SELECT group_concat(claim) FROM (SELECT claim FROM spellings
                WHERE block = :block AND "group" = groups.name ORDER BY day, claim LIMIT :ends)) AS oldest,
           (SELECT group_concat(claim) FROM (SELECT claim FROM spellings
                WHERE block = :block AND "group" = groups.name ORDER BY day DESC, claim DESC LIMIT :ends)) AS newest
    FROM groups WHERE groups.name IS NOT NULL
    """
)
"""The oldest and the newest claims of each group of a block: found by the index, however many lie between."""


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
        put(self.connection, self.joining.joined(told.values(), self.verdicts), told, self.tally)
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
        for one in fresh.values():
            for block in self.joining.asked(one):
                askers.setdefault(block, []).append(one)
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

    def _entries_of(self, told: Iterable[str]) -> set[str]:
        query = select(entry_claims.c.entry).join(entries, entries.c.id == entry_claims.c.entry)
        query = query.where(among(entry_claims.c.claim, told), entries.c.kind.not_in(COUNTED))
        return set(self.connection.execute(query).scalars())

    def _read(self, ids: Iterable[str]) -> dict[str, Filed]:
        found = claims_of(self.connection, list(ids))
        return {one.id: one for one in self.joining.judged(found.values(), self.verdicts)}

    # -- names --------------------------------------------------------------------------------------

    def names(self, changed: Sequence[str]) -> None:
        """Make the entries of blocks of names anew, with those of the blocks tied to them."""
        for group in dict.fromkeys(self.tied.get(block, (block,)) for block in changed):
            self._name(group)

    def _name(self, group: tuple[str, ...]) -> None:
        block = group[0]
        kind = block.partition(":")[0]
        called = f"{kind}:{'|'.join(each.partition(':')[2] for each in group)}"
        told = self._standing(group)
        made = self.joining.named(called, told.values(), self.verdicts)
        if split := _shared(made):
            told |= self._read(self._saying(group, split))
            made = self.joining.named(called, told.values(), self.verdicts)
        came, old = self._came(group), self._old(group)
        drop(self.connection, sorted(old.keys() - {entry.id for entry in made}), self.tally)
        for entry in made:
            known = old.get(entry.id)
            if came is None or split or known is None or known.names != set(entry.names):
                self._put_whole(entry, group, split, told)
            else:
                self._put_grown(entry, group, came, known)
        self.connection.execute(delete(stale).where(stale.c.step == NAME, stale.c.block.in_(group)))

    def _standing(self, group: Sequence[str]) -> dict[str, Filed]:
        """The claims that stand for all of the blocks, and those by which people judged."""
        found: set[str] = set()
        for block in group:
            for row in self.connection.execute(_STANDING, {"block": block, "ends": ENDS}):
                found |= {*row.oldest.split(","), *row.newest.split(",")}
        if self.verdicts.anchored:
            judged = select(spellings.c.claim).where(among(spellings.c.claim, self.verdicts.anchored))
            found |= set(self.connection.execute(judged.where(spellings.c.block.in_(group))).scalars())
        return self._read(found)

    def _saying(self, group: Sequence[str], names: Iterable[str]) -> list[str]:
        query = select(spellings.c.claim).where(spellings.c.block.in_(group), among(spellings.c.name, names))
        return list(self.connection.execute(query).scalars())

    def _came(self, group: Sequence[str]) -> list[str] | None:
        """The claims that are new in the blocks; None when more than that has changed."""
        query = select(stale.c.item).where(stale.c.step == NAME, stale.c.block.in_(group))
        found = list(self.connection.execute(query).scalars())
        return None if "" in found else found

    def _old(self, group: Sequence[str]) -> dict[str, "_Known"]:
        query = select(entries.c.id, entries.c["count"], entry_names.c.name).where(entries.c.block.in_(group))
        query = query.join(entry_names, (entry_names.c.entry == entries.c.id) & (entry_names.c.kind == entries.c.kind))
        found: dict[str, _Known] = {}
        for entry, count, name in self.connection.execute(query):
            found.setdefault(entry, _Known(count)).names.add(name)
        shared = _shared(found.values())
        return {entry: known if not shared & known.names else _Known(0) for entry, known in found.items()}

    def _put_grown(self, entry: Entry, group: Sequence[str], came: list[str], known: "_Known") -> None:
        """Put an entry down whose names are those it had: the claims that came are added to its own."""
        added = self._claim_all(entry.id, group, entry.names, came)
        put_named(self.connection, entry, group[0], known.count + added, self.tally)

    def _put_whole(self, entry: Entry, group: Sequence[str], split: set[str], told: dict[str, Filed]) -> None:
        """Put an entry down with all claims that say its names; of split names, with those that are its own."""
        put_named(self.connection, entry, group[0], 0, self.tally)
        self.connection.execute(delete(entry_claims).where(entry_claims.c.entry == entry.id))
        own = [claim_row(entry.id, told[claim]) for claim in entry.claims if split]
        insert_new(self.connection, entry_claims, own)
        added = self._claim_all(entry.id, group, set(entry.names) - split, None)
        put_named(self.connection, entry, group[0], len(own) + added, self.tally)

    def _claim_all(self, entry: str, group: Sequence[str], names: Iterable[str], came: list[str] | None) -> int:
        """Let an entry rest on the claims that say some names (on those that came); how many are new to it."""
        saying = select(literal(entry), spellings.c.day, spellings.c.claim).distinct()
        saying = saying.where(spellings.c.block.in_(group), among(spellings.c.name, names))
        if came is not None:
            saying = saying.where(among(spellings.c.claim, came))
        added = insert(entry_claims).prefix_with("OR IGNORE").from_select(["entry", "day", "claim"], saying)
        return int(self.connection.execute(added).rowcount)


@dataclass(slots=True)
class _Known:
    """What an entry had: how many claims, and its names."""

    count: int
    names: set[str] = field(default_factory=set)


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
