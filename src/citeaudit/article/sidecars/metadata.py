"""YAML metadata of a document: which entries, keys and bibliography files it names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.errors import InputError
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from citeaudit.article.model import Block, Reference
    from citeaudit.text import Text

_FIELDS = {"title": "title", "container-title": "container", "URL": "url", "publisher": "publisher"}
_DEEPEST = 8  # levels of an item that are read; CSL has four


class Part(NamedTuple):
    """A key of the first level of a YAML block: its name, and where it and its value stand."""

    name: str
    start: int
    end: int


def parts(metadata: Block) -> Iterator[Part]:
    """Find the keys of the first level of a block of metadata, each with its lines."""
    written, start = metadata.prose.text, metadata.prose.pieces[0].start
    found = list(_key().finditer(written))
    ends = [match.start() for match in found[1:]] + [len(written)]
    for match, end in zip(found, ends, strict=True):
        yield Part(match[1].lower(), start + match.start(), start + end)


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"^([A-Za-z][\w-]{0,60}):(?=[ \t\r\n]|\Z)", re.MULTILINE)


def values(written: str) -> list[str]:
    """Read a value that is a word or a list of words: `a.bib`, `[a.bib, "b.bib"]`, `- a.bib`."""
    lines = [re.sub(r"(?:^|\s)#.*", "", line).strip() for line in written.splitlines()]
    inside = " ".join(lines).strip()
    if inside.startswith("["):
        found = inside.strip("[]").split(",")
    elif inside.startswith("- "):
        found = [line.removeprefix("- ") for line in lines]
    else:
        found = [inside]
    return [name for name in (word.strip().strip("'\"") for word in found) if name]


def named_in_yaml(content: str) -> list[str]:
    """Read the bibliography files that a file of settings names on its first level."""
    found = list(_key().finditer(content))
    ends = [match.start() for match in found[1:]] + [len(content)]
    return [
        name
        for match, end in zip(found, ends, strict=True)
        if match[1] == "bibliography"
        for name in values(content[match.end() : end])
    ]


def yaml_records(content: str, start: int, end: int) -> tuple[Reference, ...]:
    """Read the entries under a `references:` key as CSL items, with the places of their fields.

    Returns:
        Nothing where it is no YAML.
    """
    import yaml  # noqa: PLC0415 (31 ms, for the few documents that list entries in YAML)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(content[start:end], Loader=loader)
    except (yaml.YAMLError, RecursionError, UnicodeError):
        return ()
    if not isinstance(root, yaml.MappingNode):
        return ()
    items = [value for key, value in root.value if key.value == "references"]
    if not items or not isinstance(items[0], yaml.SequenceNode):
        return ()
    nodes = [node for node in items[0].value if isinstance(node, yaml.MappingNode)]
    seen: set[int] = set()
    return tuple(_record(content, start, node, seen) for node in nodes)


def read_csl_yaml(text: Text) -> tuple[Reference, ...]:
    """Read a file of CSL items in YAML: a list, or a list under `references:`.

    Raises:
        InputError: There is no such list in it.
    """
    content = text.content
    if not re.search(r"^references:", content, re.MULTILINE):
        content = f"references:\n{content}"
    entries = yaml_records(content, 0, len(content))
    if not entries:
        raise InputError(text.path, "no list of CSL items in YAML")
    return tuple(replace(entry, span=Span(0, 0), spans={}) for entry in entries)


def _record(content: str, start: int, node: yaml.MappingNode, seen: set[int]) -> Reference:
    spans = {
        _FIELDS[key.value]: Span(start + value.start_mark.index, start + value.end_mark.index)
        for key, value in node.value
        if isinstance(key.value, str) and key.value in _FIELDS
    }
    from citeaudit.article.sidecars.csl import csl_record  # noqa: PLC0415 (with the JSON reader)

    last = start + node.end_mark.index
    whole = Span(start + node.start_mark.index, start + len(content[start:last].rstrip()))
    return replace(csl_record(_mapping(node, seen, 0)), span=whole, spans=spans)


def _plain(node: yaml.Node, seen: set[int], depth: int) -> object:
    """Turn a node into strings, lists and mappings; a node met again (`*alias`) is left out."""
    import yaml  # noqa: PLC0415

    if id(node) in seen or depth > _DEEPEST:
        return ""
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, seen, depth + 1) for child in node.value]
    return _mapping(node, seen, depth)


def _mapping(node: yaml.Node, seen: set[int], depth: int) -> dict[str, object]:
    return {
        key.value: _plain(value, seen, depth + 1)
        for key, value in node.value
        if isinstance(key.value, str)
    }
