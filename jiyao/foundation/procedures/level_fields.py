"""A field for a level; its options say what a page goes by to ask for what the level needs."""

from typing import Any

from django import forms
from django.utils import timezone

from jiyao.foundation.access.ceiling import weight_of_ceiling
from jiyao.foundation.access.models import Level


class LevelSelect(forms.Select):
    """Levels to choose from; each option names its scheme, and that it is above the ceiling."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        self.ceiling = weight_of_ceiling(timezone.now())
        return super().optgroups(name, value, attrs)

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        level = getattr(value, "instance", None)
        if level is not None:
            option["attrs"] |= {"data-scheme": level.scheme.code, "data-weight": level.weight}
            option["attrs"] |= {"data-above": ""} if level.weight > self.ceiling else {}
        return option


class LevelField(forms.ModelChoiceField):
    """One level, of any scheme unless the form narrows it."""

    widget = LevelSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Level.objects.select_related("scheme"), **kwargs)
