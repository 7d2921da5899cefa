// Leaves: tensors that no node made. A leaf that requires a gradient gets an accumulator, the node
// at which every path of the sweep to it ends.
//
// While a graph refers to the accumulator, it owns the leaf. When the last reference goes, it is
// parked: it lets the leaf go and waits, owned by the leaf, for the next graph. So a training loop
// makes it once.
#pragma once

#include "graph/attachments.hpp"
#include "graph/node.hpp"

namespace backsweep {

// The leaf's accumulator; made when there is none.
NodeRef accumulator_of(const Tensor& leaf);
// Parks an accumulator without references. False when it is not its leaf's any more and is to be
// freed.
bool park_accumulator(Node& accumulator) noexcept;
// The leaf behind an accumulator; undefined while it is parked.
inline Tensor& leaf_of(Node& accumulator) noexcept {
  return *static_cast<Tensor*>(accumulator.accumulator_rule());
}
// Whether changing it would change nothing else.
bool nobody_else_sees(const Tensor& gradient);
// Gives a tensor another `.grad`, or none.
void change_gradient(const Tensor& tensor, Tensor gradient);
// The dtype in which a leaf's gradients arrive, or Attachments::kAnyDType for what it is anyway.
void change_gradient_dtype(const Tensor& leaf, int8_t dtype);
// Adds a gradient to the leaf's `.grad` by PyTorch's rules: the first one is taken over when nobody
// else can see it, later ones are added in place, or out of place when the sweep is recorded.
void accumulate(const Tensor& leaf, Tensor gradient);
// The same for a bare element in an unrecorded sweep, when `.grad` is one of the same dtype
// already; false when it is not.
bool accumulate_element(const Tensor& leaf, const Element& gradient, const OutputInfo& info);

// The node that made `tensor`, null for a leaf (`.grad_fn`). A view of something that was written
// to gets its new node first.
Node* current_node(const Tensor& tensor);
// To be called when the leaf's sizes or dtype change: later graphs get an accumulator that expects
// them.
void forget_accumulator(const Tensor& leaf);
// `requires_grad_()`: only leaves of floating dtype may be asked.
void change_requires_grad(const Tensor& tensor, bool requires_grad);
// Makes a leaf of a tensor, which leaves the graph that made it.
void detach_in_place(const Tensor& tensor);
// Makes a non-leaf keep its gradient in `.grad`.
void retain_grad(const Tensor& tensor);

Edge gradient_edge_of_attached(const Tensor& tensor);
// Where the gradient of `tensor` goes: to the node that made it, or to its accumulator, or nowhere.
inline Edge gradient_edge(const Tensor& tensor) {
  const Attachments* attachments = tensor->attachments;
  if (!attachments) {
    if (tensor->grad_fn || !tensor->requires_grad) return {tensor->grad_fn, tensor->output_index};
  } else if (Node* accumulator = attachments->accumulator; accumulator && tensor->requires_grad &&
                                                           !tensor->grad_fn &&
                                                           !attachments->base.defined()) {
    if (accumulator->use_count() == 0) leaf_of(*accumulator) = tensor;
    return {NodeRef(accumulator), 0};
  }
  return gradient_edge_of_attached(tensor);
}
// Unregisters a tensor that keeps its gradient from its node.
void forget_retained(TensorImpl& impl) noexcept;

}  // namespace backsweep
