"""Reads made-up and mangled documents until the time is up: `python -m benchmarks.fuzz [MINUTES]`.

Documents are composed of what readers trip over (`tests/fuzz/documents.py`), or are stretches of
the documents beside the repository, mangled: cut, repeated, with pieces put in. Each is read, and
what was read is held to its promises (`tests/fuzz/invariants.py`). What breaks is shrunk by
hypothesis and kept in `tests/fuzz/cases`, which every run of the tests reads again; the words of
others are made unreadable first. Minutes are of the processor; another seed each time.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
import time
import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from citeaudit.errors import InputError
from citeaudit.text import Text
from tests.fuzz.documents import documents, formats, pieces
from tests.fuzz.invariants import check

HERE = Path(__file__).resolve()
CASES = HERE.parents[1] / "tests" / "fuzz" / "cases"
ARTICLES = HERE.parents[2] / "shared" / "data" / "articles"
OWN = (*(HERE.parents[1] / "tests" / "spec").glob("*.md"), HERE.parents[1] / "data" / "article.md")
EXAMPLES = 200  # between two looks at the clock
LONGEST = 3_000  # characters of a stretch
_OWN_WORDS = 150  # a shrunk case up to this length holds no text worth the name


def _load() -> list[str]:
    found = []
    for path in sorted((*OWN, *(ARTICLES.iterdir() if ARTICLES.exists() else ()))):
        try:
            found.append(Text.decode(path.read_bytes(), path.name).content)
        except InputError:  # a package, a picture
            continue
    return found


@st.composite
def mangled(draw: st.DrawFn, seeds: list[str]) -> str:
    """Take a stretch of a real document and do things to it."""
    whole = seeds[draw(st.integers(0, len(seeds) - 1))]
    start = draw(st.integers(0, max(0, len(whole) - 200)))
    text = whole[start : start + draw(st.integers(1, LONGEST))]
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 60)))
        match draw(st.sampled_from(("cut", "repeat", "put", "move"))):
            case "cut":
                text = text[:at] + text[end:]
            case "repeat":
                text = text[:end] + text[at:end] * draw(st.integers(1, 5)) + text[end:]
            case "put":
                text = text[:at] + draw(pieces) + text[at:]
            case _:
                text = text[end:] + text[at:end] + text[:at]
    return text


def _run(seeds: list[str], number: int) -> tuple[int, tuple[str, str, Exception] | None]:
    """Read some documents; give their number, and the shrunk one that broke the reader, if any."""
    read = 0
    last = ("", "")

    @seed(number)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(documents | mangled(seeds), formats)
    def try_all(content: str, format: str) -> None:
        nonlocal read, last
        read += 1
        last = (content, format)
        check(content, format)

    try:
        try_all()
    except Exception as error:
        return read, (*last, error)
    return read, None


def _keep(content: str, format: str) -> str:
    """Keep what broke the reader; the words of an article only as far as their lengths matter."""
    if len(content) > _OWN_WORDS:
        masked = re.sub("[a-z]", "a", re.sub("[A-Z]", "A", content))
        try:
            check(masked, format)
        except Exception:
            content = masked
        else:
            return f"{format}, not kept: {content[:80]!r}"
    raw = content.encode("utf-8", "surrogatepass")
    case = CASES / f"{format}-{hashlib.sha256(raw).hexdigest()[:8]}.txt"
    case.write_bytes(raw)
    return case.name


def _where(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {frame.name}, line {frame.lineno}: {str(error)[:100]}"


def main(minutes: float) -> int:
    """Fuzz; give 1 if anything broke."""
    seeds = _load()
    read = broken = 0
    while time.process_time() < 60 * minutes:
        count, failure = _run(seeds, random.getrandbits(32))
        read += count
        if failure:
            content, format, error = failure
            broken += 1
            print(
                f"{_keep(content, format)}: {type(error).__name__}: {str(error)[:200]}", flush=True
            )
    print(f"{read} documents in {time.process_time() / 60:.1f} minutes, {broken} of them broke it")
    return bool(broken)


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]) if sys.argv[1:] else 1.0))
