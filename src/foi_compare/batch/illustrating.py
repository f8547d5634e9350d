"""The tables of replies to the pictures of them that the report shows, within what it may weigh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from foi_compare.batch.engine import Engine
from foi_compare.batch.progress import Followed, Progress, Step
from foi_compare.batch.tasks import TableTask
from foi_compare.batch.workshop import Plan
from foi_compare.errors import UnreadableDocumentError
from foi_compare.inputs.inbox import InboxFile, home_of
from foi_compare.model import (
    Box,
    Pictures,
    ReadReply,
    ShownTable,
    TablePicture,
    UnreadSource,
)
from foi_compare.store import (
    CannotDecodeError,
    CannotEncodeError,
    Keeping,
    decode,
    digest,
    encode,
    fingerprint,
)

# A report is sent by mail and opened on a telephone. In the page three bytes become four.
_MOST_BYTES = 2_400_000
_MOST_PICTURES = 150


def drawn(task: TableTask) -> TablePicture | UnreadSource:
    """Return the picture of a table, or why there is none; a task for a worker.

    What opens files is loaded there alone: loading it takes longer than to draw a page.
    """
    from foi_compare.batch.picturing import table_picture

    return table_picture(task)


class TableDrawing:
    """Has tables drawn by the programs that open strangers' files, each once for all runs."""

    def __init__(
        self, files: Sequence[InboxFile], plan: Plan, engine: Engine, store: Keeping
    ) -> None:
        """Take what a run works with."""
        self._files = files
        self._plan = plan
        self._engine = engine
        self._store = store

    def of(self, replies: Iterable[ReadReply], progress: Progress) -> Pictures:
        """Return the pictures of the tables of some replies, in the order of the tables.

        The first table of each reply comes before the second of any. What has no place among them
        is counted; a table that cannot be drawn is passed over, since its numbers stand as read.
        """
        ordered = _fairly(replies)
        chosen = ordered[:_MOST_PICTURES]
        found = self._drawn(chosen, progress)
        shown: list[TablePicture] = []
        weight = 0
        for table in chosen:
            picture = found.get(table)
            if picture is not None:
                weight += len(picture.png)
                if weight <= _MOST_BYTES:
                    shown.append(picture)
        shown.sort(key=lambda one: (one.file, one.table, one.page))
        left_out = len(ordered) - len(chosen) + len(found) - len(shown)
        return Pictures(tuple(shown), left_out)

    def _drawn(
        self, tables: Sequence[ShownTable], progress: Progress
    ) -> Mapping[ShownTable, TablePicture]:
        found = {one: picture for one in tables for picture in self._kept(one)}
        new = [(one, task) for one in tables if one not in found for task in self._task(one)]
        if new:
            progress.begin("Drawing", [Step(one.file, 1) for one, _ in new])
            tasks = Followed([task for _, task in new], progress)
            for position, picture in self._engine.map(drawn, tasks):
                progress.step(position)
                if isinstance(picture, TablePicture):
                    table = new[position][0]
                    found[table] = picture
                    self._keep(table, picture)
        return found

    def _task(self, table: ShownTable) -> Iterator[TableTask]:
        """Yield the task of drawing a table; none where its file is no longer there."""
        try:
            home = home_of(self._files, table.file)
        except UnreadableDocumentError:
            return
        yield TableTask(
            file=home,
            name=table.file,
            page=table.page,
            sha256=table.sha256,
            told=self._plan.settings.files,
            table=table.table,
            box=table.box,
            hidden=self._hidden(table),
        )

    def _hidden(self, table: ShownTable) -> tuple[Box, ...]:
        return () if self._plan.keep_names else table.hidden

    def _key(self, table: ShownTable) -> bytes:
        kept = self._store.keeps
        return digest(fingerprint(), table, self._plan.keep_names) if kept else b""

    def _kept(self, table: ShownTable) -> Iterator[TablePicture]:
        for body in self._store.get("picture", self._key(table)):
            try:
                yield decode(body, TablePicture)
            except CannotDecodeError as error:
                self._store.distrust(f"holds a picture that is none ({error})")

    def _keep(self, table: ShownTable, picture: TablePicture) -> None:
        try:
            self._store.put("picture", self._key(table), encode(picture))
        except CannotEncodeError:  # it is drawn anew each time
            return


def _fairly(replies: Iterable[ReadReply]) -> list[ShownTable]:
    """Return the tables of replies, each once: the first of every reply, then the second."""
    places: dict[ShownTable, int] = {}
    for read in replies:
        for at, table in enumerate(read.tables):
            places.setdefault(table, at)
    return sorted(places, key=lambda one: (not one.first, places[one], one.file, one.page))
