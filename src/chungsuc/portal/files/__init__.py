"""The files of a release: what is in them, what they say of themselves, how they are written (tệp dữ liệu mở)."""
