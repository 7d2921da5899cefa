// The methods of Tensor that are not rows of the op table: the sweep, geometry, conversion to
// Python.
#include "bindings/autograd.hpp"
#include "bindings/conversions.hpp"
#include "bindings/exchange.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/leaf.hpp"
#include "graph/sweep.hpp"
#include "ops/in_place.hpp"
#include "ops/ops.hpp"
#include "ops/view.hpp"

namespace backsweep::python {
namespace {

// A flag given by position or keyword: None and missing mean `fallback`.
bool flag_from(PyObject* object, bool fallback) {
  if (!object || object == Py_None) return fallback;
  const int value = PyObject_IsTrue(object);
  if (value < 0) throw ErrorAlreadySet();
  return value == 1;
}

// The rare form goes through backsweep.autograd.backward, which takes every kind of input.
PyObject* backward_with_inputs(PyObject* self, PyObject* gradient, SweepOptions options,
                               PyObject* inputs) {
  const Object module = checked(PyImport_ImportModule("backsweep.autograd"));
  return PyObject_CallMethod(module.get(), "backward", "OOOOOO", self, gradient,
                             options.keep_graph ? Py_True : Py_False,
                             options.create_graph ? Py_True : Py_False, Py_None, inputs);
}

const Tensor no_seed;

PyObject* backward_method(PyObject* self, PyObject* const* arguments, Py_ssize_t count,
                          PyObject* keyword_names) {
  return guarded([&]() -> PyObject* {
    if (count == 0 && !keyword_names) {
      backward(tensor_of(self), no_seed, {});
      Py_RETURN_NONE;
    }
    static const char* const names[] = {"gradient", "retain_graph", "create_graph", "inputs"};
    PyObject* given[4] = {};
    if (count > 4)
      fail(ErrorKind::Type, "backward() takes at most 4 arguments but ", count, " were given");
    std::copy_n(arguments, count, given);
    const Py_ssize_t keywords = keyword_names ? PyTuple_GET_SIZE(keyword_names) : 0;
    for (Py_ssize_t k = 0; k < keywords; ++k) {
      PyObject* key = PyTuple_GET_ITEM(keyword_names, k);
      const auto found = std::find_if(std::begin(names), std::end(names), [&](const char* name) {
        return PyUnicode_CompareWithASCIIString(key, name) == 0;
      });
      if (found == std::end(names))
        fail(ErrorKind::Type, "backward() got an unexpected keyword argument '",
             PyUnicode_AsUTF8(key), "'");
      PyObject*& slot = given[found - std::begin(names)];
      if (slot) fail(ErrorKind::Type, "backward() got multiple values for argument '", *found, "'");
      slot = arguments[count + k];
    }
    Tensor seed;
    if (given[0] && given[0] != Py_None) {
      if (!is_tensor(given[0]))
        fail(ErrorKind::Type, "backward: gradient is a ", type_name(given[0]),
             "; gradients can be either Tensors or None, but got ", type_name(given[0]));
      seed = tensor_of(given[0]);
    }
    SweepOptions options;
    options.create_graph = flag_from(given[2], false);
    options.keep_graph = flag_from(given[1], options.create_graph);
    const Tensor root = tensor_of(self);
    if (!given[3] || given[3] == Py_None) {
      if (options.create_graph) warn_of_cycle();
      backward(root, seed, options);
      Py_RETURN_NONE;
    }
    return backward_with_inputs(self, given[0] ? given[0] : Py_None, options, given[3]);
  });
}

PyObject* item_method(PyObject* self, PyObject*) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (tensor.numel() != 1)
      fail(ErrorKind::Runtime, "item: a tensor of shape ", to_string(tensor.sizes()),
           " was given; a Tensor with ", tensor.numel(),
           " elements cannot be converted to Scalar; use .tolist()");
    return to_python(item_of(tensor));
  });
}

PyObject* tolist_method(PyObject* self, PyObject*) {
  return guarded([&] { return to_list(tensor_of(self)); });
}

PyObject* detach_method(PyObject* self, PyObject*) {
  return guarded([&] { return wrap_like(self, detach(tensor_of(self))); });
}

PyObject* detach_in_place_method(PyObject* self, PyObject*) {
  return guarded([&] {
    detach_in_place(tensor_of(self));
    return Py_NewRef(self);
  });
}

