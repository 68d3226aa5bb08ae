"""Goods: the noun phrase that names what is supplied, made or built, and what kind of thing it is."""

from collections.abc import Iterator
from functools import cache, lru_cache

from svod.extract.clause import opens
from svod.language.morph import joined, nominative, parses
from svod.lexicon import words
from svod.model.claim import ProjectForm
from svod.model.text import Text, Token

KINDS = (
    ("offices", ProjectForm.OTHER),
    ("workshops", ProjectForm.PRODUCTION),
    ("facilities", ProjectForm.CONSTRUCTION),
    ("schooling", ProjectForm.EDUCATION),
    ("research", ProjectForm.RESEARCH),
    ("culture", ProjectForm.CULTURE),
    ("services", ProjectForm.SERVICE),
    ("programmes", ProjectForm.PROGRAMME),
    ("goods", ProjectForm.SUPPLY),
)
NOUNS = frozenset({"NOUN", "PROPN", "X"})
TIED = frozenset({"для", "по", "с", "на", "из"})
"""Prepositions that tie a purpose or a trait to the product: «завод по переработке льна», «краны с лебёдкой»."""

ABOUT = frozenset({"более", "свыше", "около", "порядка", "почти", "много"})
MODIFIES = frozenset({"ADJ", "DET", "NUM"})
VOWELS = "аеиоуыэюяьй"


@cache
def _group(name: str) -> frozenset[str]:
    return words("project", name)


def kind_of_thing(token: Token) -> ProjectForm | None:
    """The form that a thing suggests by itself; None for what is in no list."""
    if substantive(token.text):
        return ProjectForm.SUPPLY
    if not noun_like(token):
        return None
    return _form_of(token.lemma)


@lru_cache(maxsize=50_000)
def _form_of(lemma: str) -> ProjectForm | None:
    """The form of the first list that holds the word, or of goods that end it: «сельхозмашина», «тракторокомплект»."""
    found = next((form for group, form in KINDS if lemma in _group(group)), None)
    if found is not None or lemma in _group("vague"):
        return found
    tails = (lemma[at + 1 :] for at in range(3, len(lemma) - 5) if lemma[at] in "оез-")
    return ProjectForm.SUPPLY if any(tail in _group("tails") for tail in tails) else None


def noun_like(token: Token) -> bool:
    """A noun, or an adjective or participle that the press uses as one: «направляющие», «комплектующие»."""
    return token.morph.pos in NOUNS or (token.morph.pos in {"ADJ", "VERB"} and substantive(token.text))


@cache
def substantive(word: str) -> bool:
    """Whether the word is an adjective or participle that stands for goods, «направляющих», or «МАЗов»."""
    return word.lower().startswith(tuple(_group("substantives"))) or word.lower() in _vehicles()


@cache
def _vehicles() -> frozenset[str]:
    """The plurals of vehicles: «УАЗах», «Газелей»."""
    return frozenset(form for make in _group("vehicles") for form in _plurals(make))


def _plurals(make: str) -> Iterator[str]:
    """What ends in a consonant is declined as «завод», for the dictionary guesses at «НефАЗ»."""
    if make[-1] not in VOWELS:
        yield from (make + end for end in ("ы", "ов", "ам", "ами", "ах"))
        return
    for parse in parses(make):
        yield from (form.word for form in parse.lexeme if parse.normal_form == make and "plur" in form.tag)


def vague(token: Token) -> bool:
    """«сферы», «вопросы», «сотрудничество»: no definite object."""
    return token.lemma in _group("vague") or token.morph.pos not in {"NOUN", "PROPN", "X", "ADJ", "VERB"}


def listing(text: Text, head: Token, last: int) -> tuple[Token, ...]:
    """The product with its attributes and all that is coordinated with it: «котлы, краны и приборы учёта».

    `last` is the last token index that may belong to it. The run is linear: the tree breaks on long lists.
    """
    first = _list_start(text, head)
    end = _right_edge(text, head, last)
    return text.tokens[first : end + 1]


def _list_start(text: Text, head: Token) -> int:
    """The index at which the list begins that `head` stands in: «завозят ткани, хлопок и [сахар]».

    Only goods in the head's case are walked over, each a bare noun with its attributes.
    """
    first = left_edge(text, head)
    if kind_of_thing(head) is not ProjectForm.SUPPLY:
        return first
    floor = text.sentence_of(head.index).first
    while first - 2 >= floor and text.tokens[first - 1].text in {",", "и"}:
        noun = text.tokens[first - 2]
        goods = kind_of_thing(noun) is ProjectForm.SUPPLY and text.mention_at(noun.index) is None
        if not goods or not _alike(noun.morph.case, head.morph.case):
            break
        start = left_edge(text, noun)
        if start > floor and text.tokens[start - 1].morph.pos in {"ADP", "NOUN", "PROPN"}:
            break
        first = start
    return first


