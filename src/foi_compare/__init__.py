"""Read the replies of many police forces to one FOI request and compare their outcomes."""

__version__ = "0.1.0"
