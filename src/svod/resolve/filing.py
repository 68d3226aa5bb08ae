"""Filing: what a page's claims are about, for asking: the people, organisations and areas behind their names."""

from collections.abc import Sequence

from svod.language.affiliations import affiliations
from svod.language.bearings import bearings
from svod.language.sittings import sittings
from svod.model.claim import Agreement, Claim, Commitment, Event, EventForm, Indicator, NameKind, Office, Project
from svod.model.entry import Filed, Relation, Tie
from svod.model.page import official
from svod.model.text import Area, Text


def filed(text: Text, claims: Sequence[Claim], ids: Sequence[str]) -> list[Filed]:
    """The page's claims, filed; a claim said twice in the same words is filed once."""
    page = _Page(text, claims)
    by_id = dict(zip(ids, claims, strict=True))
    return [page.filed(claim, identity) for identity, claim in by_id.items()]


def names_of(claim: Claim) -> dict[str, NameKind | None]:
    """All names in a claim's slots with their kind; None where the slot leaves it open."""
    names: dict[str, NameKind | None] = {claim.speaker: NameKind.PERSON} if claim.speaker else {}
    match claim:
        case Office():
            names[claim.person] = NameKind.PERSON
            names |= {claim.organisation: NameKind.ORGANISATION} if claim.organisation else {}
            names |= {claim.area: NameKind.AREA} if claim.area else {}
        case Event():
            names |= {p.name: p.kind for p in claim.participants}
            names |= {claim.body: NameKind.ORGANISATION} if claim.body and claim.form is EventForm.SESSION else {}
            names |= {claim.place: NameKind.PLACE} if claim.place else {}
        case Agreement():
            names |= dict.fromkeys(claim.parties) | dict.fromkeys(claim.signers, NameKind.PERSON)
        case Project():
            names |= dict.fromkeys((*claim.giver, *claim.taker))
            names |= {claim.place: NameKind.PLACE} if claim.place else {}
        case Commitment():
            names |= dict.fromkeys((*claim.by, *claim.owner, *claim.to))
        case Indicator():
            names |= {side: NameKind.AREA for side in (claim.area, claim.partner) if side}
    return names


class _Page:
    """What the page's mentions and offices tell of its names."""

    def __init__(self, text: Text, claims: Sequence[Claim]) -> None:
        self.text = text
        self.bearings = bearings(text)
        self.sides = [side for side in (self.bearings.home, self.bearings.partner) if side]
        self.kinds = {m.name: m.kind for m in text.mentions if not m.adjective}
        self.areas = {m.area.name: m.area for m in text.mentions if m.area}
        self.homes: dict[str, str] = {}
        for office in (claim for claim in claims if isinstance(claim, Office) and claim.area):
            self.homes.setdefault(office.person, office.area or "")
            if office.organisation:
                self.homes.setdefault(office.organisation, office.area or "")
        self.ties: dict[str, list[Tie]] = {}
        for tie in (*affiliations(text), *sittings(text)):
            self.ties.setdefault(tie.name, []).append(tie)
        published = text.article.published
        self.published = (published.start or published.end) if published else None

    def filed(self, claim: Claim, identity: str) -> Filed:
        names = {name: self._kind(name, kind) for name, kind in names_of(claim).items()}
        named = {name for name, kind in names.items() if kind is NameKind.AREA or name in self.areas}
        direct = named | {home for name in names if (home := self._home(name))}
        direct |= self._within(claim.body) if isinstance(claim, Event) and claim.body else set()
        bodies = sorted(n for n, kind in names.items() if kind is NameKind.ORGANISATION and n not in self.areas)
        return Filed(
            id=identity,
            claim=claim,
            page=self.text.article.page,
            published=self.published,
            areas=tuple(sorted(direct)),
            wider=tuple(sorted(self._wider(direct) - direct)),
            people=tuple(sorted(name for name, kind in names.items() if kind is NameKind.PERSON)),
            organisations=tuple(bodies),
            ties=tuple(sorted(tie for name in bodies for tie in self._ties(name))),
            words=self._words(claim),
            official=official(self.text.article.genre, self.text.article.origin),
        )

    def _kind(self, name: str, told: NameKind | None) -> NameKind:
        """The kind that the slot tells, else the mentions; a place that these know as an organisation is one: a works
        that somebody visited."""
        if told is NameKind.PLACE:
            return NameKind.ORGANISATION if self.kinds.get(name) is NameKind.ORGANISATION else told
        return told or (NameKind.AREA if name in self.areas else self.kinds.get(name, NameKind.ORGANISATION))

    def _home(self, name: str) -> str | None:
        """The area that a person or an organisation belongs to: by the page's offices, else by the text around."""
        return self.homes.get(name) or self.bearings.side(name)

    def _within(self, body: str) -> set[str]:
        """The areas in a joint body's name: «рабочая группа по сотрудничеству Беларуси и Курганской области»."""
        said = ((m.area.name, self.text.text[m.start : m.end]) for m in self.text.mentions if m.area)
        return {area for area, words in said if words in body}

    def _ties(self, name: str) -> list[Tie]:
        """What the page says of an organisation, its area with it."""
        home = self._home(name)
        return [*self.ties.get(name, ()), *([Tie(name, Relation.AREA, home)] if home else [])]

    def _wider(self, direct: set[str]) -> set[str]:
        """The areas around; and the page's sides where the claim itself shows but one side or none."""
        known = [self.areas[name] for name in direct if name in self.areas]
        around = {name for area in known for name in (area.region, area.country) if name}
        if len({_top(area) for area in known} | (direct - set(self.areas))) < 2:
            around |= {name for side in self.sides for name in (side.name, side.region, side.country) if name}
        return around

    def _words(self, claim: Claim) -> str:
        start, end = claim.citation.start, claim.citation.end
        return " ".join(t.lemma for t in self.text.tokens if start <= t.start < end and t.lemma[:1].isalnum())


def _top(area: Area) -> str:
    return area.country if area.kind in {"country", "union"} else (area.region or area.name)
