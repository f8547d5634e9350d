"""`foi-compare` and `python -m foi_compare`: the command line, from its first moment on."""

from foi_compare.ending import ends_plainly


def main() -> None:
    """Run the command line; the entry point of the package."""
    with ends_plainly():
        from foi_compare.cli import main as command_line

        command_line()


if __name__ == "__main__":
    main()
