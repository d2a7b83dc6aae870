from django.urls import path

from jiyao.domains.carriers import views

app_name = "carriers"
urlpatterns = [
    path("counter/", views.counter, name="counter"),
    path("counter/slip/", views.batch_slip, name="batch_slip"),
    path("entering/", views.entering, name="entering"),
    path("entering/labels/", views.labels, name="entering_labels"),
    path("documents/<uuid:ref>/", views.document, name="document"),
    path("copyings/<uuid:ref>/", views.copying, name="copying"),
    path("destructions/<uuid:ref>/", views.destruction, name="destruction"),
    path("call-ins/<uuid:ref>/", views.call_in, name="call_in"),
    path("year-clearings/<uuid:ref>/", views.year_clearing, name="year_clearing"),
    path("hand-backs/<uuid:ref>/", views.hand_back, name="hand_back"),
    path("hand-overs/<uuid:ref>/", views.hand_over, name="hand_over"),
    path("waste-bags/<uuid:ref>/", views.waste_bag, name="waste_bag"),
    path("stocktakes/<uuid:ref>/", views.stocktake, name="stocktake"),
    path("stocktakes/<uuid:ref>/count/", views.count, name="count"),
    path("copies/<uuid:ref>/", views.copy, name="copy"),
    path("loans/<uuid:ref>/", views.loan, name="loan"),
    path("outside-loans/<uuid:ref>/", views.outside_loan, name="outside_loan"),
    path("outings/<uuid:ref>/", views.outing, name="outing"),
    path("visits/<uuid:ref>/", views.visit, name="visit"),
    path("conveyances/<uuid:ref>/", views.conveyance, name="conveyance"),
    path("trips/<uuid:ref>/", views.trip, name="trip"),
    path("folders/<uuid:ref>/", views.folder, name="folder"),
    path("places/<uuid:ref>/", views.place, name="place"),
    path("delegates/<uuid:ref>/", views.delegate, name="delegate"),
    path("receivers/<uuid:ref>/", views.receiver, name="receiver"),
    path("outgoings/<uuid:ref>/", views.outgoing, name="outgoing"),
    path("outgoings/<uuid:ref>/word/", views.word, name="outgoing_word"),
    path("terms/<uuid:ref>/", views.term, name="term"),
    path("recalls/<uuid:ref>/", views.recall, name="recall"),
    path("wishes/<uuid:ref>/", views.wish, name="wish"),
    path("work-reviews/<uuid:ref>/", views.work_review, name="work_review"),
]
