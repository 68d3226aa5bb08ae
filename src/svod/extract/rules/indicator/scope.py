"""Scope: whose figure it is and for which time: area, partner, period, base."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from svod.extract.clause import clause_at
from svod.extract.parties import other
from svod.extract.sides import home, partner, side_of
from svod.lexicon import words
from svod.model.text import Mention, Text, Time, Token
from svod.model.when import Precision, When


@dataclass(frozen=True, slots=True)
class Sides:
    """The area whose figure it is, and the other side."""

    area: str | None = None
    partner: str | None = None


NOWHERE = Sides()


def sides_of(text: Text, first: int, last: int, at: int) -> Sides:
    """The sides that tokens `first` to `last` name; what they leave out is the page's home and partner.

    «экспорт кировских товаров в Беларусь»: the genitive or adjective is the area, «с», «в» and «на» give the partner.
    """
    here, there = home(text), partner(text)
    names = list(areas_in(text, first, last))
    if _both(text, first, last) and here and there and not any(m.name in {here.name, there.name} for m in names):
        return Sides(here.country or here.name, there.country or there.name)
    source = next((m for m in names if not m.adjective and _out_of(text, m)), None)
    owner = source or next((m for m in names if not _toward(text, m)), None)
    toward = next((m for m in names if _toward(text, m)), None)
    if owner and toward and toward.first and text.tokens[toward.first - 1].lemma == "между":
        ours = here and owner.name == here.name and (here.country == "Россия" or _is_country(toward))
        owner, toward = (owner, toward) if ours else (toward, owner)  # else the first named leads
    if owner and toward and owner.name != toward.name:
        return Sides(owner.name, toward.name)
    own = ours_at(text, first, last) or _speakers(text, at) or (here.name if here else None)
    if toward and toward.name != own:
        return Sides(own, toward.name)
    if owner is None:
        owner = toward
    if owner is None:
        return Sides(own, other(text, own) if own else None)
    second = next((m for m in names if m.name != owner.name), None)
    if second:
        return Sides(owner.name, second.name) if not here or second.name != here.name else Sides(here.name, owner.name)
    if there and owner.name in {there.name, there.country} and own:
        return Sides(own, owner.name)
    return Sides(owner.name, other(text, owner.name))


def regional(text: Text, sides: Sides) -> Sides:
    """«товарооборот Сербии с Псковской областью»: a turnover is the region's, whoever counts it."""
    kinds = {m.area.name: m.area for m in text.mentions if m.area is not None}
    one, two = kinds.get(sides.area or ""), kinds.get(sides.partner or "")
    if one and two and one.kind == "country" and two.kind == "region" and two.country != one.name:
        return Sides(sides.partner, sides.area)
    return sides


def _speakers(text: Text, at: int) -> str | None:
    """The region of whoever says it, when it is one of the page's two sides; a country speaks of its partner region."""
    speaker = text.speaker_at(text.tokens[at].start)
    name = side_of(text, speaker) if speaker else None
    regions = {area.name for area in (home(text), partner(text)) if area and area.kind == "region"}
    return name if name in regions else None


def whole_trade(text: Text, first: int, last: int) -> bool:
    """«Внешнеторговый оборот области»: trade with the whole world, when no partner is named."""
    start = max(first - 1, text.sentence_of(first).first)
    lemmas = {t.lemma for t in text.tokens[start : last + 1]}
    flows = words("indicator", "export") | words("indicator", "import")
    summed = text.tokens[first].text == "и" and first > 0 and text.tokens[first - 1].lemma in flows
    whole = summed or bool(lemmas & words("indicator", "whole"))  # «объём экспорта и импорта» too
    here = home(text)
    toward = (m for m in areas_in(text, first, last) if _toward(text, m) and (here is None or m.name != here.name))
    return whole and "между" not in lemmas and not any(toward)


def ours_at(text: Text, first: int, last: int) -> str | None:
    """«наш экспорт»: the speaker's side. A country's «мы» («торгуем мы друг с другом») tells of both."""
    there = partner(text)
    for token in text.tokens[first : last + 1]:
        if token.lemma in {"наш", "мы"}:
            speaker = text.speaker_at(token.start)
            side = side_of(text, speaker) if speaker else None
            mutual = token.lemma == "мы" and there and there.kind == "country" and side == there.name
            return None if mutual else side
    return None


def areas_in(text: Text, first: int, last: int) -> Iterator[Mention]:
    """The regions and countries named between two tokens."""
    here = home(text)
    for mention in text.mentions:
        near = mention.area and not mention.lent and first <= mention.first <= last
        if near and mention.adjective and here and here.kind == "region" and mention.name == here.country:
            following = text.tokens[mention.last + 1].lemma if mention.last + 1 < len(text.tokens) else ""
            if following not in words("indicator", "trade"):
                continue  # «среди российских регионов», but «российский экспорт»
        told = near and mention.area and (mention.area.kind in {"country", "region"} or _bloc(text, mention))
        if told and not _within(text, mention):
            yield mention


