"""The organisation's own document and article stands first on the page of a clause."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.clauses import CLAUSES
from jiyao.foundation.regime.models import OwnArticle
from jiyao.foundation.regime.procedures.articles import set_article
from jiyao.foundation.store.aliases import READ
from jiyao.foundation.ui.clauses import grounds

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


@pytest.mark.clause("INS-08", shows="refused")
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


def refused(client: Any) -> str:
    """Return the box in which the own article is refused a second time."""
    answer = client.post("/act/regime.article.set/", ARTICLE)
    assert answer.status_code == 409
    page = str(answer.content.decode())
    return page[page.index('<section class="refusals"') : page.index("没有办理")]


def test_a_refusal_stands_on_the_own_article_before_the_law(cast: Any, client_of: Any) -> None:
    set_article(by=cast["secrecy_office"], **ARTICLE)
    client = client_of("secrecy_office")
    box = refused(client)
    assert "保守国家秘密法实施条例(2024)第五十八条" in box
    assert 'href="/regime/INS-08/"' in box
    assert ">INS-08" not in box
    own = {"clause": "INS-08", "document": "保密检查规定", "article": "第三条"}
    set_article(by=cast["secrecy_office"], **own)
    box = refused(client)
    assert "《保密检查规定》第三条" in box
    assert "第五十八条" not in box


def test_where_neither_the_organisation_nor_the_law_has_an_article_the_name_stands() -> None:
    law_of = {code: clause.law for code, clause in CLAUSES.items()}
    assert law_of["CIR-03"] == ""
    assert grounds(["CIR-03"], {}) == {CLAUSES["CIR-03"].title: "CIR-03"}


def test_two_clauses_of_one_article_are_named_once() -> None:
    assert CLAUSES["CIR-01"].law == CLAUSES["CIR-02"].law
    assert grounds(["CIR-01", "CIR-02"], {}) == {CLAUSES["CIR-01"].law: "CIR-01"}


def test_the_own_articles_cost_one_query_however_many_refusals_are_shown(
    cast: Any, client_of: Any
) -> None:
    client = client_of("stranger")
    with CaptureQueriesContext(connections[READ]) as queries:
        client.get("/act/regime.article.set/")
    asked = [q for q in queries.captured_queries if "regime_ownarticle" in q["sql"]]
    assert len(asked) == 1
