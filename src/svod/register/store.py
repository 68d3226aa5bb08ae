"""Register: the file with all pages, claims and entries, as the rest of Svod sees it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, select

from svod.errors import RegisterError
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Filed, Source
from svod.model.joining import Joining
from svod.model.judgement import Judgement
from svod.model.page import Page
from svod.model.question import Question
from svod.model.search import Found, Search
from svod.register import (
    backup,
    canonical,
    claims,
    copies,
    entries,
    judgements,
    knowing,
    neighbours,
    pages,
    passages,
    placing,
    problems,
    questions,
    reviews,
    search,
    transfer,
    waiting,
)
from svod.register.accounts import Accounts
from svod.register.batch import Batch
from svod.register.counting import Tally
from svod.register.neighbours import Neighbours
from svod.register.overview import Overview
from svod.register.pages import Record
from svod.register.problems import Trouble
from svod.register.tables import revision
from svod.register.weighed import Weighed


class Register(Weighed):
    """An open register. All writing goes in transactions: what a method has done is done, whatever happens next."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """RegisterError when there is none (unless `create`), or the file cannot be used."""
        super().__init__(path, create=create)
        self._names: dict[tuple[str, ...], tuple[int, list[str]]] = {}
        self.accounts = Accounts(self._reading, self._noting)
        self.overview = Overview(self._reading)

    def has(self, digest: str) -> bool:
        """Whether the page is in the register."""
        with self._reading() as connection:
            return pages.has_page(connection, digest)

    def file(self, batch: Batch) -> None:
        """Put a batch down, wholly or not at all. A page that is there already is left as it is."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            for leaf in batch.leaves:
                if not pages.has_page(connection, leaf.page.digest):
                    pages.insert_page(connection, leaf.page, leaf.article, leaf.mentions, now)
                    claims.insert_claims(connection, leaf.filed)
                    search.insert_words(connection, leaf.page.digest, leaf.words)
                    waiting.mark(connection, waiting.PLACE, (one.id for one in leaf.filed))
                    waiting.mark(connection, waiting.COMPARE, [leaf.page.digest])
            for digest, address in [*((one.page.digest, one.page.address) for one in batch.leaves), *batch.known]:
                pages.add_address(connection, digest, address)
                problems.forget_aside(connection, address)
            for address, told in batch.aside:
                problems.put_aside(connection, address, told, now)

    def ask(self, question: Question, newest: int | None = None) -> list[Entry]:
        """The entries that a question asks for; people and organisations with their `newest` claims, or with all."""
        return self.ask_each(question, newest=newest)[0]

    def ask_each(self, *asked: Question, newest: int | None = None) -> list[list[Entry]]:
        """The entries that each of several questions asks for."""
        with self._reading() as connection:
            return questions.ask(connection, *asked, newest=newest)

    def every(self, kind: EntryKind) -> Iterator[list[Entry]]:
        """All entries of a kind, a chunk in memory at a time."""
        with self._reading() as connection:
            yield from questions.every(connection, kind)

    def count(self, question: Question) -> int:
        """How many entries a question asks for, whatever its limit."""
        with self._reading() as connection:
            return questions.count(connection, question)

    def entry(self, identity: str, newest: int | None = None) -> Entry | None:
        """One entry by its name; a person or an organisation with its `newest` claims, or with all."""
        with self._reading() as connection:
            return entries.entry_of_id(connection, identity, newest)

    def called(self, question: Question) -> list[tuple[str, str]]:
        """How the entries are called that a question asks for: their names in the register and for people."""
        with self._reading() as connection:
            return questions.called(connection, question)

    def entries(self, ids: Sequence[str], newest: int | None = None) -> list[Entry]:
        """Entries by their names; those that are not there are left out. `newest` as `ask` takes it."""
        with self._reading() as connection:
            return questions.entries_of_ids(connection, ids, newest)

    def entries_of(self, claim: str) -> list[str]:
        """Names of the entries that rest on a claim."""
        with self._reading() as connection:
            return entries.entries_of_claim(connection, claim)

    def names(self, *kinds: str) -> list[str]:
        """Names known to the register, of kinds area, wider, person, organisation, name; the most usual first."""
        with self._reading() as connection:
            return self._unchanged(connection, kinds, lambda: questions.known_names(connection, *kinds))

    def values(self, column: str, kind: EntryKind, known: date | None = None) -> list[str]:
        """All `form`s or `stage`s of a kind; of what was known on a day, when one is given."""
        with self._reading() as connection:
            return questions.known_values(connection, column, kind, known)

    def sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """The citations of claims, and of passages by the names of their places."""
        with self._reading() as connection:
            names = list(dict.fromkeys(ids))
            return claims.sources(connection, names) | passages.cited(connection, names)

    def published(self, ids: Iterable[str]) -> dict[str, date | None]:
        """When the articles of claims came out; None where nobody knows."""
        with self._reading() as connection:
            return claims.published(connection, list(dict.fromkeys(ids)))

    def later(self, entries: Iterable[str], day: date) -> dict[str, date | None]:
        """The claims of entries that articles after a day tell, with their days."""
        with self._reading() as connection:
            return knowing.later(connection, list(entries), day)

    def claims_like(self, start: str) -> list[str]:
        """Names of claims that begin so."""
        with self._reading() as connection:
            return claims.ids_like(connection, start)

    def claims_by_kind(self) -> dict[str, int]:
        """How many claims of each kind there are."""
        with self._reading() as connection:
            return claims.claims_by_kind(connection)

    def text(self, digest: str) -> str | None:
        """A page's article, that claims cite."""
        with self._reading() as connection:
            return pages.text_of(connection, digest)

    def search(self, sought: Search) -> Found:
        """Articles or claims that hold the words sought."""
        with self._reading() as connection:
            return search.find(connection, sought)

    def publishers(self, known: date | None = None) -> list[str]:
        """Who publishes the pages (those that were there on a day), the most usual first."""
        with self._reading() as connection:
            if known:
                return search.publishers(connection, known)
            return self._unchanged(connection, ("publisher",), lambda: search.publishers(connection))

    def raw(self, digest: str) -> bytes | None:
        """A page's bytes, as they came."""
        with self._reading() as connection:
            return pages.raw_of(connection, digest)

    def pages(self, digests: Sequence[str] | None = None, limit: int | None = None) -> list[Record]:
        """Pages, the newest article first."""
        with self._reading() as connection:
            return pages.list_pages(connection, digests, limit)

    def problems(self, limit: int | None = None) -> list[Trouble]:
        """Inputs set aside, and doubts about pages."""
        with self._reading() as connection:
            return problems.list_problems(connection, limit)

    def judge(self, judgement: Judgement) -> int:
        """Put a judgement down; its number."""
        with self._writing() as connection:
            return judgements.append(connection, judgement)

    def judgements(self) -> list[Judgement]:
        """The judgements that stand."""
        with self._reading() as connection:
            return judgements.standing(connection)

    def judged(self, ids: Iterable[str]) -> dict[str, Judgement]:
        """What was last said of each of these claims alone: right, wrong, corrected or unsure."""
        with self._reading() as connection:
            return judgements.of_claims(connection, list(dict.fromkeys(ids)))

    def log(self) -> list[Judgement]:
        """All judgements that were ever made, oldest first."""
        with self._reading() as connection:
            return judgements.everything(connection)

    def filed(self, ids: Iterable[str]) -> dict[str, Filed]:
        """Claims as they are filed, by their names."""
        with self._reading() as connection:
            return claims.claims_of(connection, list(dict.fromkeys(ids)))

    def organisations_beside(self, ids: Iterable[str]) -> list[str]:
        """Names of organisations in the paragraphs of claims."""
        with self._reading() as connection:
            return claims.organisations_beside(connection, list(ids))

    def neighbours(self, names: Iterable[str]) -> list[Neighbours]:
        """Organisations that articles name soon before or after one of these names."""
        with self._reading() as connection:
            return neighbours.neighbours(connection, names)

    def families(self, digests: Iterable[str]) -> dict[str, str]:
        """Each page with its family of copies."""
        with self._reading() as connection:
            return copies.families(connection, digests)

    def find_pages(self, asked: str) -> list[str]:
        """Digests of the pages of an address, or whose digest begins so."""
        with self._reading() as connection:
            return pages.find(connection, asked)

    def remove(self, digest: str, joining: Joining) -> None:
        """Take a page out with all that was read from it; entries are made anew without it by the next freshening."""
        with self._writing() as connection:
            tally = Tally()
            placing.mark_page(connection, digest, joining, tally)
            search.forget_page(connection, digest)
            pages.delete_page(connection, digest)
            tally.put_down(connection)

    def claims_about(self, areas: Sequence[str], kinds: Iterable[EntryKind]) -> dict[str, str]:
        """The claims on which entries of some kinds rest that concern these areas, each with its entry."""
        with self._reading() as connection:
            return reviews.claims_about(connection, areas, [kind.value for kind in kinds])

    def page(self, digest: str) -> Page | None:
        """A page as it came."""
        with self._reading() as connection:
            return pages.page_of(connection, digest)

    def lines(self, *, raw: bool = True) -> Iterator[transfer.Line]:
        """The whole register as lines of plain data, without what is derived; memory stays the same."""
        with self._reading() as connection:
            yield from transfer.lines(connection, raw=raw)

    def canonical(self) -> Iterator[transfer.Line]:
        """What the register says, as sorted lines that do not tell how it was loaded."""
        with self._reading() as connection:
            yield from canonical.lines(connection)

    def backup(self, target: Path) -> int:
        """Copy the register to a file that is not there yet, consistent while others write and without its accounts;
        the size in bytes. FileExistsError, OSError or sqlite3.Error."""
        return backup.backup(self.path, target)

    def restore(self, lines: Iterable[transfer.Line]) -> int:
        """Put lines down, wholly or not at all; `flow.freshen` then makes what is derived. How many pages there are.

        RegisterError when the register holds something; ValueError, KeyError or CitationError for a foreign line.
        """
        with self._writing() as connection:
            if not transfer.is_empty(connection):
                raise RegisterError(say("register.taken", path=self.path))
            return transfer.restore(connection, lines)

    def _unchanged(self, connection: Connection, kinds: tuple[str, ...], look: Callable[[], list[str]]) -> list[str]:
        """Names that were looked up before, while the register is as it was."""
        now = int(connection.execute(select(revision.c.number)).scalar_one())
        if self._names.get(kinds, (0, []))[0] != now:
            self._names[kinds] = now, look()
        return self._names[kinds][1]
