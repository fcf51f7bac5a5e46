"""Templates of reports: text with fields that an office copies and adapts (mẫu báo cáo). Pure, without Django."""
