"""Following: what the register knows of promises, conflicts, offices and sources together. The faces call these."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from svod.errors import MisuseError
from svod.follow import passages
from svod.follow.comparison import Comparison, compare
from svod.follow.conflicts import Conflict, conflicts
from svod.follow.control import LISTED, Line, control
from svod.follow.corroboration import Corroboration, corroboration
from svod.follow.errands import sends
from svod.follow.later import MOST
from svod.follow.matter import own_lemmas
from svod.follow.offices import Holding, Term, holding, terms, terms_of
from svod.follow.promises import Followed, State, by_itself, follow, is_promise
from svod.follow.results import DONE, EARLY, Turn
from svod.follow.series import Figures, of_both
from svod.messages import say
from svod.model.claim import AgreementStage, Indicator, Measure, Modality, ProjectStage, kind_of
from svod.model.entry import Entry, EntryKind, Filed
from svod.model.passage import Later
from svod.model.question import Question
from svod.register import Register
from svod.register.echoes import Echoed, Promised
from svod.resolve.areas import inside, lies_in
from svod.retelling import as_corrected, told_by

PROMISED = (EntryKind.COMMITMENT, EntryKind.EVENT, EntryKind.AGREEMENT, EntryKind.PROJECT)
STAGES = {EntryKind.EVENT: Modality, EntryKind.AGREEMENT: AgreementStage, EntryKind.PROJECT: ProjectStage}
EARLY_OF = {kind: [one.value for one in stages if one in EARLY] for kind, stages in STAGES.items()}
"""Stages of each kind that are of what is to be."""
DONE_OF = {kind: [one.value for one in stages if one in DONE] for kind, stages in STAGES.items()}
"""Stages of what has come to pass, or will not: it may have been a plan before."""

FOLLOWED = (*PROMISED, EntryKind.INDICATOR)
"""Kinds of entries that may tell what became of a promise."""
STANDING = {State.OPEN, State.OVERDUE}
"""States in which nothing is known of the result."""
AT_ONCE = 50
"""Promises whose results are looked for together."""
LOOKED_AT = 2000
"""Entries of a kind and stage that are looked at for offers and needs, and for promises by term: the newest."""


def promises(
    register: Register, areas: Sequence[str] = (), partners: Sequence[str] = (), as_of: date | None = None
) -> list[Followed]:
    """What became of the promises, plans and projects of two sides (of all, when none is named), as of a day.

    Pages published after that day are not looked at. Sorted: what is overdue first, then by term.
    """
    day = as_of or date.today()
    asked = Question(areas=tuple(areas), partners=tuple(partners), known=as_of)
    entries = told_by(register, (one for kind in PROMISED for one in register.ask(_of(asked, kind))), day)
    found = _followed(register, entries, areas, day)
    return sorted(found, key=lambda one: (one.state is not State.OVERDUE, one.due or date.max, one.entry.id))


def control_list(
    register: Register,
    areas: Sequence[str] = (),
    partners: Sequence[str] = (),
    as_of: date | None = None,
    *,
    owner: str | None = None,
    state: State | None = None,
) -> list[Line]:
    """What is promised, instructed or planned and not known to be done, as a control list: by term."""
    return control(promises(register, areas, partners, as_of), owner, state)


def newest_lines(
    register: Register,
    areas: Sequence[str],
    partners: Sequence[str],
    as_of: date | None,
    most: int,
    owner: str | None = None,
) -> tuple[list[Line], bool]:
    """The control list of the newest `most` of each kind and stage, as their own pages tell them, and whether older
    ones are left out. What else may tell of a result takes long to be looked for; `likely` does so for the lines that
    are shown."""
    found, older = _newest(register, areas, partners, as_of, most)
    return control(found, owner), older


def _newest(
    register: Register,
    areas: Sequence[str],
    partners: Sequence[str],
    as_of: date | None,
    most: int,
) -> tuple[list[Followed], bool]:
    """The newest promises and plans, `most` of each kind and stage, as their own pages tell them, also those that a
    later page tells the end of; and whether there are older ones."""
    asked = Question(areas=tuple(areas), partners=tuple(partners), known=as_of, limit=most + 1)
    questions = [_of(asked, EntryKind.COMMITMENT)]
    questions += [_of(replace(asked, stage=stage), kind) for kind, stages in EARLY_OF.items() for stage in stages]
    ended = ((kind, stage) for kind, stages in DONE_OF.items() for stage in stages)
    questions += [_of(replace(asked, stage=stage, once=tuple(EARLY_OF[kind])), kind) for kind, stage in ended]
    answers = register.ask_each(*questions)
    day = as_of or date.today()
    entries = told_by(register, (one for found in answers for one in found[:most]), day)
    told = _told(register, entries, day)
    found = [one for entry in entries if (one := by_itself(entry, told, day))]
    return found, any(len(answer) > most for answer in answers)


def promises_by_term(
    register: Register, areas: Sequence[str] = (), partners: Sequence[str] = (), as_of: date | None = None
) -> Iterator[Followed]:
    """What became of promises and plans, one after another: what is overdue longest first, then by term, at last what
    has none. Memory and time for each do not grow with the register: of the newest `LOOKED_AT` of each kind and stage,
    a few at once, results are looked for among later claims and sentences that share their rare words."""
    day = as_of or date.today()
    newest, _ = _newest(register, areas, partners, as_of, LOOKED_AT)
    known = sorted(newest, key=lambda one: (one.state is not State.OVERDUE, one.due or date.max, one.entry.id))
    for at in range(0, len(known), AT_ONCE):
        yield from likely(register, known[at : at + AT_ONCE], day)


def likely(register: Register, promised: Sequence[Followed], as_of: date) -> list[Followed]:
    """Promises with what may have become of them by a day where their own pages tell nothing, or only that they were
    put off or called off: of later claims those that share their rare words are weighed."""
    waiting = [one.entry for one in promised if not one.judged and (one.state in STANDING or _put_off(one))]
    own = _told(register, waiting, as_of)
    asked = _sought(own.values())
    echoed = register.overview.echoes(asked.values(), as_of)
    sent = {one.page for one in own.values() if sends(one)}
    beside = [held.claims for page in sorted(sent) if (held := register.overview.held(page))]
    told = register.filed([*echoed.claims, *(name for names in beside for name in names)]) | own
    known = register.overview.entries_of_claims(list(told))
    of_claim = {claim: _its_own(told[claim], entries) for claim, entries in known.items()}
    families = register.families({one.page for one in own.values()})
    found = _retold(follow(waiting, told, of_claim, as_of, families), told, asked, echoed, families)
    known_by = {one.entry.id: one for one in found}
    return [known_by.get(one.entry.id, one) for one in promised]


def _put_off(one: Followed) -> bool:
    """Whether all that is known is that it was put off or called off: it may have been done later for all that."""
    return one.state is State.CANDIDATE and all(each.turn in {Turn.MOVED, Turn.BROKEN} for each in one.results)


def became(register: Register, entry: Entry, as_of: date) -> Followed | None:
    """What became of one promise, as `likely` finds it; None when the entry is none."""
    if not is_promise(entry):
        return None
    known = by_itself(entry, _told(register, [entry], as_of), as_of)
    return likely(register, [known], as_of)[0] if known else None


def _told(register: Register, entries: Iterable[Entry], as_of: date) -> dict[str, Filed]:
    """The claims of entries that were told by a day."""
    filed = as_corrected(register, [claim for entry in entries for claim in entry.claims])
    return {name: one for name, one in filed.items() if not one.published or one.published <= as_of}


def _its_own(one: Filed, entries: Sequence[str]) -> str:
    """Of the entries that rest on a claim the one of its kind."""
    return next((name for name in entries if name.startswith(f"{kind_of(one.claim)}:")), one.id)


def followed(register: Register, entry: Entry, as_of: date | None = None) -> Followed | None:
    """What became of one promise, plan or project; None when the entry is none. The later pages of its areas are
    looked at, of those it names itself before those around."""
    areas = entry.areas or entry.wider
    return next(iter(_followed(register, [entry], areas, as_of or date.today())), None)


def _followed(register: Register, entries: Sequence[Entry], areas: Sequence[str], as_of: date) -> list[Followed]:
    known = [entry for entry in entries if is_promise(entry)]
    if not known:
        return []
    of_claim = register.claims_about(areas, FOLLOWED) | {claim: one.id for one in known for claim in one.claims}
    told = as_corrected(register, of_claim)
    told = {name: one for name, one in told.items() if one.published is None or one.published <= as_of}
    waiting = [one for one in known if any(claim in told for claim in one.claims)]
    families = register.families({told[claim].page for one in waiting for claim in one.claims if claim in told})
    found = follow(waiting, told, of_claim, as_of, families)
    return with_passages(register, found, told, as_of)


def with_passages(
    register: Register, found: Sequence[Followed], told: Mapping[str, Filed], as_of: date
) -> list[Followed]:
    """Promises with what later articles say of them where no claim does: «подготовили график поставки техники»."""
    waiting = [one.entry for one in found if one.state in LISTED and not one.judged]
    asked = _sought(told[first] for entry in waiting if (first := _first(entry, told)))
    families = register.families({one.page for one in asked.values()})
    return _retold(found, told, asked, register.overview.echoes(asked.values(), as_of), families)


def _sought(own: Iterable[Filed]) -> dict[str, Promised]:
    """What later claims and articles are asked by: the words of a promise, its areas and the places inside them."""
    return {
        one.id: Promised(own_lemmas(one), (*one.areas, *one.wider), inside(*one.areas), one.page, one.published)
        for one in own
        if one.published
    }


def _first(entry: Entry, known: Container[str]) -> str | None:
    """The first of an entry's claims that are known."""
    return next((claim for claim in entry.claims if claim in known), None)


