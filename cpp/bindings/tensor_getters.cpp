// The attributes of Tensor.
#include "bindings/autograd.hpp"
#include "bindings/conversions.hpp"
#include "bindings/node_object.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/attachments.hpp"
#include "graph/leaf.hpp"
#include "ops/ops.hpp"
#include "ops/view.hpp"

namespace backsweep::python {
namespace {

TensorObject* object_of(PyObject* self) {
  return reinterpret_cast<TensorObject*>(self);
}

[[noreturn]] void refuse_delete(const char* attribute) {
  fail(ErrorKind::Runtime, attribute, ": cannot be deleted; assign None or another value");
}

[[gnu::noinline]] PyObject* data_of_subclass(PyObject* self) {
  return guarded([&] { return wrap_like(self, data_of(tensor_of(self))); });
}

PyObject* get_data(PyObject* self, void*) {
  if (!is_exact_tensor(self)) [[unlikely]]
    return data_of_subclass(self);
  return guarded([&] { return wrap_new(data_of(tensor_of(self))); });
}

PyObject* get_dictionary(PyObject* self, void*) {
  const OwnDictionary own(self);
  return PyObject_GenericGetDict(self, nullptr);
}

int set_dictionary(PyObject* self, PyObject* value, void*) {
  const OwnDictionary own(self);
  return PyObject_GenericSetDict(self, value, nullptr);
}

PyObject* get_requires_grad(PyObject* self, void*) {
  return PyBool_FromLong(tensor_of(self).requires_grad());
}

int set_requires_grad(PyObject* self, PyObject* value, void*) {
  return guarded(
      [&] {
        if (!value) refuse_delete("requires_grad");
        if (!PyBool_Check(value))
          fail(ErrorKind::Runtime, "requires_grad: ", type_name(value),
               " was given; requires_grad must be a bool");
        change_requires_grad(tensor_of(self), value == Py_True);
        return 0;
      },
      -1);
}

PyObject* get_grad_fn(PyObject* self, void*) {
  return guarded([&]() -> PyObject* {
    const Tensor& tensor = tensor_of(self);
    if (!tensor.requires_grad()) Py_RETURN_NONE;
    const Edge edge = gradient_edge(tensor);  // brings the history of a view up to date
    if (!tensor->grad_fn) Py_RETURN_NONE;
    track(object_of(self));  // hooks of the node may refer to the tensor
    return wrap_node(edge.node);
  });
}

PyObject* get_is_leaf(PyObject* self, void*) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (tensor.requires_grad()) gradient_edge(tensor);
    return PyBool_FromLong(tensor.is_leaf());
  });
}
PyObject* get_retains_grad(PyObject* self, void*) {
  return PyBool_FromLong(tensor_of(self)->retains_grad);
}
PyObject* get_output_number(PyObject* self, void*) {
  return PyLong_FromLong(tensor_of(self)->output_index);
}
PyObject* get_version(PyObject* self, void*) {
  return guarded([&] {
    if (tensor_of(self)->storage->is_inference())
      fail(ErrorKind::Runtime, "_version: Inference tensors do not track version counter.");
    return PyLong_FromUnsignedLong(tensor_of(self).version());
  });
}
PyObject* get_base(PyObject* self, void*) {
  const Tensor& tensor = tensor_of(self);
  if (!is_view(tensor)) Py_RETURN_NONE;
  return guarded([&] { return wrap(tensor->attachments->base); });
}
PyObject* get_shape(PyObject* self, void*) {
  return guarded([&] { return size_object(tensor_of(self).sizes()); });
}
PyObject* get_dtype(PyObject* self, void*) {
  return dtype_object(tensor_of(self).dtype());
}
PyObject* get_ndim(PyObject* self, void*) {
  return PyLong_FromLong(tensor_of(self).ndim());
}
PyObject* get_itemsize(PyObject* self, void*) {
  return PyLong_FromSize_t(item_size(tensor_of(self).dtype()));
}
PyObject* get_nbytes(PyObject* self, void*) {
  return PyLong_FromSize_t(item_size(tensor_of(self).dtype()) * size_t(tensor_of(self).numel()));
}
PyObject* get_false(PyObject*, void*) {
  Py_RETURN_FALSE;
}

PyObject* get_true(PyObject*, void*) {
  Py_RETURN_TRUE;
}
PyObject* get_none(PyObject*, void*) {
  Py_RETURN_NONE;
}
PyObject* get_itself(PyObject* self, void*) {
  return Py_NewRef(self);
}

