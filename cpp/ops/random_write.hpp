// Recording what draws random numbers: what was in the tensor before, and the parameters of the
// distribution, get gradients of zero.
#pragma once

#include "ops/factories.hpp"
#include "ops/in_place.hpp"
#include "ops/record.hpp"

namespace backsweep {

// The sweep brings the zeros to the shapes of the inputs.
struct RandomBack {
  void operator()(Backward& backward) const {
    for (uint32_t i = 0; i < backward.node().edge_count(); ++i)
      if (backward.needs(i)) backward.set(i, zeros_like(backward.gradient()));
  }
};

// Writes to `target`; `others` are tensors that the distribution depends on.
template <const Derivative& derivative, class Write>
Tensor write_random(const char* op, Tensor& target, std::initializer_list<const Tensor*> others,
                    Write write) {
  const bool differentiable = is_floating(target.dtype());
  const bool others_require = differentiable && any_requires_grad(others);
  check_writable(op, target, others_require);
  NodeRef node;
  if (differentiable && grad_enabled() && (others_require || target.requires_grad())) {
    std::vector<const Tensor*> inputs{&target};
    inputs.insert(inputs.end(), others.begin(), others.end());
    node = make_node<derivative>(1, inputs, {}, RandomBack{});
  }
  write();
  mark_written(target);
  if (node) rebase_history(target, std::move(node), 0);
  return target;
}

inline Tensor with_requires_grad(Tensor tensor, bool requires_grad) {
  if (requires_grad) change_requires_grad(tensor, true);
  return tensor;
}

}  // namespace backsweep
