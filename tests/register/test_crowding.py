"""Crowding: where too many claims are found under a name, a page without a date is left alone, whatever came first."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from svod.flow import Digest, freshen, leaf_of, remove
from svod.quality.generated import page_of
from svod.register import Batch, Leaf, Register
from svod.resolve import JOINING


def _leaf(number: int) -> Leaf:
    """A generated page; of three that tell one story the middle one has no date."""
    one = page_of(number)
    published = one.text.article.published if number % 3 != 1 else None
    return leaf_of(
        one.page, Digest(replace(one.text, article=replace(one.text.article, published=published)), one.claims)
    )


LEAVES = [_leaf(number) for number in range(45)]


def _said(path: Path, told: Sequence[Leaf], *, batch: int = 1, without: Sequence[Leaf] = ()) -> list[object]:
    """What a register says that was loaded so, and then had some pages taken out."""
    with Register(path, create=True) as register:
        for at in range(0, len(told), batch):
            register.file(Batch(leaves=list(told[at : at + batch])))
            freshen(register)
        remove(register, [leaf.page.digest for leaf in without])
        return list(register.canonical())


@pytest.mark.parametrize("crowd", [0, 1])
def test_a_crowd_makes_the_same_register_in_any_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crowd: int
) -> None:
    roomy = _said(tmp_path / "roomy.svod", LEAVES, batch=100)
    monkeypatch.setattr("svod.flow.JOINING", replace(JOINING, crowd=crowd))
    wanted = _said(tmp_path / "whole.svod", LEAVES, batch=100)
    assert wanted != roomy
    assert _said(tmp_path / "single.svod", LEAVES) == wanted
    assert _said(tmp_path / "backward.svod", LEAVES[::-1], batch=7) == wanted


@pytest.mark.parametrize("crowd", [0, 1])
def test_who_leaves_a_crowd_leaves_it_as_if_never_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crowd: int
) -> None:
    monkeypatch.setattr("svod.flow.JOINING", replace(JOINING, crowd=crowd))
    wanted = _said(tmp_path / "half.svod", LEAVES[::2], batch=100)
    assert _said(tmp_path / "left.svod", LEAVES, batch=100, without=LEAVES[1::2]) == wanted
