"""Post phrases: where a post begins and ends in the text, and the parts of what follows its head."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from svod.language.post_words import Head, PostKind, can_be, head_at, is_plural, starting
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Sentence, Text, Token

QUOTES = {"«": "»", "„": "“", '"': '"', "“": "”"}
LONGEST_NAME = 12  # tokens between quotation marks
JOINT = frozenset({"группа", "совет", "комиссия", "комитет", "форум", "ассамблея", "союз", "палата", "собрание"})
PLACED = frozenset(
    {"представитель", "депутат", "сенатор", "полпред", "уполномоченный", "представительница", "омбудсмен"}
)


class PartKind(StrEnum):
    """What a part of the phrase after the head is."""

    NOUN = "noun"  # «экономического развития», «завода»
    OWN = "own"  # «области», «региона»: the page's own
    AREA = "area"
    ORG = "org"  # a name in quotation marks, or an organisation's mention
    ABOUT = "about"  # «по вопросам экономики», «при Президенте»
    PLACE = "place"  # «в Республике Беларусь»
    FROM = "from"  # «от Омской области»


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `first`..`last`, both inclusive."""

    kind: PartKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A post phrase: `first`..`last` with its adjectives; `heads` are (token, head), the outer post first."""

    first: int
    last: int
    heads: tuple[tuple[int, Head], ...]
    parts: tuple[Part, ...]

    @property
    def outer(self) -> int:
        """The token that carries the phrase's case and number."""
        return self.heads[0][0]

    @property
    def inner(self) -> Head:
        """The post that the parts belong to: «министра» in «заместитель министра культуры»."""
        return self.heads[-1][1]


def phrases(text: Text) -> Iterator[Phrase]:
    """All post phrases in text order; none lies in another."""
    taken = -1
    for sentence in text.sentences:
        for index in range(sentence.first, sentence.last + 1):
            if index <= taken:
                continue
            head = head_at(text, index)
            if head is not None:
                phrase = _phrase(text, sentence, index, head)
                taken = phrase.last
                yield phrase


def _phrase(text: Text, sentence: Sentence, index: int, head: Head) -> Phrase:
    heads = [(index, head)]
    first, at = _modifiers(text, sentence, index), index
    while heads[-1][1].kind is PostKind.DEPUTY and not heads[-1][1].ready:
        below = _post_below(text, sentence, at + 1)
        if below is None:
            break
        heads.append(below)
        at = below[0]
    parts = tuple(_parts(text, sentence, at, heads[-1][1]))
    return Phrase(first, parts[-1].last if parts else at, tuple(heads), parts)


def _post_below(text: Text, sentence: Sentence, at: int) -> tuple[int, Head] | None:
    """The post in the genitive that a deputy serves: «заместитель [первого] министра»."""
    while at <= sentence.last and text.tokens[at].morph.pos == "ADJ" and text.tokens[at].lemma in _adjectives():
        at += 1
    head = head_at(text, at) if at <= sentence.last else None
    if head is None or not (can_be(text.tokens[at], "Gen", "gent") or head.ready):
        return None
    return at, head


def _modifiers(text: Text, sentence: Sentence, index: int) -> int:
    """Back over the adjectives of the post: «первый», «Чрезвычайный и Полномочный», «белорусский»."""
    at = index
    while at > sentence.first:
        token, after = text.tokens[at - 1], text.tokens[at]
        joins = token.lemma == "и" and after.lemma == "полномочный"
        if not joins and not modifies(text, token, text.tokens[index]):
            break
        at -= 1
    return at


def modifies(text: Text, token: Token, head: Token) -> bool:
    """Whether an adjective before the head belongs to the post: of the lexicon, or of an area («башкирский»)."""
    if token.morph.pos not in {"ADJ", "PROPN", "DET", "VERB", "NOUN"}:
        return False
    if token.morph.case and head.morph.case and token.morph.case != head.morph.case and token.morph.pos == "ADJ":
        return False
    mention = text.mention_at(token.index)
    of_area = mention is not None and mention.adjective and token.morph.pos == "ADJ"
    return of_area or token.lemma in _adjectives() or token.lemma in {"чрезвычайный", "полномочный"}


def _adjectives() -> frozenset[str]:
    return words("posts", "adjectives")


