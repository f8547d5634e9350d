"""A document as a person is shown it: its pages, cells, lines, and how each number stands."""
