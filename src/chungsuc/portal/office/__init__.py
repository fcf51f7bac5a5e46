"""The office's pages to release data and to withdraw it (công bố số liệu)."""
