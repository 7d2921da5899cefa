// The Python face of an operation: one callable for each name, which serves as function or as
// method.
#pragma once

#include <string>
#include <vector>

#include "bindings/python.hpp"
#include "ops/op.hpp"

namespace backsweep::python {

enum class Form { Function, Method, InPlace };

void add_function_type(PyObject* module);

// A callable for the rows (overloads) of a name; `path` is where it is in backsweep ("linalg.inv").
Object make_function(const std::string& path, Form form, std::vector<const Op*> rows);

// "linalg_inv" for "linalg.inv".
std::string name_in_messages(std::string path);

}  // namespace backsweep::python
