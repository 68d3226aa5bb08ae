"""Referents: the organisation that a common noun stands for: «компания», «банк», «сеть» of one named before."""

from functools import lru_cache

from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token

WINDOW = 6  # sentences back to one of the same kind
NEAR = 2  # sentences back to any firm
REACH = 6  # tokens from a post to its noun
OTHERS = frozenset(
    {"новый", "другой", "каждый", "любой", "иной", "один", "этот", "такой", "ряд", "крупный", "дочерний"}
)


def organisation_meant(text: Text, index: int, apart: str = "") -> Mention | None:
    """The nearest organisation before that the noun at `index` fits, other than `apart`.

    One that is called so («телеканал „Луч“ … канал»), or that the same noun stood for before, or the only firm near by;
    for «сеть», «портал» one of no other kind.
    """
    noun = text.tokens[index]
    if not _stands_alone(text, noun):
        return None
    here = text.sentence_of(index).index
    before = [m for m in text.mentions if m.kind is NameKind.ORGANISATION and m.last < index and m.name != apart]
    before = [m for m in before if here - text.sentence_of(m.first).index <= WINDOW and not _is_no_name(text, m)]
    called = [m for m in before if any(kind.endswith(noun.lemma) for kind in _kinds(text, m))]
    if called:
        return called[-1]
    again = (i for i in range(index - 1, -1, -1) if text.tokens[i].lemma == noun.lemma)
    if (again_at := next(again, None)) is not None and (meant := organisation_meant(text, again_at, apart)) is not None:
        return meant
    known = words("organisations", "referring")
    firms = [m for m in before if here - text.sentence_of(m.first).index <= NEAR and not _is_public(m.name)]
    if noun.lemma in known:
        firms = [m for m in firms if not _kinds(text, m) & (known | words("organisations", "firms"))]
    return firms[-1] if len({m.name for m in firms}) == 1 else None


def called_before(text: Text, organisation: str, first: int) -> Mention | None:
    """The organisation that a post's «завода», «предприятия» stands for; the post's phrase begins at token `first`."""
    if " " in organisation or not organisation.islower():
        return None
    last = min(first + REACH, text.sentence_of(first).last)
    noun = next((t for t in text.tokens[first : last + 1] if t.lemma == organisation), None)
    return organisation_meant(text, noun.index) if noun is not None else None


def _stands_alone(text: Text, noun: Token) -> bool:
    """A noun in the singular without a name, a genitive or an «other» of its own."""
    if noun.lemma not in words("organisations", "referring") | words("organisations", "any_firm"):
        return False
    if noun.morph.number == "Plur" or text.mention_at(noun.index) is not None:
        return False
    after = text.mention_at(noun.index + 1) if noun.index + 1 < len(text.tokens) else None
    if after is not None and after.kind is not NameKind.PERSON:
        return False
    below = text.children(noun.index)
    owned = (child for child in below if child.rel == "nmod" and not _of_person(text, child))
    return not any(owned) and not any(child.lemma in OTHERS for child in text.children(noun.index))


def _of_person(text: Text, token: Token) -> bool:
    """«директором предприятия | Иваном Петровым»: whose post it is."""
    mention = text.mention_at(token.index)
    return mention is not None and mention.kind is NameKind.PERSON


def _kinds(text: Text, mention: Mention) -> frozenset[str]:
    """The nouns that the page calls it by: within its name, or right before it («социальная сеть | „Луч“»)."""
    inside = {text.tokens[i].lemma for i in range(mention.first, mention.last + 1)}
    at = mention.first - 1
    while at > 0 and text.tokens[at].text in {"«", '"', "„", "“"}:
        at -= 1
    beside = {text.tokens[at].lemma.split("-")[-1]} if at >= 0 else set[str]()  # «интернет-издание»
    return frozenset(inside | beside)


def _is_no_name(text: Text, mention: Mention) -> bool:
    """«администрация канала», which names nothing, and who is only cited: «пишет „Луч“»."""
    cited = mention.first > 0 and text.tokens[mention.first - 1].lemma in words("organisations", "citing")
    return mention.nominal or mention.name.islower() or cited


@lru_cache(maxsize=5_000)
def _is_public(name: str) -> bool:
    low = name.lower()
    ministry = low.startswith("мин") and not low.startswith(("минск", "минерал"))
    return ministry or any(noun in low for noun in words("posts", "public_bodies"))
