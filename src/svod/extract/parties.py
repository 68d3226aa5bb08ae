"""Parties: which organisation, area or person a noun of the text stands for, as a side of something done together."""

from svod.extract.pattern import joined_with, preposition
from svod.extract.sides import home, partner, side_of
from svod.language.areas import gazetteer
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text, Token

OURS = frozenset({"мы", "наш"})
YOURS = frozenset({"вы", "ваш"})
THEIRS = frozenset({"они", "он", "она", "оно"})


FIRMS = frozenset(
    {"компания", "предприятие", "завод", "холдинг", "концерн", "фирма", "комбинат", "совхоз", "корпорация", "фабрика"}
)
OFFICIALS = frozenset({"губернатор", "посол", "аким", "хоким", "раис", "президент", "премьер-министр"})
PUBLIC = (
    *("комисси", "групп", "совет", "комитет", "правительств", "министерств", "мин", "пресс", "департамент", "мид"),
    *("управлени", "дума", "собрани", "администрац", "агентств", "палат", "форум", "центр", "посольств", "консульств"),
)
"""Beginnings of the names of public bodies."""


def parties(text: Text, token: Token) -> tuple[str, ...]:
    """The sides a noun phrase names, coordinated ones too: «между Казанью и Минском» → Казань, Минск."""
    found: list[str] = []
    for one in joined_with(text, token):
        name = party(text, one)
        found.extend(n for n in (name, *owners(text, one, name)) if n and n not in found)
    return tuple(found)


def owners(text: Text, token: Token, first: str | None) -> tuple[str, ...]:
    """«министры Сербии и Армении»: all the lands of several people, where `first` is the first of them."""
    if first is None or token.morph.number != "Plur" or token.morph.pos != "NOUN":
        return ()
    lands = [c for c in text.children(token.index, "nmod") if c.morph.case == "Gen"][:1]
    told = [text.mention_at(c.index) for land in lands for c in joined_with(text, land)]
    names = tuple(m.name for m in told if m is not None and m.kind is NameKind.AREA and not m.adjective and not m.lent)
    return names if names[:1] == (first,) else ()


def party(text: Text, token: Token) -> str | None:
    """The organisation or area one noun stands for; a person stands for the side he belongs to.

    «белорусские коллеги» → Беларусь, «предприятия области» → the area, «нам» → the speaker's side.
    """
    if token.lemma in OURS:
        return ours(text, token)
    if token.lemma in YOURS:
        return theirs(text, token)
    if token.lemma in THEIRS and token.morph.pos == "PRON":
        return antecedent(text, token)
    mention = text.mention_at(token.index)
    if mention and not mention.lent and not mention.adjective:
        return _side(text, mention)
    return (
        named_firm(text, token)
        or only_firm(text, token)
        or adjectival(text, token)
        or possessor(text, token)
        or same_firm(text, token)
        or met(text, token)
        or official(text, token)
    )


def official(text: Text, token: Token) -> str | None:
    """«предложил губернатору»: the area of the one governor whom the page names."""
    alone = not any(text.children(token.index, "nmod", "amod", "appos", "flat:name", "flat"))
    if token.lemma not in OFFICIALS or token.morph.case != "Dat" or not alone:
        return None
    areas = {p.area for p in text.posts if p.person and p.area and p.role.lower() == token.lemma}
    return areas.pop() if len(areas) == 1 else None


def met(text: Text, token: Token) -> str | None:
    """«с инвестором», «партнёры предложили»: the other side, seen from whoever speaks or from the page's home."""
    if token.lemma not in {"инвестор", "партнер", "коллега", "сосед", "гость"} or token.morph.pos != "NOUN":
        return None
    speaker = text.speaker_at(token.start)
    here = home(text)
    own = (side_of(text, speaker) if speaker else None) or (here.name if here else None)
    return other(text, own) if own else None


def named_firm(text: Text, token: Token) -> str | None:
    """«сербская компания «Дунав»», «сербская компания Dunav»: the firm behind its type, not its adjective's land."""
    if token.lemma not in FIRMS or token.morph.number == "Plur":
        return None
    own = _titled(text, token)
    after = text.tokens[token.index + 1 : token.index + 3]
    quoted = len(after) == 2 and after[0].text in '«"„“'
    mention = text.mention_at(after[1].index if quoted else token.index + 1) if after else None
    told = mention is not None and (quoted or mention.name.isascii()) and is_firm(mention)
    return own or (mention.name if told and mention is not None else None)


