"""Whether an error comes of too little memory: it may have any name."""

from __future__ import annotations

import errno

_A_LITTLE = 2**25  # bytes, less than any stage takes, and four times the stack of a thread
# What the loader of shared libraries says of memory, in an error that names no cause.
_LOADER_LACKS_MEMORY = ("failed to map segment", "annot allocate memory", "annot map zero-fill")


def lacks_memory(error: Exception) -> bool:
    """Tell whether an error comes of too little memory, whatever it calls itself.

    Python may name anything when it has none to compile or to load a module, so what counts is
    whether there is any left.
    """
    said = str(error)
    if isinstance(error, MemoryError) or any(words in said for words in _LOADER_LACKS_MEMORY):
        return True
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    try:
        ask_for_a_little()
    except MemoryError:
        return True
    return False


def ask_for_a_little() -> None:
    """Raise where there is hardly any memory left, before something that would then never end.

    A thread that finds none for its first line is waited for without end (Python 3.11 and 3.12).

    Raises:
        MemoryError: there is less than a thread and a little work take.

    """
    bytes(_A_LITTLE)  # asked for and never touched, which takes no time
