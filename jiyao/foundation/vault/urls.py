from django.urls import path

from jiyao.foundation.vault import views

urlpatterns = [
    path("files/<uuid:ref>/", views.file, name="file"),
    path("files/<uuid:ref>/<int:page>/", views.page, name="file_page"),
]
