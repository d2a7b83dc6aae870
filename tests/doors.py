"""Every door of the product, on a world where each has something behind it."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jiyao.foundation.calendar.settings import ESCALATED_AFTER
from jiyao.foundation.paper.declarations import PAPERS
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.declarations import PROCEDURES, Procedure
from jiyao.foundation.registers.declarations import REGISTERS

WHO = (
    "nobody",
    "system",
    "security",
    "audit",
    "keeper",
    "office_head",
    "secrecy_office",
    "personnel",
    "leader",
    "classifier",
    "reader",
    "junior",
    "stranger",
)


@dataclass(frozen=True)
class Door:
    """One address of the product, named so that the table stays readable."""

    name: str
    address: str


def doors(world: dict[str, Any]) -> list[Door]:
    """Return every door: each route, each procedure's page, each register."""
    found = []
    for name in route_names():
        found += _special(name, world) if name in SPECIAL else [Door(name, reverse(name))]
    return found


def route_names() -> list[str]:
    """Return the names of all routes, so that a new one cannot be overlooked."""
    return sorted(set(_names(get_resolver(), "")))


def _names(resolver: URLResolver, space: str) -> list[str]:
    names = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            names += _names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            assert isinstance(pattern, URLPattern)
            names.append(f"{space}{pattern.name}")
    return names


def _acts(world: dict[str, Any]) -> list[Door]:
    found = []
    for code, procedure in sorted(PROCEDURES.items()):
        if code.startswith("tests."):
            continue
        about = [_subject(procedure, world).public_id] if procedure.subject else []
        found.append(Door(f"act {code}", reverse("act", args=[code, *about])))
    return found


def _subject(procedure: Procedure, world: dict[str, Any]) -> Any:
    """The row that stands for the procedure's parameter: of its name, else one of its kind."""
    named = world.get(procedure.subject)
    if type(named) is procedure.model:
        return named
    return next((row for row in world.values() if type(row) is procedure.model), named)


def _registers(world: dict[str, Any]) -> list[Door]:
    return [Door(f"register {code}", reverse("register", args=[code])) for code in REGISTERS]


def _exports(world: dict[str, Any]) -> list[Door]:
    return [Door(f"export {c}", reverse("register_export", args=[c])) for c in REGISTERS]


def _papers(world: dict[str, Any], of_registers: bool) -> list[Door]:
    found = []
    for code, paper in PAPERS.items():
        if bool(paper.register) is not of_registers or code.startswith("tests."):
            continue
        about = [] if of_registers else [world[paper.kind.rpartition(".")[2]].public_id]
        name = "paper_of_register" if of_registers else "paper"
        found.append(Door(f"paper {code}", reverse(name, args=[code, *about])))
    return found


def _record(key: str) -> Callable[[str, dict[str, Any]], list[Door]]:
    return lambda name, world: [Door(name, reverse(name, args=[world[key].public_id]))]


