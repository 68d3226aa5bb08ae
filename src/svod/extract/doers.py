"""Doers: the person or body that a noun phrase stands for as the one who acts, promises, or is told to act."""

from svod.extract.clause import opens
from svod.extract.parties import FIRMS, adjectival, both, other, owners, parties, possessor, same_firm
from svod.extract.pattern import joined_with, phrase, preposition
from svod.extract.sides import side_of
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Mention, Post, Text, Token

NEAR = 60  # characters from the end of direct speech to the post of who said it
SIDES = frozenset(
    {
        "собеседник",
        "министр",
        "премьер",
        "премьер-министр",
        "губернатор",
        "сторона",
        "партнер",
        "участник",
        "регион",
        "президент",
        "глава",
        "область",
        "республика",
        "страна",
        "руководитель",
    }
)


def doers(text: Text, noun: Token) -> tuple[str, ...]:
    """The names of the doers, coordinated ones too: persons, organisations, areas; both sides for «стороны»."""
    if noun.lemma in {"мы", "я"}:
        speaker = voice(text, noun.start)
        return (speaker,) if speaker else ()
    found: list[str] = []
    for one in joined_with(text, noun):
        if noun.morph.case == "Dat" and one.morph.case not in {"Dat", ""}:
            continue  # «поручил главам направить в группу»: slovnet joined what is apart
        name = doer(text, one)
        found.extend(n for n in (name, *owners(text, one, name)) if n and n not in found)
    if len(found) < 2 and noun.morph.number == "Plur":
        found.extend(n for n in _persons_after(text, noun) if n not in found)
    if not found and noun.lemma in SIDES and noun.morph.number == "Plur":
        return both(text)
    return tuple(found)


def voice(text: Text, start: int) -> str | None:
    """Whose word stands at a character: the speaker, else the area of an unnamed official: «…», – сказал аким."""
    speech = text.speech_at(start)
    if speech is None or speech.speaker or not speech.direct:
        return speech.speaker if speech else None
    after = (p for p in text.posts if speech.end <= p.start < speech.end + NEAR)
    post = next(after, None)
    if post is None or post.person or "." in text.text[speech.end : post.start]:
        return None
    areas = {p.area for p in text.posts if p.role == post.role and p.area} if post.area is None else {post.area}
    return areas.pop() if len(areas) == 1 and post.organisation is None else None


def doer(text: Text, noun: Token) -> str | None:
    """One doer: «министру Ивану Ли» → the person; «минсельхозу» → the body; «чешской стороне» → the area."""
    person = person_of(text, noun)
    if person:
        return person
    mention = text.mention_at(noun.index)
    if mention and not mention.lent and not mention.adjective and mention.kind is not NameKind.PLACE:
        return mention.name
    if noun.morph.pos == "PRON":
        return pronoun(text, noun)
    if noun.lemma in words("commitment", "bodies") | words("commitment", "groups"):
        name = possessor(text, noun) or adjectival(text, noun)
        if noun.lemma in FIRMS and noun.morph.number == "Sing":
            return name or same_firm(text, noun) or _body(text, noun)
        if noun.lemma in FIRMS and not name:
            name = _land(text, noun)
            if name:
                return name
        if noun.lemma in words("commitment", "groups") or noun.lemma == "сторона":
            return name or (
                _body(text, noun) if noun.lemma in words("commitment", "bodies") and _told(text, noun) else None
            )
        if noun.morph.pos == "NOUN" or _capital(text, noun):
            return _same_body(text, noun) or _body(text, noun)
        return None
    return adjectival(text, noun) or possessor(text, noun)


def _told(text: Text, noun: Token) -> bool:
    """«руководители хозяйств»: told by what they head, though no name is given; not «главы регионов»."""
    owners_ = (c for c in text.children(noun.index, "nmod") if c.morph.case == "Gen" and not preposition(text, c))
    return any(c.morph.number == "Plur" and c.lemma not in SIDES | words("project", "lands") for c in owners_)


