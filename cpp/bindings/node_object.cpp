#include "bindings/node_object.hpp"

#include <structmember.h>

#include <cstddef>

#include "bindings/conversions.hpp"
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
  return 0;
}

int clear(PyObject* object) {
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

PyObject* name(PyObject* self, PyObject*) {
  return PyUnicode_FromString(node_of(self)->derivative().node);
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
    const Backward backward(*node, nullptr, true);
    Object tensors = checked(PyTuple_New(node->saved_count()));
    for (uint16_t i = 0; i < node->saved_count(); ++i) {
      const bool absent = !node->saved(i).defined() && !node->is_released();
      PyTuple_SET_ITEM(tensors.get(), i, absent ? Py_NewRef(Py_None) : wrap(backward.saved(i)));
    }
    return tensors.release();
  });
}

PyObject* get_formula(PyObject* self, void*) {
  return PyUnicode_FromString(node_of(self)->derivative().formula);
}
PyObject* get_operation(PyObject* self, void*) {
  return PyUnicode_FromString(node_of(self)->derivative().op);
}
PyObject* get_sequence_number(PyObject* self, void*) {
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
    {"_sequence_nr", get_sequence_number, nullptr,
     "The node's age: later nodes have larger numbers.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyMethodDef methods[] = {
    {"name", name, METH_NOARGS, "PyTorch's name of the node, such as 'MulBackward0'."},
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

void add_node_type(PyObject* module) {
  node_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &spec, nullptr)).release());
  types_by_name = checked(PyDict_New()).release();
  if (PyModule_AddObjectRef(module, "Node", reinterpret_cast<PyObject*>(node_type)) < 0)
    throw ErrorAlreadySet();
}

}  // namespace backsweep::python
