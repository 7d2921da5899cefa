// torch.return_types.max and the like: tuples whose items have names.
#pragma once

#include <string>
#include <vector>

#include "bindings/python.hpp"

namespace backsweep::python {

// The type of an operation's results; `name` as in messages ("linalg_slogdet"). Made once.
PyTypeObject* named_result_type(const std::string& name, const std::vector<std::string>& fields);

// A tuple of such a type for `count` items, which are to be set.
Object new_named_result(PyTypeObject* type, Py_ssize_t count);

// A module with the types that were made.
Object named_results_module();

}  // namespace backsweep::python
