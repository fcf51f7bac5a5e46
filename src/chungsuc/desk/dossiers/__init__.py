"""Pages of dossiers: the list, one dossier with its way, appraisal, opinions, meetings, papers (hồ sơ)."""
