"""Pictures beside texts as pages offer them: sizes and formats for every screen, made once for all languages.

Which variants a picture has, how large they are and what they are called follows from its file alone, so that a page
can name them before they are made.
"""
