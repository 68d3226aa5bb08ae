"""The tail of a post: «по вопросам экономики и торговли», «при Президенте», «в Северо-Западном округе»."""

from svod.language.post_words import can_be, head_at
from svod.model.claim import NameKind
from svod.model.text import Sentence, Text, Token


def about(text: Text, sentence: Sentence, at: int, case: str, joint: bool) -> int:
    """The last token of «[по] вопросам экономики и торговли», «[по] сотрудничеству Омской области и Сербии»."""
    end, first = at - 1, True
    while at <= sentence.last:
        token, mention = text.tokens[at], text.mention_at(at)
        if mention is not None and mention.kind is NameKind.PERSON:
            break
        if head_at(text, at) is not None and case != "Loc":
            break
        body = mention is not None and mention.first == at and mention.kind is NameKind.ORGANISATION
        if body and not first and end == at - 1 and not joint:
            break
        if mention is not None and mention.first == at and not mention.adjective and not first:
            end, at = mention.last, mention.last + 1
            continue
        joins = token.text in {"и", ","} and at < sentence.last and _goes_on(text, at + 1, case)
        with_whom = token.lemma == "с" and at < sentence.last and text.tokens[at + 1].morph.case == "Ins"
        if not joins and not with_whom and not _fits(token, case, first):
            break
        if not joins and not with_whom:
            end = at
        elif with_whom:
            end = at + 1
            at += 1
        first = False
        at += 1
    return end if end >= at - 1 or not first else at - 1


def _fits(token: Token, case: str, first: bool) -> bool:
    if token.morph.pos not in {"NOUN", "ADJ", "PROPN", "X", "DET"} and token.morph.form != "Part":
        return False
    grammeme = {"Dat": "datv", "Loc": "loct", "Ins": "ablt"}[case]
    return can_be(token, case, grammeme) or (not first and can_be(token, "Gen", "gent"))


def _goes_on(text: Text, at: int, case: str) -> bool:
    mention = text.mention_at(at)
    if mention is not None and mention.kind is NameKind.PERSON:
        return False
    return head_at(text, at) is None and _fits(text.tokens[at], case, False)
