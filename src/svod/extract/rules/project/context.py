"""Context: the sides of an act that its clause does not name, from what the page said before."""

from svod.extract.acts import Act
from svod.extract.parties import is_firm
from svod.extract.rules.project.ends import mentions
from svod.extract.rules.project.roles import Roles
from svod.model.claim import NameKind, Project, ProjectForm
from svod.model.text import Mention, Text

Told = list[tuple[str, Project]]
"""The head lemma of the thing with its claim, in text order."""


def recalled(text: Text, act: Act, roles: Roles, told: Told) -> Roles:
    """The sides that the page gave to the same plant or line before: «Строительство центра началось в августе»."""
    if act.form is ProjectForm.SUPPLY or (roles.giver and roles.taker):
        return roles
    for lemma, claim in reversed(told):
        elsewhere = roles.place and claim.place and roles.place != claim.place
        if lemma == act.thing.lemma and claim.form is act.form and not elsewhere:
            giver = roles.giver or tuple(n for n in claim.giver if n not in roles.taker)
            taker = roles.taker or tuple(n for n in claim.taker if n not in roles.giver)
            return Roles(giver, taker, roles.place or claim.place)
    return roles


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
