"""The settings of a run to the addresses at which others can see each file of a reply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from foi_compare.model import Dataset, SaidOfFiles


def sources_of(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Return the addresses of each file that has one.

    They are what `[[files]]` says of the file; else the requests to its force, as the status file
    of the batch lists them. A force that was asked several times has them all.
    """
    settings = dataset.batch.settings
    requests: dict[str, list[str]] = defaultdict(list)
    for one in settings.requests:
        if one.url.startswith(("https://", "http://")):
            requests[one.force_id].append(one.url)
    said = SaidOfFiles(settings.files)
    found = {
        file: (own,) if (own := said.told_of(file).source) else tuple(requests[read.reply.force_id])
        for read in dataset.replies
        for file in read.reply.files
    }
    return {file: urls for file, urls in sorted(found.items()) if urls}
