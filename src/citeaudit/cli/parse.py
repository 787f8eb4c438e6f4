"""`citeaudit parse`: show a document as citeaudit reads it."""

from __future__ import annotations

import click

from citeaudit.cli.completion import complete_paths


@click.command()
@click.argument("path", shell_complete=complete_paths)
@click.option("--format", type=click.Choice(["text", "json"]), default="text")
@click.option("--refs", metavar="FILE", help="A bibliography that belongs to the document.")
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input, `-`.")
def parse(path: str, format: str, refs: str | None, stdin_filename: str | None) -> int:
    """Show a document's blocks, citations, references and claims with their places.

    Attach the output to a report about something that was read wrongly.
    """
    if path == "-" and not stdin_filename:
        raise click.UsageError("`-` needs --stdin-filename NAME: its ending tells the kind of text")
    from citeaudit.article.read import read
    from citeaudit.cli.bibliographies import bibliography_of
    from citeaudit.cli.inputs import find_inputs, load
    from citeaudit.cli.streams import complain, say
    from citeaudit.report.parsed import parsed_object
    from citeaudit.report.parsed_text import parsed_text

    inputs, failures = find_inputs([path], stdin_filename or "")
    for failure in failures:
        complain(str(failure))
    if failures:
        return 2
    if len(inputs) > 1:
        raise click.UsageError(f"{path} stands for {len(inputs)} documents: name one")
    text = load(inputs[0])
    article = read(text, inputs[0].format, bibliography_of(inputs[0], text, refs))
    if format == "json":
        from citeaudit.report.printable import as_json

        say(as_json(parsed_object(article), indent=2) + "\n", utf8=True)
    else:
        say(parsed_text(article))
    return 0
