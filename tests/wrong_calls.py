"""Wrong calls, for tests of the errors they raise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Wrong:
    """A wrong call, given the library to make it with."""

    call: Callable[[Any], Any]
    kind: type[Exception]
    text: str
    # Why PyTorch does otherwise, where it does.
    otherwise: str = ""


def leaf(library: Any, value: Any = (1.0, 2.0)) -> Any:
    return library.tensor(value, requires_grad=True)


def swept_twice(t: Any) -> None:
    y = leaf(t, 2.0).exp()
    y.backward()
    y.backward()


def changed_after_saving(t: Any) -> None:
    x = leaf(t)
    y = x.exp()
    total = y.sum()
    y.detach().zero_()
    total.backward()


def unused_input(t: Any) -> None:
    t.autograd.grad(leaf(t).sum(), [leaf(t)])


def no_history(t: Any) -> None:
    t.autograd.grad(leaf(t).sum(), [t.ones(2)])


def written_under_view(t: Any) -> None:
    leaf(t)[:1].mul_(2)


def set_data(t: Any, value: Any) -> None:
    leaf(t).data = value


def set_grad(t: Any, value: Any) -> None:
    leaf(t).grad = value


def set_item(tensor: Any, key: Any, value: Any) -> None:
    tensor[key] = value
