#include "bindings/function_context.hpp"

#include <structmember.h>

#include <cstddef>
#include <new>

#include "bindings/function.hpp"
#include "bindings/node_object.hpp"
#include "graph/leaf.hpp"

namespace backsweep::python {

Names names;

namespace {

PyTypeObject* context_type = nullptr;

ContextObject& context_from(PyObject* self) {
  return *reinterpret_cast<ContextObject*>(self);
}

int traverse(PyObject* object, visitproc visit, void* arg) {
  const ContextObject& self = context_from(object);
  Py_VISIT(Py_TYPE(object));
  Py_VISIT(self.dictionary);
  Py_VISIT(self.needs_input_grad);
  Py_VISIT(self.to_save);
  Py_VISIT(self.dirty);
  Py_VISIT(self.non_differentiable);
  for (const SavedItem& item : self.items) {
    Py_VISIT(static_cast<PyObject*>(item.packed.packed.get()));
    Py_VISIT(static_cast<PyObject*>(item.packed.unpack.get()));
  }
  return 0;
}

int clear(PyObject* object) {
  ContextObject& self = context_from(object);
  Py_CLEAR(self.dictionary);
  Py_CLEAR(self.needs_input_grad);
  Py_CLEAR(self.to_save);
  Py_CLEAR(self.dirty);
  Py_CLEAR(self.non_differentiable);
  self.items.clear();
  return 0;
}

void deallocate(PyObject* object) {
  ContextObject& self = context_from(object);
  PyTypeObject* type = Py_TYPE(object);
  PyObject_GC_UnTrack(object);
  if (self.weak_references) PyObject_ClearWeakRefs(object);
  clear(object);
  self.items.~vector();
  self.input_kinds.~basic_string();
  type->tp_free(object);
  Py_DECREF(type);
}

PyObject* new_context(PyTypeObject* type, PyObject*, PyObject*) {
  PyObject* object = type->tp_alloc(type, 0);
  if (object) construct(context_from(object));
  return object;
}

const char* name_of(const ContextObject& context) {
  return context.node ? context.node->derivative().node : "Function";
}

// Tensors given to a method that marks or saves them.
PyObject* tensors_for(const char* method, const char* phrase, PyObject* const* arguments,
                      Py_ssize_t count, bool none_allowed, ErrorKind kind) {
  Object tuple = checked(PyTuple_New(count));
  for (Py_ssize_t i = 0; i < count; ++i) {
    if (!is_tensor(arguments[i]) && !(none_allowed && arguments[i] == Py_None))
      fail(kind, method, " ", phrase, ", but argument ", i, " is of type ",
           type_name(arguments[i]));
    PyTuple_SET_ITEM(tuple.get(), i, Py_NewRef(arguments[i]));
  }
  return tuple.release();
}

PyObject* save_for_backward(PyObject* self, PyObject* const* arguments, Py_ssize_t count) {
  return guarded([&] {
    PyObject* saved = tensors_for("save_for_backward", "can only save variables", arguments, count,
                                  true, ErrorKind::Type);
    Py_XSETREF(context_from(self).to_save, saved);
    return Py_NewRef(Py_None);
  });
}
PyObject* save_for_forward(PyObject*, PyObject* const*, Py_ssize_t) {
  Py_RETURN_NONE;
}
PyObject* mark_dirty(PyObject* self, PyObject* const* arguments, Py_ssize_t count) {
  return guarded([&] {
    PyObject* marked = tensors_for("mark_dirty", "can only accept variables", arguments, count,
                                   false, ErrorKind::Runtime);
    Py_XSETREF(context_from(self).dirty, marked);
    return Py_NewRef(Py_None);
  });
}
PyObject* mark_non_differentiable(PyObject* self, PyObject* const* arguments, Py_ssize_t count) {
  return guarded([&] {
    PyObject* marked = tensors_for("mark_non_differentiable", "only accepts variable arguments",
                                   arguments, count, false, ErrorKind::Runtime);
    Py_XSETREF(context_from(self).non_differentiable, marked);
    return Py_NewRef(Py_None);
  });
}
PyObject* set_materialize_grads(PyObject* self, PyObject* value) {
  const int materialize = PyObject_IsTrue(value);
  if (materialize < 0) return nullptr;
  context_from(self).materialize = materialize == 1;
  Py_RETURN_NONE;
}

PyObject* get_saved_tensors(PyObject* self, void*) {
  return saved_tensors_of(self);
}
PyObject* get_needs_input_grad(PyObject* self, void*) {
  PyObject* needs = context_from(self).needs_input_grad;
  return needs ? Py_NewRef(needs) : PyTuple_New(0);
}
int set_needs_input_grad(PyObject* self, PyObject* value, void*) {
  Py_XSETREF(context_from(self).needs_input_grad, Py_XNewRef(value));
  return 0;
}
PyObject* get_materialize(PyObject* self, void*) {
  return PyBool_FromLong(context_from(self).materialize);
}
int set_materialize(PyObject* self, PyObject* value, void*) {
  const int materialize = value ? PyObject_IsTrue(value) : 1;
  if (materialize < 0) return -1;
  context_from(self).materialize = materialize == 1;
  return 0;
}

// Attributes of the node (next_functions, metadata, register_hook, ...) are the context's as well.
PyObject* get_attribute(PyObject* self, PyObject* name) {
  PyObject* found = PyObject_GenericGetAttr(self, name);
  Node* node = context_from(self).node;
  if (found || !node || !PyErr_ExceptionMatches(PyExc_AttributeError)) return found;
  PyErr_Clear();
  return guarded([&]() -> PyObject* {
    const Object shown = checked(wrap_node(NodeRef(node)));
    if (PyObject* other = PyObject_GenericGetAttr(shown.get(), name)) return other;
    PyErr_Format(PyExc_AttributeError, "'%s' object has no attribute '%U'", Py_TYPE(self)->tp_name,
                 name);
    return nullptr;
  });
}

template <class Function>
PyCFunction method(Function* given) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(given));
}

