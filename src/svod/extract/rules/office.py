"""Office claims: who holds which post, once a person, post and page."""

from collections.abc import Iterator

from svod.extract.pattern import cite
from svod.lexicon import words
from svod.model.claim import NameKind, Office
from svod.model.page import ParagraphKind
from svod.model.text import Post, Text


def claims(text: Text) -> Iterator[Office]:
    """The text's office claims."""
    kept: list[Post] = []
    for post in sorted(_named(text), key=lambda post: (_in_title(text, post), post.start)):
        if any(_same(post, other) for other in kept):
            continue
        kept.append(post)
    for post in sorted(kept, key=lambda post: post.start):
        yield _claim(text, post, kept)


def named_beside(text: Text, post: Post) -> bool:
    """«губернатор Томской области Иван Петров»: the name stands beside the post, or a verb gives it the post."""
    mention = next((m for m in text.mentions if m.first == post.first and m.nominal), None)
    return post.person is not None and mention is None


def _named(text: Text) -> list[Post]:
    """Posts with a name, the fuller wording of the same post put in the place of the shorter one."""
    found = [post for post in text.posts if named_beside(text, post)]
    return [_fullest(post, found) for post in found]


def _fullest(post: Post, found: list[Post]) -> Post:
    return post


def _same(post: Post, other: Post) -> bool:
    """The same post of the same person in other words: «глава региона» for a governor, «посол» for the ambassador."""
    if post.person != other.person or (post.phase == "former") != (other.phase == "former"):
        return False
    if post.organisation and other.organisation:
        same_body = (
            post.organisation.lower()[:8] == other.organisation.lower()[:8] or post.area == other.area is not None
        )
        return _role(post) == _role(other) and same_body
    if post.area and other.area and post.area != other.area:
        return False
    one, two = _role(post), _role(other)
    heads = words("posts", "heads_of_area")
    return one == two or one in two or two in one or (one in heads and two in heads)


def _role(post: Post) -> str:
    role = post.role.lower().replace("первый ", "")
    return "посол" if role.endswith("посол") else role


def _in_title(text: Text, post: Post) -> bool:
    return text.sentence_of(post.first).kind is ParagraphKind.TITLE


def _claim(text: Text, post: Post, kept: list[Post]) -> Office:
    sentence = text.sentence_of(post.first)
    assert post.person is not None
    told = any(m.kind is NameKind.PERSON and m.name == post.person for m in text.mentions_in(sentence))
    return Office(
        citation=cite(text, sentence),
        rule="told_apart" if not _beside(text, post) else "beside_name",
        speaker=text.speaker_at(post.start),
        confidence=0.9 if told else 0.6,
        person=post.person,
        role=post.role,
        organisation=post.organisation,
        area=post.area,
        phase=post.phase,
        when=post.when,
    )


def _beside(text: Text, post: Post) -> bool:
    """Whether the name touches the post, up to a mark and a word."""
    near = range(max(0, post.first - 4), min(len(text.tokens), post.last + 5))
    return any((m := text.mention_at(i)) is not None and m.name == post.person for i in near)
