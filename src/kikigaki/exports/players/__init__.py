"""For players of the video: chapters, captions, and texts to paste below it."""
