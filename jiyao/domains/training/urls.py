from django.urls import path

from jiyao.domains.training import views

app_name = "training"
urlpatterns = [
    path("attempts/<uuid:ref>/", views.attempt, name="attempt"),
    path("batches/<uuid:ref>/", views.batch, name="batch"),
    path("certificates/<uuid:ref>/", views.certificate, name="certificate"),
    path("courses/<uuid:ref>/", views.course, name="course"),
    path("coverage/", views.coverage, name="coverage"),
    path("follow-ups/<uuid:ref>/", views.follow_up, name="follow_up"),
    path("mine/", views.mine, name="mine"),
    path("programmes/<uuid:ref>/", views.programme, name="programme"),
    path("questions/<uuid:ref>/", views.question, name="question"),
    path("records/<uuid:ref>/", views.record, name="record"),
    path("requirements/<uuid:ref>/", views.requirement, name="requirement"),
    path("sessions/<uuid:ref>/", views.session, name="session"),
    path("steps/<uuid:ref>/", views.step, name="step"),
    path("years/<uuid:ref>/", views.year, name="year"),
]
