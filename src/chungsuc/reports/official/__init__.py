"""Official papers: one definition, set as DOCX and as PDF in the layout of NĐ 30/2020 (văn bản hành chính)."""
