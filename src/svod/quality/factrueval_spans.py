"""How far a name goes, as factRuEval-2016 counts it: where it ends, and what is one with its neighbour."""

from collections.abc import Sequence
from dataclasses import replace

from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Text

LONGEST_TAIL = 7  # tokens of «при главном архитекторе Москвы»


def before_bracket(text: Text, mention: Mention) -> Mention:
    """«Фонд мира (ФМ)» is two mentions: the first ends before the bracket."""
    for index in range(mention.first + 1, mention.last):
        if text.tokens[index].text == "(":
            return replace(mention, last=index - 1, end=text.tokens[index - 1].end)
    return mention


def widened(text: Text, mention: Mention, found: Sequence[Mention]) -> Mention:
    """«Северная Африка» with its direction; «Конгресс США», «Комиссия ЕС» with the area or union after it."""
    if mention.kind in {NameKind.AREA, NameKind.PLACE} and mention.first:
        before = text.tokens[mention.first - 1]
        if before.lemma in words("factrueval", "directions") and before.head in range(mention.first, mention.last + 1):
            return replace(mention, first=before.index, start=before.start)
    if mention.kind is NameKind.PLACE and mention.first == mention.last:
        after = text.tokens[mention.last + 1]
        if text.tokens[mention.last].lemma in words("factrueval", "geography") and after.text[0].isupper():
            return replace(mention, last=after.index, end=after.end)  # «остров | Уайт»
    if mention.kind is NameKind.ORGANISATION:
        mention = _with_tail(text, mention)
        tail = next((m for m in found if m.first == mention.last + 1 and _is_tail(m)), None)
        if tail is not None and text.tokens[tail.last].morph.case in {"Gen", ""}:
            written = text.text[tail.start : tail.end]
            return replace(mention, last=tail.last, end=tail.end, name=f"{mention.name} {written}")
    return mention


def joined(text: Text, found: Sequence[Mention]) -> list[Mention]:
    """«Шахматная федерация | ФИДЕ», «Российский фонд | DST»: a body and its short name side by side are one name."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.first, -m.last)):
        before = kept[-1] if kept else None
        both = before is not None and before.kind is mention.kind is NameKind.ORGANISATION
        if before is not None and both and mention.first == before.last + 1 and _is_short(text, mention):
            written = f"{before.name} {mention.name}"
            kept[-1] = replace(before, last=mention.last, end=mention.end, name=written)
        else:
            kept.append(mention)
    return kept


def _is_short(text: Text, mention: Mention) -> bool:
    """«ФИДЕ», «DST»: one word in capitals."""
    written = text.text[mention.start : mention.end]
    return mention.first == mention.last and written.isupper() and len(written) > 1


def _is_tail(mention: Mention) -> bool:
    union = mention.kind is NameKind.ORGANISATION and mention.area is not None
    return mention.kind is NameKind.AREA or union


def _with_tail(text: Text, mention: Mention) -> Mention:
    """«Институт | культуры», «комитет | при прокуратуре»."""
    after = text.tokens[mention.last + 1] if mention.last + 1 < len(text.tokens) else None
    if after is None or text.sentence_of(mention.last).last < after.index:
        return mention
    inside = range(mention.first, mention.last + 1)
    last = mention.last
    if after.text == "при" and text.tokens[after.head].head in inside:
        reach = {token.index for token in text.subtree(after.head)}
        while last + 1 in reach and last - mention.last < LONGEST_TAIL and text.tokens[last + 1].morph.pos != "PUNCT":
            last += 1
    elif after.head in inside and after.morph.pos == "NOUN" and after.morph.case == "Gen" and after.text.islower():
        last = after.index if text.tokens[mention.last].lemma in words("factrueval", "titled") else last
    if last == mention.last:
        return mention
    return replace(mention, last=last, end=text.tokens[last].end, name=text.text[mention.start : text.tokens[last].end])
