"""gradcheck, autograd.functional and func: the same values and refusals as PyTorch's."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from libraries import with_both

import backsweep


def rounded(value: Any) -> Any:
    return round(value, 9) if isinstance(value, float) else value


def outcome(call: Any) -> Any:
    """The result as lists, or the kind of error with the start of what it says."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, (tuple, list)):
            return [plain(item) for item in value]
        value = value.tolist() if hasattr(value, "tolist") else value
        return plain(value) if isinstance(value, list) else rounded(value)

    try:
        return plain(call())
    except Exception as error:
        return type(error).__name__, str(error)


FUNCTIONAL: dict[str, Any] = {
    "vjp": lambda F, x, v: F.vjp(lambda a: a**2, x, v),
    "vjp scalar": lambda F, x, v: F.vjp(lambda a: (a**2).sum(), (x,)),
    "vjp without v": lambda F, x, v: F.vjp(lambda a: a**2, x),
    "vjp of two": lambda F, x, v: F.vjp(lambda a, b: (a * b, a + 1), (x, x), (v, v)),
    "jvp": lambda F, x, v: F.jvp(lambda a: a**2, x, v),
    "jvp without v": lambda F, x, v: F.jvp(lambda a: a**2, x),
    "jacobian": lambda F, x, v: F.jacobian(lambda a, b: (a * b.exp(), a.sum()), (x, x)),
    "jacobian independent": lambda F, x, v: F.jacobian(lambda a: v * 1, x),
    "jacobian strict": lambda F, x, v: F.jacobian(lambda a: v * 1, x, strict=True),
    "jacobian strict graph": lambda F, x, v: F.jacobian(
        lambda a: a * 2, x, strict=True, create_graph=True
    ),
    "jacobian of nothing": lambda F, x, v: F.jacobian(lambda a: 3, x),
    "jacobian by nothing": lambda F, x, v: F.jacobian(lambda a: a, 3),
    "jacobian recorded": lambda F, x, v: (
        F.jacobian(lambda a: a**2, x, create_graph=True).requires_grad
    ),
    "jacobian not recorded": lambda F, x, v: F.jacobian(lambda a: a**2, x).requires_grad,
    "hessian": lambda F, x, v: F.hessian(lambda a, b: (a**2 * b).sum(), (x, x)),
    "hessian of many": lambda F, x, v: F.hessian(lambda a: a**2, x),
    "hvp": lambda F, x, v: F.hvp(lambda a: (a**3).sum(), x, v),
    "vhp": lambda F, x, v: F.vhp(lambda a: (a**3).sum(), x, v),
    "vhp linear": lambda F, x, v: F.vhp(lambda a: a.sum(), x, v),
    "vhp linear strict": lambda F, x, v: F.vhp(lambda a: a.sum(), x, v, strict=True),
}


@pytest.mark.parametrize("name", FUNCTIONAL)
def test_functional(name: str) -> None:
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    results = []
    for library in (backsweep, torch):
        functional = importlib.import_module(f"{library.__name__}.autograd.functional")
        x = library.tensor([1.0, 2.0], dtype=library.float64, requires_grad=True)
        v = library.tensor([3.0, 5.0], dtype=library.float64)
        results.append(outcome(lambda: FUNCTIONAL[name](functional, x, v)))  # noqa: B023
    assert results[0] == results[1]


