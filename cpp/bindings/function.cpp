#include "bindings/function.hpp"

#include <structmember.h>

#include <cstddef>

#include "bindings/function_context.hpp"
#include "graph/leaf.hpp"
#include "graph/watch.hpp"
#include "ops/in_place.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep::python {
namespace {

PyTypeObject* function_base = nullptr;
thread_local int transforms = 0;  // calls of func's functions that are on the way

struct FunctionRule {
  PyObject* context;  // owned
};

void destroy_rule(void* rule) noexcept {
  PyObject* context = static_cast<FunctionRule*>(rule)->context;
  reinterpret_cast<ContextObject*>(context)->node = nullptr;
  Py_DECREF(context);
}

// The gradients as backward gets them: zeros in the place of what did not arrive, unless the
// function does not want them.
std::vector<Object> gradients_for(Backward& backward, const ContextObject& context) {
  std::vector<Object> gradients;
  Node& node = backward.node();
  for (uint32_t i = 0; i < node.output_count(); ++i) {
    const bool materialize = context.materialize && node.output(i).layout;
    gradients.push_back(
        Object::steal(wrap(materialize ? backward.gradient_or_zeros(i) : backward.gradient(i))));
  }
  return gradients;
}

void set_results(Backward& backward, const ContextObject& context, PyObject* returned) {
  const char* const name = backward.node().derivative().node;
  const bool several = PyTuple_Check(returned);
  auto count = static_cast<size_t>(several ? PyTuple_GET_SIZE(returned) : 1);
  const auto item = [&](size_t i) {
    return several ? PyTuple_GET_ITEM(returned, static_cast<Py_ssize_t>(i)) : returned;
  };
  const size_t expected = context.input_kinds.size();
  const size_t given = count;
  while (count > expected && item(count - 1) == Py_None) --count;
  if (count != expected)
    fail(ErrorKind::Runtime, "function ", name,
         " returned an incorrect number of gradients (expected ", expected, ", got ", given,
         "); one for each argument of forward is required, None where there is none");
  uint32_t edge = 0;
  for (size_t i = 0; i < expected; ++i) {
    PyObject* gradient = item(i);
    if (context.input_kinds[i] == kOther) {
      if (gradient != Py_None)
        fail(ErrorKind::Runtime, "function ", name,
             " returned a gradient different than None at position ", i + 1,
             ", but the corresponding forward input was not a Variable; return None for it");
      continue;
    }
    if (gradient != Py_None && !is_tensor(gradient))
      fail(ErrorKind::Runtime, "function ", name, ": expected Variable or None (got ",
           type_name(gradient), ") at position ", i + 1);
    if (gradient != Py_None && backward.needs(edge)) backward.set(edge, tensor_of(gradient));
    ++edge;
  }
}

void apply_rule(Node& node, Backward& backward) {
  const Object owner = Object::share(static_cast<FunctionRule*>(node.rule())->context);
  auto& context = *reinterpret_cast<ContextObject*>(owner.get());
  const Object forward_class = checked(PyObject_GetAttr(owner.get(), names.forward_class));
  const Object function = checked(PyObject_GetAttr(forward_class.get(), names.backward));
  const std::vector<Object> gradients = gradients_for(backward, context);
  std::vector<PyObject*> arguments{owner.get()};
  for (const Object& gradient : gradients) arguments.push_back(gradient.get());
  const Object returned =
      checked(PyObject_Vectorcall(function.get(), arguments.data(), arguments.size(), nullptr));
  set_results(backward, context, returned.get());
  if (!backward.keeps_graph()) context.release();
}

// Function classes of one name share the type of their nodes, which lives as long as the process.
struct FunctionType {
  std::string name;
  Derivative derivative;
  NodeType type;
};

const NodeType& node_type_for(const std::string& name) {
  static std::map<std::string, std::unique_ptr<FunctionType>> known;
  std::unique_ptr<FunctionType>& found = known[name];
  if (!found) {
    found = std::make_unique<FunctionType>();
    found->name = name;
    found->derivative = {found->name.c_str(), found->name.c_str(), "as backward() computes it"};
    found->type = {&found->derivative, apply_rule, destroy_rule, sizeof(FunctionRule),
                   RuleKind::Host};
  }
  return found->type;
}

// What forward was called with.
struct Call {
  PyObject* function;          // the class
  PyObject* const* arguments;  // of apply, without the class
  Py_ssize_t count;
  std::vector<const Tensor*> inputs;
  std::vector<Edge> edges;  // one for each input, from before forward: it may write to them
  bool records = false;
};

// Makes the context and looks at the arguments.
Object begin(Call& call) {
  const Object type = checked(PyObject_GetAttr(call.function, names.backward_class));
  auto* context_type = reinterpret_cast<PyTypeObject*>(type.get());
  Object owner = checked(context_type->tp_alloc(context_type, 0));
  auto* context = reinterpret_cast<ContextObject*>(owner.get());
  construct(*context);
  Object needs = checked(PyTuple_New(call.count));
  const bool enabled = grad_enabled();
  for (Py_ssize_t i = 0; i < call.count; ++i) {
    bool needed = false;
    if (is_tensor(call.arguments[i])) {
      const Tensor& input = tensor_of(call.arguments[i]);
      needed = input.requires_grad();
      call.inputs.push_back(&input);
      call.edges.push_back(needed && enabled ? gradient_edge(input) : Edge());
      call.records |= needed && enabled;
      context->input_kinds.push_back(kTensor);
    } else {
      context->input_kinds.push_back(kOther);
    }
    PyTuple_SET_ITEM(needs.get(), i, Py_NewRef(needed ? Py_True : Py_False));
  }
  context->needs_input_grad = needs.release();
  return owner;
}

// Calls forward, and setup_context when the class defines it, without recording.
Object call_forward(const Call& call, PyObject* context) {
  const GradMode mode(false);
  const Object forward = checked(PyObject_GetAttr(call.function, names.forward));
  const Object setup = checked(PyObject_GetAttr(call.function, names.setup_context));
  if (setup.get() == names.no_setup_context) {
    if (transforms > 0) [[unlikely]]
      fail(ErrorKind::Runtime, type_name(context),
           ": In order to use an autograd.Function with functorch transforms (vmap, grad, jvp, "
           "jacrev, ...), it must override the setup_context staticmethod");
    constexpr Py_ssize_t kInline = 8;
    PyObject* few[kInline + 1];
    std::vector<PyObject*> many;
    PyObject** arguments = few;
    if (call.count > kInline) {
      many.resize(static_cast<size_t>(call.count) + 1);
      arguments = many.data();
    }
    arguments[0] = context;
    std::copy_n(call.arguments, call.count, arguments + 1);
    return checked(PyObject_Vectorcall(forward.get(), arguments,
                                       static_cast<size_t>(call.count) + 1, nullptr));
  }
  Object outputs = checked(
      PyObject_Vectorcall(forward.get(), call.arguments, static_cast<size_t>(call.count), nullptr));
  const Object inputs = checked(PyTuple_New(call.count));
  for (Py_ssize_t i = 0; i < call.count; ++i)
    PyTuple_SET_ITEM(inputs.get(), i, Py_NewRef(call.arguments[i]));
  checked(PyObject_CallFunctionObjArgs(setup.get(), context, inputs.get(), outputs.get(), nullptr));
  return outputs;
}

// Connects one result of forward to the node, or makes sure that it is outside the graph. Returns
// what apply gives back in its place.
Tensor connect(const Call& call, const ContextObject& context, const NodeRef& node, uint32_t index,
               Tensor output, uint32_t output_count) {
  const bool is_input =
      std::any_of(call.inputs.begin(), call.inputs.end(),
                  [&](const Tensor* input) { return input->impl() == output.impl(); });
  const bool is_dirty = contains(context.dirty, output);
  node->output(index) = {output.layout_ref(), output.dtype()};
  if (!is_floating(output.dtype()) || contains(context.non_differentiable, output)) {
    if (!output.requires_grad()) return output;
    if (is_input || backsweep::is_view(output)) return detach(output);
    output->grad_fn = {};
    output->requires_grad = false;
    return output;
  }
  const char* const name = node->derivative().node;
  if (is_dirty) {
    if (!is_input &&
        PyErr_WarnEx(PyExc_UserWarning, "ctx.mark_dirty() received a tensor that was not an input.",
                     1) < 0)
      throw ErrorAlreadySet();
    if (output.is_leaf() && output->requires_grad)
      fail(ErrorKind::Runtime, name,
           ": a leaf Variable that requires grad has been used in an in-place operation.");
    if (backsweep::is_view(output) && output_count > 1)
      fail(ErrorKind::Runtime, name,
           ": a view was modified inplace by a custom Function that returns several results; "
           "return the modified tensor alone, or clone() the view first");
    Tensor written = output;
    rebase_history(written, node, index);
    return written;
  }
  if (is_input) output = make_view(output, output.layout_ref(), output->offset);
  if (backsweep::is_view(output)) {
    output->made_without_grad = false;
    output->attachments->made_by_function = true;
  }
  set_history(output, node, index);
  return output;
}

// What forward says that it has written to must be a result, and counts as written to: how it
// wrote is not known.
void see_to_dirty(const ContextObject& context, PyObject* const* outputs, Py_ssize_t count) {
  if (!context.dirty) return;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(context.dirty); ++i) {
    mark_written(tensor_of(PyTuple_GET_ITEM(context.dirty, i)));
    if (std::none_of(outputs, outputs + count, [&](PyObject* output) {
          return output == PyTuple_GET_ITEM(context.dirty, i);
        }))
      fail(ErrorKind::Runtime,
           "Some elements marked as dirty during the forward method were not returned as output. "
           "The inputs that are modified inplace must all be outputs of the Function.");
  }
}

