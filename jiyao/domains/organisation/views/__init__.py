"""The pages of the organisation."""

from jiyao.domains.organisation.views.records import pledge, pledge_text, post

__all__ = ["pledge", "pledge_text", "post"]
