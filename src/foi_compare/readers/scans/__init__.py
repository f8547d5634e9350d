"""Pictures of pages to words, rules and shading, with the doubts about what was seen."""
