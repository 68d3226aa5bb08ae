"""Steps: the stages that an entry has gone through, and how it stood on a day."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, case, exists, func, or_, select

from svod.register.tables import claims, entries, entry_claims


def once(slot: str) -> ColumnElement[bool]:
    """An entry that was told at one of the stages of a slot, whatever it came to; one claim tells one stage."""
    step, stage, _ = _steps()
    told = select(stage).select_from(step).where(stage.in_(bindparam(slot, expanding=True)))
    return (entries.c.count > 1) & told.correlate(entries).exists()


def then_told(column: str) -> ColumnElement[Any]:
    """The stage or form of an entry as the pages of the day `known` and before told it."""
    later = exists().where(entry_claims.c.entry == entries.c.id, entry_claims.c.day > bindparam("known"))
    told = _stage_then() if column == "stage" else _form_then()
    return case((later, told.correlate(entries).scalar_subquery()), else_=entries.c[column])


def _stage_then() -> Select[Any]:
    """The newest stage of its history then."""
    step, stage, day = _steps()
    return select(stage).where(or_(day.is_(None), day <= bindparam("known"))).order_by(step.c.key.desc()).limit(1)


def _steps() -> tuple[FromClause, ColumnElement[Any], ColumnElement[Any]]:
    """The history of an entry: its steps, and of each the stage and the day."""
    step = func.json_each(entries.c.body, "$.history").table_valued("key", "value")
    stage, day = (func.json_extract(step.c.value, f"$[{at}]") for at in (0, 1))
    return step, stage, day


def _form_then() -> Select[Any]:
    """Its form of today where that was told then, else one that was."""
    same = func.max(case((claims.c.form == entries.c.form, claims.c.form)))
    told = select(func.coalesce(same, func.min(claims.c.form))).join(entry_claims, entry_claims.c.claim == claims.c.id)
    return told.where(entry_claims.c.entry == entries.c.id, entry_claims.c.day <= bindparam("known"))
