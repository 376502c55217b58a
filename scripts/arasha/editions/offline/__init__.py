"""Copies of a language to read without a network and to pass on, made of the plain files of a finished site."""
