"""A page as a person sees it: its picture, both readings of it, its cells between drawn lines."""
