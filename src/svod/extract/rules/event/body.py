"""Body: the council in session or the name of a forum, and which in a row it is."""

import re

from svod.extract.pattern import preposition
from svod.extract.scene import Scene
from svod.language.morph import joined, nominative
from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.text import Token

ORDINALS = table("event", "ordinals")
STANDING = table("event", "standing")
FRAMES, HAPPEN = words("event", "frames"), words("event", "happen")
BODIES = words("event", "bodies")
LEADERS = frozenset({"глава", "губернатор", "мэр", "президент", "министр", "посол", "руководитель"})
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LATIN = str.maketrans("ХІ", "XI")
OPEN, CLOSE = '«"“„', '»"”“'
INSIDE = frozenset({"по", "о", "об", "с", "со", "между", "при", "за"})
KEEPERS = frozenset(
    {"компания", "завод", "предприятие", "фабрика", "организация", "группа", "холдинг", "фирма", "концерн"}
)
STOPPERS = frozenset({"глава", "председательство", "руководство", "режим", "формат", "участие", "итог", "ход", "рамка"})


def ordinal_of(scene: Scene, noun: Token) -> int | None:
    """Which in a row: «XX заседание», «двенадцатое заседание», «12-е заседание», «47 заседание», «4 научный форум»."""
    for child in scene.text.children(noun.index, "amod", "nummod", "det", "appos"):
        if child.index < noun.index:
            number = _glued(scene, child) or number_of(child)
            if number:
                return _with_tens(scene, child, number)
    at = noun.index - 1
    first = scene.text.sentence_of(noun.index).first
    while at >= first and scene.text.tokens[at].morph.pos == "ADJ" and not _numbers(scene.text.tokens[at]):
        at -= 1
    before = scene.text.tokens[at] if at >= first else None
    if before is None:
        return _by_dash(scene, noun)
    if before.text == "," and at - 2 >= first and scene.text.tokens[at - 2].text == ",":
        return number_of(scene.text.tokens[at - 1])  # «очередное, 21-е, заседание»
    if (before.morph.pos == "ADJ" or _is_roman(before.text)) and number_of(before):
        return _glued(scene, before) or _with_tens(scene, before, number_of(before))  # hung elsewhere
    bare = re.fullmatch(r"[1-9]\d{0,2}", before.text) and _not_so_many(scene, before, noun)
    return int(before.text) if bare else _by_dash(scene, noun)


def _with_tens(scene: Scene, token: Token, number: int | None) -> int | None:
    """«двадцать третье заседание» is no third one."""
    before = scene.text.tokens[token.index - 1].lemma if token.index else ""
    tens = int(table("amounts", "cardinals").get(before, "0"))
    return number + tens if number and number < 10 and tens in range(20, 100, 10) else number


def _numbers(token: Token) -> bool:
    return token.text.isdigit() or number_of(token) is not None


def _glued(scene: Scene, token: Token) -> int | None:
    """«ХХIV», letters of two alphabets, is parted in two: «ХХ» and «IV»."""
    before = scene.text.tokens[token.index - 1] if token.index else None
    glued = before is not None and before.end == token.start and _is_roman(before.text) and _is_roman(token.text)
    return _roman(before.text + token.text) if before is not None and glued else None


def _not_so_many(scene: Scene, number: Token, noun: Token) -> bool:
    """«47 заседание», «в 4 научной выставке»; never «2 заседания», «2 научные выставки»: so many of them."""
    described = scene.text.tokens[number.index + 1 : noun.index]
    if noun.morph.number != "Sing" or any(token.morph.number == "Plur" for token in described):
        return False
    return noun.morph.case != "Gen" or bool(described) or number.text[-1] not in "234"


def _by_dash(scene: Scene, noun: Token) -> int | None:
    """«Нынешний визит министра в Сербию – третий за год»: what the sentence says of its subject."""
    if noun.morph.case != "Nom":
        return None
    after = scene.text.tokens[noun.index + 1 : scene.text.sentence_of(noun.index).last]
    told = next(
        (at for at, token in enumerate(after) if token.text in {"–", "—", "-"} or token.morph.pos == "VERB"), None
    )
    if told is None or told + 1 == len(after) or after[told].morph.pos == "VERB":
        return None
    return number_of(after[told + 1]) if after[told + 1].morph.pos == "ADJ" else None


