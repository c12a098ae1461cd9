"""From bytes to a Source: decoding, formats, the brief, and what is not the article."""
