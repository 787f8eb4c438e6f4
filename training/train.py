"""Make the learned model: `python -m training.train` (`make model`).

Reads `sources.jsonl`, fits the regression, and writes `src/citeaudit/sources/data/model.bin` in the
form that `citeaudit.sources.learned` describes. The temperature is fitted on scores of pages whose
owner the model that scored them had not seen. The same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path
from zlib import crc32

import numpy as np

from citeaudit.sources import learned
from training.fit import TYPES, Example, Fitted, cross_validate, example, fit, temperature_of
from training.merge import MERGED, read

TABLE = Path(learned.__file__).parent / learned.FILE
_LARGEST = 127


def examples_of(path: Path = MERGED) -> list[Example]:
    """Read the labelled sources that have a host."""
    return [found for row in read(path) if (found := example(row))]


def pack(fitted: Fitted, header: dict[str, object]) -> bytes:
    """Write a model as the bytes of its file, its weights rounded to one of 255 values."""
    hashed = sorted((crc32(name.encode()), at) for name, at in fitted.vocabulary.items())
    hashes = [value for value, _ in hashed]
    order = [at for _, at in hashed]
    # The few largest weights are cut off: all others are the finer for it.
    quantum = float(np.quantile(np.abs(fitted.weights), 0.9998)) / _LARGEST
    rounded = np.clip(np.rint(fitted.weights[order] / quantum), -_LARGEST, _LARGEST)
    head = {
        "types": TYPES,
        "features": len(order),
        "quantum": round(quantum, 9),
        "bias": [round(float(value), 4) for value in fitted.bias],
        "words": [[round(float(value), 4) for value in row] for row in fitted.words],
        **header,
    }
    table: bytes = (rounded + learned.ZERO).astype(np.uint8).tobytes()
    return json.dumps(head).encode() + b"\n" + struct.pack(f"<{len(order)}I", *hashes) + table


def main() -> None:
    """Train on all rows and write the model."""
    examples = examples_of()
    scores = cross_validate(examples)
    judged = [at for at, one in enumerate(examples) if one.was_seen and not one.settled]
    temperature = temperature_of(scores[judged], [examples[at].label for at in judged])
    digest = hashlib.sha256(MERGED.read_bytes()).hexdigest()
    header: dict[str, object] = {"temperature": temperature, "trained_on": digest}
    content = pack(fit(examples), header)
    TABLE.write_bytes(content)
    print(f"{len(examples)} rows, temperature {temperature}, {len(content):,} bytes")


if __name__ == "__main__":
    main()
