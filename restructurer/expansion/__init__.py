"""Expansion: an article brought to the words asked for from what was said, with an honest stop.

One move a file; each proposes a box (or several) of items from the material. The planner chooses
boxes and items; it is the only one that knows the target.
"""
