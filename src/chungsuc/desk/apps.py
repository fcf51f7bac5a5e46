from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "chungsuc.desk"
    label = "desk"

    def ready(self) -> None:
        from chungsuc.desk.signin import told  # noqa: F401 — listens from here on
