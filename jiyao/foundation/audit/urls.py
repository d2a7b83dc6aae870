from django.urls import path, register_converter
from django.urls.converters import StringConverter

from jiyao.foundation.audit import views
from jiyao.foundation.audit.refusals import refused


class EntryIdConverter(StringConverter):
    """The id of an entry: 32 hex digits; anything else is no address."""

    regex = "[0-9a-f]{32}"


register_converter(EntryIdConverter, "entry_id")

urlpatterns = [
    path("", views.entries, name="trail"),
    path("refusals/", refused, name="refusals"),
    path("export/", views.export, name="trail_export"),
    path("entries/<entry_id:entry_id>/", views.entry, name="trail_entry"),
    path("checkpoints/", views.checkpoints, name="checkpoints"),
    path("checkpoints/<int:log>/<int:size>/", views.checkpoint, name="checkpoint"),
]