def _parts(text: Text, sentence: Sentence, head_index: int, head: Head) -> Iterator[Part]:
    """Part after part until something cannot belong to the post any more."""
    at, found = head_index + 1, list[Part]()
    while at <= sentence.last:
        part = _part(text, sentence, at, head, found, head_index)
        if part is None:
            return
        found.append(part)
        yield part
        at = part.last + 1


def _part(text: Text, sentence: Sentence, at: int, head: Head, before: list[Part], head_index: int) -> Part | None:
    token, mention = text.tokens[at], text.mention_at(at)
    if token.morph.pos == "ADP":
        return _after_preposition(text, sentence, at, head, before)
    if mention is not None and mention.kind is NameKind.PERSON and not mention.lent:
        return None
    named = _named(text, sentence, at, before)
    if named is not None:
        return named
    if token.text in {",", "и", "да"} and before and before[-1].kind is PartKind.NOUN:
        return _continued(text, sentence, at, head, before)
    lists = _is_joint(text, before) or is_plural(text.tokens[head_index])
    if token.lemma == "и" and before and before[-1].kind is PartKind.AREA and lists:
        part = _named(text, sentence, at + 1, before) if at < sentence.last else None
        return Part(part.kind, at, part.last) if part else None
    return _noun(text, at, before)


def _named(text: Text, sentence: Sentence, at: int, before: list[Part]) -> Part | None:
    """An area or organisation that begins here, or a name in quotation marks after a noun."""
    token = text.tokens[at]
    fitting = [
        m for m in starting(text, at) if m.kind is not NameKind.PERSON and not m.adjective and not _governs(text, m)
    ]
    if fitting:
        mention = fitting[0]
        head = max(range(mention.first, mention.last + 1), key=lambda i: can_be(text.tokens[i], "Gen", "gent"))
        oblique = can_be(text.tokens[head], "Gen", "gent") or not text.tokens[head].morph.case
        quoted = any(text.tokens[i].text in QUOTES for i in range(max(at - 1, 0), mention.last + 1))
        foreign = token.text.isupper() or not token.text[0].isalpha() or quoted or bool(before)
        if oblique or foreign:
            kind = PartKind.ORG if mention.kind is NameKind.ORGANISATION else PartKind.AREA
            return Part(kind, at, mention.last)
        return None
    if token.text in QUOTES:
        closing = QUOTES[token.text]
        for end in range(at + 1, min(at + LONGEST_NAME, sentence.last + 1)):
            if text.tokens[end].text in {closing, "»", '"'}:
                return Part(PartKind.ORG, at, end)
    return None


def _governs(text: Text, mention: Mention) -> bool:
    """«правительства Омской области», «совета директоров завода»: part of the role, to be read word by word."""
    if mention.kind is not NameKind.ORGANISATION:
        return False
    lemmas = [text.tokens[i].lemma for i in range(mention.first, min(mention.first + 4, mention.last + 1))]
    while lemmas and lemmas[0] in words("posts", "place_adjectives"):
        lemmas.pop(0)
    start = " ".join(lemmas)
    role = words("posts", "role_nouns") | words("posts", "role_phrases") | words("posts", "governments")
    return any(start == phrase or start.startswith(phrase + " ") for phrase in role)


def _noun(text: Text, at: int, before: list[Part]) -> Part | None:
    """One more word in the genitive: «экономического», «завода», «РЖД»; «имени Гоголя» with its person."""
    token = text.tokens[at]
    if token.lemma == "имя" and before:
        mention = text.mention_at(at + 1) if at + 1 < len(text.tokens) else None
        return Part(PartKind.NOUN, at, mention.last) if mention else None
    if head_at(text, at) is not None and not (before and _serves(text, before[-1])):
        return None
    participle = token.morph.form == "Part" and not token.morph.short
    if token.lemma in {"два", "оба", "три", "четыре"}:  # «президенты двух стран»
        return None
    if token.morph.pos in {"ADJ", "DET", "NUM"} or participle:
        return Part(PartKind.NOUN, at, at) if can_be(token, "Gen", "gent") else None
    if token.morph.pos not in {"NOUN", "PROPN", "X"}:
        return None
    abbreviation = token.text.isupper() and len(token.text) > 1
    if not can_be(token, "Gen", "gent") and not abbreviation:
        return None
    alone = not before or before[-1].kind is not PartKind.NOUN or text.tokens[before[-1].last].morph.pos == "NOUN"
    own = token.lemma in words("posts", "own_area") | words("posts", "own_country") | words("posts", "own_municipality")
    following = text.mention_at(at + 1) if at + 1 < len(text.tokens) else None
    typed = following is not None and following.first == at + 1 and following.area is not None  # «провинции Хубэй»
    return Part(PartKind.OWN if own and alone and not typed else PartKind.NOUN, at, at)