PyObject* requires_grad_method(PyObject* self, PyObject* const* arguments, Py_ssize_t count,
                               PyObject* keyword_names) {
  return guarded([&] {
    const Py_ssize_t keywords = keyword_names ? PyTuple_GET_SIZE(keyword_names) : 0;
    if (count + keywords > 1 ||
        (keywords && PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(keyword_names, 0),
                                                      "requires_grad") != 0))
      fail(ErrorKind::Type, "requires_grad_() takes one argument, requires_grad");
    const bool value = count + keywords ? flag_from(arguments[0], true) : true;
    change_requires_grad(tensor_of(self), value);
    return Py_NewRef(self);
  });
}

PyObject* retain_grad_method(PyObject* self, PyObject*) {
  return guarded([&] {
    retain_grad(tensor_of(self));
    return Py_NewRef(Py_None);
  });
}

// size() and stride(): all of them, or the one of a dimension.
template <bool sizes>
PyObject* geometry_method(PyObject* self, PyObject* const* arguments, Py_ssize_t count,
                          PyObject* keyword_names) {
  return guarded([&]() -> PyObject* {
    const char* name = sizes ? "size" : "stride";
    const Tensor& tensor = tensor_of(self);
    const Py_ssize_t total = count + (keyword_names ? PyTuple_GET_SIZE(keyword_names) : 0);
    if (total == 0) {
      if (sizes) return size_object(tensor.sizes());
      Object tuple = checked(PyTuple_New(tensor.ndim()));
      for (int i = 0; i < tensor.ndim(); ++i)
        PyTuple_SET_ITEM(tuple.get(), i, PyLong_FromLongLong(tensor.stride(i)));
      return tuple.release();
    }
    const std::optional<int64_t> dim = total == 1 ? integer_from(arguments[0]) : std::nullopt;
    if (!dim) fail(ErrorKind::Type, name, "() takes one integer, dim");
    if (tensor.ndim() == 0)
      fail(ErrorKind::Index, name, ": dimension ", *dim,
           " was given for a 0-d tensor; Dimension specified as ", *dim,
           " but tensor has no dimensions");
    const int wrapped = wrap_dim(name, *dim, tensor.ndim());
    return PyLong_FromLongLong(sizes ? tensor.size(wrapped) : tensor.stride(wrapped));
  });
}

PyObject* dim_method(PyObject* self, PyObject*) {
  return PyLong_FromLong(tensor_of(self).ndim());
}
PyObject* numel_method(PyObject* self, PyObject*) {
  return PyLong_FromLongLong(tensor_of(self).numel());
}
PyObject* element_size_method(PyObject* self, PyObject*) {
  return PyLong_FromSize_t(item_size(tensor_of(self).dtype()));
}
PyObject* is_contiguous_method(PyObject* self, PyObject* const* arguments, Py_ssize_t count,
                               PyObject* keyword_names) {
  return guarded([&] {
    const Py_ssize_t total = count + (keyword_names ? PyTuple_GET_SIZE(keyword_names) : 0);
    if (total > 1 || (total == 1 && !memory_format_from(arguments[0])))
      fail(ErrorKind::Type, "is_contiguous() takes one argument, memory_format");
    return PyBool_FromLong(tensor_of(self).is_contiguous());
  });
}
PyObject* storage_offset_method(PyObject* self, PyObject*) {
  return PyLong_FromLongLong(tensor_of(self)->offset);
}
PyObject* data_ptr_method(PyObject* self, PyObject*) {
  return PyLong_FromVoidPtr(tensor_of(self).raw());
}

// `_make_subclass(cls, data, requires_grad)`: an object of a subclass over the data.
PyObject* make_subclass(PyObject*, PyObject* arguments) {
  return guarded([&]() -> PyObject* {
    PyObject* type = nullptr;
    PyObject* data = nullptr;
    int requires_grad = 0;
    if (!PyArg_ParseTuple(arguments, "OO|p", &type, &data, &requires_grad)) return nullptr;
    if (!PyType_Check(type) ||
        !PyType_IsSubtype(reinterpret_cast<PyTypeObject*>(type), tensor_type) || !is_tensor(data))
      fail(ErrorKind::Type, "_make_subclass: a subclass of Tensor and a tensor are required");
    Tensor tensor = data_of(tensor_of(data));
    if (requires_grad) change_requires_grad(tensor, true);
    return wrap_as(reinterpret_cast<PyTypeObject*>(type), std::move(tensor));
  });
}

PyObject* as_subclass(PyObject* self, PyObject* type) {
  return guarded([&]() -> PyObject* {
    if (!PyType_Check(type) ||
        !PyType_IsSubtype(reinterpret_cast<PyTypeObject*>(type), tensor_type))
      fail(ErrorKind::Type, "as_subclass: ", type_name(type),
           " was given; a subclass of Tensor is required");
    return wrap_as(reinterpret_cast<PyTypeObject*>(type), alias_view(tensor_of(self)));
  });
}

