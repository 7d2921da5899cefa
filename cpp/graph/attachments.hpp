// What only some tensors carry: a gradient, an accumulator, the base of a view.
#pragma once

#include "tensor/pool.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

struct Attachments {
  Tensor gradient;              // `.grad`
  Node* accumulator = nullptr;  // the leaf's, see leaf.hpp
  Tensor base;                  // a view's base, itself never a view
  uint32_t base_version = 0;    // the storage's version when the view's grad_fn was made
  // `.grad_dtype`: a DType, or one of these.
  static constexpr int8_t kOwnDType = -1, kAnyDType = -2;
  int8_t gradient_dtype = kOwnDType;
  bool one_of_many = false;  // a view that came with others (unbind, split): not to be written to
  bool made_by_function = false;  // a view that came out of an autograd.Function: the same

  static void* operator new(size_t bytes) { return pool::allocate(bytes); }
  static void operator delete(void* block, size_t bytes) noexcept { pool::release(block, bytes); }
};

inline Attachments& attachments_of(const Tensor& tensor) {
  if (!tensor->attachments) tensor->attachments = new Attachments;
  return *tensor->attachments;
}

inline bool is_view(const Tensor& tensor) {
  return tensor->attachments && tensor->attachments->base.defined();
}

// Whether the storage of a differentiable view was written to since the view's node was made.
inline bool view_is_stale(const Tensor& tensor) noexcept {
  const Attachments& attachments = *tensor->attachments;
  return attachments.base.defined() && attachments.base_version != attachments.base.version() &&
         (tensor->grad_fn || attachments.base->requires_grad);
}

}  // namespace backsweep
