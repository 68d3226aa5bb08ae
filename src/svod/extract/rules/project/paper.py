"""Paper: whether what a document or a plan holds is signed, is to be signed, or is only planned."""

from svod.extract.acts import Act
from svod.extract.clause import future
from svod.extract.pattern import subject
from svod.lexicon import words
from svod.model.text import Text, Token


def signed(text: Text, act: Act, paper: Token) -> bool:
    """«подписали соглашение о создании завода», «договор о создании завода подписали в мае».

    What «был подписан» some day tells how it began: how far it has come since stands elsewhere.
    """
    around = text.tokens[act.clause.first : act.clause.last + 1]
    signing = [
        t
        for t in around
        if t.lemma in words("project", "signing")
        and (t.index < act.head.index or (t.index == paper.head and not was(text, t)))
    ]
    return any(t.morph.pos == "NOUN" or t.morph.tense == "Past" or t.morph.short for t in signing) and not any(
        will(text, t) or t.morph.form == "Inf" for t in signing
    )


def to_come(text: Text, noun: Token) -> bool:
    """«планируют достигнуть договорённости о поставке»."""
    above = text.tokens[noun.head]
    above = text.tokens[above.head] if above.morph.pos == "NOUN" else above
    return above.morph.form == "Inf" and text.tokens[above.head].lemma in words("commitment", "intend")


def of_plan(text: Text, verb: Token) -> bool:
    """«проект предусматривает»: a plan is no contract."""
    doer = subject(text, verb)
    return doer is not None and doer.lemma in {"проект", "план", "программа", "концепция", "идея"}


def later(text: Text, act: Act) -> bool:
    """«В дальнейшем организуют сборку», «скоро открываем цех»."""
    opening = text.tokens[act.clause.first : act.head.index]
    return any(t.lemma in words("project", "later") for t in opening)


def will(text: Text, verb: Token) -> bool:
    """«начнёт», «будет поставлять»; slovnet takes «локализует» for a past."""
    if verb.morph.tense == "Past" and verb.morph.form == "Fin" and future(verb):
        return True
    if (verb.morph.tense == "Fut" and not verb.morph.short) or (
        verb.morph.tense == "Pres" and verb.morph.aspect == "Perf" and (verb.morph.form == "Fin")
    ):
        return True
    shared = text.tokens[verb.head]  # «будут открыты цех и склад и построен мост»
    if verb.rel == "conj" and verb.morph.short and shared.morph.short and not _apart(text, shared, verb):
        return will(text, shared)
    return any(
        c.lemma == "быть" and c.text.lower().startswith("буд")
        for c in text.children(verb.index, "aux", "aux:pass", "cop")
    )


def _apart(text: Text, one: Token, two: Token) -> bool:
    """Whether the second of two participles has a time of its own: «будет построен мост, а склад уже открыт»."""
    between = text.tokens[one.index : two.index]
    return one.index > two.index or was(text, two) or any(t.lemma in {"уже", "а", "но", ";"} for t in between)


def was(text: Text, verb: Token) -> bool:
    """«был построен»."""
    return any(
        c.lemma == "быть" and c.morph.tense == "Past" for c in text.children(verb.index, "aux", "aux:pass", "cop")
    )
