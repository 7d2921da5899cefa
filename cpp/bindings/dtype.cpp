// The Python objects of the dtypes, `backsweep.float32` and so on, and torch.Size.
#include "bindings/conversions.hpp"

namespace backsweep::python {
namespace {

struct DTypeObject {
  PyObject_HEAD DType dtype;
};

PyTypeObject* dtype_type = nullptr;
PyObject* dtype_objects[kDTypeCount];
PyTypeObject* size_type = nullptr;

DType value_of(PyObject* self) {
  return reinterpret_cast<DTypeObject*>(self)->dtype;
}

PyObject* dtype_repr(PyObject* self) {
  return PyUnicode_FromFormat("torch.%s", dtype_name(value_of(self)));
}
PyObject* dtype_reduce(PyObject* self, PyObject*) {
  return PyUnicode_FromString(dtype_name(value_of(self)));
}
PyObject* get_is_floating_point(PyObject* self, void*) {
  return PyBool_FromLong(is_floating(value_of(self)));
}
PyObject* get_false(PyObject*, void*) {
  Py_RETURN_FALSE;
}
PyObject* get_is_signed(PyObject* self, void*) {
  return PyBool_FromLong(value_of(self) > DType::UInt8);
}
PyObject* get_itemsize(PyObject* self, void*) {
  return PyLong_FromSize_t(item_size(value_of(self)));
}

PyGetSetDef dtype_getters[] = {
    {"is_floating_point", get_is_floating_point, nullptr, "True for float32 and float64.", nullptr},
    {"is_complex", get_false, nullptr, "False: there are no complex dtypes.", nullptr},
    {"is_signed", get_is_signed, nullptr, "True when values may be negative.", nullptr},
    {"itemsize", get_itemsize, nullptr, "Bytes of one element.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyObject* dtype_to_real(PyObject* self, PyObject*) {
  return Py_NewRef(self);
}
PyObject* dtype_to_complex(PyObject* self, PyObject*) {
  PyErr_Format(PyExc_RuntimeError,
               "to_complex: torch.%s was given; backsweep has no complex dtypes; keep the real and "
               "imaginary parts in two tensors",
               dtype_name(value_of(self)));
  return nullptr;
}

PyMethodDef dtype_methods[] = {
    {"to_real", dtype_to_real, METH_NOARGS,
     "to_real() -> dtype\n\nThe dtype itself: its numbers are real."},
    {"to_complex", dtype_to_complex, METH_NOARGS,
     "to_complex()\n\nRuntimeError: there are no complex dtypes."},
    {"__reduce__", dtype_reduce, METH_NOARGS, "Pickles as the name."},
    {nullptr, nullptr, 0, nullptr},
};
PyType_Slot dtype_slots[] = {
    {Py_tp_doc, const_cast<char*>("An element type, such as `backsweep.float32`.")},
    {Py_tp_repr, reinterpret_cast<void*>(dtype_repr)},
    {Py_tp_getset, dtype_getters},
    {Py_tp_methods, dtype_methods},
    {0, nullptr},
};
PyType_Spec dtype_spec = {"backsweep.dtype", sizeof(DTypeObject), 0,
                          Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, dtype_slots};

// ---- Size
// ------------------------------------------------------------------------------------------

// A tuple whose items have become plain integers.
PyObject* new_size(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
  const Object size = Object::steal(PyTuple_Type.tp_new(type, arguments, keywords));
  if (!size) return nullptr;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(size.get()); ++i) {
    PyObject* item = PyTuple_GET_ITEM(size.get(), i);
    if (PyLong_CheckExact(item)) continue;
    PyObject* integer = PyBool_Check(item) ? PyNumber_Long(item) : PyNumber_Index(item);
    if (!integer)
      return PyErr_Format(PyExc_TypeError,
                          "torch.Size() takes an iterable of 'int' (item %zd is '%s')", i,
                          type_name(item).c_str());
    PyTuple_SET_ITEM(size.get(), i, integer);
    Py_DECREF(item);
  }
  return Py_NewRef(size.get());
}

PyObject* as_size(Object tuple) {
  if (!tuple || !PyTuple_CheckExact(tuple.get())) return tuple.release();
  return PyObject_CallOneArg(reinterpret_cast<PyObject*>(size_type), tuple.get());
}

PyObject* size_repr(PyObject* self) {
  const Object list = Object::steal(PySequence_List(self));
  if (!list) return nullptr;
  return PyUnicode_FromFormat("torch.Size(%R)", list.get());
}
PyObject* size_numel(PyObject* self, PyObject*) {
  long long product = 1;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(self); ++i)
    product *= PyLong_AsLongLong(PyTuple_GET_ITEM(self, i));
  return PyErr_Occurred() ? nullptr : PyLong_FromLongLong(product);
}
// Slices and sums of sizes are sizes.
PyObject* size_subscript(PyObject* self, PyObject* key) {
  Object item = Object::steal(PyTuple_Type.tp_as_mapping->mp_subscript(self, key));
  return PySlice_Check(key) ? as_size(std::move(item)) : item.release();
}
PyObject* size_concatenate(PyObject* self, PyObject* other) {
  return as_size(Object::steal(PyTuple_Type.tp_as_sequence->sq_concat(self, other)));
}
// `(1,) + size` too; what is no tuple is left to its own addition, and to sq_concat.
PyObject* size_add(PyObject* a, PyObject* b) {
  if (!PyTuple_Check(a) || !PyTuple_Check(b)) Py_RETURN_NOTIMPLEMENTED;
  return size_concatenate(a, b);
}
PyObject* size_repeat(PyObject* self, Py_ssize_t count) {
  return as_size(Object::steal(PyTuple_Type.tp_as_sequence->sq_repeat(self, count)));
}
PyObject* size_reduce(PyObject* self, PyObject*) {
  return Py_BuildValue("(O(N))", Py_TYPE(self), PySequence_Tuple(self));
}

PyMethodDef size_methods[] = {
    {"numel", size_numel, METH_NOARGS, "The number of elements of a tensor of this size."},
    {"__reduce__", size_reduce, METH_NOARGS, "Pickles as a tuple."},
    {nullptr, nullptr, 0, nullptr},
};
PyType_Slot size_slots[] = {
    {Py_tp_doc, const_cast<char*>("The sizes of a tensor: a tuple of int.")},
    {Py_tp_repr, reinterpret_cast<void*>(size_repr)},
    {Py_tp_methods, size_methods},
    {Py_mp_subscript, reinterpret_cast<void*>(size_subscript)},
    {Py_tp_new, reinterpret_cast<void*>(new_size)},
    {Py_nb_add, reinterpret_cast<void*>(size_add)},
    {Py_sq_concat, reinterpret_cast<void*>(size_concatenate)},
    {Py_sq_repeat, reinterpret_cast<void*>(size_repeat)},
    {0, nullptr},
};
PyType_Spec size_spec = {"backsweep.Size", 0, 0, Py_TPFLAGS_DEFAULT, size_slots};

}  // namespace

