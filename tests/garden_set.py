"""A criteria set for gardens, made up for tests; of the province whose name is put in."""

from __future__ import annotations

GARDENS = """\
set: Thu-VuonMau/vuon_mau
name: Bộ tiêu chí vườn mẫu dùng trong bài thử
name_en: A set of the test
subject: garden
title: model
decision: {number: bài thử}
valid_from: 2022-01-01
province: %s
defaults: {confidence: low, verified: false, provenance: bài thử}
criteria:
  - no: "1"
    name: Thu nhập từ vườn
    indicators:
      - {no: "1", name: Thu nhập từ vườn, unit: triệu đồng/năm, at_least: 50}
"""
