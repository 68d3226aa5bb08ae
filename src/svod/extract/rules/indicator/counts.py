"""Counts: how many firms, people or vehicles do something."""

from collections.abc import Iterator

from svod.extract.clause import clause_at
from svod.extract.parties import compound, other
from svod.extract.rules.indicator.frame import RELATIVE, Frame, Reading, direction_of
from svod.extract.rules.indicator.scope import NOWHERE, Sides, period_before
from svod.extract.sides import home, partner
from svod.language.morph import inflected, joined
from svod.lexicon import words
from svod.model.claim import Measure, NameKind
from svod.model.text import Amount, Token
from svod.model.when import When

FIRMS = frozenset(
    {"компания", "организация", "предприятие", "фирма", "экспортер", "производитель", "завод", "хозяйство", "резидент"}
)
TRADING = frozenset(
    {
        "торговать",
        "сотрудничать",
        "работать",
        "экспортировать",
        "отгрузить",
        "отгружать",
        "поставлять",
        "взаимодействовать",
    }
)
MOVING = frozenset(
    {"машина", "грузовик", "фура", "вагон", "автомобиль", "пассажир", "поезд", "контейнер", "рейс", "теленок"}
)
CROWD = 100  # people from which on they are a figure and no company


def count(frame: Frame) -> Iterator[Reading]:
    """С партнёрами из республики торгуют 64 предприятия; «280 – из России» after a count of firms."""
    last: str | None = None
    for amount in [a for a in frame.free() if a.quantity.unit == "item" or _herd(frame, a)]:
        noun = counted_noun(frame, amount)
        if amount.quantity.unit == "item" and (people := _population(frame, amount)) is not None:
            frame.take(amount)
            yield Reading(Measure.COUNT, amount.first, amount.quantity, of="население", sides=Sides(people))
            continue
        told = _number_of(frame, amount) if noun is None or noun.lemma == "человек" else None
        if told is not None:
            frame.take(amount)
            of, sides = _small(named(frame, told)), _sides(frame, amount, told)
            yield Reading(
                Measure.COUNT, amount.first, amount.quantity, of=of, sides=sides, period=_period(frame, amount)
            )
            continue
        if noun is None:
            if last and _of_them(frame, amount):
                frame.take(amount)
                yield Reading(
                    Measure.COUNT, amount.first, amount.quantity, of=last, sides=Sides(_sides(frame, amount, None).area)
                )
            continue
        if (
            not (noun.lemma in words("indicator", "counted") or _nation(frame, amount, noun))
            or not _told(frame, noun)
            or _no_count(frame, amount, noun)
        ):
            continue
        frame.take(amount)
        last = named(frame, noun)
        period = _period(frame, amount)
        yield Reading(
            Measure.COUNT, amount.first, amount.quantity, of=last, sides=_sides(frame, amount, noun), period=period
        )


def _nation(frame: Frame, amount: Amount, noun: Token) -> bool:
    """«проживает около 6 тысяч сербов», «край посетили 610 тысяч сербов»: people, whoever they are."""
    living = any(t.lemma in words("indicator", "living") for t in frame.tokens)
    crowd = amount.quantity.number >= CROWD
    return (living or crowd) and noun.morph.animacy == "Anim" and noun.morph.number == "Plur"


def count_change(frame: Frame) -> Iterator[Reading]:
    """Число туристов выросло на 12%; «поток гостей увеличился вдвое»."""
    for amount in [a for a in frame.free() if a.quantity.unit in RELATIVE]:
        told = _number_of(frame, amount)
        way = direction_of(frame.tokens, amount)
        if told is None or way is None or told.lemma not in words("indicator", "counted"):
            continue
        frame.take(amount)
        yield Reading(
            Measure.COUNT,
            amount.first,
            change=amount.quantity,
            direction=way,
            of=_small(named(frame, told)),
            sides=_sides(frame, amount, told),
            period=_period(frame, amount),
            base=frame.base(amount.first),
        )


def counted_noun(frame: Frame, amount: Amount) -> Token | None:
    """The noun that the figure counts, past its adjectives."""
    for token in frame.text.tokens[amount.last + 1 : min(amount.last + 6, frame.sentence.last + 1)]:
        if token.morph.pos == "NOUN":
            return token
        if token.morph.pos not in {"ADJ", "DET", "VERB", "PROPN"}:
            return None
    return None


def _population(frame: Frame, amount: Amount) -> str | None:
    """«население района составляет 95 тысяч человек»: whose people they are."""
    before = [t for t in frame.tokens if amount.first - 12 <= t.index < amount.first]
    head = next((t for t in before if t.lemma == "население" and t.morph.case == "Nom"), None)
    if head is None:
        return None
    mentions = (m for m in frame.text.mentions_in(frame.sentence, NameKind.AREA) if head.index < m.last < amount.first)
    return next((m.name for m in mentions), None)


def _herd(frame: Frame, amount: Amount) -> bool:
    """«насчитывается 200 тысяч голов скота»."""
    return amount.quantity.unit == "голова" and any(t.lemma in words("indicator", "living") for t in frame.tokens)


def _small(words_: str) -> str:
    return words_[:1].lower() + words_[1:]


def _number_of(frame: Frame, amount: Amount) -> Token | None:
    """«число туристов превысило 60 тысяч человек»: the people are named before the figure."""
    before = [t for t in frame.tokens if amount.first - 14 <= t.index < amount.first]
    head = next((t for t in before if t.lemma in {"число", "количество", "поток", "численность"}), None)
    if head is None or head.morph.case != "Nom":
        return None
    return next((t for t in before if t.index > head.index and t.morph.pos == "NOUN" and t.morph.case == "Gen"), None)


