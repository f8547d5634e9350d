"""`python -m foi_compare`: the command line where its script is not on the path."""

from foi_compare.cli import main

if __name__ == "__main__":
    main()
