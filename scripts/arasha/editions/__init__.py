"""What is made beside the HTML pages: feeds and the calendar of a language."""
