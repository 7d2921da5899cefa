// Making the nodes of elementwise operations. Everything is inline: these are the steps of the road
// that a small operation takes.
#pragma once

#include "graph/leaf.hpp"
#include "graph/watch.hpp"
#include "ops/elementwise.hpp"

namespace backsweep {

// Makes a node whose contents are complete the history of its only output.
inline void become_history(Tensor& output, Node* node) {
  new (&node->output(0)) OutputInfo{output.layout_ref(), output.dtype()};
  output->grad_fn = NodeRef::adopt(node);
  output->requires_grad = true;
}

// Not inlined, so that the roads that make nodes stay short.
[[gnu::cold, gnu::noinline]] inline void watch_operands(Node& node, const Tensor* a,
                                                        const Tensor* b, const Number* number,
                                                        const Tensor& output) {
  const Tensor* const operands[] = {a, b};
  watch_node(node, std::span(operands, node.edge_count()), number, &output);
}

// Lets the sweep hand the node an element instead of a tensor, when the operation was on one
// element of one floating dtype. See Note [Elements] in node.hpp.
inline void mark_element(Node* node, const Tensor& output, const Tensor& operand) {
  if (output.numel() == 1 && node->type().apply_to_element && operand.dtype() == output.dtype())
    node->set_flag(Node::kTakesElements);
}

inline void record_unary(const UnaryOp& op, Tensor& output, Edge edge, const Tensor& input) {
  Node* node = Node::create_uninitialized(*op.type, 1, 1,
                                          static_cast<uint16_t>(op.saves_input + op.saves_output));
  new (&node->edge(0)) Edge(std::move(edge));
  uint32_t next = 0;
  if (op.saves_input) node->save(next++, input, Saved::input(0));
  if (op.saves_output) node->save(next, output, Saved::output(0));
  mark_element(node, output, input);
  become_history(output, node);
  if (thread_state.watching) [[unlikely]]
    watch_operands(*node, &input, nullptr, nullptr, output);
}

inline uint8_t wanted_saves(const BinaryOp& op, bool needs_a, bool needs_b) {
  return static_cast<uint8_t>((needs_a ? op.saves_a : 0) | (needs_b ? op.saves_b : 0));
}

// Makes the node of a binary operation on one tensor and a number.
[[gnu::always_inline]] inline void record_with_number(const BinaryOp& op, Tensor& output,
                                                      const Tensor& tensor, const Number& number,
                                                      bool number_first) {
  const NodeType& type = number_first ? *op.number_first : *op.number_second;
  const uint8_t saves = number_first ? op.saves_b : op.saves_a;
  const bool save_tensor = saves & (number_first ? kB : kA);
  const bool save_y = saves & kY;
  Edge edge = gradient_edge(tensor);  // may refuse, so before there is a node
  Node* node = Node::create_uninitialized(type, 1, 2, static_cast<uint16_t>(save_tensor + save_y));
  new (&node->edge(number_first)) Edge(std::move(edge));
  new (&node->edge(!number_first)) Edge();
  if (save_tensor) node->save(0, tensor, Saved::input(number_first));
  if (save_y) node->save(save_tensor, output, Saved::output(0));
  new (node->rule()) Number(number);
  mark_element(node, output, tensor);
  become_history(output, node);
  if (thread_state.watching) [[unlikely]]
    watch_operands(*node, number_first ? nullptr : &tensor, number_first ? &tensor : nullptr,
                   &number, output);
}

// Makes the node of a binary operation. `number` is the number beside the only tensor, if there is
// one.
[[gnu::always_inline]] inline void record_binary(const BinaryOp& op, const NodeType& type,
                                                 Tensor& output, const Tensor* a, const Tensor* b,
                                                 const Number* number, Edge edge_a, Edge edge_b) {
  const uint8_t saves = wanted_saves(op, bool(edge_a.node), bool(edge_b.node));
  const bool save_a = a && (saves & kA);
  const bool save_b = b && (saves & kB);
  const bool save_y = saves & kY;
  Node* node =
      Node::create_uninitialized(type, 1, 2, static_cast<uint16_t>(save_a + save_b + save_y));
  new (&node->edge(0)) Edge(std::move(edge_a));
  new (&node->edge(1)) Edge(std::move(edge_b));
  uint32_t next = 0;
  if (save_a) node->save(next++, *a, Saved::input(0));
  if (save_b) node->save(next++, *b, Saved::input(1));
  if (save_y) node->save(next, output, Saved::output(0));
  if (number) new (node->rule()) Number(*number);
  if ((!a || a->dtype() == output.dtype()) && (!b || b->dtype() == output.dtype()))
    mark_element(node, output, a ? *a : *b);
  become_history(output, node);
  if (thread_state.watching) [[unlikely]]
    watch_operands(*node, a, b, number, output);
}

}  // namespace backsweep
