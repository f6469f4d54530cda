"""A note in all its languages at once, for the formats that hold several."""

from collections.abc import Mapping

from kikigaki.languages import LanguageMap
from kikigaki.pages import Edition
from kikigaki.text import Text, to_plain


def paragraphs(texts: LanguageMap[Text], editions: Mapping[str, Edition]) -> dict[str, list[str]]:
    """The words of each paragraph, list or quote, in every language there is.

    Wiki links read as they do on the page of that language.
    """
    return {
        language: [to_plain((block,)) for block in editions[language].resolve(text)]
        for language, text in texts.items()
    }
