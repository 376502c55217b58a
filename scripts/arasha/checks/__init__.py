"""Rules that refuse or warn, and problems in the editor's language."""
