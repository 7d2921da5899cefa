// The sweep's functions for backsweep.autograd, and the hooks of tensors.
#include "bindings/autograd.hpp"

#include "bindings/conversions.hpp"
#include "bindings/function.hpp"
#include "bindings/node_object.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/extras.hpp"
#include "graph/leaf.hpp"
#include "graph/sweep.hpp"
#include "ops/in_place.hpp"

namespace backsweep::python {
namespace {

// A tensor's edge, or the one that a GradientEdge (node, output_nr, ...) names; empty when it is
// neither.
bool edge_from(PyObject* object, Edge& edge) {
  if (is_tensor(object)) {
    edge = gradient_edge(tensor_of(object));
    return true;
  }
  if (!PyTuple_Check(object) || PyTuple_GET_SIZE(object) < 2) return false;
  const NodeRef node = node_from(PyTuple_GET_ITEM(object, 0));
  if (!node) return false;
  const std::optional<int64_t> index = integer_from(PyTuple_GET_ITEM(object, 1));
  if (!index || *index < 0 || *index >= node->output_count())
    fail(ErrorKind::Index, "GradientEdge: output_nr of ", node->derivative().node,
         " must be at least 0 and less than ", node->output_count());
  edge = {node, static_cast<uint32_t>(*index)};
  return true;
}

std::vector<Edge> edges_from(PyObject* list, const char* what, bool accumulates) {
  std::vector<Edge> edges;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); ++i) {
    PyObject* item = PyList_GET_ITEM(list, i);
    Edge edge;
    if (!edge_from(item, edge))
      fail(ErrorKind::Runtime, what, ": all inputs have to be Tensors or GradientEdges, but got ",
           type_name(item));
    if (is_tensor(item) && accumulates && !tensor_of(item).is_leaf()) retain_grad(tensor_of(item));
    if (!edge.node)
      fail(ErrorKind::Runtime, what,
           ": One of the differentiated Tensors does not require grad (shape ",
           to_string(tensor_of(item).sizes()),
           "); call requires_grad_() on it before computing the output");
    edges.push_back(std::move(edge));
  }
  return edges;
}

struct Arguments {
  std::vector<Edge> roots;
  std::vector<Edge> inputs;
  TensorList seeds;
  SweepOptions options;
};

// (roots, inputs, seeds, keep_graph, create_graph), three lists and two flags, as
// backsweep.autograd has checked them.
Arguments parse(PyObject* const* given, const char* what, bool accumulates) {
  Arguments arguments;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(given[0]); ++i)
    arguments.roots.push_back(root_edge(PyList_GET_ITEM(given[0], i), static_cast<size_t>(i)));
  arguments.inputs = edges_from(given[1], what, accumulates);
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(given[2]); ++i) {
    PyObject* seed = PyList_GET_ITEM(given[2], i);
    if (seed != Py_None && !is_tensor(seed))
      fail(ErrorKind::Type, what, ": gradients can be either Tensors or None, but got ",
           type_name(seed));
    arguments.seeds.push_back(seed == Py_None ? Tensor() : tensor_of(seed));
  }
  arguments.options = {PyObject_IsTrue(given[3]) == 1, PyObject_IsTrue(given[4]) == 1};
  return arguments;
}

PyObject* grad(PyObject*, PyObject* const* given, Py_ssize_t) {
  return guarded([&] {
    const Arguments arguments = parse(given, "grad", false);
    std::vector<Tensor> found =
        gradients(arguments.roots, arguments.seeds, arguments.inputs, arguments.options);
    Object list = checked(PyList_New(static_cast<Py_ssize_t>(found.size())));
    for (size_t i = 0; i < found.size(); ++i)
      PyList_SET_ITEM(list.get(), static_cast<Py_ssize_t>(i), wrap(std::move(found[i])));
    return list.release();
  });
}

PyObject* backward_all(PyObject*, PyObject* const* given, Py_ssize_t) {
  return guarded([&] {
    const Arguments arguments = parse(given, "backward", true);
    if (arguments.options.create_graph) warn_of_cycle();
    backward(arguments.roots, arguments.seeds, arguments.inputs, arguments.options);
    return Py_NewRef(Py_None);
  });
}

// (node, output number) of a tensor's gradient edge.
PyObject* gradient_edge_of(PyObject*, PyObject* tensor) {
  return guarded([&] {
    if (!is_tensor(tensor))
      fail(ErrorKind::Type, "get_gradient_edge: ", type_name(tensor),
           " was given; a tensor is required");
    const Edge edge = gradient_edge(tensor_of(tensor));
    if (!edge.node)
      fail(ErrorKind::Runtime,
           "get_gradient_edge: It is not possible to get the gradient edge for a Tensor that does "
           "not require gradients");
    const Object node = checked(wrap_node(edge.node));
    return Py_BuildValue("(OI)", node.get(), edge.index);
  });
}

