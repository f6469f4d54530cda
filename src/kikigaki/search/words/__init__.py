"""How words and characters are compared: what a text is looked up by, and what a query may mean."""
