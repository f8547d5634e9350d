"""What a sample told, as it is published with the numbers that it was drawn from."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from foi_compare.audit.record import FILE_NAME, read_record
from foi_compare.audit.results import results_of
from foi_compare.model import Audited, ErrorRate


def audited_in(folder: Path) -> Audited | None:
    """Return what the sample in a folder told; None where none is there, or nothing is keyed yet.

    Raises:
        InputError: the file of it is no audit file, or cannot be read.

    """
    path = folder / FILE_NAME
    results = results_of(read_record(path))
    if not results.keyed:
        return None
    return Audited(
        sha256=sha256(path.read_bytes()).hexdigest(),
        drawn=results.drawn,
        keyed=results.keyed,
        rates=tuple(ErrorRate(kind, *one) for kind, one in results.by_kind.items() if one.keyed),
    )
