"""What the machinery under the procedures carries out; lower packages cannot say it themselves."""

from jiyao.foundation.regime.citations import carries_out


def declare() -> None:
    """Name the code below this package, and the pages of this one."""
    carries_out("jiyao.foundation.trail.recording", "SYS-03", "DOC-15")
    carries_out("jiyao.foundation.access.labelled", "SYS-02", means=("deny",))
    carries_out("jiyao.foundation.access.decisions", "ORG-15")
    carries_out("jiyao.foundation.accounts.sessions", "SYS-09")
    carries_out("jiyao.foundation.accounts.attempts", "SYS-07", means=("deny",))
    carries_out("jiyao.foundation.access.marks", "CLS-04")
    carries_out("jiyao.foundation.paper.marking", "CLS-04")
    carries_out("jiyao.foundation.regime.views", "INS-08")