def number_of(token: Token) -> int | None:
    """An ordinal's number; None for any other word."""
    if _is_roman(token.text):
        return _roman(token.text)
    if digits := re.fullmatch(r"(\d{1,3})-?(?:е|й|я|ю|го|му|м|ом|ем|ая|ую|ый|ий|ой|ей|ое)", token.text):
        return int(digits[1])
    return int(ORDINALS.get(token.lemma, "0")) or None


def _is_roman(text: str) -> bool:
    """«XIV», also with Cyrillic letters that look alike."""
    return re.fullmatch(r"[IVXLCХІ]+", text) is not None


def _roman(text: str) -> int:
    values = [ROMAN[letter] for letter in text.translate(LATIN)]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def quoted_after(scene: Scene, noun: Token) -> str | None:
    """The quoted name right after a noun: «форум „Северный мост“» → «Северный мост»."""
    tokens = scene.text.tokens
    at = noun.index + 1
    if at >= len(tokens) or tokens[at].text not in OPEN:
        return None
    for end in range(at + 1, min(at + 16, len(tokens))):
        if tokens[end].text in CLOSE:
            return scene.text.text[tokens[at].end : tokens[end].start].strip() or None
    return None


def body_of_session(scene: Scene, noun: Token) -> str | None:
    """«XX заседание рабочей группы по сотрудничеству» → «рабочая группа по сотрудничеству»."""
    head = genitive(scene, noun)
    if head is None:
        return None
    mention = scene.text.mention_at(head.index)
    if head.lemma in LEADERS:  # «обсуждали на совещании главы регионов»
        return None
    if (mention and mention.kind is NameKind.PERSON) or (mention and mention.area and head.lemma not in BODIES):
        return None
    run = name_run(scene, head)
    body = nominative(run, head.index)
    if mention and mention.kind is NameKind.ORGANISATION and len(mention.name) > len(body):
        return mention.name
    return body


def genitive(scene: Scene, noun: Token) -> Token | None:
    """The noun in the genitive right after `noun`, its adjectives between: «заседание (рабочей) группы»."""
    for child in scene.text.children(noun.index, "nmod"):
        plain = not any(True for _ in scene.text.children(child.index, "case"))
        if child.index > noun.index and child.morph.case in {"Gen", ""} and plain:
            return child
    after = scene.text.tokens[noun.index + 1 : noun.index + 2]
    astray = after and after[0].lemma in BODIES and after[0].morph.case == "Gen"
    return after[0] if astray else None  # «заседание коллегии» with the body hung elsewhere


def name_run(scene: Scene, head: Token) -> tuple[Token, ...]:
    """The run of tokens that is the full name: adjectives before, genitives and «по …», «с …» after; never a place."""
    tokens, text = scene.text.tokens, scene.text
    last = text.sentence_of(head.index).last
    first = head.index
    while first > 0 and tokens[first - 1].morph.pos == "ADJ" and not number_of(tokens[first - 1]):
        first -= 1
    end = head.index
    opened = 0  # within quotation marks nothing ends the name: «группа «Россия – Исламский мир»»
    for at in range(head.index + 1, last + 1):
        token = tokens[at]
        opened += (token.text == "«") - (token.text == "»")
        if opened < 1 and _ends_name(scene, token):
            break
        end = at
    while end > head.index and (
        tokens[end].morph.pos in {"ADP", "CCONJ", "ADJ", "ADV", "DET"} or tokens[end].text in ",-–—("
    ):
        end -= 1
    return tokens[first : end + 1]


def _ends_name(scene: Scene, token: Token) -> bool:
    tokens = scene.text.tokens
    if token.morph.pos in {"VERB", "AUX", "SCONJ", "ADV", "PRON", "PART", "DET"} or token.lemma in STOPPERS:
        return True
    if any(time.first <= token.index <= time.last for time in scene.text.times_in(scene.text.sentence_of(token.index))):
        return True
    mention = scene.text.mention_at(token.index)
    if mention and mention.kind is NameKind.PERSON:
        return True
    if mention and mention.first == token.index and token.morph.case == "Nom" and token.morph.pos == "ADJ":
        return True  # «на форуме | Омская область показала …»
    if token.morph.pos == "ADP" and token.lemma not in INSIDE:
        return tokens[token.index + 1].lemma not in {"сфера", "область"} or token.lemma not in {"в", "во"}
    if token.morph.pos == "PUNCT" and token.text not in '«»"“”„,-–':
        return True
    if token.text in ",-–—":
        return (
            tokens[token.index + 1].morph.pos != "NOUN"
            or tokens[token.index + 1].morph.case != tokens[token.index - 1].morph.case
        )
    return (
        token.morph.case == "Nom"
        and token.morph.pos in {"NOUN", "PROPN"}
        and not (mention and mention.first < token.index)
    )


