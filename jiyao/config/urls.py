from django.urls import include, path

urlpatterns = [
    path("", include("jiyao.desk.urls")),
    path("", include("jiyao.foundation.procedures.urls")),
    path("", include("jiyao.foundation.registers.urls")),
    path("", include("jiyao.foundation.paper.urls")),
    path("", include("jiyao.foundation.vault.urls")),
    path("", include("jiyao.foundation.exports.urls")),
    path("", include("jiyao.foundation.imports.urls")),
    path("", include("jiyao.foundation.approvals.urls")),
    path("", include("jiyao.foundation.accounts.urls")),
    path("", include("jiyao.foundation.calendar.urls")),
    path("regime/", include("jiyao.foundation.regime.urls")),
    path("trail/", include("jiyao.foundation.audit.urls")),
    path("organisation/", include("jiyao.domains.organisation.urls")),
    path("reporting/", include("jiyao.domains.reporting.urls")),
    path("training/", include("jiyao.domains.training.urls")),
    path("personnel/", include("jiyao.domains.personnel.urls")),
    path("classification/", include("jiyao.domains.classification.urls")),
    path("carriers/", include("jiyao.domains.carriers.urls")),
    path("archives/", include("jiyao.domains.archives.urls")),
    path("inspection/", include("jiyao.domains.inspection.urls")),
    path("release/", include("jiyao.domains.release.urls")),
]

handler403 = "jiyao.foundation.ui.faults.permission_denied"
handler404 = "jiyao.foundation.ui.faults.page_not_found"
handler500 = "jiyao.foundation.ui.faults.server_error"
