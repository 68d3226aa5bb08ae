"""Receiver: to whom something is promised or to be sent."""

from svod.extract.doers import counterpart
from svod.extract.parties import parties
from svod.extract.pattern import preposition
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Text, Token

Names = tuple[str, ...]


def receivers(text: Text, verb: Token) -> Names:
    """«направить соседям», «передать заводу», «внести в министерство», «внесёт в концерн»."""
    children = list(text.children(verb.index, "iobj", "obl", "nmod", "obj"))
    for child in children:
        if child.morph.case == "Dat" and not preposition(text, child):
            named = _receiver(text, child)
            if named:
                return named
    if verb.lemma in words("commitment", "sending"):
        for child in children:
            mention = text.mention_at(child.index)
            if preposition(text, child) == "в" and mention is not None and mention.kind is NameKind.ORGANISATION:
                return (mention.name,)
    return ()


def _receiver(text: Text, noun: Token) -> Names:
    named = parties(text, noun)
    if named or noun.lemma not in words("commitment", "groups"):
        return named
    speaker = text.speaker_at(noun.start)
    rest = counterpart(text, speaker) if speaker else None
    return (rest,) if rest else ()
