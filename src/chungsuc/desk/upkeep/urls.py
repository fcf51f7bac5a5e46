"""Routes of what comes after recognition; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.upkeep import reevaluation, tasks

urlpatterns = [
    path("", reevaluation.home, name="upkeep"),
    path("tep/", reevaluation.file, name="upkeep_file"),
    path("luu/", reevaluation.record, name="upkeep_record"),
    path("dot/<int:pk>/", reevaluation.review, name="upkeep_review"),
    path("viec/", tasks.listed, name="upkeep_tasks"),
    path("viec/<int:pk>/", tasks.one, name="upkeep_task"),
    path("viec/<int:pk>/dong/", tasks.close_one, name="upkeep_task_close"),
]
