"""Where in a text field a token stands; markdown-it knows lines of blocks, not of inlines."""

from markdown_it.token import Token


class Places:
    """Follows the block tokens of one text and finds offsets inside them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._lines = source.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.line = 0
        """Offset of the first character of the block last entered."""
        self.inline = 0
        """Offset of the link, image, code or tag last entered."""
        self._first_line = 0
        self._inline = ""

    def enter(self, token: Token) -> None:
        """Take note of a block token."""
        if token.map:
            self._first_line = token.map[0]
            self.line = self.line_of(token)
        if token.type == "inline":
            self._inline = token.content

    def enter_inline(self, token: Token) -> None:
        """Take note of an inline token, if the grammar has placed it."""
        if "begin" in token.meta:
            self.inline = self.offset(token.meta["begin"])

    def line_of(self, token: Token) -> int:
        """Offset of the first character, not a space, of the line a block begins on."""
        number = token.map[0] if token.map else 0
        line = self._lines[number] if number < len(self._lines) else ""
        return self._starts[number] + len(line) - len(line.lstrip())

    def offset(self, position: int) -> int:
        """Offset in the text of a position in the inline content of the block last entered.

        Inline content is the block's lines without their indentation and quote marks.
        """
        above = self._inline.count("\n", 0, position)
        begin = self._inline.rfind("\n", 0, position) + 1
        end = self._inline.find("\n", begin)
        content = self._inline[begin : end if end >= 0 else None]
        number = self._first_line + above
        column = max(0, self._lines[number].find(content)) if number < len(self._lines) else 0
        return self._starts[min(number, len(self._lines))] + column + position - begin
