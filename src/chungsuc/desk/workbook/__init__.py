"""The page of the Excel form: download, upload, look at what it would change, store (trang biểu Excel)."""
