"""Bounds of persons' names: slovnet's PER spans without posts and marks, with initials, surnames and first names."""

from collections.abc import Iterator

from svod.language.eastern import is_eastern, is_family
from svod.language.post_words import head_at
from svod.language.spans import Clues, Span
from svod.language.surnames import CHILD_OF, is_first_name, is_patronymic
from svod.lexicon import words
from svod.model.text import Token

SURNAMES = ("ян", "яна", "яну", "яном", "янц", "дзе", "швили")
"""Ends of surnames of the Caucasus, where slovnet sees a place: «консул Армении | Вазген Аракелян»."""

ARTICLES = ("аль-", "эль-", "ад-", "ас-", "аш-", "ат-", "ар-", "ан-")
"""The Arabic article, written together with the name that it opens: «Саид | аль-Харси»."""

PHRASE = 12
"""Words of a post between its head and the name."""

QUOTATION = '«»“”„"'


def mended(clues: Clues, barred: set[int]) -> Iterator[Span]:
    """The spans of persons in text order; tokens in `barred` belong to other names."""
    last = -1
    for span in _candidates(clues, barred):
        first, end = span.first, span.last
        while first < end and not _is_name_word(clues, first):
            first += 1
        while end > first and not _is_name_word(clues, end):
            end -= 1
        first = _past_areas(_past_seat(clues, _past_titles(clues, first, end), end), end, barred)
        if all(i in barred for i in range(first, end + 1)):
            continue
        end = next((i - 1 for i in range(first + 1, end + 1) if clues.lows[i] in {"(", ",", "/", "•", "«"}), end)
        first, end = _with_initials(clues, first, end)
        end = _with_tail(clues, first, end, barred)
        first = _with_family(clues, _with_first_name(clues, first, barred), end, barred)
        whole = clues.text.tokens[first : end + 1]
        if all(token.lemma in words("names", "not_person") for token in whole) or _ruled(clues, first, end):
            continue
        if first > last and any(token.text[0].isupper() and len(token.text) > 1 for token in whole):
            last = end
            yield Span(first, end, "PER")


def _ruled(clues: Clues, first: int, end: int) -> bool:
    """«хоким Намангана», «с мэром Тивата»: one genitive after a post in another case is what the post rules."""
    if first != end or not first:
        return False
    post, name = clues.text.tokens[first - 1], clues.text.tokens[first]
    if (
        post.lemma not in words("posts", "area_heads")
        or is_first_name(name.text)
        or post.morph.case in {"Gen", "Acc", ""}
    ):
        return False
    return name.morph.case == "Gen" and clues.same_sentence(first - 1, first)


def _candidates(clues: Clues, barred: set[int]) -> Iterator[Span]:
    """slovnet's persons, and pairs that it missed: a known first name before a capitalised surname."""
    tokens = clues.text.tokens
    index = 0
    while index < len(tokens):
        span = clues.span_at.get(index)
        if span and span.type == "PER":
            span = _joined_spans(clues, span)
            if not all(i in barred for i in range(span.first, span.last + 1)):
                yield span
            index = span.last + 1
            continue
        if index not in barred and (not span or span.type == "LOC") and _missed_pair(clues, index, barred):
            yield Span(index, index + 1, "PER")
            index += 1
        index += 1


def _past_titles(clues: Clues, first: int, end: int) -> int:
    """«Мавзолей Президента | Хо Ши Мина»: a name begins after the last title inside a span."""
    titles = [i for i in range(first, end) if clues.text.tokens[i].lemma in words("names", "not_person")]
    return titles[-1] + 1 if titles else first


def _past_seat(clues: Clues, first: int, end: int) -> int:
    """«председатель парламента Крушеваца | Живоин Милич»: the place of a body, whose name is in another case."""
    body = clues.token(first - 1) if first else None
    if body is None or end - first < 2 or body.lemma not in words("posts", "public_bodies"):
        return first
    seat, last = clues.text.tokens[first], clues.text.tokens[end]
    whose = body.morph.case == "Gen" and seat.text.endswith(("а", "я", "ы", "и")) and not is_first_name(seat.text)
    return first + 1 if whose and last.text.endswith("ич") else first


def _past_areas(first: int, end: int, barred: set[int]) -> int:
    """«Раиса Татарстана | Павла Кима»: a name begins after the last area inside a span."""
    inside = [i for i in range(first, end) if i in barred]
    return inside[-1] + 1 if inside and end not in barred else first


def _joined_spans(clues: Clues, span: Span) -> Span:
    """Two spans of one name: «Ли | Чэнем», «Асанов | Бакыт Талантович»."""
    following = clues.span_at.get(span.last + 1)
    if following is None or following.type != "PER":
        return span
    flat = clues.text.tokens[following.first].rel.startswith("flat")
    if flat or (span.first == span.last and _lacks_surname(clues, following)):
        return Span(span.first, following.last, "PER")
    return span


