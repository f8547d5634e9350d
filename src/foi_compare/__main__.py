"""`foi-compare` and `python -m foi_compare`: the command line, from its first moment on."""

import sys

from foi_compare.system.ending import ends_plainly
from foi_compare.system.memory import ask_for_a_little
from foi_compare.workers.early import end_unused, start_early


def main() -> None:
    """Run the command line; the entry point of the package."""
    with ends_plainly():
        ask_for_a_little()  # modules that find none while they load say so in many words
        if sys.argv[1:2] == ["ingest"] and not {"-h", "--help"} & set(sys.argv):
            start_early()
        try:
            from foi_compare.cli import main as command_line

            command_line()
        finally:
            end_unused()


if __name__ == "__main__":
    main()
