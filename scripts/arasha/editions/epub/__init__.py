"""Training as EPUB 3, for telephones and readers: each module a book, and each course with all its modules in one."""
