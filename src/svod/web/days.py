"""Days: as of which day the site is looked at, today or one that the visitor chose; and what was known on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.asking import day
from svod.errors import MisuseError
from svod.messages import say
from svod.model.entry import Entry
from svod.model.question import Question
from svod.model.when import When
from svod.register import Register
from svod.retelling import told_by
from svod.web import links

DAY = "svod_day"
"""The cookie that holds the day; it goes with the browser's session, for nobody should look at the past unawares."""

NEWEST = 4
"""Claims of people and organisations that lists show or lead to."""


@dataclass(frozen=True, slots=True)
class View:
    """The register as of a day: what was published later is not looked at. `chosen` is None for today."""

    register: Register
    chosen: date | None

    @property
    def day(self) -> date:
        """The day as of which is told what has passed and what is ahead."""
        return self.chosen or date.today()

    @property
    def newest(self) -> int | None:
        """How many claims of people and organisations are looked at: today the newest few stand for all."""
        return None if self.chosen else NEWEST

    def ask(self, question: Question) -> list[Entry]:
        """The entries that were known on the day."""
        return self.ask_each(question)[0]

    def ask_each(self, *asked: Question) -> list[list[Entry]]:
        """The answers to several questions."""
        return [self.known(found) for found in self.register.ask_each(*map(self.dated, asked), newest=self.newest)]

    def count(self, question: Question) -> int:
        """How many entries were known on the day."""
        return self.register.count(self.dated(question))

    def known(self, entries: Iterable[Entry]) -> list[Entry]:
        """Entries with the claims, stages and posts that were told by the day."""
        return told_by(self.register, entries, self.day)

    def there(self, published: When | None) -> bool:
        """Whether an article was there on the day; one without a date counts as known."""
        told = (published.start or published.end) if published else None
        return not self.chosen or not told or told <= self.chosen

    def dated(self, question: Question) -> Question:
        """The question as of the day."""
        return replace(question, known=self.chosen) if self.chosen else question


def view_of(request: Request) -> View:
    """What the visitor looks at."""
    return View(request.app.state.register, chosen_day(request))


def chosen_day(request: Request) -> date | None:
    """The day that the visitor chose; None when it is today, or lies ahead, or is no day."""
    try:
        found = date.fromisoformat(request.cookies.get(DAY, ""))
    except ValueError:
        return None
    return found if found < date.today() else None


def choose(request: Request) -> Response:
    """Chooses a day, or comes back to today when none is given, and goes back."""
    asked = request.query_params.get("on", "").strip()[:10]
    answer = RedirectResponse(links.local(request.query_params.get("back", "/")), 303)
    if not asked or asked_day(asked) >= date.today():
        answer.delete_cookie(DAY, path="/")
    else:
        answer.set_cookie(DAY, asked_day(asked).isoformat(), httponly=True, samesite="strict", path="/")
    return answer


def asked_day(asked: str) -> date:
    """The last day of what was asked; MisuseError when it is not understood."""
    found = day(asked, last=True)
    if found.year < 1900:
        raise MisuseError(say("ask.date", date=asked))
    return found
