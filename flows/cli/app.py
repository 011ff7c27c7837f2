"""The commands put together, their help in the user's language, and what an error costs."""

import importlib
import os
import sys
from importlib.metadata import version
from typing import Annotated, Any

import typer

from flows.cli.talk import LANGUAGE_VARIABLE, Talk, messages, words
from schemas.errors import PlanError

# Each command is a module of this package with a function `command`.
COMMANDS = {
    "load": "load",
    "watch": "watch",
    "show": "show",
    "list": "listing",
    "export": "export",
    "compare": "compare",
    "flags": "flags",
    "evaluate": "evaluate",
    "doctor": "doctor",
}
WRONG_USE, NOTHING_DONE, INTERRUPTED = 2, 3, 130


def run() -> None:
    """Runs the command of this process's arguments and exits.

    0: all done; 1: done, with files set aside; 2: wrong use; 3: nothing could be done.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    arguments = _without_language(sys.argv[1:])
    try:
        command()(arguments, prog_name="kehoach")
    except PlanError as error:
        Talk().fail(str(error))
        sys.exit(NOTHING_DONE)
    except BrokenPipeError:  # `kehoach list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def command() -> Any:
    """The whole command, with its help in the user's language."""
    app = typer.Typer(
        rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help="help.kehoach"
    )
    app.callback()(_everywhere)
    for name, module in COMMANDS.items():
        app.command(name, help=f"help.{name}", no_args_is_help=name in ("load", "watch", "show", "compare", "evaluate"))(
            importlib.import_module(f"flows.cli.{module}").command
        )
    whole = typer.main.get_command(app)
    _translate(whole)
    return whole


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"kehoach {version('kehoach')}")
        raise typer.Exit


def _everywhere(
    _lang: Annotated[str | None, typer.Option("--lang", metavar="en|vi", help="option.lang")] = None,
    _version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="option.version")] = False,
) -> None:
    """Stands for the options that every command has; `run` takes the language out before."""


def _without_language(arguments: list[str]) -> list[str]:
    """The arguments without `--lang`, which may stand anywhere; wrong use ends the program."""
    left: list[str] = []
    values = iter(arguments)
    for value in values:
        if value != "--lang" and not value.startswith("--lang="):
            left.append(value)
            continue
        chosen = value.partition("=")[2] or next(values, "")
        if chosen not in ("en", "vi"):
            Talk().fail(words("option.bad_lang", lang=chosen))
            sys.exit(WRONG_USE)
        os.environ[LANGUAGE_VARIABLE] = chosen
    return left


def _translate(command: Any) -> None:
    """Puts sentences in the place of their keys, here and in all commands below."""
    for holder in (command, *command.params):
        if getattr(holder, "help", None) in messages():
            holder.help = words(holder.help)
    for below in getattr(command, "commands", {}).values():
        _translate(below)