PyObject* finish(const Call& call, const Object& owner, Object returned) {
  auto& context = *reinterpret_cast<ContextObject*>(owner.get());
  const bool several = PyTuple_Check(returned.get());
  PyObject* only = returned.get();
  PyObject* const* outputs =
      several ? reinterpret_cast<PyTupleObject*>(returned.get())->ob_item : &only;
  const Py_ssize_t count = several ? PyTuple_GET_SIZE(returned.get()) : 1;
  see_to_dirty(context, outputs, count);
  if (!call.records) {
    // A result is an alias of the input that it is, as it would be when recorded.
    context.release();
    return returned.release();
  }
  const Object capsule =
      checked(PyObject_GetAttr(reinterpret_cast<PyObject*>(Py_TYPE(owner.get())), names.node_type));
  const auto& type = *static_cast<const NodeType*>(PyCapsule_GetPointer(capsule.get(), nullptr));
  Node* made =
      Node::create(type, static_cast<uint32_t>(count), static_cast<uint32_t>(call.edges.size()), 0);
  new (made->rule()) FunctionRule{Py_NewRef(owner.get())};
  context.node = made;
  const NodeRef node = NodeRef::adopt(made);
  for (uint32_t i = 0; i < call.edges.size(); ++i) node->edge(i) = call.edges[i];
  if (thread_state.watching) [[unlikely]]
    watch_node(*node, call.inputs);
  Object results = several ? checked(PyTuple_New(count)) : Object();
  for (Py_ssize_t i = 0; i < count; ++i) {
    Object result = Object::share(outputs[i]);
    if (is_tensor(outputs[i])) {
      const Tensor connected = connect(call, context, node, static_cast<uint32_t>(i),
                                       tensor_of(outputs[i]), static_cast<uint32_t>(count));
      if (thread_state.watching) [[unlikely]]
        inspect_result(connected);
      result = checked(tracked(wrap_like(outputs[i], connected)));
    }
    if (!several) {
      context.save(node);
      return result.release();
    }
    PyTuple_SET_ITEM(results.get(), i, result.release());
  }
  context.save(node);
  return results.release();
}

