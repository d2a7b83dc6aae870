from django.urls import path

from jiyao.domains.carriers import views

app_name = "carriers"
urlpatterns = [
    path("documents/<uuid:ref>/", views.document, name="document"),
    path("copies/<uuid:ref>/", views.copy, name="copy"),
]
