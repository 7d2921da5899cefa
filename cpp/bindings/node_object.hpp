// The Python face of graph nodes: `y.grad_fn`. Each kind of node has a type of its own, named as
// PyTorch names it, derived from `backsweep.autograd.graph.Node`.
#pragma once

#include "bindings/python.hpp"
#include "tensor/tensor.hpp"

namespace backsweep::python {

// A new reference; the same object as long as one is alive.
PyObject* wrap_node(const NodeRef& node);
void add_node_type(PyObject* module);

}  // namespace backsweep::python
