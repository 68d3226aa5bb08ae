"""Projects: joined by their sides and by what is made, supplied or done; what is built, also by its place."""

from svod.model.claim import Project, ProjectForm, ProjectStage
from svod.model.entry import Entry, Filed
from svod.resolve.areas import is_local
from svod.resolve.clusters import Cluster
from svod.resolve.gist import entry_of, history_of
from svod.resolve.names import key, matter, overlap

TELLING = 3
"""So many words tell what is built from other buildings of its place."""


def keys(one: Filed) -> set[str]:
    """Projects are compared with those of the same sides that share a word of what is done; without sides, only within
    their page. What is built is compared with what is called the same in the same town: «сервисный центр техники в
    Пскове» of a page that names the firm and of one that does not."""
    project = one.claim
    if not isinstance(project, Project):
        return set()
    sides = "|".join(sorted({key(name) for name in (*project.giver, *project.taker)})) or one.page
    found = {f"{sides}|{word}" for word in matter(project.what) or {key(project.what)}}
    if (
        project.form is ProjectForm.CONSTRUCTION
        and is_local(project.place or "")
        and len(matter(project.what)) >= TELLING
    ):
        found.add(f"at {key(project.place or '')}|{' '.join(sorted(matter(project.what)))}")
    return found


def same(one: Filed, other: Filed) -> bool:
    """Whether two tellings may be of one project: who gives is not who takes, and the products agree."""
    a, b = one.claim, other.claim
    if not isinstance(a, Project) or not isinstance(b, Project):
        return False
    if a.giver and b.giver and {key(name) for name in a.giver} != {key(name) for name in b.giver}:
        return False
    if {*a.giver, *a.taker} and {*b.giver, *b.taker} and not {*a.giver, *a.taker} & {*b.giver, *b.taker}:
        return False
    return overlap(a.what, b.what)


def entry(cluster: Cluster) -> Entry:
    """The project of a cluster."""
    told = [one.claim for one in cluster if isinstance(one.claim, Project)]
    when = next((one.when for one in told if one.when), None)
    steps = history_of(cluster)
    newest = {step.stage for step in steps if step.day == steps[-1].day}
    stage = max(newest, key=[stage.value for stage in ProjectStage].index)
    return entry_of(cluster, told[0].what, when, stage)
