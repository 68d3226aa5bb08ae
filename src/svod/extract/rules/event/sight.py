"""Sights: what a visit goes to: an area, or an object (enterprise, museum, site) with its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from svod.extract.pattern import joined_with, preposition
from svod.extract.people import own_phrase
from svod.extract.rules.event.body import quoted_after
from svod.extract.scene import Scene, outside
from svod.extract.setting import TYPE_WORDS
from svod.language.morph import nominative
from svod.lexicon import table, words
from svod.model.claim import NameKind
from svod.model.text import Token

OBJECTS = words("event", "objects")
NOUNS = table("event", "nouns")
PLAIN = frozenset(
    {"предприятие", "завод", "производство", "объект", "компания", "площадка", "хозяйство", "фабрика", "стройка"}
)
VAGUE = frozenset(
    {"новый", "местный", "крупный", "ведущий", "современный", "другой", "один", "этот", "свой", "передовой"}
)
SOME = frozenset({"ряд", "несколько"})
CHIEF = frozenset({"областной", "районный", "краевой", "республиканский"})
NAMELESS = frozenset({"город", "регион", "край", "область", "республика", "район", "столица"})


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing visited. `area_itself`: it is a country, region or town and not something in it."""

    name: str | None
    area_itself: bool = False
    nominal: bool = False  # «страна», «республика»

    @classmethod
    def of(cls, scene: Scene, token: Token) -> "Sight":
        """The sight that the noun `token` names."""
        mention = scene.text.mention_at(token.index)
        if mention and mention.area and not mention.adjective:
            return cls(mention.area.name, area_itself=True, nominal=mention.nominal)
        if _town(scene, token):
            return cls(None, area_itself=True)
        if mention and mention.kind in {NameKind.ORGANISATION, NameKind.PLACE}:
            settled = mention.kind is NameKind.PLACE and scene.text.tokens[mention.first].lemma in TYPE_WORDS
            return cls(mention.name, area_itself=settled)  # «посетил деревню Речное», which no gazetteer knows
        inner = _named_inside(scene, token)
        if inner:
            return cls(inner)
        if token.lemma in SOME or token.morph.number == "Plur" or token.lemma == "стройплощадка":
            return cls(_area_inside(scene, token))
        if token.lemma in PLAIN and not _told_apart(scene, token):
            return cls(_area_inside(scene, token))
        return cls(_phrase_name(scene, token))


def sights(scene: Scene, verb: Token, *, inspecting: bool) -> Iterator[Sight]:
    """Everything the verb goes to, coordinated objects one by one; events («посетил выставку») are no sights."""
    goals = [*scene.text.children(verb.index, "obj", "obl", "nmod"), *_second_subject(scene, verb)]
    goals = goals or _hung_above(scene, verb)
    for child in sorted(goals, key=lambda token: token.index):
        if outside(scene.text, child):
            continue
        prep = preposition(scene.text, child)
        if child.rel == "nsubj":
            yield from _items(scene, child, prep)
            continue
        if child.rel != "obj" and prep not in ({"с", "со", "на", "в", "во"} if inspecting else {"в", "во", "на"}):
            continue
        if child.rel == "obj" and prep:
            continue
        yield from _items(scene, child, prep)


def _second_subject(scene: Scene, verb: Token) -> list[Token]:
    """«Гости посетили МТЗ и музей»: an object that looks like a nominative is taken for one more subject."""
    found = list(scene.text.children(verb.index, "nsubj"))
    led = bool(found) and found[0].index < verb.index and verb.morph.form == "Fin"
    return [token for token in found[1:] if led and token.index > verb.index and token.morph.animacy != "Anim"]


def _hung_above(scene: Scene, verb: Token) -> list[Token]:
    """«встретились с мэром, а затем побывали в музее», «музее» hung on the first verb: the first noun after «в»."""
    up = scene.text.tokens[verb.head]
    if verb.rel != "conj" or up.morph.pos != "VERB":
        return []
    after = [token for token in scene.text.children(up.index, "obl") if token.index > verb.index]
    between = scene.text.tokens[verb.index + 1 : after[0].index] if after else ()
    return [] if any(token.morph.pos in {"VERB", "PUNCT"} for token in between) else after[:1]


def _town(scene: Scene, item: Token) -> bool:
    """«в областном центре», «в город», «в наш регион»: a town or region that the words do not name."""
    kinds = {child.lemma for child in scene.text.children(item.index, "amod")}
    chief = item.lemma == "центр" and bool(kinds) and kinds <= CHIEF
    bare = item.lemma in NAMELESS and not kinds and not any(scene.text.children(item.index, "nmod", "appos"))
    return chief or (bare and item.morph.number == "Sing" and scene.text.mention_at(item.index) is None)


def is_house(scene: Scene, item: Token) -> bool:
    """An enterprise, a museum or a site, never a village."""
    mention = scene.text.mention_at(item.index)
    return item.lemma in OBJECTS or (mention is not None and mention.kind is NameKind.ORGANISATION)


def _told_apart(scene: Scene, token: Token) -> bool:
    """«молочное производство», «производство стекла»: a kind of works, where «новый завод» says nothing of it."""
    for child in scene.text.children(token.index, "amod", "nmod"):
        if scene.text.mention_at(child.index) or child.lemma in VAGUE or child.morph.pos not in {"ADJ", "NOUN"}:
            continue
        if child.rel == "amod" or (child.index > token.index and child.morph.case == "Gen"):
            return True
    return False


