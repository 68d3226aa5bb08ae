"""Cards: what the register knows of an organisation, a joint body or an area, and what belongs to a visit. The faces
(command line, web, briefings) call these."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svod.asking import close_names
from svod.errors import MisuseError
from svod.follow.bodies import JointBody, joint_bodies
from svod.follow.passages import within
from svod.follow.unnamed import firms_beside, named_candidates
from svod.follow.visits import parts_of
from svod.judging import calls
from svod.messages import say
from svod.model.claim import Event, EventForm, Project
from svod.model.entry import Entry, EntryKind, Filed, Relation
from svod.model.judgement import Verdict
from svod.model.question import Question
from svod.model.score import Candidate
from svod.register import Register
from svod.renaming import Renaming, renamings, spelt
from svod.resolve.areas import AreaCard, area_cards
from svod.resolve.bodynames import body_name, is_joint
from svod.resolve.bodyscoring import DOUBT, area_code, body_score
from svod.resolve.names import key
from svod.retelling import told_by

TELLING = (EntryKind.EVENT, EntryKind.PERSON)
"""Kinds of entries that tell of a body's sessions and chairs."""

MOST = 300
"""Projects of a side that an unnamed one is compared with, the newest."""

PAGES_OF = 12
"""Claims of an event whose pages are looked at for what else they tell, the newest."""


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """An organisation with the entries it is tied to: its `parts`, its `wholes`, what it was called before (`formerly`)
    and after (`successors`), and those that pages give as its brand or short name, or it as theirs (`called`), where
    these are entries of their own. `renaming` are claims whose words tell of a change of name."""

    entry: Entry
    parts: tuple[Entry, ...] = ()
    wholes: tuple[Entry, ...] = ()
    formerly: tuple[Entry, ...] = ()
    successors: tuple[Entry, ...] = ()
    called: tuple[Entry, ...] = ()
    renaming: tuple[str, ...] = ()


def organisations(register: Register, asked: str) -> list[Entry]:
    """The organisations that a name in any case, form or length may mean, those with most claims first; MisuseError
    with close names when there is none."""
    known = register.names("organisation", "name")
    spelt = [name for name in known if key(name) == key(asked)]
    if not spelt:
        wanted = body_name(asked).canonical
        spelt = [name for name in known if body_name(name).canonical == wanted]
    if not spelt:
        spelt = [name for name in known if _begins(asked, name) or body_score(asked, name).value >= DOUBT]
    found = [one for one in _called(register, spelt) if one.kind is EntryKind.ORGANISATION]
    if not found:
        close = close_names(asked, known)
        hint = " " + say("ask.close", names=", ".join(close)) if close else ""
        raise MisuseError(say("ask.organisation", name=asked) + hint)
    return found


def organisation_card(register: Register, entry: Entry) -> OrganisationCard:
    """What an organisation hangs together with."""
    bare = (name.partition(" ")[2] for name in entry.names if name[:1].islower())
    whole = tuple(sorted({*entry.names, *entry.also, *bare} - {""}))
    parts = register.ask(Question(kind=EntryKind.ORGANISATION, wholes=whole))
    called = register.ask(Question(kind=EntryKind.ORGANISATION, named=tuple(sorted({*entry.names, *entry.also}))))
    told, own = list(renamings(register, whole)), set(map(key, whole))
    before = (*entry.formerly, *spelt(one.before for one in told if key(one.after) in own))
    formerly = [one for one in _called(register, before) if _may_follow(one, entry, before)]
    after = register.ask(Question(kind=EntryKind.ORGANISATION, formerly=tuple(sorted({*whole, *_ends(entry)}))))
    successors = [one for one in after if _may_follow(entry, one, one.formerly)]
    new = _called(register, spelt(one.after for one in told if key(one.before) in own))
    successors += [one for one in new if one not in successors and _may_follow(entry, one, whole)]
    return OrganisationCard(
        entry,
        tuple(one for one in parts if one.id != entry.id),
        tuple(one for one in _called(register, entry.wholes) if one.id != entry.id),
        tuple(formerly),
        tuple(successors),
        tuple(one for one in called if one.id != entry.id and _tied(entry, one)),
        _renaming(register, (entry, *successors) if formerly else successors, told),
    )