def _lacks_surname(clues: Clues, span: Span) -> bool:
    """A first name and a patronymic alone, right after a surname."""
    return (
        span.last == span.first + 1
        and is_patronymic(clues.text.tokens[span.last].text)
        and clues.same_sentence(span.first, span.first - 1)
    )


def _missed_pair(clues: Clues, index: int, barred: set[int]) -> bool:
    tokens = clues.text.tokens
    if index + 1 >= len(tokens) or index + 1 in barred or index in clues.title_at:
        return False
    one, two = tokens[index], tokens[index + 1]
    if not (_capital(one) and _capital(two)) or not clues.same_sentence(index, index + 1):
        return False
    if clues.type_at(index + 1) == "LOC" and two.text.lower().endswith(SURNAMES):
        return clues.type_at(index) == "LOC" and not is_first_name(two.text)
    if clues.type_at(index) == clues.type_at(index + 1) == "LOC" and one.text.endswith(("ом", "ем")):
        post = post_before(clues, index)  # «с руководителем центра | Явузом Атрышба»
        return post is not None and post.morph.case == "Ins" and one.morph.pos == "PROPN"
    if clues.type_at(index + 1) in {"ORG", "LOC"}:
        return False
    return is_first_name(one.text) and not is_first_name(two.text)


def _capital(token: Token) -> bool:
    return len(token.text) > 1 and token.text[0].isupper() and not token.text.isupper() and token.text[1:2].isalpha()


def _is_name_word(clues: Clues, index: int) -> bool:
    token = clues.text.tokens[index]
    if token.lemma in words("names", "not_person") or token.text.lower().startswith(("г-н", "г-ж", "экс-", "вице-")):
        return False
    return token.text[0].isupper() or token.text.lower() in words("names", "particles")


def _initial(clues: Clues, index: int) -> bool:
    token = clues.token(index)
    return bool(token) and len(token.text) == 1 and token.text.isupper() and token.text.isalpha()  # type: ignore[union-attr]


def _with_initials(clues: Clues, first: int, end: int) -> tuple[int, int]:
    """«Р. Н. Хабибуллин», «Хабибуллин Р.Н.»: initials and their dots belong to the name."""
    lows = clues.lows
    while (
        first >= 2 and lows[first - 1] == "." and _initial(clues, first - 2) and clues.same_sentence(first, first - 2)
    ):
        first -= 2
    if not _initial(clues, first):
        while end + 2 < len(lows) and _initial(clues, end + 1) and lows[end + 2] == ".":
            end += 2
    return first, end


def _with_tail(clues: Clues, first: int, end: int, barred: set[int]) -> int:
    """A capitalised word right after a lone first name (and patronymic) is its surname: «Шухрат | Каримов»."""
    tokens = clues.text.tokens
    following = clues.token(end + 1)
    if following and following.text.lower() in CHILD_OF:
        return end + 1
    if following and end + 1 not in barred and following.text.lower().startswith(ARTICLES):
        return end + 1
    heads = [t for t in tokens[first : end + 1] if _capital(t)]
    if not heads or len(heads) > 2 or end + 1 in barred or not following or not _capital(following):
        return end
    if len(heads) == 1 and not is_first_name(heads[0].text):
        return end
    if len(heads) == 2 and not (is_first_name(heads[0].text) and is_patronymic(heads[1].text)):
        return end
    if not clues.same_sentence(end, end + 1) or clues.type_at(end + 1) in {"ORG", "LOC"}:
        return end
    return end + 1


def _with_family(clues: Clues, first: int, end: int, barred: set[int]) -> int:
    """«консул | Им | Чхон Сик»: a family name of the east that the tagger took for another word."""
    before = clues.token(first - 1) if first else None
    if before is None or end - first != 1 or first - 1 in barred or is_family(clues.text.tokens[first].text):
        return first
    inside = clues.text.sentence_of(first).first < first - 1 and clues.same_sentence(first, first - 1)
    whole = [token.text for token in clues.text.tokens[first - 1 : end + 1]]
    return first - 1 if inside and before.text[0].isupper() and is_eastern(whole) else first


def _with_first_name(clues: Clues, first: int, barred: set[int]) -> int:
    """A known first name right before a lone surname belongs to it."""
    before = clues.token(first - 1) if first else None
    if before and first - 1 not in barred and _capital(before) and clues.same_sentence(first, first - 1):
        here = clues.text.tokens[first]
        if clues.type_at(first - 1) in {"", "PER"} and is_first_name(before.text) and not is_first_name(here.text):
            return first - 1
    return first


def post_before(clues: Clues, index: int) -> Token | None:
    """The outer post of «с заместителем мэра города Стамбул | Экремом Оглу», whatever the tree makes of it."""
    post, first = None, max(clues.text.sentence_of(index).first, index - PHRASE)
    for token in reversed(clues.text.tokens[first:index]):
        if head_at(clues.text, token.index) is not None:
            post = token
        elif token.morph.pos not in {"NOUN", "PROPN", "ADJ", "X"} and token.text not in {"и", "в", "во", *QUOTATION}:
            break
    return post
