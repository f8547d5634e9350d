"""Tables that were flattened to lines of text, back to rows: lists, pairs, stacks, forms."""
