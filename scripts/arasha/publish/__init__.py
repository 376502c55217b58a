"""From languages to one published site: build them side by side, put them together, swap the finished site in."""
