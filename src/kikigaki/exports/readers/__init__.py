"""For people who read elsewhere: feeds, and cards to learn."""
