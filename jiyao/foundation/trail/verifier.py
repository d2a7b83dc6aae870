"""留痕核验：在另一台计算机上独立核验，只需 Python 3.10 以上。退出码 0 通过，1 不通过，2 用法错误。

    python verifier.py 导出文件夹或SQLite副本 --key 公钥 [--checkpoint 文件或文件夹]… [--log 年度]

检查点文件夹里的 `年度.leaves` 把错误落到确切的一条：它先要与签过名的根相符，不需信任。
Sources: RFC 6962 (tree), RFC 8032 (Ed25519), C2SP signed-note and tlog-checkpoint.
"""

import argparse
import base64
import json
import sqlite3
import sys
from collections import namedtuple
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256, sha512
from pathlib import Path

NUMBER, LEAF, COLUMN, TWICE = "缺号或重号", "内容与叶值不符", "索引列与内容不符", "重复记录"
CHANGED, SHORT, CLOSED, CHECKPOINT = "改动、增删或调换", "少于检查点", "封存后有记录", "检查点无效"
CHUNK, MINUTE = 256, timedelta(minutes=1)

Checkpoint = namedtuple("Checkpoint", "log size root closed")
Fault = namedtuple("Fault", "log first last kind")
Result = namedtuple("Result", "log size root signed fault back")

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ZERO = -121665 * pow(121666, -1, P) % P, (0, 1, 1, 0)
BASE = (4 * pow(5, -1, P) % P).to_bytes(32, "little")


