"""The French pipeline in a form that is ready to use: same results, a fraction of the start.

``pipeline.load_fast`` builds it; :mod:`restructurer.analysis.model` decides between it and spaCy's
own loader. ``docs/performance.md`` explains what is put off, what is derived, and why it is the same.
"""