PyMethodDef methods[] = {
    {"save_for_backward", method(save_for_backward), METH_FASTCALL,
     "save_for_backward(*tensors)\n\nKeeps tensors (or None) for backward, as `saved_tensors`."},
    {"save_for_forward", method(save_for_forward), METH_FASTCALL,
     "save_for_forward(*tensors)\n\nAccepted and ignored: there is no forward mode."},
    {"mark_dirty", method(mark_dirty), METH_FASTCALL,
     "mark_dirty(*tensors)\n\nSays which inputs forward has written to; it must return them."},
    {"mark_non_differentiable", method(mark_non_differentiable), METH_FASTCALL,
     "mark_non_differentiable(*tensors)\n\nSays which results have no derivative."},
    {"set_materialize_grads", set_materialize_grads, METH_O,
     "set_materialize_grads(value)\n\nWhether backward gets zeros (the default) or None for "
     "results\nthat no gradient arrived for."},
    {nullptr, nullptr, 0, nullptr},
};
PyGetSetDef getters[] = {
    {"saved_tensors", get_saved_tensors, nullptr, "What save_for_backward was given.", nullptr},
    {"saved_variables", get_saved_tensors, nullptr, "An old name of saved_tensors.", nullptr},
    {"needs_input_grad", get_needs_input_grad, set_needs_input_grad,
     "For each argument of forward, whether its gradient is wanted.", nullptr},
    {"materialize_grads", get_materialize, set_materialize, "See set_materialize_grads.", nullptr},
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyMemberDef members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(ContextObject, dictionary), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(ContextObject, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};
PyType_Slot slots[] = {
    {Py_tp_doc, const_cast<char*>("The context of a call of an autograd.Function.")},
    {Py_tp_new, reinterpret_cast<void*>(new_context)},
    {Py_tp_dealloc, reinterpret_cast<void*>(deallocate)},
    {Py_tp_traverse, reinterpret_cast<void*>(traverse)},
    {Py_tp_clear, reinterpret_cast<void*>(clear)},
    {Py_tp_getattro, reinterpret_cast<void*>(get_attribute)},
    {Py_tp_getset, getters},
    {Py_tp_methods, methods},
    {Py_tp_members, members},
    {0, nullptr},
};
PyType_Spec spec = {"backsweep._C.FunctionContext", sizeof(ContextObject), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots};

}  // namespace

bool contains(PyObject* tuple, const Tensor& tensor) {
  if (!tuple) return false;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); ++i)
    if (tensor_of(PyTuple_GET_ITEM(tuple, i)).impl() == tensor.impl()) return true;
  return false;
}

void construct(ContextObject& context) {
  new (&context.input_kinds) std::string;
  new (&context.items) std::vector<SavedItem>;
  context.materialize = true;
}

