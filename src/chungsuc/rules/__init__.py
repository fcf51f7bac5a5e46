"""Rules of recognition as data: time limits, quorums, thresholds, papers, each with its decree (quy định công nhận)."""