FUNC: dict[str, Any] = {
    "grad": lambda f, t, x: f.grad(lambda a: (a**2).sum())(x),
    "grad of many": lambda f, t, x: f.grad(lambda a: a**2)(x),
    "grad by two": lambda f, t, x: f.grad(lambda a, b: (a**2 * b).sum(), argnums=(0, 1))(x, x),
    "grad with aux": lambda f, t, x: f.grad(lambda a: ((a**2).sum(), a * 2), has_aux=True)(x),
    "grad and value": lambda f, t, x: f.grad_and_value(lambda a: (a**2).sum())(x),
    "grad of a tree": lambda f, t, x: f.grad(lambda d: (d["a"] * d["b"][0]).sum())(
        {"a": x, "b": [x * 3]}
    ),
    "grad of grad": lambda f, t, x: f.grad(lambda y: f.grad(lambda a: (a**3).sum())(y).sum())(x),
    "grad inside": lambda f, t, x: f.grad(
        lambda y: f.grad(lambda a: (a * y * y).sum())(y * 2).sum()
    )(x),
    "recorded": lambda f, t, x: [
        f.grad(lambda a: (a**2).sum())(x).requires_grad,
        f.grad(lambda a: (a**2).sum())(x.clone().requires_grad_()).requires_grad,
        (lambda w: f.grad(lambda a: (a * a * w).sum())(x))(
            x.clone().requires_grad_()
        ).requires_grad,
    ],
    "vjp": lambda f, t, x: (lambda output, pull: (output, pull(output)))(
        *f.vjp(lambda a, b: a * b, x, x)
    ),
    "jvp": lambda f, t, x: f.jvp(lambda a: a**2, (x,), (x,)),
    "jacrev": lambda f, t, x: f.jacrev(lambda a, b: {"u": a * b.exp()}, argnums=(0, 1))(x, x),
    "jacfwd": lambda f, t, x: f.jacfwd(lambda a: a**2)(x),
    "hessian": lambda f, t, x: f.hessian(lambda a: (a**3).sum())(x),
    "vmap": lambda f, t, x: f.vmap(lambda a, b: a * b, in_dims=(0, None))(t.ones(3, 2), x),
    "vmap out_dims": lambda f, t, x: f.vmap(lambda a: (a, a.sum()), out_dims=(1, 0))(t.ones(3, 2)),
    "vmap of grad": lambda f, t, x: f.vmap(f.grad(lambda a: (a**2).sum()))(t.ones(3, 2)),
    "vmap of no tensor": lambda f, t, x: f.vmap(lambda a: 3)(t.ones(3, 2)),
    "vmap of other sizes": lambda f, t, x: f.vmap(lambda a, b: a)(t.ones(3, 2), x),
    "vmap of a dim too many": lambda f, t, x: f.vmap(lambda a: a, in_dims=2)(t.ones(3, 2)),
    "vmap by no tensor": lambda f, t, x: f.vmap(lambda a: a)(3),
    "vmap of a tree": lambda f, t, x: f.vmap(lambda d: d["a"] * 2, in_dims=({"a": 1},))(
        {"a": t.ones(3, 2)}
    ),
    "vmap of nobody": lambda f, t, x: f.vmap(lambda a: (a.sum(), a * 2), out_dims=(0, 1))(
        t.ones(0, 3)
    ),
    "vmap of no argument": lambda f, t, x: f.vmap(lambda: x)(),
    "vmap of no dims": lambda f, t, x: f.vmap(lambda a: a, in_dims=None)(x),
    "vmap in chunks of 0": lambda f, t, x: f.vmap(lambda a: a, chunk_size=0),
    "vmap with a wrong randomness": lambda f, t, x: f.vmap(lambda a: a, randomness="often"),
    **{
        f"vmap {randomness} {name}": lambda f, t, x, r=randomness, d=draw: [
            t.manual_seed(0).initial_seed(),
            f.vmap(lambda a: d(t, a), randomness=r)(t.zeros(3, 2)),
            t.rand(2),
        ]
        for randomness in ("error", "same", "different")
        for name, draw in {
            "rand_like": lambda t, a: t.rand_like(a),
            "rand": lambda t, a: a + t.rand(2),
            "dropout": lambda t, a: t.dropout(a + 1, 0.5, True),
            "permutation": lambda t, a: a.sum() + t.randperm(4),
            "nothing": lambda t, a: a,
        }.items()
        if (randomness, name) != ("different", "permutation")  # PyTorch has none then
    },
    "vmap same in different": lambda f, t, x: [
        t.manual_seed(0).initial_seed(),
        f.vmap(
            lambda a: f.vmap(lambda b: b + t.rand(2), randomness="same")(a), randomness="different"
        )(t.zeros(2, 2, 2)),
    ],
    "vmap different in same": lambda f, t, x: [
        t.manual_seed(0).initial_seed(),
        f.vmap(
            lambda a: f.vmap(lambda b: b + t.rand(2), randomness="different")(a), randomness="same"
        )(t.zeros(2, 2, 2)),
    ],
    "vmap different in error": lambda f, t, x: f.vmap(
        lambda a: f.vmap(lambda b: b + t.rand(2), randomness="different")(a)
    )(t.zeros(2, 2, 2)),
    "jacfwd of random numbers": lambda f, t, x: f.jacfwd(lambda a: a * t.rand(2))(x),
    "jacfwd with a wrong randomness": lambda f, t, x: f.jacfwd(lambda a: a, randomness="often")(x),
    "jacrev in chunks of 0": lambda f, t, x: f.jacrev(lambda a: a, chunk_size=0),
    **{
        f"{name} by {argnums}": lambda f, t, x, n=name, a=argnums: getattr(f, n)(
            lambda a, b: (a * b).sum(), argnums=a
        )(x, x)
        for name in ("grad", "jacrev", "jacfwd")
        for argnums in ((0, 0), (0, -2), (0, -1), (1, 0), [0, 1], "a", ("a",), (), None, 5, 1.5)
        # PyTorch's jacfwd takes None, and makes zeros of negative ones.
        if name != "jacfwd" or argnums not in ((0, -1), None)
    },
    "grad by a number": lambda f, t, x: f.grad(lambda a: a * 2)(3.0),
    "grad by a list of numbers": lambda f, t, x: f.grad(lambda a: a[0].sum())([3.0]),
    "vjp of a number": lambda f, t, x: f.vjp(lambda a: 5, x),
    "vjp at a number": lambda f, t, x: f.vjp(lambda a: a, 5.0),
    "vjp without aux": lambda f, t, x: f.vjp(lambda a: a, x, has_aux=True),
    "jvp of a number": lambda f, t, x: f.jvp(lambda a: 5, (x,), (x,)),
    "jvp without tuples": lambda f, t, x: f.jvp(lambda a: a, x, x),
    "jvp at lists": lambda f, t, x: f.jvp(lambda a: a, [x], [x]),
    "jvp at a number": lambda f, t, x: f.jvp(lambda a: a, (3.0,), (x,)),
    "jvp along a number": lambda f, t, x: f.jvp(lambda a: a, (x,), (3.0,)),
    "jvp at nothing": lambda f, t, x: f.jvp(lambda: x, (), ()),
    "jvp without aux": lambda f, t, x: f.jvp(lambda a: a, (x,), (x,), has_aux=True),
    "jacrev of a number": lambda f, t, x: f.jacrev(lambda a: 5)(x),
    "jacrev of three": lambda f, t, x: f.jacrev(lambda a: (a, a, a), has_aux=True)(x),
    "hessian of a number": lambda f, t, x: f.hessian(lambda a: 5)(x),
}


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            lambda f, x: f.vmap(backsweep.rand_like)(backsweep.ones(2)),
            "vmap: called random operation while in randomness error mode",
        ),
        (
            lambda f, x: f.vmap(backsweep.sin, randomness="often"),
            "Only allowed values for randomness are 'error', 'different', or 'same'. Got often",
        ),
        (
            lambda f, x: f.grad(backsweep.sin, argnums=(0, 0))(x),
            r"argnums elements must be unique, got \(0, 0\)",
        ),
        (
            lambda f, x: f.jvp(backsweep.sin, x, x),
            r"jvp\(f, primals, tangents\): Expected primals to be a tuple",
        ),
        (
            lambda f, x: f.jvp(backsweep.sin, (x,), x),
            "Expected primals and tangents to have the same python structure. For example, if primals "
            "is a tuple of 1 tensors, tangents also must be.",
        ),
        (
            lambda f, x: f.jacrev(lambda a: 5)(x),
            "to return only tensors, got unsupported type <class 'int'>",
        ),
    ],
)
def test_the_texts_of_func(call: Any, text: str) -> None:
    with pytest.raises(RuntimeError, match=text):
        call(backsweep.func, backsweep.ones(1))
    backsweep.rand(1)  # may be drawn again