def _told(frame: Frame, noun: Token) -> bool:
    """Whether a verb of the sentence near the noun tells what they do."""
    near = [t for t in frame.tokens if noun.index - 14 <= t.index <= noun.index + 10]
    return any(t.lemma in words("indicator", "counting") and t.morph.pos in {"VERB", "ADJ"} for t in near)


def _of_them(frame: Frame, amount: Amount) -> bool:
    before = [t.lemma for t in frame.text.tokens[max(frame.sentence.first, amount.first - 5) : amount.first]]
    after = [t.text.lower() for t in frame.text.tokens[amount.last + 1 : amount.last + 3]]
    return "из" in before or ("из" in after and bool({"–", "—", "-"} & set(after)))


def named(frame: Frame, noun: Token) -> str:
    """The things in the plural nominative with what follows: «предприятия с иностранным участием»."""
    run = [noun]
    for token in frame.text.tokens[noun.index + 1 : frame.sentence.last + 1]:
        held = token.head in {t.index for t in run} or token.morph.pos in {"ADP", "ADJ"}
        if not held or token.rel == "conj" or token.morph.pos in {"VERB", "PUNCT", "CCONJ", "PRON"} or len(run) > 6:
            break
        if token.morph.pos == "ADP" and token.text.lower() not in {"с", "со", "в", "из", "для"}:
            break
        run.append(token)
    while run[-1].morph.pos in {"ADP", "ADJ"} and len(run) > 1:
        run.pop()
    adjectives: list[Token] = []
    for token in reversed(frame.text.tokens[max(frame.sentence.first, noun.index - 3) : noun.index]):
        if token.morph.pos != "ADJ" or (frame.text.mention_at(token.index) and not compound(frame.text, token)):
            break
        adjectives.insert(0, token)
    kept = [t for t in adjectives if not t.text[0].isdigit()]
    forms = [inflected(t.text, t.morph, "nomn", "plur") for t in [*kept, noun]]
    return joined([*kept, *run], [*forms, *(t.text for t in run[1:])])


def _sides(frame: Frame, amount: Amount, noun: Token | None) -> Sides:
    """Whose they are: «пензенских», «области», «из Витебска»; people and firms of the partner are counted at home."""
    here, there = home(frame.text), partner(frame.text)
    own = _owner(frame, amount, noun)
    named = [m.name for m in frame.text.mentions_in(frame.sentence, NameKind.AREA) if not m.lent and m.name != own]
    if own and there and here and own in {there.name, there.country} and noun is not None:
        return Sides(here.name, own)
    lemmas = {t.lemma for t in frame.tokens}
    if own and noun is not None and noun.morph.animacy == "Anim" and (host := _host(frame, noun, own)):
        return Sides(host, own)
    if own is None:
        firms = noun is not None and noun.lemma in FIRMS and bool(lemmas & TRADING)
        if here and (firms or (there and there.name in named)) and noun is not None and noun.lemma not in MOVING:
            return Sides(here.name, other(frame.text, here.name))
        return NOWHERE
    rest = other(frame.text, own) if lemmas & TRADING and noun is not None and noun.lemma in FIRMS else None
    return Sides(own, named[0] if named and lemmas & TRADING else rest)


def _host(frame: Frame, noun: Token, own: str) -> str | None:
    """«в Сербии учатся 40 студентов из Тувы»: the land in which they are, where they come out of another."""
    for mention in frame.text.mentions_in(frame.sentence, NameKind.AREA):
        before = frame.text.tokens[mention.first - 1].lemma if mention.first else ""
        inside = frame.text.tokens[mention.last].morph.case == "Loc" and before in {"в", "во", "на"}
        if inside and mention.first < noun.index and mention.area and not mention.lent and mention.name != own:
            return mention.name
    return None


def _owner(frame: Frame, amount: Amount, noun: Token | None) -> str | None:
    """The area that the counted things are told to be of."""
    first, last = (noun.index - 3, noun.index + 3) if noun else (amount.first, amount.last + 4)
    for mention in frame.text.mentions:
        if not mention.area or mention.lent or not max(first, frame.sentence.first) <= mention.first <= last:
            continue
        before = frame.text.tokens[mention.first - 1].lemma if mention.first else ""
        if (
            noun is None
            or mention.adjective
            or before == "из"
            or (mention.first > noun.index and before not in {"в", "на", "с"})
        ):
            return mention.name
    return None


def _no_count(frame: Frame, amount: Amount, noun: Token) -> bool:
    """«два рейса в неделю», «из пятидесяти домов», «все десять», a count under «не»: nothing that is so many."""
    before = frame.text.tokens[amount.first - 1].lemma if amount.first > frame.sentence.first else ""
    after = [t.lemma for t in frame.text.tokens[noun.index + 1 : noun.index + 3]]
    often = after[:1] in (["в"], ["на"]) and bool({"неделя", "месяц", "год", "день", "сутки"} & set(after))
    denied = any(t.lemma == "не" and noun.index < t.index < noun.index + 6 for t in frame.tokens)
    ordered = before in words("indicator", "outputs") | words("indicator", "supply")  # «заказ на поставку 16 вагонов»
    return before in {"весь", "вместо"} or ordered or often or denied


def _period(frame: Frame, amount: Amount) -> When | None:
    """The period of the clause the figure stands in."""
    clause = clause_at(frame.text, amount.first)
    times = [t for t in frame.times if clause is None or clause.first <= t.first <= clause.last]
    later = [a.first for a in frame.amounts if a.first > amount.last]
    commas = [t.index for t in frame.tokens if t.text == "," and t.index > amount.last]
    if later and commas:  # «зарегистрировано 17 тысяч фирм, в 2022 году было 7 тысяч»: the time of the next figure
        times = [t for t in times if not commas[0] < t.first < later[-1]]
    return period_before(frame.text, times, amount.first)
