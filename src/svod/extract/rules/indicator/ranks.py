"""Ranks: the place of a side among others."""

from collections.abc import Iterator

from svod.extract.parties import other
from svod.extract.pattern import noun_phrase
from svod.extract.rules.indicator.frame import Frame, Reading
from svod.extract.rules.indicator.scope import Sides, areas_in
from svod.extract.sides import home
from svod.lexicon import words
from svod.model.claim import Direction, Measure
from svod.model.quantity import Compare, Quantity
from svod.model.text import Amount, Token

RANKING = frozenset(
    {"по", "среди", "число", "лидер", "партнер", "рейтинг", "поставщик", "покупатель", "крупный", "экспортер"}
)


def rank(frame: Frame) -> Iterator[Reading]:
    """Сербия занимает пятое место среди партнёров области; «входит в тройку лидеров»; «лидирует»."""
    for amount in [a for a in frame.free() if a.quantity.unit == "place"]:
        if not _is_rank(frame, amount):
            continue
        frame.take(amount)
        if _told_again(frame, amount):
            continue
        yield Reading(
            Measure.RANK,
            amount.first,
            value=amount.quantity,
            direction=_moved(frame, amount),
            sides=_rank_sides(frame, amount.first),
            of=_ranked(frame, amount),
            period=frame.period(amount.first, carry=False),
        )
    yield from _led(frame)
    lead = next(
        (t for t in frame.tokens if t.lemma == "лидировать" and t.morph.form == "Fin" and t.morph.tense == "Pres"), None
    )
    if lead and not any(r.measure is Measure.RANK for r in frame.readings):
        yield Reading(
            Measure.RANK,
            lead.index,
            value=Quantity(1, "place"),
            sides=_rank_sides(frame, lead.index),
            of=_ranked_at(frame, lead),
        )


def _led(frame: Frame) -> Iterator[Reading]:
    """«Лидером по объёму товарооборота стала Сербия»: the first place of a partner."""
    for noun in frame.tokens:
        verb = frame.text.tokens[noun.head]
        trading = {t.lemma for t in frame.tokens} & words("indicator", "trade")
        if noun.lemma != "лидер" or noun.morph.case != "Ins" or not trading:
            continue
        if verb.lemma not in words("indicator", "leading") or verb.morph.form != "Fin":
            continue
        for child in frame.text.children(verb.index, "nsubj"):
            mention = frame.text.mention_at(child.index)
            own = frame.sides(noun.index, noun.index, noun.index).area
            if mention is not None and mention.area is not None and own and own != mention.name:
                value = Quantity(1, "place")
                yield Reading(Measure.RANK, noun.index, value=value, sides=Sides(own, mention.name))
                return


def _is_rank(frame: Frame, amount: Amount) -> bool:
    """A place among sides or by a figure, not a prize or a seat."""
    lemmas = {t.lemma for t in frame.tokens}
    if "структура" in lemmas or _bare_leaders(frame, amount):
        return False  # «на первом месте в структуре экспорта – металл»
    held = "занимать" in lemmas or _holder(frame, amount.first) is not None
    goes_on = held and frame.last_reading(frozenset({Measure.RANK, Measure.SHARE})) is not None
    return goes_on or bool(lemmas & (RANKING | words("indicator", "trade")))


def _bare_leaders(frame: Frame, amount: Amount) -> bool:
    """«тройка наших партнёров: …»: nobody is said to be among them."""
    before = [t.lemma for t in frame.tokens if amount.first - 3 <= t.index < amount.first]
    top = frame.text.tokens[amount.first].text.lower().startswith("топ")
    return amount.quantity.compare is Compare.AT_MOST and not top and not {"в", "среди", "из"} & set(before)


def _told_again(frame: Frame, amount: Amount) -> bool:
    """«занимает третье место, сохраняя третье место второй год»: the same place, with nobody and nothing named anew."""
    last = next((r for r in frame.readings if r.measure is Measure.RANK and r.value == amount.quantity), None)
    if last is None:
        return False
    cuts = [t.index for t in frame.text.tokens[last.at : amount.first] if t.lemma in {",", ";", "и", "а"}]
    after = {t.lemma for t in frame.text.tokens[amount.last + 1 : amount.last + 3]}
    return not any(areas_in(frame.text, (cuts or [last.at])[-1], amount.first)) and not after & {"по", "среди", "в"}


