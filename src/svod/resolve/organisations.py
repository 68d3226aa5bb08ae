"""Organisations: one entry for each normal name."""

from collections import Counter
from collections.abc import Iterable

from svod.model.claim import Office
from svod.model.entry import Entry, EntryKind, Filed
from svod.resolve.gist import ids, merged, short_hash
from svod.resolve.names import key


def organisation_block(name: str) -> str:
    """Organisations are the same when their names are, but for quotes, capitals and «ё»."""
    return key(name)


def organisations(block: str, told: Iterable[Filed]) -> list[Entry]:
    """The organisation of one name, or of several that a judgement put together, with the areas of the posts there."""
    tellings, keys = list(told), set(block.split("|"))
    spelt = Counter(name for one in tellings for name in one.organisations if key(name) in keys)
    if not spelt:
        return []
    first = block.split("|")[0]
    name = min(spelt, key=lambda spelling: (-spelt[spelling], spelling))
    offices = [one.claim for one in tellings if isinstance(one.claim, Office)]
    here = [office for office in offices if office.organisation and key(office.organisation) in keys]
    return [
        Entry(
            id=f"organisation:{short_hash(first)}",
            kind=EntryKind.ORGANISATION,
            name=name,
            names=tuple(sorted(spelt)),
            claims=ids(tellings),
            areas=merged([office.area] for office in here if office.area),
            wider=merged((*one.areas, *one.wider) for one in tellings),
            people=merged([office.person] for office in here),
            organisations=tuple(sorted(spelt)),
        )
    ]
