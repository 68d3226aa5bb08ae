"""Heads of posts: which word names a post, what kind of post, and its words unfolded («замминистра», «торгпреда»)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from weakref import WeakKeyDictionary

from svod.language.morph import parses
from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token


class PostKind(StrEnum):
    """How a post takes what follows it."""

    AREA = "area"  # «губернатор Омской области»
    ORG = "org"  # «директор завода»
    MINISTER = "minister"  # «министр культуры Омской области»
    DIPLOMAT = "diplomat"  # «посол России в Сербии»
    DEPUTY = "deputy"  # «заместитель губернатора»
    MEMBER = "member"  # «депутат Государственной Думы»


@dataclass(frozen=True, slots=True)
class Head:
    """The head word of a post. `role` is its words in the nominative, unfolded; `word` the lemma it is known by.

    `ready` tells that `role` already holds the post below it («замминистра» → «заместитель министра»).
    """

    word: str
    kind: PostKind
    role: str
    former: bool = False
    ready: bool = False


INSTRUMENTAL = frozenset({"управляющий", "управляющая", "заведующий", "заведующая", "командующий", "зав"})
"""Posts that rule the instrumental: «управляющий делами», «заведующая отделением»."""
RULERS = (
    ("управляющая", "управляющая"), ("управляющей", "управляющая"), ("управляющую", "управляющая"),
    ("управляющ", "управляющий"), ("заведующая", "заведующая"), ("заведующей", "заведующая"),
    ("заведующую", "заведующая"), ("заведующ", "заведующий"), ("командующ", "командующий"),
    ("поверенн", "поверенный"),
)  # fmt: skip
"""What pymorphy3 takes for participles, by the beginning of the form."""
ENDINGS = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
FOREIGN = {base + ending: base for base in ("раис", "хоким") for ending in ENDINGS} | {"вали": "вали"}
"""Forms of posts that pymorphy3 does not know: it takes «раис» for Раиса, «хоким» for an adjective, «вали» for Валя."""


ABBREVIATED = {
    "зав": "заведующий",
    "нач": "начальник",
    "пред": "председатель",
    "дир": "директор",
    "рук": "руководитель",
}
"""Heads cut short by a full stop; «зам» stands without one too."""


def head_at(text: Text, index: int) -> Head | None:
    """The head of a post at a token; None inside names of persons and organisations."""
    token = text.tokens[index]
    if token.morph.pos not in {"NOUN", "PROPN", "X", "ADJ", "VERB"}:
        return None
    head = _head(token.text.lower().replace("ё", "е"), token.lemma)
    if head is None or (token.morph.pos in {"ADJ", "VERB"} and not _is_noun(token, head)):
        return None
    if head.word in INSTRUMENTAL and _describes(text, token):
        return None
    if head.word in ABBREVIATED and not _abbreviates(text, index):
        return None
    if head.word == "уполномоченный" and _follows(text, index, "представитель"):
        return None
    if head.word == "раис" and not _rules(text, token):
        return None
    if head.word == "глава" and _leads_a_train(text, index):
        return None
    if head.word == "вали" and not _before_area(text, index):
        return None
    mention = text.mention_at(index)
    if mention is not None and not mention.nominal:
        kinds = (NameKind.PERSON, NameKind.AREA)
        inside = mention.kind in kinds or (mention.kind is NameKind.ORGANISATION and mention.first < index)
        if inside and head.word != "раис":
            return None
    return head


def _describes(text: Text, token: Token) -> bool:
    """«управляющая компания», «управляющий директор»: an adjective of what follows."""
    following = text.tokens[token.index + 1] if token.index + 1 < len(text.tokens) else None
    return token.rel == "amod" or (following is not None and _head(following.text.lower(), following.lemma) is not None)


def _abbreviates(text: Text, index: int) -> bool:
    """«зав. кафедрой», «нач. управления»: the word with its full stop; elsewhere it is no post."""
    return index + 1 < len(text.tokens) and text.tokens[index + 1].text == "."


def after(text: Text, index: int) -> int:
    """The token after a post's head, past the full stop of an abbreviation: «зам. | председателя»."""
    if text.tokens[index].text.lower().startswith("поверенн") and index + 2 < len(text.tokens):
        return index + 3 if text.tokens[index + 2].lemma == "дело" else index + 1  # «поверенный | в делах»
    abbreviated = text.tokens[index].text.lower() in {*ABBREVIATED, "зам"} and _abbreviates(text, index)
    return index + 2 if abbreviated else index + 1


def _is_noun(token: Token, head: Head) -> bool:
    """slovnet takes a rare noun for an adjective now and then («сопредседателями»); some nouns look like one."""
    return (
        head.word in INSTRUMENTAL | {"уполномоченный", "поверенный", "хоким", "раис"}
        or parses(token.text)[0].tag.POS == "NOUN"
    )


def case_of(token: Token) -> str:
    """The token's case; where slovnet gives none, that of the likeliest reading."""
    if token.morph.case:
        return token.morph.case
    tag = parses(token.text)[0].tag
    return {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}.get(
        str(tag.case), ""
    )


