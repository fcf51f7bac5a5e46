"""What a release freezes: gathered out of the rooms below into plain JSON (nội dung công bố)."""
