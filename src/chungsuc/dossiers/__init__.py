"""The way of one unit to one title in one year: steps, papers, appraisal, council, decision (hồ sơ đề nghị công nhận)."""
