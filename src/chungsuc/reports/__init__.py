"""Official reports: figures in, XLSX, PDF and terminal tables out (báo cáo)."""
