// Python's C API with owned references and the translation of the core's errors.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <utility>

#include "tensor/error.hpp"

namespace backsweep::python {

// An owned reference.
class Object {
 public:
  Object() noexcept = default;
  static Object steal(PyObject* object) noexcept {
    Object result;
    result.object_ = object;
    return result;
  }
  static Object share(PyObject* object) noexcept {
    Py_XINCREF(object);
    return steal(object);
  }
  Object(const Object& other) noexcept : object_(other.object_) { Py_XINCREF(object_); }
  Object(Object&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  Object& operator=(Object other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Object() { Py_XDECREF(object_); }

  PyObject* get() const noexcept { return object_; }
  PyObject* release() noexcept { return std::exchange(object_, nullptr); }
  explicit operator bool() const noexcept { return object_ != nullptr; }

 private:
  PyObject* object_ = nullptr;
};

// Thrown when a Python error is already set.
struct ErrorAlreadySet {};

// The reference, or ErrorAlreadySet when Python returned null.
inline Object checked(PyObject* object) {
  if (!object) throw ErrorAlreadySet();
  return Object::steal(object);
}

// Turns the exception in flight into a Python error. To be called in a catch block.
void set_python_error() noexcept;

// Adds the exception types that are not Python's own.
void add_errors(PyObject* module);

// Runs the body of a slot or method; a core error becomes a Python error and `failure` is returned.
template <class Body, class Result = PyObject*>
Result guarded(Body&& body, Result failure = {}) noexcept {
  try {
    return body();
  } catch (...) {
    set_python_error();
    return failure;
  }
}

}  // namespace backsweep::python
