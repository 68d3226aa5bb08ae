"""Shares: the part of one side in the trade or output of another."""

from collections.abc import Iterator

from svod.extract.clause import clause_at
from svod.extract.goods import kind_of_thing
from svod.extract.pattern import phrase
from svod.extract.rules.indicator.frame import RELATIVE, Frame, Reading, direction_of
from svod.extract.rules.indicator.scope import Sides, areas_in
from svod.extract.sides import home
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import Direction, Measure, ProjectForm
from svod.model.text import Amount, Mention, Token


def share(frame: Frame) -> Iterator[Reading]:
    """Доля Сербии в обороте области составила 12%; «на неё приходится 31 процент экспорта»."""
    told = False
    listed: Mention | None = None  # the first of the partners that dashes give their shares
    for amount in [a for a in frame.free() if a.quantity.unit == "percent"]:
        falls = _falls_after(frame, amount)
        partner = _dashed(frame, amount, listed=listed is not None)
        if partner is not None:
            frame.take(amount)
            listed = listed or partner
            period = frame.period(amount.first, carry=True)
            whose = frame.sides(frame.sentence.first, listed.first - 1, amount.first).area
            sides = Sides(whose if whose != partner.name else None, partner.name)
            yield Reading(Measure.SHARE, amount.first, amount.quantity, sides=sides, period=period)
            continue
        if _bracketed(frame, amount):
            frame.take(amount)
            yield _in_brackets(frame, amount)
            continue
        if not (_by_word(frame, amount) or _of_trade(frame, amount) or falls or (told and _again(frame, amount))):
            continue
        told = True
        frame.take(amount)
        sector = _sector(frame, amount)
        period = frame.period(amount.first, carry=_of_trade(frame, amount) and not _falls_on(frame, amount))
        clause = clause_at(frame.text, amount.first)
        first, last = (clause.first, clause.last) if clause else (frame.sentence.first, frame.sentence.last)
        if not any(areas_in(frame.text, first, last)):
            first, last = frame.sentence.first, frame.sentence.last
        elif (verb := _verb_of_share(frame)) is not None:
            first = max(frame.sentence.first, min(first, verb.index - 3))  # «на Сербию приходится более …»
        sides = _part_and_whole(frame) or frame.sides(first, last, amount.first)
        way = _share_moved(frame, amount)
        of = _whole(frame, falls) if falls else None
        yield Reading(
            Measure.SHARE, amount.first, amount.quantity, None, way, sides, of=of, sector=sector, period=period
        )


def _part_and_whole(frame: Frame) -> Sides | None:
    """«Доля Сербии во внешней торговле края»: grammar tells whose trade it is, whatever the page is about."""
    tokens, area_at = frame.text.tokens, frame.text.mention_at
    for word in frame.tokens:
        part = area_at(word.index + 1) if word.lemma == "доля" and word.index < frame.sentence.last else None
        if part is None or part.area is None or part.adjective or part.area.kind != "country":
            continue
        nouns = (
            t
            for t in tokens[part.last + 2 : part.last + 6]
            if t.lemma in words("indicator", "trade") and t.index < frame.sentence.last
        )
        whole = next((m for noun in nouns if (m := area_at(noun.index + 1)) and m.area and not m.adjective), None)
        if tokens[part.last + 1].lemma in {"в", "во"} and whole is not None and whole.area != part.area:
            return Sides(whole.area.name if whole.area else None, part.area.name)
    return None


def share_change(frame: Frame) -> Iterator[Reading]:
    """За год доля сербских поставок в обороте области увеличилась на 4%: how far a share moved."""
    for amount in [a for a in frame.free() if a.quantity.unit in RELATIVE]:
        first = amount.first - 1
        if first <= frame.sentence.first or frame.text.tokens[first].lemma != "на":
            continue
        before = [t for t in frame.tokens if first - 9 <= t.index < first]
        head = next((t for t in reversed(before) if t.lemma == "доля" and t.morph.case == "Nom"), None)
        way = direction_of(frame.tokens, amount)
        verb = frame.text.tokens[head.head] if head else None
        if verb is None or way is None or verb.lemma not in words("indicator", way.value):
            continue
        frame.take(amount)
        yield Reading(
            Measure.SHARE,
            amount.first,
            change=amount.quantity,
            direction=way,
            sides=frame.sides(frame.sentence.first, frame.sentence.last, amount.first),
            period=frame.period(amount.first, carry=False),
            base=frame.base(amount.first),
        )


def origin(frame: Frame) -> Iterator[Reading]:
    """«60% тракторов края – белорусские», «56% станков сделаны в Сербии»: whose goods a market is full of."""
    here = home(frame.text)
    for amount in [a for a in frame.free() if a.quantity.unit == "percent"]:
        after = frame.text.tokens[amount.last + 1 : min(amount.last + 4, frame.sentence.last + 1)]
        goods = next((t for t in after if t.morph.pos == "NOUN"), None)
        if here is None or goods is None or goods.morph.case != "Gen" or kind_of_thing(goods) is not ProjectForm.SUPPLY:
            continue
        maker = _maker(frame, goods)
        if maker is None or maker in {here.name, here.country}:
            continue
        frame.take(amount)
        own = range(amount.last + 1, goods.index + 1)
        run = [t for t in phrase(frame.text, goods) if t.index in own and t.morph.pos != "DET"]
        sector = nominative(run, goods.index)
        period = frame.period(amount.first, carry=False)
        sides = Sides(here.name, maker)
        yield Reading(Measure.SHARE, amount.first, amount.quantity, sides=sides, sector=sector, period=period)


