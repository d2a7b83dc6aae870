from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.forms.fields import day, line
from jiyao.domains.personnel.procedures.reporting import report_roll
from jiyao.foundation.procedures.forms import ProcedureForm


class ReportRollForm(ProcedureForm):
    procedure = report_roll
    recipient = line(_("报送机关"), 80)
    number = line(_("文号"), 80)
    sent_on = day(_("报送日期"))
