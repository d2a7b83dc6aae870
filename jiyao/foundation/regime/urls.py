from django.urls import path

from jiyao.foundation.regime import views

urlpatterns = [
    path("", views.regime, name="regime"),
    path("<str:code>/", views.clause, name="clause"),
]
