// Length, iteration, membership and indexing.
#include "bindings/conversions.hpp"
#include "bindings/tensor_object.hpp"
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

IndexItem index_item(PyObject* key) {
  if (key == Py_None) return IndexItem::new_axis();
  if (key == Py_Ellipsis) return IndexItem::ellipsis();
  if (PySlice_Check(key)) {
    const auto* slice = reinterpret_cast<PySliceObject*>(key);
    return IndexItem::slice(slice_bound(slice->start, 0), slice_bound(slice->stop, INT64_MAX),
                            slice_bound(slice->step, 1));
  }
  if (const std::optional<int64_t> integer = integer_from(key)) return IndexItem::integer(*integer);
  const ErrorKind kind = PyUnicode_Check(key) ? ErrorKind::Type : ErrorKind::Index;
  fail(kind, "index: a key of type ", type_name(key),
       " was given; only integers, slices (`:`), ellipsis (`...`) and None are valid indices");
}

// The items of an index expression, on the stack.
class IndexKey {
 public:
  explicit IndexKey(PyObject* key) {
    if (!PyTuple_Check(key)) {
      push(key);
      return;
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(key); ++i) push(PyTuple_GET_ITEM(key, i));
  }
  std::span<const IndexItem> items() const { return {items_, count_}; }

 private:
  void push(PyObject* key) {
    if (count_ == kMaxItems)
      fail(ErrorKind::Index, "index: more than ", kMaxItems, " items were given; too many indices");
    items_[count_++] = index_item(key);
  }
  static constexpr size_t kMaxItems = 2 * kMaxDims;
  size_t count_ = 0;
  IndexItem items_[kMaxItems];
};

PyObject* get_item(PyObject* self, PyObject* key) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (PyLong_CheckExact(key) && tensor.ndim() > 0)  // the most common key
      return wrap_like(self, index(tensor, *integer_from(key)));
    const IndexKey items(key);
    return wrap_like(self, index(tensor, items.items()));
  });
}

int set_item(PyObject* self, PyObject* key, PyObject* value) {
  return guarded(
      [&] {
        if (!value) fail(ErrorKind::Type, "Tensor does not support deleting items");
        const IndexKey items(key);
        std::optional<TensorOrNumber> operand = operand_from(value);
        if (!operand) operand = TensorOrNumber(tensor_from_data(value, std::nullopt));
        if (const auto* tensor = std::get_if<Tensor>(&*operand))
          index_put(tensor_of(self), items.items(), *tensor);
        else
          index_put(tensor_of(self), items.items(), std::get<Number>(*operand));
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
