"""`svod user …`: accounts for those who come over the network. Passwords are asked, never given on the command line."""

import getpass
import sys
from typing import Annotated

import typer

from svod.cli.options import DEFAULT_REGISTER, JsonOption, RegisterOption
from svod.cli.output import complain, print_json, print_table
from svod.entering import account_of, add_account, change_password, new_key, remove_account, remove_key
from svod.errors import MisuseError
from svod.messages import say
from svod.model.account import Role
from svod.register import Register

app = typer.Typer(no_args_is_help=True, help=say("user.help"))

Name = Annotated[str, typer.Argument(metavar="NAME", help=say("user.name.help"), show_default=False)]


@app.command(help=say("user.add.help"))
def add(
    name: Name,
    role: Annotated[Role, typer.Option("--role", help=say("user.role.help"))] = Role.READER,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Ask for the password, add."""
    with Register(register) as file:
        account = add_account(file, name, role, _password(), _who())
        complain(say("user.added", name=account.name, role=say(f"role.{account.role}")))


@app.command("list", help=say("user.list.help"))
def list_(register: RegisterOption = DEFAULT_REGISTER, as_json: JsonOption = False) -> None:
    """All accounts with their tokens."""
    with Register(register) as file:
        told = [(one, file.accounts.keys(one.name)) for one in file.accounts.all()]
    if as_json:
        print_json(
            {"name": one.name, "role": one.role, "made": one.made, "keys": [key.start for key in keys]}
            for one, keys in told
        )
        return
    heads = [say(f"user.col.{name}") for name in ("name", "role", "made", "keys")]
    rows = (
        [one.name, say(f"role.{one.role}"), one.made[:10], ", ".join(k.start + "…" for k in keys)] for one, keys in told
    )
    print_table(heads, rows)


@app.command(help=say("user.remove.help"))
def remove(name: Name, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """Take out with all sessions and tokens."""
    with Register(register) as file:
        remove_account(file, name, _who())
        complain(say("user.removed", name=name))


@app.command(help=say("user.password.help"))
def password(name: Name, register: RegisterOption = DEFAULT_REGISTER) -> None:
    """Ask for the new password, put it down."""
    with Register(register) as file:
        account_of(file, name)
        change_password(file, name, _password(), _who())
        complain(say("user.changed", name=name))


@app.command(help=say("user.token.help"))
def token(
    name: Name,
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help=say("user.label.help"))] = "",
    revoke: Annotated[str | None, typer.Option("--revoke", metavar="START", help=say("user.revoke.help"))] = None,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Print a new token, or take one back."""
    with Register(register) as file:
        if revoke is not None:
            remove_key(file, name, revoke, _who())
            complain(say("user.revoked"))
            return
        made = new_key(file, name, label, _who())
        complain(say("user.token.once"))
        print(made)


def _password() -> str:
    """Asked twice of whoever sits at the terminal; a script hands it in as a line of the standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(say("user.ask"))
    if getpass.getpass(say("user.ask.again")) != first:
        raise MisuseError(say("user.differ"))
    return first


def _who() -> str:
    try:
        return f"{getpass.getuser()} (svod user)"
    except (KeyError, OSError):
        return "svod user"