SPECIAL: dict[str, Callable[[str, dict[str, Any]], list[Door]]] = {
    "act": lambda name, world: _acts(world),
    "register": lambda name, world: _registers(world),
    "register_export": lambda name, world: _exports(world),
    "paper": lambda name, world: _papers(world, of_registers=False),
    "paper_of_register": lambda name, world: _papers(world, of_registers=True),
    "archives:volume": _record("volume"),
    "archives:transfer": _record("transfer"),
    "archives:filing_class": _record("filing_class"),
    "archives:post": _record("post"),
    "archives:consultation": _record("consultation"),
    "archives:finding": _record("archive_finding"),
    "archives:access": _record("access"),
    "archives:visit": _record("store_visit"),
    "archives:store_check": _record("check"),
    "archives:repair": _record("repair"),
    "archives:appraisal": _record("appraisal"),
    "inspection:machine": _record("machine"),
    "inspection:run": _record("run"),
    "inspection:finding": _record("check_finding"),
    "carriers:document": _record("document"),
    "carriers:copy": _record("copy"),
    "carriers:copying": _record("copying"),
    "carriers:destruction": _record("destruction"),
    "carriers:stocktake": _record("stocktake"),
    "carriers:count": _record("stocktake"),
    "carriers:call_in": _record("callin"),
    "carriers:year_clearing": _record("yearclearing"),
    "carriers:waste_bag": _record("waste_bag"),
    "carriers:hand_back": _record("hand_back"),
    "carriers:hand_over": _record("hand_over"),
    "ledger": _record("ledger"),
    "ledger_progress": _record("ledger"),
    "carriers:loan": _record("loan"),
    "carriers:outside_loan": _record("outsideloan"),
    "carriers:outing": _record("outing"),
    "carriers:visit": _record("visit"),
    "carriers:conveyance": _record("conveyance"),
    "carriers:trip": _record("trip"),
    "carriers:folder": _record("folder"),
    "carriers:place": _record("place"),
    "carriers:delegate": _record("delegation"),
    "carriers:receiver": _record("receiver"),
    "carriers:outgoing": _record("outgoing"),
    "carriers:outgoing_word": _record("outgoing"),
    "carriers:recall": _record("recall"),
    "carriers:term": _record("term"),
    "carriers:wish": _record("wish"),
    "carriers:work_review": _record("workreview"),
    "classification:item": _record("item"),
    "classification:line": _record("line"),
    "classification:sample": _record("sample"),
    "classification:finding": _record("finding"),
    "classification:project": _record("project"),
    "classification:opinion": _record("projectopinion"),
    "classification:protected": _record("protectedkind"),
    "classification:officer": _record("officer"),
    "classification:member": _record("member"),
    "organisation:letter": _record("letter"),
    "organisation:receipt": _record("reading_receipt"),
    "organisation:duty_list": _record("duty_list"),
    "organisation:agreement": _record("supplier_agreement"),
    "organisation:document": _record("regime_document"),
    "organisation:version": _record("regime_version"),
    "organisation:outer_rule": _record("outer_rule"),
    "organisation:notice": _record("secrecy_notice"),
    "organisation:conveyance": _record("notice_conveyance"),
    "organisation:post": _record("secret_post"),
    "organisation:pledge": _record("pledge"),
    "organisation:pledge_text": _record("pledge_text"),
    "organisation:qualification": _record("qualification"),
    "organisation:undertaking": _record("undertaking"),
    "organisation:risk": _record("risk"),
    "organisation:budget_line": _record("budget_line"),
    "organisation:spending": _record("spending"),
    "reporting:counterpart": _record("counterpart"),
    "reporting:package": _record("package"),
    "reporting:package_file": _record("package"),
    "reporting:package_print": _record("package"),
    "reporting:submission": _record("return_below"),
    "reporting:submission_print": _record("return_below"),
    "reporting:rectification": _record("rectification"),
    "reporting:rectification_file": _record("rectification"),
    "reporting:rectification_print": _record("rectification"),
    "roster": _record("roster"),
    "organisation:sheet": _record("signed_sheet"),
    "organisation:seal": _record("seal"),
    "organisation:seal_use": _record("seal_use"),
    "organisation:unit_appraisal": _record("unit_appraisal"),
    "organisation:appraisal": _record("personappraisal"),
    "organisation:sanction": _record("sanction"),
    "organisation:designation": _record("designation"),
    "organisation:process": _record("process"),
    "organisation:process_step": _record("process_step"),
    "organisation:body": _record("body"),
    "organisation:roster": _record("body"),
    "organisation:seat": _record("seat"),
    "organisation:meeting": _record("meeting"),
    "organisation:item": _record("meeting_item"),
    "organisation:minutes": _record("minutes"),
    "organisation:committee_document": _record("committeedocument"),
    "organisation:decision": _record("decision"),
    "organisation:yearly": _record("yearly"),
    "organisation:agenda": _record("agenda"),
    "organisation:charge": _record("charge"),
    "personnel:file": _record("person_file"),
    "personnel:vetting": _record("vetting"),
    "personnel:particulars": _record("particulars"),
    "personnel:relative": _record("relative"),
    "personnel:opinion": _record("said"),
    "personnel:condition": _record("condition"),
    "personnel:journey": _record("journey"),
    "personnel:passport": _record("passport"),
    "personnel:leave": _record("leave"),
    "personnel:resignation": _record("resignation"),
    "personnel:review": _record("review"),
    "personnel:roll_report": _record("roll_report"),
    "personnel:holding": _record("holding"),
    "personnel:bar": _record("bar"),
    "personnel:leaving": _record("leaving"),
    "personnel:release": _record("release"),
    "personnel:identity": _record("identity"),
    "personnel:entitlement": _record("entitlement"),
    "personnel:compensation": _record("compensation"),
    "personnel:agreement": _record("agreement"),
    "personnel:suggestion": _record("suggestion"),
    "release:submission": _record("submission"),
    "release:version": _record("version"),
    "release:publication": _record("publication"),
    "release:publisher": _record("publisher"),
    "release:watchword": _record("watchword"),
    "release:prohibition": _record("prohibition"),
    "release:interview": _record("interview"),
    "release:entry": _record("public_entry"),
    "training:certificate": _record("certificate"),
    "training:attempt": _record("attempt"),
    "training:batch": _record("batch"),
    "training:course": _record("course"),
    "training:follow_up": _record("follow_up"),
    "training:programme": _record("programme"),
    "training:question": _record("question"),
    "training:record": _record("training_record"),
    "training:requirement": _record("requirement"),
    "training:session": _record("session"),
    "training:step": _record("step"),
    "training:year": _record("trainingyear"),
    "person": _record("person"),
    "holder": _record("person"),
    "setting": lambda name, world: [Door(name, reverse(name, args=[ESCALATED_AFTER.code]))],
    "preset": lambda name, world: [Door(name, reverse(name, args=["school"]))],
    "setting_change": _record("change"),
    "file": _record("file"),
    "file_page": lambda name, world: [
        Door(name, reverse(name, args=[world["file"].public_id, 1])),
    ],
    "request": _record("permit"),
    "clause": lambda name, world: [Door(name, reverse(name, args=["CIR-01"]))],
    "trail_entry": lambda name, world: [Door(name, reverse(name, args=[world["entry"].entry_id]))],
    "checkpoint": lambda name, world: [Door(name, reverse(name, args=[2026, 1]))],
}


def _special(name: str, world: dict[str, Any]) -> list[Door]:
    return SPECIAL[name](name, world)


def answer(client: Client, door: Door) -> str:
    """Return what the door says: the status, or `in` when it leads to sign-in."""
    response = client.get(door.address)
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if response.url.startswith(reverse("account_login")) else "302"


def words_in(response: Any) -> str:
    """Return all words of an answer: of a page, a paper, every part of an exported workbook."""
    if response.content.startswith(b"%PDF"):
        return words_of(response.content)
    if not response.content.startswith(b"PK"):
        return str(response.content.decode())
    with zipfile.ZipFile(BytesIO(response.content)) as workbook:
        return "".join(workbook.read(name).decode() for name in workbook.namelist())
