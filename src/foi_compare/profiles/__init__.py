"""The dataset of a batch to the profile of each reply and to what may be compared with what."""

from foi_compare.profiles.assess import assess

__all__ = ["assess"]
