from tests.ledgers import *
def test_first(desk, new_entries, behind_the_doors):
    made = messy(200, faults=18)
    faults = desk.check(made.data, due_on_steady="2030-12-31")
    print(desk.draft.arrangement, desk.draft.headings, desk.draft.columns)
    for f in faults: print(f)
    print(desk.draft.found["notes"])
    assert {f[0] for f in faults} == set(made.faulty)
    assert desk.confirm(leave_out="on").status_code == 302
    desk.write()
    print(desk.ledger.__dict__)
    assert desk.ledger.written == 182
    print([ (e["code"], e["counts"]) for e in new_entries()])
    r = desk.client.get(desk.ledger.get_absolute_url()); print(r.status_code)
    r = desk.client.get("/registers/carriers.document/"); print(r.context["count_text"])
    r = desk.undo(); print(r.status_code, r.content.decode()[:0])
    r = desk.client.get("/registers/carriers.document/"); print(r.context["count_text"])
    r = desk.client.get("/registers/carriers.copy/"); print(r.context["count_text"])