Tensor ContextObject::value_of(const SavedItem& item) const {
  const Saved& saved = item.saved;
  const Tensor original = item.original;  // an unpack hook may free the item
  const int16_t source = saved.source();
  Tensor value;
  if (item.packed.packed) {
    value = detach(host_calls.unpack(item.packed.unpack.get(), item.packed.packed.get()));
    if (original.defined()) {
      value->grad_fn = original->grad_fn;
      value->output_index = original->output_index;
    }
  } else {
    if (!saved.defined()) return {};
    const char* const name = name_of(*this);
    if (saved.version() != saved.storage()->version())
      fail(ErrorKind::Runtime, name,
           ": one of the variables needed for gradient computation has been modified by an inplace "
           "operation: a ",
           saved.dtype(), " tensor of shape ", to_string(saved.layout()->sizes()), ", saved by ",
           name, ", is at version ", saved.storage()->version(), "; expected version ",
           saved.version(),
           " instead; clone() the tensor before writing to it, or write after backward()",
           node ? forward_call_of(*node) : "", write_after(*saved.storage(), saved.version()));
    // The tensor itself unless its data was replaced since.
    if (original.defined() && original->storage == saved.storage()) return original;
    value = saved.value();
  }
  if (node && source < 0) {
    value->grad_fn = NodeRef(node);
    value->output_index = static_cast<uint16_t>(-1 - source);
  }
  value->requires_grad = !value.is_leaf();
  return value;
}

void ContextObject::save(const NodeRef& its_node) {
  const Object written = Object::steal(std::exchange(dirty, nullptr));
  forget_marks();
  if (!to_save) return;
  const Object tensors = Object::steal(std::exchange(to_save, nullptr));
  const auto count = static_cast<size_t>(PyTuple_GET_SIZE(tensors.get()));
  items.resize(count);
  for (size_t i = 0; i < count; ++i) {
    PyObject* object = PyTuple_GET_ITEM(tensors.get(), static_cast<Py_ssize_t>(i));
    if (object == Py_None) continue;
    const Tensor& tensor = tensor_of(object);
    // A view that was written to is the only result, behind nodes of its own that own this one.
    int16_t source = Saved::kConstant;
    if (tensor->grad_fn.get() == its_node.get())
      source = Saved::output(tensor->output_index);
    else if (is_view(tensor) && contains(written.get(), tensor))
      source = Saved::output(0);
    items[i].saved = Saved(tensor, source);
    if (source == Saved::kConstant) items[i].original = tensor;
    if (!has_saved_hooks()) continue;
    items[i].packed = pack_saved(items[i].saved.value());
    items[i].saved.reset();
    if (Tensor& original = items[i].original; original.defined()) {
      Edge edge = gradient_edge(original);
      original = Tensor({}, original.layout_ref(), original.dtype());
      original->grad_fn = std::move(edge.node);
      original->output_index = static_cast<uint16_t>(edge.index);
    }
  }
}

void ContextObject::release() noexcept {
  Py_CLEAR(to_save);
  forget_marks();
  released |= !items.empty();
  items.clear();
}

void ContextObject::forget_marks() noexcept {
  Py_CLEAR(dirty);
  Py_CLEAR(non_differentiable);
}

PyObject* saved_tensors_of(PyObject* object) {
  return guarded([&] {
    const ContextObject& context = context_from(object);
    Object tuple = checked(PyTuple_New(static_cast<Py_ssize_t>(context.items.size())));
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple.get()) || context.released; ++i) {
      // An unpack hook may sweep, which frees what is saved.
      if (context.released)
        fail(ErrorKind::Runtime, name_of(context),
             ": Trying to backward through the graph a second time (or directly access saved "
             "tensors after they have already been freed). Saved intermediate values of the graph "
             "are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if "
             "you need to backward through the graph a second time or if you need to access saved "
             "tensors after calling backward.");
      PyTuple_SET_ITEM(tuple.get(), i,
                       tracked(wrap(context.value_of(context.items[static_cast<size_t>(i)]))));
    }
    return tuple.release();
  });
}

void add_context_type(PyObject* module) {
  const auto intern = [](const char* text) {
    return checked(PyUnicode_InternFromString(text)).release();
  };
  names = {intern("_forward_cls"),
           intern("_backward_cls"),
           intern("backward"),
           intern("forward"),
           intern("setup_context"),
           intern("_node_type"),
           nullptr};
  context_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &spec, nullptr)).release());
  if (PyModule_AddObjectRef(module, "FunctionContext", reinterpret_cast<PyObject*>(context_type)) <
      0)
    throw ErrorAlreadySet();
}

}  // namespace backsweep::python
