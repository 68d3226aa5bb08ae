"""Organisations: names of one body joined across pages, tied to its area, its whole and what it was called before."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from svod.lexicon import words
from svod.model.claim import Office
from svod.model.entry import Entry, EntryKind, Filed, Relation
from svod.model.score import Score
from svod.model.verdicts import NONE, Verdicts
from svod.resolve.areas import around
from svod.resolve.bodynames import body_name
from svod.resolve.bodypersonas import Body, bodies, organisation_block, organisation_blocks
from svod.resolve.bodyscoring import DOUBT, SAME, area_code, body_score
from svod.resolve.gist import ids, merged, short_hash
from svod.resolve.groups import Rule, gather, with_candidates
from svod.resolve.names import key
from svod.resolve.romanise import plain, skeleton

__all__ = ["likeness", "organisation_block", "organisation_blocks", "organisations"]

Group = Sequence[Body]

ENDING = 3
"""Letters of a word's beginning and end by which names are looked for."""


def organisations(blocks: Collection[str], told: Iterable[Filed], verdicts: Verdicts = NONE) -> list[Entry]:
    """The organisations of one block, or of several that a judgement put together."""
    groups = gather(bodies(blocks, told, verdicts), RULE, verdicts)
    return with_candidates([_organisation(group) for group in groups], groups, RULE, verdicts)


def likeness(one: Body, other: Body) -> Score:
    """The score of two personas: their names, and what the pages tell of them."""
    near = [code for code in (_told(one, other), _one_page(one, other), area_code(one.areas, other.areas)) if code]
    return body_score(one.name, other.name, tuple(near))


def _told(one: Body, other: Body) -> str | None:
    """What pages say of the two outright."""
    for relation, code in (
        (Relation.PART, "body-part"),
        (Relation.FORMER, "body-former"),
        (Relation.SHORT, "body-short-told"),
        (Relation.BRAND, "body-brand"),
    ):
        if any(called(b, name) for a, b in ((one, other), (other, one)) for name in a.others(relation)):
            return code
    return None


def _one_page(one: Body, other: Body) -> str | None:
    """«Российско-Сербский совет» beside «Российско-Сербский совет по вопросам туризма» on a page that names both."""
    joint = words("bodies", "joint")
    if one.parts.head not in joint or one.parts.head != other.parts.head or not one.pages & other.pages:
        return None
    a, b = one.parts.about, other.parts.about
    return "body-page" if a < b or b < a else None


def called(body: Body, name: str) -> bool:
    """Whether a name in a tie is the body's: «Вега» is that of «холдинг „Вега“»."""
    a, b = body_name(name), body.parts
    if a.canonical == b.canonical or key(name) in {key(spelt) for spelt in body.spelt}:
        return True
    return bool(a.title) and a.title == b.title and not (a.head and b.head and a.head != b.head)


def _fullness(one: Body) -> tuple[object, ...]:
    parts = one.parts
    said = len(parts.title) + len(parts.about) + bool(parts.head) + bool(parts.area)
    return (bool(parts.short), -said, not one.areas, one.canonical, one.home)


def _signs(one: Body) -> frozenset[str]:
    """How the words of a title begin and end in any alphabet (one letter that differs leaves one of the two), and how
    the other words of a firm begin. Offices, abbreviations, and what pages tie to other names, may be anybody."""
    parts = one.parts
    if parts.office or parts.short or one.ties_to_names or not (parts.title or parts.about):
        return frozenset({""})
    said = {plain(skeleton(word)) for word in (*parts.title, "".join(parts.title)) if word}
    ends = {sign for word in said for sign in (f"{word[:ENDING]}…", f"…{word[-ENDING:]}")}
    return frozenset(ends | {f"about {word[:ENDING]}" for word in parts.about})


RULE = Rule(_fullness, _signs, likeness, SAME, DOUBT)


def _organisation(group: Group) -> Entry:
    spelt = sum((body.spelt for body in group), Counter[str]())
    told = list({one.id: one for body in group for one in body.told.values()}.values())
    first = group[0]
    full = [name for name in spelt if not body_name(name).short] or list(spelt)
    areas = merged(body.areas for body in group)
    offices = [one.claim for one in told if isinstance(one.claim, Office) and one.claim.organisation in spelt]
    days = [one.published for one in told if one.published]
    return Entry(
        id=f"organisation:{short_hash(f'{first.canonical}|{first.home}' if first.home else first.canonical)}",
        kind=EntryKind.ORGANISATION,
        name=min(full, key=lambda name: (-spelt[name], -len(name), name)),
        names=tuple(sorted(spelt)),
        also=_others(group, Relation.SHORT, Relation.BRAND),
        claims=ids(told),
        areas=areas,
        wider=merged([*((*one.areas, *one.wider) for one in told), *map(around, areas)]),
        people=merged([office.person] for office in offices),
        organisations=tuple(sorted(spelt)),
        wholes=_others(group, Relation.PART),
        formerly=_others(group, Relation.FORMER),
        turns=_others(group, Relation.TURN),
        every=_others(group, Relation.EVERY),
        start=min(days, default=None),
        end=max(days, default=None),
    )


def _others(group: Group, *relations: Relation) -> tuple[str, ...]:
    own = {key(name) for body in group for name in body.spelt}
    told = (name for body in group for relation in relations for name in body.others(relation))
    return tuple(sorted({name for name in told if key(name) not in own}))
