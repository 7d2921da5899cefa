// The Python type `Tensor`: a native heap type, the handle of a core tensor.
//
// A core tensor has at most one Python object (TensorImpl::handle), so `w.grad is w.grad`. Objects
// of the exact type come from a free list. The type takes part in garbage collection: cycles
// through attributes and through `.grad` are found. As with Python's tuples, an object that holds
// no other object is not tracked: a plain tensor is tracked from the moment at which it gets an
// attribute or shows its gradient.
#pragma once

#include "bindings/python.hpp"
#include "tensor/tensor.hpp"

namespace backsweep::python {

struct TensorObject {
  PyObject_HEAD Tensor tensor;
  PyObject* dictionary;  // attributes, made when first set; before that, no_attributes
  PyObject* weak_references;
  PyObject* gradient;  // what `.grad` is; None, not counted, where there is none
  bool tracked;        // by the garbage collector
};

// What the dictionary is while there is none. Null, but for CPython 3.11, which finds methods fast
// for objects without room for a dictionary and for those with one, not for those that may get one:
// there it is one empty dictionary for all, not counted, and never handed out.
extern PyObject* no_attributes;

extern PyTypeObject* tensor_type;

inline bool is_exact_tensor(PyObject* object) {
  return Py_TYPE(object) == tensor_type;
}
inline bool is_tensor(PyObject* object) {
  return is_exact_tensor(object) || PyType_IsSubtype(Py_TYPE(object), tensor_type);
}
// The object must be a tensor.
inline Tensor& tensor_of(PyObject* object) {
  return reinterpret_cast<TensorObject*>(object)->tensor;
}

// A new reference to the tensor's object. An undefined tensor is None.
PyObject* wrap(Tensor tensor);
// The same with an object of a subclass of Tensor.
PyObject* wrap_as(PyTypeObject* type, Tensor tensor);

// Dead objects of the exact type, linked through `dictionary`.
struct FreeObjects {
  TensorObject* first = nullptr;
  int count = 0;
  // The first of them, which kept its type, and its reference to the type.
  PyObject* take() noexcept {
    TensorObject* self = first;
    first = reinterpret_cast<TensorObject*>(self->dictionary);
    --count;
    self->dictionary = no_attributes;
    PyObject* object = reinterpret_cast<PyObject*>(self);
    Py_SET_REFCNT(object, 1);
    return object;
  }
};
extern constinit FreeObjects free_objects;

// wrap for a tensor that was just computed, so that it has no object yet.
inline PyObject* wrap_new(Tensor tensor) {
  if (!free_objects.first) [[unlikely]]
    return wrap_as(tensor_type, std::move(tensor));
  PyObject* object = free_objects.take();
  tensor->handle = object;
  new (&reinterpret_cast<TensorObject*>(object)->tensor) Tensor(std::move(tensor));
  return object;
}

// Whether dead objects may be used again. Calls come in pairs.
void use_free_objects(bool use);

// Operations on a subclass return the subclass, as PyTorch's default does, unless the class sets
// `_returns_plain_tensors`. Null when plain tensors are to be returned.
PyTypeObject* result_class(PyObject* operand);

// The result of an operation on `operand`, in the class that result_class gives.
PyObject* wrap_like(PyObject* operand, Tensor tensor);

// To be called when the tensor's object comes to hold another Python object.
inline void track(TensorObject* self) {
  if (self->tracked) return;
  self->tracked = true;
  PyObject_GC_Track(reinterpret_cast<PyObject*>(self));
}

// The same with what a Function gives to the program, which may keep it in the Function's context.
inline PyObject* tracked(PyObject* object) {
  if (is_tensor(object)) track(reinterpret_cast<TensorObject*>(object));
  return object;
}

// For the time of a call to CPython, which makes a dictionary where there is null.
class OwnDictionary {
 public:
  explicit OwnDictionary(PyObject* object) noexcept
      : self_(reinterpret_cast<TensorObject*>(object)) {
    if (self_->dictionary == no_attributes) self_->dictionary = nullptr;
  }
  ~OwnDictionary() {
    if (self_->dictionary)
      track(self_);
    else
      self_->dictionary = no_attributes;
  }
  OwnDictionary(const OwnDictionary&) = delete;
  OwnDictionary& operator=(const OwnDictionary&) = delete;

 private:
  TensorObject* self_;
};

// Makes the object of a tensor that has one show the gradient that the tensor has now.
void show_gradient(const Tensor& tensor);

// How many objects of the exact type exist, for tests.
int64_t live_tensor_objects();

// Creates the type; `members` are the getters and methods from the other files.
PyTypeObject* make_tensor_type(PyObject* module);

// The pieces that other files give to the type.
extern PyGetSetDef tensor_getters[];
extern PyMethodDef tensor_methods[];
int set_data(PyObject* self, PyObject* value, void*);  // the setter of `.data`
int set_grad(PyObject* self, PyObject* value);         // and of `.grad`
extern const PyType_Slot* const number_slots;          // ended by a slot of 0
extern const PyType_Slot* const container_slots;
extern const PyType_Slot* const buffer_slots;

// The constructor `Tensor(...)`.
PyObject* new_tensor(PyTypeObject* type, PyObject* arguments, PyObject* keywords);

}  // namespace backsweep::python