template <class Function>
PyCFunction method(Function function) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

}  // namespace

PyObject* new_tensor(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
  return guarded(
      [&] { return wrap_as(type, tensor_by_constructor(arguments, keywords, std::nullopt)); });
}

PyMethodDef tensor_methods[] = {
    {"backward", method(backward_method), METH_FASTCALL | METH_KEYWORDS,
     "backward(gradient=None, retain_graph=None, create_graph=False, inputs=None)\n\n"
     "Sweeps the graph from this tensor back to its leaves and adds to each leaf's `.grad` the\n"
     "derivative of this tensor by the leaf.\n\n"
     "gradient: seed of this tensor's shape; may be left out for one element.\n"
     "retain_graph: keep saved values so that the graph can be swept again.\n"
     "create_graph: record the sweep itself, for derivatives of higher order.\n"
     "inputs: accumulate into these tensors only.\n\n"
     "Raises RuntimeError when the tensor has no history, when it has several elements and no "
     "seed\n"
     "is given, when the graph was freed or a saved value was changed.\n\n"
     ">>> w = tensor(3.0, requires_grad=True)\n"
     ">>> (w * w).backward()\n"
     ">>> w.grad\n"
     "tensor(6.)\n\n"
     "See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.backward.html"},
    {"item", item_method, METH_NOARGS,
     "item() -> number\n\nThe only element as a Python number. RuntimeError for any other size."
     "\n\n"
     ">>> tensor([2.5]).item()\n"
     "2.5"},
    {"tolist", tolist_method, METH_NOARGS,
     "tolist() -> list or number\n\nThe elements as nested lists; a number for a 0-d tensor."
     "\n\n"
     ">>> tensor([[1, 2], [3, 4]]).tolist()\n"
     "[[1, 2], [3, 4]]"},
    {"detach", detach_method, METH_NOARGS,
     "detach() -> Tensor\n\nThe same values outside the graph, sharing memory and version."},
    {"detach_", detach_in_place_method, METH_NOARGS,
     "detach_() -> Tensor\n\nTakes the tensor out of the graph that made it, so that it is a leaf. "
     "RuntimeError for\nviews."
     "\n\n"
     ">>> (tensor([2.0], requires_grad=True) * 3).detach_()\n"
     "tensor([6.])"},
    {"requires_grad_", method(requires_grad_method), METH_FASTCALL | METH_KEYWORDS,
     "requires_grad_(requires_grad=True) -> Tensor\n\nSets requires_grad and returns the tensor."
     "\n\n"
     ">>> tensor([2.0]).requires_grad_()\n"
     "tensor([2.], requires_grad=True)"},
    {"retain_grad", retain_grad_method, METH_NOARGS,
     "retain_grad()\n\nMakes a non-leaf tensor keep its gradient in `.grad`."
     "\n\n"
     ">>> w = tensor(3.0, requires_grad=True)\n"
     ">>> y = w * 2\n"
     ">>> y.retain_grad()\n"
     ">>> (y * y).backward()\n"
     ">>> y.grad\n"
     "tensor(12.)"},
    {"register_hook", register_hook, METH_O,
     "register_hook(hook) -> handle\n\n"
     "Calls `hook(gradient)` whenever the gradient by this tensor is computed. What the hook "
     "returns,\n"
     "unless it is None, takes the place of the gradient. The handle's `remove()` removes the "
     "hook.\n\n"
     "RuntimeError when the tensor does not require a gradient. The hooks of leaves run when all "
     "rules\n"
     "have run and before any leaf is added to.\n\n"
     ">>> w = tensor(3.0, requires_grad=True)\n"
     ">>> handle = w.register_hook(lambda gradient: gradient * 2)\n"
     ">>> (w * w).backward()\n"
     ">>> w.grad\n"
     "tensor(12.)\n\n"
     "See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.register_hook.html"},
    {"register_post_accumulate_grad_hook", register_post_accumulate_grad_hook, METH_O,
     "register_post_accumulate_grad_hook(hook) -> handle\n\n"
     "Calls `hook(tensor)` after a sweep has added to this leaf's `.grad`.\n\n"
     "RuntimeError for a tensor that is not a leaf or does not require a gradient.\n\n"
     ">>> w = tensor(3.0, requires_grad=True)\n"
     ">>> handle = w.register_post_accumulate_grad_hook(lambda leaf: print(leaf.grad))\n"
     ">>> (w * w).backward()\n"
     "tensor(6.)\n\n"
     "See "
     "https://docs.pytorch.org/docs/stable/generated/"
     "torch.Tensor.register_post_accumulate_grad_hook.html"},
    {"size", method(geometry_method<true>), METH_FASTCALL | METH_KEYWORDS,
     "size(dim=None) -> Size or int\n\nThe sizes, or the size of one dimension."
     "\n\n"
     ">>> zeros(2, 3).size(), zeros(2, 3).size(1)\n"
     "(torch.Size([2, 3]), 3)"},
    {"stride", method(geometry_method<false>), METH_FASTCALL | METH_KEYWORDS,
     "stride(dim=None) -> tuple or int\n\nElements between neighbours along the dimensions."
     "\n\n"
     ">>> zeros(2, 3).stride(), zeros(2, 3).stride(0)\n"
     "((3, 1), 3)"},
    {"dim", dim_method, METH_NOARGS,
     "dim() -> int\n\nThe number of dimensions."
     "\n\n"
     ">>> zeros(2, 3).dim()\n"
     "2"},
    {"ndimension", dim_method, METH_NOARGS,
     "ndimension() -> int\n\nThe number of dimensions."
     "\n\n"
     ">>> zeros(2, 3).ndimension()\n"
     "2"},
    {"numel", numel_method, METH_NOARGS,
     "numel() -> int\n\nThe number of elements."
     "\n\n"
     ">>> zeros(2, 3).numel()\n"
     "6"},
    {"nelement", numel_method, METH_NOARGS,
     "nelement() -> int\n\nThe number of elements."
     "\n\n"
     ">>> zeros(2, 3).nelement()\n"
     "6"},
    {"element_size", element_size_method, METH_NOARGS,
     "element_size() -> int\n\nBytes of one element."
     "\n\n"
     ">>> zeros(2, 3).element_size()\n"
     "4"},
    {"is_contiguous", method(is_contiguous_method), METH_FASTCALL | METH_KEYWORDS,
     "is_contiguous(memory_format=torch.contiguous_format) -> bool\n\nTrue when the elements lie "
     "in row-major order without gaps."
     "\n\n"
     ">>> zeros(2, 3).is_contiguous(), zeros(2, 3).T.is_contiguous()\n"
     "(True, False)"},
    {"storage_offset", storage_offset_method, METH_NOARGS,
     "storage_offset() -> int\n\nThe first element's place in the storage, in elements."
     "\n\n"
     ">>> arange(6)[2:].storage_offset()\n"
     "2"},
    {"data_ptr", data_ptr_method, METH_NOARGS,
     "data_ptr() -> int\n\nThe address of the first element."
     "\n\n"
     ">>> x = arange(6)\n"
     ">>> x[2:].data_ptr() - x.data_ptr()\n"
     "16"},
    {"const_data_ptr", data_ptr_method, METH_NOARGS,
     "const_data_ptr() -> int\n\nThe address of the first element, for reading only."
     "\n\n"
     ">>> x = arange(6)\n"
     ">>> x.const_data_ptr() == x.data_ptr()\n"
     "True"},
    {"numpy", method(numpy_method), METH_VARARGS | METH_KEYWORDS,
     "numpy(*, force=False) -> numpy.ndarray\n\n"
     "An array that shares the memory: a write to one is seen in both.\n\n"
     "RuntimeError when the tensor requires a gradient, unless `force` is given, which detaches "
     "it.\n\n"
     ">>> tensor([1.0, 2.0]).numpy()\n"
     "array([1., 2.], dtype=float32)\n\n"
     "See https://docs.pytorch.org/docs/stable/generated/torch.Tensor.numpy.html"},
    {"__array__", method(array_protocol), METH_VARARGS | METH_KEYWORDS,
     "__array__(dtype=None, copy=None) -> numpy.ndarray\n\nThe tensor as a NumPy array."},
    {"_to_dlpack", method(to_dlpack), METH_VARARGS,
     "_to_dlpack(versioned, copy) -> capsule\n\nThe memory for another library; see __dlpack__."},
    {"_storage", storage_bytes, METH_NOARGS,
     "_storage() -> Tensor\n\nThe bytes of the whole storage, as a tensor of uint8 over it."},
    {"_storage_id", storage_id, METH_NOARGS, "_storage_id() -> int\n\nWhich storage it is."},
    {"_make_subclass", make_subclass, METH_VARARGS | METH_STATIC,
     "_make_subclass(cls, data, requires_grad=False) -> cls"},
    {"as_subclass", as_subclass, METH_O,
     "as_subclass(cls) -> cls\n\nThe same tensor as an object of a subclass."
     "\n\n"
     ">>> class Named(Tensor):\n"
     "...     pass\n"
     ">>> type(zeros(1).as_subclass(Named)).__name__\n"
     "'Named'"},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace backsweep::python
