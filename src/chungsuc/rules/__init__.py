"""Rules of recognition as data: time limits, quorums, thresholds, papers, with their decrees (quy định)."""
