#include "bindings/conversions.hpp"

#include <cstring>

#include "bindings/exchange.hpp"
#include "bindings/tensor_object.hpp"

namespace backsweep::python {
namespace {

Number number_from_long(PyObject* object, ErrorKind kind = ErrorKind::Value) {
  int overflow = 0;
  const long long value = PyLong_AsLongLongAndOverflow(object, &overflow);
  if (overflow) [[unlikely]]
    fail(kind, "an integer beyond 64 bits was given; ",
         kind == ErrorKind::Value ? "Overflow when unpacking long long" : "int too big to convert",
         "; use a float");
  if (value == -1 && PyErr_Occurred()) throw ErrorAlreadySet();
  return Number(static_cast<int64_t>(value));
}

bool has_attribute(PyObject* object, const char* name) {
  const Object attribute =
      Object::steal(PyObject_GetAttrString(reinterpret_cast<PyObject*>(Py_TYPE(object)), name));
  if (!attribute) PyErr_Clear();
  return static_cast<bool>(attribute);
}

// NumPy's scalars: they have a dtype and convert by themselves.
bool is_numpy_scalar(PyObject* object) {
  if (object == Py_None || PyTuple_Check(object) || PyList_Check(object) ||
      PyUnicode_Check(object) || is_exact_tensor(object))
    return false;  // what is looked at most often
  return has_attribute(object, "dtype") && has_attribute(object, "__array_priority__") &&
         !is_array(object) && !is_tensor(object);
}

}  // namespace

std::optional<Number> number_from(PyObject* object) {
  if (PyFloat_Check(object)) return Number(PyFloat_AS_DOUBLE(object));
  if (PyBool_Check(object)) return Number(object == Py_True);
  if (PyLong_Check(object)) return number_from_long(object, ErrorKind::Overflow);
  if (!is_numpy_scalar(object)) return std::nullopt;
  const Object plain = checked(PyObject_CallMethod(object, "item", nullptr));
  return number_from(plain.get());
}

std::optional<TensorOrNumber> operand_from(PyObject* object) {
  if (is_tensor(object)) return TensorOrNumber(tensor_of(object));
  if (const std::optional<Number> number = number_from(object)) return TensorOrNumber(*number);
  if (is_array(object)) return TensorOrNumber(operand_from_array(object));
  return std::nullopt;
}

std::optional<int64_t> integer_from(PyObject* object) {
  if (PyLong_CheckExact(object)) return number_from_long(object).integer();
  if (PyBool_Check(object) || PyFloat_Check(object)) return std::nullopt;
  if (is_tensor(object) &&
      (is_floating(tensor_of(object).dtype()) || tensor_of(object).numel() != 1))
    return std::nullopt;
  if (!PyLong_Check(object)) {
    // NumPy's bool is an index where NumPy is old.
    if (!PyIndex_Check(object) || std::strncmp(Py_TYPE(object)->tp_name, "numpy.bool", 10) == 0)
      return std::nullopt;
  }
  const Object index = Object::steal(PyNumber_Index(object));
  if (!index) {
    PyErr_Clear();
    return std::nullopt;
  }
  return number_from_long(index.get()).integer();
}

std::optional<IntList> integers_from(PyObject* object) {
  if (!PyTuple_Check(object) && !PyList_Check(object)) {
    const std::optional<int64_t> single = integer_from(object);
    return single ? std::optional(IntList{*single}) : std::nullopt;
  }
  IntList integers;
  // The size is asked for each time: an item's __index__ may change a list.
  for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(object); ++i) {
    if (PyObject* plain = PySequence_Fast_GET_ITEM(object, i); PyLong_CheckExact(plain)) {
      integers.push_back(number_from_long(plain).integer());
      continue;
    }
    const Object item = Object::share(PySequence_Fast_GET_ITEM(object, i));
    const std::optional<int64_t> integer = integer_from(item.get());
    if (!integer) return std::nullopt;
    integers.push_back(*integer);
  }
  return integers;
}

PyObject* to_python(const Number& number) {
  if (number.is_floating()) return PyFloat_FromDouble(number.real());
  if (number.dtype() == DType::Bool) return PyBool_FromLong(number.integer() != 0);
  return PyLong_FromLongLong(number.integer());
}

