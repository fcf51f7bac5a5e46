"""The demo province: real units, real law, synthetic values that say so (tỉnh minh họa)."""
