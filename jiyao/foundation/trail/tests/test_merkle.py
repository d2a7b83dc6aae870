import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiyao.foundation.trail import verifier
from jiyao.foundation.trail.merkle import (
    EMPTY,
    CompactRange,
    ProofFailed,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    subtree_root,
)

# The inputs and roots of the certificate-transparency project's own tests.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
INPUTS += ["606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(bytes.fromhex(text)) for text in INPUTS]


def roots(leaves):
    tree = CompactRange()
    found = [tree.root()]
    for leaf in leaves:
        tree.append(leaf)
        found.append(tree.root())
    return found


def hashes_of(leaves):
    return lambda height, index: subtree_root(leaves[index << height : (index + 1) << height])


def some_leaves(count):
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(count)]


def test_the_empty_tree_is_the_hash_of_nothing():
    assert CompactRange().root() == EMPTY
    assert EMPTY.hex().startswith("e3b0c44298fc1c149afbf4c8996fb924")


def test_roots_are_those_of_certificate_transparency():
    assert [root.hex() for root in roots(LEAVES)[1:]] == ROOTS


def test_an_inclusion_proof_is_that_of_certificate_transparency():
    proof = inclusion_proof(0, 8, hashes_of(LEAVES))
    assert [value.hex()[:16] for value in proof] == [
        "96a296d224f285c6",
        "5f083f0a1a33ca07",
        "6b47aaf29ee3c2af",
    ]


def test_a_consistency_proof_is_that_of_certificate_transparency():
    proof = consistency_proof(6, 8, hashes_of(LEAVES))
    assert [value.hex()[:16] for value in proof] == [
        "0ebc5d3437fbe2db",
        "ca854ea128ed050b",
        "d37ee418976dd957",
    ]


@given(st.integers(1, 600), st.data())
def test_every_inclusion_proof_holds_and_no_other_leaf_passes(size, data):
    index = data.draw(st.integers(0, size - 1))
    leaves = some_leaves(size)
    root = roots(leaves)[-1]
    proof = inclusion_proof(index, size, hashes_of(leaves))
    check_inclusion(index, size, leaves[index], proof, root)
    with pytest.raises(ProofFailed):
        check_inclusion(index, size, leaf_hash(b"another"), proof, root)
    with pytest.raises(ProofFailed):
        check_inclusion(index, size, leaves[index], [*proof, EMPTY], root)


@given(st.integers(1, 600), st.data())
def test_every_consistency_proof_holds_and_no_fork_passes(size, data):
    old = data.draw(st.integers(1, size))
    leaves = some_leaves(size)
    before = roots(leaves)
    proof = consistency_proof(old, size, hashes_of(leaves))
    check_consistency(old, size, before[old], before[size], proof)
    with pytest.raises(ProofFailed):
        check_consistency(old, size, EMPTY, before[size], proof)
    with pytest.raises(ProofFailed):
        check_consistency(old, size, before[old], EMPTY, proof)
    with pytest.raises(ProofFailed):
        check_consistency(old, size, before[old], before[size], [*proof, EMPTY])


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6))
def test_the_verifier_grows_the_same_tree_in_pieces(pieces):
    leaves = some_leaves(sum(pieces))
    tree = verifier.Tree()
    for piece in pieces:
        tree.extend(leaves[tree.size : tree.size + piece])
        assert tree.root() == roots(leaves[: tree.size])[-1]


def test_proofs_outside_the_tree_are_refused():
    for index in (-1, 8):
        with pytest.raises(IndexError):
            inclusion_proof(index, 8, hashes_of(LEAVES))
    for old in (0, 9):
        with pytest.raises(IndexError):
            consistency_proof(old, 8, hashes_of(LEAVES))
