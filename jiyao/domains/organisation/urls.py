from django.urls import path

from jiyao.domains.organisation import views

app_name = "organisation"
urlpatterns = [
    path("posts/<uuid:ref>/", views.post, name="post"),
    path("pledge-texts/<uuid:ref>/", views.pledge_text, name="pledge_text"),
    path("pledges/<uuid:ref>/", views.pledge, name="pledge"),
    path("qualifications/<uuid:ref>/", views.qualification, name="qualification"),
    path("undertakings/<uuid:ref>/", views.undertaking, name="undertaking"),
    path("risks/matrix/", views.risk_matrix, name="risk_matrix"),
    path("risks/<uuid:ref>/", views.risk, name="risk"),
    path("budget/<uuid:ref>/", views.budget_line, name="budget_line"),
    path("spendings/<uuid:ref>/", views.spending, name="spending"),
    path("seals/<uuid:ref>/", views.seal, name="seal"),
    path("seal-uses/<uuid:ref>/", views.seal_use, name="seal_use"),
    path("processes/<uuid:ref>/", views.process, name="process"),
    path("process-steps/<uuid:ref>/", views.process_step, name="process_step"),
    path("designations/<uuid:ref>/", views.designation, name="designation"),
    path("unit-appraisals/<uuid:ref>/", views.unit_appraisal, name="unit_appraisal"),
    path("appraisals/<uuid:ref>/", views.appraisal, name="appraisal"),
    path("sanctions/<uuid:ref>/", views.sanction, name="sanction"),
    path("bodies/<uuid:ref>/", views.body, name="body"),
    path("bodies/<uuid:ref>/roster/", views.body_roster, name="roster"),
    path("seats/<uuid:ref>/", views.seat, name="seat"),
    path("charges/<uuid:ref>/", views.charge, name="charge"),
    path("chain/", views.chain, name="chain"),
    path("chain/print/", views.chain_print, name="chain_print"),
    path("gaps/", views.gaps, name="gaps"),
    path("gaps/print/", views.gaps_print, name="gaps_print"),
    path("meetings/<uuid:ref>/", views.meeting, name="meeting"),
    path("items/<uuid:ref>/", views.item, name="item"),
    path("minutes/<uuid:ref>/", views.minutes, name="minutes"),
    path("documents/<uuid:ref>/", views.document, name="document"),
    path("decisions/<uuid:ref>/", views.decision, name="decision"),
    path("yearly/<uuid:ref>/", views.yearly, name="yearly"),
    path("agendas/<uuid:ref>/", views.agenda, name="agenda"),
]
