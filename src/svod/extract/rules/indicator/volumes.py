"""Volumes: goods shipped or made in a period, contracts' totals, money invested."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from svod.extract.clause import clause_at
from svod.extract.cost import of_project
from svod.extract.parties import is_firm, other
from svod.extract.pattern import noun_phrase, phrase
from svod.extract.rules.indicator.frame import MONEY, RELATIVE, Frame, Reading, direction_of
from svod.extract.rules.indicator.scope import Sides, areas_in
from svod.extract.sides import home
from svod.language.morph import inflected, nominative
from svod.lexicon import table, words
from svod.model.claim import Measure
from svod.model.text import Amount, Token

PHYSICAL = frozenset(table("amounts", "measures").values()) - {
    "раз",
    "сутки",
    "час",
    "минута",
    "день",
    "неделя",
    "месяц",
    "год",
    "метр",
    "га",
}

MANY = 1000
"""Pieces from which on they are a flow of goods: «2 млн штук яиц», not «80 единиц техники»."""


def contracts(frame: Frame) -> Iterator[Reading]:
    """Бизнесмены заключили четыре контракта на 23 млн долларов: the total of several."""
    if not any(t.lemma in words("indicator", "concluded") for t in frame.tokens):
        return
    for amount in [a for a in frame.free() if a.quantity.unit in MONEY]:
        back = frame.text.tokens[max(frame.sentence.first, amount.first - 6) : amount.first]
        noun = next((t for t in reversed(back) if t.lemma in words("indicator", "contracts") | {"соглашение"}), None)
        noun = noun or _for_supply(frame, amount)
        if noun is None or (noun.morph.number == "Sing" and not _several(frame, noun)):
            continue
        frame.take(amount)
        sides = frame.sides(frame.sentence.first, frame.sentence.last, amount.first)
        of = inflected(noun.text, noun.morph, "nomn", "plur").lower()
        yield Reading(Measure.VOLUME, amount.first, amount.quantity, of=of, sides=sides)


def _for_supply(frame: Frame, amount: Amount) -> Token | None:
    """«договоры на поставку овощей и фруктов на 6 млн долларов»: the contract a long name of its goods away."""
    before = frame.text.tokens[max(frame.sentence.first, amount.first - 14) : amount.first]
    noun = next((t for t in reversed(before) if t.lemma in words("indicator", "contracts")), None)
    if noun is None or any(t.morph.pos == "VERB" or t.text == "," for t in before if t.index > noun.index):
        return None
    goods = frame.text.tokens[noun.index + 1 : noun.index + 3]
    return noun if [t.lemma for t in goods][:1] == ["на"] and goods[-1].lemma in words("indicator", "supply") else None


def _several(frame: Frame, noun: Token) -> bool:
    return any(a.quantity.unit == "item" and noun.index - 3 <= a.last < noun.index for a in frame.amounts)


def investment(frame: Frame) -> Iterator[Reading]:
    """Завод вложил 130 млн тенге в сервисный центр; the other side's sum after a dash too."""
    verb = next((t for t in frame.tokens if t.lemma in {"вложить", "инвестировать"} and t.morph.tense == "Past"), None)
    noun = next(
        (t for t in frame.tokens if t.lemma in words("indicator", "investment") and t.morph.pos == "NOUN"), None
    )
    head = verb or noun
    if head is None or (verb is None and not any(t.lemma in words("indicator", "level") for t in frame.tokens)):
        return
    last: Amount | None = None
    for amount in [a for a in frame.free() if a.quantity.unit in MONEY and a.first > head.index]:
        dashed = frame.text.tokens[amount.first - 1].text in "–—-"
        if last is not None and not (dashed and amount.quantity.unit != last.quantity.unit):
            continue
        start = max(frame.sentence.first, (last.last if last else head.index - 4))
        last = amount
        if verb is None and of_project(frame.text, frame.sentence, amount):
            continue
        frame.take(amount)
        sides = _investors(frame, start, amount)
        yield Reading(
            Measure.INVESTMENT,
            amount.first,
            amount.quantity,
            sides=sides,
            of=_aim(frame, amount),
            period=frame.period(amount.first, carry=False),
        )