def spelled_out(text: Text, thing: Token) -> str | None:
    """«товары: лён, рожь», «среди продукции, которую возит завод, – котлы и трубы», «такие товары, как чай»."""
    sentence = text.sentence_of(thing.index)
    for token in text.tokens[thing.index + 1 : sentence.last]:
        if token.text not in {":", "–", "—", "-", ","} and token.lemma != "как":
            continue
        if any(t.lemma in {"который", "что"} for t in text.tokens[token.index + 1 : token.index + 3]):
            continue
        at = token.index + 1
        while at < sentence.last and text.tokens[at].morph.pos in MODIFIES | {"PUNCT"}:
            at += 1
        noun = text.tokens[at]
        goods = noun_like(noun) and (kind_of_thing(noun) is ProjectForm.SUPPLY or _wares(text, noun))
        if goods and noun.morph.case in {"Nom", "Acc", ""} and noun.lemma != thing.lemma:
            return named(text, noun, sentence.last)
    return None


def named(text: Text, head: Token, last: int) -> str:
    """The product as a claim's `what`: in the nominative."""
    run = list(listing(text, head, last))
    while run and (run[-1].morph.pos in {"ADP", "CCONJ", "ADV", "PART"} or run[-1].text in {",", "(", "–", "—"}):
        run.pop()
    while len(run) > 1 and run[-1].lemma == "один":
        run.pop()  # «филиал одного из вузов»
    if len(run) > 1 and run[0].lemma in {"один", "свой", "наш", "ваш", "этот", "такой", "их", "данный"}:
        run.pop(0)
    said = _counted(run, head) or nominative(run, head.index)
    first = run[0].morph.pos == "ADJ" and run[0].index == text.sentence_of(run[0].index).first
    return said[:1].lower() + said[1:] if first or opens(text, run[0]) else said


def _counted(run: list[Token], head: Token) -> str | None:
    """«закупили 40 школьных автобусов»: a counted product stays as it is written."""
    numeral = run[0].morph.pos == "NUM" or run[0].text.isdigit()
    if not numeral or head.morph.case != "Gen" or run[0].morph.case not in {"", "Nom", "Acc"}:
        return None
    return joined(run, [token.text for token in run])


def left_edge(text: Text, head: Token) -> int:
    """The index of the first attribute of the noun: «кровельные и изоляционные материалы»."""
    at = head.index
    while at > 0:
        before = text.tokens[at - 1]
        if _attribute(before, head) and text.sentence_of(before.index) == text.sentence_of(head.index):
            at -= 1
        elif before.text in {"и", ",", "или"} and at > 1 and at < head.index and _attribute(text.tokens[at - 2], head):
            at -= 2
        elif before.text in '«"„“' and at < head.index:
            break
        else:
            break
    return at


def _attribute(token: Token, head: Token) -> bool:
    morph = token.morph
    if morph.pos == "NUM" or (token.text.isdigit() and len(token.text) < 5):
        return True
    participle = morph.pos == "VERB" and morph.form == "Part" and not morph.short
    if morph.pos not in {"ADJ", "DET"} and not participle:
        return False
    return not morph.short and (not morph.case or _alike(morph.case, head.morph.case) or head.morph.case in {"Gen", ""})


def _right_edge(text: Text, head: Token, last: int) -> int:
    """How far the phrase runs to the right: genitives, quoted names, tied prepositions, coordinated nouns."""
    at, depth = head.index, 0
    while at < last:
        token = text.tokens[at + 1]
        if token.text in '«„“"' and depth == 0 and not _closes(text, token, last):
            depth, at = 1, at + 1
        elif depth and token.text in '»”"“':
            depth, at = 0, at + 1
        elif depth or _continues(text, token, at, last):
            at += 1
        elif token.text in {"–", "—", "-"} and _capitals(text, at, last):
            at += 2
        elif token.text in {",", "и", "или", "также"} and (item := _another(text, head, token.index, last)):
            at = item - 1
        else:
            break
    return at


def _closes(text: Text, quote: Token, last: int) -> bool:
    """«"новых образцов техники".»: a straight quotation mark right behind a word, with none to answer it."""
    before = text.tokens[quote.index - 1]
    rest = text.tokens[quote.index + 1 : last + 1]
    return quote.text == '"' and before.end == quote.start and not any(t.text == '"' for t in rest)


