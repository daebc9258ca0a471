from django.apps import AppConfig
from django.core import checks


class PhasesConfig(AppConfig):
    name = "phases"

    def ready(self) -> None:
        # Only here: the modules of the areas may import models, which are not loaded yet at the top of this file.
        from phases.core import lookups
        from phases.documents.paper import fonts

        checks.register(fonts.chinese_faces)
        lookups.register()
