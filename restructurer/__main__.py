"""``python -m restructurer``."""

from restructurer.cli import main

main()
