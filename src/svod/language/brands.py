"""Brands: the names under which a firm sells, as a page tells them."""

from collections.abc import Iterator, Sequence

from svod.lexicon import words
from svod.model.entry import Relation, Tie
from svod.model.text import Mention, Sentence, Text, Token

OPENING, CLOSING, DASHES = '«„“"', '»“”"', "—–-"

FAR = 16
"""Words between a firm and its brand, and half as many between the verb that says whose it is and the firm."""

ATTRIBUTES = frozenset({"ADJ", "PRON", "DET", "PART", "AUX"})
"""«это новый», «собственный»: what may stand between a dash and the noun."""

Named = tuple[int, int, str]
"""First and last token of a name, and the name."""


def brands(text: Text, named: Sequence[Mention]) -> Iterator[Tie]:
    """«„Вега“ выпускает насосы под торговыми марками „Рубин“ и „Маяк“», «Бренд „Рубин“ принадлежит компании „Вега“»,
    «„Рубин“ — бренд „Веги“»: brands with the firm that the sentence says has them."""
    for at, token in enumerate(text.tokens):
        if token.lemma not in words("affiliations", "brands"):
            continue
        sentence = text.sentence_of(at)
        sold = _listed(text, at + 1, sentence.last) or _plain(text, at)
        firms = _firms(text, named, sentence)
        if sold:
            firm = _seller(text, firms, at, sold, sentence.last) or _owner(text, firms, at, sold)
        else:
            sold, firm = _told_after(text, firms, at, sentence)
        yield from (Tie(firm, Relation.BRAND, brand) for _, _, brand in sold if firm and brand != firm)


def _firms(text: Text, named: Sequence[Mention], sentence: Sentence) -> list[Named]:
    """The organisations of a sentence: its mentions, and titles in quotes by which the page elsewhere names one."""
    found = [(m.first, m.last, m.name) for m in named if sentence.first <= m.first <= sentence.last]
    titles = {m.name.rpartition(" ")[2] if m.name[:1].islower() else m.name: m.name for m in named}
    titles |= {" ".join(m.name.split()[1:]): m.name for m in named if len(m.name.split()) > 2}
    for token in text.tokens_of(sentence):
        for first, last, title in _listed(text, token.index, sentence.last)[:1]:
            if title in titles and not any(one[0] <= first and last <= one[1] for one in found):
                found = [one for one in found if not first <= one[0] <= last]
                found.append((first, last, titles[title]))
    return sorted(found)


def _owner(text: Text, firms: Sequence[Named], at: int, sold: Sequence[Named]) -> str | None:
    """The firm named last before the word, if what stands between says that it has the brand, or the word explains the
    firm: «(бренд „Рубин“)», «„Вега“, это торговая марка „Рубин“»."""
    own = {name for _, _, name in sold}
    before = [one for one in firms if one[1] < at and at - one[1] <= FAR and one[2] not in own]
    if not before:
        return None
    between = text.tokens[before[-1][1] + 1 : at]
    said = {token.lemma for token in between}
    explains = any(token.text == "(" or token.text in DASHES for token in between) or "это" in said
    return before[-1][2] if explains or said & words("affiliations", "has") else None


def _seller(text: Text, firms: Sequence[Named], at: int, sold: Sequence[Named], last: int) -> str | None:
    """The firm after its brands, where a verb says that it has them, or it stands right beside them: «известный под
    маркой „Рубин“ завод „Вега“»."""
    end = sold[-1][1] + 1
    verb = next((t.index for t in text.tokens[end : last + 1] if t.lemma in words("affiliations", "sells")), None)
    after = [one for one in firms if one[0] >= end]
    if verb is not None and after and verb < after[0][0] <= verb + FAR // 2:
        return after[0][2]
    before = {token.lemma for token in text.tokens[max(0, at - 3) : at]}
    beside = bool(after) and after[0][0] - end <= 2 and bool(before & words("affiliations", "has"))
    return after[0][2] if beside and not any(token.text == "," for token in text.tokens[end : after[0][0]]) else None


def _told_after(text: Text, firms: Sequence[Named], at: int, sentence: Sentence) -> tuple[list[Named], str | None]:
    """«„Рубин“ — это новый бренд холдинга „Вега“»: the title before the dash and the firm right after the word."""
    dash = next((i for i in range(at - 1, max(sentence.first, at - 5), -1) if text.tokens[i].text in DASHES), None)
    if dash is None or {token.morph.pos for token in text.tokens[dash + 1 : at]} - ATTRIBUTES:
        return [], None
    begins = (i for i in range(dash - 1, sentence.first - 1, -1) if text.tokens[i].text in OPENING)
    sold: list[Named] = next((_listed(text, i, dash) for i in begins), [])
    firm = next((name for first, _, name in firms if at < first <= at + 3), None)
    return sold, firm


def _plain(text: Text, at: int) -> list[Named]:
    """«под брендом AMKO»: a name in Latin letters or capitals needs no quotes."""
    after = text.tokens[at + 1] if at + 1 < len(text.tokens) else None
    if after is None or len(after.text) < 3 or not after.text.isalpha():
        return []
    named = after.text.isupper() or (after.text[0].isupper() and after.text.isascii())
    return [(at + 1, at + 1, after.text)] if named else []


def _listed(text: Text, at: int, last: int) -> list[Named]:
    """The titles in quotes that follow one another from a token on: «„Рубин“, „Маяк“ и „Вега“». One that is not
    closed ends before the «и» or the comma that leads to the next."""
    found: list[Named] = []
    while at < last and text.tokens[at].text in OPENING:
        end = next((i for i in range(at + 1, last + 1) if _ends_title(text, text.tokens[i])), None)
        if end is None or end == at + 1:
            break
        found.append((at, end, text.text[text.tokens[at + 1].start : text.tokens[end - 1].end]))
        at = end + (text.tokens[end].text in CLOSING)
        at += at <= last and text.tokens[at].text in {",", "и"}
    return found


def _ends_title(text: Text, token: Token) -> bool:
    """A closing quote, or «и» and a comma right before an opening one: the page forgot to close."""
    after = text.tokens[token.index + 1 : token.index + 2]
    opens = any(one.text in OPENING for one in after)
    return token.text in CLOSING or (token.text in {",", "и"} and opens)
