"""FollowTheMoney: people, organisations, posts, events, projects and documents as entities that other tools read, each
with the pages that tell of it; sole home of followthemoney, an optional extra.

Schemata of followthemoney 4 (followthemoney.tech/explorer). What it has no schema for (figures) is left out; promises
are notes on whoever owes them. Regions and countries that act are public bodies, for civil law takes them as persons.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from svod.errors import MisuseError
from svod.export.codes import country_code, is_public
from svod.messages import say
from svod.model.claim import Agreement, Commitment, Event, NameKind, Participant, Project
from svod.model.entry import Entry, EntryKind, Source, Tenure
from svod.model.page import Genre
from svod.register import Register

Entity = Any
PUBLIC, FIRM = "PublicBody", "Organization"


def write(register: Register, path: Path) -> dict[str, int]:
    """Entities of the whole register, a line each; how many of each schema. MisuseError when the library is missing or
    the file cannot be written; the library's InvalidData for an entity that it finds wrong."""
    maker = _Maker(register)
    counts: Counter[str] = Counter()
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for entity in maker.all():
                file.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")
                counts[entity.schema.name] += 1
    except OSError as error:
        raise MisuseError(say("ask.output", path=path, error=error.strerror or error)) from error
    return dict(sorted(counts.items()))


class _Maker:
    """Makes entities; each is given out once."""

    def __init__(self, register: Register) -> None:
        try:
            from followthemoney import model
        except ImportError as error:
            raise MisuseError(say("export.extra", extra="ftm")) from error
        self.model: Any = model
        self.register = register
        self.known: dict[str, str] = {}  # ids of people and organisations by name
        self.given: set[str] = set()
        self.cited: dict[str, Source] = {}  # of the claims of the entries at hand

    def all(self) -> Iterator[Entity]:
        """Pages first, then whom and what they tell of."""
        yield from self._articles()
        for kind in (EntryKind.PERSON, EntryKind.ORGANISATION):
            for chunk in self.register.every(kind):
                for entry in chunk:
                    self.known |= {name: _id(entry.id) for name in (*entry.names, entry.name)}
        told = {
            EntryKind.PERSON: self._person,
            EntryKind.ORGANISATION: self._organisation,
            EntryKind.EVENT: self._event,
            EntryKind.AGREEMENT: self._agreement,
            EntryKind.PROJECT: self._project,
            EntryKind.COMMITMENT: self._promise,
        }
        for kind, make in told.items():
            for chunk in self.register.every(kind):
                self.cited = self.register.sources(claim for entry in chunk for claim in entry.claims)
                for entry in chunk:
                    yield from self._once(make(entry))
                    yield from self._documented(entry)

    def _once(self, entities: Iterator[Entity]) -> Iterator[Entity]:
        for entity in entities:
            if entity.id not in self.given:
                self.given.add(entity.id)
                yield entity

    def _entity(self, schema: str, identity: str, **values: Any) -> Entity:
        entity = self.model.make_entity(schema)
        entity.id = identity
        for name, value in values.items():
            for one in value if isinstance(value, tuple | list) else (value,):
                if one:
                    entity.add(name, one.isoformat() if isinstance(one, date) else one)
        self.model.get(schema).validate(entity.to_dict())
        return entity

    def _articles(self) -> Iterator[Entity]:
        for line in self.register.lines(raw=False):
            if "document" in line:
                page = line["document"]
                when = page["published"] or {}
                yield self._entity(
                    "Article",
                    _page(page["id"]),
                    title=page["title"] or page["address"],
                    sourceUrl=_web(page["address"]),
                    publisher=page["publisher"],
                    publishedAt=when.get("from") or when.get("to"),
                    language="rus",
                    keywords=Genre(page["genre"]).value,
                )

    def _person(self, entry: Entry) -> Iterator[Entity]:
        countries = [code for area in entry.areas if (code := country_code(area))]
        yield self._entity("Person", _id(entry.id), name=entry.name, alias=entry.names, country=countries)
        for at, post in enumerate(entry.tenures):
            yield from self._tenure(entry, at, post)

    def _tenure(self, entry: Entry, at: int, post: Tenure) -> Iterator[Entity]:
        body = post.organisation and (yield from self._named(post.organisation, NameKind.ORGANISATION))
        title = ", ".join(one for one in (post.role, post.organisation, post.area) if one)
        position = self._entity(
            "Position",
            f"position-{_slug(title)}",
            name=title,
            organization=body,
            subnationalArea=post.area,
            country=country_code(post.area) if post.area else None,
        )
        yield position
        when = post.when
        yield self._entity(
            "Occupancy",
            f"{_id(entry.id)}-post-{at}",
            holder=_id(entry.id),
            post=position.id,
            startDate=when.start if when else None,
            endDate=when.end if when else None,
            date=[post.first, post.seen],
            status=post.phase.value,
            proof=self._pages(post.claims),
        )

    def _organisation(self, entry: Entry) -> Iterator[Entity]:
        countries = [code for area in entry.areas if (code := country_code(area))]
        schema = PUBLIC if is_public(entry.name) else FIRM
        yield self._entity(schema, _id(entry.id), name=entry.name, alias=entry.names, country=countries)

    def _event(self, entry: Entry) -> Iterator[Entity]:
        gist = entry.gist
        if not isinstance(gist, Event):
            return
        involved: list[str] = []
        for one in gist.participants:
            involved.append((yield from self._party(one)))
        yield self._entity(
            "Event",
            _id(entry.id),
            name=entry.name,
            startDate=entry.start,
            endDate=entry.end,
            location=gist.place,
            involved=involved,
            summary=gist.topic,
            keywords=(gist.form.value, entry.stage),
            proof=self._pages(entry.claims),
        )

    def _agreement(self, entry: Entry) -> Iterator[Entity]:
        gist = entry.gist
        if not isinstance(gist, Agreement):
            return
        yield self._entity(
            "Contract", _id(entry.id), title=entry.name, type=gist.form, status=entry.stage, contractDate=entry.start
        )
        sides = [(name, "party") for name in gist.parties] + [(name, "signer") for name in gist.signers]
        for at, (name, role) in enumerate(sides):
            kind = NameKind.PERSON if role == "signer" else self._kind(name)
            party = yield from self._named(name, kind)
            yield self._entity(
                "UnknownLink",
                f"{_id(entry.id)}-side-{at}",
                subject=party,
                object=_id(entry.id),
                role=role,
                date=entry.start,
                proof=self._pages(entry.claims),
            )

    def _project(self, entry: Entry) -> Iterator[Entity]:
        gist = entry.gist
        if not isinstance(gist, Project):
            return
        value = gist.value if gist.value and len(gist.value.unit) == 3 and gist.value.unit.isupper() else None
        yield self._entity(
            "Project",
            _id(entry.id),
            name=entry.name,
            status=entry.stage,
            goal=gist.what,
            startDate=entry.start,
            endDate=entry.end,
            amount=f"{value.number:g}" if value else None,
            currency=value.unit if value else None,
            proof=self._pages(entry.claims),
        )
        sides = [(name, "giver") for name in gist.giver] + [(name, "taker") for name in gist.taker]
        for at, (name, role) in enumerate(sides):
            party = yield from self._named(name, self._kind(name))
            yield self._entity(
                "ProjectParticipant",
                f"{_id(entry.id)}-side-{at}",
                project=_id(entry.id),
                participant=party,
                role=role,
                proof=self._pages(entry.claims),
            )

    def _promise(self, entry: Entry) -> Iterator[Entity]:
        gist = entry.gist
        if not isinstance(gist, Commitment):
            return
        owing: list[str] = []
        for name in gist.owner or gist.by:
            owing.append((yield from self._named(name, self._kind(name))))
        due = f"{entry.name} ({entry.end.isoformat()})" if entry.end else entry.name
        yield self._entity(
            "Note", _id(entry.id), name=due, description=gist.what, entity=owing, keywords=(gist.form.value,)
        )

    def _documented(self, entry: Entry) -> Iterator[Entity]:
        """Which article tells of the entry, in which words."""
        for source in self._sources(entry.claims):
            yield self._entity(
                "Documentation",
                f"{_id(entry.id)}-told-{source.claim}",
                document=_page(source.page),
                entity=_id(entry.id),
                role="quote",
                summary=source.quote,
                publisher=source.publisher,
                sourceUrl=_web(source.address),
                date=(source.published.start or source.published.end) if source.published else None,
            )

    def _party(self, one: Participant) -> Generator[Entity, None, str]:
        return self._named(one.name, one.kind)

    def _named(self, name: str, kind: NameKind) -> Generator[Entity, None, str]:
        """The id of whoever is meant; gives an entity of its own to one that is no entry of the register."""
        if kind is not NameKind.AREA and name in self.known:
            return self.known[name]
        schema = "Person" if kind is NameKind.PERSON else PUBLIC if kind is NameKind.AREA or is_public(name) else FIRM
        identity = f"{kind.value}-{_slug(name)}"
        country = country_code(name) if kind is NameKind.AREA else None
        yield self._entity(schema, identity, name=name, country=country)
        return identity

    def _kind(self, name: str) -> NameKind:
        """A side is a person or an organisation of the register, else an area where the gazetteer knows it."""
        if self.known.get(name, "").startswith("person"):
            return NameKind.PERSON
        return NameKind.AREA if country_code(name) else NameKind.ORGANISATION

    def _pages(self, claims: tuple[str, ...]) -> list[str]:
        return list(dict.fromkeys(_page(source.page) for source in self._sources(claims)))

    def _sources(self, claims: tuple[str, ...]) -> list[Source]:
        return [self.cited[claim] for claim in claims if claim in self.cited]


def _id(entry: str) -> str:
    return entry.replace(":", "-")


def _page(digest: str) -> str:
    return f"page-{digest.removeprefix('sha256:')[:24]}"


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else None


def _slug(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]
