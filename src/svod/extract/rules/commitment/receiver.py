"""Receiver: to whom something is promised or to be sent."""

from collections.abc import Iterator

from svod.extract.doers import counterpart
from svod.extract.parties import met, parties
from svod.extract.pattern import preposition
from svod.extract.sides import partner, side_of
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token

Names = tuple[str, ...]
QUOTES = frozenset('«"„“')


def receivers(text: Text, verb: Token, told: Token | None = None) -> Names:
    """«направить соседям», «передать заводу», «внести в министерство», «снизить ставки для партнёров».

    `told`: the dative of the one who is told to act.
    """
    children = list(text.children(verb.index, "iobj", "obl", "nmod", "obj"))
    for child in [*children, *_after(text, verb)]:
        if child.morph.case == "Dat" and child != told and not preposition(text, child):
            named = _receiver(text, child)
            if named:
                return named
    return _sent_to(text, verb) or _meant_for(text, verb)


def _sent_to(text: Text, verb: Token) -> Names:
    """«направить в АО «Кама» письмо»: the body behind «в»; «пришлём в Псков врачей», told to Pskov: its side."""
    if verb.lemma not in words("commitment", "sending"):
        return ()
    for token in text.tokens[verb.index + 1 : text.sentence_of(verb.index).last]:
        if token.morph.form in {"Inf", "Fin"} or token.text in {",", ";"}:
            return ()
        mention = _named_at(text, token.index + 1) if token.lemma in {"в", "во"} else None
        if mention is not None and mention.kind is NameKind.ORGANISATION:
            return (mention.name,)
        speaker = text.speaker_at(verb.start)
        rest = counterpart(text, speaker) if speaker and mention is not None and mention.area else None
        if rest is not None and mention is not None and rest in {mention.name, side_of(text, mention.name)}:
            return (rest,)
    return ()


def _named_at(text: Text, index: int) -> Mention | None:
    """The name that begins at a token, or in quotes behind its type: «компанию «Кама»»."""
    behind = text.tokens[index + 1 : index + 2]
    quoted = behind and behind[0].text in QUOTES
    mention = text.mention_at(index) or (text.mention_at(index + 1) if quoted else None)
    return None if mention is None or mention.adjective or mention.lent else mention


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
    if noun.lemma not in words("commitment", "groups"):
        return named
    if named:
        return _closer(text, noun, named)
    speaker = text.speaker_at(noun.start)
    rest = _land(text, noun) or (counterpart(text, speaker) if speaker else None)
    return (rest,) if rest else ()


def _closer(text: Text, noun: Token, named: Names) -> Names:
    """«сербским коллегам» on a page whose other side is a region of Serbia: the region."""
    there, rest = partner(text), met(text, noun)
    inside = there is not None and there.name == rest and named == (there.country,)
    return (rest,) if inside and rest else named


def _land(text: Text, noun: Token) -> str | None:
    """«депутатам в Сербии», «партнёрам из Сербии»: people of a land are the land."""
    for child in text.children(noun.index, "nmod", "obl"):
        mention = text.mention_at(child.index)
        if preposition(text, child) in {"в", "из"} and mention is not None and mention.area and not mention.adjective:
            return mention.name
    return None
