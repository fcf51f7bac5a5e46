from django.apps import AppConfig


class EntryConfig(AppConfig):
    name = "chungsuc.entry"
    label = "entry"
    default_auto_field = "django.db.models.BigAutoField"