def own_name(scene: Scene, noun: Token) -> str | None:
    """The name that a session bears itself: «оперативное совещание» (never a bare «совещание»)."""
    words_before = [
        c
        for c in scene.text.children(noun.index, "amod")
        if c.index < noun.index and not number_of(c) and not c.text.isdigit() and c.lemma not in words("event", "plain")
    ]
    if not words_before:
        return None
    return nominative((*words_before, noun), noun.index)


def _hangs(scene: Scene, index: int, noun: Token) -> bool:
    """Whether a name after the noun is the noun's own: «форум ЦСП», but not «на форуме Агентство подписало»."""
    token = scene.text.tokens[index]
    return token.head == noun.index and token.rel in {"appos", "nmod", "flat:name", "flat"}


def _quoted_further(scene: Scene, noun: Token) -> str | None:
    """«выставка народных ремёсел „Город мастеров“», «форум по туризму „Лето“»: the name after what it is about."""
    for token in scene.text.tokens[noun.index + 1 : noun.index + 6]:
        if token.text in OPEN:
            return quoted_after(scene, scene.text.tokens[token.index - 1])
        if token.morph.pos not in {"ADJ", "NOUN", "CCONJ"} and token.lemma not in {"по", "о"}:
            return None
        if token.morph.case == "Nom" or token.lemma in KEEPERS:
            return None
    return None


def _latin_after(scene: Scene, noun: Token) -> str | None:
    """«на полях выставки Gulfood 2026», «форум Kazan Expo»: a name in Latin letters with its year."""
    last = scene.text.sentence_of(noun.index).last
    end = noun.index
    while end < last and re.fullmatch(r"[A-Z][A-Za-z.&'’-]+|20\d\d|[A-Z]", scene.text.tokens[end + 1].text):
        end += 1
    first = noun.index + 1
    if end < first or not scene.text.tokens[first].text[0].isalpha():
        return None
    return scene.text.text[scene.text.tokens[first].start : scene.text.tokens[end].end]


def standing(scene: Scene, token: Token) -> str | None:
    """The form of a forum or an exhibition called by its name alone: «на ПМЭФ-2024»; never «директор ПМЭФ»."""
    form = STANDING.get(token.lemma.split("-")[0]) if token.text[:1].isupper() else None
    up = scene.text.tokens[token.head]
    framed = up.lemma in FRAMES or (token.rel.startswith("nsubj") and up.lemma in HAPPEN)
    return form if framed or preposition(scene.text, token) in {"на", "в", "во"} else None


def name_of_show(scene: Scene, noun: Token) -> str | None:
    """The name of a forum or an exhibition: the quoted one, else «Форум регионов …» when it is a proper name."""
    if standing(scene, noun):
        return noun.text if noun.text.isupper() else nominative((noun,), noun.index)
    quoted = quoted_after(scene, noun) or _quoted_further(scene, noun) or _latin_after(scene, noun)
    if quoted:
        return quoted
    mention = scene.text.mention_at(noun.index + 1) if noun.index + 1 < len(scene.text.tokens) else None
    if (
        mention
        and mention.kind is NameKind.ORGANISATION
        and mention.first == noun.index + 1
        and _hangs(scene, mention.first, noun)
    ):
        return mention.name
    run = name_run(scene, noun)
    run = tuple(token for token in run if token.index >= noun.index or number_of(token) is None)
    if noun.lemma == "день":
        after = scene.text.tokens[noun.index + 1 : run[-1].index + 1]
        return joined((noun, *after), ["Дни", *(token.text for token in after)])
    if "форум" in noun.lemma and noun.lemma not in {"форум", "бизнес-форум", "инвестфорум", "экономфорум"}:
        capital = [token for token in run if token.index < noun.index and token.text[:1].isupper()]
        return nominative((*capital, noun), noun.index)
    proper = any(token.text[:1].isupper() for token in run if token.index <= noun.index) and len(run) > 1
    if not proper:
        return None
    return joined(run, [t.text for t in run]) if noun.morph.case == "Nom" else nominative(run, noun.index)
