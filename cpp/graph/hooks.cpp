#include "graph/hooks.hpp"

#include "graph/arithmetic.hpp"
#include "graph/attachments.hpp"
#include "graph/extras.hpp"
#include "graph/leaf.hpp"

namespace backsweep {

HostCalls host_calls;

NodeHooks& hooks_of(Node& node) {
  NodeExtras& extras = extras_of(node);
  if (!extras.hooks) extras.hooks = std::make_unique<NodeHooks>();
  return *extras.hooks;
}

HostObject& gradient_hooks(Node& node, uint32_t index) {
  auto& all = hooks_of(node).on_gradient;
  for (auto& [output, hooks] : all)
    if (output == index) return hooks;
  return all.emplace_back(index, HostObject()).second;
}

void arrive(Node& node, Tensor* gradients) {
  NodeExtras& extras = *node.extras;
  if (extras.hooks)
    // By position: a hook may register hooks on other outputs.
    for (size_t i = 0; i < extras.hooks->on_gradient.size(); ++i) {
      const auto [output, hooks] = extras.hooks->on_gradient[i];
      if (!hooks || !gradients[output].defined()) continue;
      // A hook that writes to what it is given changes nothing that waits elsewhere.
      if (!grad_enabled() && !nobody_else_sees(gradients[output]))
        gradients[output] = gradient_arithmetic.clone(gradients[output]);
      host_calls.on_gradient(hooks.get(), gradients[output]);
    }
  for (size_t i = 0; i < extras.retained.size(); ++i) {
    const auto [output, impl] = extras.retained[i];
    if (!gradients[output].defined()) continue;
    const Tensor tensor = Tensor::share(impl);
    const Tensor& kept = attachments_of(tensor).gradient;
    change_gradient(tensor, kept.defined() ? gradient_arithmetic.add(kept, gradients[output])
                                           : gradient_arithmetic.clone_to(
                                                 gradients[output],
                                                 Layout::contiguous(gradients[output].sizes())));
  }
}

}  // namespace backsweep
