"""The tail of a post: «по вопросам экономики и торговли», «при Президенте», «в Северо-Западном округе»."""

from svod.language.post_frame import Frame, Part, PartKind, indexes
from svod.language.post_words import PostKind, can_be, head_at, starting
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Sentence, Text, Token

TIES = frozenset({"связь", "сотрудничество", "взаимодействие", "отношение", "работа"})
"""Nouns that take «с …»: «управление по связям | с зарубежными странами»."""
PLACED = frozenset(
    {"представитель", "депутат", "сенатор", "полпред", "уполномоченный", "представительница", "омбудсмен"}
)


def after_preposition(frame: Frame, at: int, before: list[Part]) -> Part | None:
    """The part that a preposition begins, if it can belong to the post."""
    text, sentence, head = frame.text, frame.sentence, frame.head
    preposition = text.tokens[at].lemma
    if at >= sentence.last:
        return None
    following, mention = text.tokens[at + 1], text.mention_at(at + 1)
    if preposition in {"по", "при"}:
        end = about(text, sentence, at + 1, "Dat" if preposition == "по" else "Loc", bool(before))
        if head.kind in (PostKind.MINISTER, PostKind.AREA):
            end = _before_area(text, at + 2, end)
        return Part(PartKind.ABOUT, at, end) if end > at else None
    if preposition in {"в", "во", "на"} and _own_place(text, at + 1):
        return Part(PartKind.PLACE, at, at + 1)
    placed = mention is not None and (mention.area is not None or mention.kind is NameKind.PLACE)
    if preposition in {"в", "во", "на"} and mention is not None and placed and not mention.adjective:
        after = text.mention_at(mention.last + 1) if mention.last < sentence.last else None
        person_next = after is not None and after.kind is NameKind.PERSON
        placed = head.kind is PostKind.DIPLOMAT or head.word in PLACED or frame.outer.word in PLACED
        return Part(PartKind.PLACE, at, mention.last) if placed or person_next else None
    if preposition == "с" and any(text.tokens[i].lemma in TIES for i in indexes(before)):
        end = about(text, sentence, at + 1, "Ins", True)
        return Part(PartKind.NOUN, at, end) if end > at else None
    far = all(part.kind is PartKind.AREA for part in before)
    if preposition in {"в", "на"} and frame.outer.word in PLACED and frame.outer is not head and far:
        end = about(text, sentence, at + 1, "Loc", True)
        return Part(PartKind.PLACE, at, end) if end > at and text.tokens[at + 1].morph.case == "Loc" else None
    if preposition == "от":
        if mention is not None and mention.kind is not NameKind.PERSON and not mention.adjective:
            return Part(PartKind.FROM, at, mention.last)
        own = following.lemma in words("posts", "own_area")
        return Part(PartKind.FROM, at, at + 1) if own else None
    return None


def about(text: Text, sentence: Sentence, at: int, case: str, joint: bool) -> int:
    """The last token of «[по] вопросам экономики и торговли», «[по] сотрудничеству Омской области и Сербии»."""
    end, first = at - 1, True
    while at <= sentence.last:
        token, mention = text.tokens[at], text.mention_at(at)
        if mention is not None and mention.kind is NameKind.PERSON:
            break
        if (head_at(text, at) is not None and case != "Loc") or token.lemma in words("posts", "ranks"):
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


def _before_area(text: Text, at: int, end: int) -> int:
    """«министр по делам религий | Султаната Оман»: the area after a field is the minister's own."""
    inside = (m for i in range(at, end + 1) for m in starting(text, i))
    return next((m.first - 1 for m in inside if m.area is not None and not m.adjective and m.last == end), end)


def _own_place(text: Text, at: int) -> bool:
    """«представитель ведомства В РЕГИОНЕ Иван Петров»: between a post and its holder, or the next post."""
    token = text.tokens[at]
    own = words("posts", "own_area") | words("posts", "own_country") | words("posts", "own_municipality")
    if token.lemma not in own or token.morph.case != "Loc" or at + 1 >= len(text.tokens):
        return False
    after_it = text.mention_at(at + 1)
    person = after_it is not None and after_it.kind is NameKind.PERSON and after_it.first == at + 1
    return person or head_at(text, at + 1) is not None
