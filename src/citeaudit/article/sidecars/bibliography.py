"""Bibliography files: which of them a document names, and the one table of their formats."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from citeaudit.article.formats.front_matter import find_metadata
from citeaudit.article.sidecars.metadata import parts, values
from citeaudit.errors import InputError

if TYPE_CHECKING:
    from citeaudit.article.model import Reference
    from citeaudit.text import Text

# file name ending -> (module, function); loaded when a document has such a file
_FORMATS = {
    ".bib": ("citeaudit.article.sidecars.bibtex", "read_bibtex"),
    ".biblatex": ("citeaudit.article.sidecars.bibtex", "read_bibtex"),
    ".bibtex": ("citeaudit.article.sidecars.bibtex", "read_bibtex"),
    ".json": ("citeaudit.article.sidecars.csl", "read_csl_json"),
    ".ris": ("citeaudit.article.sidecars.ris", "read_ris"),
    ".yaml": ("citeaudit.article.sidecars.metadata", "read_csl_yaml"),
    ".yml": ("citeaudit.article.sidecars.metadata", "read_csl_yaml"),
}
BIBLIOGRAPHIES = tuple(_FORMATS)
_MARKDOWN = ("markdown", "pandoc")


def read_bibliography(text: Text) -> tuple[Reference, ...]:
    """Read the entries of a bibliography file, whose ending tells its format.

    Returns:
        The entries; where they stand in a document is not known yet.

    Raises:
        InputError: The ending is unknown, the file is not what it says, or the package that reads
            it is not installed.
    """
    dot = text.path.rfind(".")
    found = _FORMATS.get(text.path[dot:].lower() if dot >= 0 else "")
    if found is None:
        raise InputError(
            text.path, "no bibliography", f"known endings: {', '.join(BIBLIOGRAPHIES)}"
        )
    module, function = found
    entries: tuple[Reference, ...] = getattr(import_module(module), function)(text)
    return entries


def named_bibliographies(text: Text, format: str) -> tuple[str, ...]:
    r"""Name the bibliography files that a document asks for, as it writes them.

    `bibliography:` in YAML metadata, `\bibliography{a,b}` and `\addbibresource{a.bib}` in LaTeX.

    Cost: linear; next to nothing where the document names none.
    """
    content = text.content
    if format == "latex":
        names = [name for match in _in_latex().findall(content) for name in match.split(",")]
        shown = [name.strip() for name in names if name.strip()]
        return tuple(name if "." in name.rpartition("/")[2] else f"{name}.bib" for name in shown)
    if format not in _MARKDOWN or "bibliography:" not in content:
        return ()
    return tuple(
        name
        for block in find_metadata(content)
        for part in parts(block)
        if part.name == "bibliography"
        for name in values(content[part.start : part.end].partition(":")[2])
    )


@cache
def _in_latex() -> re.Pattern[str]:
    return re.compile(
        r"^[^%\n]{0,200}?\\(?:bibliography|(?:add(?:global|section)?bib(?:resource)?))"
        r"(?:\[[^\[\]\n]{0,200}\])?\{([^{}\\]{1,1000})\}",
        re.MULTILINE,
    )
