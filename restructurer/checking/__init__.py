"""SEO, readability, typography and fidelity, as checks with verdicts."""
