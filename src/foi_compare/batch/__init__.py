"""The files of a batch through the stages, each by itself and each only when something changed."""
