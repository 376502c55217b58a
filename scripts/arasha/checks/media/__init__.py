"""What files beside texts hold besides what they show, and the same files without it.

Shared by the rules, which refuse it, and by `arasha.cleaning`, which takes it out: one reader of each format, so that
the two never disagree.
"""