// The arguments in the order of forward's parameters, with its defaults; what Python's own calling
// would do. Only for calls with keywords, and for functions with setup_context, which is to see
// all.
Object bound_arguments(PyObject* function, PyObject* const* arguments, Py_ssize_t count,
                       PyObject* keyword_names) {
  const Object module = checked(PyImport_ImportModule("backsweep.autograd.function"));
  const Object positional = checked(PyTuple_New(count));
  for (Py_ssize_t i = 0; i < count; ++i)
    PyTuple_SET_ITEM(positional.get(), i, Py_NewRef(arguments[i]));
  const Object keywords = checked(PyDict_New());
  const Py_ssize_t named = keyword_names ? PyTuple_GET_SIZE(keyword_names) : 0;
  for (Py_ssize_t i = 0; i < named; ++i)
    if (PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(keyword_names, i), arguments[count + i]) <
        0)
      throw ErrorAlreadySet();
  return checked(PyObject_CallMethod(module.get(), "_bound_arguments", "OOO", function,
                                     positional.get(), keywords.get()));
}

// Whether setup_context would miss arguments that were left to their defaults.
bool leaves_defaults(PyObject* function, Py_ssize_t count) {
  const Object setup = checked(PyObject_GetAttr(function, names.setup_context));
  if (setup.get() == names.no_setup_context) return false;
  const Object forward = checked(PyObject_GetAttr(function, names.forward));
  if (!PyFunction_Check(forward.get())) return true;
  const auto* code = reinterpret_cast<PyCodeObject*>(PyFunction_GET_CODE(forward.get()));
  if (code->co_kwonlyargcount) return true;
  return code->co_flags & CO_VARARGS ? count < code->co_argcount : count != code->co_argcount;
}