Tensor reversed_dims(const Tensor& tensor) {
  Dims order;
  for (int dim = tensor.ndim() - 1; dim >= 0; --dim) order.push_back(dim);
  return permute(tensor, order);
}

PyObject* get_transposed(PyObject* self, void*) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    static bool warned[2] = {};
    if (tensor.ndim() == 0)
      warn_once(warned[0],
                "Tensor.T is deprecated on 0-D tensors. This function is the identity in these "
                "cases.");
    if (tensor.ndim() > 2)
      warn_once(warned[1],
                "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is "
                "deprecated and it will throw an error in a future release. Consider `x.mT` to "
                "transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` "
                "to reverse the dimensions of a tensor.");
    return wrap(reversed_dims(tensor));
  });
}
PyObject* get_matrix_transposed(PyObject* self, void*) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (tensor.ndim() == 1)
      fail(ErrorKind::Runtime, "mT: a tensor of ", tensor.ndim(),
           " dimensions was given; tensor.mT is only supported on matrices or batches of matrices");
    if (tensor.ndim() == 0) {
      static bool warned = false;
      warn_once(warned,
                "Tensor.mT is deprecated on 0-D tensors. This function is the identity in these "
                "cases.");
      return Py_NewRef(self);
    }
    return wrap(transpose(tensor, -2, -1));
  });
}

PyObject* get_matrices_adjoint(PyObject* self, void*) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (tensor.ndim() == 1)
      fail(ErrorKind::Runtime, "mH: a tensor of shape ", to_string(tensor.sizes()),
           " was given; tensor.mH is only supported on matrices or batches of matrices. Got 1-D "
           "tensor.");
    return wrap_like(self, tensor.ndim() == 0 ? tensor : transpose(tensor, -2, -1));
  });
}
PyObject* get_adjoint_matrix(PyObject* self, void*) {
  return guarded([&] {
    const Tensor& tensor = tensor_of(self);
    if (tensor.ndim() == 1 || tensor.ndim() > 2)
      fail(ErrorKind::Runtime, "H: a tensor of shape ", to_string(tensor.sizes()),
           " was given; tensor.H is only supported on matrices (2-D tensors). Got ", tensor.ndim(),
           "-D tensor.",
           tensor.ndim() > 2 ? " For batches of matrices, consider using tensor.mH" : "");
    if (tensor.ndim() == 0) {
      static bool warned = false;
      warn_once(warned, "Tensor.H is deprecated on 0-D tensors. Consider using x.conj().");
      return Py_NewRef(self);
    }
    return wrap_like(self, transpose(tensor, 0, 1));
  });
}
}  // namespace

int set_grad(PyObject* self, PyObject* value) {
  return guarded(
      [&] {
        const Tensor& tensor = tensor_of(self);
        if (!value || value == Py_None) {
          if (tensor->attachments) change_gradient(tensor, Tensor());
          return 0;
        }
        if (!is_tensor(value))
          fail(ErrorKind::Type, "grad: ", type_name(value),
               " was given; assigned grad expected to be a Tensor or None but got grad of type ",
               type_name(value));
        const Tensor& gradient = tensor_of(value);
        if (value == self)
          fail(ErrorKind::Runtime,
               "grad: the tensor itself was given; can't assign Variable as its "
               "own grad; assign a copy");
        const int8_t wanted =
            tensor->attachments ? tensor->attachments->gradient_dtype : Attachments::kOwnDType;
        const DType dtype = wanted < 0 ? tensor.dtype() : static_cast<DType>(wanted);
        if (gradient.dtype() != dtype && wanted != Attachments::kAnyDType)
          fail(ErrorKind::Runtime, "grad: a ", gradient.dtype(), " tensor was given for a ",
               tensor.dtype(), " tensor; attempting to assign a gradient with dtype '",
               gradient.dtype(), "' to a tensor with grad_dtype '", dtype,
               "'. The gradient must match the tensor's grad_dtype (defaults to the tensor's "
               "dtype); convert the gradient with .to()");
        if (!same_sizes(gradient.layout(), tensor.layout()))
          fail(ErrorKind::Runtime, "grad: attempting to assign a gradient of size '",
               to_string(gradient.sizes()), "' to a tensor of size '", to_string(tensor.sizes()),
               "'. Please ensure that the gradient and the tensor are the same size");
        change_gradient(tensor, gradient);
        return 0;
      },
      -1);
}

