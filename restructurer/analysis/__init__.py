"""The spaCy pipeline and what it finds: sentences, quotes, speakers, keyphrases, clusters."""
