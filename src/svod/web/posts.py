"""Posts: a person's tenures as the record shows them, with who held each post before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

from svod.follow.offices import Term, terms_of
from svod.messages import say
from svod.model.claim import Phase
from svod.model.entry import Entry, EntryKind, Source, Tenure
from svod.model.question import Question
from svod.resolve.names import key
from svod.web import links
from svod.web.days import View

NEAR = 40
"""People of a person's areas among whom those before and after are looked for, those with most claims."""


@dataclass(frozen=True, slots=True)
class Post:
    """A tenure with its newest sentences; `beside` are who was before and after, as said, by name, with their page."""

    tenure: Tenure
    sources: tuple[Source, ...]
    beside: tuple[tuple[str, str, str], ...]


def posts(view: View, person: Entry, sources: Mapping[str, Source]) -> list[Post]:
    """The tenures of a person; of several tellings of one post the first names who was before and after."""
    if not person.tenures:
        return []
    near = view.ask(Question(kind=EntryKind.PERSON, areas=person.areas, limit=NEAR)) if person.areas else []
    held = {(term.post, term.acting): term for term in terms_of(person, near)}
    found = []
    for tenure in person.tenures:
        post = key(tenure.role), key(tenure.organisation or ""), key(tenure.area or "")
        term = held.pop((post, tenure.phase is Phase.ACTING), None)
        cited = tuple(sources[claim] for claim in tenure.claims[-2:] if claim in sources)
        found.append(Post(tenure, cited, _beside(term) if term else ()))
    return found


def _beside(term: Term) -> tuple[tuple[str, str, str], ...]:
    named = (("web.post.before", term.before), ("web.post.after", term.after))
    return tuple((say(code), name, links.query("/name", name=name, kind="person")) for code, name in named if name)
