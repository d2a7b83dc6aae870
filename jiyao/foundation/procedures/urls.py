from django.urls import path

from jiyao.foundation.procedures import views

urlpatterns = [
    path("act/<str:code>/", views.act, name="act"),
    path("act/<str:code>/<uuid:ref>/", views.act, name="act"),
    path("matrix/", views.matrix, name="matrix"),
]
