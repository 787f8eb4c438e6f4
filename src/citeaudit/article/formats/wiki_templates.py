"""What templates of Wikipedia do, as `data/wikitext.txt` has it, and what citations say."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.sidecars.composed import compose, iso_date
from citeaudit.article.wordlist import read_sections
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citeaudit.article.model import Reference

_LONGEST = 2_000  # of a parameter of a citation; a hostile one may be longer
_DATES = ("published", "accessed")
_MOST_AUTHORS = 31


class Parameter(NamedTuple):
    """A parameter of a template: its name in lower case or its number, its value, its place."""

    name: str
    value: str
    start: int
    end: int


class Templates(NamedTuple):
    """The tables of templates, names in lower case."""

    cite: tuple[str, ...]
    short: frozenset[str]
    note: frozenset[str]
    reuse: frozenset[str]
    list: frozenset[str]
    quote: frozenset[str]
    show: dict[str, tuple[str, ...]]
    fields: dict[str, str]
    authors: tuple[str, ...]
    file: frozenset[str]
    category: frozenset[str]


@cache
def templates() -> Templates:
    """Load the tables."""
    read = read_sections("wikitext.txt")
    shown = (_named(line) for line in read["show"])
    return Templates(
        cite=tuple(read["cite"]),
        short=frozenset(read["short"]),
        note=frozenset(read["note"]),
        reuse=frozenset(read["reuse"]),
        list=frozenset(read["list"]),
        quote=frozenset(read["quote"]),
        show=dict(shown),
        fields={name: field for name, _, field in (row.rpartition(" ") for row in read["fields"])},
        authors=tuple(read["authors"]),
        file=frozenset(read["file"]),
        category=frozenset(read["category"]),
    )


def _named(line: str) -> tuple[str, tuple[str, ...]]:
    """Part a name of several words from the parameters behind it."""
    words = line.split()
    first = next(i for i, word in enumerate(words) if word.isdigit())
    return " ".join(words[:first]), tuple(words[first:])


def is_citation(name: str) -> bool:
    """Say whether a template is a citation with fields."""
    return any(
        name.startswith(known[:-1]) if known[-1] == "*" else name == known
        for known in templates().cite
    )


def split_parameters(source: str, places: Sequence[Span]) -> list[Parameter]:
    """Part the parameters of a template, at the places between its pipes, into name and value."""
    found: list[Parameter] = []
    numbered = 0
    for start, end in places:
        written = source[start : min(end, start + _LONGEST)]
        name, equals, value = written.partition("=")
        if not equals or not _name().fullmatch(name.strip()):
            numbered += 1
            name, value, at = str(numbered), written, start
        else:
            at = start + len(name) + 1
        lead = len(value) - len(value.lstrip())
        value = value.strip()
        found.append(Parameter(name.strip().lower(), value, at + lead, at + lead + len(value)))
    return found


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"[^\W_][\w .-]{0,40}")


@cache
def _markup() -> re.Pattern[str]:
    # comments, tags, "[[page|", "[address ", brackets and braces, "''"
    return re.compile(
        r"<!--.*?-->|<[^<>]{0,200}>|\[\[(?:[^\[\]|]{0,200}\|)?|\]\]|\[(?:https?:)?//\S{0,300}\s?"
        r"|\{\{[^{}|]{0,60}\|?|\}\}|'{2,5}",
        re.DOTALL,
    )


def plain_wiki(value: str) -> str:
    """Give a value as a reader sees it."""
    if not any(sign in value for sign in "<[{'&"):
        return value.strip()
    return " ".join(html.unescape(_markup().sub("", value)).split())


def read_citation(parameters: Iterable[Parameter], label: str, span: Span) -> Reference:
    """Make a reference of a citation template."""
    known = templates()
    values: dict[str, Parameter] = {p.name.replace("_", " "): p for p in parameters if p.value}
    fields: dict[str, str] = {}
    spans: dict[str, Span] = {}
    for name, field in known.fields.items():
        if name in values and field not in fields:
            written = values[name]
            shown = plain_wiki(written.value)
            fields[field] = iso_date(shown) if field in _DATES else shown
            spans[field] = Span(written.start, written.end)
    if "chapter" in fields:  # of a book: the chapter is cited, the book contains it
        fields["container"] = fields.get("container") or fields.get("title", "")
        fields["title"] = fields.pop("chapter")
        spans["title"] = spans.pop("chapter")
    return compose(label, fields, _authors(values), spans, span)


def _authors(values: dict[str, Parameter]) -> list[str]:
    for name in ("vauthors", "authors"):
        if name in values:
            return plain_wiki(values[name].value).replace("((", "").replace("))", "").split(", ")
    found: list[str] = []
    for number in ("", *map(str, range(1, _MOST_AUTHORS))):
        keys = [name + number for name in templates().authors if name + number in values]
        if keys:
            found.append(_author(values, keys[0], number))
        elif number not in {"", "1"}:
            break
    return found


_GIVEN = {"last": "first", "nom": "prénom", "apellidos": "nombre", "cognome": "nome"}


def _author(values: dict[str, Parameter], key: str, number: str) -> str:
    given = values.get(_GIVEN.get(key.removesuffix(number), "\0") + number)
    family = plain_wiki(values[key].value)
    return f"{family}, {plain_wiki(given.value)}" if given else family


def short_citation(parameters: Iterable[Parameter]) -> str:
    """Give the label that a short citation names: the family names and the year."""
    numbered = [p.value for p in parameters if p.name.isdigit()]
    return " ".join(part for part in numbered[:5] if part)


def full_citation_label(parameters: Iterable[Parameter]) -> str:
    """Give the label by which short citations name a full one: `CITEREF` without the prefix."""
    values = {p.name: plain_wiki(p.value) for p in parameters if p.value}
    ref = values.get("ref", "")
    if ref.lower().startswith(("harvid", "sfnref")):
        return " ".join(ref.split("|")[1:]).strip("} ")
    names = [
        values[key]
        for i in range(1, 5)
        for key in (f"last{i}", "last" if i == 1 else "", f"author{i}", "author" if i == 1 else "")
        if key in values
    ]
    year = _year().search(values.get("year") or values.get("date", ""))
    return " ".join([*dict.fromkeys(names[:4]), year[0] if year else ""]).strip()


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?")
