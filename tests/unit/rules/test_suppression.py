"""What a comment covers: a block, a range, a file; and what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citeaudit.article.model import Comment
from citeaudit.article.read import read
from citeaudit.rules.base import Finding, Profile, Severity
from citeaudit.rules.engine import check, everything
from citeaudit.rules.ignore_comments import parse_ignore
from citeaudit.rules.ignores import Ignore, Verb
from citeaudit.rules.suppression import Settled, suppress
from citeaudit.text import Span, Text
from tests.fuzz.steps import steps
from tests.specs import TODAY, audited_with

_NAME = "weak-sources-only"
_RAN = frozenset({_NAME, "hype-language"})


def _settle(content: str, format: str = "markdown", today: str = TODAY) -> Settled:
    """Find something at every `!` of a document, and settle it."""
    article = read(Text.of(content), format)
    findings = tuple(
        Finding("CIT201", _NAME, Severity.ERROR, 1.0, content[at - 3 : at], "", Span(at, at + 1))
        for at, character in enumerate(content)
        if character == "!" and content[at - 1] != "<"
    )
    return suppress(article, findings, _RAN, today)


def _hidden(content: str, format: str = "markdown") -> list[str]:
    """Name what is hidden by the three characters before each `!`."""
    return [one.finding.message for one in _settle(content, format).suppressed]


def _tag(words: str) -> str:
    return f"<!-- citeaudit: {words} a reason -->"


_IGNORE = _tag("ignore[weak-sources-only]")
_DISABLE = _tag("disable[weak-sources-only]")
_ENABLE = _tag("enable[weak-sources-only]")


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        (f"One! {_IGNORE} Two!\n\nTri!", ["One", "Two"]),
        (f"One!\nTwo! {_IGNORE}\n\nTri!", ["One", "Two"]),
        (f"One!\n\n{_IGNORE}\n\nTwo!\n\nTri!", ["Two"]),
        (f"One!\n\n{_IGNORE}\nTwo!\n\nTri!", ["Two"]),
        (f"{_IGNORE}\n# One!\n\nTwo!", ["One"]),
        (f"One!\n\n- Two! {_IGNORE}\n- Tri!", ["Two"]),
        (f"One!\n\n{_IGNORE}\n\n- Two!\n- Tri!\n\nSix!", ["Two", "Tri"]),
        (f"- One!\n\n  {_IGNORE}\n\n- Two!\n- Tri!", ["Two"]),
        (f"| One! |\n|---|\n| Two! {_IGNORE} |\n| Tri! |", ["Two"]),
        (f"{_IGNORE}\n\n| One! |\n|---|\n| Two! |\n\nTri!", ["One", "Two"]),
        (f"> One! {_IGNORE}\n\nTwo!", ["One"]),
        (f"One!\n\n{_IGNORE}", []),
    ],
)
def test_the_block_it_stands_in_or_before(content: str, hidden: list[str]) -> None:
    """A paragraph, heading, item or cell; a list or table as a whole if it stands before it."""
    assert _hidden(content) == hidden


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        (f"One!\n\n{_DISABLE}\n\nTwo!\n\n# Tri!\n\n{_ENABLE}\n\nSix!", ["Two", "Tri"]),
        (f"One! {_DISABLE} Two! {_ENABLE} Tri!", ["Two"]),
        (f"One!\n\n{_DISABLE}\n\nTwo!\n\nTri!", ["Two", "Tri"]),
        (f"{_DISABLE}\n\nOne!\n\n{_ENABLE}\n\nTwo!\n\n{_DISABLE}\n\nTri!", ["One", "Tri"]),
        (f"One!\n\n{_tag('ignore-file[CIT201]')}\n\nTwo!", ["One", "Two"]),
        (f"One! {_tag('ignore-file[hype-language]')}", []),
    ],
)
def test_ranges_and_files(content: str, hidden: list[str]) -> None:
    """From `disable` to `enable` or the end; a file from its beginning."""
    assert _hidden(content) == hidden


@pytest.mark.parametrize(
    ("format", "content", "hidden"),
    [
        ("html", f"<p>One!</p>{_IGNORE}<p>Two!</p><p>Tri!</p>", ["Two"]),
        ("html", f"<p>One!</p> {_IGNORE}\n<p>Two!</p>", ["One"]),
        ("html", f"{_IGNORE}<ul><li>One!<li>Two!</ul><p>Tri!", ["One", "Two"]),
        ("latex", "One! % citeaudit: ignore[CIT201] a reason\nTwo!\n\nTri!", ["One", "Two"]),
        ("latex", "One!\n\n% citeaudit: ignore[CIT201] a reason\nTwo!\n\nTri!", ["Two"]),
        ("latex", "One! % citeaudit: ignore[CIT201] a reason\n\nTwo!", ["One"]),
        ("latex", "One!\\footnote{Two! % citeaudit: ignore[CIT201] a reason\n} Tri!", ["Two"]),
        ("mediawiki", f"One! {_IGNORE}\n\nTwo!", ["One"]),
        ("mediawiki", f"One!<ref>Two!</ref> {_IGNORE} Tri!\n\nSix!", ["One", "Two", "Tri"]),
        ("mediawiki", f"One!\n\n{_IGNORE}\nTwo!\n\nTri!", ["Two"]),
    ],
)
def test_every_format_has_blocks(format: str, content: str, hidden: list[str]) -> None:
    """A note inside a paragraph is a block of its own; a comment behind a line belongs to it."""
    assert _hidden(content, format) == hidden


@pytest.mark.parametrize(
    "words",
    [
        "ignore[weak-sources-only]",
        "ignore[weak-sources-only] until=2024-01-31 a reason",
        "ignore[weak-sources-only] until=soon a reason",
        "ignore[weak-source-only] a reason",
        "ignore[CIT2] a reason",
        "ignore[CIT] a reason",
        "ignore[*] a reason",
        "ignore[] a reason",
        "ignore[weak-sources-only",
        "ignore a reason",
        "off",
        "",
    ],
)
def test_what_is_not_followed_hides_nothing(words: str) -> None:
    """Unexplained, expired, misspelt, blanket: the finding is told."""
    settled = _settle(f"One! <!-- citeaudit: {words} -->")
    assert (len(settled.kept), settled.suppressed) == (1, ())


def test_a_range_that_is_not_followed_has_an_end_all_the_same() -> None:
    """The end is not blamed for the beginning."""
    settled = _settle(f"<!-- citeaudit: disable[{_NAME}] -->\n\nOne!\n\n{_ENABLE}\n\nTwo!")
    assert len(settled.kept) == 2
    assert [ignore.unused for ignore in settled.ignores] == [(), ()]


def test_what_was_in_vain() -> None:
    """Only a rule that ran and said nothing; the comment that reaches further did it."""
    both = _tag("ignore[weak-sources-only, hype-language, stale-source]")
    assert [one.unused for one in _settle(f"One! {both}").ignores] == [("hype-language",)]
    twice = _settle(f"{_tag('ignore-file[CIT201]')}\n\nOne! {_IGNORE}")
    assert [one.unused for one in twice.ignores] == [(), (_NAME,)]


def test_the_day_decides() -> None:
    """Up to and with the last day; without a date of today for ever."""
    content = f"One! {_tag('ignore[CIT201] until=2025-01-31')}"
    days = ("2025-01-31", "2025-02-01", "")
    assert [len(_settle(content, today=day).suppressed) for day in days] == [1, 0, 1]


@pytest.mark.parametrize(
    ("text", "verb", "rules", "until", "reason"),
    [
        ("ignore[CIT201,weak-sources-only] why", "ignore", (_NAME,), "", "why"),
        ("ignore [Weak-Sources-Only]: why", "ignore", (_NAME,), "", "why"),
        ("ignore-file[CIT201] -- as agreed", "ignore-file", (_NAME,), "", "as agreed"),
        ("disable[cit201]\n  until=2027-01-31\n  a\n  b", "disable", (_NAME,), "2027-01-31", "a b"),
        ("disable[CIT201 CIT402] a", "disable", (_NAME, "hype-language"), "", "a"),
        ("enable[CIT201]", "enable", (_NAME,), "", ""),
    ],
)
def test_the_words_of_a_comment(
    text: str, verb: str, rules: tuple[str, ...], until: str, reason: str
) -> None:
    """Codes and names in any case, by commas or spaces, each once; a reason on one line."""
    parsed = parse_ignore(Comment(Span(0, 9), text))
    assert parsed == Ignore(Span(0, 9), Verb(verb), rules, until, reason)


_FORM = "write `citeaudit: ignore[rule-name] reason`"


@pytest.mark.parametrize(
    ("text", "problem", "help"),
    [
        ("ignore[weak-source] x", 'unknown rule "weak-source"', f'did you mean "{_NAME}"?'),
        ("ignore[CIT2] x", '"CIT2" is a family of rules', f'name them one by one: "{_NAME}"'),
        ("ignore[unused-ignore] x", '"unused-ignore" is about comments like this one', "remove it"),
        ("ignore x", "it names no rule", _FORM),
        ("noqa", '"noqa" is nothing it can do', _FORM),
        ("", "it says nothing", _FORM),
    ],
)
def test_a_comment_that_cannot_be_followed(text: str, problem: str, help: str) -> None:
    """It says what is wrong and what would mend it."""
    parsed = parse_ignore(Comment(Span(0, 9), text))
    assert (parsed.problem, parsed.help) == (problem, help)


def test_a_long_reason_is_cut() -> None:
    """It is repeated with each finding that it explains."""
    parsed = parse_ignore(Comment(Span(0, 9), f"ignore[CIT201] {'long ' * 9999}"))
    assert len(parsed.reason) == 300


@pytest.mark.parametrize("unit", [f"One! {_IGNORE} ", f"{_IGNORE}\n\nOne!\n\n", _DISABLE, _ENABLE])
def test_many_comments_take_linear_time(unit: str) -> None:
    """On one line, before blocks, in ranges that never end."""

    def cost(times: int) -> int:
        article = read(Text.of(unit * times), "markdown")
        return steps(lambda: suppress(article, (), _RAN, TODAY))

    cost(1)
    assert cost(200) <= 5 * cost(50)


_CLAIM = "LDN relieves fatigue in POTS. [1]"
_LIST = '[1] "What LDN can treat." clinic.example, 2024, https://clinic.example/blog/ldn.'
_REFS = {"1": ("clinic-blog",)}


def test_a_suppressed_finding_keeps_its_fingerprint() -> None:
    """A baseline knows it again when the comment goes."""
    plain = check(audited_with(f"{_CLAIM}\n\n{_LIST}", _REFS), everything())
    hushed = check(audited_with(f"{_CLAIM} {_IGNORE}\n\n{_LIST}", _REFS), everything())
    (one,) = hushed.suppressed
    assert one.reason == "a reason"
    assert one.finding.fingerprint in {finding.fingerprint for finding in plain.findings}
    assert "CIT201" not in {finding.code for finding in hushed.findings}


def test_comments_need_not_be_followed() -> None:
    """An auditor sees everything, and hears nothing about comments."""
    audited = audited_with(f"{_CLAIM} {_IGNORE} {_tag('off')}\n\n{_LIST}", _REFS)
    outcome = check(audited, replace(everything(), ignores=False))
    codes = {finding.code for finding in outcome.findings}
    assert "CIT201" in codes
    assert not {code for code in codes if code.startswith("CIT9")}
    assert outcome.suppressed == ()


def test_what_the_profile_holds_back_is_not_listed_as_suppressed() -> None:
    """It is one or the other, and the comment is in use."""
    audited = audited_with(
        "POTS is a disorder (Smith, 2020; Lee, 2021). "
        f"{_tag('ignore[dangling-citation]')}\n\n## References\n\n"
        "Smith, J. (2020). POTS. A Journal. https://doi.org/10.5555/12345678\n",
        {},
    )
    for profile, listed in ((Profile.REGULAR, 0), (Profile.AUDITOR, 1)):
        outcome = check(audited, replace(everything(), profile=profile))
        assert len(outcome.suppressed) == listed
        assert "CIT901" not in {finding.code for finding in outcome.findings}
