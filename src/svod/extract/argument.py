"""Argument: the noun in the slot of an act's verb that names what the act is about."""

from svod.extract.act_words import act_nouns
from svod.extract.anaphora import antecedent_of, meant
from svod.extract.clause import Clause, future
from svod.extract.goods import kind_of_thing, noun_like
from svod.extract.pattern import preposition
from svod.extract.thing import governed, measured, near, readable
from svod.model.claim import NameKind
from svod.model.text import Text, Token


def thing_of(text: Text, clause: Clause, verb: Token, kind: str) -> Token | None:
    """The product's head: object, subject or instrumental of the verb as its group wants it."""
    found = _argument(text, clause, verb, kind)
    if found is None:
        return None
    if found.lemma == "который":
        return antecedent_of(text, found)
    if found.morph.pos == "PRON":
        return meant(text, found)
    return found if noun_like(found) else None


def _argument(text: Text, clause: Clause, verb: Token, kind: str) -> Token | None:
    """The noun in the slot that the verb's group asks for; a known thing is taken before any other noun."""
    morph = verb.morph
    passive = morph.short or morph.voice in {"Pass", "Mid"} or verb.lemma.endswith("ся")
    if kind == "equips":
        return next(
            (
                c
                for c in text.tokens[clause.first : clause.last + 1]
                if c.morph.case == "Ins" and noun_like(c) and not governed(text, c) and kind_of_thing(c)
            ),
            None,
        )
    if kind == "invests":  # what was put in is a figure
        ahead = text.tokens[verb.index + 1 : clause.last + 1] if morph.form == "Inf" or future(verb) else ()
        return next((c for c in ahead if c.morph.case == "Acc" and preposition(text, c) in {"в", "во"}), None)
    subject = kind in {"moves", "works"} or passive
    rels = ("nsubj", "nsubj:pass") if subject else ("obj",)
    tied = [c for c in text.children(verb.index, *rels) if not governed(text, c) and c.morph.case != "Dat"]
    if subject:  # «выучились студенты, | выделено ещё 25 мест»
        tied = [c for c in tied if clause.first <= c.index <= clause.last]
    rivals = [c for c in tied if not _doer(text, verb, c)]
    tied = rivals or tied
    known = next(
        (c for c in tied if kind_of_thing(measured(text, c)) or c.morph.pos == "PRON" or c.lemma == "который"), None
    )
    if known is not None:
        return known
    loose = near(text, clause, verb, frozenset({"Nom"} if subject else {"Acc"}))
    found: Token | None = next(
        (c for c in (*tied, loose) if c is not None and (c.lemma in act_nouns() or kind_of_thing(measured(text, c)))),
        None,
    )
    if found is None:
        found = _readable(text, clause, verb, "nomn" if subject else "accs")
    if found is None and tied:
        return tied[0]
    return loose if found is None else found


def _doer(text: Text, verb: Token, noun: Token) -> bool:
    """«Завод «Кама» и фирма «Дунав» откроют цех»: a named firm before the verb in the nominative does it."""
    mention = text.mention_at(noun.index)
    named = mention is not None and mention.kind is NameKind.ORGANISATION
    return named and noun.index < verb.index and noun.morph.case == "Nom" and noun.rel == "obj"


def _readable(text: Text, clause: Clause, verb: Token, case: str) -> Token | None:
    """A known thing that can be read in the case, where slovnet read it in another: «сдан и агрогородок»."""
    order = [*range(verb.index + 1, clause.last + 1), *range(clause.first, verb.index)]
    doers = (c for c in text.children(verb.index, "nsubj") if verb.morph.person != "1")
    many = verb.morph.number == "Plur"  # «предприятие откроют в мае»: one of them opens nothing
    subject = next(
        (c for c in doers if not (many and c.morph.number == "Sing" and not any(text.children(c.index, "conj")))), None
    )
    for index in order:
        token: Token = text.tokens[index]
        noun = token.morph.pos == "NOUN" or (token.morph.pos == "PROPN" and index == text.sentence_of(index).first)
        known = noun and token.morph.case not in {"Gen", "Dat", "Loc"} and kind_of_thing(token)
        if known and token != subject and not governed(text, token) and readable(token.text, case):
            return token
    return None
