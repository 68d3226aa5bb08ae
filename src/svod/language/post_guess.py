"""The head of the page's own area, told apart by sense: the only person of the opening who holds nothing else."""

from dataclasses import replace

from svod.language.bearings import bearings
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.page import ParagraphKind
from svod.model.text import Text

HEADS = words("posts", "heads_of_area") - {"президент", "мэр"}
MENTIONS = 2  # a person named once may be anybody


def guessed(text: Text) -> Text:
    """«Иван Петров и мэр Братска А. Сухов открыли форум. … Губернатор области отметил …»: the governor is Петров.

    Only where nobody on the page is said to hold the post, and one person alone may.
    """
    home = bearings(text).home
    if home is None or any(p.person and p.role in HEADS and p.area == home.name for p in text.posts):
        return text
    open_posts = [p for p in text.posts if p.person is None and p.role in HEADS and p.area == home.name]
    person = _only_one(text) if open_posts else None
    if person is None:
        return text
    first = open_posts[0]
    shown = [replace(p, person=person) if p is first else p for p in text.posts]
    return replace(text, posts=tuple(shown))


def _only_one(text: Text) -> str | None:
    """The person of the title or the first paragraph who has no post; None for none or several."""
    held = {post.person for post in text.posts}
    opening = next((s.paragraph for s in text.sentences if s.kind is not ParagraphKind.TITLE), 0)
    counts: dict[str, int] = {}
    early: set[str] = set()
    for mention in text.mentions:
        if mention.kind is not NameKind.PERSON or mention.lent or mention.nominal or mention.name in held:
            continue
        counts[mention.name] = counts.get(mention.name, 0) + 1
        if text.sentence_of(mention.first).paragraph <= opening:
            early.add(mention.name)
    free = [name for name in early if counts[name] >= MENTIONS]
    return free[0] if len(free) == 1 and len(early) == 1 else None
