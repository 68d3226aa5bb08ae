"""Office claims: who holds which post, once a person, post and page."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from svod.extract.pattern import cite
from svod.lexicon import words
from svod.model.claim import Office, Phase
from svod.model.page import ParagraphKind
from svod.model.text import Post, Text

AMBASSADOR = "посол"
NEAR = 4  # tokens between a post and the name beside it


def claims(text: Text) -> Iterator[Office]:
    """The text's office claims."""
    nominal = {mention.first for mention in text.mentions if mention.nominal and mention.area is None}
    named = [post for post in text.posts if post.person is not None and post.first not in nominal]
    kept: list[Post] = []
    for post in sorted(named, key=lambda post: (_in_title(text, post), post.start)):
        at = next((i for i, other in enumerate(kept) if same_post(post, other)), None)
        if at is None:
            kept.append(post)
            continue
        lost = next((one for one in (post, kept[at]) if one.phase is Phase.DISMISSED), None)
        if _says_more(text, post, kept[at]):
            kept[at] = post
        if lost is not None:
            kept[at] = replace(kept[at], phase=lost.phase, when=lost.when)
    for post in sorted(kept, key=lambda post: post.start):
        yield _claim(text, post)


def beside_name(text: Text, post: Post) -> bool:
    """«губернатор Томской области Иван Петров», «Анна Белова, директор музея»: the name touches the post."""
    near = range(max(0, post.first - NEAR), min(len(text.tokens), post.last + NEAR + 1))
    return any((mention := text.mention_at(i)) is not None and mention.name == post.person for i in near)


def told_apart(text: Text, post: Post) -> bool:
    """«Сопредседателем комиссии назначен Иван Петров», «Анна Белова возглавляет музей»: a verb or the sense tells."""
    return post.person is not None


RULES: tuple[tuple[Callable[[Text, Post], bool], float], ...] = ((beside_name, 0.9), (told_apart, 0.7))
"""What tells that the person holds the post, the surest first, and how sure it is."""


def same_post(post: Post, other: Post) -> bool:
    """The same post of the same person in other words: «глава региона» for a governor, «посол» for the ambassador."""
    one, two = _role(post), _role(other)
    if post.person != other.person or (_is_past(post) != _is_past(other) and not _lost(post, other)):
        return False
    if post.organisation and other.organisation:
        same_area = post.area is not None and post.area == other.area
        return one == two and (_begins(post) == _begins(other) or same_area)
    if post.area and other.area and post.area != other.area:
        return False
    heads = words("posts", "heads_of_area")
    return one in two or two in one or (one in heads and two in heads)


def _is_past(post: Post) -> bool:
    return post.phase in (Phase.FORMER, Phase.DISMISSED)


def _lost(post: Post, other: Post) -> bool:
    """«министр А … освобождён от должности»: the post that the page calls the person by is the one lost."""
    lost = Phase.DISMISSED in (post.phase, other.phase) and Phase.HOLDS in (post.phase, other.phase)
    return lost and _role(post) == _role(other)


def _begins(post: Post) -> str:
    return (post.organisation or "").lower()[:8]


def _role(post: Post) -> str:
    role = post.role.lower().removeprefix("первый ")
    return AMBASSADOR if role.endswith(AMBASSADOR) else role


def _says_more(text: Text, post: Post, kept: Post) -> bool:
    """A later mention takes the place of the first when that one left the area out or stands in the title."""
    fuller = _filled(post) > _filled(kept) or len(post.role) > len(kept.role) + 4
    return fuller and _filled(post) >= _filled(kept) and beside_name(text, post)


def _filled(post: Post) -> int:
    return (post.area is not None) + (post.organisation is not None)


def _in_title(text: Text, post: Post) -> bool:
    return text.sentence_of(post.first).kind is ParagraphKind.TITLE


def _claim(text: Text, post: Post) -> Office:
    rule, confidence = next((rule, sure) for rule, sure in RULES if rule(text, post))
    assert post.person is not None  # only posts with a name come here
    return Office(
        citation=cite(text, text.sentence_of(post.first)),
        rule=rule.__name__,
        speaker=text.speaker_at(post.start),
        confidence=confidence,
        person=post.person,
        role=post.role,
        organisation=post.organisation,
        area=post.area,
        phase=post.phase,
        when=post.when,
    )
