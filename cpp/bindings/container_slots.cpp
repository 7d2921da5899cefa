// Length, iteration, membership and indexing.
#include "bindings/conversions.hpp"
#include "bindings/tensor_object.hpp"
#include "ops/cast.hpp"
#include "ops/index.hpp"
#include "ops/ops.hpp"
#include "ops/view.hpp"

namespace backsweep::python {
namespace {

Py_ssize_t length(PyObject* self) {
  return guarded(
      [&]() -> Py_ssize_t {
        if (tensor_of(self).ndim() == 0)
          fail(ErrorKind::Type, "len() of a 0-d tensor; use .item() for its number");
        return tensor_of(self).size(0);
      },
      Py_ssize_t{-1});
}

PyObject* iterate(PyObject* self) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (tensor.ndim() == 0)
      fail(ErrorKind::Type, "iteration over a 0-d tensor; use .item() for its number");
    TensorList parts = unbind(tensor, 0);
    Object list = checked(PyTuple_New(static_cast<Py_ssize_t>(parts.size())));
    for (size_t i = 0; i < parts.size(); ++i)
      PyTuple_SET_ITEM(list.get(), static_cast<Py_ssize_t>(i), wrap(std::move(parts[i])));
    return PyObject_GetIter(list.get());
  });
}

int64_t slice_bound(PyObject* bound, int64_t missing) {
  if (bound == Py_None) return missing;
  const std::optional<int64_t> integer = integer_from(bound);
  if (!integer)
    fail(ErrorKind::Type, "index: a slice with a bound of type ", type_name(bound),
         " was given; slice indices must be integers or None or have an __index__ method");
  return *integer;
}

bool is_sequence(PyObject* object) {
  return PySequence_Check(object) && !PyUnicode_Check(object) && !PyBytes_Check(object);
}

// Arrays of int64 and bool are used where they are.
Tensor index_from_array(PyObject* array) {
  const Object dtype = checked(PyObject_GetAttrString(array, "dtype"));
  const Object kind = checked(PyObject_GetAttrString(dtype.get(), "kind"));
  const bool mask = PyUnicode_CompareWithASCIIString(kind.get(), "b") == 0;
  const Object usable = checked(PyObject_CallMethod(
      array, "astype", "sssOO", mask ? "bool" : "int64", "C", "unsafe", Py_False, Py_False));
  return tensor_from_array(usable.get());
}

Tensor index_from_sequence(PyObject* sequence) {
  const Tensor tensor = tensor_from_data(sequence, std::nullopt);
  return is_floating(tensor.dtype()) ? cast_unrecorded(tensor, DType::Int64) : tensor;
}

// Whether a list stands for a tuple of items: it does when something in it is not a number.
bool is_list_of_items(PyObject* key) {
  if (!PyList_Check(key) || PyList_GET_SIZE(key) >= 32) return false;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(key); ++i) {
    PyObject* item = PyList_GET_ITEM(key, i);
    if (item == Py_None || item == Py_Ellipsis || PySlice_Check(item) || is_tensor(item) ||
        is_sequence(item))
      return true;
  }
  return false;
}

void warn(const char* text) {
  if (PyErr_WarnEx(PyExc_UserWarning, text, 1) < 0) throw ErrorAlreadySet();
}

