"""Context: the sides of an act that its clause does not name, from what the page said before."""

from svod.extract.acts import Act
from svod.extract.rules.project.ends import mentions
from svod.extract.rules.project.roles import Roles
from svod.model.claim import NameKind, Project, ProjectForm
from svod.model.text import Mention, Text

Told = list[tuple[str, Project]]
"""The head lemma of the thing with its claim, in text order."""

NO_TAKERS = (
    "комисси",
    "групп",
    "совет",
    "комитет",
    "правительств",
    "министерств",
    "мин",
    "пресс",
    "департамент",
    "мид",
    "управлени",
    "дума",
    "собрани",
    "администрац",
    "агентств",
)


def recalled(text: Text, act: Act, roles: Roles, told: Told) -> Roles:
    """The sides that the page gave to the same plant or line before: «Строительство центра началось в августе»."""
    if act.form is ProjectForm.SUPPLY or (roles.giver and roles.taker):
        return roles
    for lemma, claim in reversed(told):
        if lemma == act.thing.lemma and claim.form is act.form:
            giver = roles.giver or tuple(n for n in claim.giver if n not in roles.taker)
            taker = roles.taker or tuple(n for n in claim.taker if n not in roles.giver)
            return Roles(giver, taker, roles.place or claim.place)
    return roles


def surrounding(text: Text, act: Act) -> Roles:
    """The last resort: the organisation or area named in the sentence, else the last one of its paragraph before it."""
    here = text.sentence_of(act.head.index)
    inside = [m for m in mentions(text, here.first, here.last) if _side(m)]
    if inside:
        nearest = min(inside, key=lambda m: abs(m.first - act.head.index))
        return Roles((), (nearest.name,), None)
    for before in reversed(text.sentences[max(here.index - 3, 0) : here.index]):
        named = [m for m in mentions(text, before.first, before.last) if _side(m)]
        organisations = [m for m in named if m.kind is NameKind.ORGANISATION]
        for mention in reversed(organisations or named):
            return Roles((), (mention.name,), None)
    return Roles()


def _side(mention: Mention) -> bool:
    if mention.kind not in {NameKind.ORGANISATION, NameKind.AREA} or mention.adjective or mention.lent:
        return False
    return not any(word.startswith(NO_TAKERS) for word in mention.name.lower().split()) or mention.kind is NameKind.AREA