def _investors(frame: Frame, start: int, amount: Amount) -> Sides:
    """«объём сербских инвестиций в область»: whose money it is, and into what area it went."""
    named = [m for m in frame.text.mentions if m.area and not m.lent and start <= m.first < amount.first]
    into = [m for m in named if m.first and frame.text.tokens[m.first - 1].lemma in {"в", "на"} and not m.adjective]
    whose = next((m.name for m in named if m not in into), None)
    partner = next((m.name for m in into if m.name != whose), None) if whose else None
    here = home(frame.text)
    alone = here.name if here and not any(is_firm(m) for m in frame.text.mentions_in(frame.sentence)) else None
    return Sides(whose or (into[0].name if into else alone), partner)


def _aim(frame: Frame, amount: Amount) -> str | None:
    """«в строительство завода»: what the money went into."""
    for token in frame.text.tokens[amount.last + 1 : min(amount.last + 8, frame.sentence.last + 1)]:
        if (
            token.morph.pos == "NOUN"
            and token.morph.case == "Acc"
            and frame.text.tokens[token.index - 1].morph.pos in {"ADP", "ADJ"}
        ):
            return noun_phrase(frame.text, token)
    return None


def volume(frame: Frame) -> Iterator[Reading]:
    """За год на север доставили 87 тыс. тонн грузов, вдвое меньше прежнего: goods of a period or with a change."""
    verbs = [t for t in frame.tokens if t.lemma in words("indicator", "shipping") and t.morph.form != "Inf"]
    figures = [a for a in frame.free() if a.quantity.unit in PHYSICAL | MONEY or _machines(frame, a)]
    figures = [a for a in figures if any(_together(frame, verb, a) for verb in verbs)]
    if not figures:
        return
    amount = figures[0]
    verbs = [verb for verb in verbs if _together(frame, verb, amount)]
    change = next((a for a in frame.free() if a.quantity.unit in RELATIVE and direction_of(frame.tokens, a)), None)
    period = frame.period(amount.first, carry=change is not None)
    if change is None and period is None and not _habitual(frame, amount):
        return
    frame.take(amount, change)
    sides = _sender(frame, frame.sides(frame.sentence.first, frame.sentence.last, amount.first))
    yield Reading(
        Measure.VOLUME,
        amount.first,
        amount.quantity,
        change.quantity if change else None,
        direction_of(frame.tokens, change) if change else None,
        sides,
        of=_goods(frame, amount, verbs[0]),
        period=period,
        base=frame.base(amount.first),
    )


def volume_change(frame: Frame) -> Iterator[Reading]:
    """Производство молока выросло на 12%; «выпуск увеличили: «Кама» — в 2,4 раза, «Ока» — на 20%»."""
    head = next((t for t in frame.tokens if t.lemma in words("indicator", "outputs")), None)
    if head is None or head.morph.case not in {"Nom", "Acc", "Gen"}:
        return
    found = [a for a in frame.free() if a.quantity.unit in RELATIVE and a.first > head.index and _grown(frame, a)]
    found = [a for a in found if not _counted(frame, head, a)]
    period = frame.period(head.index, carry=False)
    for amount in found:
        frame.take(amount)
        named = list(areas_in(frame.text, frame.sentence.first, frame.sentence.last))
        here = home(frame.text)
        yield Reading(
            Measure.VOLUME,
            amount.first,
            change=amount.quantity,
            direction=direction_of(frame.tokens, amount),
            sides=Sides(named[0].name if named else here.name if here else None),
            of=_without_partner(frame, head),
            period=period or frame.period(amount.first, carry=False),
            base=frame.base(amount.first),
        )


def _counted(frame: Frame, head: Token, amount: Amount) -> bool:
    """«грузооборот вырос на 12%, а число туристов – на четверть»: the second figure is that of a number."""
    between = frame.text.tokens[head.index + 1 : amount.first]
    return any(t.lemma in {"число", "количество", "численность"} and t.morph.case == "Nom" for t in between)


def _grown(frame: Frame, amount: Amount) -> bool:
    """«на 20 %», «в 2,4 раза» after a word of change."""
    before = frame.text.tokens[amount.first - 1].lemma if amount.first else ""
    way = direction_of(frame.tokens, amount)
    return (before == "на" or amount.quantity.unit == "times") and way is not None


