"""Counting: what is kept up with every change is what counting anew would give."""

import sqlite3
from pathlib import Path

from svod.flow import freshen, leaf_of
from svod.judging import judge_claim, undo
from svod.model.entry import EntryKind
from svod.model.judgement import Verdict
from svod.model.question import Question
from svod.register import Batch, Register
from svod.resolve import JOINING
from tests.register.generated import pages

NAMED = (
    "WITH named AS (SELECT name, of, entry, max(kind = 'area') AS direct FROM entry_names "
    "WHERE kind IN ('area', 'wider') GROUP BY name, of, entry) "
)
AREAS = NAMED + "SELECT name, of, count(*), sum(direct) FROM named GROUP BY name, of ORDER BY name, of"
PAIRS = (
    NAMED + "SELECT a.name, b.name, a.of, count(*), sum(a.direct AND b.direct) FROM named a "
    "JOIN named b ON b.entry = a.entry AND a.name < b.name GROUP BY a.name, b.name, a.of ORDER BY 1, 2, 3"
)


def holds(path: Path) -> None:
    with sqlite3.connect(path) as file:
        kept = file.execute("SELECT name, of, entries, direct FROM area_counts ORDER BY name, of").fetchall()
        assert kept
        assert kept == file.execute(AREAS).fetchall()
        pairs = file.execute("SELECT one, other, of, entries, direct FROM pair_counts ORDER BY 1, 2, 3").fetchall()
        assert pairs == file.execute(PAIRS).fetchall()
        joined = "SELECT count(*) FROM entry_names n JOIN entries e ON e.id = n.entry"
        assert file.execute(f"{joined} WHERE n.rank <> e.rank OR n.of <> e.kind").fetchone() == (0,)


def test_counts_follow_every_change(tmp_path: Path) -> None:
    path = tmp_path / "r.svod"
    with Register(path, create=True) as register:
        for page, digest in pages(30):
            register.file(Batch(leaves=[leaf_of(page, digest)]))
        freshen(register)
        holds(path)
        claim = register.unjudged("project")[0]
        judge_claim(register, claim, Verdict.WRONG, "test")
        holds(path)
        undo(register, "test")
        register.remove(register.pages(limit=1)[0].digest, JOINING)
        freshen(register)
        holds(path)


def test_counts_are_those_of_asking(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        register.file(Batch(leaves=[leaf_of(page, digest) for page, digest in pages(40)]))
        freshen(register)
        assert register.overview.pairs()
        for pairing in register.overview.pairs()[:10]:
            for kind in EntryKind:
                question = Question(kind=kind, areas=(pairing.one,), partners=(pairing.other,))
                assert register.count(question) == len(register.ask(question))
                alone = Question(kind=kind, areas=(pairing.one,))
                assert register.count(alone) == len(register.ask(alone))


def test_what_was_known_on_a_day_is_what_a_register_of_the_pages_till_then_counts(tmp_path: Path) -> None:
    read = [leaf_of(page, digest) for page, digest in pages(40)]
    days = sorted(day.start for leaf in read if (day := leaf.article.published) and day.start)
    middle = days[len(days) // 2]
    early = [leaf for leaf in read if not (day := leaf.article.published) or not day.start or day.start <= middle]
    assert len(early) < len(read)
    with Register(tmp_path / "all.svod", create=True) as every, Register(tmp_path / "early.svod", create=True) as till:
        every.file(Batch(leaves=read))
        till.file(Batch(leaves=early))
        freshen(every)
        freshen(till)
        then = till.overview.geography()
        assert then.contacts
        assert then.pairs
        assert every.overview.geography(days[-1]) == every.overview.geography()
        assert every.overview.geography(middle).areas.keys() == then.areas.keys()
        for name in then.areas:
            with_it = every.overview.pairs((name,), known=middle)
            assert with_it == [one for one in every.overview.geography(middle).pairs if name in (one.one, one.other)]
