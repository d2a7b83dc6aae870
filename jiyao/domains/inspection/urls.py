from django.urls import path

from jiyao.domains.inspection import views

app_name = "inspection"
urlpatterns = [
    path("machines/<uuid:ref>/", views.machine, name="machine"),
    path("runs/<uuid:ref>/", views.run, name="run"),
    path("findings/<uuid:ref>/", views.finding, name="finding"),
]
