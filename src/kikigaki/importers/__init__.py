"""What others wrote, in their own formats, becomes a note in the making."""
