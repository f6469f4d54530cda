"""For scholars and archives: citations, annotations, indexes."""
