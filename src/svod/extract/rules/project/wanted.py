"""Wanted: bare things under a word of stage («нужны мусоровозы», «предложил комбайны»), and routes spoken of."""

from collections.abc import Iterator

from svod.extract.act_words import act_nouns
from svod.extract.acts import Act
from svod.extract.clause import Clause
from svod.extract.goods import kind_of_thing, noun_like
from svod.extract.pattern import joined_with, preposition
from svod.extract.rules.project.ends import between
from svod.extract.rules.project.stage import topical
from svod.extract.thing import governed, is_name, measured, near
from svod.lexicon import words
from svod.model.claim import ProjectForm
from svod.model.text import Text, Token


def thing_acts(text: Text, clause: Clause) -> Iterator[Act]:
    """«Области нужны автобусы», «обсудили с заводом цех сборки», «не хватает поставщиков кирпича»."""
    for index in range(clause.first, clause.last + 1):
        governor = text.tokens[index]
        thing = _complement(text, clause, governor)
        for one in joined_with(text, thing) if thing is not None else ():
            one = measured(text, one)
            form = ProjectForm.SERVICE if one.lemma == "опыт" else kind_of_thing(one)
            if (
                form is not None
                and not (one.lemma in act_nouns() and form is ProjectForm.RESEARCH)
                and not _named(text, one)
                and not _weak(text, one)
                and clause.first <= one.index <= clause.last
            ):
                yield Act(one, one, clause, "thing", form, governor)


def route_acts(text: Text, clause: Clause) -> Iterator[Act]:
    """«Прямой рейс Самара – Минск заметно упростил дело»: a route with both its ends is spoken of as there."""
    verb = text.tokens[clause.verb]
    if verb.morph.mood == "Cnd" or verb.lemma in words("project", "stopped") - {"предложить"}:
        return
    for index in range(clause.first, clause.last + 1):
        token = text.tokens[index]
        if text.tokens[token.head].lemma in words("project", "occasional") | act_nouns().keys():
            continue  # «презентация линии между Тверью и Минском», «шаги для восстановления сообщения»
        if token.lemma in words("project", "routes") and kind_of_thing(token) and between(text, token, clause):
            yield Act(token, token, clause, "route", ProjectForm.SERVICE)


def _weak(text: Text, thing: Token) -> bool:
    """«предприятия», «площадка» without an attribute that makes them definite."""
    if thing.lemma not in words("project", "weak"):
        return False
    bare = (c for c in text.children(thing.index, "nmod") if not preposition(text, c))
    if thing.lemma == "опыт" and any(not is_name(text, c) for c in bare):
        return False  # «интересен опыт цифровизации»
    shared = words("project", "joint") | {"новый"}
    return not any(c.lemma in shared for c in text.children(thing.index, "amod"))


def _complement(text: Text, clause: Clause, governor: Token) -> Token | None:
    """What a word of stage stands with, as its group in the lexicon says."""
    lemma, morph = governor.lemma, governor.morph
    passive = morph.short and morph.pos == "VERB"
    if lemma == "стать" and topical(text, governor):
        told = (c for c in text.children(governor.index, "nsubj") if kind_of_thing(measured(text, c)))
        return next(told, None)
    if lemma in words("project", "with_in"):
        return _after(text, clause, governor, {"в", "во"}, {"Loc", "Acc"})
    if passive or lemma in words("project", "with_subject"):
        if governor.rel == "amod" or lemma not in words("project", "with_subject") | words("project", "with_object"):
            return None
        tied = text.children(governor.index, "nsubj", "nsubj:pass")
        found = next((c for c in tied if kind_of_thing(measured(text, c))), None)
        return found or near(text, clause, governor, frozenset({"Nom"}))
    if morph.pos == "VERB" and lemma in words("project", "with_object") and morph.form != "Part":
        found = next(
            (c for c in text.children(governor.index, "obj") if not governed(text, c) and c.morph.case != "Dat"), None
        )
        if found is not None and noun_like(found):
            return found
        first = near(text, clause, governor, frozenset({"Acc"}))
        return (
            first
            if first is not None and first.index > governor.index and not _infinitive_between(text, governor, first)
            else None
        )
    if lemma in words("project", "with_about"):
        return _after(text, clause, governor, {"о", "об"}, {"Loc"})
    if lemma in words("project", "with_genitive") and governor.index and text.tokens[governor.index - 1].lemma == "не":
        found = near(text, clause, governor, frozenset({"Gen"}))
        return found if found is not None and found.index > governor.index else None
    return None


def _after(text: Text, clause: Clause, governor: Token, prepositions: set[str], cases: set[str]) -> Token | None:
    for token in text.tokens[governor.index + 1 : clause.last + 1]:
        if token.morph.form in {"Inf", "Fin"}:
            return None
        if noun_like(token) and token.morph.case in cases and preposition(text, token) in prepositions:
            return token
    return None


def _infinitive_between(text: Text, one: Token, two: Token) -> bool:
    return any(t.morph.form == "Inf" for t in text.tokens[one.index + 1 : two.index])


def _named(text: Text, token: Token) -> bool:
    mention = text.mention_at(token.index)
    return mention is not None and not mention.adjective and not mention.nominal
