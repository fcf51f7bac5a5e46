from django.apps import AppConfig


class VerdictsConfig(AppConfig):
    name = "chungsuc.verdicts"
    label = "verdicts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from chungsuc.verdicts import live

        live.connect()
