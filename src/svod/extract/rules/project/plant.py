"""Plant: the one works that a page is about, with the village and the firm that the page tells of it."""

from dataclasses import dataclass
from functools import lru_cache

from svod.extract.acts import PLANTS, Act
from svod.extract.goods import kind_of_thing
from svod.extract.parties import is_firm
from svod.extract.rules.project.ends import mentions
from svod.extract.rules.project.partners import Roles
from svod.model.claim import NameKind, ProjectForm
from svod.model.text import Mention, Text, Token

NEAR = 8
"""How many tokens behind its noun a works may tell of its firm and its village."""


@dataclass(frozen=True, slots=True)
class Plant:
    """`lemma` is that of its noun: «ферма»."""

    lemma: str
    owner: str | None
    place: str


def housed(text: Text, act: Act, roles: Roles) -> Roles:
    """«оборудование для фермы поставила Сербия», «для работников появится посёлок»: at the page's one plant.

    What the sentence itself tells of takers and places stays, and nothing comes from another plant.
    """
    plant = plant_of(text)
    if plant is None or (roles.place is not None and roles.place != plant.place):
        return roles
    sentence = text.sentence_of(act.head.index)
    named = {m.name for m in mentions(text, sentence.first, sentence.last)}
    told = [m for m in mentions(text, sentence.first, sentence.last) if _ground(m) and m.name != plant.place]
    if told or any(n in named and n != plant.owner for n in roles.taker):
        return roles
    alone = act.form is ProjectForm.CONSTRUCTION and not roles.giver and not roles.taker and not named - {plant.place}
    if not alone and not _is_of(text, act, plant):
        return roles
    taker = (plant.owner,) if plant.owner and plant.owner not in roles.giver else roles.taker
    return Roles(roles.giver, taker, plant.place)


def _is_of(text: Text, act: Act, plant: Plant) -> bool:
    """The plant itself, or what comes to it."""
    itself = act.thing.lemma == plant.lemma and act.form in PLANTS
    clause = text.tokens[act.clause.first : act.clause.last + 1]
    return itself or any(t.lemma == plant.lemma and text.tokens[t.index - 1].lemma == "для" for t in clause if t.index)


@lru_cache(maxsize=50)
def plant_of(text: Text) -> Plant | None:
    """The page's plant, where all that it tells of plants in villages and towns is of one."""
    found = [
        (t.lemma, *_told(text, t))
        for t in text.tokens
        if t.morph.pos == "NOUN" and t.morph.number == "Sing" and kind_of_thing(t) in PLANTS
    ]
    lemmas = {lemma for lemma, owner, place in found if owner or place}
    places = {place for _, _, place in found if place}
    owners = {owner for _, owner, _ in found if owner} | _bases(text)
    if len(lemmas) != 1 or len(places) != 1 or len(owners) > 1:
        return None
    return Plant(lemmas.pop(), next(iter(owners), None), places.pop())


def _told(text: Text, noun: Token) -> tuple[str | None, str | None]:
    """«ферма АО «Луговой» в селе Привольном», «ферма, которую строят в селе»: its firm, its place behind «в»."""
    owner: str | None = None
    inside = relative = False
    end = text.sentence_of(noun.index).last
    for token in text.tokens[noun.index + 1 : min(noun.index + 2 * NEAR, end)]:
        mention = text.mention_at(token.index)
        if mention is not None and _ground(mention):
            return owner, mention.name if inside else None
        if mention is not None and is_firm(mention) and not inside:
            owner = mention.name
        elif token.morph.pos == "ADP":
            inside = token.lemma in {"в", "на"}
        elif token.text == "," and text.tokens[token.index + 1].lemma == "который" and not relative:
            relative = True
        elif token.text not in '«»"' and (
            token.morph.pos in {"PUNCT", "CCONJ"} or (token.morph.pos == "VERB" and not relative)
        ):
            break
    return owner, None


def _bases(text: Text) -> set[str]:
    """«возводится на базе АО «Луговой»»."""
    bases = (t for t in text.tokens if t.lemma == "база" and text.tokens[t.index - 1].lemma == "на")
    after = (text.mention_at(t.index + 1) for t in bases if t.index + 1 < len(text.tokens))
    return {m.name for m in after if m is not None and is_firm(m)}


def _ground(mention: Mention) -> bool:
    """A village or a town, named by its noun."""
    town = mention.area is not None and mention.area.kind in {"city", "town", "village"}
    return (town or mention.kind is NameKind.PLACE) and not mention.adjective and not mention.lent


__all__ = ["Plant", "housed", "plant_of"]
