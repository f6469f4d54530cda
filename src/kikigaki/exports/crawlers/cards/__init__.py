"""Social cards: the picture that others show beside a link to a note, drawn without a network.

Pillow draws it, with a font of this machine that has Japanese. Without either there is no card, and
nothing else changes. The same note, font and Pillow give the same bytes.
"""

from kikigaki.exports.crawlers.cards.card import card, why_no_card
from kikigaki.exports.crawlers.cards.fonts import fonts_key, no_fonts

__all__ = ["card", "fonts_key", "no_fonts", "why_no_card"]
