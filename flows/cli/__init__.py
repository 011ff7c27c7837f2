"""The command line: `kehoach`.  What a command does stands in `flows`; here stands how it is asked and told."""


def main() -> None:
    """The entry point of the script; a worker that imports this module pays nothing for the commands."""
    from flows.cli.app import run  # noqa: PLC0415  as the docstring says

    run()
