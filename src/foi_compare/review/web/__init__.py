"""The review page: a desk of questions shown in a browser on this machine."""
