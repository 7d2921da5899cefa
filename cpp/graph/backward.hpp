// What a rule sees: the gradients of the outputs, the saved values, and a place for the gradients
// of the inputs. A rule computes only what is needed and never undoes broadcasting: the sweep does.
//
//   [](Backward& backward) {
//     if (backward.needs(0)) backward.set(0, mul(backward.gradient(), backward.saved(0)));
//   }
#pragma once

#include <memory>

#include "graph/node.hpp"

namespace backsweep {

class Backward {
 public:
  // `gradients` has one entry for each output of the node, undefined where nothing arrived.
  Backward(Node& node, Tensor* gradients, bool keep_graph)
      : node_(node), gradients_(gradients), keep_graph_(keep_graph), results_(inline_results_) {
    if (node.edge_count() > kInline) [[unlikely]] {
      more_results_ = std::make_unique<Tensor[]>(node.edge_count());
      results_ = more_results_.get();
    }
  }
  Backward(const Backward&) = delete;
  Backward& operator=(const Backward&) = delete;

  Node& node() const noexcept { return node_; }
  bool keeps_graph() const noexcept { return keep_graph_; }
  // The gradient of an output; undefined when nothing flowed into it.
  const Tensor& gradient(uint32_t output = 0) const noexcept { return gradients_[output]; }
  // The same, as zeros when nothing flowed into it.
  Tensor gradient_or_zeros(uint32_t output) const;
  bool needs(uint32_t input) const noexcept { return static_cast<bool>(node_.edge(input).node); }
  // A saved value, connected to the graph when the sweep is recorded. RuntimeError when it was
  // freed or changed in place.
  Tensor saved(uint32_t i) const {
    if (!node_.saved(i).lies_ready()) [[unlikely]]
      return recover_saved(i);
    const Saved& saved = node_.saved(i);
    Tensor value = saved.value();
    if (grad_enabled() && saved.source() != Saved::kConstant) connect(value, saved);
    return value;
  }
  void set(uint32_t input, Tensor gradient) { results_[input] = std::move(gradient); }
  Tensor& result(uint32_t input) noexcept { return results_[input]; }

  // Runs the rule.
  void run() {
    if (node_.is_released()) [[unlikely]]
      refuse_second_sweep();
    node_.type().apply(node_, *this);
  }

 private:
  [[noreturn]] void refuse_second_sweep() const;
  Tensor recover_saved(uint32_t i) const;
  [[noreturn]] void refuse_saved(uint32_t i) const;
  void connect(Tensor& value, const Saved& saved) const;

  static constexpr uint32_t kInline = 2;
  Node& node_;
  Tensor* gradients_;
  bool keep_graph_;
  Tensor inline_results_[kInline];
  std::unique_ptr<Tensor[]> more_results_;
  Tensor* results_;
};

// A saved value as an operand in a rule's formula. It becomes a tensor when something asks for one;
// the elementwise operations read it where it lies, unless the sweep is recorded.
class SavedOperand {
 public:
  SavedOperand() noexcept = default;
  SavedOperand(const Backward& backward, uint32_t i) : backward_(&backward), index_(i) {
    if (backward.node().saved(i).lies_ready()) [[likely]]
      saved_ = &backward.node().saved(i);
    else
      tensor_ = backward.saved(i);
  }
  operator const Tensor&() const {
    if (!tensor_.defined()) tensor_ = backward_->saved(index_);
    return tensor_;
  }
  // Null when the value has to be a tensor.
  const Saved* where_it_lies() const noexcept { return grad_enabled() ? nullptr : saved_; }

 private:
  const Backward* backward_ = nullptr;
  const Saved* saved_ = nullptr;
  uint32_t index_ = 0;
  mutable Tensor tensor_;
};

}  // namespace backsweep