def _moved(frame: Frame, amount: Amount) -> Direction | None:
    before = {t.lemma for t in frame.tokens if amount.first - 8 <= t.index < amount.first}
    if before & {"подняться", "вырасти"}:
        return Direction.UP
    return Direction.DOWN if before & {"опуститься", "спуститься", "скатиться", "упасть"} else None


def _rank_sides(frame: Frame, at: int) -> Sides:
    """The sides named before the place, «после Ирана и Казахстана» left out; after it only when none stands before."""
    lemmas = {t.lemma for t in frame.tokens}
    if (ranked := _holder(frame, at)) is not None:
        return ranked
    told = len(list(areas_in(frame.text, frame.sentence.first, at)))
    last = at if told else frame.sentence.last
    if (traded := _traded_with(frame, at)) is not None:
        own = frame.sides(frame.sentence.first, at, at).area
        return Sides(own, traded) if own != traded else Sides(own)
    last = max(last, next((t.index + 1 for t in frame.tokens if t.lemma == "с" and t.index > at), last))
    sides = frame.sides(frame.sentence.first, last, at)
    trade = lemmas & (words("indicator", "trade") | words("indicator", "counterparts") | {"внешний"})
    trade = trade or {lemma for lemma in lemmas if lemma.endswith("-партнер")}
    if not trade and not {"показатель"} & lemmas:
        return Sides(sides.area, None)
    here = home(frame.text)
    if here and sides.partner is None:
        return Sides(sides.area, other(frame.text, sides.area) if sides.area else None)
    return sides


def _traded_with(frame: Frame, at: int) -> str | None:
    """«на третьем месте в стране по товарообороту с Сербией»: whose trade is ranked, behind the field."""
    run = frame.text.tokens[at : frame.sentence.last]
    by = next((t.index for t in run if t.lemma == "по"), frame.sentence.last)
    trade = next((t.index for t in run if t.index > by and t.lemma in words("indicator", "trade")), frame.sentence.last)
    after = frame.text.tokens[trade + 1 : trade + 3]
    mention = frame.text.mention_at(trade + 2) if [t.lemma for t in after[:1]] in (["с"], ["со"]) else None
    return mention.name if mention is not None and mention.area is not None and not mention.adjective else None


def _holder(frame: Frame, at: int) -> Sides | None:
    """«на первом месте среди партнёров – Китай», «первое место занимает Китай»: the partner holds it."""
    after = [t for t in frame.tokens if t.index > at]
    verb = next((t for t in after if t.lemma in words("indicator", "placed")), None)
    told = verb.index + 1 if verb is not None else at + 2
    if verb is None and frame.text.tokens[told].text in {"–", "—", "-"}:
        told += 1
    mention = frame.text.mention_at(told) if told <= frame.sentence.last else None
    if mention is None or mention.area is None or mention.adjective or mention.area.kind != "country":
        return None
    own = frame.sides(at, at, at).area
    trade = words("indicator", "trade") | words("indicator", "counterparts") | words("indicator", "shipping")
    trading = {t.lemma for t in frame.tokens} & trade or frame.last_trade() is not None
    nominative = frame.text.tokens[mention.last].morph.case in {"Nom", ""}
    return Sides(own, mention.name) if trading and nominative and own and own != mention.name else None


def _ranked(frame: Frame, amount: Amount) -> str | None:
    return _ranked_at(frame, frame.text.tokens[amount.last])


def _ranked_at(frame: Frame, token: Token) -> str | None:
    """«по производству молока» → производство молока; trade needs no word."""
    for one in frame.text.tokens[token.index + 1 : frame.sentence.last + 1]:
        before = frame.text.tokens[one.index - 1]
        if before.lemma == "по" and one.morph.pos in {"NOUN", "ADJ"}:
            noun = one if one.morph.pos == "NOUN" else frame.text.tokens[one.head]
            named = noun_phrase(frame.text, noun)
            low = named.lower()
            return None if any(w in low for w in ("экспорт", "импорт", "торгов", "оборот", "показател")) else named
    return None
