"""Replies that grow, to be timed through every stage behind the readers.

Their documents are those of the tests, which count steps; processor time also shows what is done in
C and counted nowhere.
"""

from __future__ import annotations

from collections.abc import Callable

from foi_compare.batch.tasks import GroupTask
from foi_compare.batch.understanding import read_group
from foi_compare.batch.workshop import Plan, load_workshop, workshop_of
from foi_compare.inputs.settings_use import entries_without_file
from foi_compare.model import Document, FileSettings, SaidOfFiles, Settings
from growing import Growing
from growing_documents import AXES, Grown, pictures_of_one_table

PLAN = Plan(load=load_workshop)
_FIRST = 100


def _work(grown: Grown) -> Callable[[int], Callable[[], object]]:
    return _work_on(lambda size: (grown(size),))


def _work_on(
    grown: Callable[[int], tuple[Document, ...]],
) -> Callable[[int], Callable[[], object]]:
    def work(size: int) -> Callable[[], object]:
        documents = grown(size)

        def read() -> object:
            workshop_of(PLAN).identify(documents[0])
            return read_group(GroupTask(plan=PLAN, documents=documents))

        return read

    return work


def _entries(size: int) -> Callable[[], object]:
    """Return the call that holds as many entries on single files as files against each other."""
    settings = Settings(files=tuple(FileSettings(file=f"*/{i:06}/*") for i in range(size)))
    names = [f"kent/{i:06}/reply.pdf" for i in range(size)]

    def run() -> object:
        said = SaidOfFiles(settings.files)
        return entries_without_file(settings, names, {}), [said.told_of(name) for name in names]

    return run


GROWING: tuple[Growing, ...] = (
    *(Growing(f"reply: {name}", _FIRST, _work(grown)) for name, grown in AXES.items()),
    Growing("settings: entries on files", _FIRST, _entries),
    Growing("reply: pictures", _FIRST // 4, _work_on(pictures_of_one_table)),
)
