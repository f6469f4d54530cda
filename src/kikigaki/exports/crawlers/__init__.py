"""For what fetches a page to show it elsewhere: its head, and the picture beside a link to it."""