def _continues(text: Text, token: Token, at: int, last: int) -> bool:
    """A genitive attribute, a brand, or a tied preposition right after the phrase so far."""
    if any(time.first <= token.index <= time.last for time in text.times_in(text.sentence_of(token.index))):
        return False
    morph, before = token.morph, text.tokens[at]
    if morph.pos == "ADP":
        after = text.tokens[token.index + 1] if token.index < last else None
        if token.lemma == "к" and after is not None and after.lemma in {"он", "она", "они"}:
            return True  # «станки и запчасти к ним»
        return (
            token.lemma in TIED and after is not None and not _names_side(text, token.index + 1) and not _apart(after)
        )
    if morph.pos == "PRON":
        return before.lemma == "к"
    if _postposed(text, token, last):
        return True
    area = text.mention_at(token.index)
    if area is not None and area.area is not None and not area.adjective and morph.case == "Nom":
        return False  # «лес Тува тулякам поставляет»
    if morph.pos in {"PROPN", "X"} and not morph.form:
        return morph.case in {"", "Nom", "Gen", before.morph.case}
    if morph.pos in {"NOUN", "ADJ", "DET", "NUM"} and not morph.short:
        tied = before.morph.pos == "ADP" or before.morph.pos in MODIFIES
        return tied or morph.case == "Gen" or before.text in {",", "и", "или", "также"} or morph.pos == "NUM"
    return morph.pos == "VERB" and morph.form == "Part" and not morph.short and morph.case == "Gen"


def _postposed(text: Text, token: Token, last: int) -> bool:
    """«генераторы электрические»: an attribute behind its noun, with no noun of its own."""
    morph, before = token.morph, text.tokens[token.index - 1]
    after = text.tokens[token.index + 1] if token.index < last else None
    bare = after is None or after.morph.pos in {"PUNCT", "CCONJ"}
    agrees = morph.number == before.morph.number and _alike(morph.case, before.morph.case)
    return bare and morph.pos == "ADJ" and not morph.short and agrees and noun_like(before) and bool(morph.case)


def _apart(token: Token) -> bool:
    """«на сумму», «на совещании», «с участием»: no trait of the product."""
    return token.lemma in _group("apart")


def _capitals(text: Text, at: int, last: int) -> bool:
    """«рейс Омск – Салехард»: a dash between two names."""
    return at + 2 <= last and text.tokens[at].text[:1].isupper() and text.tokens[at + 2].text[:1].isupper()


def _names_side(text: Text, index: int) -> bool:
    """Whether a name of an area or organisation begins here: «для белорусского автопрома» is the customer.

    «по сборке сербских тракторов» tells what the plant does.
    """
    tells = text.tokens[index - 1].lemma == "по"
    near = [m for i in (index, index + 1) if i < len(text.tokens) and (m := text.mention_at(i)) is not None]
    return any(not (tells and m.adjective and m.first > index) for m in near)


def _another(text: Text, head: Token, index: int, last: int) -> int | None:
    """Where one more item begins after a comma or «и»: a noun of the same case (Nom and Acc look alike)."""
    case, start = head.morph.case, index + 1
    while start <= last and text.tokens[start].text in {"и", "также", "а", "еще", "ещё", "в", "том", "числе"}:
        start += 1
    at = start
    while at <= last and (
        text.tokens[at].morph.pos in MODIFIES or text.tokens[at].text in '«"„' or text.tokens[at].lemma in ABOUT
    ):
        if text.tokens[at].morph.short:
            break
        at += 1
    if at > last or text.tokens[at].morph.short:
        return None
    noun, inner = text.tokens[at], text.tokens[index - 1]
    deeper = inner.morph.pos == "NOUN" and not _alike(inner.morph.case, case)
    if deeper and noun.morph.case == inner.morph.case and noun.morph.case != "Gen":
        return start if text.tokens[index].text != "," else None  # «по продаже и обслуживанию»
    same = {"Nom", "Acc", "Gen"} if case in {"Nom", "Acc"} else {case}
    known = kind_of_thing(head) in {ProjectForm.SUPPLY, None} or kind_of_thing(noun) is not None or _wares(text, noun)
    fits = known and noun_like(noun) and (noun.morph.case in same or not noun.morph.case) and noun.lemma != "год"
    return start if fits else None


def _wares(text: Text, noun: Token) -> bool:
    """«комплексы, культиваторы»: things in the plural that no list knows."""
    plural = noun.morph.number == "Plur" and noun.morph.animacy != "Anim"
    return plural and not vague(noun) and text.mention_at(noun.index) is None


def _alike(one: str, two: str) -> bool:
    return one == two or not one or {one, two} <= {"Nom", "Acc"}
