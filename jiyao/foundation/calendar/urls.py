from django.urls import path

from jiyao.foundation.calendar import views

urlpatterns = [
    path("duties/", views.inbox, name="duties"),
    path("calendar/", views.calendar, name="calendar"),
]
