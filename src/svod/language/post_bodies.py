"""Bodies of posts: the organisation that a post phrase names, put into the nominative."""

from collections.abc import Sequence

from svod.language.morph import inflected, joined, reading
from svod.language.post_frame import Part, PartKind
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Text, Token

UNQUOTED = str.maketrans("", "", '«»„“”"')
QUOTATION = '«»„“”"'


def organisation_of(text: Text, parts: Sequence[Part]) -> str | None:
    """The organisation in the nominative, without quotation marks: from its first noun to the last part of its name."""
    used = [p for p in parts if p.kind not in (PartKind.PLACE, PartKind.FROM)]
    while used and used[-1].kind is PartKind.OWN:
        used.pop()
    if not used or used[0].kind in (PartKind.AREA, PartKind.OWN, PartKind.ABOUT):
        return None
    whole = _mentioned(text, used)
    if whole is not None:
        return whole
    tokens = [text.tokens[i] for p in used for i in range(p.first, p.last + 1)]
    tokens = _stripped(text, tokens)
    return named(tokens) or None


def _mentioned(text: Text, parts: Sequence[Part]) -> str | None:
    """The organisation's own normal name where its mention is the whole of it, up to a word of its kind."""
    named_part = next((p for p in parts if p.kind is PartKind.ORG), None)
    if named_part is None:
        return None
    mention = text.mention_at(named_part.first)
    if mention is None or mention.kind is not NameKind.ORGANISATION or parts[-1] != named_part:
        return None
    before = [text.tokens[i] for p in parts for i in range(p.first, p.last + 1) if p.last < named_part.first]
    kind = [t for t in _stripped(text, before) if t.lemma not in words("posts", "legal_forms")]
    prefix = named(kind)
    if prefix and prefix.split()[0].lower()[:5] not in mention.name.lower():
        written = text.text[mention.start : mention.end]  # «отделение | Социального фонда»
        return f"{prefix} {written.translate(UNQUOTED)}"
    return mention.name


def _stripped(text: Text, tokens: list[Token]) -> list[Token]:
    """Without legal forms, and without «областной», «регионального» at the start."""
    kept = [t for t in tokens if t.lemma not in words("posts", "legal_forms") and t.text not in {"(", ")"}]
    while kept and kept[0].lemma in {"региональный", "местный", "здешний", "наш", "свой"}:
        kept.pop(0)
    return kept[_praised(kept) :]


def _praised(tokens: Sequence[Token]) -> int:
    """How many words before a name with a capital only praise it: «крайне левой | Рабочей партии»."""
    for at, token in enumerate(tokens):
        if token.text[0].isupper():
            return at
        if token.morph.pos not in {"ADJ", "ADV"} or token.lemma in words("posts", "place_adjectives"):
            return 0
    return 0


def named(tokens: Sequence[Token]) -> str:
    """A name from the genitive into the nominative: the first noun and its adjectives; the rest as written."""
    top = next((t for t in tokens if t.morph.pos in {"NOUN", "PROPN", "X"}), None)
    if top is None:
        return ""
    quoted = any(t.text in QUOTATION for t in tokens[: tokens.index(top)])
    shown, done = [], False
    for token in tokens:
        if quoted or done:
            shown.append(token.text)
        elif token is top:
            number = "plur" if token.morph.number == "Plur" else "sing"
            shown.append(inflected(token.text, token.morph, "nomn", number))
            done = True
        elif token.morph.pos in {"ADJ", "DET", "VERB"}:
            shown.append(_agreeing(token, top))
        else:
            shown.append(token.text)
    written = joined(tokens, shown)
    return " ".join("".join(c for c in written if c not in QUOTATION).split())


def _agreeing(token: Token, top: Token) -> str:
    parse = reading(top.text, top.morph)
    gender = parse.tag.gender if parse and top.morph.number != "Plur" else None
    wanted = ["nomn", "plur" if top.morph.number == "Plur" else "sing", *([str(gender)] if gender else [])]
    return inflected(token.text, token.morph, *wanted)
