from django.apps import AppConfig


class ReorganisationConfig(AppConfig):
    name = "chungsuc.reorganisation"
    label = "reorganisation"
    default_auto_field = "django.db.models.BigAutoField"
