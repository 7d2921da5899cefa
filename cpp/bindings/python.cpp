#include "bindings/python.hpp"

#include <pybind11/pybind11.h>

#include <new>

namespace backsweep::python {
namespace {

PyObject* linalg_error = nullptr;  // lives as long as the process

PyObject* python_type(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Index:
      return PyExc_IndexError;
    case ErrorKind::Type:
      return PyExc_TypeError;
    case ErrorKind::Value:
      return PyExc_ValueError;
    case ErrorKind::NotImplemented:
      return PyExc_NotImplementedError;
    case ErrorKind::Overflow:
      return PyExc_OverflowError;
    case ErrorKind::Memory:
      return PyExc_MemoryError;
    case ErrorKind::LinAlg:
      return linalg_error ? linalg_error : PyExc_RuntimeError;
    case ErrorKind::Runtime:
      break;
  }
  return PyExc_RuntimeError;
}

}  // namespace

void add_errors(PyObject* module) {
  linalg_error = PyErr_NewExceptionWithDoc(
      "backsweep._C._LinAlgError",
      "A matrix does not have what was asked for: it is singular, or not positive definite.",
      PyExc_RuntimeError, nullptr);
  if (!linalg_error || PyModule_AddObjectRef(module, "_LinAlgError", linalg_error) < 0)
    throw ErrorAlreadySet();
}

void set_python_error() noexcept {
  try {
    throw;
  } catch (const ErrorAlreadySet&) {
  } catch (const Error& error) {
    PyErr_SetString(python_type(error.kind()), error.what());
  } catch (pybind11::error_already_set& error) {
    error.restore();
  } catch (const pybind11::builtin_exception& error) {
    error.set_error();
  } catch (const std::bad_alloc&) {
    PyErr_NoMemory();
  } catch (const std::exception& error) {
    PyErr_SetString(PyExc_RuntimeError, error.what());
  }
}

}  // namespace backsweep::python
