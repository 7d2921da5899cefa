// A snapshot of the recorded graph, and sweeps that stop after each node, as plain Python data.
// Nodes are told apart by their sequence numbers, so what is returned keeps no node alive.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "bindings/autograd.hpp"
#include "bindings/conversions.hpp"
#include "bindings/inspection.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/arithmetic.hpp"
#include "graph/extras.hpp"
#include "graph/leaf.hpp"
#include "graph/sweep.hpp"
#include "ops/formula.hpp"

namespace backsweep::python {
namespace {

Object wrapped(Tensor tensor) {
  return checked(wrap(std::move(tensor)));
}

Object address(const void* place) {
  return checked(PyLong_FromVoidPtr(const_cast<void*>(place)));
}

Object tuple_of(const std::vector<Tensor>& tensors) {
  Object tuple = checked(PyTuple_New(static_cast<Py_ssize_t>(tensors.size())));
  for (size_t i = 0; i < tensors.size(); ++i)
    PyTuple_SET_ITEM(tuple.get(), static_cast<Py_ssize_t>(i), wrapped(tensors[i]).release());
  return tuple;
}

// Orders nodes so that a sweep would take the last first: always the youngest of those that nothing
// waits for.
void order_by_edges(std::vector<Node*>& nodes) {
  const auto older = [](const Node* a, const Node* b) { return a->sequence() < b->sequence(); };
  std::unordered_map<Node*, size_t> uses;
  for (Node* node : nodes)
    for (uint32_t i = 0; i < node->edge_count(); ++i)
      if (Node* next = node->edge(i).node.get()) ++uses[next];
  std::vector<Node*> ready;
  for (Node* node : nodes)
    if (!uses.contains(node)) ready.push_back(node);
  std::make_heap(ready.begin(), ready.end(), older);
  nodes.clear();
  while (!ready.empty()) {
    std::pop_heap(ready.begin(), ready.end(), older);
    Node* node = ready.back();
    ready.pop_back();
    nodes.push_back(node);
    for (uint32_t i = 0; i < node->edge_count(); ++i) {
      Node* next = node->edge(i).node.get();
      if (!next || --uses[next] != 0) continue;
      ready.push_back(next);
      std::push_heap(ready.begin(), ready.end(), older);
    }
  }
  std::reverse(nodes.begin(), nodes.end());
}

// Every node below the roots, inputs before outputs: older ones first, except where a view got its
// history anew after something had been written over its base.
std::vector<Node*> nodes_below(std::span<const Edge> roots) {
  std::vector<Node*> waiting;
  std::unordered_set<Node*> seen;
  for (const Edge& root : roots)
    if (seen.insert(root.node.get()).second) waiting.push_back(root.node.get());
  std::vector<Node*> found;
  while (!waiting.empty()) {
    Node* node = waiting.back();
    waiting.pop_back();
    found.push_back(node);
    for (uint32_t i = 0; i < node->edge_count(); ++i)
      if (Node* next = node->edge(i).node.get(); next && seen.insert(next).second)
        waiting.push_back(next);
  }
  std::sort(found.begin(), found.end(),
            [](const Node* a, const Node* b) { return a->sequence() < b->sequence(); });
  const bool ordered = std::ranges::all_of(found, [](Node* node) {
    for (uint32_t i = 0; i < node->edge_count(); ++i) {
      const Node* next = node->edge(i).node.get();
      if (next && !next->is_accumulator() && next->sequence() > node->sequence()) return false;
    }
    return true;
  });
  if (!ordered) order_by_edges(found);
  return found;
}

class Snapshot {
 public:
  // Copies values when there are at most so many nodes.
  explicit Snapshot(size_t most_copied) : most_copied_(most_copied) {}

