"""The dataset to DataFrames: the edge at which pandas begins."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import warn

from foi_compare.export import ColumnType, rows_of, specs_for
from foi_compare.model import Dataset, UnreadSource
from foi_compare.run.destination import refuse_place, refuse_replacing
from foi_compare.run.intake import carry_out, job_for
from foi_compare.run.publishing import publish
from foi_compare.store import NoStore, Store

if TYPE_CHECKING:
    import pandas as pd

# Types of pandas that keep a missing value missing: an absent number is never 0 or NaN text.
_DTYPES: dict[ColumnType, str] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "any": "object",
}


def ingest(  # noqa: PLR0913 - each argument is an option of the command
    inbox: str | os.PathLike[str],
    *,
    codebook: str = "",
    password: str = "",
    decisions: str | os.PathLike[str] | None = None,
    settings: str | os.PathLike[str] | None = None,
    jobs: int = 1,
    cache: str | os.PathLike[str] | None = None,
    keep_names: bool = False,
    pictures: bool = True,
) -> Comparison:
    """Read every reply of a folder; nothing is written until `write` is called.

    Settings and decisions beside the folder hold, as they do for the command.

    Args:
        inbox: the folder of replies.
        codebook: name or folder of a codebook; empty for that of the settings.
        password: opens every file for which the settings hold none.
        decisions: the file of decisions; None for `decisions.csv` beside the inbox.
        settings: the file of settings; None for `foi-compare.toml` beside the inbox.
        jobs: number of processes. More than one needs the caller's script to be safe to import
            (`if __name__ == "__main__":`), as every use of `multiprocessing` does.
        cache: a folder to keep what is read in for the next time; None keeps nothing.
        keep_names: whether names, addresses and telephone numbers stay in the texts of replies.
        pictures: whether the report has pictures of tables.

    Raises:
        InputError: the inbox, the settings, the decisions or the codebook cannot be used. A file
            that cannot be read raises nothing; it is in `unread`.

    """
    job = job_for(
        Path(inbox),
        codebook=codebook,
        password=password,
        decisions=Path(decisions) if decisions is not None else None,
        settings=Path(settings) if settings is not None else None,
        keep_names=keep_names,
        pictures=pictures,
    )
    with Store(Path(cache), warn) if cache is not None else NoStore() as store:
        return Comparison(carry_out(job, jobs=jobs, store=store))


class Comparison:
    """What a run found, as DataFrames with the columns of the CSV files of the same names."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._frames: dict[str, pd.DataFrame] = {}

    def __repr__(self) -> str:
        """Say what is in it."""
        return (
            f"<Comparison of {len(self._dataset.replies)} replies:"
            f" {len(self._dataset.observations)} observations,"
            f" {len(self._dataset.review)} questions in review, {len(self.unread)} files unread>"
        )

    @property
    def unread(self) -> tuple[UnreadSource, ...]:
        """Files that could not be read, each with the reason and what to do next."""
        return self._dataset.batch.unread

    @property
    def observations(self) -> pd.DataFrame:
        """One row for each published number about an outcome."""
        return self._frame("observations")

    @property
    def comparison(self) -> pd.DataFrame:
        """One row for each force, question, series and breakdown; one column for each code."""
        return self._frame("comparison")

    @property
    def replies(self) -> pd.DataFrame:
        """One row for each question of each reply."""
        return self._frame("replies")

    @property
    def forces(self) -> pd.DataFrame:
        """One row for each force of the register."""
        return self._frame("forces")

    @property
    def review(self) -> pd.DataFrame:
        """One row for each number that a person has to decide on."""
        return self._frame("review")

    @property
    def set_aside(self) -> pd.DataFrame:
        """One row for each number, or range of numbers, that is no figure about an outcome."""
        return self._frame("set_aside")

    @property
    def findings(self) -> pd.DataFrame:
        """One row for the result of each check."""
        return self._frame("findings")

    @property
    def ledger(self) -> pd.DataFrame:
        """One row for the account of each page, sheet or part."""
        return self._frame("ledger")

    def write(self, out: str | os.PathLike[str]) -> None:
        """Write the CSV files, `datapackage.json` and `run.json` into a folder.

        Raises:
            ExportError: the folder cannot be written, is no folder for outputs, or a file of it is
                open elsewhere.

        """
        refuse_place(Path(out))
        refuse_replacing(Path(out))
        publish(self._dataset, Path(out))

    def _frame(self, name: str) -> pd.DataFrame:
        if name not in self._frames:
            self._frames[name] = _build(self._dataset, name)
        return self._frames[name]


def _build(dataset: Dataset, name: str) -> pd.DataFrame:
    import pandas as pd

    spec = next(spec for spec in specs_for(dataset.batch.codebook) if spec.name == name)
    columns = list(zip(*rows_of(dataset, name), strict=True)) or [()] * len(spec.columns)
    frame = {}
    for column, values in zip(spec.columns, columns, strict=True):
        if column.type == "date":
            frame[column.name] = pd.Series(pd.to_datetime(pd.Series(values, dtype="object")))
        else:
            frame[column.name] = pd.Series(values, dtype=_DTYPES[column.type])
    return pd.DataFrame(frame)
