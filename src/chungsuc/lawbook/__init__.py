"""Law that an office enters itself: proposed by one person, approved by another (nhập bộ tiêu chí và quy định)."""
