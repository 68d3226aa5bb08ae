"""Trade: turnover, export and import, levels and changes."""

from collections.abc import Iterator

from svod.extract.clause import clause_at
from svod.extract.pattern import noun_phrase
from svod.extract.rules.indicator.apart import part_at, partner_of_part
from svod.extract.rules.indicator.frame import MONEY, RELATIVE, Frame, Reading, direction_of
from svod.extract.rules.indicator.heads import Head, heads, measure_of
from svod.extract.rules.indicator.scope import Sides, areas_in, whole_trade
from svod.extract.sides import home
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import Direction, Measure
from svod.model.text import Amount, Token

GOODS = frozenset({"тонна", "голова", "кубометр", "литр"})


def trade(frame: Frame) -> Iterator[Reading]:
    """Товарооборот Тверской области с Сербией вырос на 7% и достиг 12 млн долларов."""
    found = heads(frame)
    figures = [a for a in frame.free() if a.quantity.unit in MONEY | RELATIVE | GOODS and not of_whole(frame, a)]
    figures = [a for a in figures if not _of_base(frame, a) and not _of_part(frame, a)]
    if not found or not figures:
        return
    if (pair := _against(frame, found, figures)) is not None:
        yield from pair
        return
    for head in found:
        mine = [a for a in figures if _head_of(frame, found, a) is head]
        for group in _groups(frame, mine):
            reading = _reading(frame, head, group)
            if reading:
                yield reading


def of_whole(frame: Frame, amount: Amount) -> bool:
    """«31,5 процента экспорта»: a share, not a change."""
    after = frame.text.tokens[amount.last + 1 : min(amount.last + 4, frame.sentence.last + 1)]
    return amount.quantity.unit == "percent" and any(
        t.lemma in words("indicator", "trade") and t.morph.case == "Gen" for t in after
    )


def _of_base(frame: Frame, amount: Amount) -> bool:
    """«на 7 % больше, чем за тот же период 2021 года (141 млн долларов)»: the level of what it is compared with."""
    if amount.quantity.unit in RELATIVE or frame.text.tokens[amount.first - 1].text != "(":
        return False
    changed = any(a.quantity.unit in RELATIVE and a.last < amount.first for a in frame.amounts)
    return changed and any(time.last == amount.first - 2 for time in frame.times)


def _of_part(frame: Frame, amount: Amount) -> bool:
    """«в том числе из других стран – 7 млн долларов»: a part that has no word of trade of its own."""
    part = part_at(frame, frame.sentence.first)
    if part is None or not part < amount.first or frame.text.tokens[part].lemma != "тот":
        return False
    own = any(measure_of(frame, t) for t in frame.tokens if t.index > part)
    return not own and amount.quantity.unit not in RELATIVE and any(a.first < part for a in frame.amounts)


def _head_of(frame: Frame, found: list[Head], amount: Amount) -> Head | None:
    """The word of trade a figure belongs to: the last one before it, or the one that follows a dash."""
    after = [h for h in found if amount.last < h.index <= amount.last + 4]
    gap = [t.text for t in frame.text.tokens[amount.last + 1 : after[0].index]] if after else []
    if after and set(gap) & {"–", "—", "-"}:
        return after[0]
    before = [h for h in found if h.index <= amount.first]
    if before:
        return before[-1]
    between = frame.text.tokens[amount.last + 1 : found[0].index]
    return None if len(between) > 8 or any(t.morph.pos == "PUNCT" for t in between) else found[0]


def _groups(frame: Frame, figures: list[Amount]) -> Iterator[list[Amount]]:
    """Figures of one head parted by period: «в 2020 году удвоился и достиг …, а по итогам прошлого года составил …»."""
    group: list[Amount] = []
    for amount in figures:
        level = amount.quantity.unit not in RELATIVE and not (group and _by(frame, amount))
        if group and level and any(a.quantity.unit not in RELATIVE for a in group):
            last = group[-1]
            if not any(last.last < t.first < amount.first for t in frame.times):
                continue  # the same sum in another currency, or in other words
            yield group
            group = []
        group.append(amount)
    if group:
        yield group


def _reading(frame: Frame, head: Head, group: list[Amount]) -> Reading | None:
    level = next((a for a in group if a.quantity.unit not in RELATIVE), None)
    change = next((a for a in group if a.quantity.unit in RELATIVE or (a is not level and _by(frame, a))), None)
    direction = direction_of(frame.tokens, change) if change else _moved_to(frame, head, level)
    if change and direction is None:
        change = None
    at = level or change
    if at is None:
        return None
    frame.take(*group)
    first = min(head.index, group[0].first)
    clause = clause_at(frame.text, head.index) if frame.text.tokens[head.index].morph.pos == "VERB" else None
    first, last = max(frame.sentence.first, first - 2), max(group[-1].last, head.index + 6)
    first = min(first, clause.first) if clause else first  # «из Сербии в область вывезено»
    part = partner_of_part(frame, at.first)
    last = min(last, (part_at(frame, at.first) or last) - 1) if part else last
    sides = _sides(frame, head, first, last, at.first)
    if part and sides.partner == part.name:
        sides = Sides(sides.area, None)
    if whole_trade(frame.text, max(0, head.index - 1), at.first):
        named = {m.name for m in areas_in(frame.text, first, last)}
        ranked = next((r.sides for r in frame.readings if r.measure is Measure.RANK and r.sides.partner), None)
        sides = ranked or Sides(named.pop() if len(named) == 1 else sides.area, None)
    return Reading(
        head.measure,
        at.first,
        value=level.quantity if level else None,
        change=change.quantity if change else None,
        direction=direction,
        sides=sides,
        sector=_sector(frame, head) or _shipped(frame, head, level),
        period=frame.period(max(a.first for a in (level, change) if a), carry=True),
        base=frame.base(at.first),
    )


