"""The organisation's own document and article stands first on the page of a clause."""

from typing import Any

import pytest

from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.models import OwnArticle
from jiyao.foundation.regime.procedures.articles import set_article

ARTICLE = {"clause": "CIR-01", "document": "公文保密管理规定", "article": "第十二条"}


@pytest.mark.clause("INS-08")
def test_the_secrecy_office_sets_the_own_article_and_it_stands_before_the_law(
    cast: Any, client_of: Any, new_entries: Any
) -> None:
    set_article(by=cast["secrecy_office"], **ARTICLE)
    shown = client_of("stranger").get("/regime/CIR-01/").content.decode()
    assert shown.index("《公文保密管理规定》第十二条") < shown.index("第二十七条")
    [entry] = new_entries("regime.article.set")
    assert (entry["outcome"], entry["clauses"]) == ("done", ["INS-08"])


def test_a_later_article_ends_the_former_and_both_remain_visible(
    cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    set_article(by=cast["secrecy_office"], **ARTICLE)
    set_article(by=cast["secrecy_office"], **{**ARTICLE, "article": "第十三条"})
    with behind_the_doors():
        former, held = OwnArticle.objects.order_by("pk")
    assert (former.until, held.until) == (held.since, None)
    shown = client_of("stranger").get("/regime/CIR-01/").content.decode()
    assert shown.index("第十三条") < shown.index("曾设定的条文") < shown.rindex("第十二条")


@pytest.mark.clause("INS-08")
def test_the_same_article_again_and_an_unknown_clause_are_refused(
    cast: Any, new_entries: Any
) -> None:
    set_article(by=cast["secrecy_office"], **ARTICLE)
    with pytest.raises(Refused, match="已经是这一条"):
        set_article(by=cast["secrecy_office"], **ARTICLE)
    with pytest.raises(Refused, match="没有 CIR-99"):
        set_article(by=cast["secrecy_office"], **{**ARTICLE, "clause": "CIR-99"})
    refused = [e for e in new_entries("regime.article.set") if e["outcome"] == "refused"]
    assert [e["clauses"] for e in refused] == [["INS-08"], ["INS-08"]]


@pytest.mark.parametrize("who", ["keeper", "leader", "security", "stranger"])
def test_nobody_but_the_secrecy_office_sets_an_article(who: str, cast: Any) -> None:
    with pytest.raises(Refused):
        set_article(by=cast[who], **ARTICLE)


def test_the_button_leads_to_the_form_with_the_clause_chosen(client_of: Any) -> None:
    address = "/act/regime.article.set/?clause=CIR-01"
    assert address in client_of("secrecy_office").get("/regime/CIR-01/").content.decode()
    assert address not in client_of("keeper").get("/regime/CIR-01/").content.decode()
    form = client_of("secrecy_office").get(address).content.decode()
    assert '<option value="CIR-01" selected>' in form


def test_the_form_sets_the_article_and_returns_to_the_clause(client_of: Any) -> None:
    answer = client_of("secrecy_office").post("/act/regime.article.set/", ARTICLE)
    assert (answer.status_code, answer.url) == (302, "/regime/CIR-01/")
