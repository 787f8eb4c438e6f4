"""`citeaudit data`: open data sets on this machine, used offline from then on."""

from __future__ import annotations

import click

from citeaudit.evidence.datasets.base import DATA_SETS

_MB = 1_000_000


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def data() -> None:
    """Fetch open data sets, and show which are here.

    They tell offline which works are retracted, which names are journals, and whose site a page is
    on. Nothing of them is part of citeaudit; every check works without them.
    """


@data.command()
@click.argument("names", nargs=-1, type=click.Choice(list(DATA_SETS)), metavar="[NAME...]")
@click.option("--contact", metavar="ADDRESS", help="Your e-mail address, which services may see.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notices.")
def update(names: tuple[str, ...], contact: str | None, *, quiet: bool) -> int:
    """Fetch data sets anew: those named, or all.

    A data set that cannot be had stays as it was, and the others are fetched.
    """
    import os
    import sys
    import time

    from citeaudit.cli.online import is_offline, settings_from
    from citeaudit.cli.storage import cache_folder
    from citeaudit.cli.streams import complain, tell
    from citeaudit.errors import UserError
    from citeaudit.evidence.datasets.base import load
    from citeaudit.evidence.datasets.store import Store
    from citeaudit.evidence.datasets.update import update as fetch

    if is_offline(asked=False):
        raise click.UsageError("CITEAUDIT_OFFLINE=1 forbids it")
    settings = settings_from(os.environ, contact=contact or "")
    store = Store(cache_folder())
    today = time.strftime("%Y-%m-%d", time.gmtime())
    failed = False
    for name in names or DATA_SETS:
        meter = _Meter(name, hidden=quiet or not sys.stderr.isatty())
        try:
            fetched = fetch(load(name), store, settings, today, meter.show)
        except UserError as error:
            meter.clear()
            complain(str(error))
            failed = True
            continue
        meter.clear()
        if not quiet:
            tell(f"{name}: {fetched.rows:,} rows")
    return 3 if failed else 0


@data.command()
def info() -> None:
    """Print which data sets are here, of what day, and under which licence each may be used."""
    from citeaudit.cli.storage import cache_folder
    from citeaudit.cli.streams import say
    from citeaudit.evidence.datasets.base import load
    from citeaudit.evidence.datasets.store import Store

    store = Store(cache_folder())
    held = {one.name: one for one in store.held()}
    say(f"{store.file}\n")
    for name in DATA_SETS:
        one = held.get(name)
        data_set = load(name)
        state = f"{one.rows:,} rows, {one.fetched}" if one else "not here"
        say(f"  {name}: {state}\n    {data_set.about}\n    {data_set.licence}\n")


class _Meter:
    """Says on a terminal how much of a file has come."""

    def __init__(self, name: str, *, hidden: bool) -> None:
        self._name = name
        self._hidden = hidden
        self._shown = -1

    def show(self, came: int, length: int) -> None:
        """Draw whenever another megabyte has come."""
        if self._hidden or came // _MB == self._shown:
            return
        import sys

        self._shown = came // _MB
        of = f" of {length / _MB:.0f}" if length else ""
        sys.stderr.write(f"\r\x1b[K{self._name}: {came / _MB:.0f}{of} MB")
        sys.stderr.flush()

    def clear(self) -> None:
        """Make room for other words."""
        if self._shown >= 0:
            import sys

            sys.stderr.write("\r\x1b[K")