def _ends(entry: Entry) -> set[str]:
    """«завод Маяк», «Маяк» of «Томский завод Маяк»: a page may tell of a former name without its first words."""
    return {" ".join(words[at:]) for name in entry.names for words in [name.split()] for at in range(1, len(words))}


def _may_follow(one: Entry, other: Entry, formerly: Sequence[str]) -> bool:
    """Whether one may be the other's record under its former name: two, not of areas apart, and of areas that touch
    where the names are not the same, for «Маяк» is many."""
    touching = area_code(one.areas, other.areas)
    exact = {*map(key, (*one.names, *one.also))} & {*map(key, formerly)}
    return one.id != other.id and touching != "body-area-apart" and bool(exact or touching)


def _renaming(register: Register, renamed: Iterable[Entry], told: Iterable[Renaming]) -> tuple[str, ...]:
    """The claims whose words tell what these were called before, and the passages of which no claim was made."""
    filed = register.filed(claim for one in renamed for claim in one.claims[-MOST:])
    ties = {name: one for name, one in filed.items() if any(tie.relation is Relation.FORMER for tie in one.ties)}
    passages = dict.fromkeys(one.passage for one in told if not within(one.passage, ties.values()))
    return (*ties, *(passages if filed else ()))


def _tied(one: Entry, other: Entry) -> bool:
    """Whether pages give a name of one as a brand or the short name of the other."""
    return bool({*one.also} & {*other.names} or {*other.also} & {*one.names})


def bodies(
    register: Register,
    areas: Sequence[str] = (),
    partners: Sequence[str] = (),
    as_of: date | None = None,
    most: int | None = None,
) -> list[JointBody]:
    """The councils, commissions and groups of two sides, of one, or all, as of a day; `most` organisations are looked
    at, and of what tells of them, those with most claims and the newest."""
    asked = Question(kind=EntryKind.ORGANISATION, areas=tuple(areas), partners=tuple(partners), limit=most)
    named = [identity for identity, name in register.called(asked) if is_joint(name)]
    return _bodies(register, register.entries(named, None if as_of else most), as_of, most)


def body_of(register: Register, council: Entry, as_of: date | None = None) -> JointBody | None:
    """The sides, chairs and sessions of an organisation that is a joint body; None when it is none."""
    return next(iter(_bodies(register, [council], as_of)), None)


def body(register: Register, asked: str) -> list[JointBody]:
    """The bodies that a name may mean; MisuseError when none of them sits in sessions or has two sides."""
    found = _bodies(register, organisations(register, asked))
    if not found:
        raise MisuseError(say("body.none", name=asked))
    return found