def test_value_and_grad() -> None:
    x = backsweep.tensor([1.0, 2.0])
    value, gradient = backsweep.func.value_and_grad(lambda a: (a**2).sum())(x)
    assert (value.item(), gradient.tolist()) == (5.0, [2.0, 4.0])
    function = backsweep.func.value_and_grad(lambda a: ((a**2).sum(), "aux"), has_aux=True)
    (value, aux), gradient = function(x)
    assert (value.item(), aux, gradient.tolist()) == (5.0, "aux", [2.0, 4.0])


@pytest.mark.parametrize("name", FUNC)
def test_func(name: str) -> None:
    torch = pytest.importorskip("torch", reason="comparing with PyTorch needs PyTorch")
    results = []
    for library in (backsweep, torch):
        func = importlib.import_module(f"{library.__name__}.func")
        x = library.tensor([1.0, 2.0], dtype=library.float64)
        results.append(outcome(lambda: FUNC[name](func, library, x)))  # noqa: B023
    assert results[0] == results[1]


@with_both
def test_gradcheck(library: Any) -> None:
    check = library.autograd.gradcheck
    x = library.tensor([1.0, 2.0], dtype=library.float64, requires_grad=True)
    y = library.tensor([[0.5]], dtype=library.float64, requires_grad=True)
    for fast in (False, True):
        assert check(lambda a, b: (a * b, (a - b).exp().sum()), (x, y), fast_mode=fast)
        assert library.autograd.gradgradcheck(lambda a, b: (a * b).exp(), (x, y), fast_mode=fast)

    class Wrong(library.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, a: Any) -> Any:
            return a * 2

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return g * 3

    module = importlib.import_module(f"{library.__name__}.autograd.gradcheck")
    for fast in (False, True):
        assert not check(Wrong.apply, x, fast_mode=fast, raise_exception=False)
        with pytest.raises(module.GradcheckError, match="Jacobian mismatch for output 0"):
            check(Wrong.apply, x, fast_mode=fast)
    with pytest.raises(ValueError, match="expects at least one input tensor to require gradient"):
        check(lambda a: a * 2, library.ones(2))
    with pytest.raises(module.GradcheckError, match="expected to be zero"):
        check(lambda a: a.detach() * 2, x)
    assert x.tolist() == [1.0, 2.0]


