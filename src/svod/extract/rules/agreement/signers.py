"""Signers: for whom a person signs: a chair for the parliament, a director for the firm, a governor for the area."""

from svod.extract.scene import Scene
from svod.lexicon import words

EXECUTIVE = words("agreement", "executive")


def signs_for(scene: Scene, person: str) -> str | None:
    """The parliament, university or firm that the person heads; for executives the area itself.

    «председатель Думы Иван Петров» signs for the Duma, «министр Иван Петров» for his area, «глава администрации
    города Твери» for the town.
    """
    for post in scene.text.posts:
        if post.person != person or not post.organisation:
            continue
        lower = post.organisation.lower()
        if not any(word in lower for word in EXECUTIVE):
            return post.organisation
    areas = {post.area for post in scene.text.posts if post.person == person and post.area}
    return areas.pop() if len(areas) == 1 else scene.side_of(person)