def only_firm(text: Text, token: Token) -> str | None:
    """«сербская компания» where the page names one firm alone: that firm, unless it belongs to another land."""
    land = adjectival(text, token) if token.lemma in FIRMS and token.morph.number == "Sing" else None
    firms = {m.name for m in text.mentions if is_firm(m)} if land else set()
    firm = firms.pop() if len(firms) == 1 else None
    return firm if firm is not None and side_of(text, firm) in {land, None} else None


def same_firm(text: Text, token: Token) -> str | None:
    """«компания», «завод» with nothing else: the firm named last, in this sentence or the two before."""
    attributed = any(text.children(token.index, "amod", "nmod", "nummod", "nummod:gov", "appos")) or any(
        c.lemma in words("commitment", "every") for c in text.children(token.index, "det")
    )
    if token.lemma not in FIRMS or token.morph.number == "Plur" or attributed:
        return None
    here = text.sentence_of(token.index)
    first = text.sentences[max(here.index - 2, 0)].first
    for mention in reversed(text.mentions):
        if mention.last < token.index and is_firm(mention):
            return mention.name if mention.first >= first else None
    return None


def is_firm(mention: Mention) -> bool:
    """An organisation that is no public body: ministries and councils make and buy nothing."""
    if mention.kind is not NameKind.ORGANISATION or mention.lent:
        return False
    told = [word for word in mention.name.lower().split() if not word.startswith(("минск", "минерал"))]
    return not any(word.startswith(PUBLIC) for word in told)  # «Минский завод» is no ministry


def adjectival(text: Text, token: Token) -> str | None:
    """«белорусские тракторы» → Беларусь, «наши тракторы» → the speaker's side."""
    for child in text.children(token.index, "amod", "det", "nmod", "conj"):
        mention = text.mention_at(child.index)
        if child.rel != "conj" and mention and mention.adjective and mention.area and not compound(text, child):
            return mention.name
        if child.rel == "det" and child.lemma == "наш":
            return ours(text, child)
        if child.rel == "det" and child.lemma == "ваш":
            return theirs(text, child)
    before = text.tokens[token.index - 1] if token.index else None
    mention = text.mention_at(before.index) if before and before.morph.pos == "ADJ" else None
    own = mention is not None and mention.adjective and mention.area is not None
    return mention.name if mention and before and own and not compound(text, before) else None


def compound(text: Text, token: Token) -> bool:
    """«российско-индийский»: an adjective of two sides."""
    mention = text.mention_at(token.index)
    return "о-" in token.text and token.morph.pos == "ADJ" and mention is not None and mention.adjective


def compound_sides(text: Text, noun: Token) -> tuple[str, ...]:
    """«российско-сербское предприятие» → Россия, Сербия; nothing where either half is of no one area."""
    for child in text.children(noun.index, "amod"):
        mention = text.mention_at(child.index)
        if compound(text, child) and mention is not None and mention.area is not None:
            half = child.text.lower().split("-")[0].removesuffix("о")
            names = {entry.area.name for entry in gazetteer().adjectives.get(half, ())}
            return (*names, mention.name) if len(names - {mention.name}) == 1 else ()
    return ()


def possessor(text: Text, token: Token) -> str | None:
    """«предприятия Пензенской области», «администрация Ельца»: the area or organisation in the genitive."""
    own = text.mention_at(token.index)
    for child in text.children(token.index, "nmod", "appos"):
        mention = _mention_apart(text, child, own)
        owns = mention and not mention.lent and not mention.adjective and child.morph.case in {"Gen", "Nom", ""}
        if owns and mention and mention.kind in {NameKind.AREA, NameKind.ORGANISATION}:
            return mention.name
        named = _titled(text, child) or adjectival(text, child) or same_firm(text, child)
        deeper = named if child.morph.case == "Gen" else None
        if deeper:
            return deeper
    return None