def _maker(frame: Frame, goods: Token) -> str | None:
    """The land whose goods they are told to be: by an adjective at the end, or by where they were made."""
    for token in frame.text.tokens[goods.index + 1 : frame.sentence.last]:
        mention = frame.text.mention_at(token.index)
        if mention is None or mention.area is None or mention.first != token.index:
            continue
        ahead = frame.text.tokens[min(mention.last + 1, frame.sentence.last)]
        before = frame.text.tokens[mention.first - 1]
        told = ahead.morph.pos == "PUNCT" or (ahead.lemma == "производство" and ahead.morph.case == "Gen")
        made = before.lemma in {"в", "во"} and frame.text.tokens[mention.first - 2].lemma in words("indicator", "made")
        if (mention.adjective and told) or (made and not mention.adjective):
            return mention.name
    return None


def _dashed(frame: Frame, amount: Amount, *, listed: bool) -> Mention | None:
    """«ведущие партнёры: Китай – 22%, Турция – 10%», «на втором месте Иран – 9%»: the partner before the dash."""
    at = amount.first if frame.text.tokens[amount.first].text in "—–-" else amount.first - 1
    if at <= frame.sentence.first or frame.text.tokens[at].text not in "—–-":
        return None
    mention = frame.text.mention_at(at - 1)
    if mention is None or mention.area is None or mention.adjective or mention.last != at - 1:
        return None
    told = {t.lemma for t in frame.tokens if t.index < mention.first}
    partners = told & ({"партнер", "страна-партнер", "контрагент", "доля", "структура"} | words("indicator", "falling"))
    placed = any(a.quantity.unit == "place" and a.last == mention.first - 1 for a in frame.amounts)
    goes_on = listed or (placed and frame.last_trade() is not None)
    run = tuple(t for t in frame.tokens if t.index < at or amount.first <= t.index <= amount.last)
    return mention if (partners or goes_on) and direction_of(run, amount) is None else None


def _bracketed(frame: Frame, amount: Amount) -> bool:
    """«основные партнёры: Китай (56 % оборота), Иран (13 %)»: a share in brackets after its holder or its goods."""
    opening = frame.text.tokens[amount.first - 1] if amount.first > frame.sentence.first + 1 else None
    if opening is None or opening.text != "(" or direction_of(_inside(frame, amount), amount):
        return False
    lemmas = {t.lemma for t in frame.tokens if t.index < amount.first}
    return bool(lemmas & words("indicator", "sharing"))


def _inside(frame: Frame, amount: Amount) -> tuple[Token, ...]:
    """The words in the brackets of a figure."""
    after = [t for t in frame.tokens if t.index >= amount.first]
    end = next((t.index for t in after if t.text == ")"), amount.last)
    return tuple(t for t in after if t.index <= end)


def _in_brackets(frame: Frame, amount: Amount) -> Reading:
    named = frame.text.tokens[amount.first - 2]
    mention = frame.text.mention_at(named.index)
    sides = frame.sides(amount.first, amount.last, amount.first)
    period = frame.period(amount.first, carry=True)
    if mention is not None and mention.area is not None:
        return Reading(
            Measure.SHARE, amount.first, amount.quantity, sides=Sides(sides.area, mention.name), period=period
        )
    marks = [t.index for t in frame.tokens if t.index < named.index and t.text in {",", "—", "–", "-", ":", ")", "("}]
    run = frame.text.tokens[max(marks, default=frame.sentence.first) + 1 : named.index + 1]
    while len(run) > 1 and run[0].morph.pos in {"ADV", "CCONJ", "PART", "VERB"}:
        run = run[1:]
    head = next((t for t in run if t.morph.pos in {"NOUN", "PROPN"}), named)
    return Reading(
        Measure.SHARE, amount.first, amount.quantity, sides=sides, sector=nominative(run, head.index), period=period
    )


def _falls_after(frame: Frame, amount: Amount) -> Token | None:
    """«80% перевозок приходится на Сербию»: the noun of the whole, when the verb stands after it."""
    after = frame.text.tokens[amount.last + 1 : min(amount.last + 16, frame.sentence.last + 1)]
    verb = next((t for t in after if t.lemma in words("indicator", "falling")), None)
    if verb is None or not any(t.lemma == "на" for t in after if t.index > verb.index):
        return None
    if any(t.morph.pos == "VERB" or t.text == "," for t in after if t.index < verb.index):
        return None
    return next((t for t in after if t.index < verb.index and t.morph.pos == "NOUN" and t.morph.case == "Gen"), None)


def _whole(frame: Frame, noun: Token) -> str | None:
    """What the share is of; trade needs no word."""
    run = phrase(frame.text, noun)
    return None if any(t.lemma in words("indicator", "trade") for t in run) else nominative(run, noun.index)


