"""Evidence: the files that prove values, what each indicator asks for, and who attached what (minh chứng)."""
