"""An Article as Markdown, HTML or JSON."""
