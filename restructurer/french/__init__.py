"""Writing French: typography, elision, contraction, agreement, casing. Pure functions on strings."""
