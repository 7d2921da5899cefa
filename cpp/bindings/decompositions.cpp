// Singular values and symmetric eigenvalues of larger matrices by NumPy's public functions.
//
// The other factorisations are the core's own, and so are these for small matrices
// (kernels/jacobi.hpp). For large ones they are iterations that took years to get right; NumPy
// brings LAPACK's.
#include "bindings/decompositions.hpp"

#include <pybind11/gil_safe_call_once.h>
#include <pybind11/numpy.h>

#include <cstring>

#include "kernels/decompositions.hpp"

namespace py = pybind11;

namespace backsweep::python {
namespace {

using kernels::EighArguments;
using kernels::SvdArguments;

// Found once; they live as long as the process.
struct NumPyFunctions {
  py::object svd, eigh, eigvalsh, error;
};

const NumPyFunctions& functions() {
  PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<NumPyFunctions> found;
  return found
      .call_once_and_store_result([] {
        const py::module_ linalg = py::module_::import("numpy.linalg");
        return NumPyFunctions{linalg.attr("svd"), linalg.attr("eigh"), linalg.attr("eigvalsh"),
                              linalg.attr("LinAlgError")};
      })
      .get_stored();
}

// An array over the memory of a batch, without a copy.
py::array over(const char* data, bool wide, std::vector<py::ssize_t> sizes) {
  const auto item = static_cast<py::ssize_t>(wide ? 8 : 4);
  std::vector<py::ssize_t> strides(sizes.size());
  py::ssize_t step = item;
  for (size_t i = sizes.size(); i-- > 0;) strides[i] = step, step *= sizes[i];
  return py::array(wide ? py::dtype::of<double>() : py::dtype::of<float>(), std::move(sizes),
                   std::move(strides), data, py::none());
}

void copy(const py::handle& source, char* target, bool wide) {
  const auto values = py::reinterpret_borrow<py::object>(source);
  constexpr int kFlags = py::array::c_style | py::array::forcecast;
  if (wide) {
    const auto array = py::array_t<double, kFlags>::ensure(values);
    std::memcpy(target, array.data(), static_cast<size_t>(array.nbytes()));
  } else {
    const auto array = py::array_t<float, kFlags>::ensure(values);
    std::memcpy(target, array.data(), static_cast<size_t>(array.nbytes()));
  }
}

// False when NumPy says that an iteration did not converge.
template <class Body>
bool converges(Body&& body) {
  const py::gil_scoped_acquire lock;
  try {
    body();
    return true;
  } catch (py::error_already_set& error) {
    if (!error.matches(functions().error)) throw;
    return false;
  }
}

bool svd(const SvdArguments& s) {
  return converges([&] {
    const bool vectors = s.u != nullptr;
    const py::object result =
        functions().svd(over(s.a, s.wide, {s.batch, s.m, s.n}), s.full, vectors);
    if (!vectors) return copy(result, s.s, s.wide);
    const auto parts = py::reinterpret_borrow<py::tuple>(result);
    copy(parts[0], s.u, s.wide);
    copy(parts[1], s.s, s.wide);
    copy(parts[2], s.vh, s.wide);
  });
}

bool eigh(const EighArguments& s) {
  return converges([&] {
    const py::array matrices = over(s.a, s.wide, {s.batch, s.n, s.n});
    const char* triangle = s.upper ? "U" : "L";
    if (!s.vectors) return copy(functions().eigvalsh(matrices, triangle), s.values, s.wide);
    const auto parts = py::reinterpret_borrow<py::tuple>(functions().eigh(matrices, triangle));
    copy(parts[0], s.values, s.wide);
    copy(parts[1], s.vectors, s.wide);
  });
}

}  // namespace

void offer_decompositions() {
  kernels::decompositions = {svd, eigh};
}

}  // namespace backsweep::python
