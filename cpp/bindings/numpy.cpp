// NumPy exchange without copies. NumPy is imported when it is first needed, never here at load
// time.
#include <pybind11/numpy.h>

#include "bindings/conversions.hpp"
#include "bindings/tensor_object.hpp"

namespace py = pybind11;

namespace backsweep::python {
namespace {

DType dtype_from_array(const py::array& array) {
  const py::dtype dtype = array.dtype();
  const char kind = dtype.kind();
  const auto size = dtype.itemsize();
  if (!py::cast<bool>(dtype.attr("isnative")))
    fail(ErrorKind::Value, "from_numpy: an array of dtype ",
         std::string(py::str(static_cast<py::object>(dtype))),
         " was given; the machine's byte order is required; use "
         "array.astype(array.dtype.newbyteorder('='))");
  if (kind == 'f' && size == 4) return DType::Float32;
  if (kind == 'f' && size == 8) return DType::Float64;
  if (kind == 'i' && size == 8) return DType::Int64;
  if (kind == 'i' && size == 4) return DType::Int32;
  if (kind == 'u' && size == 1) return DType::UInt8;
  if (kind == 'b') return DType::Bool;
  fail(ErrorKind::Type, "from_numpy: an array of dtype ",
       std::string(py::str(static_cast<py::object>(dtype))),
       " was given; can't convert np.ndarray: the supported types are: float64, float32, int64, "
       "int32, uint8, and bool; convert with array.astype(...)");
}

}  // namespace

bool is_array(PyObject* object) {
  // An array can only exist after NumPy was imported.
  PyObject* modules = PyImport_GetModuleDict();
  if (!PyDict_GetItemString(modules, "numpy")) return false;
  return py::isinstance<py::array>(object);
}

Tensor tensor_from_array(PyObject* object) {
  const auto array = py::reinterpret_borrow<py::array>(object);
  const DType dtype = dtype_from_array(array);
  const auto item = static_cast<int64_t>(item_size(dtype));
  Dims sizes;
  Dims strides;
  int64_t bytes = item;
  for (py::ssize_t i = 0; i < array.ndim(); ++i) {
    const int64_t stride = array.strides(i);
    if (stride < 0)
      fail(
          ErrorKind::Value,
          "from_numpy: an array with a negative stride was given; At least one stride in the given "
          "numpy array is negative, and tensors with negative strides are not currently supported; "
          "use array.copy()");
    if (stride % item != 0)
      fail(ErrorKind::Value, "from_numpy: an array with a stride of ", stride,
           " bytes was given; given numpy array strides not a multiple of the element byte size; "
           "use array.copy()");
    sizes.push_back(array.shape(i));
    strides.push_back(stride / item);
    if (array.shape(i) > 0) bytes += stride * (array.shape(i) - 1);
  }
  if (reinterpret_cast<uintptr_t>(array.data()) % static_cast<uintptr_t>(item) != 0)
    fail(ErrorKind::Value,
         "from_numpy: an array that is not aligned was given; aligned elements are required; use "
         "array.copy()");
  Py_INCREF(object);
  Ref<Storage> storage = Storage::foreign(
      const_cast<void*>(array.data()), static_cast<size_t>(bytes),
      [](void* context) { Py_DECREF(static_cast<PyObject*>(context)); }, object);
  return Tensor(std::move(storage), Layout::strided(sizes, strides), dtype);
}

PyObject* array_from_tensor(const Tensor& tensor, PyObject* owner) {
  const auto item = static_cast<py::ssize_t>(item_size(tensor.dtype()));
  std::vector<py::ssize_t> sizes(tensor.sizes().begin(), tensor.sizes().end());
  std::vector<py::ssize_t> strides;
  for (int64_t stride : tensor.strides()) strides.push_back(stride * item);
  return py::array(py::dtype(dtype_name(tensor.dtype())), std::move(sizes), std::move(strides),
                   tensor.raw(), py::handle(owner))
      .release()
      .ptr();
}

}  // namespace backsweep::python
