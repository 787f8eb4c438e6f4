"""The elements of a page: where each ends, what it stands in, how much prose it holds."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from citeaudit.article.formats.html_tokens import Tag, attributes, tags, words

if TYPE_CHECKING:
    from collections.abc import Iterator

# What ends an element that has no closing tag (HTML standard, "optional tags"), and what keeps it.
_IMPLIED = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "td", "th"), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tbody": (("tr", "thead", "tbody"), ("table",)),
    "tfoot": (("tr", "thead", "tbody"), ("table",)),
    "option": (("option",), ("select",)),
}
_MOST_TAGS = 200  # in a heading
_DEEP = 40  # so far up is looked for what a tag ends; deeper nesting is hostile
_PARAGRAPH = frozenset(("p", "li", "blockquote", "dd", "td"))


class Tree:
    """A page as a list of tags, and how they nest.

    Attributes:
        tags: In order; text has no name.
        ends: Index of an opening tag -> index behind its element.
        parents: Index of a tag -> index of the element it stands in; -1 outside of all.
    """

    def __init__(self, html: str) -> None:
        self.html = html
        self.tags: list[Tag] = list(tags(html))
        self.ends: dict[int, int] = {}
        self.parents: list[int] = []
        self._attributes: dict[int, dict[str, str]] = {}
        self._stack: list[int] = []
        self._open: Counter[str] = Counter()
        for index, tag in enumerate(self.tags):
            self._nest(index, tag)
        while self._stack:
            self._pop(len(self.tags))
        self._prose = list(accumulate(self._prose_lengths(), initial=0))
        self._text = list(accumulate(self._text_lengths(), initial=0))

    def attributes(self, index: int) -> dict[str, str]:
        """Read the attributes of a tag, once."""
        found = self._attributes.get(index)
        if found is None:
            found = attributes(self.tags[index]) if self.tags[index].written else {}
            self._attributes[index] = found
        return found

    def names(self, index: int) -> set[str]:
        """Collect the classes, the id and the role of an element, in lower case."""
        if not self.tags[index].written:
            return set()
        found = self.attributes(index)
        named = f"{found.get('class', '')} {found.get('id', '')} {found.get('role', '')}"
        return set(named.lower().split())

    def elements(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield the opening tags between two places."""
        for index in range(start, len(self.tags) if end is None else end):
            if index in self.ends:
                yield index

    def prose(self, index: int) -> int:
        """Measure the text in paragraphs that an element holds."""
        return self._prose[self.ends[index]] - self._prose[index]

    def text_between(self, start: int, end: int) -> int:
        """Measure all text between two places."""
        return self._text[end] - self._text[start]

    def shown(self, index: int, limit: int = 200) -> str:
        """Give the text of an element, up to about a limit."""
        parts: list[str] = []
        for at in range(index, min(self.ends[index], index + _MOST_TAGS)):
            tag = self.tags[at]
            if not tag.name:
                parts.append(self.html[tag.start : min(tag.end, tag.start + limit)])
                limit -= tag.end - tag.start
                if limit <= 0:
                    break
        return " ".join("".join(parts).split())

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield what an element stands in, innermost first."""
        index = self.parents[index]
        while index >= 0:
            yield index
            index = self.parents[index]

    def _nest(self, index: int, tag: Tag) -> None:
        name = tag.name
        if name.startswith("/"):
            self.parents.append(self._stack[-1] if self._stack else -1)
            name = name[1:]
            while self._open[name]:
                if self._pop(index + 1) == name:
                    break
            return
        if name:
            self._end_implied(index, name)
        self.parents.append(self._stack[-1] if self._stack else -1)
        if name and name not in words("void"):
            self._stack.append(index)
            self._open[name] += 1
        elif name:
            self.ends[index] = index + 1

    def _end_implied(self, index: int, name: str) -> None:
        if self._open["p"] and name in words("block"):
            self._end_up_to(
                index, ("p",), ("td", "th", "li", "div", "section", "article", "button")
            )
        if name in _IMPLIED:
            self._end_up_to(index, *_IMPLIED[name])

    def _end_up_to(self, index: int, ended: tuple[str, ...], kept_by: tuple[str, ...]) -> None:
        """End the outermost of some elements that is not kept open by another in between."""
        found = 0
        for depth in range(1, min(_DEEP, len(self._stack)) + 1):
            name = self.tags[self._stack[-depth]].name
            if name in kept_by:
                break
            if name in ended:
                found = depth
        for _ in range(found):
            self._pop(index)

    def _pop(self, end: int) -> str:
        opened = self._stack.pop()
        self.ends[opened] = end
        name = self.tags[opened].name
        self._open[name] -= 1
        return name

    def _prose_lengths(self) -> Iterator[int]:
        reach = 0
        for index, tag in enumerate(self.tags):
            if tag.name in _PARAGRAPH:
                reach = max(reach, self.ends[index])
            yield 0 if tag.name or index >= reach else tag.end - tag.start

    def _text_lengths(self) -> Iterator[int]:
        for tag in self.tags:
            yield 0 if tag.name else len(self.html[tag.start : tag.end].strip())
