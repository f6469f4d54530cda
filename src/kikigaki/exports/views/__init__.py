"""What exports are made from: a note in one language, what is said in it, and when."""