PyObject* dtype_object(DType dtype) {
  return Py_NewRef(dtype_objects[static_cast<int>(dtype)]);
}

std::optional<DType> dtype_from(PyObject* object) {
  if (Py_TYPE(object) == dtype_type) return value_of(object);
  if (object == reinterpret_cast<PyObject*>(&PyFloat_Type)) return DType::Float64;
  if (object == reinterpret_cast<PyObject*>(&PyLong_Type)) return DType::Int64;
  if (object == reinterpret_cast<PyObject*>(&PyBool_Type)) return DType::Bool;
  return std::nullopt;
}

void add_dtypes(PyObject* module) {
  dtype_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &dtype_spec, nullptr)).release());
  const auto add = [&](const char* name, PyObject* object) {
    if (PyModule_AddObjectRef(module, name, object) < 0) throw ErrorAlreadySet();
  };
  add("dtype", reinterpret_cast<PyObject*>(dtype_type));
  for (int i = 0; i < kDTypeCount; ++i) {
    PyObject* object = checked(dtype_type->tp_alloc(dtype_type, 0)).release();
    reinterpret_cast<DTypeObject*>(object)->dtype = static_cast<DType>(i);
    dtype_objects[i] = object;
    add(dtype_name(static_cast<DType>(i)), object);
  }
}

void add_size_type(PyObject* module) {
  const Object bases = checked(PyTuple_Pack(1, &PyTuple_Type));
  size_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &size_spec, bases.get())).release());
  if (PyModule_AddObjectRef(module, "Size", reinterpret_cast<PyObject*>(size_type)) < 0)
    throw ErrorAlreadySet();
}

PyObject* size_object(DimsView sizes) {
  Object size = checked(size_type->tp_alloc(size_type, static_cast<Py_ssize_t>(sizes.size())));
  for (size_t i = 0; i < sizes.size(); ++i) {
    PyObject* item = checked(PyLong_FromLongLong(sizes[i])).release();
    PyTuple_SET_ITEM(size.get(), static_cast<Py_ssize_t>(i), item);
  }
  return size.release();
}

}  // namespace backsweep::python
