#include "bindings/node_object.hpp"

#include <structmember.h>

#include <cstddef>

#include "bindings/autograd.hpp"
#include "bindings/conversions.hpp"
#include "bindings/function.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/backward.hpp"
#include "graph/extras.hpp"
#include "graph/leaf.hpp"

namespace backsweep::python {
namespace {

struct NodeObject {
  PyObject_HEAD NodeRef node;
  PyObject* dictionary;
  PyObject* weak_references;
};

PyTypeObject* node_type = nullptr;
PyObject* types_by_name = nullptr;  // dict: node name -> type, filled as names come up

NodeRef& node_of(PyObject* self) {
  return reinterpret_cast<NodeObject*>(self)->node;
}

int traverse(PyObject* object, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(object));
  Py_VISIT(reinterpret_cast<NodeObject*>(object)->dictionary);
  const NodeRef& node = node_of(object);
  return node && node->use_count() == 1 ? visit_hooks(*node, visit, arg) : 0;
}

int clear(PyObject* object) {
  const NodeRef& node = node_of(object);
  if (node && node->use_count() == 1) clear_hooks(*node);
  Py_CLEAR(reinterpret_cast<NodeObject*>(object)->dictionary);
  return 0;
}

void deallocate(PyObject* object) {
  auto* self = reinterpret_cast<NodeObject*>(object);
  PyTypeObject* type = Py_TYPE(object);
  PyObject_GC_UnTrack(object);
  if (self->weak_references) PyObject_ClearWeakRefs(object);
  clear(object);
  if (self->node) self->node->extras->handle = nullptr;
  self->node.~NodeRef();
  type->tp_free(object);
  Py_DECREF(type);
}

PyObject* repr(PyObject* self) {
  return PyUnicode_FromFormat("<%s object at %p>", node_of(self)->derivative().node, self);
}

// What PyTorch's engine makes by itself, not from a table of operations, has a namespace.
PyObject* name(PyObject* self, PyObject*) {
  const std::string_view node = node_of(self)->derivative().node;
  const bool of_engine =
      node == "AccumulateGrad" || node == "CopySlices" || node == "CopyBackwards";
  return PyUnicode_FromFormat("%s%s", of_engine ? "torch::autograd::" : "", node.data());
}

PyObject* get_next_functions(PyObject* self, void*) {
  return guarded([&] {
    const NodeRef& node = node_of(self);
    Object functions = checked(PyTuple_New(node->edge_count()));
    for (uint32_t i = 0; i < node->edge_count(); ++i) {
      const Edge& edge = node->edge(i);
      Object next = edge.node ? Object::steal(wrap_node(edge.node)) : Object::share(Py_None);
      PyTuple_SET_ITEM(functions.get(), i,
                       checked(Py_BuildValue("(OI)", next.get(), edge.index)).release());
    }
    return functions.release();
  });
}

PyObject* get_variable(PyObject* self, void*) {
  const NodeRef& node = node_of(self);
  if (!node->is_accumulator()) {
    PyErr_Format(PyExc_AttributeError, "'%s' object has no attribute 'variable'",
                 node->derivative().node);
    return nullptr;
  }
  return guarded([&] { return wrap(leaf_of(*node)); });
}

PyObject* get_saved_tensors(PyObject* self, void*) {
  return guarded([&] {
    const NodeRef& node = node_of(self);
    if (PyObject* context = context_of(*node)) return saved_tensors_of(context);
    const Backward backward(*node, nullptr, true);
    Object tensors = checked(PyTuple_New(node->saved_count()));
    for (uint16_t i = 0; i < node->saved_count(); ++i) {
      const bool absent = !node->saved(i).defined() && !node->is_released() && !is_packed(*node, i);
      PyTuple_SET_ITEM(tensors.get(), i, absent ? Py_NewRef(Py_None) : wrap(backward.saved(i)));
    }
    return tensors.release();
  });
}

PyObject* register_hook_after(PyObject* self, PyObject* hook) {
  return guarded([&] { return add_hook(hooks_of(*node_of(self)).after, hook); });
}
PyObject* register_hook_before(PyObject* self, PyObject* hook) {
  return guarded([&] { return add_hook(hooks_of(*node_of(self)).before, hook); });
}

PyObject* get_metadata(PyObject* self, void*) {
  return guarded([&] {
    HostObject& metadata = extras_of(*node_of(self)).metadata;
    if (!metadata) metadata = HostObject::adopt(checked(PyDict_New()).release());
    return Py_NewRef(python_object(metadata));
  });
}

PyObject* get_input_shapes(PyObject* self, void*) {
  return guarded([&] {
    Node& node = *node_of(self);
    Object shapes = checked(PyTuple_New(node.output_count()));
    for (uint32_t i = 0; i < node.output_count(); ++i)
      PyTuple_SET_ITEM(
          shapes.get(), i,
          node.output(i).layout ? size_object(node.output(i).layout->sizes()) : Py_NewRef(Py_None));
    return shapes.release();
  });
}

PyObject* get_true(PyObject*, void*) {
  Py_RETURN_TRUE;
}

// The position of the saved value that PyTorch shows as `_saved_self`, `_saved_other` or
// `_saved_result`; -1 when there is none.
int saved_position(Node& node, std::string_view name) {
  static const std::pair<const char*, int16_t> names[] = {{"_saved_self", Saved::input(0)},
                                                          {"_saved_other", Saved::input(1)},
                                                          {"_saved_result", Saved::output(0)}};
  for (const auto& [text, source] : names)
    if (name == text)
      for (uint16_t i = 0; i < node.saved_count(); ++i)
        if (node.saved(i).source() == source) return i;
  return -1;
}

PyObject* get_attribute(PyObject* self, PyObject* name) {
  PyObject* found = PyObject_GenericGetAttr(self, name);
  if (found || !PyErr_ExceptionMatches(PyExc_AttributeError)) return found;
  Node& node = *node_of(self);
  if (PyObject* context = context_of(node)) {
    PyErr_Clear();
    return PyObject_GenericGetAttr(context, name);
  }
  const char* text = PyUnicode_AsUTF8(name);
  const bool raw = text && std::string_view(text).starts_with("_raw");
  if (raw) text += 4;
  const int position = text ? saved_position(node, text) : -1;
  if (position < 0) return nullptr;
  PyErr_Clear();
  return guarded([&] {
    if (!raw) return wrap(Backward(node, nullptr, true).saved(static_cast<uint32_t>(position)));
    const Object module = checked(PyImport_ImportModule("backsweep.autograd._saved"));
    return PyObject_CallMethod(module.get(), "SavedTensor", "Osi", self, text, position);
  });
}

// (node, position): hands one saved value to the innermost hooks.
PyObject* pack_saved_value(PyObject*, PyObject* const* given, Py_ssize_t) {
  return guarded([&] {
    const NodeRef node = node_from(given[0]);
    const auto i = static_cast<uint32_t>(PyLong_AsLong(given[1]));
    if (is_packed(*node, i))
      fail(ErrorKind::Runtime,
           "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only "
           "one pair of hooks is allowed at a time.");
    replace_saved(*node, i, pack_saved(Backward(*node, nullptr, true).saved(i)));
    return Py_NewRef(Py_None);
  });
}

// node(*gradients): the rule alone, without a sweep.
PyObject* call_node(PyObject* self, PyObject* arguments, PyObject*) {
  return guarded([&]() -> PyObject* {
    Node& node = *node_of(self);
    const auto count = static_cast<uint32_t>(PyTuple_GET_SIZE(arguments));
    if (count != node.output_count() || node.is_accumulator())
      fail(ErrorKind::Type, node.derivative().node, ": ", count,
           " gradients were given; one for each of its ", node.output_count(),
           " outputs is required");
    std::vector<Tensor> gradients(count);
    for (uint32_t i = 0; i < count; ++i) {
      PyObject* gradient = PyTuple_GET_ITEM(arguments, i);
      if (gradient != Py_None && !is_tensor(gradient))
        fail(ErrorKind::Type, node.derivative().node, ": a ", type_name(gradient),
             " was given; a tensor or None is required");
      if (is_tensor(gradient)) gradients[i] = tensor_of(gradient);
    }
    Backward backward(node, gradients.data(), true);
    backward.run();
    if (node.edge_count() == 1) return wrap(backward.result(0));
    Object results = checked(PyTuple_New(node.edge_count()));
    for (uint32_t i = 0; i < node.edge_count(); ++i)
      PyTuple_SET_ITEM(results.get(), i, wrap(backward.result(i)));
    return results.release();
  });
}

PyObject* get_formula(PyObject* self, void*) {
  return PyUnicode_FromString(node_of(self)->derivative().formula);
}
PyObject* get_operation(PyObject* self, void*) {
  return PyUnicode_FromString(node_of(self)->derivative().op);
}
PyObject* sequence_number(PyObject* self, PyObject*) {
  return PyLong_FromUnsignedLongLong(node_of(self)->sequence());
}

PyGetSetDef getters[] = {
    {"next_functions", get_next_functions, nullptr,
     "For each input, the node that receives its gradient and which of its outputs the input was;\n"
     "(None, 0) where no gradient is needed.",
     nullptr},
    {"variable", get_variable, nullptr, "The leaf that an AccumulateGrad node adds to.", nullptr},
    {"saved_tensors", get_saved_tensors, nullptr,
     "The values kept for the derivative. RuntimeError once they were freed or changed.", nullptr},
    {"formula", get_formula, nullptr,
     "The derivatives by the inputs in terms of g (the incoming gradient), inputs and result.",
     nullptr},
    {"operation", get_operation, nullptr, "The operation that was recorded, such as 'mul'.",
     nullptr},
    {"metadata", get_metadata, nullptr, "A dict for whatever a program wants to note here.",
     nullptr},
    {"_input_shapes", get_input_shapes, nullptr, "The shapes of the gradients it receives.",
     nullptr},
    {"requires_grad", get_true, nullptr, "True.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyMethodDef functions[] = {
    {"pack_saved_value",
     reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(pack_saved_value)), METH_FASTCALL,
     nullptr},
    {nullptr, nullptr, 0, nullptr},
};
PyMethodDef methods[] = {
    {"name", name, METH_NOARGS, "PyTorch's name of the node, such as 'MulBackward0'."},
    {"_sequence_nr", sequence_number, METH_NOARGS,
     "The node's age: later nodes have larger numbers."},
    {"register_hook", register_hook_after, METH_O,
     "register_hook(hook) -> handle\n\nCalls `hook(grad_inputs, grad_outputs)` after the rule has "
     "run; a tuple that it\nreturns takes the place of grad_inputs."},
    {"register_prehook", register_hook_before, METH_O,
     "register_prehook(hook) -> handle\n\nCalls `hook(grad_outputs)` before the rule runs; a "
     "tuple that it returns takes\nthe place of grad_outputs."},
    {nullptr, nullptr, 0, nullptr},
};
PyMemberDef members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(NodeObject, dictionary), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(NodeObject, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};
PyType_Slot slots[] = {
    {Py_tp_doc, const_cast<char*>("A recorded operation, as seen from `tensor.grad_fn`.")},
    {Py_tp_dealloc, reinterpret_cast<void*>(deallocate)},
    {Py_tp_traverse, reinterpret_cast<void*>(traverse)},
    {Py_tp_clear, reinterpret_cast<void*>(clear)},
    {Py_tp_repr, reinterpret_cast<void*>(repr)},
    {Py_tp_getattro, reinterpret_cast<void*>(get_attribute)},
    {Py_tp_call, reinterpret_cast<void*>(call_node)},
    {Py_tp_getset, getters},
    {Py_tp_methods, methods},
    {Py_tp_members, members},
    {0, nullptr},
};
PyType_Spec spec = {"backsweep.autograd.graph.Node", sizeof(NodeObject), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE |
                        Py_TPFLAGS_DISALLOW_INSTANTIATION,
                    slots};

PyTypeObject* type_for(const char* node_name) {
  if (PyObject* known = PyDict_GetItemString(types_by_name, node_name))
    return reinterpret_cast<PyTypeObject*>(known);
  const Object made = checked(PyObject_CallFunction(
      reinterpret_cast<PyObject*>(&PyType_Type), "s(O){s()}", node_name, node_type, "__slots__"));
  if (PyDict_SetItemString(types_by_name, node_name, made.get()) < 0) throw ErrorAlreadySet();
  return reinterpret_cast<PyTypeObject*>(made.get());
}

}  // namespace

PyObject* wrap_node(const NodeRef& node) {
  NodeExtras& extras = extras_of(*node);
  if (extras.handle) return Py_NewRef(static_cast<PyObject*>(extras.handle));
  PyTypeObject* type = type_for(node->derivative().node);
  PyObject* object = checked(type->tp_alloc(type, 0)).release();
  new (&reinterpret_cast<NodeObject*>(object)->node) NodeRef(node);
  extras.handle = object;
  return object;
}

NodeRef node_from(PyObject* object) {
  return PyObject_TypeCheck(object, node_type) ? node_of(object) : NodeRef();
}

void add_node_type(PyObject* module) {
  node_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &spec, nullptr)).release());
  types_by_name = checked(PyDict_New()).release();
  if (PyModule_AddObjectRef(module, "Node", reinterpret_cast<PyObject*>(node_type)) < 0 ||
      PyModule_AddFunctions(module, functions) < 0)
    throw ErrorAlreadySet();
}

}  // namespace backsweep::python
