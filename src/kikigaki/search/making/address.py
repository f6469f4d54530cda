"""Addresses on the site: where the page of a Markdown file is."""


def page_address(src_uri: str, anchor: str = "", *, directory_urls: bool) -> str:
    """The address of a page from the root of the site (or of its language), with its anchor."""
    path = src_uri.removesuffix(".md")
    folder, _, name = path.rpartition("/")
    if name == "index":
        address = f"{folder}/" if folder else ""
        address = address if directory_urls else f"{address}index.html"
    else:
        address = f"{path}/" if directory_urls else f"{path}.html"
    return f"{address}#{anchor}" if anchor else address