def _retold(
    found: Iterable[Followed],
    told: Mapping[str, Filed],
    asked: Mapping[str, Promised],
    echoed: Echoed,
    families: Mapping[str, str],
) -> list[Followed]:
    """Promises with what the articles say that were found for them, but for copies of the page that tells them."""
    return [
        _with(one, told[first], told, echoed.articles[asked[first]], families)
        if (first := _first(one.entry, asked))
        else one
        for one in found
    ]


def _with(
    one: Followed,
    promise: Filed,
    told: Mapping[str, Filed],
    articles: Iterable[Later],
    families: Mapping[str, str],
) -> Followed:
    """The promise with what these articles say of it."""
    own = families.get(promise.page, promise.page)
    articles = [each for each in articles if families.get(each.page, each.page) != own]
    said = [told[each.claim] for each in one.results if each.claim in told and each.turn is not Turn.STEP]
    have = {each.claim for each in one.results}
    results = [result for result in passages.results(promise, articles) if result.claim not in have]
    new = [result for result in results if not passages.within(result.claim, said)]
    best = tuple(sorted((*one.results, *new), key=lambda result: -result.score.value)[:MOST])
    return replace(one, state=State.CANDIDATE if new else one.state, results=best)


def all_conflicts(register: Register, areas: Sequence[str] = (), partners: Sequence[str] = ()) -> list[Conflict]:
    """What pages say of two sides that cannot be true together."""
    asked = Question(areas=tuple(areas), partners=tuple(partners))
    entries = [one for kind in (EntryKind.PERSON, EntryKind.INDICATOR) for one in register.ask(_of(asked, kind))]
    return conflicts(entries, register.sources(claim for entry in entries for claim in entry.claims))


