// The Python face of graph nodes: `y.grad_fn`. Each kind of node has a type of its own, named as
// PyTorch names it, derived from `backsweep.autograd.graph.Node`.
#pragma once

#include "bindings/python.hpp"
#include "tensor/tensor.hpp"

namespace backsweep::python {

// A new reference; the same object as long as one is alive.
PyObject* wrap_node(const NodeRef& node);
// The node that an object shows; null when the object is none.
NodeRef node_from(PyObject* object);
void add_node_type(PyObject* module);

}  // namespace backsweep::python
