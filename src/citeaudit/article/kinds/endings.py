"""Illnesses, drugs, procedures and parts of cells told by how their names end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    Group = Literal["disease", "treatment", "inside"]

# Endings of diseases and of what is wrong with people.
_DISEASES = (
    *("itis", "algia", "emia", "aemia", "pathy", "osis", "oses", "rrhea", "rrhoea", "penia"),
    *("cinoma", "lanoma", "denoma", "phoma", "rcoma", "lioma", "blastoma", "atoma", "myeloma"),
    *("iasis", "uria", "plasia", "plegia", "paresis", "phobia", "trophy", "megaly", "pnea"),
    *("pnoea", "lepsy", "edema", "pertension", "rrhage", "rrhagia", "kinesia", "ectasis"),
    *("cardia", "ophilia", "phagia"),
)
# Generic names of drugs end in stems of the WHO's INN programme.
_DRUGS = (
    *("statin", "sartan", "olol", "gliptin", "gliflozin", "glutide", "azole", "cillin", "mycin"),
    *("oxetine", "azepam", "dipine", "triptan", "profen", "nib", "prazole", "trexone", "mab"),
    *("april", "opril", "xaban", "gatran", "parin", "grelor", "dogrel", "zosin", "cycline"),
    *("floxacin", "oxacin", "micin", "penem", "bactam", "virine", "ovir", "avir", "evir", "asvir"),
    *("uvir", "previr", "mectin", "bendazole", "fungin", "quine", "setron", "epant", "orexant"),
    *("lukast", "buterol", "moterol", "meterol", "lanterol", "tropium", "olone", "asone", "onide"),
    *("isone", "thiazide", "semide"),
    *("pamil", "renone", "vaptan", "fibrate", "glitazone", "patide", "formin", "dronate"),
    *("oxicam", "coxib", "fenac", "adol", "codone", "orphine", "peridol", "apine", "peridone"),
    *("opram", "faxine", "triptyline", "pramine", "zolam", "pidem", "gabalin"),
    *("gabapentin", "trigine", "racetam", "zepine", "phenidate", "fetamine", "afinil"),
    *("platin", "taxel", "rubicin", "ciclib", "parib", "zomib", "limus", "lidomide", "cabine"),
    *("lutamide", "oxifene", "ozole", "steride", "gestrel", "gestone", "estradiol", "relin"),
    *("denafil", "dalafil", "leucel", "parvovec", "stim", "poetin", "nercept", "cercept"),
    *("bamate", "barbital", "begron", "caine", "citabine", "curonium", "degib", "domide", "dotril"),
    *("dronic", "fentanil", "lisib", "lizine", "morphone", "mustine", "nacin", "nafil", "nersen"),
    *("pentin", "phylline", "piclone", "plase", "pril", "relix", "ribine", "rizine", "siran"),
    *("sulfan", "tadine", "tecan", "tercept", "terenol", "terone", "thazine", "tidine", "toin"),
    *("tretinoin", "trexate", "vudine", "zodone", "zolid"),
    *("kinra", "nemab", "tamer", "sidine", "tirelin", "mantine", "pezil", "stigmine", "curium"),
)
# Endings of names of procedures.
_PROCEDURES = ("ectomy", "otomy", "ostomy", "plasty", "therapy", "therapies", "desis", "pexy")
# Endings of names of enzymes, cells and messengers.
_INSIDE = (
    *("kinase", "ydrase", "uctase", "xidase", "xygenase", "yclase", "ferase", "hydrolase", "ylase"),
    *("peptidase", "synthase", "thetase", "esterase", "inase", "sidase", "fatase", "phatase"),
    *("cytes", "blasts", "phages", "globin", "globulin", "kine", "kines", "leukin", "tropin"),
    *("trophin", "osome", "osomes", "ylation", "nergic", "ptosis", "phagy", "colysis", "polysis"),
)
_TREATMENTS = (*_DRUGS, *_PROCEDURES)
_ENDINGS = (*_DISEASES, *_TREATMENTS, *_INSIDE)
_TAILS = frozenset(ending[-3:] for ending in _ENDINGS)  # tells most words apart at once
_LONG = 6


def named_by_ending(tokens: list[str]) -> Iterator[tuple[int, Group]]:
    """Find names by their endings. Cost: linear in the number of words."""
    for at, token in enumerate(tokens):
        if len(token) > _LONG and token[-3:] in _TAILS and token.endswith(_ENDINGS):
            if token.endswith(_INSIDE):
                yield at, "inside"
            else:
                yield at, "disease" if token.endswith(_DISEASES) else "treatment"