def is_plural(token: Token) -> bool:
    """Whether a noun stands in the plural; by its form where that allows but one number («Президентов» is no name)."""
    nouns = [p for p in parses(token.text) if p.tag.POS == "NOUN" and p.normal_form.replace("ё", "е") == token.lemma]
    numbers = {str(p.tag.number) for p in nouns}
    if token.rel.startswith("nsubj") and token.morph.case == "Gen" and any({"nomn", "plur"} in p.tag for p in nouns):
        return True  # «Главы двух областей встретились»: a subject is no genitive
    return token.morph.number == "Plur" if len(numbers) != 1 else numbers == {"plur"}


_STARTS: WeakKeyDictionary[Text, dict[int, list[Mention]]] = WeakKeyDictionary()


def starting(text: Text, index: int) -> list[Mention]:
    """The mentions that begin at a token, the longest first."""
    starts = _STARTS.get(text)
    if starts is None:
        starts = _STARTS[text] = {}
        for mention in sorted(text.mentions, key=lambda m: (m.first, -m.last)):
            starts.setdefault(mention.first, []).append(mention)
    return starts.get(index, [])


def _leads_a_train(text: Text, index: int) -> bool:
    """«во главе с губернатором», «во главе делегации» name no post."""
    return index > 0 and text.tokens[index - 1].text.lower() == "во"


def _follows(text: Text, index: int, lemma: str) -> bool:
    """«уполномоченный представитель»: here the word is an adjective."""
    return index + 1 < len(text.tokens) and text.tokens[index + 1].lemma == lemma


def _before_area(text: Text, index: int) -> bool:
    """«вали Анкары», «вали провинции Трабзон»; elsewhere the word is a first name."""
    following = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
    return following is not None and any(m.area is not None for m in starting(text, following.index))


def _rules(text: Text, token: Token) -> bool:
    """«Раис Татарстана» is a post, «Раиса Ивановна» a name."""
    following = text.tokens[token.index + 1] if token.index + 1 < len(text.tokens) else None
    mention = text.mention_at(token.index)
    area = following is not None and any(
        m.area is not None and not m.adjective for m in starting(text, following.index)
    )
    if area:
        return True
    if mention is not None and mention.kind is NameKind.PERSON and mention.first == token.index < mention.last:
        return token.text.lower() == "раис" and following is not None and following.lemma == "республика"
    return not token.text.lower().endswith("иса") or (following is not None and following.text[:1].isupper())


@lru_cache(maxsize=20_000)
def _head(word: str, lemma: str) -> Head | None:
    former = word.startswith("экс-")
    if former:
        word, lemma = word[4:], lemma.removeprefix("экс-")
    if word in ABBREVIATED:
        return Head(word, PostKind.ORG, ABBREVIATED[word], former)
    lemma = next((ruler for stem, ruler in RULERS if word.startswith(stem)), lemma)
    if word in FOREIGN:
        return Head(FOREIGN[word], PostKind.AREA, FOREIGN[word], former)
    if word.startswith("зам") and word not in {"зам", "заместитель", "замок", "замена"}:
        deputy = _deputy(word, lemma)
        if deputy is not None:
            return Head(deputy.word, deputy.kind, deputy.role, former, ready=True)
    kinds = table("posts", "heads")
    if lemma not in kinds:
        return None
    role = table("posts", "unfolded").get(lemma, lemma)
    return Head(lemma, PostKind(kinds[lemma]), role, former)


def _deputy(word: str, lemma: str) -> Head | None:
    """«замгубернатора», «замминистром», «зампреда» → what is deputised."""
    if lemma == "зампред" or word.startswith("зампред"):
        return Head("зампред", PostKind.ORG, "заместитель председателя")
    rest = word[3:].lstrip("-")
    if rest not in words("posts", "deputy_prefix"):
        rest = _genitive(lemma[3:].lstrip("-"))
    if rest not in words("posts", "deputy_prefix"):
        return None
    inner = _nominative(rest)
    kind = table("posts", "heads").get(inner, "org")
    return Head("зам" + rest, PostKind(kind), f"заместитель {rest}")


def _genitive(lemma: str) -> str:
    for parse in parses(lemma) if lemma else ():
        if "NOUN" in parse.tag:
            form = parse.inflect({"gent", "sing"})
            return str(form.word).replace("ё", "е") if form else ""
    return ""


def _nominative(word: str) -> str:
    known = table("posts", "heads")
    return next((p.normal_form for p in parses(word) if p.normal_form in known), word)


def can_be(token: Token, case: str, grammeme: str) -> bool:
    """Whether a token may stand in the case: by its own mark, or by a reading of its form where slovnet may err."""
    if token.morph.case == case:
        return True
    if token.morph.case == "Nom" and token.morph.pos != "PROPN":
        return False
    return any(grammeme in parse.tag for parse in parses(token.text))


def is_person_noun(token: Token) -> bool:
    """«назначил министром | соперника»: a noun of a person is no body."""
    nouns = [p for p in parses(token.text) if "NOUN" in p.tag]
    return (
        bool(nouns)
        and all("anim" in p.tag and "sing" in p.tag and "Name" not in p.tag for p in nouns)
        and not (token.text[0].isupper())
    )
