from django.urls import path

from jiyao.foundation.exports import views

urlpatterns = [path("registers/<str:code>/export/", views.register_export, name="register_export")]
