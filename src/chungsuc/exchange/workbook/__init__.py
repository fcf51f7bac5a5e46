"""The Excel form, both ways: downloaded ready to fill in, uploaded, checked, answered in its own cells (biểu Excel)."""