def person_of(text: Text, noun: Token) -> str | None:
    """The person whom a noun names, by name, by a post with its holder, or by «глава региона»."""
    mention = text.mention_at(noun.index)
    if mention and mention.kind is NameKind.PERSON and not mention.lent:
        return mention.name
    for child in text.children(noun.index, "appos", "flat:name", "nmod", "flat"):
        mention = text.mention_at(child.index)
        if (
            mention
            and mention.kind is NameKind.PERSON
            and not mention.lent
            and child.morph.case in {noun.morph.case, ""}
        ):
            return mention.name
    post = _post_at(text, noun)
    return post.person if post else None


def pronoun(text: Text, noun: Token) -> str | None:
    """«он», «она»: the last person named before, by gender, in this sentence or the one before."""
    if noun.lemma not in {"он", "она"} or noun.morph.case != "Nom":
        return None
    here = text.sentence_of(noun.index)
    first = text.sentences[max(here.index - 1, 0)].first
    before = [
        m
        for m in text.mentions
        if first <= m.first and m.last < noun.index and m.kind is NameKind.PERSON and not m.lent
    ]
    in_subject = [m for m in before if text.tokens[m.first].rel in {"nsubj", "nsubj:pass"}]
    chosen = (in_subject or before)[-1:] if before else []
    return chosen[0].name if chosen else None


def side(text: Text, name: str) -> str | None:
    """The area that a person or body belongs to."""
    return side_of(text, name)


def counterpart(text: Text, name: str) -> str | None:
    """The page's other side, seen from a person, body or area."""
    return other(text, side_of(text, name) or name)


def _land(text: Text, noun: Token) -> str | None:
    """«заводы в Сербии»: unnamed firms of a land are the land."""
    for child in text.children(noun.index, "nmod"):
        mention = text.mention_at(child.index)
        if preposition(text, child) == "в" and mention and mention.area and not mention.adjective:
            return mention.name
    return None


def _body(text: Text, noun: Token) -> str:
    """A body without a name, in the nominative: «подрядчик», «областная администрация»."""
    joined = {t.index for c in text.children(noun.index, "conj", "cc") for t in text.subtree(c.index)}
    whole = [t for t in phrase(text, noun) if t.index not in joined and not (t.lemma == "и" and t.index < noun.index)]
    while whole[-1].morph.pos in {"CCONJ", "PUNCT"}:
        whole.pop()
    run = [t for t in whole if t.index >= noun.index or t.morph.number in {"", noun.morph.number}]
    said = nominative(tuple(run), noun.index)  # without «остальные» of «остальные подрядчик сдаст»
    quoted = run[0].morph.pos != "PROPN" and run[0].index and text.tokens[run[0].index - 1].text in '«"„'
    lower = quoted or opens(text, run[0]) or opens(text, noun) or _capital(text, noun)
    return said[:1].lower() + said[1:] if lower else said


def _same_body(text: Text, noun: Token) -> str | None:
    """«акимат» for the «акимат Костанайской области» named before; none where two were named."""
    if any(text.children(noun.index, "amod", "nmod")):
        return None
    named = {
        m.name
        for m in text.mentions
        if m.last < noun.index and m.kind is NameKind.ORGANISATION and text.tokens[m.first].lemma == noun.lemma
    }
    return named.pop() if len(named) == 1 else None


def _capital(text: Text, noun: Token) -> bool:
    """«Хокимият обещал»: a body's word that owes its capital to its place, though slovnet took it for a name."""
    return noun.morph.pos == "PROPN" and noun.index == text.sentence_of(noun.index).first


def _persons_after(text: Text, noun: Token) -> list[str]:
    """«договорились президенты А и Б»: the names right after a plural post."""
    found: list[Mention] = []
    for index in range(noun.index + 1, min(noun.index + 8, len(text.tokens))):
        mention = text.mention_at(index)
        if mention and mention.kind is NameKind.PERSON and mention not in found:
            found.append(mention)
        elif mention is None and text.tokens[index].lemma not in {"и", ","}:
            break
    return [m.name for m in found]


def _post_at(text: Text, noun: Token) -> Post | None:
    return next((p for p in text.posts if p.first <= noun.index <= p.last), None)


__all__ = ["counterpart", "doer", "doers", "parties", "person_of", "side"]
