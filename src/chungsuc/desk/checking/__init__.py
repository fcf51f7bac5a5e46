"""The page on which a report or an article is checked: pasted or sent as a file, kept nowhere (đối chiếu văn bản)."""