def visit_parts(register: Register, visits: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The meetings, sessions and sites of each visit that has some, by the visit's name; in order of their days."""
    found: dict[str, list[Entry]] = {}
    for visit in visits:
        if visit.form == EventForm.VISIT:
            events, told = _told_beside(register, visit)
            if parts := parts_of(visit, events, told):
                found[visit.id] = parts
    return found


def visits_of(register: Register, event: Entry) -> list[Entry]:
    """The visits that an event is a part of."""
    events, told = _told_beside(register, event)
    visits = [one for one in events if one.form == EventForm.VISIT and one.id != event.id]
    return [one for one in visits if parts_of(one, [event], told)]


def _told_beside(register: Register, event: Entry) -> tuple[list[Entry], dict[str, Filed]]:
    """The events that the newest pages of an event tell, and what these pages say of them."""
    pages = dict.fromkeys(source.page for source in register.sources(event.claims[-PAGES_OF:]).values())
    held = [one.claims for page in pages if (one := register.overview.held(page))]
    told = register.filed(claim for claims in held for claim in claims)
    claims = [name for name, one in told.items() if isinstance(one.claim, Event)]
    ids = {entry for found in register.overview.entries_of_claims(claims).values() for entry in found}
    return register.overview.entries_of_ids(sorted(ids)), told


def elsewhere(register: Register, firm: Entry) -> tuple[Candidate, ...]:
    """Organisations that pages tie to this one as its brand, short or former name, and that stand as entries of their
    own because their names are alike in nothing, with reasons; not those that a person told apart."""
    known = {firm.id, *(one.other for one in firm.candidates)}
    card = organisation_card(register, firm)
    found = []
    for other, code in (
        *((one, "body-brand") for one in card.called),
        *((one, "body-former") for one in (*card.formerly, *card.successors)),
    ):
        score = body_score(firm.name, other.name, tuple(filter(None, (code, area_code(firm.areas, other.areas)))))
        if other.id not in known and score.value >= DOUBT:
            known.add(other.id)
            found.append(Candidate(other.id, other.name, score))
    return tuple(one for one in found if not _told_apart(register, firm, one.other)) if found else ()


def _told_apart(register: Register, one: Entry, identity: str) -> bool:
    other = register.entry(identity)
    parted = (told for told in register.judgements() if told.verdict == Verdict.NOT_SAME and told.other)
    return other is not None and any(
        (calls(told.subject, one) and calls(told.other or "", other))
        or (calls(told.subject, other) and calls(told.other or "", one))
        for told in parted
    )


def may_be(register: Register, entry: Entry, most: int = MOST) -> tuple[Candidate, ...]:
    """Projects of named firms that a project of an unnamed one («белорусское предприятие») may be, and firms that its
    paragraphs name, with reasons. `most` projects of the side are looked at, the newest. Of an organisation, those
    that pages tie it to under other names."""
    if entry.kind is EntryKind.ORGANISATION:
        return elsewhere(register, entry)
    gist = entry.gist
    if not isinstance(gist, Project) or not {*gist.giver, *gist.taker} & {*entry.areas}:
        return ()
    asked = Question(kind=EntryKind.PROJECT, areas=entry.areas[:1], limit=most)
    named = register.organisations_beside(entry.claims)
    firms = register.ask(Question(kind=EntryKind.ORGANISATION, organisations=tuple(named))) if named else []
    homes = {name: firm.areas for firm in firms for name in firm.names}
    told = register.filed(entry.claims).values()
    return (*named_candidates(entry, register.ask(asked)), *firms_beside(entry, told, named, homes))


def area(names: Iterable[str]) -> list[AreaCard]:
    """What is known of the areas of these names whatever the pages say."""
    return [card for name in names for card in area_cards(name)]


def _bodies(
    register: Register, councils: Sequence[Entry], as_of: date | None = None, most: int | None = None
) -> list[JointBody]:
    joints = [entry for entry in councils if is_joint(entry.name)]
    names = tuple({name for entry in joints for name in entry.names})
    if not names:
        return []
    asked = Question(organisations=names, known=as_of, limit=most)
    told = register.ask_each(*(replace(asked, kind=kind) for kind in TELLING), newest=None if as_of else most)
    near = [*joints, *(one for found in told for one in found)]
    return joint_bodies(told_by(register, near, as_of) if as_of else near)


def _called(register: Register, names: Sequence[str]) -> list[Entry]:
    """The organisations of these names, and those that pages give them as brands or for short."""
    if not names:
        return []
    found = register.ask(Question(kind=EntryKind.ORGANISATION, organisations=tuple(names)))
    return found or register.ask(Question(kind=EntryKind.ORGANISATION, named=tuple(names)))


def _begins(asked: str, name: str) -> bool:
    """«псков» is the beginning of a word of the name."""
    low = key(asked)
    return len(low) >= 4 and any(word.startswith(low) for word in key(name).replace("-", " ").split())