void check_leaf(const Tensor& tensor, const char* done) {
  if (current_node(tensor))
    fail(ErrorKind::Runtime, "grad_dtype: a tensor computed by ", tensor->grad_fn->derivative().op,
         " was given; grad_dtype can only be ", done, " on leaf tensors.; see detach()");
}

PyObject* get_grad_dtype(PyObject* self, void*) {
  return guarded([&]() -> PyObject* {
    const Tensor& tensor = tensor_of(self);
    check_leaf(tensor, "accessed");
    const int8_t wanted =
        tensor->attachments ? tensor->attachments->gradient_dtype : Attachments::kOwnDType;
    if (wanted == Attachments::kAnyDType) Py_RETURN_NONE;
    return dtype_object(wanted < 0 ? tensor.dtype() : static_cast<DType>(wanted));
  });
}

int set_grad_dtype(PyObject* self, PyObject* value, void*) {
  return guarded(
      [&] {
        if (!value) refuse_delete("grad_dtype");
        const Tensor& tensor = tensor_of(self);
        check_leaf(tensor, "set");
        if (value == Py_None) {
          change_gradient_dtype(tensor, Attachments::kAnyDType);
          return 0;
        }
        const std::optional<DType> given = dtype_from(value);
        if (!given)
          fail(ErrorKind::Runtime, "grad_dtype: grad_dtype must be a torch.dtype or None, but got ",
               type_name(value));
        const DType dtype = *given;
        const bool own = dtype == tensor.dtype();
        if (!own && !is_floating(dtype))
          fail(ErrorKind::Runtime, "grad_dtype: ", dtype,
               " was given; gradients are floating point numbers");
        if (tensor->attachments && tensor->attachments->gradient.defined() &&
            tensor->attachments->gradient.dtype() != dtype)
          fail(ErrorKind::Runtime, "grad_dtype: Cannot set grad_dtype to '", dtype,
               "' because there is already a gradient with dtype '",
               tensor->attachments->gradient.dtype(),
               "'. Please clear the gradient (.grad = None) before changing grad_dtype");
        change_gradient_dtype(tensor, own ? Attachments::kOwnDType : static_cast<int8_t>(dtype));
        return 0;
      },
      -1);
}

int set_data(PyObject* self, PyObject* value, void*) {
  return guarded(
      [&] {
        if (!value) refuse_delete("data");
        if (!is_tensor(value))
          fail(ErrorKind::Type, "data: ", type_name(value),
               " was given; Variable data has to be a tensor, but got ", type_name(value));
        const Tensor& source = tensor_of(value);
        Tensor& target = tensor_of(self);
        if (target.requires_grad() && !is_floating(source.dtype()))
          fail(ErrorKind::Runtime, "data: a ", source.dtype(),
               " tensor was given for a tensor that requires a gradient; data set to a tensor that "
               "requires gradients must be floating point or complex dtype; convert it with "
               ".float()");
        // The memory alone: writes through one do not count for the other.
        if (target->storage.get() != source->storage.get()) {
          Storage* const old = std::exchange(target->storage, source->storage).leak();
          TensorImpl::drop_storage(old, target.layout(), target.dtype());
          target->version_apart = true;
        }
        // Another shape or dtype needs another accumulator: the old one checks the old shape.
        if (target.layout_ref().get() != source.layout_ref().get() ||
            target.dtype() != source.dtype()) {
          target->layout = source.layout_ref();
          target->dtype = source.dtype();
          forget_accumulator(target);
        }
        target->offset = source->offset;
        return 0;
      },
      -1);
}

