"""The version of the program, kept where nothing else is imported."""

VERSION = "0.1.0"
