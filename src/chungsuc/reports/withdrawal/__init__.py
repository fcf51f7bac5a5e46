"""Papers of a withdrawal, written out of its steps (giấy tờ xét thu hồi danh hiệu)."""