def _among(scene: Scene, child: Token) -> Iterator[str]:
    """«ряд предприятий, среди которых А, Б и В»: the names that the plural announces."""
    tokens = scene.text.tokens
    last = scene.text.sentence_of(child.index).last
    start = next((at for at in range(child.index + 1, min(child.index + 8, last)) if _announces(scene, at)), None)
    at = last + 1 if start is None else start + 1
    while at <= last:
        mention = scene.text.mention_at(at)
        if mention and mention.kind in {NameKind.ORGANISATION, NameKind.PLACE} and not mention.adjective:
            yield mention.name
            at = mention.last + 1
        elif tokens[at].text in "«“„" and mention is None and quoted_after(scene, tokens[at - 1]):
            yield quoted_after(scene, tokens[at - 1]) or ""
            at = next((end for end in range(at + 1, last + 1) if tokens[end].text in "»”"), last) + 1
        elif tokens[at].morph.pos == "PUNCT" or tokens[at].lemma in {"и", "а", "также"} | OBJECTS:
            at += 1
        else:
            return


def _announces(scene: Scene, at: int) -> bool:
    token, before = scene.text.tokens[at], scene.text.tokens[at - 1]
    if token.text.lower() == "включая":
        return True
    return (token.lemma == "который" and before.lemma in {"среди", "число"}) or (
        token.lemma == "число" and before.lemma == "тот"
    )


def _items(scene: Scene, child: Token, prep: str) -> Iterator[Sight]:
    among = list(_among(scene, child)) if child.lemma in SOME or child.morph.number == "Plur" else []
    if among:
        yield from (Sight(name) for name in among)
        return
    quoted = list(_quoted_list(scene, child))
    if len(quoted) > 1:
        yield from (Sight(name) for name in quoted)
        return
    for item in joined_with(scene.text, child):
        if item.lemma in NOUNS or _is_time(scene, item):
            continue
        mention = scene.text.mention_at(item.index)
        if mention is None and item.lemma in {"республика", "страна"} and item.morph.number == "Sing" and scene.partner:
            yield Sight(scene.partner, area_itself=True, nominal=True)
            continue
        listed = list(_areas_listed(scene, item))
        if listed:
            yield from (Sight(name, area_itself=True) for name in listed)
            return
        named = mention is not None and mention.kind is not NameKind.PERSON and not mention.adjective
        if named or item.lemma in OBJECTS or _town(scene, item) or quoted_after(scene, item):
            yield Sight.of(scene, item)


def _areas_listed(scene: Scene, item: Token) -> Iterator[str]:
    """«четыре провинции – А, Б, В и Г», «города А и Б»: the areas that a plural of their kind announces."""
    counted = any(True for _ in scene.text.children(item.index, "nummod", "nummod:gov"))
    if item.lemma not in TYPE_WORDS or not (counted or item.morph.number == "Plur"):
        return
    last = scene.text.sentence_of(item.index).last
    at = item.index + 1
    while at <= last:
        token = scene.text.tokens[at]
        mention = scene.text.mention_at(at)
        if mention and mention.area and not mention.adjective:
            yield mention.area.name
            at = mention.last + 1
        elif token.lemma in {"и", ","} or (token.text in "—–-:" and at == item.index + 1):
            at += 1
        else:
            return


def _quoted_list(scene: Scene, child: Token) -> Iterator[str]:
    """«компании „А“, „Б“ и „В“»: the names of a quoted enumeration."""
    text, tokens = scene.text, scene.text.tokens
    last = text.sentence_of(child.index).last
    at = child.index
    while at < last:
        name = quoted_after(scene, tokens[at])
        if name is None:
            return
        yield name
        end = at + 2
        while end <= last and tokens[end].text not in '»”"':
            end += 1
        at = end + 1
        if at > last or (tokens[at].text != "," and tokens[at].lemma != "и"):
            return


def _is_time(scene: Scene, item: Token) -> bool:
    return any(
        time.first <= item.index <= time.last for time in scene.text.times_in(scene.text.sentence_of(item.index))
    )


def _named_inside(scene: Scene, token: Token) -> str | None:
    """«производства Челябинского трубного завода» → the works; «завод „Прогресс“» → with its type."""
    quoted = quoted_after(scene, token)
    if quoted:
        kind = [t for t in scene.text.children(token.index, "amod") if t.index < token.index and t.morph.pos == "ADJ"]
        own = [t for t in kind if not scene.text.mention_at(t.index)] if token.lemma == "зона" else []
        return (
            f"{nominative((*own, token), token.index)} {quoted}"
            if token.lemma not in {"компания", "предприятие"}
            else quoted
        )
    for inner in own_phrase(scene, token):
        mention = scene.text.mention_at(inner.index)
        if mention and mention.kind in {NameKind.ORGANISATION, NameKind.PLACE} and inner.index > token.index:
            return mention.name
    return None


def _area_inside(scene: Scene, token: Token) -> str | None:
    for inner in sorted(own_phrase(scene, token), key=lambda t: t.index):
        mention = scene.text.mention_at(inner.index)
        if mention and mention.area and not mention.adjective:
            return mention.area.name
    return None


def _phrase_name(scene: Scene, token: Token) -> str:
    """The object's phrase in the nominative: «сквер в Новом районе»."""
    keep = [t for t in own_phrase(scene, token) if t.morph.pos != "ADP" or t.head != token.index]
    run = sorted(keep, key=lambda t: t.index)
    while run[0].index < token.index and (run[0].lemma in VAGUE or run[0].morph.pos in {"PUNCT", "CCONJ", "ADP"}):
        run.pop(0)
    while run and run[-1].morph.pos == "PUNCT":
        run.pop()
    first = run[0].index
    span = tuple(scene.text.tokens[first : run[-1].index + 1])
    return nominative(span, token.index)