def _bloc(text: Text, mention: Mention) -> bool:
    """«со странами СНГ», «в Африку», «из ЕАЭС»: a union of lands as the other side; «в рамках ШОС» is none."""
    if mention.area is None or mention.area.kind != "union":
        return False
    joined = mention.first > 1 and text.tokens[mention.first - 1].text in {"и", ","}
    before = text.mention_at(mention.first - 2) if joined else None  # «в страны СНГ и ЕАЭС»
    return _toward(text, mention) or _out_of(text, mention) or (before is not None and _bloc(text, before))


def _within(text: Text, mention: Mention) -> bool:
    """«провинция Хэйлунцзян (Северо-Восточный Китай)»: a land in brackets tells only where the region lies."""
    land = mention.area is not None and mention.area.kind == "country"
    inside = [t.text for t in text.tokens[max(0, mention.first - 3) : mention.first]]
    if not land or "(" not in inside or ")" in inside:
        return False
    before = text.mention_at(mention.first - 2 - inside[::-1].index("("))
    return before is not None and before.area is not None and before.area.country == mention.name


def _is_country(mention: Mention) -> bool:
    return mention.area is not None and mention.area.kind == "country"


def _toward(text: Text, mention: Mention) -> bool:
    """Whether the name stands after «с», «в», «на»: the other side of a trade."""
    if mention.adjective:
        return False
    at = _before(text, mention.first)
    if at < 0 or text.tokens[at].morph.pos != "ADP":
        return False
    counterparts = at > 0 and text.tokens[at - 1].lemma in words("indicator", "counterparts")
    with_them = counterparts and text.tokens[at].lemma == "из"  # «торговля с партнёрами из СНГ»
    return with_them or text.tokens[at].lemma in {"с", "со", "в", "во", "на", "между"}


def _out_of(text: Text, mention: Mention) -> bool:
    """«из Сербии», «из стран Азии»."""
    at = _before(text, mention.first)
    return at >= 0 and text.tokens[at].lemma == "из" and not _toward(text, mention)


def _before(text: Text, first: int) -> int:
    """The token before a name, past its attributes: «на соседнюю Курганскую область», «в страны Азии»."""
    at = first - 1
    while at > first - 4 and at > 0 and (text.tokens[at].morph.pos == "ADJ" or _lands(text.tokens[at])):
        at -= 1
    return at


def _lands(token: Token) -> bool:
    """«в страны Азии», «на рынки Африки»."""
    return token.lemma in {"страна", "государство", "рынок"} and token.morph.number == "Plur"


def _both(text: Text, first: int, last: int) -> bool:
    """«товарооборот двух стран»."""
    forms = [t.text.lower() for t in text.tokens[first : last + 1]]
    return any(a in words("indicator", "both") and b in {"стран", "государств"} for a, b in pairwise(forms))


def period_before(text: Text, times: Sequence[Time], at: int) -> When | None:
    """The period told nearest before token `at` in its sentence, else the nearest after; never a base."""
    usable = [t for t in times if _is_period(t) and not is_base(text, t)]
    before = [t for t in usable if t.last < at]
    clause = clause_at(text, at)
    after = [t for t in usable if t.first > at and (clause is None or t.first <= clause.last)]
    found = before[-1] if before else after[0] if after else None
    return found.when if found else None


def base_time(text: Text, times: Sequence[Time], at: int) -> When | None:
    """What the figure is compared with: «к 2023 году», «чем годом раньше»."""
    return next((t.when for t in times if t.when and t.first > at - 30 and is_base(text, t) and not t.due), None)


def is_base(text: Text, time: Time) -> bool:
    """Whether a time is what something is compared with."""
    low = text.text[time.start : time.end].lower()
    before = [t.lemma for t in text.tokens[max(0, time.first - 2) : time.first]]
    if before and before[-1] in {"чем", "против", "сравнение", "уровень", "относительно"}:
        return True
    if low.startswith(("по сравнению", "в сравнении", "к ", "ко ", "годом", "аналогич", "относительно", "к уров")):
        return True
    return low.startswith(("с ", "со ")) and "сравнение" in before


def _is_period(time: Time) -> bool:
    if time.when and (time.when.text or "").lower().startswith("на "):
        return False  # «места на новый учебный год»
    return (
        time.when is not None
        and time.when.precision is not Precision.DAY
        and not time.due
        and time.when.start is not None
    )
