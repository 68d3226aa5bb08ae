"""Unnamed sides: projects that a page tells of an unnamed firm («белорусское предприятие»), beside those that name one.

Never joined: the named firm is a candidate, with its reasons, for a person to judge.
"""

from collections.abc import Iterable, Iterator, Mapping

from svod.lexicon import table
from svod.model.claim import Project
from svod.model.entry import Entry, Filed
from svod.model.score import Candidate, Reason, Score
from svod.resolve.areas import lies_in
from svod.resolve.bodynames import body_name
from svod.resolve.nameareas import meant
from svod.resolve.names import key, matter, overlap

WEIGHTS: dict[str, float] = {
    "unnamed-product": 0.4,  # the same product: молочный завод — молочный завод
    "unnamed-words": 0.25,  # some of its words: завод — молокозавод и склад
    "unnamed-side": 0.2,  # the other side is the same
    "unnamed-area": 0.2,  # the named firm is of the area that the page gives for the unnamed one
    "unnamed-form": 0.1,  # both are built, supplied, …
    "unnamed-beside": 0.55,  # the paragraph that tells of «белорусское предприятие» names it
}
"""Points of each feature; the sum, held between 0 and 1, is the score."""

SHOWN = 0.55
"""From here on the named project is a candidate."""


def named_candidates(project: Entry, others: Iterable[Entry]) -> tuple[Candidate, ...]:
    """Projects of named firms that one with an unnamed side may be, the likeliest first; none when its sides have
    names."""
    gist = project.gist
    if not isinstance(gist, Project):
        return ()
    scored = [(one, _score(project, one)) for one in others if one.id != project.id]
    found = [Candidate(one.id, one.name, score) for one, score in scored if score]
    return tuple(sorted(found, key=lambda one: (-one.score.value, one.other)))


def firms_beside(
    project: Entry, told: Iterable[Filed], named: Iterable[str], homes: Mapping[str, tuple[str, ...]]
) -> tuple[Candidate, ...]:
    """Firms that an unnamed one of a project («сотрудничаем с одним белорусским предприятием») may be: those that its
    paragraphs name, but for those of another area. `homes` are the areas that firms are known to be of."""
    gist = project.gist
    if not isinstance(gist, Project) or {*gist.giver, *gist.taker} & set(project.organisations):
        return ()
    sides = [side for side in (*gist.giver, *gist.taker) if side in project.areas]
    area = next((side for side in sides if any(_tells_of_firm(one, side) for one in told)), None)
    if area is None:
        return ()
    own = {*project.organisations, *project.areas, *project.wider}
    found = []
    for name in named:
        known = homes.get(name, ())
        inside = any(lies_in(one, area) for one in known)
        if name not in own and not body_name(name).office and (inside or not known):
            reasons = [Reason("unnamed-beside", WEIGHTS["unnamed-beside"])]
            reasons += [Reason("unnamed-area", WEIGHTS["unnamed-area"], area)] if inside else []
            found.append(Candidate("", name, Score.of(reasons)))
    return tuple(sorted(found, key=lambda one: (-one.score.value, one.name)))


def _tells_of_firm(one: Filed, area: str) -> bool:
    """Whether a sentence tells of a firm of the area without its name: «сербский завод», «сербское предприятие»."""
    lemmas = one.words.split()
    heads = table("bodies", "heads")
    return any(area in meant(word) and heads.keys() & set(lemmas[at + 1 : at + 3]) for at, word in enumerate(lemmas))


def _score(project: Entry, other: Entry) -> Score | None:
    a, b = project.gist, other.gist
    assert isinstance(a, Project)
    if not isinstance(b, Project):
        return None
    for mine, its, rest, others in ((a.giver, b.giver, a.taker, b.taker), (a.taker, b.taker, a.giver, b.giver)):
        unnamed = [side for side in mine if side in project.areas]
        firms = [side for side in its if side in other.organisations and side not in other.areas]
        if unnamed and firms and not set(mine) & set(project.organisations):
            score = Score.of(_reasons(a, b, other, unnamed[0], rest, others))
            if score.value >= SHOWN:
                return score
    return None


def _reasons(
    a: Project, b: Project, other: Entry, area: str, rest: Iterable[str], others: Iterable[str]
) -> Iterator[Reason]:
    if overlap(a.what, b.what):
        yield Reason("unnamed-product", WEIGHTS["unnamed-product"], b.what)
    elif matter(a.what) & matter(b.what):
        yield Reason("unnamed-words", WEIGHTS["unnamed-words"], b.what)
    else:
        return
    if {key(side) for side in rest} & {key(side) for side in others}:
        yield Reason("unnamed-side", WEIGHTS["unnamed-side"])
    if any(lies_in(one, area) for one in (*other.areas, *other.wider)):
        yield Reason("unnamed-area", WEIGHTS["unnamed-area"], area)
    if a.form is b.form:
        yield Reason("unnamed-form", WEIGHTS["unnamed-form"])
