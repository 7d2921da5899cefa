#include "graph/backward.hpp"

#include "graph/arithmetic.hpp"
#include "graph/extras.hpp"
#include "graph/leaf.hpp"

namespace backsweep {

Tensor Backward::gradient_or_zeros(uint32_t output) const {
  if (gradients_[output].defined()) return gradients_[output];
  const OutputInfo& info = node_.output(output);
  return gradient_arithmetic.zeros(info.layout, info.dtype);
}

// What a pack hook has taken is brought back; everything else is refused.
Tensor Backward::recover_saved(uint32_t i) const {
  Tensor value = unpack_saved(node_, i);
  if (!value.defined()) refuse_saved(i);
  const Saved& saved = node_.saved(i);
  if (grad_enabled() && saved.source() != Saved::kConstant) connect(value, saved);
  return value;
}

void Backward::refuse_saved(uint32_t i) const {
  const Saved& saved = node_.saved(i);
  const Derivative& derivative = node_.derivative();
  if (!saved.defined()) [[unlikely]]
    fail(ErrorKind::Runtime, derivative.op, ": ", derivative.node,
         " has no saved value any more: Trying to backward through the graph a second time (or "
         "directly access saved tensors after they have already been freed)");
  fail(ErrorKind::Runtime, derivative.op,
       ": one of the variables needed for gradient computation has been modified by an inplace "
       "operation: a ",
       saved.dtype(), " tensor of shape ", to_string(saved.layout()->sizes()), ", ",
       saved.source() < 0 ? "output 0 of " : "saved by ", derivative.node, ", is at version ",
       saved.storage()->version(), "; expected version ", saved.version(),
       " instead; clone() the tensor before writing to it, or write after backward()",
       forward_call_of(node_), write_after(*saved.storage(), saved.version()));
}

// Makes a saved value the input or output it was, for a sweep that is recorded.
void Backward::connect(Tensor& value, const Saved& saved) const {
  if (saved.source() < 0) {
    value->grad_fn = NodeRef(&node_);
    value->output_index = static_cast<uint16_t>(-1 - saved.source());
    value->requires_grad = true;
  } else if (const Edge& edge = node_.edge(static_cast<uint32_t>(saved.source())); edge.node) {
    value->grad_fn = edge.node;  // for a leaf its accumulator, where the gradient ends anyway
    value->output_index = static_cast<uint16_t>(edge.index);
    value->requires_grad = true;
  }
}

void Backward::refuse_second_sweep() const {
  const Derivative& derivative = node_.derivative();
  fail(ErrorKind::Runtime, "backward: the graph through ", derivative.op, " (", derivative.node,
       ") was freed by an earlier backward(): Trying to backward through the graph a second time; "
       "a graph is swept once unless it is kept; if this is the same loss again, call the first "
       "backward with retain_graph=True; if a part of the graph was built outside the loop, "
       "compute it inside or detach() it");
}

}  // namespace backsweep
