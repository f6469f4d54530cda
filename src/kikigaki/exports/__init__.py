"""What is noted once, for players, feeds, scholars and machines: one small module a format."""
