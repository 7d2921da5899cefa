// The Python face of the op table: one callable for each name, which serves as function and as
// method.
#pragma once

#include "bindings/python.hpp"

namespace backsweep::python {

// Makes a callable for every name in the table and puts it where its row says: into the module,
// into the Tensor type, into `ops` (internal rows, for tests). `table` receives a description of
// every row.
void add_operations(PyObject* module, PyObject* tensor_type);

}  // namespace backsweep::python
