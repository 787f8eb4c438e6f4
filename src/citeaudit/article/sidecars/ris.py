"""RIS files, as databases and reference managers export them, read with rispy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.article.sidecars.composed import compose, iso_date
from citeaudit.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.article.model import Reference
    from citeaudit.text import Text

# Our names, and where rispy keeps the tags that the exporters use for them.
_FIELDS = {
    "title": ("title", "primary_title", "short_title"),
    "container": (
        "journal_name",
        "secondary_title",
        "alternate_title3",
        "alternate_title2",
        "alternate_title1",
    ),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "publisher": ("publisher",),
    "doi": ("doi",),
    "issn": ("issn",),
}
_DATES = ("publication_year", "year", "date")


def read_ris(text: Text) -> tuple[Reference, ...]:
    """Read the entries of a file; what is no tag is left out.

    An entry is called by its `ID`; markers cannot name one without.

    Raises:
        InputError: It is no RIS, or the package that reads it is not installed.

    Cost: linear.
    """
    try:
        import rispy  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra, and 25 ms)
    except ImportError:
        raise InputError(
            text.path, "a RIS file needs rispy", "pip install 'citeaudit[bib]'"
        ) from None
    try:
        entries = rispy.loads(text.content, skip_unknown_tags=True)
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise InputError(text.path, f"no RIS file: {error}") from None
    return tuple(_reference(entry) for entry in entries)


def _reference(entry: Mapping[str, Any]) -> Reference:
    fields = {name: _first(entry, places) for name, places in _FIELDS.items()}
    pages = (str(entry.get("start_page", "")), str(entry.get("end_page", "")))
    fields["pages"] = "\u2013".join(page for page in pages if page)
    fields["published"] = _date(_first(entry, _DATES))
    fields["accessed"] = _date(_first(entry, ("access_date",)))
    fields["url"] = next((str(url) for url in entry.get("urls", ()) if url), "")
    if entry.get("name_of_database", "").lower() in {"pubmed", "medline"}:
        fields["pmid"] = str(entry.get("accession_number", ""))
    people = entry.get("authors") or entry.get("first_authors") or ()
    return compose(str(entry.get("id", "")), fields, [str(name) for name in people])


def _first(entry: Mapping[str, Any], places: tuple[str, ...]) -> str:
    return next((str(entry[place]) for place in places if entry.get(place)), "")


def _date(written: str) -> str:
    """Read `2020/03/05/`, whose parts may be empty."""
    parts = [part.strip() for part in written.split("/")]
    return iso_date(*parts[:3])
