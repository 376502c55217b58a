"""The search of one language: static files that a reader's browser fetches a few of, and puts together itself.

A text is cut into parts short enough to be quoted from. The parts are numbered, those of the newest text last, so that
a new text changes no other's number; everything speaks of them by number: `terms` (in which parts does a word stand),
`pairs` (in which do two words stand side by side), `cards` (what a result shows), `filters` (which texts belong to a
topic). Every file is a script of one call, since a script is all that a page read from disk may load; `manifest` is the
one that knows the others.

A page that has not changed need not be read again: `remembered` keeps what was gathered of each (`gathering`) and the
index that was made of all, which is mended (`index`) where few have changed.
"""