  Object of(std::span<const Edge> roots) {
    const std::vector<Node*> nodes = nodes_below(roots);
    values_ = nodes.size() <= most_copied_;
    for (Node* node : nodes) places_.emplace(node, places_.size());
    Object list = checked(PyList_New(static_cast<Py_ssize_t>(nodes.size())));
    for (size_t i = 0; i < nodes.size(); ++i)
      PyList_SET_ITEM(list.get(), static_cast<Py_ssize_t>(i), describe(*nodes[i]).release());
    Object starts = checked(PyList_New(0));
    for (const Edge& root : roots) {
      const Object start = edge_object(root);
      if (PyList_Append(starts.get(), start.get()) < 0) throw ErrorAlreadySet();
    }
    return checked(Py_BuildValue("(OO)", list.get(), starts.get()));
  }

 private:
  Object edge_object(const Edge& edge) {
    if (!edge.node) return checked(Py_BuildValue("(OI)", Py_None, edge.index));
    return checked(
        Py_BuildValue("(nI)", static_cast<Py_ssize_t>(places_.at(edge.node.get())), edge.index));
  }

  PyObject* shape_of(const Layout* layout) {
    Object& shape = shapes_[layout];
    if (!shape) {
      const DimsView sizes = layout->sizes();
      shape = checked(PyTuple_New(static_cast<Py_ssize_t>(sizes.size())));
      for (size_t i = 0; i < sizes.size(); ++i)
        PyTuple_SET_ITEM(shape.get(), static_cast<Py_ssize_t>(i), PyLong_FromLongLong(sizes[i]));
    }
    return shape.get();
  }

  Object outputs_of(Node& node) {
    Object outputs = checked(PyTuple_New(node.output_count()));
    for (uint32_t i = 0; i < node.output_count(); ++i) {
      const OutputInfo& info = node.output(i);
      Object output = Object::share(Py_None);
      if (info.layout)
        output = checked(Py_BuildValue("(Os)", shape_of(info.layout.get()), type_text(info.dtype)));
      PyTuple_SET_ITEM(outputs.get(), i, output.release());
    }
    return outputs;
  }

  static const char* type_text(DType dtype) {
    constexpr const char* kNames[kDTypeCount] = {"bool",  "uint8",   "int32",
                                                 "int64", "float32", "float64"};
    return kNames[static_cast<int>(dtype)];
  }

  // A copy that later writes do not reach; one for each saved value, however many nodes save it.
  Object copy_of(const Saved& saved) {
    if (!values_) return Object::share(Py_None);
    Object& copy = copies_[{saved.raw(), saved.layout().get()}];
    if (!copy) {
      const GradMode mode(false);
      copy = wrapped(gradient_arithmetic.clone(saved.value()));
    }
    return copy;
  }

  // (source, state, value, address, shape, dtype, storage, bytes of the storage)
  Object saved_of(Node& node, uint32_t i) {
    const Saved& saved = node.saved(i);
    const bool packed =
        node.extras && i < node.extras->packed.size() && node.extras->packed[i].packed;
    const char* state = "";
    if (packed)
      state = "packed by a hook";
    else if (!saved.defined())
      state = node.is_released() ? "freed" : "absent";
    else if (saved.version() != saved.storage()->version())
      state = "changed in place";
    if (!saved.defined())
      return checked(Py_BuildValue("(isOOOsii)", saved.source(), state, Py_None, Py_None, Py_None,
                                   type_text(saved.dtype()), 0, 0));
    const Object value = *state ? Object::share(Py_None) : copy_of(saved);
    return checked(Py_BuildValue("(isONOsNn)", saved.source(), state, value.get(),
                                 address(saved.raw()).release(), shape_of(saved.layout().get()),
                                 type_text(saved.dtype()),
                                 address(saved.storage()->data()).release(),
                                 static_cast<Py_ssize_t>(saved.storage()->bytes())));
  }

