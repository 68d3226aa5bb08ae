"""Users: an admin's page of accounts: who may come in and as what. A password made here is shown once."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from svod.entering import add_account, change_password, change_role, new_password, remove_account
from svod.errors import MisuseError
from svod.messages import say
from svod.model.account import Role
from svod.register import Register
from svod.web.guard import posted
from svod.web.rendering import form as form_page
from svod.web.review import texts
from svod.web.visitors import visitor_of

Deed = Callable[[Register, str, Role, str, str], object]

DEEDS: dict[str, tuple[Deed, bool]] = {
    "add": (lambda register, name, role, secret, by: add_account(register, name, role, secret, by), True),
    "role": (lambda register, name, role, secret, by: change_role(register, name, role, by), False),
    "password": (lambda register, name, role, secret, by: change_password(register, name, secret, by), True),
    "remove": (lambda register, name, role, secret, by: remove_account(register, name, by), False),
}
"""What an admin may do, and whether it makes a password."""


def users(request: Request) -> Response:
    """All accounts."""
    return _page(request)


async def change(request: Request) -> Response:
    """Adds or removes an account, changes its role or password; the page then tells what was done."""
    form = texts(await posted(request))
    deed, role = form.get("deed", ""), form.get("role", Role.READER.value)
    if deed not in DEEDS or role not in set(Role):
        raise HTTPException(400)
    do, makes = DEEDS[deed]
    name, secret = form.get("name", "").strip().casefold(), new_password()
    register: Register = request.app.state.register
    by = visitor_of(request).name or say("web.review.somebody")
    try:
        await run_in_threadpool(do, register, name, Role(role), secret, by)
    except MisuseError as error:
        return await run_in_threadpool(_page, request, trouble=str(error), name=name)
    done = say(f"web.users.done.{deed}", name=name, role=say(f"role.{role}"))
    return await run_in_threadpool(_page, request, done=done, secret=secret if makes else "")


def _page(request: Request, *, trouble: str = "", name: str = "", done: str = "", secret: str = "") -> Response:
    register: Register = request.app.state.register
    accounts = register.accounts
    return form_page(
        request,
        "users.html",
        status=400 if trouble else 200,
        users=[(one, len(accounts.keys(one.name))) for one in accounts.all()],
        roles=[(role.value, say(f"role.{role}")) for role in Role],
        trouble=trouble,
        asked_name=name,
        done=done,
        secret=secret,
    )
