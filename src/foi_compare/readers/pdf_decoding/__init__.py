"""The pages of a PDF to words, rules and fills, within limits."""
