"""The page of the trail: every change, before and after, in words (nhật ký)."""
