"""The version of the package, as `run.json` names it."""

VERSION = "0.1.0"
