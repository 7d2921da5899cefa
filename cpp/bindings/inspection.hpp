// The recorded graph as plain Python data, for backsweep.inspection.
#pragma once

#include "bindings/python.hpp"

namespace backsweep::python {

void add_inspection(PyObject* module);

}  // namespace backsweep::python
