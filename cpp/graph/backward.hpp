// What a rule sees: the gradients of the outputs, the saved values, and a place for the gradients of
// the inputs. A rule computes only what is needed and never undoes broadcasting: the sweep does.
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
  Backward(Node& node, Tensor* gradients, bool keep_graph);
  ~Backward();
  Backward(const Backward&) = delete;
  Backward& operator=(const Backward&) = delete;

  Node& node() const noexcept { return node_; }
  bool keeps_graph() const noexcept { return keep_graph_; }
  // The gradient of an output; undefined when nothing flowed into it.
  const Tensor& gradient(uint32_t output = 0) const noexcept { return gradients_[output]; }
  // The same, as zeros when nothing flowed into it.
  Tensor gradient_or_zeros(uint32_t output) const;
  bool needs(uint32_t input) const noexcept { return static_cast<bool>(node_.edge(input).node); }
  // A saved value, connected to the graph when the sweep is recorded. RuntimeError when it was freed
  // or changed in place.
  Tensor saved(uint32_t i) const;
  void set(uint32_t input, Tensor gradient) { results_[input] = std::move(gradient); }
  Tensor& result(uint32_t input) noexcept { return results_[input]; }

  // Runs the rule.
  void run();

 private:
  static constexpr uint32_t kInline = 3;
  Node& node_;
  Tensor* gradients_;
  bool keep_graph_;
  Tensor inline_results_[kInline];
  std::unique_ptr<Tensor[]> more_results_;
  Tensor* results_;
};

}  // namespace backsweep
