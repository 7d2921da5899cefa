// Recording an operation: makes the node behind a result.
//
//   constexpr Derivative kExpand{"expand", "ExpandBackward0", "sum_to(g, shape)"};
//
//   Tensor result = ...;                                  // computed, no graph yet
//   record<kExpand>(result, {&input}, {}, [](Backward& backward) {
//     backward.set(0, backward.gradient());               // the sweep sums it to the input's shape
//   });
//
// The rule is a callable with its own data (captured by value: layouts, dims; never an input
// tensor). Tensors it needs are listed as saves and read with backward.saved(i): position in the
// list, given only when `wanted`. Nothing happens when no input requires a gradient or grad mode is
// off.
#pragma once

#include <initializer_list>
#include <vector>

#include "graph/backward.hpp"
#include "graph/leaf.hpp"
#include "graph/watch.hpp"

namespace backsweep {

struct Save {
  const Tensor* tensor;
  int16_t source;      // Saved::input(i), Saved::output(i) or Saved::kConstant
  bool wanted = true;  // an unwanted value keeps its place in the list, undefined
};

inline bool any_requires_grad(std::initializer_list<const Tensor*> inputs) {
  for (const Tensor* input : inputs)
    if (input->defined() && input->requires_grad()) return true;
  return false;
}

// True when an operation on these inputs is to be recorded.
inline bool recording(std::initializer_list<const Tensor*> inputs) {
  return grad_enabled() && any_requires_grad(inputs);
}

// Makes `node` the history of `result`, its output number `index`.
inline void set_history(Tensor& result, NodeRef node, uint32_t index) {
  node->output(index) = {result.layout_ref(), result.dtype()};
  result->grad_fn = std::move(node);
  result->output_index = static_cast<uint16_t>(index);
  result->requires_grad = true;
}

namespace detail {
template <const Derivative& derivative, class Rule>
inline constexpr NodeType kRecordedType{
    &derivative,
    [](Node& node, Backward& backward) { (*static_cast<Rule*>(node.rule()))(backward); },
    std::is_trivially_destructible_v<Rule>
        ? nullptr
        : +[](void* rule) noexcept { static_cast<Rule*>(rule)->~Rule(); },
    static_cast<uint32_t>(sizeof(Rule))};
}  // namespace detail

// A node for `inputs`, for results that the caller connects with set_history.
template <const Derivative& derivative, class Rule>
NodeRef make_node(uint32_t outputs, std::span<const Tensor* const> inputs,
                  std::span<const Save> saves, Rule rule) {
  static_assert(alignof(Rule) <= alignof(std::max_align_t));
  Node* node =
      Node::create(detail::kRecordedType<derivative, Rule>, outputs,
                   static_cast<uint32_t>(inputs.size()), static_cast<uint16_t>(saves.size()));
  new (node->rule()) Rule(std::move(rule));
  NodeRef owner = NodeRef::adopt(node);
  for (uint32_t i = 0; i < inputs.size(); ++i)
    if (inputs[i]->defined()) node->edge(i) = gradient_edge(*inputs[i]);
  for (uint32_t i = 0; i < saves.size(); ++i)
    if (saves[i].wanted) node->saved(i) = Saved(*saves[i].tensor, saves[i].source);
  if (thread_state.watching) [[unlikely]]
    watch_node(*node, inputs);
  return owner;
}

template <const Derivative& derivative, class Rule>
void record(Tensor& result, std::initializer_list<const Tensor*> inputs,
            std::initializer_list<Save> saves, Rule rule) {
  if (!recording(inputs)) return;
  set_history(result, make_node<derivative>(1, inputs, saves, std::move(rule)), 0);
}

// For an operation with any number of inputs (cat, stack).
template <const Derivative& derivative, class Rule>
void record_list(Tensor& result, const std::vector<Tensor>& inputs,
                 std::initializer_list<Save> saves, Rule rule) {
  if (!grad_enabled()) return;
  std::vector<const Tensor*> pointers;
  bool any = false;
  for (const Tensor& input : inputs) {
    pointers.push_back(&input);
    any |= input.requires_grad();
  }
  if (any) set_history(result, make_node<derivative>(1, pointers, saves, std::move(rule)), 0);
}

}  // namespace backsweep