// The items of an index expression, on the stack.
class IndexKey {
 public:
  explicit IndexKey(PyObject* key) {
    if (PyTuple_Check(key)) {
      for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(key); ++i) push(PyTuple_GET_ITEM(key, i));
    } else if (is_list_of_items(key)) [[unlikely]] {
      warn(
          "Using a non-tuple sequence for multidimensional indexing is deprecated; use "
          "x[tuple(seq)] instead of x[seq]");
      for (Py_ssize_t i = 0; i < PyList_GET_SIZE(key); ++i) push(PyList_GET_ITEM(key, i));
    } else {
      push(key);
    }
  }
  std::span<const IndexItem> items() const { return {items_, count_}; }
  const TensorList& tensors() const { return tensors_; }

 private:
  void push(PyObject* key) {
    if (count_ == kMaxItems)
      fail(ErrorKind::Index, "index: more than ", kMaxItems, " items were given; too many indices");
    items_[count_++] = item(key);
  }

  IndexItem item(PyObject* key) {
    if (key == Py_None) return IndexItem::new_axis();
    if (key == Py_Ellipsis) return IndexItem::ellipsis();
    if (PySlice_Check(key)) {
      const auto* slice = reinterpret_cast<PySliceObject*>(key);
      return IndexItem::slice(slice_bound(slice->start, 0), slice_bound(slice->stop, INT64_MAX),
                              slice_bound(slice->step, 1));
    }
    if (is_tensor(key)) return item_of_tensor(tensor_of(key));
    if (PyBool_Check(key)) return IndexItem::truth(key == Py_True);
    if (const std::optional<int64_t> integer = integer_from(key))
      return IndexItem::integer(*integer);
    if (is_array(key)) return item_of_tensor(index_from_array(key));
    if (is_sequence(key)) return item_of_tensor(index_from_sequence(key));
    const std::optional<Number> number = number_from(key);
    if (number && number->dtype() == DType::Bool) return IndexItem::truth(number->integer() != 0);
    const ErrorKind kind = PyUnicode_Check(key) ? ErrorKind::Type : ErrorKind::Index;
    fail(kind, "index: a key of type ", type_name(key),
         " was given; only integers, slices (`:`), ellipsis (`...`), None and long or byte "
         "Variables are valid indices");
  }

  IndexItem item_of_tensor(const Tensor& tensor) {
    if (is_floating(tensor.dtype()))
      fail(ErrorKind::Index, "index: an index of dtype ", tensor.dtype(),
           " was given; tensors used as indices must be long, int, byte or bool tensors; "
           "convert it with .long()");
    const bool mask = tensor.dtype() == DType::Bool || tensor.dtype() == DType::UInt8;
    if (tensor.ndim() == 0 && mask) return IndexItem::truth(python::item_of(tensor).integer() != 0);
    if (tensor.ndim() == 0) return IndexItem::integer(python::item_of(tensor).integer());
    if (tensor.dtype() == DType::UInt8)
      warn(
          "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool "
          "instead.");
    tensors_.push_back(tensor);
    return IndexItem::tensor(static_cast<int64_t>(tensors_.size()) - 1);
  }

  static constexpr size_t kMaxItems = 2 * kMaxDims;
  size_t count_ = 0;
  IndexItem items_[kMaxItems];
  TensorList tensors_;
};

PyObject* get_item(PyObject* self, PyObject* key) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (PyLong_CheckExact(key) && tensor.ndim() > 0)  // the most common key
      return wrap_like(self, index(tensor, *integer_from(key)));
    const IndexKey items(key);
    return wrap_like(self, index(tensor, items.items(), items.tensors()));
  });
}

int set_item(PyObject* self, PyObject* key, PyObject* value) {
  return guarded(
      [&] {
        if (!value) fail(ErrorKind::Type, "Tensor does not support deleting items");
        std::optional<TensorOrNumber> operand = PyLong_CheckExact(value)
                                                    ? TensorOrNumber(Number(*integer_from(value)))
                                                    : operand_from(value);
        if (!operand) operand = TensorOrNumber(tensor_from_data(value, std::nullopt));
        if (key == Py_False) return 0;  // PyTorch does not look at shapes then
        const IndexKey items(key == Py_True ? Py_Ellipsis : key);  // of any dtype, as a copy
        if (const auto* tensor = std::get_if<Tensor>(&*operand))
          index_put(tensor_of(self), items.items(), items.tensors(), *tensor);
        else
          index_put(tensor_of(self), items.items(), items.tensors(), std::get<Number>(*operand));
        return 0;
      },
      -1);
}

int contains(PyObject* self, PyObject* element) {
  return guarded(
      [&] {
        const std::optional<TensorOrNumber> operand = operand_from(element);
        if (!operand)
          fail(ErrorKind::Runtime, "Tensor.__contains__: an element of type ", type_name(element),
               " was given; Tensor.__contains__ only supports Tensor or scalar");
        const Tensor same = std::holds_alternative<Tensor>(*operand)
                                ? eq(tensor_of(self), std::get<Tensor>(*operand))
                                : eq(tensor_of(self), std::get<Number>(*operand));
        const bool* begin = same.data<bool>();
        return std::find(begin, begin + same.numel(), true) != begin + same.numel() ? 1 : 0;
      },
      -1);
}

const PyType_Slot slots[] = {
    {Py_mp_length, reinterpret_cast<void*>(&length)},
    {Py_sq_length, reinterpret_cast<void*>(&length)},
    {Py_mp_subscript, reinterpret_cast<void*>(&get_item)},
    {Py_mp_ass_subscript, reinterpret_cast<void*>(&set_item)},
    {Py_sq_contains, reinterpret_cast<void*>(&contains)},
    {Py_tp_iter, reinterpret_cast<void*>(&iterate)},
    {0, nullptr},
};

}  // namespace

const PyType_Slot* const container_slots = slots;

}  // namespace backsweep::python
