"""Outlook: whether the words round a phrase of time look back or ahead; it decides the year of «в мае»."""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from svod.language.morph import parses
from svod.lexicon import table, words
from svod.model.text import Text, Token

AHEAD = frozenset({"на", "до", "к"})
"""Before what lies ahead of an act: «перенесли на май»."""

AGREEING = frozenset({"договориться", "условиться", "договариваться"})


class Outlook(Enum):
    """`OPEN`: nothing tells, or a plan of the past whose day may lie on either side."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


def outlook(text: Text, index: int) -> Outlook:
    """What the nearest verb above token `index` tells; in a clause without one, the sentence's first verb."""
    chain = [*_verb_of_that_day(text, index), *_verbs_above(text, index)]
    if not chain:
        sentence = text.sentence_of(index)
        chain = [t for t in text.tokens_of(sentence) if t.morph.pos in {"VERB", "AUX"}][:1]
    if chain and (moved := _put_off(text, index, chain[0])):
        return moved
    if any(_denied(text, verb) for verb in chain):
        return Outlook.PAST
    if chain and _agreed_then(text, index, chain[0]):
        return Outlook.PAST
    if chain and _aimed_now(text, index, chain[0]):
        return Outlook.FUTURE
    if chain and _said_then(text, index, chain[0]):
        return Outlook.OPEN
    if chain and _came_about(text, chain):
        return Outlook.OPEN
    for verb in chain:
        told = _of_verb(text, verb)
        if told is not None:
            return told
    return Outlook.OPEN


def _verbs_above(text: Text, index: int) -> Iterator[Token]:
    token = text.tokens[index]
    for _ in range(30):
        if token.morph.pos in {"VERB", "AUX"} or token.lemma in words("times", "future") or _future_form(token):
            yield token
        if token.head == token.index:
            return
        token = text.tokens[token.head]


def _verb_of_that_day(text: Text, index: int) -> Iterator[Token]:
    """«План утвердили 3 мая, когда прошло заседание»: what took place on the day that the phrase ends with."""
    after = [token.lemma for token in text.tokens[index + 1 : index + 3]]
    if after == [",", "когда"]:
        yield from (verb for verb in _verbs_above(text, index + 2) if verb.index > index)


def _agreed_then(text: Text, index: int, verb: Token) -> bool:
    """«Договорились в мае» is when they agreed; «договорились о встрече в мае» is when they will meet."""
    if verb.lemma not in AGREEING or verb.morph.form != "Fin" or verb.morph.tense != "Past":
        return False
    top = _just_below(text, index, verb)
    return top is not None and (top.lemma in table("times", "months") or top.lemma in {"год", "неделя", "месяц"})


def _put_off(text: Text, index: int, verb: Token) -> Outlook | None:
    """«Не состоялась, её перенесли с мая на октябрь»: what it is put off to lies ahead, what from may be over."""
    top = _just_below(text, index, verb) if verb.lemma in words("times", "put_off") else None
    if top is None or top.rel != "obl":
        return None
    ahead = any(t.lemma in AHEAD for t in text.children(top.index, "case"))
    return Outlook.FUTURE if ahead else Outlook.OPEN


def _said_then(text: Text, index: int, verb: Token) -> bool:
    """«План утверждён 3 мая», «3 мая пригласил на форум»: the day of the act or of its object, so the nearest."""
    day = index and text.tokens[index].lemma in table("times", "months") and text.tokens[index - 1].text.isdigit()
    if not day or verb.lemma not in words("times", "future") or verb.morph.tense != "Past":
        return False
    top = _just_below(text, index, verb)
    return top is not None and not any(t.lemma in AHEAD for t in text.children(top.index, "case"))


def _aimed_now(text: Text, index: int, verb: Token) -> bool:
    """«За два года ставим цель удвоить выпуск»: the phrase tells by when."""
    if verb.morph.tense != "Pres" or not any(
        t.lemma in words("times", "aims") for t in text.children(verb.index, "obj")
    ):
        return False
    top = _just_below(text, index, verb)
    return top is not None and top.rel == "obl"


def _just_below(text: Text, index: int, verb: Token) -> Token | None:
    """The token over `index`, or that itself, that hangs on the verb."""
    top = text.tokens[index]
    while top.head not in {verb.index, top.index}:
        top = text.tokens[top.head]
    return top if top.head == verb.index else None


def _came_about(text: Text, chain: list[Token]) -> bool:
    """«Визит, намеченный на май, состоялся (отменён)»: the day of a plan of which the end is known."""
    plan, above = chain[0], text.tokens[text.tokens[chain[0].head].head]
    return (
        plan.rel in {"acl", "acl:relcl"}
        and plan.lemma in words("times", "future")
        and text.tokens[plan.head].rel in {"nsubj", "nsubj:pass"}
        and above.lemma in words("times", "ends")
        and above.morph.tense == "Past"
    )


def _denied(text: Text, verb: Token) -> bool:
    """«Визит, намечавшийся на октябрь, не состоялся»."""
    negated = any(t.lemma == "не" for t in text.children(verb.index, "advmod"))
    return negated and verb.morph.tense == "Past" and verb.morph.aspect == "Perf" and verb.morph.form == "Fin"


def _future_form(verb: Token) -> bool:
    """«завезём»: the tagger takes some forms of the future for other things, the dictionary knows no other reading."""
    if verb.morph.tense == "Fut" or (verb.morph.tense == "Pres" and verb.morph.aspect == "Perf"):
        return True
    return verb.morph.form != "Inf" and _only_future(verb.text.lower())


def _will_be(token: Token) -> bool:
    """«будет создано»: slovnet takes the auxiliary for the present."""
    return token.morph.tense == "Fut" or (token.lemma == "быть" and token.text.lower().startswith("буд"))


@lru_cache(maxsize=20_000)
def _only_future(word: str) -> bool:
    found = parses(word)
    return all(p.tag.POS == "VERB" and (p.tag.tense == "futr" or p.tag.mood == "impr") for p in found) and any(
        p.tag.tense == "futr" for p in found
    )


def _of_verb(text: Text, verb: Token) -> Outlook | None:
    if verb.lemma in words("times", "future"):
        past = verb.morph.tense == "Past" and verb.lemma in words("times", "foreseen") and verb.morph.voice != "Pass"
        return Outlook.OPEN if past else Outlook.FUTURE
    if _future_form(verb) or any(map(_will_be, text.children(verb.index, "aux", "aux:pass", "cop"))):
        return Outlook.FUTURE
    if verb.morph.form == "Inf":
        above = text.tokens[verb.head]
        if above.index != verb.index and above.lemma in words("times", "effort") and above.morph.tense == "Past":
            return Outlook.PAST
        return Outlook.FUTURE
    return Outlook.PAST if verb.morph.tense == "Past" else None
