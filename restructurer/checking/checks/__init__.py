"""The checks, one concern a file; :mod:`restructurer.checking.catalogue` lists them."""
