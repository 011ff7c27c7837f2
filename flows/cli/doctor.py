"""`kehoach doctor`: what is installed, what is missing, and the one command that adds it."""

import typer

from flows.cli.options import DEFAULT_STORE, Quiet, StoreOption
from flows.cli.talk import Talk, words

_ESSENTIAL = {"python", "store"}


def command(store: StoreOption = DEFAULT_STORE, quiet: Quiet = False) -> None:
    """Prints a line for each thing; exits with 3 where nothing can be loaded as it is."""
    from flows.checkup import check_up, remedy  # noqa: PLC0415  the help need not wait for the database

    findings = check_up(store)
    for finding in findings:
        name = words(f"doctor.{finding.name}")
        if finding.is_there:
            print(f"✓ {name}: {finding.detail}")
        else:
            lost = words(f"doctor.{finding.name}_lost")
            print(f"✗ {name}: {lost}" + (f" ({finding.detail})" if finding.detail else ""))
    if command := remedy(findings):
        print(words("doctor.remedy", command=command))
    else:
        Talk(quiet=quiet).say("doctor.all_there")
    if any(not finding.is_there and finding.name in _ESSENTIAL for finding in findings):
        raise typer.Exit(3)
