"""`citeaudit config`: settings files, and what holds for a document."""

from __future__ import annotations

import click


@click.group()
def config() -> None:
    """Show what holds for a document, or begin a settings file."""


@config.command()
@click.argument("path", default=".")
@click.option("--config", "named", metavar="FILE", help="The settings file for all documents.")
@click.option("--isolated", is_flag=True, help="Read no settings file.")
@click.option("--format", type=click.Choice(["text", "json"]), default="text")
def show(path: str, named: str | None, format: str, *, isolated: bool) -> int:
    """Show what holds for a document, and which file says so.

    PATH is a document or a folder; by default the current one.
    """
    if named and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    import os

    from citeaudit.cli.settings.force import Said
    from citeaudit.cli.settings.show import as_object, as_text
    from citeaudit.cli.settings.show import show as show_settings
    from citeaudit.cli.streams import say
    from citeaudit.report.printable import as_json, on_one_line

    # A folder stands for a document in it.
    file = os.path.join(path, "article.md") if os.path.isdir(path) else path
    found = show_settings(Said(config=named or "", isolated=isolated), file)
    if format == "json":
        say(as_json(as_object(found), indent=2) + "\n", utf8=True)
    else:
        say("".join(f"{on_one_line(line).rstrip()}\n" for line in as_text(found)))
    return 0


@config.command()
def schema() -> int:
    """Print the JSON Schema of a settings file, for editors."""
    from citeaudit.cli.settings.schema import schema as make_schema
    from citeaudit.cli.streams import say

    say(make_schema(), utf8=True)
    return 0


@config.command()
@click.option("--stdout", is_flag=True, help="Print it instead.")
def init(*, stdout: bool) -> int:
    """Write citeaudit.toml to the current folder, with every key and its default."""
    import os

    from citeaudit.cli.settings.files import OWN
    from citeaudit.cli.streams import say, tell
    from citeaudit.errors import SettingsError

    with open(os.path.join(os.path.dirname(__file__), "settings", "template.toml")) as file:
        template = file.read()
    if stdout:
        say(template, utf8=True)
        return 0
    try:
        with open(OWN, "x", encoding="utf-8") as file:
            file.write(template)
    except FileExistsError:
        raise SettingsError(OWN, "is there already", "remove it first") from None
    except OSError as error:
        raise SettingsError(OWN, f"cannot be written: {error.strerror}") from None
    tell(f"{OWN}: written")
    return 0
