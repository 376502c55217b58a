"""Training modules on paper: the book of a module, its exercises to fill in, the plan of its session."""
