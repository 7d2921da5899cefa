"""Wrong seeds, sweeps and writes, with the full texts of their errors."""

from __future__ import annotations

from wrong_calls import (
    Wrong,
    changed_after_saving,
    leaf,
    no_history,
    set_item,
    swept_twice,
    unused_input,
    written_under_view,
)

CASES: dict[str, Wrong] = {
    # Seeds and sweeps
    "second backward": Wrong(
        lambda t: swept_twice(t),
        RuntimeError,
        "backward: the graph through exp (ExpBackward0) was freed by an earlier "
        "backward(): Trying to backward through the graph a second time; a graph is "
        "swept once unless it is kept; if this is the same loss again, call the first "
        "backward with retain_graph=True; if a part of the graph was built outside the "
        "loop, compute it inside or detach() it",
    ),
    "value changed": Wrong(
        lambda t: changed_after_saving(t),
        RuntimeError,
        "exp: one of the variables needed for gradient computation has been modified "
        "by an inplace operation: a float32 tensor of shape [2], output 0 of "
        "ExpBackward0, is at version 1; expected version 0 instead; clone() the tensor "
        "before writing to it, or write after backward()",
    ),
    "no seed": Wrong(
        lambda t: leaf(t).exp().backward(),
        RuntimeError,
        "backward: an output of shape [2] was given without a gradient; grad can be "
        "implicitly created only for scalar outputs; reduce it first (.sum() or "
        ".mean()) or pass gradient= with the output's shape",
    ),
    "wrong seed": Wrong(
        lambda t: leaf(t).exp().backward(t.ones(3)),
        RuntimeError,
        "backward: Mismatch in shape: grad_output[0] has a shape of [3] and output[0] "
        "has a shape of [2]; both must be the same; expand or reduce the gradient",
    ),
    "seed of a number": Wrong(
        lambda t: leaf(t).exp().backward(1.0),
        TypeError,
        "backward: gradient is a float; gradients can be either Tensors or None, but got float",
    ),
    "backward without history": Wrong(
        lambda t: t.ones(2).sum().backward(),
        RuntimeError,
        "backward: element 0 of tensors does not require grad and does not have a "
        "grad_fn (a float32 tensor of shape []); an output computed from a tensor with "
        "requires_grad=True is required; look for detach(), item(), no_grad() or an "
        "integer dtype on the way from the parameters",
    ),
    "backward of integers": Wrong(
        lambda t: t.tensor(1).backward(),
        RuntimeError,
        "backward: element 0 of tensors does not require grad and does not have a "
        "grad_fn (a int64 tensor of shape []); an output computed from a tensor with "
        "requires_grad=True is required; look for detach(), item(), no_grad() or an "
        "integer dtype on the way from the parameters",
    ),
    "detached": Wrong(
        lambda t: leaf(t).detach().sum().backward(),
        RuntimeError,
        "backward: element 0 of tensors does not require grad and does not have a "
        "grad_fn (a float32 tensor of shape []); an output computed from a tensor with "
        "requires_grad=True is required; look for detach(), item(), no_grad() or an "
        "integer dtype on the way from the parameters",
    ),
    "no inputs": Wrong(
        lambda t: leaf(t).sum().backward(inputs=[]),
        RuntimeError,
        "backward: `inputs` argument to `backward()` cannot be empty.",
    ),
    "unused input": Wrong(
        lambda t: unused_input(t),
        RuntimeError,
        "grad: The differentiated Tensor at index 0 appears to not have been used in the graph. "
        "Set allow_unused=True if this is the desired behavior.",
    ),
    "input without history": Wrong(
        lambda t: no_history(t),
        RuntimeError,
        "grad: One of the differentiated Tensors does not require grad (shape [2]); "
        "call requires_grad_() on it before computing the output",
    ),
    "too many seeds": Wrong(
        lambda t: t.autograd.backward([leaf(t).sum()], [None, None]),
        RuntimeError,
        "backward: got 1 tensors and 2 gradients; one gradient for each tensor is "
        "required; use None for outputs with one element",
        "PyTorch ignores the seeds that are too many",
    ),
    "retain_grad without history": Wrong(
        lambda t: t.ones(2).retain_grad(),
        RuntimeError,
        "retain_grad: can't retain_grad on Tensor that has requires_grad=False",
    ),
    "requires_grad of a result": Wrong(
        lambda t: setattr(leaf(t).exp(), "requires_grad", False),
        RuntimeError,
        "requires_grad: a tensor computed by exp was given; you can only change "
        "requires_grad flags of leaf variables. If you want to use a computed variable "
        "in a subgraph that doesn't require differentiation use var_no_grad = "
        "var.detach().",
    ),
    "unknown argument of backward": Wrong(
        lambda t: leaf(t).sum().backward(seed=1),
        TypeError,
        "backward() got an unexpected keyword argument 'seed'",
    ),
    # Writes
    "leaf": Wrong(
        lambda t: leaf(t).zero_(),
        RuntimeError,
        "zero_: a leaf of shape [2] was given; a leaf Variable that requires grad is "
        "being used in an in-place operation.; leaves may be written to under "
        "no_grad() only; use the operation without the underscore, or write inside "
        "`with no_grad():`",
    ),
    "leaf by operator": Wrong(
        lambda t: leaf(t).__iadd__(1.0),
        RuntimeError,
        "add_: a leaf of shape [2] was given; a leaf Variable that requires grad is "
        "being used in an in-place operation.; leaves may be written to under "
        "no_grad() only; use the operation without the underscore, or write inside "
        "`with no_grad():`",
    ),
    "leaf by index": Wrong(
        lambda t: set_item(leaf(t), 0, 1.0),
        RuntimeError,
        "fill_: a view of a leaf of shape [2] was given; a view of a leaf Variable "
        "that requires grad is being used in an in-place operation.; leaves may be "
        "written to under no_grad() only; use the operation without the underscore, or "
        "write inside `with no_grad():`",
    ),
    "view of a leaf": Wrong(
        lambda t: written_under_view(t),
        RuntimeError,
        "mul_: a view of a leaf of shape [2] was given; a view of a leaf Variable that "
        "requires grad is being used in an in-place operation.; leaves may be written "
        "to under no_grad() only; use the operation without the underscore, or write "
        "inside `with no_grad():`",
    ),
    "expanded": Wrong(
        lambda t: t.ones(1).expand(3).add_(1),
        RuntimeError,
        "add_: a tensor of shape [3] and strides [0] was given; unsupported operation: "
        "more than one element of the written-to tensor refers to a single memory "
        "location. Please clone() the tensor before performing the operation.",
    ),
    "data of a list": Wrong(
        lambda t: setattr(leaf(t), "data", [1.0]),
        TypeError,
        "data: list was given; Variable data has to be a tensor, but got list",
    ),
    "data of integers": Wrong(
        lambda t: setattr(leaf(t), "data", t.tensor([1, 2])),
        RuntimeError,
        "data: a int64 tensor was given for a tensor that requires a gradient; data "
        "set to a tensor that requires gradients must be floating point or complex "
        "dtype; convert it with .float()",
    ),
    "grad of a number": Wrong(
        lambda t: setattr(leaf(t), "grad", 1.0),
        TypeError,
        "grad: float was given; assigned grad expected to be a Tensor or None but got "
        "grad of type float",
    ),
    "grad of another shape": Wrong(
        lambda t: setattr(leaf(t), "grad", t.ones(3)),
        RuntimeError,
        "grad: attempting to assign a gradient of size '[3]' to a tensor of size "
        "'[2]'. Please ensure that the gradient and the tensor are the same size",
    ),
    "grad of another dtype": Wrong(
        lambda t: setattr(leaf(t), "grad", t.ones(2).double()),
        RuntimeError,
        "grad: a float64 tensor was given for a float32 tensor; attempting to assign a "
        "gradient with dtype 'float64' to a tensor with grad_dtype 'float32'. The gradient must "
        "match the tensor's grad_dtype (defaults to the tensor's dtype); convert the gradient with "
        ".to()",
    ),
}
