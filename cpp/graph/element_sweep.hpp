// The sweep of a graph of single numbers, see Note [Elements] in node.hpp.
//
// It goes as far as every node takes elements and nobody can look: then no tensor, no slot and no
// allocation is needed, for a gradient waits in its node. What is left where it stops is handed to
// the sweep of tensors.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "graph/leaf.hpp"
#include "graph/ready_queue.hpp"
#include "graph/sweep.hpp"
#include "kernels/launch.hpp"

namespace backsweep {

inline Tensor tensor_of(const Element& element, const OutputInfo& info) {
  Tensor tensor = empty(info.layout, info.dtype);
  element.write_to(tensor.raw(), info.dtype);
  return tensor;
}

class ElementSweep {
 public:
  static bool may_start(const Edge& root, SweepOptions options) noexcept {
    return root.node->takes_elements() && !root.node->slot && !options.create_graph &&
           !thread_state.watching && !launch_observer;
  }

  explicit ElementSweep(SweepOptions options) noexcept : keeps_graph_(options.keep_graph) {}
  ~ElementSweep() {
    if (!ready_.empty() || leaf_count_ > 0) [[unlikely]]
      give_up();
  }
  ElementSweep(const ElementSweep&) = delete;
  ElementSweep& operator=(const ElementSweep&) = delete;

  // Sweeps from a root with the seed one. False when the rest has to be handed over.
  bool run(const Edge& root) {
    const DType seed = root.node->output(0).dtype;
    send(root, seed == DType::Float32 ? Element(1.0f) : Element(1.0), seed);
    while (Node* node = ready_.pop()) {
      Element results[2];
      if (!node->takes_elements() || node->extras || !strays_.empty() ||
          !node->type().apply_to_element(*node, node->arrived, results)) [[unlikely]] {
        ready_.push(node);
        return false;
      }
      node->leave_queue();
      if (!keeps_graph_) node->release_saved();
      const DType dtype = node->output(0).dtype;
      if (const Edge& edge = node->edge(0); edge.node) send(edge, results[0], dtype);
      if (node->edge_count() == 1) continue;
      if (const Edge& edge = node->edge(1); edge.node) send(edge, results[1], dtype);
    }
    if (!strays_.empty()) [[unlikely]]
      return false;
    add_to_leaves();
    return true;
  }

  // Calls `take(edge, element, dtype)` for every gradient that waits.
  template <class Take>
  void hand_over(Take&& take) {
    std::vector<Stray> all = std::move(strays_);
    const auto collect = [&](Node* node) {
      all.push_back({{NodeRef(node), 0}, node->arrived, node->output(0).dtype});
      node->leave_queue();
    };
    while (Node* node = ready_.pop()) collect(node);
    for (; leaf_count_ > 0; --leaf_count_) collect(leaf(leaf_count_ - 1).node);
    for (const Stray& stray : all) take(stray.edge, stray.element, stray.dtype);
  }

 private:
  struct Leaf {
    Node* node;
    Element gradient;
  };
  // A gradient for a node that the tensors' sweep has to see.
  struct Stray {
    Edge edge;
    Element element;
    DType dtype;
  };

  [[gnu::always_inline]] void send(const Edge& edge, const Element& gradient, DType dtype) {
    Node& node = *edge.node;
    if (node.is_queued()) return node.arrived.add(gradient, dtype);
    if (node.slot || node.output_count() != 1) [[unlikely]]
      return set_aside(edge, gradient, dtype);
    if (!node.is_accumulator()) {
      ready_.push(&node);
      return node.enter_queue(gradient);
    }
    if (node.extras) [[unlikely]]
      return set_aside(edge, gradient, dtype);
    if (leaf_count_ < few_.size())
      few_[leaf_count_].node = &node;
    else
      add_leaf(node);
    ++leaf_count_;
    node.enter_queue(gradient);
  }

  [[gnu::noinline]] void set_aside(const Edge& edge, const Element& gradient, DType dtype) {
    strays_.push_back({edge, gradient, dtype});
  }
  [[gnu::noinline]] void add_leaf(Node& node) { more_.push_back({&node, {}}); }

  Leaf& leaf(size_t i) { return i < few_.size() ? few_[i] : more_[i - few_.size()]; }

  void add_to_leaves() {
    // All leave the queue first: a new `.grad` may run code of the program's.
    for (size_t i = 0; i < leaf_count_; ++i) {
      leaf(i).gradient = leaf(i).node->arrived;
      leaf(i).node->leave_queue();
    }
    for (size_t i = 0, count = std::exchange(leaf_count_, 0); i < count; ++i) {
      Node& node = *leaf(i).node;
      if (accumulate_element(leaf_of(node), leaf(i).gradient, node.output(0))) continue;
      const GradMode off(false);
      accumulate(leaf_of(node), tensor_of(leaf(i).gradient, node.output(0)));
    }
  }

  // After an exception, out of memory that is.
  [[gnu::noinline]] void give_up() noexcept {
    while (Node* node = ready_.pop()) node->leave_queue();
    for (; leaf_count_ > 0; --leaf_count_) leaf(leaf_count_ - 1).node->leave_queue();
  }

  bool keeps_graph_;
  ReadyQueue<Node> ready_;
  size_t leaf_count_ = 0;
  std::array<Leaf, 2> few_;
  std::vector<Leaf> more_;
  std::vector<Stray> strays_;
};

}  // namespace backsweep