PyGetSetDef tensor_getters[] = {
    {"data", get_data, set_data,
     "The values without history: a tensor that shares memory but is outside the graph. Writing "
     "to\n"
     "it is not tracked. Assigning a tensor replaces the values, shape and dtype."
     "\n\n"
     ">>> w = tensor([1.0], requires_grad=True)\n"
     ">>> w.data = w.data - 0.5\n"
     ">>> w\n"
     "tensor([0.5000], requires_grad=True)",
     nullptr},
    {"grad_dtype", get_grad_dtype, set_grad_dtype,
     "The dtype in which gradients arrive at a leaf; its own unless another one is assigned. None\n"
     "allows `.grad` to be of any."
     "\n\n"
     ">>> w = tensor([1.0], requires_grad=True)\n"
     ">>> w.grad_dtype = float64\n"
     ">>> (w * 3.0).sum().backward()\n"
     ">>> w.grad\n"
     "tensor([3.], dtype=torch.float64)",
     nullptr},
    {"requires_grad", get_requires_grad, set_requires_grad,
     "Whether operations on this tensor are recorded. May be set on leaves of floating dtype."
     "\n\n"
     ">>> (tensor(1.0, requires_grad=True) * 2).requires_grad\n"
     "True",
     nullptr},
    {"grad_fn", get_grad_fn, nullptr,
     "The node that made this tensor; None for a leaf."
     "\n\n"
     ">>> (tensor(1.0, requires_grad=True) * 2).grad_fn.name()\n"
     "'MulBackward0'",
     nullptr},
    {"is_leaf", get_is_leaf, nullptr,
     "True when no recorded operation made this tensor."
     "\n\n"
     ">>> w = tensor(1.0, requires_grad=True)\n"
     ">>> w.is_leaf, (w * 2).is_leaf\n"
     "(True, False)",
     nullptr},
    {"retains_grad", get_retains_grad, nullptr,
     "True for a non-leaf tensor after retain_grad()."
     "\n\n"
     ">>> y = tensor(1.0, requires_grad=True) * 2\n"
     ">>> y.retain_grad()\n"
     ">>> y.retains_grad\n"
     "True",
     nullptr},
    {"output_nr", get_output_number, nullptr,
     "Which output of grad_fn this is."
     "\n\n"
     ">>> tensor([1.0, 2.0], requires_grad=True).unbind()[1].output_nr\n"
     "1",
     nullptr},
    {"_version", get_version, nullptr, "How often the memory was written to in place.", nullptr},
    {"_backward_hooks", get_backward_hooks, nullptr, "The hooks on the gradient, or None.",
     nullptr},
    {"_base", get_base, nullptr, "The tensor this one is a view of, or None.", nullptr},
    {"shape", get_shape, nullptr,
     "The sizes of the dimensions, a Size."
     "\n\n"
     ">>> zeros(2, 3).shape\n"
     "torch.Size([2, 3])",
     nullptr},
    {"dtype", get_dtype, nullptr,
     "The element type."
     "\n\n"
     ">>> zeros(2).dtype\n"
     "torch.float32",
     nullptr},
    {"ndim", get_ndim, nullptr,
     "The number of dimensions."
     "\n\n"
     ">>> zeros(2, 3).ndim\n"
     "2",
     nullptr},
    {"itemsize", get_itemsize, nullptr,
     "Bytes of one element."
     "\n\n"
     ">>> zeros(2).itemsize\n"
     "4",
     nullptr},
    {"nbytes", get_nbytes, nullptr,
     "Bytes of all elements."
     "\n\n"
     ">>> zeros(2, 3).nbytes\n"
     "24",
     nullptr},
    {"T", get_transposed, nullptr,
     "A view with the dimensions reversed."
     "\n\n"
     ">>> zeros(2, 3).T.shape\n"
     "torch.Size([3, 2])",
     nullptr},
    {"mT", get_matrix_transposed, nullptr,
     "A view with the last two dimensions swapped."
     "\n\n"
     ">>> zeros(5, 2, 3).mT.shape\n"
     "torch.Size([5, 3, 2])",
     nullptr},
    {"H", get_adjoint_matrix, nullptr,
     "A matrix transposed; its numbers are real."
     "\n\n"
     ">>> zeros(2, 3).H.shape\n"
     "torch.Size([3, 2])",
     nullptr},
    {"mH", get_matrices_adjoint, nullptr,
     "A view with the last two dimensions swapped."
     "\n\n"
     ">>> zeros(5, 2, 3).mH.shape\n"
     "torch.Size([5, 3, 2])",
     nullptr},
    {"real", get_itself, nullptr,
     "The tensor itself: its numbers are real."
     "\n\n"
     ">>> tensor([1.0]).real\n"
     "tensor([1.])",
     nullptr},
    {"name", get_none, nullptr, "None: tensors have no names.", nullptr},
    {"is_cpu", get_true, nullptr,
     "True: tensors are on the CPU."
     "\n\n"
     ">>> zeros(1).is_cpu\n"
     "True",
     nullptr},
    {"is_meta", get_false, nullptr, "False: every tensor has memory.", nullptr},
    {"is_nested", get_false, nullptr, "False: tensors are not nested.", nullptr},
    {"is_cuda", get_false, nullptr, "False: tensors are on the CPU.", nullptr},
    {"is_sparse", get_false, nullptr, "False: tensors are dense.", nullptr},
    {"is_quantized", get_false, nullptr, "False.", nullptr},
    {"__dict__", get_dictionary, set_dictionary, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

}  // namespace backsweep::python
