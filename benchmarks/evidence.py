"""Looking up 1,000 references against loopback servers: requests, time, memory, and the bound.

`python -m benchmarks.evidence` writes `benchmarks/evidence.md`. The identifiers are those of the
samples of real answers that lie beside the repository, where they do; made-up works fill the list.
The bound is what the services' published rates allow: no client that keeps them can be faster.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from math import ceil
from pathlib import Path
from typing import NamedTuple

from citeaudit.evidence.registers.table import BY_NAME
from citeaudit.evidence.services import rate_of
from citeaudit.evidence.settings import Settings
from tests.registers.records import Study, Work
from tests.registers.world import World

_SAMPLES = Path(__file__).parents[2] / "shared" / "data" / "api_samples"
_REPORT = Path(__file__).with_suffix(".md")
_REFERENCES = 1_000
_LATENCY = 0.05
_CONTACT = "benchmark@citeaudit.example"
_DOI = re.compile(r'"DOI":\s*"(10\.\d{4,9}/[^"\s,]+)"')
_PMID = re.compile(r'<PMID Version="1">(\d{4,8})</PMID>')
_NCT = re.compile(r"NCT\d{8}")


class Measured(NamedTuple):
    """One run: seconds in all and from the first request to the last answer, peak memory in MB."""

    seconds: float
    asking: float
    memory: float
    calls: Counter[str]
    questions: Counter[str]


def real_identifiers() -> tuple[list[str], list[str], list[str]]:
    """Give the DOIs, PMIDs and NCT numbers of the samples; none where they do not lie there."""
    dois: dict[str, None] = {}
    pmids: dict[str, None] = {}
    numbers: dict[str, None] = {}
    for file in sorted(_SAMPLES.rglob("*")) if _SAMPLES.is_dir() else ():
        if file.suffix in (".json", ".xml", ".txt"):
            text = file.read_text(encoding="utf-8", errors="replace")
            dois.update(dict.fromkeys(one.lower() for one in _DOI.findall(text)[:40]))
            pmids.update(dict.fromkeys(_PMID.findall(text)[:40]))
            numbers.update(dict.fromkeys(_NCT.findall(text)[:10]))
    return list(dois), list(pmids), list(numbers)


def make_world() -> tuple[World, list[str], int]:
    """Make the servers and the addresses of the references, and say how many are real."""
    dois, pmids, numbers = real_identifiers()
    dois, pmids, numbers = dois[:550], pmids[:200], numbers[:60]
    real = len(dois) + len(pmids) + len(numbers)
    dois += [f"10.5555/{n}" for n in range(700 - len(dois))]
    pmids += [str(30_000_000 + n) for n in range(240 - len(pmids))]
    numbers += [f"NCT9{n:07}" for n in range(60 - len(numbers))]
    works = [
        # Every third is in PubMed Central, every other one in PubMed.
        Work(
            f"A work of {doi}",
            doi=doi,
            pmid=str(80_000_000 + n) if n % 2 == 0 or n % 3 == 0 else "",
            pmcid=f"PMC{8_000_000 + n}" if n % 3 == 0 else "",
        )
        for n, doi in enumerate(dois)
    ]
    works += [Work(f"A work of {pmid}", pmid=pmid, doi=f"10.5555/p{pmid}") for pmid in pmids]
    studies = [Study(number, f"The trial {number}") for number in numbers]
    addresses = [f"https://doi.org/{doi}" for doi in dois]
    addresses += [f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" for pmid in pmids]
    addresses += [f"https://clinicaltrials.gov/study/{number}" for number in numbers]
    return World(works, studies, latency=_LATENCY), addresses[:_REFERENCES], real


def article(addresses: list[str]) -> str:
    """Write an article that cites every address."""
    body = "\n\n".join(f"Sentence number {n} is cited. [{n}]" for n in range(len(addresses)))
    entries = "\n\n".join(
        f'[{n}] "A work with the number {n}." Journal of Examples, 2020, {address}.'
        for n, address in enumerate(addresses)
    )
    return f"# A long article\n\n{body}\n\n## References\n\n{entries}\n"


def resolve(world: World, folder: Path, *options: str) -> Measured:
    """Run `citeaudit resolve` as its users do."""
    world.forget()
    environment = {**os.environ, **world.environment, "CITEAUDIT_CACHE_DIR": str(folder / "cache")}
    environment.pop("CITEAUDIT_OFFLINE", None)
    command = [sys.executable, "-m", "citeaudit", "resolve", "article.md", *options]
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - started
    if done.returncode != 0:
        sys.exit(done.stderr)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    items = json.loads((folder / "article.refs.json").read_text(encoding="utf-8"))
    questions = {
        (one["register"], one["id"])
        for item in items
        for one in item["custom"]["citeaudit"].get("lookups", ())
    }
    times = [asked.at for asked in world.server.asked]
    asking = max(times) - min(times) + _LATENCY if times else 0.0
    return Measured(seconds, asking, memory, world.calls, Counter(name for name, _ in questions))


def bound(measured: Measured, settings: Settings) -> tuple[float, str]:
    """Give the least time that batches and rates allow for these questions, and who sets it."""
    calls: Counter[str] = Counter()
    for name, count in measured.questions.items():
        calls[BY_NAME[name].service] += ceil(count / BY_NAME[name].batch)
    least = {
        service: (count - 1) / rate_of(service, settings).per_second + _LATENCY
        for service, count in calls.items()
    }
    slowest = max(least, key=lambda service: least[service])
    return least[slowest], slowest


def main() -> None:
    """Measure, and write the report."""
    rows: list[str] = []
    details: list[str] = []
    made, addresses, real = make_world()
    with made as world:
        for title, options, settings in (
            ("with a contact", ("--contact", _CONTACT), Settings(contact=_CONTACT)),
            ("without one", (), Settings()),
        ):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                (folder / "article.md").write_text(article(addresses), encoding="utf-8")
                first = resolve(world, folder, *options)
                least, slowest = bound(first, settings)
                again = resolve(world, folder, *options)
            rows.append(
                f"| {title} | {first.calls.total()} | {least:.1f} ({slowest}) "
                f"| {first.asking:.1f} | {first.asking / least:.2f} "
                f"| {first.seconds:.1f} | {first.seconds / least:.2f} | {first.memory:.0f} "
                f"| {again.calls.total()} | {again.seconds:.1f} |"
            )
            calls = ", ".join(f"{one} {count}" for one, count in sorted(first.calls.items()))
            details.append(f"- {title}: {calls}")
    _REPORT.write_text(
        _TEXT.format(
            references=len(addresses),
            real=real,
            rows="\n".join(rows),
            details="\n".join(details),
            load=os.getloadavg()[0],
            cores=os.cpu_count(),
        ),
        encoding="utf-8",
    )
    print(_REPORT.read_text(encoding="utf-8"))


_TEXT = """# Looking up 1,000 references

Made by `python -m benchmarks.evidence`: `citeaudit resolve` as a process, against loopback servers
that take 50 ms for each answer, on an article with {references} references of different works:
DOIs, PubMed numbers, registrations of trials; {real} of the identifiers are real.

| | requests | bound, s | asking, s | ratio | all, s | ratio | peak, MB | again: requests | s |
|---|---|---|---|---|---|---|---|---|---|
{rows}

The bound is what published rates and batch sizes allow (`evidence/services.py`): no client that
keeps them can be faster. doi.org has no published rate; one call a second is ours. Asking
lasts from the first request to the last answer; all includes the start of the program, reading the
article and writing `refs.json`, on a machine with {cores} cores and a load of {load:.0f}. "Again"
is a second run.

Requests by service:

{details}
"""

if __name__ == "__main__":
    main()
