"""The table of messages: both languages, the same values in both, no key that is missing or left over."""

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from flows.cli import app
from flows.cli.talk import language, messages
from schemas.dates import DateRole
from schemas.errors import REASONS
from schemas.flags import FLAG_CODES, Severity
from schemas.references import Relation
from schemas.sections import SECTION_ROLES
from schemas.targets import TargetStatus

CLI = Path(app.__file__).parent


@pytest.mark.parametrize("key", messages())
def test_a_message_has_both_languages_and_the_same_values(key):
    both = messages()[key]
    assert set(both) == {"en", "vi"}
    assert len({frozenset(name for _, name, _, _ in Formatter().parse(text) if name) for text in both.values()}) == 1


CODES = {
    "reason": REASONS,
    "flag": FLAG_CODES,
    "role": SECTION_ROLES,
    "severity": get_args(Severity),
    "date_role": get_args(DateRole),
    "relation": get_args(Relation),
    "status": get_args(TargetStatus),
}


@pytest.mark.parametrize("group", CODES)
def test_every_code_has_a_name(group):
    assert {key.partition(".")[2] for key in messages() if key.startswith(f"{group}.")} == set(CODES[group])


def test_every_key_in_the_code_is_in_the_table():
    used = set()
    for path in CLI.glob("*.py"):
        used |= set(re.findall(r'"((?:help|option|load|list|export|flags|show|evaluate|doctor)\.[a-z_0-9]+)"', path.read_text()))
    used |= {f"help.{name}" for name in app.COMMANDS}
    assert used - messages().keys() == set()


def test_no_help_is_left_as_a_key():
    def helps(command):
        yield from (holder.help for holder in (command, *command.params) if getattr(holder, "help", None))
        for below in getattr(command, "commands", {}).values():
            yield from helps(below)

    assert [text for text in helps(app.command()) if " " not in text] == []


LANGUAGES = [
    ({}, "en"),
    ({"LANG": "C"}, "en"),
    ({"LANG": "vi_VN.UTF-8"}, "vi"),
    ({"LANG": "vi"}, "vi"),
    ({"LC_ALL": "en_US.UTF-8", "LANG": "vi_VN"}, "en"),
    ({"LC_ALL": "", "LANG": "vi_VN"}, "vi"),
    ({"KEHOACH_LANG": "en", "LANG": "vi_VN"}, "en"),
    ({"KEHOACH_LANG": "vi", "LANG": "C"}, "vi"),
]


@pytest.mark.parametrize(("environ", "wanted"), LANGUAGES)
def test_language(environ, wanted):
    assert language(environ) == wanted