def _serves(text: Text, part: Part) -> bool:
    """«аппарата губернатора», «Администрации Президента»: a post within the name of a body."""
    return part.kind is PartKind.NOUN and text.tokens[part.last].lemma in words("posts", "public_bodies")


def _continued(text: Text, sentence: Sentence, at: int, head: Head, before: list[Part]) -> Part | None:
    """«экономического развития И ПРОМЫШЛЕННОСТИ»; after a comma only within a minister's portfolio."""
    if text.tokens[at].text == "," and not _portfolio(text, head, before):
        return None
    if at + 1 > sentence.last or head_at(text, at + 1) is not None:
        return None
    mention = text.mention_at(at + 1)
    if mention is not None and not mention.adjective:
        return None
    part = _noun(text, at + 1, before)
    if part is None or part.kind is PartKind.OWN:
        return None
    if text.tokens[at + 1].morph.pos not in {"NOUN", "PROPN"} and not _noun_follows(text, sentence, at + 1):
        return None
    return Part(PartKind.NOUN, at, part.last)


def _noun_follows(text: Text, sentence: Sentence, at: int) -> bool:
    """Past adjectives in the genitive comes a noun in the genitive: no «…, старого друга Ивана»."""
    for index in range(at, min(at + 5, sentence.last + 1)):
        token = text.tokens[index]
        if token.morph.pos in {"NOUN", "PROPN"}:
            mention = text.mention_at(index)
            person = mention is not None and mention.kind is NameKind.PERSON
            return can_be(token, "Gen", "gent") and not person and head_at(text, index) is None
        if token.morph.pos not in {"ADJ", "CCONJ", "VERB"} and token.text != ",":
            return False
    return False


def _portfolio(text: Text, head: Head, before: list[Part]) -> bool:
    if head.kind is PostKind.MINISTER:
        return True
    return any(
        text.tokens[i].lemma in {"министерство", "департамент", "управление", "комитет"} for i in _indexes(before)
    )


def _indexes(parts: list[Part]) -> Iterator[int]:
    for part in parts:
        yield from range(part.first, part.last + 1)


def _is_joint(text: Text, parts: list[Part]) -> bool:
    return any(text.tokens[i].lemma in JOINT for i in _indexes(parts))


def _after_preposition(text: Text, sentence: Sentence, at: int, head: Head, before: list[Part]) -> Part | None:
    preposition = text.tokens[at].lemma
    if at >= sentence.last:
        return None
    following, mention = text.tokens[at + 1], text.mention_at(at + 1)
    if preposition in {"по", "при"}:
        end = _about(text, sentence, at + 1, "Dat" if preposition == "по" else "Loc", bool(before))
        return Part(PartKind.ABOUT, at, end) if end > at else None
    if preposition in {"в", "во", "на"} and mention is not None and mention.area is not None and not mention.adjective:
        after = text.mention_at(mention.last + 1) if mention.last < sentence.last else None
        person_next = after is not None and after.kind is NameKind.PERSON
        placed = head.kind is PostKind.DIPLOMAT or head.word in PLACED
        return Part(PartKind.PLACE, at, mention.last) if placed or person_next else None
    if preposition in {"в", "на"} and head.word == "президент" and not before:
        end = _about(text, sentence, at + 1, "Loc", True)
        return Part(PartKind.PLACE, at, end) if end > at and text.tokens[at + 1].morph.case == "Loc" else None
    if preposition == "от":
        if mention is not None and mention.kind is not NameKind.PERSON and not mention.adjective:
            return Part(PartKind.FROM, at, mention.last)
        own = following.lemma in words("posts", "own_area")
        return Part(PartKind.FROM, at, at + 1) if own else None
    return None


def _about(text: Text, sentence: Sentence, at: int, case: str, joint: bool) -> int:
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
    grammeme = {"Dat": "datv", "Loc": "loct"}[case]
    return can_be(token, case, grammeme) or (not first and can_be(token, "Gen", "gent"))


def _goes_on(text: Text, at: int, case: str) -> bool:
    mention = text.mention_at(at)
    if mention is not None and mention.kind is NameKind.PERSON:
        return False
    return head_at(text, at) is None and _fits(text.tokens[at], case, False)
