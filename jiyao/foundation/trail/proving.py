"""Proof that one entry stands in the signed tree, without showing any other.

Source: RFC 6962 §2.1.1. Stored nodes of 256^h leaves make it a matter of a few short queries.
"""

import base64
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from jiyao.foundation.trail.merkle import (
    WIDTH,
    HashOf,
    ProofFailed,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    node_hash,
)
from jiyao.foundation.trail.models import Checkpoint, Entry, Node
from jiyao.foundation.trail.notes import Tree, VerifierKey, check_checkpoint


class NotSigned(LookupError):
    """An entry that no checkpoint covers yet, or that does not exist."""


def proof_of(log: int, seq: int) -> dict[str, Any]:
    """Return the inclusion proof of one entry against the newest checkpoint of its log.

    Hashes are base64, the leaf's neighbour first. Raises NotSigned.
    """
    newest = Checkpoint.objects.filter(log=log).order_by("-size", "-id").first()
    entry = Entry.objects.filter(log=log, seq=seq).only("entry_id", "leaf").first()
    if newest is None or entry is None or seq > newest.size:
        raise NotSigned(log, seq)
    path = inclusion_proof(seq - 1, newest.size, stored_hashes(log))
    return {
        "log": log,
        "number": seq,
        "entry": entry.entry_id,
        "leaf": base64.b64encode(bytes(entry.leaf)).decode(),
        "path": [base64.b64encode(value).decode() for value in path],
        "checkpoint": newest.note,
    }


def to_json(proof: dict[str, Any]) -> str:
    """Return the proof as it is handed over."""
    return json.dumps(proof, ensure_ascii=False, separators=(",", ":"))


def check_proof(proof: dict[str, Any], keys: Sequence[VerifierKey]) -> Tree:
    """Return the signed tree that the proof's leaf stands in.

    Raises BadNote, BadSignature, ProofFailed; KeyError or ValueError when it is no proof.
    """
    tree = check_checkpoint(proof["checkpoint"], keys, proof["log"])
    path = [base64.b64decode(value, validate=True) for value in proof["path"]]
    leaf = base64.b64decode(proof["leaf"], validate=True)
    check_inclusion(proof["number"] - 1, tree.size, leaf, path, tree.root)
    return tree


def continues(old: Checkpoint, new: Checkpoint) -> bool:
    """Whether the tree of `new` is that of `old` with entries added: none changed or left out.

    Source: RFC 9162 §2.1.4. Asks a few stored hashes, not every entry.
    """
    roots = bytes(old.root), bytes(new.root)
    try:
        path = consistency_proof(old.size, new.size, stored_hashes(new.log))
        check_consistency(old.size, new.size, *roots, path)
    except (IndexError, KeyError, ProofFailed):
        return False
    return True


def stored_hashes(log: int) -> HashOf:
    """Return the function that gives the hash over any complete subtree of a log."""

    @cache
    def group(height: int, first: int) -> dict[int, bytes]:
        if height == 0:
            near = Entry.objects.filter(log=log, seq__range=(first + 1, first + WIDTH))
            rows: Any = near.values_list("seq", "leaf")
            return {seq - 1: bytes(leaf) for seq, leaf in rows}
        nodes = Node.objects.filter(log=log, height=height, index__range=(first, first + WIDTH - 1))
        return {index: bytes(top) for index, top in nodes.values_list("index", "hash")}

    def hash_of(height: int, index: int) -> bytes:
        if height % 8 == 0:
            return group(height // 8, index // WIDTH * WIDTH)[index]
        return node_hash(hash_of(height - 1, 2 * index), hash_of(height - 1, 2 * index + 1))

    return hash_of
