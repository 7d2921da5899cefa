// Leaves: tensors that no node made. A leaf that requires a gradient gets an accumulator, the node at
// which every path of the sweep to it ends.
#pragma once

#include "graph/node.hpp"

namespace backsweep {

// The leaf's accumulator; made when there is none.
NodeRef accumulator_of(const Tensor& leaf);
// The leaf behind an accumulator.
const Tensor& leaf_of(Node& accumulator);
// Adds a gradient to the leaf's `.grad` by PyTorch's rules: the first one is taken over when nobody else
// can see it, later ones are added in place, or out of place when the sweep is recorded.
void accumulate(const Tensor& leaf, Tensor gradient);

// The node that made `tensor`, null for a leaf (`.grad_fn`). A view of something that was written to gets
// its new node first.
Node* current_node(const Tensor& tensor);
// To be called when the leaf's sizes or dtype change: later graphs get an accumulator that expects them.
void forget_accumulator(const Tensor& leaf);
// `requires_grad_()`: only leaves of floating dtype may be asked.
void change_requires_grad(const Tensor& tensor, bool requires_grad);
// Makes a non-leaf keep its gradient in `.grad`.
void retain_grad(const Tensor& tensor);

// Where the gradient of `tensor` goes: to the node that made it, or to its accumulator, or nowhere.
Edge gradient_edge(const Tensor& tensor);

}  // namespace backsweep
