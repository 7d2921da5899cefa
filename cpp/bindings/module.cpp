// The native module backsweep._C.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "bindings/autograd.hpp"
#include "bindings/conversions.hpp"
#include "bindings/decompositions.hpp"
#include "bindings/exchange.hpp"
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
  return python::tensor_from_writable_array(array.ptr());
}

Tensor frombuffer(const py::object& buffer, const py::object& dtype, int64_t count, int64_t offset,
                  bool requires_grad) {
  const std::optional<DType> wanted = optional_dtype(dtype);
  if (!wanted)
    fail(ErrorKind::Type, "frombuffer() missing 1 required positional arguments: \"dtype\"");
  Tensor tensor = python::tensor_from_buffer(buffer.ptr(), *wanted, count, offset);
  if (requires_grad) change_requires_grad(tensor, true);
  return tensor;
}

void set_default_dtype(const py::object& dtype) {
  if (!PyObject_HasAttrString(dtype.ptr(), "itemsize") || PyType_Check(dtype.ptr()))
    fail(ErrorKind::Type, "set_default_dtype: ", python::type_name(dtype.ptr()),
         " was given; invalid dtype object: only floating-point types are supported as the default "
         "type");
  const std::optional<DType> chosen = python::dtype_from(dtype.ptr());
  if (!chosen || !is_floating(*chosen))
    fail(ErrorKind::Type, "set_default_dtype: ", std::string(py::str(dtype)),
         " was given; only floating-point types are supported as the default type");
  chosen_default_dtype = *chosen;
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
  module.def("frombuffer", &frombuffer, py::arg("buffer"), py::kw_only(), py::arg("dtype"),
             py::arg("count"), py::arg("offset"), py::arg("requires_grad"));
  module.def("_from_dlpack",
             [](const py::object& capsule) { return python::tensor_from_capsule(capsule.ptr()); });
  module.def("_legacy_tensor",
             [](DType dtype, const py::tuple& arguments, const py::dict& keywords) {
               return python::tensor_by_constructor(arguments.ptr(), keywords.ptr(), dtype);
             });
  module.def("_check_device", [](const py::object& device) { python::check_device(device.ptr()); });
  module.def("_is_resizable", [](const Tensor& tensor) { return tensor->storage->is_resizable(); });
  module.def("_resize_storage", &python::resize_storage);
  module.def("set_default_dtype", &set_default_dtype, py::arg("d"),
             "set_default_dtype(d)\n\nMakes float32 or float64 the dtype of floating results where "
             "nothing says otherwise.\n\n"
             "TypeError for any other dtype.\n\n"
             "See https://docs.pytorch.org/docs/stable/generated/torch.set_default_dtype.html");
  module.def("get_default_dtype", &default_dtype,
             "get_default_dtype() -> dtype\n\nThe dtype of floating results where nothing says "
             "otherwise: float32 at first.");
  module.def("_set_warn_always", [](bool always) { python::warn_always = always; });
  module.def(
      "is_warn_always_enabled", [] { return python::warn_always; },
      "is_warn_always_enabled() -> bool\n\nWhether warnings that come once are repeated.");
  module.attr("build_info") = build_info();
}
