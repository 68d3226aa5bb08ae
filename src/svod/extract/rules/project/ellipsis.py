"""Ellipsis: a second supply without its verb: «А поставляет ткани, Б – нитки», «обратно — вино и чай»."""

from collections.abc import Iterator
from dataclasses import replace

from svod.extract.clause import predicate
from svod.extract.goods import kind_of_thing, named, noun_like
from svod.lexicon import words
from svod.model.claim import NameKind, Project, ProjectForm
from svod.model.text import Sentence, Text, Token


def elliptic(text: Text, sentence: Sentence, first: Project) -> Iterator[Project]:
    """The supplies that follow `first` in its sentence and leave out its verb."""
    if first.form is not ProjectForm.SUPPLY:
        return
    for index in range(sentence.first + 1, sentence.last):
        if text.tokens[index].text not in {"–", "—", "-"}:
            continue
        if (goods := _goods_to(text, index, sentence)) is not None:
            what = named(text, goods[0], index - 1)
            yield replace(first, what=what, taker=(goods[1],), value=None, rule="elliptic")
            continue
        thing = _thing(text, index, sentence.last)
        giver = _giver(text, index, sentence.first) if thing is not None else None
        if thing is None or giver is None:
            continue
        what = named(text, thing, _end(text, thing.index, sentence.last))
        if giver == "":
            yield replace(first, what=what, giver=first.taker, taker=first.giver, value=None, rule="elliptic")
        elif giver not in first.giver:
            yield replace(first, what=what, giver=(giver,), value=None, rule="elliptic")


def _goods_to(text: Text, dash: int, sentence: Sentence) -> tuple[Token, str] | None:
    """«муку везли в Сербию, а масло – в Иран»: the goods before the dash and who gets them behind it."""
    into = text.tokens[dash + 1]
    mention = text.mention_at(dash + 2) if into.lemma in {"в", "на"} and dash + 2 <= sentence.last else None
    joint = next((i for i in range(dash - 1, max(dash - 6, sentence.first), -1) if text.tokens[i].lemma == "а"), None)
    if mention is None or mention.kind is not NameKind.AREA or mention.adjective or joint is None:
        return None
    goods = (t for t in text.tokens[joint + 1 : dash] if noun_like(t) and kind_of_thing(t) is ProjectForm.SUPPLY)
    thing = next(goods, None)
    return (thing, mention.name) if thing is not None and thing.morph.case in {"Nom", "Acc", ""} else None


def _thing(text: Text, dash: int, last: int) -> Token | None:
    """The goods right after the dash."""
    for token in text.tokens[dash + 1 : min(dash + 5, last + 1)]:
        if noun_like(token):
            return token if kind_of_thing(token) in {ProjectForm.SUPPLY} else None
        if token.morph.pos not in {"ADJ", "NUM"}:
            return None
    return None


def _giver(text: Text, dash: int, first: int) -> str | None:
    """The name before the dash; "" for «обратно»; None where neither stands alone between comma and dash."""
    for index in range(dash - 1, max(dash - 8, first) - 1, -1):
        token = text.tokens[index]
        if token.lemma in words("project", "back"):
            return ""
        mention = text.mention_at(index)
        if mention is not None and mention.kind in {NameKind.ORGANISATION, NameKind.AREA} and not mention.adjective:
            before = text.tokens[mention.first - 1] if mention.first > first else None
            return mention.name if before is None or before.text in {",", ";", "«", '"', "а", "и", "из"} else None
        if token.morph.pos not in {"PUNCT", "NOUN", "PROPN"} or token.text in {",", ";"}:
            return None
    return None


def _end(text: Text, start: int, last: int) -> int:
    """Up to the next predicate's clause."""
    for index in range(start, last + 1):
        if predicate(text.tokens[index]) or text.tokens[index].text == ";":
            return index - 1
    return last
