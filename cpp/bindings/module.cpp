// The native module backsweep._C.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "bindings/autograd.hpp"
#include "bindings/conversions.hpp"
#include "bindings/decompositions.hpp"
#include "bindings/generator.hpp"
#include "bindings/inspection.hpp"
#include "bindings/node_object.hpp"
#include "bindings/op_module.hpp"
#include "bindings/tensor_caster.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/leaf.hpp"
#include "kernels/isa.hpp"
#include "kernels/launch.hpp"
#include "kernels/threads.hpp"
#include "ops/elementwise.hpp"
#include "ops/warning.hpp"
#include "tensor/memory.hpp"

namespace py = pybind11;
using namespace backsweep;

namespace {

// Lets other Python threads run during a large kernel.
void* release_lock() {
  return PyEval_SaveThread();
}
void acquire_lock(void* token) {
  PyEval_RestoreThread(static_cast<PyThreadState*>(token));
}

std::optional<DType> optional_dtype(const py::object& object) {
  if (object.is_none()) return std::nullopt;
  const std::optional<DType> dtype = python::dtype_from(object.ptr());
  if (!dtype)
    fail(ErrorKind::Type, "argument 'dtype' must be torch.dtype, not ",
         python::type_name(object.ptr()));
  return dtype;
}

Tensor make_tensor(const py::object& data, const py::object& dtype, const py::object& device,
                   bool requires_grad) {
  python::check_device(device.ptr());
  Tensor tensor = python::tensor_from_data(data.ptr(), optional_dtype(dtype));
  if (requires_grad) change_requires_grad(tensor, true);
  return tensor;
}

Tensor from_numpy(const py::object& array) {
  if (!python::is_array(array.ptr()))
    fail(ErrorKind::Type, "from_numpy: expected np.ndarray (got ", python::type_name(array.ptr()),
         "); use tensor(data)");
  return python::tensor_from_array(array.ptr());
}

py::dict build_info() {
  static const char* const isa_names[] = {"baseline", "avx2", "avx512"};
  py::dict info;
  info["version"] = BACKSWEEP_VERSION;
  info["compiler"] = BACKSWEEP_COMPILER;
  info["flags"] = BACKSWEEP_FLAGS;
  info["isa"] = isa_names[static_cast<int>(kernels::detected_isa())];
  return info;
}

}  // namespace

PYBIND11_MODULE(_C, module) {
  module.doc() = "The native part of backsweep; use `import backsweep`.";
  host_lock = {release_lock, acquire_lock};
  py::register_local_exception_translator([](std::exception_ptr pointer) {
    try {
      if (pointer) std::rethrow_exception(pointer);
    } catch (const Error&) {
      python::set_python_error();
    } catch (const python::ErrorAlreadySet&) {
    }
  });
  try {
    python::add_errors(module.ptr());
    python::offer_decompositions();
    python::add_dtypes(module.ptr());
    python::add_size_type(module.ptr());
    python::add_node_type(module.ptr());
    python::add_generator_type(module.ptr());
    PyTypeObject* tensor = python::make_tensor_type(module.ptr());
    module.attr("Tensor") = py::handle(reinterpret_cast<PyObject*>(tensor));
    python::add_autograd(module.ptr());
    python::add_inspection(module.ptr());
    python::add_operations(module.ptr(), reinterpret_cast<PyObject*>(tensor));
    warning_handler = [](const char* text) {
      if (PyErr_WarnEx(PyExc_UserWarning, text, 1) < 0) throw python::ErrorAlreadySet();
    };
  } catch (const python::ErrorAlreadySet&) {
    throw py::error_already_set();
  }

  module.def("tensor", &make_tensor, py::arg("data"), py::kw_only(), py::arg("dtype") = py::none(),
             py::arg("device") = py::none(), py::arg("requires_grad") = false);
  module.def("from_numpy", &from_numpy, py::arg("array"));
  module.def(
      "is_grad_enabled", [] { return grad_enabled(); },
      "is_grad_enabled() -> bool\n\nWhether operations are being recorded in this thread.");
  module.def("_set_grad_enabled", [](bool enabled) {
    // inference_mode is stronger: nothing is recorded in it.
    thread_state.grad_enabled = enabled && !thread_state.inference;
  });
  module.def("get_num_threads", &kernels::thread_count,
             "get_num_threads() -> int\n\nHow many threads a large kernel may use.");
  module.def(
      "set_num_threads",
      [](int count) {
        if (count < 1)
          fail(ErrorKind::Runtime, "set_num_threads: ", count,
               " was given; expected a positive number of threads");
        kernels::set_thread_count(count);
      },
      py::arg("count"),
      "set_num_threads(count)\n\nLimits the threads that a large kernel may use.");
  module.def("_allocated_bytes", &memory::allocated_bytes);
  module.def("_live_tensor_objects", &python::live_tensor_objects);
  module.def("empty_cache", &memory::empty_cache,
             "empty_cache()\n\nGives memory kept for reuse back to the system.");
  module.def(
      "result_type",
      [](const python::Operand& a, const python::Operand& b) {
        const auto* a_tensor = std::get_if<Tensor>(&a.value);
        const auto* b_tensor = std::get_if<Tensor>(&b.value);
        if (a_tensor && b_tensor) return result_type(*a_tensor, *b_tensor);
        if (a_tensor) return result_type(*a_tensor, std::get<Number>(b.value));
        if (b_tensor) return result_type(*b_tensor, std::get<Number>(a.value));
        const DType wide =
            promote(std::get<Number>(a.value).dtype(), std::get<Number>(b.value).dtype());
        return wide == DType::Float64 ? DType::Float32 : wide;
      },
      py::arg("tensor1"), py::arg("tensor2"),
      "result_type(tensor1, tensor2) -> dtype\n\nThe dtype of an operation on both.");
  module.attr("build_info") = build_info();
}
