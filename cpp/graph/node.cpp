#include "graph/node.hpp"

#include <algorithm>

#include "graph/attachments.hpp"
#include "graph/extras.hpp"
#include "graph/leaf.hpp"

namespace backsweep {

[[gnu::tls_model("initial-exec")]] constinit thread_local ThreadState thread_state;

#ifdef BACKSWEEP_THREAD_SAFE
std::atomic<uint64_t> node_sequence{1};
#else
uint64_t node_sequence = 1;
#endif

void Saved::refuse_inference() {
  fail(ErrorKind::Runtime,
       "Inference tensors cannot be saved for backward. Please do not use Tensors created in "
       "inference mode in computation tracked by autograd. To work around this, you can make a "
       "clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of "
       "`torch.inference_mode()`.");
}

void Node::reset_saved() noexcept {
  for (uint32_t i = 0; i < saved_count_; ++i) saved(i).reset();
  set_flag(kReleased);
}

// See Note [Destruction]. `slot` is free outside a sweep and links the list.
void Node::destroy(Node* node) noexcept {
  if (node->is_accumulator() && park_accumulator(*node)) return;
  ThreadState& state = thread_state;
  if (state.destroying) {
    node->slot = reinterpret_cast<SweepSlot*>(state.doomed);
    state.doomed = node;
    return;
  }
  state.destroying = true;
  free(node);
  while (Node* doomed = state.doomed) {
    state.doomed = reinterpret_cast<Node*>(doomed->slot);
    free(doomed);
  }
  state.destroying = false;
}

bool base_requires_grad(const Attachments& attachments) noexcept {
  return attachments.base.defined() && attachments.base->requires_grad;
}

void Node::free(Node* node) noexcept {
  const NodeType& type = *node->type_;
  OutputInfo* output = node->outputs();
  auto* edge = reinterpret_cast<Edge*>(output + node->output_count_);
  auto* saved = reinterpret_cast<Saved*>(edge + node->edge_count_);
  char* const rule = reinterpret_cast<char*>(saved + node->saved_count_);
  for (; output != static_cast<void*>(edge); ++output) output->~OutputInfo();
  for (; edge != static_cast<void*>(saved); ++edge) {
    Node* target = edge->node.leak();
    if (target && target->release()) destroy(target);
  }
  if (!node->is_released())
    for (; saved != static_cast<void*>(rule); ++saved) saved->~Saved();
  if (type.destroy_rule) [[unlikely]]
    type.destroy_rule(rule);
  if (node->extras) [[unlikely]]
    delete node->extras;
  const auto bytes = static_cast<size_t>(rule - reinterpret_cast<char*>(node)) + type.rule_bytes;
  node->~Node();
  pool::release(node, bytes);
}

void destroy_attachments(TensorImpl& impl) noexcept {
  if (impl.retains_grad) forget_retained(impl);
  if (impl.attachments->accumulator) Node::free(impl.attachments->accumulator);
  delete impl.attachments;
}

}  // namespace backsweep
