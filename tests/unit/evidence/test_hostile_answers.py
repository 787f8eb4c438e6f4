"""Whatever a register sends: it is read, or refused in words, in time and without another end."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.evidence.exchange import Answer, Failure
from citeaudit.evidence.fact_json import outcome_as_json
from citeaudit.evidence.facts import Confirmed
from citeaudit.evidence.registers.reading import plain, read_json, read_xml
from citeaudit.evidence.registers.table import REGISTERS
from tests.fuzz.steps import steps
from tests.registers.server import Asked, Reply
from tests.registers.world import ANSWERS, World
from tests.unit.evidence.online import look_up

if TYPE_CHECKING:
    from pathlib import Path

    from citeaudit.evidence.registers.base import Register

_ASKED = [register for register in REGISTERS if register.name != "page"]
_VALUES = ["10.5555/mice", "11111111", "NCT05363514", "9780140328721", "1707.08567"]
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_ANYTHING = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def read(register: Register, body: bytes, status: int = 200) -> None:
    with suppress(Failure):
        outcomes = register.read(Answer(status, {}, body, "https://x"), _VALUES[:1])
        for outcome in outcomes.values():
            json.dumps(outcome_as_json(outcome))


@pytest.mark.parametrize("register", _ASKED, ids=lambda one: one.name)
@given(body=st.binary(max_size=200), status=st.sampled_from([200, 403, 404]))
def test_any_bytes(register: Register, body: bytes, status: int) -> None:
    """No JSON, no XML, nothing at all."""
    read(register, body, status)


@pytest.mark.parametrize("register", _ASKED, ids=lambda one: one.name)
@given(value=_ANYTHING)
def test_any_json(register: Register, value: object) -> None:
    """Of any shape."""
    read(register, json.dumps(value).encode())


def _bodies(register: Register) -> list[bytes]:
    """Give answers as the loopback server makes them."""
    kinds = {"doi": 0, "pmid": 1, "nct": 2, "isbn": 3, "arxiv": 4, "pmcid": 0, "url": 0}
    world = World()
    world.server.close()
    found: list[bytes] = []
    for kind in sorted(register.kinds):
        base = f"http://x/{register.service}"
        request = register.request([_VALUES[kinds[kind]]], kind, base, world.settings())
        path = urlsplit(request.address).path
        query = {**request.query, **(request.form or {})}
        asked = Asked("GET", path, path, query, request.json.encode(), {})
        found.append(ANSWERS[register.service](world, asked).body)
    return found


@pytest.mark.parametrize("register", _ASKED, ids=lambda one: one.name)
@given(data=st.data())
def test_answers_with_other_values_in_them(register: Register, data: st.DataObject) -> None:
    """The real shape, with anything in one place of it."""
    for body in _bodies(register):
        try:
            content = json.loads(body)
        except ValueError:
            at = data.draw(st.integers(0, len(body)))
            noise = data.draw(st.binary(max_size=20))
            read(register, body[:at] + noise + body[at + len(noise) :])
            continue
        _replace_one(content, data)
        read(register, json.dumps(content).encode())


def _replace_one(content: Any, data: st.DataObject) -> None:  # noqa: ANN401
    """Put anything in one place of a nest."""
    while isinstance(content, dict | list) and content:
        keys: list[Any] = list(content) if isinstance(content, dict) else list(range(len(content)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(content[key], dict | list) and content[key] and data.draw(st.booleans()):
            content = content[key]
            continue
        content[key] = data.draw(_ANYTHING)
        return


def test_entities_do_not_grow() -> None:
    """A billion laughs are refused at the first."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    with pytest.raises(Failure):
        read_xml(bomb)
    with pytest.raises(Failure):
        read_xml(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')


@pytest.mark.parametrize("encoding", ["ATF-8", "", "hex", "punycode", "utf-7"])
def test_encodings_that_nobody_knows(encoding: str) -> None:
    """Refused, or read as what they are."""
    with suppress(Failure):
        read_xml(f'<?xml version="1.0" encoding="{encoding}"?><a>b</a>'.encode())


@pytest.mark.parametrize("opened", [b"[", b'{"a":', b"[[{"])
def test_depth_is_refused(opened: bytes) -> None:
    """A hundred thousand brackets deep is no answer."""
    with pytest.raises(Failure):
        read_json(opened * 100_000)


def test_deep_xml_is_read_or_refused() -> None:
    """And comes to an end either way."""
    with suppress(Failure):
        read_xml(b"<a>" * 50_000 + b"</a>" * 50_000)


@given(st.text())
def test_plain_text_is_plain(text: str) -> None:
    """On one line, printable, within its limit, and the same when cleaned again."""
    cleaned = plain(text, 50)
    assert cleaned.isprintable()
    assert len(cleaned) <= 50
    assert "  " not in cleaned


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>Bold</b> &amp; <i>plain</i>", "Bold & plain"),
        ("p &lt; 0.05 and n &gt; 3", "p < 0.05 and n > 3"),
        ("p < 0.05 and n > 3", "p < 0.05 and n > 3"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"),
        ("\x1b[31mred\x1b[0m\u202e", "[31mred [0m"),
        ("two\nlines\tand\xa0more", "two lines and more"),
        (12, "12"),
        (True, ""),
        (None, ""),
        ({"a": 1}, ""),
    ],
)
def test_titles_are_made_harmless(written: object, shown: str) -> None:
    """Markup and marks that steer a terminal do not leave the room."""
    assert plain(written) == shown


@pytest.mark.parametrize("unit", ["<b", "<b>", "</", "&", "&amp;lt;", "\x1b[", "< ", "\u202e"])
def test_cleaning_costs_no_more_than_the_length(unit: str) -> None:
    """Twice the text takes about twice the steps."""
    small, large = (steps(partial(plain, unit * count, 10**6)) for count in (2_000, 4_000))
    assert large <= 2.5 * small + 2_000


def test_what_comes_back_over_sockets_is_harmless(tmp_path: Path) -> None:
    """A title that steers a terminal, in the facts as they are kept."""
    evil = {"DOI": "10.5555/mice", "title": ["\x1b]0;owned\x07\u202e<script>x</script>"]}
    body = json.dumps({"message": {"items": [evil]}}).encode()
    with World() as world:
        world.faults["crossref"] = [Reply(body)]
        facts = look_up(world, tmp_path, "doi:10.5555/mice")
    (crossref,) = (fact for fact in facts if fact.register == "crossref")
    assert isinstance(crossref.outcome, Confirmed)
    assert crossref.outcome.record.title == "]0;owned x"
