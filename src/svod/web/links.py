"""Links: the addresses of our own pages, and the outward ones that are safe to follow."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from urllib.parse import quote, urlencode, urlsplit

from svod.model.entry import Source

KINDS = {
    "people": "person",
    "organisations": "organisation",
    "events": "event",
    "agreements": "agreement",
    "projects": "project",
    "commitments": "commitment",
    "indicators": "indicator",
}
"""The lists, as their addresses call them, and the kind of entry that each holds."""

LISTS = {kind: name for name, kind in KINDS.items()}


def entry(identity: str) -> str:
    """The page of an entry."""
    return f"/entry/{quote(identity, safe=':')}"


def merging(identity: str) -> str:
    """Where an entry is joined with another, or parted."""
    return f"{entry(identity)}/same"


def page(digest: str, claim: str | None = None) -> str:
    """The page of a source, at a claim."""
    return f"/page/{quote(digest.removeprefix('sha256:'))}" + (f"#{quote(claim)}" if claim else "")


def area(name: str) -> str:
    """The page of an area."""
    return query("/area", name=name)


def pair(one: str, other: str) -> str:
    """The page of two areas."""
    return query("/pair", area=one, partner=other)


def query(path: str, **values: object) -> str:
    """A path with what is asked; empty values are left out."""
    given = {name: str(value) for name, value in values.items() if value not in (None, "", ())}
    return f"{path}?{urlencode(given)}" if given else path


def outward(address: str) -> str | None:
    """The address when it is one of the web; anything else (javascript:, a file's path) is nothing to follow."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


def spoken_address(address: str) -> str:
    """The address as shown: of a file only its name, for nobody's folders are anybody's matter."""
    if outward(address):
        return address.partition("://")[2].rstrip("/")
    return PurePath(address.replace("\\", "/")).name or address


def told_address(address: str) -> str:
    """The address as it may be told to others: one of the web, or a file's name."""
    return outward(address) or spoken_address(address)


def put_off(keys: Iterable[str], most: int = 60) -> str:
    """Tasks that are put off, as an address carries them; the oldest are asked again when there are too many."""
    return "|".join([key for key in dict.fromkeys(keys) if key][-most:])


def without_paths(sources: Mapping[str, Source]) -> dict[str, Source]:
    """Sources whose files are told by their names alone: where they lie on this machine is nobody's matter."""
    return {claim: replace(one, address=told_address(one.address)) for claim, one in sources.items()}


def local(path: str) -> str:
    """A path of ours to go back to; the start for anything else."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"