def _add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _point(data):
    sign, y = divmod(int.from_bytes(data, "little"), 2**255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square or y >= P or (x == 0 and sign):
        raise ValueError("not a point")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def signature_holds(public, data, signature):
    """Whether `signature` (64 bytes) of the key `public` (32 bytes) is over `data` (RFC 8032)."""
    try:
        base, (x, y, z, t), point = _point(BASE), _point(public), _point(signature[:32])
    except ValueError:
        return False
    number = int.from_bytes(signature[32:], "little")
    hashed = int.from_bytes(sha512(signature[:32] + public + data).digest(), "little") % Q
    picks, total = (ZERO, base, (P - x, y, z, P - t), _add(base, (P - x, y, z, P - t))), ZERO
    for bit in range(252, -1, -1):
        total = _add(_add(total, total), picks[(number >> bit & 1) + 2 * (hashed >> bit & 1)])
    same = [(total[i] - point[i] * total[2]) % P for i in (0, 1)] == [0, 0]
    return same and number < Q and len(signature) == 64


def _key_id(name, public):
    return sha256(name.encode() + b"\n\x01" + public).digest()[:4]


def read_key(text):
    """Return (name, 32 bytes) of a key written `name+id+base64`. Raises ValueError."""
    name, key_id, packed = text.strip().split("+", 2)
    data = base64.b64decode(packed)
    if len(data) != 33 or data[0] != 1 or _key_id(name, data[1:]).hex() != key_id:
        raise ValueError(text)
    return name, data[1:]


def read_checkpoint(text, keys):
    """Return the checkpoint in `text`, signed by one of `keys`. Raises ValueError."""
    body, _, lines = text.replace("\r\n", "\n").strip().rpartition("\n\n")
    signed = f"{body}\n".encode()
    origin, size, root, *more = body.split("\n")
    name, _, log = origin.rpartition("/")
    tree = Checkpoint(int(log), int(size), base64.b64decode(root), "closed" in more)
    for line in lines.split("\n"):
        blob = base64.b64decode(line.rpartition(" ")[2])
        for public in (public for owner, public in keys if owner == name):
            if blob[:4] == _key_id(origin, public) and signature_holds(public, signed, blob[4:]):
                return tree
    raise ValueError("no valid signature")


class Tree:
    """The compact range over the leaves so far (RFC 6962 §2.1)."""

    def __init__(self):
        self.size, self.hashes = 0, []

    def extend(self, leaves):
        """Add leaf hashes; whole chunks of 256 are hashed height by height, which is quicker."""
        height = 8 if len(leaves) == CHUNK and self.size % CHUNK == 0 else 0
        for _ in range(height):
            pairs = zip(leaves[::2], leaves[1::2], strict=True)
            leaves = [sha256(b"\x01" + a + b).digest() for a, b in pairs]
        for top in leaves:
            index, self.size = self.size >> height, self.size + (1 << height)
            while index & 1:
                top, index = sha256(b"\x01" + self.hashes.pop() + top).digest(), index >> 1
            self.hashes.append(top)

    def root(self):
        """Return the root over the leaves so far."""
        top = self.hashes[-1] if self.hashes else sha256(b"").digest()
        for left in reversed(self.hashes[:-1]):
            top = sha256(b"\x01" + left + top).digest()
        return top


NAMES = ("log", "id", "at", "who", "code", "kind", "ref", "level", "outcome")
BEGINNING = "json_object('v', 1, 'log', log, 'id', CAST(entry_id AS TEXT)"
BEGINNING += "".join(f", '{name}', CAST({name} AS TEXT)" for name in NAMES[2:]) + ")"
ENTRIES = f"""SELECT seq, leaf, body, {BEGINNING}, at FROM trail_entry
WHERE log = ? AND seq IS NOT NULL ORDER BY seq"""  # noqa: S608
SECOND = """WITH twice AS (SELECT entry_id FROM trail_entry GROUP BY entry_id HAVING COUNT(*) > 1)
SELECT MIN(seq) FROM (SELECT log, seq, ROW_NUMBER() OVER (PARTITION BY log, entry_id ORDER BY seq)
AS nth FROM twice CROSS JOIN trail_entry USING (entry_id)) AS places WHERE nth > 1 AND log = ?"""
FOLDER = f"""CREATE TABLE trail_entry (seq, leaf, body, log, entry_id, {", ".join(NAMES[2:])});
CREATE TABLE trail_checkpoint (log, size, root, note); CREATE INDEX n ON trail_entry (log, seq)"""


def open_source(path):
    """Return `execute` on an exported folder or a copied SQLite file, read only, text as bytes."""
    if path.is_file():
        alone = "" if Path(f"{path}-wal").exists() else "&immutable=1"
        link = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{alone}", uri=True)
    else:
        link = sqlite3.connect("")
        link.executescript(FOLDER)
        for line in "".join(f.read_text() for f in sorted(path.glob("entries/*.txt"))).splitlines():
            body = base64.b64decode(line.split(" ")[1])
            row = (int(line.split(" ")[0]), leaf_of(body), body, *map(json.loads(body).get, NAMES))
            link.execute(f"INSERT INTO trail_entry VALUES ({'?,' * 11}?)", row)  # noqa: S608
    link.text_factory = bytes
    return link.execute


def leaf_of(body):
    """Return SHA-256(0x00 ‖ body); nothing for what is no bytes."""
    return sha256(b"\0" + body).digest() if isinstance(body, bytes) else b""


class Walk:
    """One pass over one log in constant memory."""

    def __init__(self, execute, log, trees):
        self.log, self.tree, self.good, self.fault = log, Tree(), 0, None
        self.waiting = sorted(trees, key=lambda tree: tree.size, reverse=True)
        self.latest, self.back = b"", 0
        cursor = execute(ENTRIES, (log,))
        for rows in iter(lambda: cursor.fetchmany(CHUNK), []):
            hashes, kind = self.check(rows)
            if not self.grow(hashes) or kind:
                self.fault = self.fault or Fault(log, self.tree.size + 1, self.tree.size + 1, kind)
                return
            self.watch([row[4] for row in rows])
        end = min((tree.size for tree in trees if tree.closed), default=self.tree.size)
        closed = Fault(log, end + 1, end + 1, CLOSED) if end < self.tree.size else None
        short = Fault(log, self.good + 1, self.tree.size + 1, SHORT) if self.waiting else None
        self.fault = short or closed

    def check(self, rows):
        """Return the leaf hashes up to the first bad row, and what is bad there."""
        numbers, leaves, bodies, beginnings, _ = zip(*rows, strict=True)
        number = self.tree.size + 1
        with suppress(TypeError):
            hashes = [sha256(b"\0" + body).digest() for body in bodies]
            same = numbers == tuple(range(number, number + len(rows))) and list(leaves) == hashes
            starts = [beginning[:-1] for beginning in beginnings]
            if same and all(map(bytes.startswith, bodies, starts)):
                return hashes, None
        hashes = [leaf_of(body) for body in bodies]
        for i, (found, leaf, body, beginning, _) in enumerate(rows):
            kind = NUMBER if found != number + i else LEAF if leaf != hashes[i] else None
            if kind or not _begins(body, beginning):
                return hashes[:i], kind or COLUMN
        return hashes, None

    def grow(self, hashes):
        """Add leaves and compare roots on the way; False when one does not hold."""
        begin = self.tree.size
        while self.waiting and self.waiting[-1].size <= begin + len(hashes):
            signed = self.waiting.pop()
            self.tree.extend(hashes[self.tree.size - begin : signed.size - begin])
            if self.tree.root() != signed.root:
                self.fault = Fault(self.log, self.good + 1, max(signed.size, 1), CHANGED)
                return False
            self.good = signed.size
        self.tree.extend(hashes[self.tree.size - begin :])
        return True

    def watch(self, times):
        """Remember the first number whose time is over a minute before one already seen."""
        latest = max(self.latest, times[0])
        with suppress(ValueError):
            limit = (datetime.fromisoformat(latest[:26].decode()) - MINUTE).isoformat().encode()
            if not self.back and min(times) < limit:
                self.back = 1 + self.tree.size - len(times) + [t < limit for t in times].index(True)
        self.latest = max(latest, *times)


def _begins(body, beginning):
    with suppress(ValueError, TypeError, AttributeError):
        told, columns = json.loads(body), json.loads(beginning)
        return all(told.get(name) == columns[name] for name in NAMES)
    return False


def closer(trees, data, good, last):
    """Return checkpoints of every size from good to last, from a leaves file as far as signed."""
    tree, found, proven = Tree(), [], 0
    for place in range(0, len(data), 32):
        tree.extend([data[place : place + 32]])
        root = tree.root() if tree.size >= good else b""
        found += [Checkpoint(0, tree.size, root, False)] if good <= tree.size <= last else []
        proven = tree.size if (tree.size, root) in trees else proven
    return [one for one in found if one.size <= proven]


def checkpoints(execute, keys, texts):
    """Return the checkpoints stored and given, each read once, and a fault for each bad one."""
    sql = "SELECT log, size, root, note FROM trail_checkpoint ORDER BY log, size"
    stored = list(execute(sql, ()))
    given = {text.encode() for text in texts} - {row[3] for row in stored}
    trees, faults = set(), set()
    for *row, text in [*stored, *((None, None, None, text) for text in given)]:
        with suppress(ValueError, AttributeError):
            tree = read_checkpoint(text.decode(), keys)
            trees.add(tree)
            if row[0] is None or tuple(row) == tree[:3]:
                continue
        faults.add(Fault(row[0] or 0, row[1] or 0, row[1] or 0, CHECKPOINT))
    return trees, faults


def verify(execute, keys, texts=(), leaves=None, only=None, walk=Walk):
    """Yield the Result of each log: texts are checkpoints, leaves {log: bytes of its file}."""
    signed, bad = checkpoints(execute, keys, texts)
    logs = {row[0] for row in execute("SELECT DISTINCT log FROM trail_entry", ())}
    logs |= {one.log for one in signed | bad}
    for log in sorted((log for log in logs if only in (None, log)), key=str):
        trees = [tree for tree in signed if tree.log == log]
        walked = walk(execute, log, trees)
        faults = {fault for fault in (*bad, walked.fault) if fault and fault.log == log}
        second = next(iter(execute(SECOND, (log,))))[0]
        faults |= {Fault(log, second, second, TWICE)} if second else set()
        fault = min(faults, key=lambda fault: fault.first, default=None)
        if fault and log in (leaves or {}):
            data, roots = leaves[log], {(tree.size, tree.root) for tree in trees}
            near = Walk(execute, log, closer(roots, data, walked.good, fault.last)).fault
            fault = near if near and near.first == near.last <= fault.last else fault
        yield Result(log, walked.tree.size, walked.tree.root(), walked.good, fault, walked.back)


def describe(result):
    """Return the line that is printed for one log."""
    log, size, root, signed, fault, back = result
    if fault:
        span = "-".join(map(str, sorted({fault.first, fault.last})))
        return f"FAIL {log} #{span} {fault.kind}"
    clock = f"；注意：#{back} 起有时间倒退" if back else ""
    return f"PASS {log} 共 {size} 条，签名至 #{signed}，根 {root.hex()}{clock}"


def main(words=None):
    """Verify what the command line names and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path, help="导出的文件夹，或 SQLite 数据库副本")
    parser.add_argument("--key", action="append", required=True, help="公钥，或写有公钥的文件")
    parser.add_argument("--checkpoint", action="append", type=Path, default=[])
    parser.add_argument("--log", type=int, help="只核验这一年度")
    options = parser.parse_args(words)
    try:
        keys = [read_key(key if "+" in key else Path(key).read_text()) for key in options.key]
        places = [options.source / "checkpoints", *options.checkpoint]
        files = [f for p in places for f in (sorted(p.iterdir()) if p.is_dir() else [p])]
        texts = [f.read_text(encoding="utf-8") for f in files if f.suffix == ".txt"]
        leaves = {int(f.stem): f.read_bytes() for f in files if f.suffix == ".leaves"}
        results = list(verify(open_source(options.source), keys, texts, leaves, options.log))
    except (OSError, ValueError, sqlite3.Error) as error:
        parser.error(str(error))
    print(*map(describe, results), sep="\n")
    return int(any(result.fault for result in results))


if __name__ == "__main__":
    sys.exit(main())
