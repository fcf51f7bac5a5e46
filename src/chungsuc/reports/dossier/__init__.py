"""The papers of a dossier, from proposal to announcement: plain facts in, official papers out (giấy tờ hồ sơ)."""
