from django.urls import path

from jiyao.desk import views

urlpatterns = [
    path("", views.today, name="today"),
    path("holders/", views.holders, name="holders"),
    path("holders/<uuid:ref>/", views.holder, name="holder"),
]
