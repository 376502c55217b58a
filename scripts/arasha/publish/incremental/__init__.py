"""Builds only what a change touches: which pages those are, printing them, and the tree of files that builds share."""
