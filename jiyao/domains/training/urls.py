from django.urls import path

from jiyao.domains.training import views

app_name = "training"
urlpatterns = [path("certificates/<uuid:ref>/", views.certificate, name="certificate")]