def _habitual(frame: Frame, amount: Amount) -> bool:
    """«ежегодно собирают», «40 тысяч тонн в год», «мощность составляет»: so much every year."""
    told = [t for t in frame.tokens if t.lemma in words("indicator", "habitual")]
    if any(t.lemma == "мощность" for t in frame.tokens):
        return any(t.lemma == "мощность" and t.morph.case == "Nom" for t in told)  # not «завод мощностью 40 тысяч тонн»
    clause = clause_at(frame.text, amount.first)
    first = clause.first if clause else amount.first
    near = [t.lemma for t in frame.text.tokens[first : min(amount.last + 6, frame.sentence.last + 1)]]
    return bool(told) or any(pair in (("в", "год"), ("в", "месяц"), ("в", "сутки")) for pair in pairwise(near))


def _together(frame: Frame, verb: Token, amount: Amount) -> bool:
    """Whether verb and figure stand in one clause; a noun stands before its figure."""
    if verb.morph.pos != "VERB":
        return verb.index < amount.first
    clause = clause_at(frame.text, amount.first)
    return clause is None or clause.first <= verb.index <= clause.last


def _sender(frame: Frame, sides: Sides) -> Sides:
    """«отгрузку в Тверскую область», on its own page too: the other side is the one that sends.

    A partner that the sentence does not name is none: «через порты прошло 2 млн тонн грузов».
    """
    named = list(areas_in(frame.text, frame.sentence.first, frame.sentence.last))
    if sides.partner not in {m.name for m in named}:
        sides = Sides(sides.area, None)
    into = [m for m in named if m.first and frame.text.tokens[m.first - 1].lemma == "в" and not m.adjective]
    if len({m.name for m in named}) == 1 and into and sides.area == into[0].name:
        return Sides(other(frame.text, into[0].name), into[0].name)
    return sides


def _without_partner(frame: Frame, noun: Token) -> str:
    """«грузооборот с Сербией» → грузооборот: with whom is told by the sides."""
    whole = phrase(frame.text, noun)
    cuts = [t.index for t in whole if t.morph.pos in {"PUNCT", "NUM"} or t.text.isdigit() or t.lemma in {"у", "его"}]
    first = max((i + 1 for i in cuts if i < noun.index), default=whole[0].index)
    last = min((i - 1 for i in cuts if i > noun.index), default=whole[-1].index)
    run = frame.text.tokens[first : last + 1]
    toward = {m.first - 1 for m in areas_in(frame.text, run[0].index, run[-1].index)}
    end = next((i for i, t in enumerate(run) if t.index in toward and t.morph.pos == "ADP"), len(run))
    shown = nominative(run[:end], noun.index)
    return shown if run[0].text[0].isupper() and frame.text.mention_at(run[0].index) else shown[:1].lower() + shown[1:]


def _machines(frame: Frame, amount: Amount) -> bool:
    """«собрано восемнадцать машин», «доставлено 2 млн штук яиц»: pieces of a product."""
    unit = {t.lemma for t in frame.text.tokens[amount.last : amount.last + 2]}
    many = amount.quantity.number >= MANY and bool(unit & words("amounts", "pieces"))
    made = any(t.lemma in words("indicator", "making") for t in frame.tokens)
    return amount.quantity.unit == "item" and (made or many)


def _goods(frame: Frame, amount: Amount, verb: Token) -> str | None:
    """What was shipped: the noun after the measure, or the verb's object before it, or «отгрузка» itself."""
    if verb.morph.pos != "VERB":
        return _without_partner(frame, verb)
    after = frame.text.tokens[amount.last + 1 : min(amount.last + 4, frame.sentence.last + 1)]
    goods = (t for t in after if t.morph.pos == "NOUN" and t.lemma not in words("amounts", "pieces"))
    noun = next((t for t in goods if t.morph.case == "Gen"), None)
    if noun is None or after[0].morph.pos == "PUNCT":
        timed = {i for time in frame.times for i in range(time.first, time.last + 1)}
        before = frame.text.tokens[max(frame.sentence.first, amount.first - 6) : amount.first]
        nouns = [t for t in before if t.morph.pos == "NOUN" and t.index not in timed and t.lemma != "сумма"]
        noun = next((t for t in reversed(nouns) if t.morph.case in {"Gen", "Nom", "Acc"}), None)
    if noun is None:
        return None
    plain = replace(noun.morph, case="Gen")
    return inflected(noun.text, plain, "nomn", "plur" if noun.morph.number == "Plur" else "sing")
