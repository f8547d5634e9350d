"""`foi-compare` and `python -m foi_compare`: the command line, from its first moment on."""

from foi_compare.ending import ends_plainly
from foi_compare.memory import ask_for_a_little


def main() -> None:
    """Run the command line; the entry point of the package."""
    with ends_plainly():
        ask_for_a_little()  # modules that find none while they load say so in many words
        from foi_compare.cli import main as command_line

        command_line()


if __name__ == "__main__":
    main()