def _by_word(frame: Frame, amount: Amount) -> bool:
    """«доля … составляет», «приходится», with nothing that makes the figure a change."""
    before = [t for t in frame.tokens if t.index < amount.first]
    near = [t.lemma for t in before[-22:]]
    moved = frame.text.tokens[amount.first - 2].lemma if amount.first > frame.sentence.first + 1 else ""
    grown = moved in words("indicator", "up") | words("indicator", "down")  # «на долю экспорта, который вырос на 5%»
    change = frame.text.tokens[amount.first - 1].lemma == "на" and (grown or not _falls_on(frame, amount))
    if change and near and near[-1] == "на" and "уровень" not in near[-3:]:
        return False
    return "доля" in near or bool(words("indicator", "falling") & set(near)) or ("удельный" in near and "вес" in near)


def _falls_on(frame: Frame, amount: Amount) -> bool:
    return _verb_of_share(frame) is not None


def _verb_of_share(frame: Frame) -> Token | None:
    return next((t for t in frame.tokens if t.lemma in words("indicator", "falling")), None)


def _of_trade(frame: Frame, amount: Amount) -> bool:
    """«66% общего объёма торговли», «76% его обеспечил Китай»."""
    after = frame.text.tokens[amount.last + 1 : min(amount.last + 4, frame.sentence.last + 1)]
    if frame.text.tokens[amount.last + 1].lemma in words("indicator", "up") | words("indicator", "down"):
        return False  # «на 25 % возрос объём импорта»
    if any(t.lemma in words("indicator", "trade") and t.morph.case == "Gen" for t in after):
        return frame.text.tokens[amount.first - 1].lemma != "на" if amount.first > frame.sentence.first else True
    supplied = any(t.lemma in {"обеспечить", "обеспечивать", "занимать", "формировать"} for t in after)
    return supplied or _made_up(frame, amount) is not None


def _made_up(frame: Frame, amount: Amount) -> Token | None:
    """«В структуре экспорта 63% составляют металлы»: the goods that make up a part of the trade."""
    tokens = frame.text.tokens[amount.last + 1 : frame.sentence.last + 1]
    trading = any(t.lemma in words("indicator", "trade") for t in frame.tokens if t.index <= amount.last + 2)
    verb = next((t for t in tokens[:3] if t.lemma in words("indicator", "making_up")), None)
    if verb is None or not trading or any(t.text == "," or t.lemma == "и" for t in tokens[:2] if t.index < verb.index):
        return None
    goods = (c for c in frame.text.children(verb.index, "nsubj", "obj") if c.index > verb.index)
    counted = {i for a in frame.amounts for i in range(a.first, a.last + 1)}
    return next((c for c in goods if c.morph.pos == "NOUN" and not counted & {c.index} and not _named(frame, c)), None)


def _named(frame: Frame, noun: Token) -> bool:
    return frame.text.mention_at(noun.index) is not None


def _again(frame: Frame, amount: Amount) -> bool:
    """«…, на мебель — 21 %», «в I квартале поднялась до 20,3 процента», «против 31,5% годом ранее»."""
    before = [t.lemma for t in frame.text.tokens[max(frame.sentence.first, amount.first - 4) : amount.first]]
    return bool({"—", "–", "-", "до", "против", "с"} & set(before))


def _share_moved(frame: Frame, amount: Amount) -> Direction | None:
    """A share that «поднялась до» or «достигла … против» moved."""
    before = [t.lemma for t in frame.tokens if amount.first - 5 <= t.index < amount.first]
    after = [t.lemma for t in frame.tokens if amount.last < t.index <= amount.last + 2]
    if "против" in before:
        return None
    if set(before) & words("indicator", "up") or "против" in after:
        return Direction.UP
    return Direction.DOWN if set(before) & words("indicator", "down") else None


def _sector(frame: Frame, amount: Amount) -> str | None:
    """«на продукты питания приходится»: goods are the sector of a share."""
    tokens = [t for t in frame.tokens if t.index < amount.first]
    if amount.first > 1 and frame.text.tokens[amount.first - 1].text == "(":
        goods = frame.text.tokens[amount.first - 2]  # «поставляют масла (34%)»
        return goods.text.lower() if goods.morph.pos == "NOUN" else None
    if (made := _made_up(frame, amount)) is not None:
        whole = phrase(frame.text, made)
        end = next((at for at, t in enumerate(whole) if t.text == "," and t.index > made.index), len(whole))
        return nominative(whole[:end], made.index)
    if not _falls_on(frame, amount):
        return None
    for token in reversed(tokens[-8:]):
        before = frame.text.tokens[token.index - 1] if token.index else None
        if token.morph.pos == "NOUN" and before and before.lemma == "на" and not frame.text.mention_at(token.index):
            if token.lemma in {"доля", "часть", "область", "республика", "регион", "страна", "край"}:
                return None
            run = [t for t in phrase(frame.text, token) if t.index < amount.first and t.morph.pos != "PUNCT"]
            return nominative(run, token.index)
    return None
