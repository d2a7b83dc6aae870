from django.urls import path

from jiyao.domains.training import views

app_name = "training"
urlpatterns = [
    path("attempts/<uuid:ref>/", views.attempt, name="attempt"),
    path("certificates/<uuid:ref>/", views.certificate, name="certificate"),
    path("courses/<uuid:ref>/", views.course, name="course"),
    path("questions/<uuid:ref>/", views.question, name="question"),
    path("records/<uuid:ref>/", views.record, name="record"),
    path("requirements/<uuid:ref>/", views.requirement, name="requirement"),
]