def _by(frame: Frame, amount: Amount) -> bool:
    """«на 14 тысяч тонн меньше»: a change told in the unit of its level."""
    before = frame.text.tokens[amount.first - 1].lemma if amount.first else ""
    after = {t.text.lower() for t in frame.text.tokens[amount.last + 1 : amount.last + 3]}
    return before == "на" and bool(after & {"больше", "меньше", "выше", "ниже"})


def _moved_to(frame: Frame, head: Head, level: Amount | None) -> Direction | None:
    """«снизился с 45 до 40 млн»: a level that was moved to."""
    if level is None or not any(t.lemma == "до" for t in frame.text.tokens[level.first - 1 : level.last]):
        return None
    return direction_of(tuple(t for t in frame.tokens if head.index <= t.index), level)


def _sides(frame: Frame, head: Head, first: int, last: int, at: int) -> Sides:
    """The sides told with the figure, else those of the figure before; of what comes in, the sender is the partner."""
    earlier = frame.last_trade()
    goes_on = earlier and (
        earlier in frame.readings
        or earlier.sides.partner
        or (earlier.measure is Measure.TURNOVER and earlier.sides.area)
    )
    if earlier and goes_on and not any(areas_in(frame.text, first, last)):
        return earlier.sides
    sides = frame.sides(first, last, at)
    here = home(frame.text)
    if head.measure is Measure.IMPORT and here and sides.area != here.name and sides.partner in {None, here.name}:
        return Sides(here.name, sides.area)
    return sides


def _sector(frame: Frame, head: Head) -> str | None:
    """«экспорт молочной продукции» → молочная продукция; «экспорт тверских товаров» names no goods."""
    token = next(iter(_genitives(frame, head.index + 1)), None)
    if token is None:
        return _leading(frame, head)
    last = token
    while (following := next(iter(_genitives(frame, last.index + 1)), None)) is not None:
        if following.lemma in words("indicator", "wide"):
            break
        last = following
    named = [t for t in frame.text.tokens[head.index + 1 : last.index + 1] if not frame.text.mention_at(t.index)]
    if not named or (token.lemma in words("indicator", "wide") and (last is token and len(named) == 1)):
        return None
    return nominative(named, token.index)


def _shipped(frame: Frame, head: Head, level: Amount | None) -> str | None:
    """«экспортировано 503 тонны мандаринов»: the goods stand behind the figure of a verb."""
    if level is None or frame.text.tokens[head.index].morph.pos != "VERB":
        return None
    goods = next(iter(_genitives(frame, level.last + 1)), None)
    if goods is None or level.quantity.unit in MONEY | {"голова", "item"} or goods.lemma in words("indicator", "wide"):
        return None
    return nominative(frame.text.tokens[level.last + 1 : goods.index + 1], goods.index)


def _genitives(frame: Frame, first: int) -> Iterator[Token]:
    """The noun in the genitive that begins at a token, after its adjectives and «и»: «жиров», «и масел»."""
    for token in frame.text.tokens[first : min(first + 4, frame.sentence.last + 1)]:
        if token.morph.pos == "NOUN" and token.morph.case == "Gen":
            if frame.text.mention_at(token.index) is None or token.lemma in words("indicator", "wide"):
                yield token
            return
        if token.morph.pos != "ADJ" and not (token.text == "и" and token.index == first):
            return


def _leading(frame: Frame, head: Head) -> str | None:
    """«в импорте преобладал цемент, объём которого составил …»: the goods that led are the sector."""
    word = frame.text.tokens[head.index]
    verb = frame.text.tokens[word.head]
    if word.morph.case != "Loc" or verb.lemma not in words("indicator", "prevailing"):
        return None
    after = frame.text.tokens[verb.index + 1 : min(verb.index + 4, frame.sentence.last + 1)]
    goods = next((t for t in after if t.morph.pos == "NOUN" and t.morph.case == "Nom"), None)
    return noun_phrase(frame.text, goods) if goods else None


def _against(frame: Frame, found: list[Head], figures: list[Amount]) -> list[Reading] | None:
    """«Импорт выше экспорта: 740 млн против 570 млн долларов»."""
    if len(found) < 2 or len(figures) != 2 or found[1].index > figures[0].first:
        return None
    between = frame.text.tokens[figures[0].last + 1 : figures[1].first]
    if not any(t.lemma == "против" for t in between):
        return None
    frame.take(*figures)
    sides = frame.sides(frame.sentence.first, frame.sentence.last, figures[0].first)
    return [
        Reading(head.measure, a.first, value=a.quantity, sides=sides, period=frame.period(a.first, carry=True))
        for head, a in zip(found, figures, strict=False)
    ]
