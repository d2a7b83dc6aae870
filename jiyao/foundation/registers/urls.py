from django.urls import path

from jiyao.foundation.registers import views

urlpatterns = [
    path("registers/<str:code>/", views.register_page, name="register"),
    path("search/", views.search_page, name="search"),
]
