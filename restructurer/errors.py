"""Errors for people: what is wrong, where, and what to do. The command line prints them on one line."""

from __future__ import annotations


class RestructurerError(Exception):
    """Base of every error that a user can mend; ``exit_code`` is what the command returns."""

    exit_code = 2


class InputError(RestructurerError):
    """The input cannot be read as a French article."""


class RuleError(RestructurerError):
    """A rule (or a data file) is wrong; the message names file, line and reason."""


class OutputError(RestructurerError):
    """The output cannot be written."""
