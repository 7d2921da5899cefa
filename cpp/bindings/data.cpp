// Tensors from Python data: numbers, nested sequences, arrays, other tensors.
#include <cstring>
#include <type_traits>

#include "bindings/conversions.hpp"
#include "bindings/exchange.hpp"
#include "bindings/tensor_object.hpp"
#include "ops/cast.hpp"
#include "ops/factories.hpp"
#include "ops/fill.hpp"
#include "ops/view.hpp"

namespace backsweep::python {
namespace {

bool is_sequence(PyObject* object) {
  return PyList_Check(object) || PyTuple_Check(object) ||
         (PySequence_Check(object) && !PyUnicode_Check(object) && !PyBytes_Check(object) &&
          !is_tensor(object));
}

// A tensor of one element inside a list counts as its number.
std::optional<Number> element_from(PyObject* object) {
  if (is_tensor(object)) {
    if (tensor_of(object).numel() != 1)
      fail(ErrorKind::Value, "tensor: a list with a tensor of shape ",
           to_string(tensor_of(object).sizes()),
           " was given; only one element tensors can be converted to Python scalars; use stack()");
    return item_of(tensor_of(object));
  }
  // Of an integer beyond 64 bits PyTorch says another thing here than where it is an operand.
  if (PyLong_CheckExact(object)) return Number(*integer_from(object));
  return number_from(object);
}

[[noreturn]] void refuse_element(PyObject* object, int depth, bool typed) {
  if (PyUnicode_Check(object))
    fail(depth ? ErrorKind::Value : ErrorKind::Type, "tensor: a str was given at dim ", depth,
         "; too many dimensions 'str': numbers or sequences of numbers are required");
  fail(typed ? ErrorKind::Type : ErrorKind::Runtime, "tensor: an element of type ",
       type_name(object), " was given at dim ", depth,
       "; numbers or sequences of numbers are required (Could not infer dtype of ",
       type_name(object), ")");
}

// Python's floats become the default dtype; tensors and NumPy's scalars keep theirs.
DType element_dtype(PyObject* element) {
  if (is_tensor(element)) return tensor_of(element).dtype();
  if (PyFloat_CheckExact(element)) return default_dtype();
  if (PyBool_Check(element)) return DType::Bool;
  if (PyLong_CheckExact(element)) return DType::Int64;
  if (const Object dtype = Object::steal(PyObject_GetAttrString(element, "dtype"))) {
    const Object name = checked(PyObject_Str(dtype.get()));
    for (int i = 0; i < kDTypeCount; ++i)
      if (PyUnicode_CompareWithASCIIString(name.get(), kDTypeNames[i]) == 0)
        return static_cast<DType>(i);
  } else {
    PyErr_Clear();
  }
  return PyFloat_Check(element) ? default_dtype() : DType::Int64;
}

// The sizes along the first elements; the rest is checked while reading.
Dims find_sizes(PyObject* data) {
  Dims sizes;
  Object current = Object::share(data);
  while (is_sequence(current.get())) {
    const Py_ssize_t length = PySequence_Size(current.get());
    if (length < 0) throw ErrorAlreadySet();
    sizes.push_back(length);
    if (length == 0) break;
    current = checked(PySequence_GetItem(current.get(), 0));
  }
  // A list of tensors with dimensions: their sizes are the inner ones.
  if (is_tensor(current.get()))
    for (int64_t size : tensor_of(current.get()).sizes()) sizes.push_back(size);
  return sizes;
}

// Calls `each` for every number, in row-major order; `typed`: into a dtype that was named. The
// depth is at most 64.
template <class Each>
void visit_elements(PyObject* data, DimsView sizes, int depth, bool typed, const Each& each) {
  if (size_t(depth) == sizes.size()) {
    const std::optional<Number> number = element_from(data);
    if (!number) {
      if (is_sequence(data))
        fail(ErrorKind::Type, "tensor: a ragged sequence was given: a sequence at dim ", depth,
             " where others have a number; every level must have one length; pad the rows");
      refuse_element(data, depth, typed);
    }
    each(*number, data);
    return;
  }
  if (is_tensor(data) && tensor_of(data).ndim() > 0) {
    const Object list = checked(to_list(tensor_of(data)));
    return visit_elements(list.get(), sizes, depth, typed, each);
  }
  if (!is_sequence(data)) {
    if (!element_from(data)) refuse_element(data, depth, typed);
    fail(ErrorKind::Type, "tensor: a ragged sequence was given: a number at dim ", depth,
         " where others have a sequence; not a sequence; every level must have one length");
  }
  const Object items = checked(PySequence_Fast(data, "a sequence is required"));
  const Py_ssize_t length = PySequence_Fast_GET_SIZE(items.get());
  if (length != sizes[size_t(depth)])
    fail(ErrorKind::Value, "tensor: a ragged sequence was given; expected sequence of length ",
         sizes[size_t(depth)], " at dim ", depth, " (got ", length,
         "); pad the rows to one length");
  for (Py_ssize_t i = 0; i < length; ++i)
    visit_elements(PySequence_Fast_GET_ITEM(items.get(), i), sizes, depth + 1, typed, each);
}

Tensor tensor_from_sequence(PyObject* data, std::optional<DType> dtype) {
  const Dims sizes = find_sizes(data);
  if (!dtype) {
    DType inferred = DType::Bool;
    bool any = false;
    visit_elements(data, sizes, 0, false, [&](const Number&, PyObject* element) {
      const DType own = element_dtype(element);
      inferred = any ? promote(inferred, own) : own;
      any = true;
    });
    dtype = any ? inferred : default_dtype();
  }
  Tensor result = empty(sizes, *dtype);
  visit_dtype(*dtype, [&](auto tag) {
    using T = decltype(tag);
    T* out = result.data<T>();
    visit_elements(data, sizes, 0, true, [&](const Number& number, PyObject*) {
      if ((sizeof(T) < 8 || number.is_floating()) && !fits(number, *dtype)) {
        const auto refuse = [](auto value) {
          fail(ErrorKind::Runtime, "tensor: the number ", value, " was given; value cannot be ",
               "converted to type ", dtype_of<T>(), " without overflow; use a wider dtype");
        };
        number.is_floating() ? refuse(number.real()) : refuse(number.integer());
      }
      *out++ = number.to<T>();
    });
  });
  return result;
}

}  // namespace

Tensor tensor_from_data(PyObject* data, std::optional<DType> dtype) {
  if (is_tensor(data)) {
    const Tensor& tensor = tensor_of(data);
    return cast_unrecorded(tensor, dtype.value_or(tensor.dtype()));
  }
  if (is_array(data)) {
    const Tensor shared = tensor_from_array(data);
    return cast_unrecorded(shared, dtype.value_or(shared.dtype()));
  }
  return tensor_from_sequence(data, dtype);
}

Tensor tensor_by_constructor(PyObject* arguments, PyObject* keywords, std::optional<DType> dtype) {
  const char* name = dtype ? "new" : "Tensor";
  PyObject* data = nullptr;
  PyObject* key = nullptr;
  PyObject* value = nullptr;
  for (Py_ssize_t place = 0; keywords && PyDict_Next(keywords, &place, &key, &value);) {
    if (PyUnicode_CompareWithASCIIString(key, "device") == 0)
      check_device(value);
    else if (PyUnicode_CompareWithASCIIString(key, "data") == 0 && !PyTuple_GET_SIZE(arguments))
      data = value;
    else
      fail(ErrorKind::Type, name,
           ": a keyword argument was given; only device is accepted (new() received an invalid "
           "combination of arguments); use tensor(data, dtype=..., requires_grad=...)");
  }
  const Py_ssize_t count = PyTuple_GET_SIZE(arguments);
  if (count == 1) data = PyTuple_GET_ITEM(arguments, 0);
  const bool is_size = data && PyTuple_Check(data) && type_name(data) == "Size";
  if (data && is_tensor(data)) {
    const Tensor& tensor = tensor_of(data);
    if (dtype && tensor.dtype() != *dtype)
      fail(ErrorKind::Type, name, ": a ", tensor.dtype(), " tensor was given; expected ", *dtype,
           " (got ", tensor.dtype(), "); convert it with .to()");
    return alias_view(tensor);
  }
  if (!data || is_size || integer_from(data)) {
    IntList sizes;
    if (is_size) {
      sizes = *integers_from(data);
    } else {
      for (Py_ssize_t i = 0; i < count; ++i) {
        const std::optional<int64_t> size = integer_from(PyTuple_GET_ITEM(arguments, i));
        if (!size)
          fail(ErrorKind::Type, name, ": an argument of type ",
               type_name(PyTuple_GET_ITEM(arguments, i)),
               " was given; sizes or one sequence are required (new() received an invalid "
               "combination of arguments); use tensor(data) for numbers");
        sizes.push_back(*size);
      }
      if (count == 0) sizes.push_back(0);
    }
    return empty(sizes, dtype.value_or(default_dtype()));
  }
  if (PyUnicode_Check(data))
    fail(ErrorKind::Type, name,
         ": a str was given; new(): invalid data type 'str'; use "
         "tensor(data)");
  if (!is_sequence(data) && !is_array(data))
    fail(ErrorKind::Type, name, ": a ", type_name(data),
         " was given; new(): data must be a sequence (got ", type_name(data),
         "); use tensor(data)");
  return tensor_from_data(data, dtype.value_or(default_dtype()));
}

}  // namespace backsweep::python
