"""Reads a comment of the author's: what it asks for, or why it cannot be followed."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.errors import SettingsError
from citeaudit.rules.ignores import Ignore, Verb
from citeaudit.rules.registry import find_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Comment

_LONGEST_REASON = 300  # characters: it is repeated with each finding that it explains
_LONGEST_NAME = 40
_FORM_HELP = "write `citeaudit: ignore[rule-name] reason`"
_LIST_HELP = "`citeaudit rule` lists them"


def parse_ignore(comment: Comment) -> Ignore:
    """Read a comment; one that cannot be followed has a `problem`. Never raises.

    Cost: linear in the length of the comment.
    """
    match = _form().match(comment.text)
    said, written, rest = match.groups() if match else ("", None, "")
    try:
        verb = Verb(said)
    except ValueError:
        return Ignore(comment.span, Verb.IGNORE, problem=_misread(comment.text), help=_FORM_HELP)
    words = rest.split()
    dates = [word.removeprefix("until=") for word in words if word.startswith("until=")]
    try:
        rules = tuple(dict.fromkeys(map(_rule, _names(written, verb))))
        _check_dates(dates)
    except SettingsError as error:
        return Ignore(comment.span, verb, problem=error.problem, help=error.mend)
    return Ignore(comment.span, verb, rules, "".join(dates), _reason(words))


def _misread(text: str) -> str:
    first = text.split(maxsplit=1)[:1]
    return f'"{first[0][:40]}" is nothing it can do' if first else "it says nothing"


@cache
def _form() -> re.Pattern[str]:
    # the verb, rules in brackets, the rest
    return re.compile(r"([a-z-]+)\s*(?:\[([^\]]*)\])?(.*)", re.DOTALL)


def _reason(words: Sequence[str]) -> str:
    said = " ".join(word for word in words if not word.startswith("until="))
    said = said.lstrip("-\u2013\u2014:; ")
    if not any(map(str.isalnum, said)):
        return ""
    return said if len(said) <= _LONGEST_REASON else f"{said[: _LONGEST_REASON - 1]}…"


def _names(written: str | None, verb: str) -> list[str]:
    names = (written or "").replace(",", " ").split()
    if not names:
        raise SettingsError("", "it names no rule", f"write `citeaudit: {verb}[rule-name] reason`")
    return names


def _rule(written: str) -> str:
    """Give the name of a rule that a comment names.

    Raises:
        SettingsError: There is no such rule, or none that a comment may name.
    """
    if len(written) > _LONGEST_NAME:
        raise SettingsError("", f'unknown rule "{written[:_LONGEST_NAME]}…"', _LIST_HELP)
    found, *others = find_rules(written)
    if others or written.lower() not in (found.name, found.code.lower()):
        raise SettingsError(
            "", f'"{written}" is a family of rules', f'name them one by one: "{found.name}"'
        )
    if found.look_at_ignores:
        raise SettingsError("", f'"{written}" is about comments like this one', "remove it")
    return found.name


def _check_dates(dates: Sequence[str]) -> None:
    help = "write the last day it holds as `until=2027-01-31`"
    if len(dates) > 1:
        raise SettingsError("", "it has two dates", help)
    for written in dates:
        try:
            if not _date().fullmatch(written):
                raise ValueError
            date.fromisoformat(written)
        except ValueError:
            raise SettingsError("", f'"{written[:40]}" is no date', help) from None


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
