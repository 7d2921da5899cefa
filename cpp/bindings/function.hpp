// autograd.Function: operations whose forward and backward are Python functions.
//
// The context (`ctx`) that both see is a Python object; the recorded node owns it. What is saved
// for backward lies in the context as storages and versions, as in every node, with the tensor
// itself beside it when it is not a result of the same function.
#pragma once

#include "bindings/python.hpp"
#include "graph/node.hpp"

namespace backsweep::python {

void add_function_types(PyObject* module);
// The context of a function's node, borrowed; null for other nodes.
PyObject* context_of(Node& node);
// The context's saved values, a tuple.
PyObject* saved_tensors_of(PyObject* context);

}  // namespace backsweep::python
