"""Pages of evidence: the files of one commune, the files themselves, what is asked for (minh chứng)."""
