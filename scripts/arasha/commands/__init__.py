"""The commands that help editors, one file each; `arasha.cli` gathers them."""
