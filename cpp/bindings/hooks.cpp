// Calling hooks that are Python functions. A collection of hooks is an OrderedDict from the numbers
// that handles know to functions.
#include "bindings/autograd.hpp"
#include "bindings/conversions.hpp"
#include "bindings/function.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/extras.hpp"

namespace backsweep::python {
namespace {

std::string name_of(PyObject* hook) {
  const Object name = Object::steal(PyObject_GetAttrString(hook, "__name__"));
  if (name && PyUnicode_Check(name.get())) return PyUnicode_AsUTF8(name.get());
  PyErr_Clear();
  return "<unknown>";
}

// Calls body(hook) for every hook; one that is removed meanwhile is still called.
template <class Body>
void for_each(void* hooks, Body&& body) {
  const Object functions = checked(PyDict_Values(static_cast<PyObject*>(hooks)));
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(functions.get()); ++i)
    body(PyList_GET_ITEM(functions.get(), i));
}

// What a hook put in the place of `old`.
void replace(PyObject* hook, Tensor& old, PyObject* given) {
  if (!is_tensor(given))
    fail(ErrorKind::Type, "hook '", name_of(hook), "': expected Variable, but hook returned '",
         type_name(given), "'; return None or a tensor like the gradient");
  const Tensor& tensor = tensor_of(given);
  if (old.defined() && tensor.dtype() != old.dtype())
    fail(ErrorKind::Runtime, "hook '", name_of(hook), "' has changed the type of value (was ",
         old.dtype(), " got ", tensor.dtype(), "); return a tensor like the gradient");
  if (old.defined() && !same_sizes(tensor.layout(), old.layout()))
    fail(ErrorKind::Runtime, "hook '", name_of(hook), "' has changed the size of value (was ",
         to_string(old.sizes()), " got ", to_string(tensor.sizes()),
         "); return a tensor like the gradient");
  old = tensor;
}

void on_gradient(void* hooks, Tensor& gradient) {
  for_each(hooks, [&](PyObject* hook) {
    const Object shown = checked(wrap(gradient));
    const Object result = checked(PyObject_CallOneArg(hook, shown.get()));
    if (result.get() != Py_None) replace(hook, gradient, result.get());
  });
}

template <class Tensors>
Object tuple_of(const Tensors& tensors) {
  Object tuple = checked(PyTuple_New(static_cast<Py_ssize_t>(tensors.size())));
  for (size_t i = 0; i < tensors.size(); ++i)
    PyTuple_SET_ITEM(tuple.get(), static_cast<Py_ssize_t>(i), wrap(tensors[i]));
  return tuple;
}

void replace_all(PyObject* hook, std::span<Tensor> old, PyObject* given) {
  if (given == Py_None) return;
  if (!PyTuple_Check(given))
    fail(ErrorKind::Type, "hook '", name_of(hook), "': expected tuple, but hook returned '",
         type_name(given), "'");
  const auto count = static_cast<size_t>(PyTuple_GET_SIZE(given));
  if (count != old.size())
    fail(ErrorKind::Runtime, "hook '", name_of(hook),
         "' has returned an incorrect number of values (got ", count, ", but expected ", old.size(),
         ")");
  for (size_t i = 0; i < count; ++i) {
    PyObject* item = PyTuple_GET_ITEM(given, static_cast<Py_ssize_t>(i));
    if (item == Py_None)
      old[i] = Tensor();
    else
      replace(hook, old[i], item);
  }
}

void before_node(void* hooks, std::span<Tensor> gradients) {
  for_each(hooks, [&](PyObject* hook) {
    const Object result = checked(PyObject_CallOneArg(hook, tuple_of(gradients).get()));
    replace_all(hook, gradients, result.get());
  });
}

void after_node(void* hooks, std::span<Tensor> results, std::span<const Tensor> gradients) {
  const Object outputs = tuple_of(gradients);
  for_each(hooks, [&](PyObject* hook) {
    const Object inputs = tuple_of(results);
    const Object result =
        checked(PyObject_CallFunctionObjArgs(hook, inputs.get(), outputs.get(), nullptr));
    replace_all(hook, results, result.get());
  });
}

void after_accumulation(void* hooks, const Tensor& leaf) {
  const Object shown = checked(wrap(leaf));
  for_each(hooks, [&](PyObject* hook) {
    const Object result = checked(PyObject_CallOneArg(hook, shown.get()));
    if (result.get() != Py_None)
      fail(ErrorKind::Type, "hook '", name_of(hook),
           "': hooks should return None, but hook returned '", type_name(result.get()), "'");
  });
}

int visit_object(const HostObject& object, visitproc visit, void* arg) {
  Py_VISIT(python_object(object));
  return 0;
}

}  // namespace

PyObject* add_hook(HostObject& hooks, PyObject* hook) {
  if (!hooks) {
    const Object collections = checked(PyImport_ImportModule("collections"));
    hooks = HostObject::adopt(
        checked(PyObject_CallMethod(collections.get(), "OrderedDict", nullptr)).release());
  }
  const Object module = checked(PyImport_ImportModule("backsweep.utils.hooks"));
  Object handle =
      checked(PyObject_CallMethod(module.get(), "RemovableHandle", "O", python_object(hooks)));
  const Object number = checked(PyObject_GetAttrString(handle.get(), "id"));
  if (PyObject_SetItem(python_object(hooks), number.get(), hook) < 0) throw ErrorAlreadySet();
  return handle.release();
}

int visit_hooks(Node& node, visitproc visit, void* arg) {
  Py_VISIT(context_of(node));
  if (!node.extras) return 0;
  const NodeExtras& extras = *node.extras;
  if (const int stop = visit_object(extras.metadata, visit, arg)) return stop;
  for (const PackedValue& value : extras.packed)
    for (const HostObject* object : {&value.packed, &value.unpack})
      if (const int stop = visit_object(*object, visit, arg)) return stop;
  if (!extras.hooks) return 0;
  for (const auto& entry : extras.hooks->on_gradient)
    if (const int stop = visit_object(entry.second, visit, arg)) return stop;
  for (const HostObject* hooks :
       {&extras.hooks->before, &extras.hooks->after, &extras.hooks->after_accumulation})
    if (const int stop = visit_object(*hooks, visit, arg)) return stop;
  return 0;
}

void clear_hooks(Node& node) {
  if (!node.extras) return;
  const std::unique_ptr<NodeHooks> hooks = std::move(node.extras->hooks);
  const HostObject metadata = std::move(node.extras->metadata);
}

void install_host_calls() {
  host_calls.retain = [](void* object) { Py_INCREF(static_cast<PyObject*>(object)); };
  host_calls.release = [](void* object) { Py_DECREF(static_cast<PyObject*>(object)); };
  host_calls.on_gradient = on_gradient;
  host_calls.before_node = before_node;
  host_calls.after_node = after_node;
  host_calls.after_accumulation = after_accumulation;
  host_calls.gradient_changed = show_gradient;
}

}  // namespace backsweep::python
