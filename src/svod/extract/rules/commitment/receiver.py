"""Receiver: to whom something is promised or to be sent."""

from collections.abc import Iterator

from svod.extract.doers import counterpart
from svod.extract.parties import met, parties
from svod.extract.pattern import preposition
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Text, Token

Names = tuple[str, ...]


def receivers(text: Text, verb: Token) -> Names:
    """«направить соседям», «передать заводу», «внести в министерство», «снизить ставки для партнёров»."""
    children = list(text.children(verb.index, "iobj", "obl", "nmod", "obj"))
    for child in [*children, *_after(text, verb)]:
        if child.morph.case == "Dat" and not preposition(text, child):
            named = _receiver(text, child)
            if named:
                return named
    if verb.lemma in words("commitment", "sending"):
        for child in children:
            mention = text.mention_at(child.index) or text.mention_at(min(child.index + 2, len(text.tokens) - 1))
            if preposition(text, child) == "в" and mention is not None and mention.kind is NameKind.ORGANISATION:
                return (mention.name,)
    return _meant_for(text, verb)


def _after(text: Text, verb: Token) -> Iterator[Token]:
    """«поручил министру передать чертежи соседям»: a dative behind the act that slovnet hung elsewhere."""
    for token in text.tokens[verb.index + 1 : text.sentence_of(verb.index).last]:
        if token.morph.form in {"Inf", "Fin"} or token.text in {",", ";"}:
            return
        above = text.tokens[token.head]
        if token.morph.pos in {"NOUN", "PROPN"} and above.morph.pos in {"VERB", "ADJ"} and above.index <= verb.index:
            yield token


def _meant_for(text: Text, verb: Token) -> Names:
    """«для коллег»: for the other side, within the words of the act."""
    for token in text.subtree(verb.index):
        bare = token.index > verb.index and not any(text.children(token.index, "amod", "nmod", "det"))
        if bare and preposition(text, token) == "для" and (name := met(text, token)):
            return (name,)
    return ()


def _receiver(text: Text, noun: Token) -> Names:
    named = parties(text, noun)
    if named or noun.lemma not in words("commitment", "groups"):
        return named
    speaker = text.speaker_at(noun.start)
    rest = _land(text, noun) or (counterpart(text, speaker) if speaker else None)
    return (rest,) if rest else ()


def _land(text: Text, noun: Token) -> str | None:
    """«депутатам в Сербии», «партнёрам из Сербии»: people of a land are the land."""
    for child in text.children(noun.index, "nmod", "obl"):
        mention = text.mention_at(child.index)
        if preposition(text, child) in {"в", "из"} and mention is not None and mention.area and not mention.adjective:
            return mention.name
    return None
