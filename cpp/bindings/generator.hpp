// The Python type `Generator`: a source of random numbers.
#pragma once

#include "bindings/python.hpp"
#include "tensor/random.hpp"

namespace backsweep::python {

// The generator behind an object; null when it is none.
Generator* generator_from(PyObject* object);

// Adds the type and the object `default_generator`.
void add_generator_type(PyObject* module);

}  // namespace backsweep::python
