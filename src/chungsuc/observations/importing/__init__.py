"""Files brought into the ledger: read, found out, checked, staged, accepted all or nothing (nhập số liệu từ tệp)."""
