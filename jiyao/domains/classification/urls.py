from django.urls import path

from jiyao.domains.classification import views

app_name = "classification"
urlpatterns = [
    path("items/<uuid:ref>/", views.item, name="item"),
    path("catalogue/<uuid:ref>/", views.line, name="line"),
    path("officers/<uuid:ref>/", views.officer, name="officer"),
    path("group/<uuid:ref>/", views.member, name="member"),
]
