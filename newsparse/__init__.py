"""Structure of news articles."""
