// Singular values and symmetric eigenvalues of larger matrices by NumPy's public functions.
//
// The other factorisations are the core's own, and so are these for small matrices
// (kernels/jacobi.hpp). For large ones they are iterations that took years to get right; NumPy
// brings LAPACK's.
#include "bindings/decompositions.hpp"

#include <initializer_list>

#include "bindings/python.hpp"
#include "kernels/decompositions.hpp"

namespace backsweep::python {
namespace {

using kernels::EighArguments;
using kernels::SvdArguments;

Object member(const char* module, const char* name) {
  const Object found = checked(PyImport_ImportModule(module));
  return checked(PyObject_GetAttrString(found.get(), name));
}

// An array over the memory of a batch of m x n, without a copy.
Object over(const char* data, bool wide, int64_t batch, int64_t m, int64_t n) {
  const Py_ssize_t bytes = batch * m * n * (wide ? 8 : 4);
  const Object memory =
      checked(PyMemoryView_FromMemory(const_cast<char*>(data), bytes, PyBUF_READ));
  return checked(PyObject_CallFunction(member("numpy", "ndarray").get(), "(nnn)sO",
                                       Py_ssize_t(batch), Py_ssize_t(m), Py_ssize_t(n),
                                       wide ? "d" : "f", memory.get()));
}

void copy(const Object& array, char* target) {
  Py_buffer view;
  if (PyObject_GetBuffer(array.get(), &view, PyBUF_STRIDED_RO) < 0) throw ErrorAlreadySet();
  const int failed = PyBuffer_ToContiguous(target, &view, view.len, 'C');
  PyBuffer_Release(&view);
  if (failed < 0) throw ErrorAlreadySet();
}

// A launch may have let go of Python's lock.
class Lock {
 public:
  Lock() noexcept : state_(PyGILState_Ensure()) {}
  ~Lock() { PyGILState_Release(state_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  PyGILState_STATE state_;
};

// Writes the arrays that a function returns to `targets`. False when NumPy says that an iteration
// did not converge.
bool run(const char* name, const Object& arguments, std::initializer_list<char*> targets,
         bool last_turned = false) {
  const Object function = member("numpy.linalg", name);
  const Object error = member("numpy.linalg", "LinAlgError");
  const Object result = Object::steal(PyObject_CallObject(function.get(), arguments.get()));
  if (!result) {
    if (!PyErr_ExceptionMatches(error.get())) throw ErrorAlreadySet();
    PyErr_Clear();
    return false;
  }
  Py_ssize_t i = 0;
  for (char* target : targets) {
    Object array = targets.size() == 1 ? result : checked(PySequence_GetItem(result.get(), i++));
    if (last_turned && target == targets.end()[-1])
      array = checked(PyObject_CallMethod(array.get(), "swapaxes", "ii", 1, 2));
    copy(array, target);
  }
  return true;
}

bool svd(const SvdArguments& s) {
  const Lock lock;
  const Object matrices = over(s.a, s.wide, s.batch, s.m, s.n);
  const Object arguments = checked(Py_BuildValue("Oii", matrices.get(), s.full, s.u != nullptr));
  return s.u ? run("svd", arguments, {s.u, s.s, s.vh}, s.turned) : run("svd", arguments, {s.s});
}

bool eigh(const EighArguments& s) {
  const Lock lock;
  const Object matrices = over(s.a, s.wide, s.batch, s.n, s.n);
  const Object arguments = checked(Py_BuildValue("Os", matrices.get(), s.upper ? "U" : "L"));
  return s.vectors ? run("eigh", arguments, {s.values, s.vectors})
                   : run("eigvalsh", arguments, {s.values});
}

}  // namespace

void offer_decompositions() {
  kernels::decompositions = {svd, eigh};
}

}  // namespace backsweep::python
