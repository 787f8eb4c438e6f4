"""`citeaudit cache`: where the answers of registers are kept, what is there, and emptying it."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cache() -> None:
    """Show or empty the store of what registers answered.

    It spares registers the same question twice. What is in it is in no report: an audit is replayed
    from refs.json.
    """


@cache.command(name="dir")
def show_folder() -> None:
    """Print the folder."""
    from citeaudit.cli.storage import cache_folder
    from citeaudit.cli.streams import say

    say(f"{cache_folder()}\n")


@cache.command()
def info() -> None:
    """Print how many answers of which registers are kept, and how much room they take."""
    from citeaudit.cli.storage import cache_folder
    from citeaudit.cli.streams import say
    from citeaudit.evidence.cache import contents

    held = contents(cache_folder())
    say(f"{held.file}: {held.bytes / 1_000_000:.1f} MB\n")
    if not held.answers:
        say("no answers\n")
        return
    width = max(map(len, held.answers))
    for register, count in held.answers.items():
        say(f"  {register:{width}}  {count}\n")
    say(f"oldest answer: {held.oldest}\n")


@cache.command()
def clean() -> int:
    """Remove all of it."""
    from citeaudit.cli.storage import cache_folder
    from citeaudit.cli.streams import tell
    from citeaudit.errors import SettingsError
    from citeaudit.evidence.cache import contents, remove

    held = contents(cache_folder())
    try:
        remove(held.file)
    except OSError as error:
        raise SettingsError(held.file, f"cannot be removed: {error.strerror}") from None
    count = sum(held.answers.values())
    tell(f"{count} answer{'' if count == 1 else 's'} removed ({held.bytes / 1_000_000:.1f} MB)")
    return 0