PyObject* apply(PyObject* function, PyObject* const* arguments, Py_ssize_t count,
                PyObject* keyword_names) {
  return guarded([&] {
    Call call{function, arguments, count, {}, {}};
    Object bound;
    if (keyword_names || leaves_defaults(function, count)) {
      bound = bound_arguments(function, arguments, count, keyword_names);
      call.arguments = reinterpret_cast<PyTupleObject*>(bound.get())->ob_item;
      call.count = PyTuple_GET_SIZE(bound.get());
    }
    const Object context = begin(call);
    return finish(call, context, call_forward(call, context.get()));
  });
}

// What a new Function class needs of the engine: the type of its nodes.
PyObject* function_node_type(PyObject*, PyObject* name) {
  return guarded([&] {
    const char* text = PyUnicode_AsUTF8(name);
    if (!text) throw ErrorAlreadySet();
    return PyCapsule_New(const_cast<NodeType*>(&node_type_for(text)), nullptr, nullptr);
  });
}

// func's functions say that one of them begins (1) or ends (-1).
PyObject* count_transforms(PyObject*, PyObject* change) {
  transforms += static_cast<int>(PyLong_AsLong(change));
  Py_RETURN_NONE;
}

// Tells the engine which function stands for "setup_context is not defined".
PyObject* set_no_setup_context(PyObject*, PyObject* function) {
  Py_XSETREF(names.no_setup_context, Py_NewRef(function));
  Py_RETURN_NONE;
}

PyMethodDef methods[] = {
    {"apply", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(apply)),
     METH_CLASS | METH_FASTCALL | METH_KEYWORDS,
     "apply(*args) -> what forward returns\n\nCalls forward and records it; backward is its rule."},
    {nullptr, nullptr, 0, nullptr},
};
PyType_Slot slots[] = {
    {Py_tp_doc, const_cast<char*>("The native part of autograd.Function.")},
    {Py_tp_methods, methods},
    {0, nullptr},
};
PyType_Spec spec = {"backsweep._C.FunctionBase", sizeof(PyObject), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};

PyMethodDef functions[] = {
    {"function_node_type", function_node_type, METH_O, nullptr},
    {"set_no_setup_context", set_no_setup_context, METH_O, nullptr},
    {"count_transforms", count_transforms, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyObject* context_of(Node& node) {
  return node.type().destroy_rule == destroy_rule ? static_cast<FunctionRule*>(node.rule())->context
                                                  : nullptr;
}

void add_function_types(PyObject* module) {
  add_context_type(module);
  function_base = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &spec, nullptr)).release());
  if (PyModule_AddObjectRef(module, "FunctionBase", reinterpret_cast<PyObject*>(function_base)) <
          0 ||
      PyModule_AddFunctions(module, functions) < 0)
    throw ErrorAlreadySet();
}

}  // namespace backsweep::python
