"""Citations as reference managers leave them in a Word document: fields with data in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from citeaudit.article.sidecars.composed import compose, iso_date
from citeaudit.article.sidecars.csl import csl_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citeaudit.article.formats.docx_package import Event
    from citeaudit.article.model import Reference

# What the instruction of a field begins with.
_CITES = ("addin zotero_item csl_citation", "addin csl_citation", "addin zotero_item")
_LISTS = ("addin zotero_bibl", "addin mendeley bibliography", "addin en.reflist", "bibliography")
_FIELDS = {
    "Title": "title",
    "JournalName": "container",
    "BookTitle": "container",
    "InternetSiteTitle": "container",
    "Publisher": "publisher",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "pages",
    "URL": "url",
    "DOI": "doi",
    "StandardNumber": "doi",
}


class FieldCitations:
    """The works that fields cite: labels for the markers, entries for the list."""

    def __init__(self, sources: Mapping[str, Reference]) -> None:
        self.records: dict[str, Reference] = dict(sources)
        self._labels: dict[str, str] = {}

    def keys(self, instruction: str) -> list[str]:
        """Read the labels of the works that a field cites; none if it is another field."""
        written = instruction.strip()
        low = written[:60].lower()
        if low.startswith("citation "):
            tags = [word for word in written.split() if not word.startswith("\\")][1:2]
            return [tag for tag in tags if tag in self.records]
        if not low.startswith(_CITES):
            return []
        start = written.find("{")
        try:
            loaded = json.JSONDecoder().raw_decode(written[start:])[0] if start >= 0 else {}
        except (ValueError, RecursionError):
            return []
        items = loaded.get("citationItems") if isinstance(loaded, Mapping) else None
        found = [self._label(item) for item in items or () if isinstance(item, Mapping)]
        return [label for label in found if label]

    def _label(self, item: Mapping[str, Any]) -> str:
        data = item.get("itemData")
        identity = json.dumps(item.get("uris") or item.get("id") or data, sort_keys=True)
        if identity in self._labels or not isinstance(data, Mapping):
            return self._labels.get(identity, "")
        record = csl_record(data)
        label = self._named(data, record)
        self._labels[identity] = label
        self.records[label] = csl_record({**data, "id": label})
        return label

    def _named(self, data: Mapping[str, Any], record: Reference) -> str:
        """Call a work by its citation key, else as a reader would: by first author and year."""
        author = record.authors[0].partition(",")[0] if record.authors else record.title[:30]
        name = str(data.get("citation-key") or f"{author} {record.published[:4]}".strip())
        label, further = name, ord("b")
        while label in self.records:
            label, further = f"{name}{chr(further)}", further + 1
        return label


def is_list(instruction: str) -> bool:
    """Say whether a field is a bibliography that a program made."""
    return instruction.strip().lower().startswith(_LISTS)


def word_sources(events: Iterable[Event]) -> dict[str, Reference]:
    """Read the sources that Word itself keeps (`b:Sources`), by their tags."""
    found: dict[str, Reference] = {}
    values: dict[str, str] = {}
    people: list[str] = []
    path: list[str] = []
    for event in events:
        if not event.name:
            if path:
                values[path[-1]] = values.get(path[-1], "") + event.text
        elif event.name[0] != "/":
            path.append(event.name[2:])
            if path[-1] in {"Source", "Person"}:
                values = {} if path[-1] == "Source" else values
                people = [] if path[-1] == "Source" else people
        else:
            name = path.pop() if path else ""
            if name == "Person":
                parts = (values.pop("Last", ""), values.pop("First", ""))
                people.append(", ".join(part for part in parts if part))
            elif name == "Source" and values.get("Tag"):
                found[values["Tag"]] = _source(values, people)
    return found


def _source(values: Mapping[str, str], people: list[str]) -> Reference:
    fields: dict[str, str] = {}
    for name, field in _FIELDS.items():
        if values.get(name, "").strip():
            fields.setdefault(field, values[name])
    if not fields.get("doi", "").startswith("10."):
        fields.pop("doi", None)
    fields["published"] = iso_date(*(values.get(n, "") for n in ("Year", "Month", "Day")))
    accessed = (values.get(f"{n}Accessed", "") for n in ("Year", "Month", "Day"))
    fields["accessed"] = iso_date(*accessed)
    return compose(values["Tag"], fields, people)
