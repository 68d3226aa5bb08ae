"""Anaphora: what «который», «его», «она» stand for when they are things."""

from svod.extract.goods import kind_of_thing
from svod.model.text import Text, Token


def antecedent_of(text: Text, relative: Token) -> Token | None:
    """The noun that «который» takes up: the head of its clause, else the last noun before the comma."""
    verb = text.tokens[relative.head]
    for _ in range(3):
        if verb.rel.startswith("acl"):
            above = text.tokens[verb.head]
            return above if _agrees(above, relative) else _agreeing(text, above, relative)
        if verb.head == verb.index:
            break
        verb = text.tokens[verb.head]
    first = text.sentence_of(relative.index).first
    for index in range(relative.index - 1, first - 1, -1):
        token = text.tokens[index]
        if (
            token.morph.pos in {"NOUN", "PROPN"}
            and token.morph.number == relative.morph.number
            and token.morph.case != "Gen"
        ):
            return token
    return None


def _agrees(noun: Token, relative: Token) -> bool:
    """«ферма в селе, которую строят»: a «который» in the singular is of its noun's gender."""
    one, two = noun.morph, relative.morph
    told = one.number == two.number == "Sing" and one.gender and two.gender and noun.lemma != "который"
    return not told or one.gender == two.gender


def _agreeing(text: Text, near: Token, relative: Token) -> Token:
    """«программа «Автобус», которую ведут», «ферма в селе, которую строят»: the last noun before that agrees."""
    before = text.tokens[text.sentence_of(near.index).first : near.index]
    nouns = (t for t in reversed(before) if t.morph.pos == "NOUN" and t.morph.number == "Sing")
    return next((t for t in nouns if _agrees(t, relative)), near)


def meant(text: Text, pronoun: Token) -> Token | None:
    """The last thing of a known kind that agrees with «он», «его», in this sentence or the one before."""
    here = text.sentence_of(pronoun.index)
    first = text.sentences[max(here.index - 1, 0)].first
    for index in range(pronoun.index - 1, first - 1, -1):
        token = text.tokens[index]
        if token.morph.pos != "NOUN" or token.morph.number != (pronoun.morph.number or token.morph.number):
            continue
        agrees = (
            pronoun.morph.number == "Plur" or not pronoun.morph.gender or token.morph.gender == pronoun.morph.gender
        )
        if agrees and kind_of_thing(token) is not None and not named(text, token):
            return token
    return None


def named(text: Text, token: Token) -> bool:
    """Whether the token is part of a name."""
    mention = text.mention_at(token.index)
    return mention is not None and not mention.adjective
