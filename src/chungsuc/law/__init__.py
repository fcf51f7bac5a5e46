"""The law as data: criteria sets, overlays, their words (bộ tiêu chí). Pure."""
