from django.urls import path

from jiyao.foundation.imports import views

urlpatterns = [
    path("imports/<uuid:ref>/", views.ledger, name="ledger"),
    path("imports/<uuid:ref>/progress/", views.progress, name="ledger_progress"),
]
