from django.urls import path

from jiyao.foundation.paper import views

urlpatterns = [
    path("papers/<str:code>/", views.paper_of_register, name="paper_of_register"),
    path("papers/<str:code>/<uuid:ref>/", views.paper_of_record, name="paper"),
]
