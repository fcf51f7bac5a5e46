from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "chungsuc.desk"
    label = "desk"