PyObject* increment_version(PyObject*, PyObject* tensor) {
  return guarded([&] {
    if (!is_tensor(tensor))
      fail(ErrorKind::Runtime, "increment_version expect a Iterable[Tensor] as input; got ",
           type_name(tensor));
    mark_written(tensor_of(tensor));
    return Py_NewRef(Py_None);
  });
}

PyObject* sweep_number(PyObject*, PyObject*) {
  return PyLong_FromUnsignedLongLong(current_sweep());
}

PyObject* sweep_is_restricted(PyObject*, PyObject*) {
  return PyBool_FromLong(current_sweep_is_restricted());
}

PyObject* pending_nodes(PyObject*, PyObject* numbers) {
  return guarded([&] {
    std::unordered_set<uint64_t> asked;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(numbers); ++i)
      asked.insert(PyLong_AsUnsignedLongLong(PyList_GET_ITEM(numbers, i)));
    Object found = checked(PySet_New(nullptr));
    for (const uint64_t number : pending(asked)) {
      const Object item = checked(PyLong_FromUnsignedLongLong(number));
      if (PySet_Add(found.get(), item.get()) < 0) throw ErrorAlreadySet();
    }
    return found.release();
  });
}

template <class Function>
PyCFunction function(Function* given) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(given));
}

PyMethodDef functions[] = {
    {"grad", function(grad), METH_FASTCALL, nullptr},
    {"backward", function(backward_all), METH_FASTCALL, nullptr},
    {"gradient_edge", gradient_edge_of, METH_O, nullptr},
    {"current_sweep", sweep_number, METH_NOARGS, nullptr},
    {"current_sweep_is_restricted", sweep_is_restricted, METH_NOARGS, nullptr},
    {"pending_nodes", pending_nodes, METH_O, nullptr},
    {"increment_version", increment_version, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

void check_hookable(const Tensor& tensor, const char* method) {
  if (!tensor.requires_grad())
    fail(ErrorKind::Runtime, method,
         ": cannot register a hook on a tensor that doesn't require gradient; call "
         "requires_grad_() on it first");
}

}  // namespace

void warn_of_cycle() {
  static bool warned = false;
  warn_once(warned,
            "Using backward() with create_graph=True will create a reference cycle between the "
            "parameter and its gradient which can cause a memory leak. We recommend using "
            "autograd.grad when creating the graph to avoid this. If you have to use this "
            "function, make sure to reset the .grad fields of your parameters to None after use "
            "to break the cycle and avoid the leak.");
}

Edge root_edge(PyObject* object, size_t position) {
  Edge edge;
  if (is_tensor(object)) return root_edges({&tensor_of(object), 1})[0];
  if (!edge_from(object, edge))
    fail(ErrorKind::Type, "element ", position, " of tensors is a ", type_name(object),
         "; a tensor or a GradientEdge is required");
  return edge;
}

PyObject* register_hook(PyObject* tensor, PyObject* hook) {
  return guarded([&] {
    check_hookable(tensor_of(tensor), "register_hook");
    const Edge edge = gradient_edge(tensor_of(tensor));
    track(reinterpret_cast<TensorObject*>(tensor));  // the hook may refer to the tensor
    return add_hook(gradient_hooks(*edge.node, edge.index), hook);
  });
}

PyObject* register_post_accumulate_grad_hook(PyObject* self, PyObject* hook) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    check_hookable(tensor, "register_post_accumulate_grad_hook");
    const Edge edge = gradient_edge(tensor);
    if (!edge.node->is_accumulator())
      fail(ErrorKind::Runtime,
           "register_post_accumulate_grad_hook: post accumulate grad hooks cannot be registered on "
           "non-leaf tensors; use register_hook");
    track(reinterpret_cast<TensorObject*>(self));
    return add_hook(hooks_of(*edge.node).after_accumulation, hook);
  });
}

PyObject* get_backward_hooks(PyObject* self, void*) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (!tensor.requires_grad()) return Py_NewRef(Py_None);
    const Edge edge = gradient_edge(tensor);
    if (!edge.node->extras || !edge.node->extras->hooks) return Py_NewRef(Py_None);
    const HostObject& hooks = gradient_hooks(*edge.node, edge.index);
    return Py_NewRef(hooks ? python_object(hooks) : Py_None);
  });
}

void add_autograd(PyObject* module) {
  install_host_calls();
  add_function_types(module);
  add_watching(module);
  if (PyModule_AddFunctions(module, functions) < 0) throw ErrorAlreadySet();
}

}  // namespace backsweep::python
