"""Facts as factRuEval-2016 writes them: Occupation from our posts, Meeting from our events, and others beside them.

Its values are words of the text: the post as it is called there, not unfolded, and the place or body by the name that
the text gives it («премьер Белоруссии», not «премьер-министр», «Беларусь»).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svod.lexicon import table, words
from svod.model.claim import Claim, Event, EventForm, NameKind, Office, Phase
from svod.model.text import Post, Text, Token

MEETINGS = {EventForm.MEETING, EventForm.NEGOTIATION}
GOVERNMENTS = (" правительства", " кабинета министров", " совета министров", " парламента")
OFFICIAL = "официальный"
DEPUTIES = ("заместитель", "вице", "секретарь", "помощник", "проректор")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an answer."""

    tag: str
    arguments: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "\n".join([self.tag, *(f"{name} : {value}" for name, value in self.arguments)])


def occupations(text: Text, claims: Sequence[Claim]) -> Iterator[Fact]:
    """A fact for each office that our reading finds."""
    for claim in claims:
        if isinstance(claim, Office) and claim.phase is not Phase.CANDIDATE and (fact := _occupation(text, claim)):
            yield fact


def meetings(claims: Sequence[Claim]) -> Iterator[Fact]:
    """A fact for each meeting of two or more persons."""
    for claim in claims:
        if isinstance(claim, Event) and claim.form in MEETINGS:
            persons = [one.name for one in claim.participants if one.kind is NameKind.PERSON]
            if len(persons) > 1:
                yield Fact("Meeting", tuple(("Participant", name) for name in persons))


def as_written(text: Text, name: str, near: int) -> str:
    """An area or organisation by the words of the mention nearest to character `near`, nouns before adjectives."""
    own = [m for m in text.mentions if m.name == name and not m.nominal and m.kind is not NameKind.PERSON]
    best = min(own, key=lambda m: (m.adjective, abs(m.start - near)), default=None)
    return text.text[best.start : best.end] if best is not None else name


def _occupation(text: Text, claim: Office) -> Fact | None:
    """The fact of one office; none for a body without a name («руководитель группы»). An owner owns."""
    post = _post(text, claim)
    position = _position(text, claim.role, post)
    where = _of_area(text, _bare(claim.organisation or ""), post)
    if where and " " not in where and where.islower():
        return None
    if position.split(" ")[-1] in words("factrueval", "owners"):
        return Fact("Ownership", (("Owner", claim.person), ("Property", where))) if where else None
    if not where and post is not None:
        position, where = _government(text, position, post)
    if not where and claim.area:
        where = as_written(text, claim.area, post.start if post else claim.citation.start)
    if not where and post is not None:
        where = _own_noun(text, post)
    rows = (("Who", claim.person), ("Where", where), ("Position", _without_areas(text, position)))
    return Fact("Occupation", tuple((name, value) for name, value in rows if value))


def _bare(name: str) -> str:
    """«Фонд мира (ФМ)» without what stands in brackets."""
    return name.split(" (")[0]


def _of_area(text: Text, where: str, post: Post | None) -> str:
    """«глава японского МИДа»: an abbreviation goes with the adjective of its area, as written."""
    if post is None or " " in where or not where:
        return where
    for token in _tokens(text, post)[1:]:
        adjective = text.mention_at(token.index - 1)
        named = text.mention_at(token.index)
        if named is not None and named.name == where and adjective is not None and adjective.adjective:
            return text.text[adjective.start : named.end]
    return where


def _without_areas(text: Text, position: str) -> str:
    """«министр по труду новой зеландии» ends before the area."""
    for mention in text.mentions:
        written = text.text[mention.start : mention.end].lower()
        if mention.area is not None and not mention.adjective and len(written) > 2 and f" {written}" in position:
            return position[: position.index(f" {written}")].removesuffix(" в").removesuffix(" по")
    return position


def _post(text: Text, claim: Office) -> Post | None:
    own = [post for post in text.posts if post.person == claim.person and post.role == claim.role]
    return min(own, key=lambda post: not claim.citation.start <= post.start < claim.citation.end, default=None)


def _tokens(text: Text, post: Post) -> Sequence[Token]:
    return text.tokens[post.first : post.last + 1]


def _position(text: Text, role: str, post: Post | None) -> str:
    """The role as the text abbreviates it: «премьер», «замминистра», «экс-мэр»; a «первый президент» is a president."""
    if role.startswith("первый ") and not role.split(" ")[1].startswith(DEPUTIES):
        role = role.removeprefix("первый ")
    if post is None:
        return role
    for token in _tokens(text, post):
        low = token.text.lower().replace("ё", "е")
        role = _folded(role, low, token.lemma.removeprefix("экс-"))
        if low.startswith("экс-") and not role.startswith("экс-"):
            role = f"экс-{role}"
    before = text.tokens[post.first - 1] if post.first else None
    official = before is not None and before.lemma == OFFICIAL and not role.startswith(OFFICIAL)
    return f"{OFFICIAL} {role}" if official else role


def _folded(role: str, low: str, lemma: str) -> str:
    """«помощник государственного секретаря» as «помощник госсекретаря», «заместитель главы» as «замглавы»."""
    if role.startswith("первый "):
        return f"первый {_folded(role.removeprefix('первый '), low, lemma)}"
    parts = role.split(" ")
    if low.startswith("зам") and not lemma.startswith("заместитель") and parts[0] == "заместитель" and len(parts) > 1:
        return " ".join([f"зам{parts[1]}", *parts[2:]])
    full = table("posts", "unfolded").get(lemma, "").split(" ")
    for at in range(len(parts) - len(full) + 1) if full != [""] else ():
        if all(part[:6] == word[:6] for part, word in zip(parts[at:], full, strict=False)):
            return " ".join([*parts[:at], lemma if at == 0 else low, *parts[at + len(full) :]])
    return role


def _government(text: Text, position: str, post: Post) -> tuple[str, str]:
    """«председатель правительства» of an area: a chairman, whose body is the government as the text names it."""
    for government in GOVERNMENTS:
        if position.endswith(government):
            body = government.split()[0][:8]
            token = next((t for t in _tokens(text, post) if t.text.lower().startswith(body)), None)
            if token is not None:
                mention = text.mention_at(token.index)
                end = mention.end if mention is not None and mention.kind is NameKind.ORGANISATION else token.end
                start = min(token.start, mention.start) if mention is not None else token.start
                return position.removesuffix(government), text.text[start:end]
    return position, ""


def _own_noun(text: Text, post: Post) -> str:
    """«глава государства»: the noun, which the evaluation takes for a name of the country."""
    nouns = words("posts", "own_area") | words("posts", "own_country")
    return next((t.text for t in _tokens(text, post) if t.lemma in nouns), "")
