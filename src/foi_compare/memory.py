"""Whether an error comes of too little memory: it may have any name."""

from __future__ import annotations

import errno

_A_LITTLE = 2**24  # bytes, less than any stage takes
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
        bytearray(_A_LITTLE)
    except MemoryError:
        return True
    return False
