"""Parts of a post phrase: what follows its head, word by word and name by name, until the post ends."""

from collections.abc import Iterator

from svod.language.post_about import about, after_preposition
from svod.language.post_frame import Frame, Part, PartKind, indexes
from svod.language.post_words import (
    INSTRUMENTAL,
    Head,
    PostKind,
    after,
    can_be,
    head_at,
    is_person_noun,
    is_plural,
    starting,
)
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Sentence, Text

QUOTES = {"«": "»", "„": "“", '"': '"', "“": "”"}
LONGEST_NAME = 12  # tokens between quotation marks
JOINT = frozenset({"группа", "совет", "комиссия", "комитет", "форум", "ассамблея", "союз", "палата", "собрание"})


def parts(frame: Frame) -> Iterator[Part]:
    """Part after part until something cannot belong to the post any more."""
    at, found = after(frame.text, frame.index), list[Part]()
    while at <= frame.sentence.last:
        at = _past_letters(frame, at, found)
        part = _part(frame, at, found)
        if part is None:
            return
        found.append(part)
        yield part
        at = part.last + 1


def _past_letters(frame: Frame, at: int, before: list[Part]) -> int:
    """«председатель Торговой палаты | (ТП) | Сербии»: letters in brackets before an area that goes on."""
    tokens = frame.text.tokens
    if not before or at + 3 > frame.sentence.last or (tokens[at].text, tokens[at + 2].text) != ("(", ")"):
        return at
    goes_on = tokens[at + 1].text.isupper() and _named(frame.text, frame.sentence, at + 3, before) is not None
    return at + 3 if goes_on else at


def _part(frame: Frame, at: int, before: list[Part]) -> Part | None:
    text, sentence = frame.text, frame.sentence
    token, mention = text.tokens[at], text.mention_at(at)
    if token.morph.pos == "ADP":
        return after_preposition(frame, at, before)
    if mention is not None and mention.kind is NameKind.PERSON and not mention.lent:
        return None
    if token.lemma in words("posts", "ranks"):
        return None
    ruled = _ruled(frame, at, before)
    if ruled is not None:
        return ruled
    named = _named(text, sentence, at, before)
    if named is not None:
        return named
    if token.text in {",", "и", "да"} and before and before[-1].kind is PartKind.NOUN:
        return _continued(text, sentence, at, frame.head, before)
    lists = _is_joint(text, before) or is_plural(text.tokens[frame.index])
    if token.lemma == "и" and before and before[-1].kind is PartKind.ORG:
        return _second_body(frame, at, before)
    if token.lemma == "и" and before and before[-1].kind is PartKind.AREA and lists:
        part = _named(text, sentence, at + 1, before) if at < sentence.last else None
        return Part(part.kind, at, part.last) if part else None
    return _noun(text, at, before)


def _ruled(frame: Frame, at: int, before: list[Part]) -> Part | None:
    """«управляющий ОТДЕЛЕНИЕМ банка», «заведующая ДЕТСКОЙ БИБЛИОТЕКОЙ»: the first noun, in the instrumental."""
    text = frame.text
    if frame.head.word not in INSTRUMENTAL or any(_is_ruled_noun(text, part) for part in before):
        return None
    token, mention = text.tokens[at], text.mention_at(at)
    if token.morph.pos not in {"ADJ", "NOUN", "PROPN"} or not can_be(token, "Ins", "ablt"):
        return None
    body = mention is not None and mention.kind is NameKind.ORGANISATION and mention.first == at
    body = body and mention is not None and text.tokens[mention.last].morph.pos != "ADJ"
    if body and mention is not None and not any(text.tokens[i].text in QUOTES for i in range(at, mention.last)):
        return Part(PartKind.ORG, at, mention.last)
    return Part(PartKind.NOUN, at, at)


def _is_ruled_noun(text: Text, part: Part) -> bool:
    return part.kind is not PartKind.NOUN or text.tokens[part.last].morph.pos in {"NOUN", "PROPN"}


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
    first = mention.first
    while text.tokens[first].lemma in words("posts", "place_adjectives") or _of_an_area(text, first, mention):
        first += 1
    lemmas = [text.tokens[i].lemma for i in range(first, min(first + 4, mention.last + 1))]
    start = " ".join(lemmas)
    role = words("posts", "role_nouns") | words("posts", "role_phrases") | words("posts", "governments")
    return any(start == phrase or start.startswith(phrase + " ") for phrase in role)


def _of_an_area(text: Text, index: int, body: Mention) -> bool:
    """«якутского | правительства»: the adjective of an area before a body."""
    inside = (m for m in starting(text, index) if m.adjective and m.area is not None)
    return index < body.last and next(inside, None) is not None


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
    if token.morph.pos == "ADV" and at + 1 < len(text.tokens) and text.tokens[at + 1].morph.pos == "ADJ":
        return Part(PartKind.NOUN, at, at) if can_be(text.tokens[at + 1], "Gen", "gent") else None  # «крайне правого»
    if token.morph.pos in {"ADJ", "DET", "NUM"} or participle:
        return Part(PartKind.NOUN, at, at) if can_be(token, "Gen", "gent") else None
    if token.morph.pos not in {"NOUN", "PROPN", "X"}:
        return None
    abbreviation = token.text.isupper() and 1 < len(token.text) < 9 and not text.tokens[at - 1].text.isupper()
    if not can_be(token, "Gen", "gent") and not abbreviation:
        return None
    if not before and is_person_noun(token):
        return None
    alone = not before or before[-1].kind is not PartKind.NOUN or text.tokens[before[-1].last].morph.pos == "NOUN"
    own = token.lemma in words("posts", "own_area") | words("posts", "own_country") | words("posts", "own_municipality")
    following = text.mention_at(at + 1) if at + 1 < len(text.tokens) else None
    typed = following is not None and following.first == at + 1 and following.area is not None  # «провинции Хубэй»
    return Part(PartKind.OWN if own and alone and not typed else PartKind.NOUN, at, at)


def _second_body(frame: Frame, at: int, before: list[Part]) -> Part | None:
    """«председатель Госсовета И СОВЕТА МИНИСТРОВ Кубы Хуан Перес», «глава Минэнерго И ГОРНОГО ДЕЛА Пётр Илич»."""
    text, sentence = frame.text, frame.sentence
    if at < sentence.last and text.tokens[at + 1].lemma == "по":  # «управления культуры | и по делам молодёжи»
        end = about(text, sentence, at + 2, "Dat", True)
        return Part(PartKind.NOUN, at, end) if end > at + 1 else None
    if text.tokens[at - 1].lemma.startswith("мин") and before[-1].first == before[-1].last:
        return _continued(text, sentence, at, frame.head, before)
    body = (
        next((m for m in starting(text, at + 1) if m.kind is NameKind.ORGANISATION), None)
        if at < sentence.last
        else None
    )
    if body is None or not can_be(text.tokens[body.first], "Gen", "gent") or body.last >= sentence.last:
        return None
    after_it = starting(text, body.last + 1)
    person = any(m.kind is NameKind.PERSON for m in after_it)
    return Part(PartKind.NOUN, at, body.last) if person else None


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
        text.tokens[i].lemma in {"министерство", "департамент", "управление", "комитет"} for i in indexes(before)
    )


def _is_joint(text: Text, parts: list[Part]) -> bool:
    return any(text.tokens[i].lemma in JOINT for i in indexes(parts))
