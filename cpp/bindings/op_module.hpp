// The op table in Python: every operation where its row says, and the rows themselves.
#pragma once

#include "bindings/python.hpp"

namespace backsweep::python {

// Puts a callable for every name into the module, its submodules (`linalg`, `special`, and `ops`
// for internal rows, for tests) and the Tensor type. `functions` has those of the module by name.
// What few programs need is made when it is first asked for: `op_table`, a description of every
// row, and `return_types`.
void add_operations(PyObject* module, PyObject* tensor_type);

}  // namespace backsweep::python