def offices(register: Register, person: Entry) -> list[Term]:
    """A person's terms, with who held the posts before and after."""
    near = register.ask(Question(kind=EntryKind.PERSON, areas=person.areas)) if person.areas else []
    return terms_of(person, near)


def holders(register: Register, areas: Sequence[str], on: date) -> list[Term]:
    """Who held the posts of an area and of what lies in it on a day, as far as pages known by now tell; by area and
    post, those surely in office first."""
    people = register.ask(Question(kind=EntryKind.PERSON, areas=tuple(areas)))
    held = [term for term in terms(people) if term.area and any(lies_in(term.area, one) for one in areas)]
    found = [term for term in held if holding(term, on) is not Holding.NO]
    return sorted(
        found, key=lambda t: (t.area, t.organisation or "", t.role, holding(t, on) is not Holding.KNOWN, t.name)
    )


def compared(register: Register, one: str, other: str) -> tuple[Entry, Entry, Comparison]:
    """Two figures side by side; MisuseError when one of the two is no figure of the register."""
    left, right = _figure(register, one), _figure(register, other)
    assert isinstance(left.gist, Indicator)
    assert isinstance(right.gist, Indicator)
    return left, right, compare(left.gist, right.gist)


def figures(
    register: Register, areas: Sequence[str], partners: Sequence[str] = (), measures: Collection[Measure] = ()
) -> tuple[Figures, dict[str, Entry]]:
    """The figures of a side, or of two, in series by periods: each point with its sources and what contradicts it; and
    the entries by their names."""
    found = register.ask(Question(kind=EntryKind.INDICATOR, areas=tuple(areas), partners=tuple(partners)))
    return of_both(found, areas, partners, measures), {entry.id: entry for entry in found}


def corroborated(register: Register, claims: Iterable[str]) -> Corroboration:
    """How many independent texts say a thing."""
    names = list(claims)
    sources = register.sources(names)
    return corroboration(names, sources, register.families({source.page for source in sources.values()}))


def _figure(register: Register, name: str) -> Entry:
    entry = register.entry(name)
    if entry is None or entry.kind is not EntryKind.INDICATOR:
        raise MisuseError(say("compare.no-figure", name=name))
    return entry


def _of(asked: Question, kind: EntryKind) -> Question:
    return replace(asked, kind=kind)
