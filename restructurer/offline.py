"""Keeps a command from opening any socket, even one that nobody sends through.

urllib3, which spaCy imports for its own downloads, opens an IPv6 socket when it is imported, to
learn whether the machine has IPv6. ``socket.has_ipv6`` is the flag that it asks first.
"""

from __future__ import annotations


def stay_offline() -> None:
    """Says, for this process alone, that there is no IPv6; called by the command line, never by the library."""
    import socket

    socket.has_ipv6 = False
