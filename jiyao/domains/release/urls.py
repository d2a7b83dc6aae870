from django.urls import path

from jiyao.domains.release import views

app_name = "release"
urlpatterns = [
    path("submissions/<uuid:ref>/", views.submission, name="submission"),
    path("versions/<uuid:ref>/", views.version, name="version"),
    path("publications/<uuid:ref>/", views.publication, name="publication"),
    path("publishers/<uuid:ref>/", views.publisher, name="publisher"),
    path("interviews/<uuid:ref>/", views.interview, name="interview"),
    path("catalogue/<uuid:ref>/", views.entry, name="entry"),
    path("year/", views.year, name="year"),
    path("year/print/", views.year_print, name="year_print"),
    path("watchwords/from-file/", views.word_list, name="word_list"),
    path("watchwords/<uuid:ref>/", views.watchword, name="watchword"),
    path("prohibitions/<uuid:ref>/", views.prohibition, name="prohibition"),
]