def _titled(text: Text, noun: Token) -> str | None:
    """«препараты компании «Вита»»: the firm behind its type."""
    for child in text.children(noun.index, "appos"):
        mention = text.mention_at(child.index)
        if mention and mention.kind is NameKind.ORGANISATION and not mention.lent:
            return mention.name
    return None


def _mention_apart(text: Text, token: Token, own: Mention | None) -> Mention | None:
    """The mention at a token, but not the one that holds the whole phrase: «консульство Сербии» → Сербия."""
    here = text.mention_at(token.index)
    if own is None or here is not own:
        return here
    return next((m for m in text.mentions if m.first <= token.index <= m.last and m is not own), None)


def ours(text: Text, token: Token) -> str | None:
    """The firm that whoever says «мы», «наш» here heads, else his side."""
    speaker = text.speaker_at(token.start)
    return (headed(text, speaker) or side_of(text, speaker)) if speaker else None


def headed(text: Text, person: str) -> str | None:
    """The firm in which the person holds a post: «директор завода «Кама» Иван Петров» says «мы» of the works."""
    firms = {m.name for m in text.mentions if is_firm(m)}
    return next((p.organisation for p in text.posts if p.person == person and p.organisation in firms), None)


def theirs(text: Text, token: Token) -> str | None:
    """The side of whoever is addressed with «вы», «ваш» here: the page's other side."""
    speaker = text.speaker_at(token.start)
    own = side_of(text, speaker) if speaker else None
    return other(text, own) if own else None


def other(text: Text, name: str) -> str | None:
    """Home for the partner, the partner for home; None for any third."""
    here, there = home(text), partner(text)
    if here and there:
        if name in {here.name, *({here.region} if here.region else ())}:
            return there.name
        if name in {there.name, there.country}:
            return here.name
    return None


def both(text: Text) -> tuple[str, ...]:
    """Home and partner; empty unless both are known."""
    here, there = home(text), partner(text)
    return (here.name, there.name) if here and there else ()


def _crowd(text: Text, first: int, last: int) -> str | None:
    """«приехали сербские заводы. Они готовы»: the side of the plural people or firms named last between two tokens."""
    crowds = words("commitment", "groups") | FIRMS
    for token in reversed(text.tokens[first:last]):
        if token.lemma in crowds and token.morph.number == "Plur" and token.morph.pos == "NOUN":
            return adjectival(text, token) or possessor(text, token) or _from(text, token)
    return None


def _from(text: Text, noun: Token) -> str | None:
    """«заводы из Сербии»."""
    for child in text.children(noun.index, "nmod"):
        mention = text.mention_at(child.index)
        if preposition(text, child) == "из" and mention is not None and mention.area and not mention.adjective:
            return mention.name
    return None


def antecedent(text: Text, token: Token) -> str | None:
    """The last organisation or area named before a pronoun, in its sentence or the one before.

    «они» who do something are rather the people or firms of a side that were named last; «он», «она» at the head of
    a sentence whoever acted in the one before: his side.
    """
    here = text.sentence_of(token.index)
    first = text.sentences[max(here.index - 1, 0)].first
    crowded = token.rel.startswith("nsubj") or preposition(text, token) == "с"
    if token.lemma == "они" and crowded and (crowd := _crowd(text, first, token.index)):
        return crowd
    if token.lemma in {"он", "она"} and token.index == here.first:
        acted = [
            m
            for m in text.mentions
            if first <= m.first < here.first and m.kind is NameKind.PERSON and not m.lent and _acts(text, m)
        ]
        if acted:
            return side_of(text, acted[0].name)
    for mention in reversed(text.mentions):
        if mention.last >= token.index or mention.adjective or mention.lent:
            continue
        if mention.first < first:
            return None
        if mention.kind in {NameKind.ORGANISATION, NameKind.AREA}:
            return mention.name
    return None


def _acts(text: Text, mention: Mention) -> bool:
    """Whether the name, or the post that it is tied to, is a subject."""
    name = text.tokens[mention.first]
    post = text.tokens[name.head]
    return name.rel == "nsubj" or (name.rel in {"appos", "nmod"} and post.rel == "nsubj")


def _side(text: Text, mention: Mention) -> str | None:
    if mention.kind is NameKind.PERSON:
        return side_of(text, mention.name)
    return mention.name if mention.kind in {NameKind.ORGANISATION, NameKind.AREA} else None
