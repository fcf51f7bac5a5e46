"""The way of one unit to one title in one year: steps, papers, appraisals, votes, decision (hồ sơ công nhận)."""