  // (operands, results, arrived, sent, local); an operand is None, a number or (value, address)
  Object recorded_of(Node& node) {
    if (!node.extras || !node.extras->recorded) return Object::share(Py_None);
    const RecordedOperation& recorded = *node.extras->recorded;
    Object operands = checked(PyTuple_New(static_cast<Py_ssize_t>(recorded.operands.size())));
    for (size_t i = 0; i < recorded.operands.size(); ++i) {
      const RecordedOperand& operand = recorded.operands[i];
      Object shown = Object::share(Py_None);
      if (operand.number)
        shown = checked(to_python(*operand.number));
      else if (operand.value.defined())
        shown = checked(Py_BuildValue("(NN)", wrapped(operand.value).release(),
                                      address(operand.address).release()));
      PyTuple_SET_ITEM(operands.get(), static_cast<Py_ssize_t>(i), shown.release());
    }
    return checked(Py_BuildValue("(ONNNN)", operands.get(), tuple_of(recorded.results).release(),
                                 tuple_of(recorded.arrived).release(),
                                 tuple_of(recorded.sent).release(),
                                 tuple_of(recorded.local).release()));
  }

  // (sequence, operation, node, formula, kind, outputs, edges, saved, number, recorded, call, leaf,
  // bytes)
  Object describe(Node& node) {
    Object edges = checked(PyTuple_New(node.edge_count()));
    for (uint32_t i = 0; i < node.edge_count(); ++i)
      PyTuple_SET_ITEM(edges.get(), i, edge_object(node.edge(i)).release());
    Object saved = checked(PyTuple_New(node.saved_count()));
    for (uint16_t i = 0; i < node.saved_count(); ++i)
      PyTuple_SET_ITEM(saved.get(), i, saved_of(node, i).release());
    const char* kind = node.is_accumulator()                ? "leaf"
                       : node.is_released()                 ? "freed"
                       : node.type().kind == RuleKind::Host ? "function"
                                                            : "operation";
    Object number = Object::share(Py_None);
    if (node.type().kind == RuleKind::Number)
      number = checked(to_python(*static_cast<Number*>(node.rule())));
    Object leaf = Object::share(Py_None);
    if (node.is_accumulator()) leaf = wrapped(leaf_of(node));
    Object call = Object::share(Py_None);
    if (node.extras && node.extras->forward_call)
      call = Object::share(python_object(node.extras->forward_call));
    const size_t bytes = sizeof(Node) + node.output_count() * sizeof(OutputInfo) +
                         node.edge_count() * sizeof(Edge) + node.saved_count() * sizeof(Saved) +
                         node.type().rule_bytes;
    return checked(Py_BuildValue(
        "(KssssNNNNNNNn)", static_cast<unsigned long long>(node.sequence()), node.derivative().op,
        node.derivative().node, node.derivative().formula, kind, outputs_of(node).release(),
        edges.release(), saved.release(), number.release(), recorded_of(node).release(),
        call.release(), leaf.release(), static_cast<Py_ssize_t>(bytes)));
  }

  struct PlaceHash {
    size_t operator()(const std::pair<const char*, const Layout*>& place) const {
      return std::hash<const void*>()(place.first) * 31 + std::hash<const void*>()(place.second);
    }
  };

  size_t most_copied_;
  bool values_ = false;
  std::unordered_map<Node*, size_t> places_;
  std::unordered_map<const Layout*, Object> shapes_;
  std::unordered_map<std::pair<const char*, const Layout*>, Object, PlaceHash> copies_;
};

std::vector<Edge> edges_of(PyObject* list) {
  std::vector<Edge> edges;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); ++i) {
    PyObject* item = PyList_GET_ITEM(list, i);
    Edge edge = root_edge(item, static_cast<size_t>(i));
    edges.push_back(std::move(edge));
  }
  return edges;
}

// (roots, most nodes whose values are copied) -> (nodes, roots as (place, output))
PyObject* graph_snapshot(PyObject*, PyObject* const* given, Py_ssize_t) {
  return guarded([&] {
    const std::vector<Edge> roots = edges_of(given[0]);
    return Snapshot(PyLong_AsSize_t(given[1])).of(roots).release();
  });
}

