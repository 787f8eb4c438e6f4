"""Invented references in the styles of medicine and the sciences, for the fitting of weights.

AnyStyle's core set holds few entries of the kinds that articles about health cite. These are made
of a few words and the patterns of citation guides (AMA, APA, Chicago, Harvard, Vancouver), drawn
with a fixed seed: titles in small and in capital letters, with commas, questions, places and years.
"""

from __future__ import annotations

import random
from typing import NamedTuple

_THINGS = (
    *("salt", "sleep", "green tea", "low-dose salt", "warm milk", "vitamin D", "magnesium"),
    *("cold bathing", "salt-reduced diets", "brine-derived peptides", "walking", "dark chocolate"),
)
_PEOPLE = (
    *("older adults", "tired people", "patients with chronic fatigue", "mice", "night workers"),
    *("children under 5", "human lung cells", "the United States", "primary care"),
)
_DESIGNS = (
    *("randomized controlled trial", "systematic review", "cohort study", "history", "new theory"),
    *("case report", "guide for patients", "meta-analysis", "practical handbook"),
)
_TITLES = (
    "{a} and {b} in {p}",
    "{a}, {b} and {c} in {p}",
    "{a}, {b}, and {c}, inhibit infection of {p}",
    "{a}, {b}, and {c}: what they do to {p}",
    "{a} in {p}: a {d}",
    "{a} in {p}: effects on {b}, {c}, and health",
    "does {a} help {p}? A {d}",
    "what is {a}? And what does {b} mean for {p}?",
    "what is {a}?",
    "{a}: is there a role for {b}?",
    "{a} in {place}, {country}",
    "{a} and {b} in {place}, {country}, 2009–2014",
    "{a} in {p}, 1950-1990",
    "{a} in {p}, as revealed by a {d}",
    "{a}. A {d} of {b} in {p}",
    "{a} (with or without {b}) for {p}",
    "the {d}: {a}, health, and {p}",
    "on {a}, with an account of {b}",
)
_NAMES = (
    *("Roe Jane", "Doe Bob", "Li Wei", "Garcia Ana", "Miller Karl", "Novak Eva"),
    *("Okafor Uche", "Sato Ken", "Rossi Lia", "Dubois Luc", "Larsen Per", "Kaya Ece"),
)
_PLACES = (("London", "England"), ("Boston", "MA"), ("Geneva", "Switzerland"), ("Lyon", "France"))
_JOURNALS = (
    ("Journal of Salt Research", "J Salt Res"),
    ("Salt", "Salt"),
    ("Halomolecules", "Halomolecules"),
    ("Sleep and Fatigue", "Sleep Fatigue"),
    ("Annals of Imaginary Medicine", "Ann Imag Med"),
    ("Nutritional Salt Letters", "Nutr Salt Lett"),
    ("International Journal of Rest", "Int J Rest"),
    ("Prevention & Salt", "Prev Salt"),
)
_PUBLISHERS = ("Brine University Press", "Halite", "Salt House", "Roe & Doe", "Elm Academic")
_STYLES = (
    "{bare}. {title}. {short}. {year};{v}({n}):{pages}.",
    "{bare}. {title}. {short}. {year};{v}:{pages}.",
    "{bare}, et al. {title}. {short} {year} Oct;{v}({n}):{pages}. doi: 10.5555/{v}",
    "{bare}. {title}. {short}. {year};{v}({n}):{pages}. https://doi.org/10.5555/{v}",
    "{apa} ({year}). {title}. {journal}, {v}({n}), {pages}.",
    "{apa} ({year}). {title}. {journal}, {v}({n}), {pages}. https://doi.org/10.5555/{v}",
    "{apa} ({year}) {title}. {short} {v}:{pages}",
    "{apa} ({year}) {title}, {journal}, {v}({n}), pp. {pages}.",
    "{full}. {year}. {title}. {journal} {v} ({n}): {pages}.",
    "{apa} {title}. {short} {v}, {pages} ({year}).",
    "{first}, {title}, {journal} {v} ({year}) {pages}.",
    "{first}. {title}. {journal}, {v}({n}):{pages}, {year}.",
    "{apa}: {title}, {short}, {v}, {pages}, {year}.",
    "{bare}. {title}. {place}: {publisher}; {year}.",
    "{bare}. {title}. {place}, {country}, {publisher}, {year}",
    "{bare}. {title}. 2nd ed. {publisher}; {year}.",
    "{apa} ({year}). {title} (2nd ed.). {publisher}.",
    "{full}. {title}. {place}: {publisher}, {year}.",
    "{first}, {title} ({place}: {publisher}, {year}), {v}.",
    "{bare}. {title}. In: Berg K, ed. {book}. {place}: {publisher}; {year}:{pages}.",
    "{apa} ({year}). {title}. In K. Berg (Ed.), {book} (pp. {pages}). {publisher}.",
    "{bare}. {title} [dissertation]. {place}: University of {place}; {year}.",
    "{bare}. {title}. {publisher}. Accessed May 3, {year}. https://www.example.org/{v}",
    "Ministry of Salt. ({year}). {title}. {place}: {publisher}.",
)


class Invented(NamedTuple):
    """An entry and its title."""

    text: str
    title: str


def invent(count: int, seed: int) -> list[Invented]:
    """Make entries; the same count and seed give the same."""
    draw = random.Random(seed)
    return [_entry(draw) for _ in range(count)]


def _entry(draw: random.Random) -> Invented:
    title = _title(draw)
    journal, short = draw.choice(_JOURNALS)
    place, country = draw.choice(_PLACES)
    first = draw.randint(1, 900)
    said = {
        **_authors(draw),
        **{"title": title, "journal": journal, "short": short, "place": place, "country": country},
        **{"publisher": draw.choice(_PUBLISHERS), "book": f"The {_title(draw).title()}"},
        **{"year": str(draw.randint(1985, 2024)), "v": str(draw.randint(1, 90))},
        **{"n": str(draw.randint(1, 12)), "pages": f"{first}-{first + draw.randint(3, 20)}"},
    }
    text = draw.choice(_STYLES).format(**said)
    return Invented(text.replace("?.", "?").replace("?,", "?"), title)


def _title(draw: random.Random) -> str:
    a, b, c = draw.sample(_THINGS, 3)
    place, country = draw.choice(_PLACES)
    said = {"a": a, "b": b, "c": c, "place": place, "country": country}
    text = draw.choice(_TITLES).format(p=draw.choice(_PEOPLE), d=draw.choice(_DESIGNS), **said)
    if draw.random() < 0.4:
        return " ".join(
            _capital(word) if len(word) > 3 else word for word in _capital(text).split()
        )
    return _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _authors(draw: random.Random) -> dict[str, str]:
    """Write one to four authors in each of the ways that lists of names are written."""
    names = [name.split() for name in draw.sample(_NAMES, draw.randint(1, 4))]
    initialed = [f"{family}, {given[0]}." for family, given in names]
    reversed_ = [f"{given} {family}" for family, given in names]
    inverted = [f"{names[0][0]}, {names[0][1]}", *reversed_[1:]]
    return {
        "bare": ", ".join(f"{family} {given[0]}" for family, given in names),
        "apa": _joined(initialed, ", & "),
        "full": _joined(inverted, ", and "),
        "first": _joined([f"{given[0]}. {family}" for family, given in names], " and "),
    }


def _joined(names: list[str], last: str) -> str:
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
