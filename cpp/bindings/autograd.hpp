// The sweep, hooks and custom functions as Python sees them.
#pragma once

#include <string>
#include <vector>

#include "bindings/python.hpp"
#include "graph/hooks.hpp"

namespace backsweep::python {

// Fills in graph/hooks.hpp's HostCalls and adds the module's functions.
void add_autograd(PyObject* module);

// Methods of Tensor (autograd.cpp).
PyObject* register_hook(PyObject* tensor, PyObject* hook);
PyObject* register_post_accumulate_grad_hook(PyObject* tensor, PyObject* hook);
PyObject* get_backward_hooks(PyObject* tensor, void*);

// Adds a hook to a collection, made when there is none, and returns its handle (hooks.cpp).
PyObject* add_hook(HostObject& hooks, PyObject* hook);
void install_host_calls();

// The edge of a root of a sweep: of a tensor, or a GradientEdge. RuntimeError for a tensor without
// history, TypeError for anything else.
Edge root_edge(PyObject* object, size_t position);

// What PyTorch warns of when backward() records itself (autograd.cpp).
void warn_of_cycle();

// Looks at a result that is about to become an object, while something is watched (watching.cpp).
void finish_result(const Tensor& result);
void add_watching(PyObject* module);

inline PyObject* python_object(const HostObject& object) {
  return static_cast<PyObject*>(object.get());
}
// Visits what nobody but `node` owns, for the garbage collector.
int visit_hooks(Node& node, visitproc visit, void* arg);
void clear_hooks(Node& node);

}  // namespace backsweep::python
