// NumPy exchange without copies. NumPy is imported when it is first needed, never here at load
// time.
#include <pybind11/numpy.h>

#include "bindings/conversions.hpp"
#include "bindings/exchange.hpp"
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
         " was given; given numpy array has byte order different from the native byte order. "
         "Conversion between byte orders is currently not supported.; use "
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

Tensor tensor_from_writable_array(PyObject* object) {
  static bool warned = false;
  if (!py::reinterpret_borrow<py::array>(object).writeable())
    warn_once(
        warned,
        "The given NumPy array is not writable, and PyTorch does not support non-writable "
        "tensors. This means writing to this tensor will result in undefined behavior. You may "
        "want to copy the array to protect its data or make it writable before converting it "
        "to a tensor. This type of warning will be suppressed for the rest of this program.");
  return tensor_from_array(object);
}

Tensor operand_from_array(PyObject* object) {
  const auto array = py::reinterpret_borrow<py::array>(object);
  bool shareable = reinterpret_cast<uintptr_t>(array.data()) %
                       static_cast<uintptr_t>(std::max<py::ssize_t>(array.itemsize(), 1)) ==
                   0;
  for (py::ssize_t i = 0; i < array.ndim(); ++i)
    shareable &=
        array.strides(i) >= 0 && array.strides(i) % std::max<py::ssize_t>(array.itemsize(), 1) == 0;
  if (shareable) return tensor_from_array(object);
  const Object copy = checked(PyObject_CallMethod(object, "copy", nullptr));
  return tensor_from_array(copy.get());
}

namespace {

// The array keeps a tensor of its own alive: the given one may come to show other memory.
PyObject* array_over(const Tensor& tensor) {
  const Object owner = checked(wrap(detach(tensor)));
  const auto item = static_cast<py::ssize_t>(item_size(tensor.dtype()));
  std::vector<py::ssize_t> sizes(tensor.sizes().begin(), tensor.sizes().end());
  std::vector<py::ssize_t> strides;
  for (int64_t stride : tensor.strides()) strides.push_back(stride * item);
  tensor->storage->pin();
  return py::array(py::dtype(dtype_name(tensor.dtype())), std::move(sizes), std::move(strides),
                   tensor.raw(), py::handle(owner.get()))
      .release()
      .ptr();
}

PyObject* numpy_of(PyObject* self, bool force) {
  if (tensor_of(self).requires_grad() && !force)
    fail(ErrorKind::Runtime,
         "numpy: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() "
         "instead.");
  return array_over(tensor_of(self));
}

}  // namespace

PyObject* numpy_method(PyObject* self, PyObject* arguments, PyObject* keywords) {
  return guarded([&]() -> PyObject* {
    int force = 0;
    static const char* names[] = {"force", nullptr};
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|$p:numpy", const_cast<char**>(names),
                                     &force))
      return nullptr;
    return numpy_of(self, force);
  });
}

PyObject* array_protocol(PyObject* self, PyObject* arguments, PyObject* keywords) {
  return guarded([&]() -> PyObject* {
    PyObject* dtype = Py_None;
    PyObject* copy = Py_None;
    static const char* names[] = {"dtype", "copy", nullptr};
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|OO:__array__",
                                     const_cast<char**>(names), &dtype, &copy))
      return nullptr;
    const Object array = checked(numpy_of(self, false));
    const int must_copy = copy == Py_None ? 0 : PyObject_IsTrue(copy);
    if (must_copy < 0) return nullptr;
    if (dtype == Py_None)
      return must_copy ? PyObject_CallMethod(array.get(), "copy", nullptr) : Py_NewRef(array.get());
    const Object method = checked(PyObject_GetAttrString(array.get(), "astype"));
    const Object positional = checked(PyTuple_Pack(1, dtype));
    const Object named = checked(Py_BuildValue("{s:O}", "copy", must_copy ? Py_True : Py_False));
    Object result = checked(PyObject_Call(method.get(), positional.get(), named.get()));
    if (copy != Py_None && !must_copy && result.get() != array.get())
      fail(ErrorKind::Value,
           "__array__: copy=False was given and the dtype differs; Unable to "
           "avoid copy while creating an array as requested.; leave copy out");
    return result.release();
  });
}

}  // namespace backsweep::python
