"""Rules in, pieces out: title, subheadings, description, expansions."""
