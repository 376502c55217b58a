"""The only place that knows MkDocs: its configuration file, its pages, its events."""
