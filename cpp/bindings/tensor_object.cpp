#include "bindings/tensor_object.hpp"

#include <structmember.h>

#include <cstddef>
#include <new>
#include <vector>

#include "bindings/autograd.hpp"
#include "bindings/function.hpp"
#include "graph/attachments.hpp"
#include "graph/extras.hpp"

namespace backsweep::python {

PyTypeObject* tensor_type = nullptr;
PyObject* no_attributes = nullptr;

constinit FreeObjects free_objects;

namespace {

#ifdef Py_GIL_DISABLED
constexpr int kMaxFree = 0;
#else
constexpr int kMaxFree = 512;
#endif
int max_free = kMaxFree;  // 0 while results are watched: then they all pass through wrap_as
int64_t made_count = 0;   // objects of the exact type, alive or in the list

// Interned.
PyObject* data_name = nullptr;
PyObject* grad_name = nullptr;

bool has_dictionary(const TensorObject& self) {
  return self.dictionary != no_attributes;
}

bool has_gradient(const TensorObject& self) {
  return self.gradient != Py_None;
}

// The node with hooks that nobody but this object keeps alive: a cycle through such a hook is the
// collector's business.
Node* hook_owner(const Tensor& tensor) {
  if (!tensor.defined() || tensor.use_count() != 1) return nullptr;
  if (Node* node = tensor->grad_fn.get())
    return node->use_count() == 1 && (node->extras || context_of(*node)) ? node : nullptr;
  Node* accumulator = tensor->attachments ? tensor->attachments->accumulator : nullptr;
  return accumulator && accumulator->extras && accumulator->use_count() == 0 ? accumulator
                                                                             : nullptr;
}

int traverse(PyObject* object, visitproc visit, void* arg) {
  auto* self = reinterpret_cast<TensorObject*>(object);
  Py_VISIT(Py_TYPE(object));
  if (has_dictionary(*self)) Py_VISIT(self->dictionary);
  if (has_gradient(*self)) Py_VISIT(self->gradient);
  if (Node* node = hook_owner(self->tensor)) [[unlikely]]
    return visit_hooks(*node, visit, arg);
  return 0;
}

int clear(PyObject* object) {
  auto* self = reinterpret_cast<TensorObject*>(object);
  if (Node* node = hook_owner(self->tensor)) clear_hooks(*node);
  if (has_dictionary(*self)) Py_DECREF(std::exchange(self->dictionary, no_attributes));
  if (has_gradient(*self)) Py_DECREF(std::exchange(self->gradient, Py_None));
  return 0;
}

// Everything but the tensor itself. An object with a dictionary or a gradient is tracked.
[[gnu::noinline]] void let_go(PyObject* object) {
  auto* self = reinterpret_cast<TensorObject*>(object);
  if (self->tracked) {
    PyObject_GC_UnTrack(object);
    self->tracked = false;
  }
  if (self->weak_references) PyObject_ClearWeakRefs(object);
  if (self->tensor.defined()) self->tensor->handle = nullptr;
  clear(object);
}

[[gnu::noinline]] void free_object(PyObject* object) {
  PyTypeObject* type = Py_TYPE(object);
  if (type == tensor_type) --made_count;
  reinterpret_cast<TensorObject*>(object)->tensor.~Tensor();
  type->tp_free(object);
  Py_DECREF(type);
}

void deallocate(PyObject* object) {
  auto* self = reinterpret_cast<TensorObject*>(object);
  if (self->tracked || self->weak_references) [[unlikely]]
    let_go(object);
  if (self->tensor.defined()) [[likely]]
    self->tensor->handle = nullptr;
  if (Py_TYPE(object) != tensor_type || free_objects.count >= max_free) [[unlikely]]
    return free_object(object);
  self->dictionary = reinterpret_cast<PyObject*>(std::exchange(free_objects.first, self));
  ++free_objects.count;
  // Last, so that it is a jump and no registers are saved.
  (void)Ref<TensorImpl>::adopt(self->tensor.leak());
}

PyObject* allocate(PyTypeObject* type) {
  if (type == tensor_type && free_objects.first) return free_objects.take();
  PyObject* object = type->tp_alloc(type, 0);
  if (!object) return nullptr;
  reinterpret_cast<TensorObject*>(object)->dictionary = no_attributes;
  reinterpret_cast<TensorObject*>(object)->gradient = Py_None;
  if (type == tensor_type) {
    ++made_count;
    PyObject_GC_UnTrack(object);
  } else {
    reinterpret_cast<TensorObject*>(object)->tracked = true;
  }
  return object;
}

// Whether a name means here what it means in Tensor itself.
bool is_inherited(PyObject* object, PyObject* name) {
  if (is_exact_tensor(object)) return true;
  const Object own =
      Object::steal(PyObject_GetAttr(reinterpret_cast<PyObject*>(Py_TYPE(object)), name));
  const Object inherited =
      Object::steal(PyObject_GetAttr(reinterpret_cast<PyObject*>(tensor_type), name));
  if (!own) PyErr_Clear();
  return own.get() == inherited.get();
}

int set_attribute(PyObject* object, PyObject* name, PyObject* value) {
  if (name == data_name && is_inherited(object, name)) return set_data(object, value, nullptr);
  if (name == grad_name && is_inherited(object, name)) return set_grad(object, value);
  const OwnDictionary own(object);
  return PyObject_GenericSetAttr(object, name, value);
}

constexpr const char* kGradDoc =
    "The gradient that backward() has accumulated here: a tensor of the same shape, or None."
    "\n\n"
    ">>> w = tensor(3.0, requires_grad=True)\n"
    ">>> (w * w).backward()\n"
    ">>> w.grad\n"
    "tensor(6.)";

// `.grad` is a slot, which CPython reads without a call.
PyMemberDef members[] = {
    {"grad", T_OBJECT_EX, offsetof(TensorObject, gradient), READONLY, kGradDoc},
    {"__dictoffset__", T_PYSSIZET, offsetof(TensorObject, dictionary), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(TensorObject, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

constexpr const char* kDoc =
    "Tensor(*sizes) or Tensor(sequence)\n\n"
    "An n-dimensional array of one dtype that records what is computed from it.\n\n"
    "`Tensor(2, 3)` has uninitialised elements, `Tensor([1.0, 2.0])` the given ones, both "
    "float32;\n"
    "`backsweep.tensor` infers the dtype.\n\n"
    "Attributes: `data`, `grad`, `grad_fn`, `requires_grad`, `is_leaf`, `shape`, `dtype`, `ndim`, "
    "`T`.\n\n"
    ">>> w = Tensor([1.0])\n"
    ">>> w.requires_grad_()\n"
    "tensor([1.], requires_grad=True)\n\n"
    "See https://docs.pytorch.org/docs/stable/tensors.html";

}  // namespace

void use_free_objects(bool use) {
  static int refusals = 0;
  refusals += use ? -1 : 1;
  max_free = refusals > 0 ? 0 : kMaxFree;
  if (use) return;
  while (free_objects.first) {
    PyObject* object = free_objects.take();
    --made_count;
    tensor_type->tp_free(object);
    Py_DECREF(tensor_type);
  }
}

PyObject* wrap_as(PyTypeObject* type, Tensor tensor) {
  if (!tensor.defined()) Py_RETURN_NONE;
  if (tensor->handle) return Py_NewRef(static_cast<PyObject*>(tensor->handle));
  if (thread_state.watching) [[unlikely]]
    finish_result(tensor);
  PyObject* object = allocate(type);
  if (!object) throw ErrorAlreadySet();
  tensor->handle = object;
  auto* self = reinterpret_cast<TensorObject*>(object);
  new (&self->tensor) Tensor(std::move(tensor));
  Object made = Object::steal(object);
  if (const Attachments* attached = self->tensor->attachments;
      attached && attached->gradient.defined())
    show_gradient(self->tensor);
  return made.release();
}

void show_gradient(const Tensor& tensor) {
  auto* self = static_cast<TensorObject*>(tensor->handle);
  const Tensor& gradient = tensor->attachments->gradient;
  PyObject* shown = Py_None;
  if (gradient.defined()) {
    shown = wrap(gradient);
    track(self);
  }
  PyObject* before = std::exchange(self->gradient, shown);
  if (before != Py_None) Py_DECREF(before);
}

PyObject* wrap(Tensor tensor) {
  return wrap_as(tensor_type, std::move(tensor));
}

PyTypeObject* result_class(PyObject* operand) {
  if (is_exact_tensor(operand) || !is_tensor(operand)) return nullptr;
  const Object plain = Object::steal(PyObject_GetAttrString(
      reinterpret_cast<PyObject*>(Py_TYPE(operand)), "_returns_plain_tensors"));
  if (!plain) {
    PyErr_Clear();
    return Py_TYPE(operand);
  }
  return PyObject_IsTrue(plain.get()) == 1 ? nullptr : Py_TYPE(operand);
}

PyObject* wrap_like(PyObject* operand, Tensor tensor) {
  PyTypeObject* type = result_class(operand);
  return wrap_as(type ? type : tensor_type, std::move(tensor));
}

int64_t live_tensor_objects() {
  return made_count - free_objects.count;
}

PyTypeObject* make_tensor_type(PyObject* module) {
  data_name = checked(PyUnicode_InternFromString("data")).release();
  grad_name = checked(PyUnicode_InternFromString("grad")).release();
#if PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030C0000
  no_attributes = checked(PyDict_New()).release();
#endif
  std::vector<PyType_Slot> slots = {
      {Py_tp_doc, const_cast<char*>(kDoc)},
      {Py_tp_new, reinterpret_cast<void*>(new_tensor)},
      {Py_tp_dealloc, reinterpret_cast<void*>(deallocate)},
      {Py_tp_traverse, reinterpret_cast<void*>(traverse)},
      {Py_tp_clear, reinterpret_cast<void*>(clear)},
      {Py_tp_setattro, reinterpret_cast<void*>(set_attribute)},
      {Py_tp_members, members},
      {Py_tp_getset, tensor_getters},
      {Py_tp_methods, tensor_methods},
  };
  for (const PyType_Slot* table : {number_slots, container_slots, buffer_slots})
    for (const PyType_Slot* slot = table; slot->slot; ++slot) slots.push_back(*slot);
  slots.push_back({0, nullptr});
  PyType_Spec spec = {"backsweep.Tensor", sizeof(TensorObject), 0,
                      Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots.data()};
  tensor_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &spec, nullptr)).release());
  return tensor_type;
}

}  // namespace backsweep::python