def test_what_is_not_there_says_so() -> None:
    x = backsweep.tensor([1.0], dtype=backsweep.float64, requires_grad=True)
    with pytest.raises(NotImplementedError, match="no forward mode"):
        backsweep.autograd.gradcheck(backsweep.exp, x, check_forward_ad=True)


@with_both
def test_functions_of_the_program_in_transforms(library: Any) -> None:
    """Those with ctx in forward are refused, as in PyTorch."""

    class Together(library.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, a: Any) -> Any:
            return a * 2

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return g * 2

    class Apart(library.autograd.Function):  # type: ignore[misc]
        generate_vmap_rule = True

        @staticmethod
        def forward(a: Any) -> Any:
            return a * a

        @staticmethod
        def setup_context(ctx: Any, inputs: Any, output: Any) -> None:
            ctx.save_for_backward(*inputs)

        @staticmethod
        def backward(ctx: Any, g: Any) -> Any:
            return g * 2 * ctx.saved_tensors[0]

    func = library.func
    x = library.tensor([1.0, 2.0])
    for transform in (
        func.grad(lambda a: Together.apply(a).sum()),
        func.jacrev(Together.apply),
        func.vmap(Together.apply),
        lambda a: func.vjp(Together.apply, a),
    ):
        with pytest.raises(RuntimeError, match="it must override the setup_context staticmethod"):
            transform(x)
    assert Together.apply(x).tolist() == [2.0, 4.0]
    assert func.grad(lambda a: Apart.apply(a).sum())(x).tolist() == [2.0, 4.0]
    assert func.vmap(Apart.apply)(x).tolist() == [1.0, 4.0]
    assert func.vmap(func.grad(Apart.apply))(x).tolist() == [2.0, 4.0]
    slope = func.grad(lambda a: func.grad(lambda b: Apart.apply(b).sum())(a).sum())
    assert slope(x).tolist() == [2.0, 2.0]


@pytest.mark.parametrize("fast", [False, True])
@with_both
def test_what_gradcheck_refuses(library: Any, fast: bool) -> None:
    x = library.ones(3, dtype=library.float64, requires_grad=True)
    check = library.autograd.gradcheck
    for returned in (5, None):
        for function in (lambda a, r=returned: r, lambda a, r=returned: (a * 2, r)):
            for raises in (True, False):
                with pytest.raises(AttributeError, match="has no attribute 'requires_grad'"):
                    check(function, x, fast_mode=fast, raise_exception=raises)
    with pytest.raises(AttributeError, match="has no attribute 'requires_grad'"):
        library.autograd.gradgradcheck(lambda a: 5, x, fast_mode=fast)
    assert check(lambda a: (a > 0).long(), x, fast_mode=fast)
    assert check(lambda a: (), x, fast_mode=fast)
    one = library.ones(1, dtype=library.float64)
    for raises in (True, False):
        with pytest.raises(RuntimeError, match="0th input has a dimension with stride 0") as caught:
            check(
                lambda a: a * 2,
                one.requires_grad_().expand(3),
                fast_mode=fast,
                raise_exception=raises,
            )
        assert type(caught.value) is RuntimeError
    assert check(lambda a, b: a * b, (x, one.detach().expand(3)), fast_mode=fast)
    assert check(lambda a: a * 2, one, fast_mode=fast)
    with pytest.raises(NotImplementedError, match="no forward mode"):
        backsweep.autograd.forward_ad.dual_level()
    with pytest.raises(AttributeError, match=r"does not have 'torch\.func\.functionalize'"):
        _ = backsweep.func.functionalize
