"""The outputs of a run to the files that people already use: workbooks, databases and charts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from foi_compare.formats.charts import LEFT_OUT, chart_files
from foi_compare.formats.columnar import parquet_bytes, parquet_files
from foi_compare.formats.excel_csv import excel_files
from foi_compare.formats.outcome_figures import People
from foi_compare.formats.population import read_population
from foi_compare.formats.published_tables import Published, read_published
from foi_compare.formats.sheets.workbook import workbook_bytes
from foi_compare.formats.sqlite_database import database_bytes
from foi_compare.formats.target import Format, format_of, is_folder, write_file, write_folder

__all__ = ["LEFT_OUT", "Format", "People", "export_outputs", "format_of", "read_population"]


def export_outputs(
    out: Path, target: Path, chosen: Format, people: People | None = None
) -> tuple[str, ...]:
    """Write the outputs of a run in another format, and return the names of the files.

    Args:
        out: the folder of the outputs.
        target: the file or folder to write.
        chosen: the format, as `format_of` gives it for the target.
        people: the populations for rates; None for no rates.

    Raises:
        InputError: there are no outputs, or they are not of one run.
        ExportError: the target cannot be written, or the format needs what is not installed.

    """
    published = read_published(out)
    if is_folder(target, chosen):
        files = _folder(published, chosen, people)
        write_folder(target, files, chosen)
        return tuple(files)
    write_file(target, _file(published, chosen, people))
    return (target.name,)


def _file(published: Published, chosen: Format, people: People | None) -> bytes:
    if chosen == "xlsx":
        return workbook_bytes(published, people)
    if chosen == "sqlite":
        return database_bytes(published, people)
    return parquet_bytes(published.tables["observations"])


def _folder(published: Published, chosen: Format, people: People | None) -> Mapping[str, bytes]:
    if chosen == "parquet":
        return parquet_files(published, people)
    if chosen == "datawrapper":
        return chart_files(published, people)
    return excel_files(published, people)
