"""The page a person decides on: what is asked, with its evidence and what each answer makes of it.

`Desk` holds a batch open while somebody decides; the web page is drawn from what it says.
"""

from foi_compare.review.desk import Desk

__all__ = ["Desk"]
