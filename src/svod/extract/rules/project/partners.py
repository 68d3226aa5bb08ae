"""Partners: the roles of an act, and how the side that is not named follows from the one that is."""

from dataclasses import dataclass

from svod.extract.acts import Act
from svod.extract.parties import adjectival, is_firm, other, possessor
from svod.extract.pattern import preposition
from svod.extract.rules.project.around import goal, together_with
from svod.extract.sides import side_of
from svod.lexicon import words
from svod.model.claim import ProjectForm
from svod.model.text import Text, Token

Names = tuple[str, ...]
MADE = frozenset({ProjectForm.CONSTRUCTION, ProjectForm.PRODUCTION, ProjectForm.OTHER})


@dataclass(frozen=True, slots=True)
class Roles:
    """`giver` and `taker` as in the claim."""

    giver: Names = ()
    taker: Names = ()
    place: str | None = None


def with_partner(text: Text, act: Act, found: Roles) -> Roles:
    """«хотим вместе с сербами построить цех»: the partner comes to the one who says so; two firms build together."""
    partners = tuple(n for n in together_with(text, act) if n not in found.taker)
    if not partners or act.form not in MADE:
        return found
    alone = not found.place and (not found.taker or found.taker[0] == found.place)
    if found.giver and (alone or found.giver == (found.place,)):  # «регион с гостями откроет в крае центр» too
        return Roles(partners, found.giver, found.place)
    return Roles(tuple(dict.fromkeys((*found.giver, *partners))), found.taker, found.place)


def completed(text: Text, found: Roles) -> Roles:
    """The missing side of a supply is the page's other side, where the one that is named belongs to the first."""
    if found.giver and not found.taker:
        rest = _counterpart(text, found.giver[0])
        return Roles(found.giver, rest, found.place)
    if found.taker and not found.giver:
        return Roles(_counterpart(text, found.taker[0]), found.taker, found.place)
    return found


def _counterpart(text: Text, name: str) -> Names:
    side = side_of(text, name) or name
    rest = other(text, side)
    return (rest,) if rest and rest != name else ()


def lands(text: Text, names: Names) -> bool:
    """Whether they are areas, not firms with goods of their own."""
    return bool(names) and all(any(m.area is not None and m.name == name for m in text.mentions) for name in names)


def ordered(text: Text, act: Act) -> Names:
    """«построили ферму совхоза «Луговой»»: the firm whose works others build is to have it."""
    own = possessor(text, act.thing) if act.kind == "builds" and act.form is ProjectForm.CONSTRUCTION else None
    return (own,) if any(is_firm(m) and m.name == own for m in text.mentions) and own else ()


def by_design(text: Text, act: Act) -> Names:
    """«построили по сербскому проекту», «собирают по лицензии завода «Дунав»»: whose design it is."""
    for token in text.tokens[act.clause.first : act.clause.last + 1]:
        if (
            token.lemma in words("project", "designs")
            and token.morph.case == "Dat"
            and preposition(text, token) == "по"
        ):
            name = adjectival(text, token) or possessor(text, token)
            return (name,) if name else ()
    return ()


def drawn_to(text: Text, act: Act, governor: Token) -> bool:
    """«в области проявляют интерес к поставкам муки в Сербию»: whoever they are, they sell there."""
    into = goal(text, act) if act.form is ProjectForm.SUPPLY and governor.lemma in words("project", "drawn") else ()
    return len(into) == 1


def seller(text: Text, act: Act, actor: Names) -> bool:
    """«заводы области заинтересованы в поставках муки в Сербию»: who wants to sell there, not to buy."""
    there = goal(text, act) if act.form is ProjectForm.SUPPLY else ()
    homes = {side_of(text, name) or name for name in actor}
    return bool(actor and there) and not homes & {side_of(text, name) or name for name in there}


def with_them(text: Text, act: Act) -> bool:
    """«обсуждаем с ними цех»: whoever they are, they are to build."""
    run = text.tokens[act.clause.first : act.clause.last]
    return any(t.lemma == "с" and text.tokens[t.index + 1].lemma in {"он", "она", "они"} for t in run)
