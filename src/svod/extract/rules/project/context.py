"""Context: the sides of an act that its clause does not name, from what the page said before."""

from svod.extract.acts import PLANTS, Act
from svod.extract.parties import is_firm
from svod.extract.pattern import preposition
from svod.extract.rules.project.around import place_of
from svod.extract.rules.project.ends import mentions
from svod.extract.rules.project.plant import housed
from svod.extract.rules.project.roles import Roles
from svod.lexicon import words
from svod.model.claim import NameKind, Project, ProjectForm
from svod.model.text import Mention, Sentence, Text, Token

Told = list[tuple[str, Project]]
"""The head lemma of the thing with its claim, in text order."""


def recalled(text: Text, act: Act, roles: Roles, told: Told) -> Roles:
    """The act's sides, and what the page told of the same thing or of its one plant where they are left open."""
    return housed(text, act, _recalled(text, act, roles, told))


def _recalled(text: Text, act: Act, roles: Roles, told: Told) -> Roles:
    """The sides that the page gave to the same plant, line or goods before: «Строительство центра началось в августе».

    Goods are the same only where nothing is said of who has them: «Первый комбайн уже отгружен».
    """
    supply = act.form is ProjectForm.SUPPLY
    if (roles.giver and roles.taker) or (supply and (roles.giver or roles.taker or not act.head.morph.short)):
        return roles
    for lemma, claim in reversed(told):
        elsewhere = roles.place and claim.place and roles.place != claim.place
        same = lemma == act.thing.lemma and claim.form is act.form
        if (same or _resumes(text, act, claim) or _goes_on(text, act, claim)) and not elsewhere:
            giver = roles.giver or tuple(n for n in claim.giver if n not in roles.taker)
            taker = roles.taker or tuple(n for n in claim.taker if n not in roles.giver)
            return Roles(giver, taker, roles.place or claim.place)
    return _at_plant(text, act, roles, told)


def _goes_on(text: Text, act: Act, claim: Project) -> bool:
    """«Всего будет поставлено 50 машин» right behind the sentence of a supply: more of the same."""
    here = text.sentence_of(act.head.index)
    before = text.sentences[here.index - 1] if here.index else None
    adjoins = before is not None and claim.citation.start == before.start and before.paragraph == here.paragraph
    clause = text.tokens[act.clause.first : act.clause.last + 1]
    rest = any({t.lemma, t.text.lower()} & words("project", "rest") for t in clause)
    return adjoins and rest and act.form is claim.form is ProjectForm.SUPPLY


def _at_plant(text: Text, act: Act, roles: Roles, told: Told) -> Roles:
    """«Предприятие выпустит тысячу машин», «здесь соберут тракторы»: at the plant or place told of just before."""
    if act.form not in PLANTS or roles.taker or roles.place:
        return roles
    here = text.sentence_of(act.head.index)
    clause = text.tokens[act.clause.first : act.clause.last + 1]
    there = any(t.lemma in words("project", "there") for t in clause)
    plant = any(_generic(text, t) for t in clause if t.index != act.thing.index)
    near = text.sentences[max(here.index - 2, 0)].start
    claim = next((c for _, c in reversed(told) if c.form in PLANTS and c.citation.start >= near), None)
    if claim is not None and (there or (plant and act.form is ProjectForm.PRODUCTION)):
        giver = roles.giver or tuple(n for n in claim.giver if n not in claim.taker)
        return Roles(giver, tuple(n for n in claim.taker if n not in giver), claim.place)
    if there and here.index and (area := _last_area(text, text.sentences[here.index - 1])) is not None:
        return Roles(roles.giver, (area,) if area not in roles.giver else (), area)
    return roles


def _last_area(text: Text, sentence: Sentence) -> str | None:
    """The area that stands last in the sentence after «в» or «на»."""
    named = [m for m in text.mentions_in(sentence, NameKind.AREA) if not m.adjective and not m.nominal]
    at = [m for m in named if m.first and preposition(text, text.tokens[m.last]) in {"в", "на"}]
    return at[-1].name if at else None


def _generic(text: Text, noun: Token) -> bool:
    """A bare «предприятие», «новый завод»."""
    told = text.children(noun.index, "amod", "nmod", "appos", "nummod", "nummod:gov")
    bare = all(c.lemma in words("project", "pale") for c in told)
    return noun.lemma in words("project", "generic") and noun.morph.number != "Plur" and bare


def _resumes(text: Text, act: Act, claim: Project) -> bool:
    """«Предприятие запустят в 2027 году», «новый завод»: a bare word for the plant told of before."""
    anew = act.thing.index > act.head.index and place_of(text, act) is not None  # «в Туве открылся завод»
    return _generic(text, act.thing) and {act.form, claim.form} <= PLANTS and not anew


def surrounded(text: Text, act: Act) -> bool:
    """Whether an organisation or area stands in the sentence or the three before it: it is about somebody's project.

    Which of them has which part is not guessed: the sides stay empty.
    """
    here = text.sentence_of(act.head.index)
    near = text.sentences[max(here.index - 3, 0)]
    return any(_side(m) for m in mentions(text, near.first, here.last))


def _side(mention: Mention) -> bool:
    if mention.kind is NameKind.AREA:
        return not mention.adjective and not mention.lent
    return is_firm(mention)