// (number of the node that made it or of a leaf's accumulator, output) or None.
PyObject* history_of(PyObject*, PyObject* object) {
  return guarded([&]() -> PyObject* {
    if (!is_tensor(object)) Py_RETURN_NONE;
    const Tensor& tensor = tensor_of(object);
    if (!tensor->grad_fn) Py_RETURN_NONE;
    return Py_BuildValue("(KI)", static_cast<unsigned long long>(tensor->grad_fn->sequence()),
                         static_cast<unsigned>(tensor->output_index));
  });
}

// ---- Sweeps that stop

constexpr const char* kStepsName = "backsweep sweep";

SweepSteps& steps_of(PyObject* capsule) {
  void* steps = PyCapsule_GetPointer(capsule, kStepsName);
  if (!steps) throw ErrorAlreadySet();
  return *static_cast<SweepSteps*>(steps);
}

// (roots, seeds, keep_graph, create_graph, quiet) -> the sweep
PyObject* begin_sweep(PyObject*, PyObject* const* given, Py_ssize_t) {
  return guarded([&] {
    std::vector<Edge> roots = edges_of(given[0]);
    std::vector<Tensor> seeds;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(given[1]); ++i) {
      PyObject* seed = PyList_GET_ITEM(given[1], i);
      if (seed != Py_None && !is_tensor(seed))
        fail(ErrorKind::Type, "sweep: gradient is a ", type_name(seed),
             "; a tensor or None is required");
      seeds.push_back(seed == Py_None ? Tensor() : tensor_of(seed));
    }
    auto steps = std::make_unique<SweepSteps>(
        std::move(roots), seeds, SweepOptions{given[2] == Py_True, given[3] == Py_True},
        given[4] == Py_True);
    PyObject* capsule = PyCapsule_New(steps.get(), kStepsName, [](PyObject* object) {
      delete static_cast<SweepSteps*>(PyCapsule_GetPointer(object, kStepsName));
    });
    if (capsule) steps.release();
    return capsule;
  });
}

// (number of the node, arrived, sent, local), or None at the end.
PyObject* next_step(PyObject*, PyObject* capsule) {
  return guarded([&]() -> PyObject* {
    SweepStep step;
    if (!steps_of(capsule).next(step)) Py_RETURN_NONE;
    return Py_BuildValue("(KNNN)", static_cast<unsigned long long>(step.node->sequence()),
                         tuple_of(step.arrived).release(), tuple_of(step.sent).release(),
                         tuple_of(step.local).release());
  });
}

PyObject* waiting_nodes(PyObject*, PyObject* capsule) {
  return guarded([&] {
    Object list = checked(PyList_New(0));
    for (const Node* node : steps_of(capsule).waiting()) {
      const Object number = checked(PyLong_FromUnsignedLongLong(node->sequence()));
      if (PyList_Append(list.get(), number.get()) < 0) throw ErrorAlreadySet();
    }
    return list.release();
  });
}

// What the names in the rows' formulas stand for: a list of (call, meaning).
PyObject* formula_helpers(PyObject*, PyObject*) {
  return guarded([&] {
    Object list = checked(PyList_New(0));
    for (const FormulaHelper& helper : all_formula_helpers()) {
      const Object item = checked(Py_BuildValue("(ss)", helper.call, helper.meaning));
      if (PyList_Append(list.get(), item.get()) < 0) throw ErrorAlreadySet();
    }
    return list.release();
  });
}

template <class Function>
PyCFunction function(Function* given) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(given));
}

PyMethodDef functions[] = {
    {"graph_snapshot", function(graph_snapshot), METH_FASTCALL, nullptr},
    {"history_of", history_of, METH_O, nullptr},
    {"begin_sweep", function(begin_sweep), METH_FASTCALL, nullptr},
    {"next_step", next_step, METH_O, nullptr},
    {"waiting_nodes", waiting_nodes, METH_O, nullptr},
    {"formula_helpers", formula_helpers, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

void add_inspection(PyObject* module) {
  if (PyModule_AddFunctions(module, functions) < 0) throw ErrorAlreadySet();
}

}  // namespace backsweep::python
