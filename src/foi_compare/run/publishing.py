"""A dataset to everything that a run publishes: its tables, and the page that shows them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from foi_compare.export import REPORT, write, write_into
from foi_compare.model import Dataset


def publish(dataset: Dataset, out: Path) -> tuple[Path, ...]:
    """Write the outputs of a run into a folder, in one step.

    Raises:
        ExportError: the folder cannot be written, or a file of it is open in another program.

    """
    return write(dataset, out, pages(dataset))


def publish_into(dataset: Dataset, out: Path) -> tuple[Path, ...]:
    """Write the outputs of a run into a folder that the caller holds.

    Raises:
        ExportError: the folder cannot be written, or a file of it is open in another program.

    """
    return write_into(dataset, out, pages(dataset))


def pages(dataset: Dataset) -> dict[str, bytes]:
    """Return the pages that show a dataset, by the name of their file."""
    from foi_compare.report import report_of

    return {REPORT: report_of(dataset)}


def get_ready() -> None:
    """Load what the pages are made with, and what masks the tables."""
    from foi_compare.report.report_page import template

    template()
    import_module("foi_compare.masking")
