"""Routes of what comes after recognition; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.upkeep import case_papers, cases, listing, reevaluation, tasks, yearly

urlpatterns = [
    path("", reevaluation.home, name="upkeep"),
    path("tep/", reevaluation.file, name="upkeep_file"),
    path("luu/", reevaluation.record, name="upkeep_record"),
    path("dot/<int:pk>/", reevaluation.review, name="upkeep_review"),
    path("viec/", tasks.listed, name="upkeep_tasks"),
    path("viec/<int:pk>/", tasks.one, name="upkeep_task"),
    path("viec/<int:pk>/dong/", tasks.close_one, name="upkeep_task_close"),
    path("thu-hoi/", listing.listed, name="upkeep_cases"),
    path("thu-hoi/mo/<int:pk>/", cases.new, name="upkeep_case_new"),
    path("thu-hoi/tep/<int:pk>/", cases.scan, name="upkeep_case_file"),
    path("thu-hoi/<int:pk>/", cases.one, name="upkeep_case"),
    path("thu-hoi/<int:pk>/giay/<slug:kind>.<slug:ending>", case_papers.case_paper, name="upkeep_case_paper"),
    path("thu-hoi/<int:pk>/<slug:act>/", cases.step, name="upkeep_case_step"),
    path("ra-soat/", yearly.listed, name="upkeep_yearly"),
    path("ra-soat/dua-vao/", yearly.plan, name="upkeep_plan"),
    path("ra-soat/giu/<int:pk>/", yearly.keep, name="upkeep_uphold"),
]
