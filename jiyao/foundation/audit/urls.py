from django.urls import path

from jiyao.foundation.audit import views

urlpatterns = [
    path("", views.entries, name="trail"),
    path("export/", views.export, name="trail_export"),
    path("entries/<str:entry_id>/", views.entry, name="trail_entry"),
    path("checkpoints/", views.checkpoints, name="checkpoints"),
    path("checkpoints/<int:log>/<int:size>/", views.checkpoint, name="checkpoint"),
]
