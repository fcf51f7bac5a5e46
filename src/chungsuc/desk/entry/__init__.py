"""The page of data entry (nhập liệu): choose, fill, check while typing, submit, and the rounds of the office."""
