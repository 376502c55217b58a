"""Arasha: a folder of trilingual Markdown goes in; a checked, fast, private, mirrorable site comes out."""
