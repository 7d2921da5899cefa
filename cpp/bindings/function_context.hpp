// The `ctx` of autograd.Function.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bindings/conversions.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/backward.hpp"
#include "graph/watch.hpp"

namespace backsweep::python {

enum InputKind : char { kTensor, kOther };

// One argument of save_for_backward.
struct SavedItem {
  Saved saved;         // undefined for None
  Tensor original;     // the tensor itself, unless it is a result of the function
  PackedValue packed;  // what a pack hook made of it instead; then of `original` the history alone
};

struct ContextObject {
  PyObject_HEAD PyObject* dictionary;
  PyObject* weak_references;
  PyObject* needs_input_grad;
  PyObject* to_save;  // tuples of tensors, or null
  PyObject* dirty;
  PyObject* non_differentiable;
  Node* node;  // not owned: the node owns the context
  bool materialize;
  bool released;
  std::string input_kinds;  // an InputKind for each argument; short ones need no allocation
  std::vector<SavedItem> items;

  // Turns what save_for_backward was given into saved values of the node.
  void save(const NodeRef& its_node);
  void release() noexcept;
  // Forgets what forward has marked.
  void forget_marks() noexcept;
  // A saved value, undefined for None.
  Tensor value_of(const SavedItem& item) const;
};

// Whether a tensor is in a tuple of tensors, or null.
bool contains(PyObject* tuple, const Tensor& tensor);
// Completes an object that tp_alloc made.
void construct(ContextObject& context);
void add_context_type(PyObject* module);

// Interned attribute names, and the setup_context of the base class.
struct Names {
  PyObject* forward_class;
  PyObject* backward_class;
  PyObject* backward;
  PyObject* forward;
  PyObject* setup_context;
  PyObject* node_type;
  PyObject* no_setup_context;
};
extern Names names;

}  // namespace backsweep::python
