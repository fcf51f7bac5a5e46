from django.apps import AppConfig


class WorkbookConfig(AppConfig):
    name = "chungsuc.exchange.workbook"
    label = "workbook"
    default_auto_field = "django.db.models.BigAutoField"