Number item_of(const Tensor& tensor) {
  return visit_dtype(tensor.dtype(), [&](auto tag) {
    using T = decltype(tag);
    const T value = *tensor.data<T>();
    if constexpr (std::is_floating_point_v<T>)
      return Number(static_cast<double>(value));
    else if constexpr (std::is_same_v<T, bool>)
      return Number(value);
    else
      return Number(static_cast<int64_t>(value));
  });
}

namespace {

template <class T>
PyObject* element_to_python(const char* data) {
  const T value = *reinterpret_cast<const T*>(data);
  if constexpr (std::is_floating_point_v<T>)
    return PyFloat_FromDouble(static_cast<double>(value));
  else if constexpr (std::is_same_v<T, bool>)
    return PyBool_FromLong(value);
  else
    return PyLong_FromLongLong(static_cast<long long>(value));
}

// The depth of this recursion is the number of dimensions, at most 64.
template <class T>
Object list_of(const char* data, DimsView sizes, DimsView strides) {
  if (sizes.empty()) return checked(element_to_python<T>(data));
  Object list = checked(PyList_New(static_cast<Py_ssize_t>(sizes[0])));
  for (int64_t i = 0; i < sizes[0]; ++i) {
    const char* item = data + i * strides[0] * static_cast<int64_t>(sizeof(T));
    PyList_SET_ITEM(list.get(), i,
                    list_of<T>(item, sizes.subspan(1), strides.subspan(1)).release());
  }
  return list;
}

}  // namespace

PyObject* to_list(const Tensor& tensor) {
  return visit_dtype(tensor.dtype(), [&](auto tag) {
    return list_of<decltype(tag)>(tensor.raw(), tensor.sizes(), tensor.strides()).release();
  });
}

std::string type_name(PyObject* object) {
  std::string name = Py_TYPE(object)->tp_name;
  const size_t dot = name.rfind('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

namespace {
// "torch.contiguous_format" for an object of the class `backsweep.memory_format`.
std::string text_of(PyObject* object, const char* its_class) {
  if (type_name(object) != its_class) return {};
  const Object text = checked(PyObject_Str(object));
  const char* characters = PyUnicode_AsUTF8(text.get());
  if (!characters) throw ErrorAlreadySet();
  return characters;
}
}  // namespace

std::optional<bool> memory_format_from(PyObject* object) {
  const std::string text = text_of(object, "memory_format");
  if (text.empty()) return std::nullopt;
  if (text == "torch.contiguous_format") return true;
  if (text == "torch.preserve_format") return false;
  fail(ErrorKind::Runtime, "memory_format: ", text,
       " was given; contiguous_format or preserve_format is required; permute the dimensions to "
       "have another order in memory");
}

bool check_factory_option(std::string_view keyword, PyObject* value) {
  if (value == Py_None) return true;
  if (keyword == "pin_memory") {
    if (!PyBool_Check(value)) return false;
    if (value == Py_True)
      fail(ErrorKind::Runtime,
           "pin_memory: True was given; Cannot access accelerator device when none is available: "
           "there is no pinned memory; leave it out");
    return true;
  }
  const std::string text = text_of(value, "layout");
  if (!text.empty() && text != "torch.strided")
    fail(ErrorKind::Runtime, "layout: ", text, " was given; torch.strided is the only layout");
  return !text.empty();
}

bool warn_always = false;

void warn_once(bool& warned, const char* text) {
  if (warned && !warn_always) return;
  warned = true;
  if (PyErr_WarnEx(PyExc_UserWarning, text, 1) < 0) throw ErrorAlreadySet();
}

void check_device(PyObject* device) {
  if (device == Py_None) return;
  const Object text = checked(PyObject_Str(device));
  const char* name = PyUnicode_AsUTF8(text.get());
  if (!name) throw ErrorAlreadySet();
  const std::string_view view(name);
  if (view == "cpu" || view == "cpu:0") return;
  if (view.starts_with("cuda")) {
    PyErr_Format(
        PyExc_AssertionError,
        "device: '%s' was given; Torch not compiled with CUDA enabled: backsweep computes on "
        "the CPU; use device='cpu' or leave it out",
        name);
    throw ErrorAlreadySet();
  }
  fail(ErrorKind::Runtime, "device: '", view,
       "' was given; backsweep computes on the CPU; use device='cpu' or leave it out");
}

}  // namespace backsweep::python
