// The backward sweep.
//
// Nodes are taken from young to old (see Note [Sweep order] in node.hpp), so a node runs once,
// after everything that consumed its outputs. Gradients that meet are added. Leaves come last, in
// the order in which their gradients became complete: when a rule fails half-way, no leaf has
// changed.
//
// The sweep runs on the calling thread and its notes live in slots that nodes point to while it
// runs; a sweep inside a sweep, or one on another thread, keeps its own notes for nodes that are
// taken.
#pragma once

#include <span>
#include <unordered_set>
#include <vector>

#include "graph/node.hpp"

namespace backsweep {

struct SweepOptions {
  bool keep_graph = false;    // retain_graph
  bool create_graph = false;  // record the sweep itself
};

// Accumulates into every leaf that `root` depends on. An undefined seed stands for one.
void backward(const Tensor& root, const Tensor& seed, SweepOptions options);

// Where sweeps from these tensors start. RuntimeError for one that has no history.
std::vector<Edge> root_edges(std::span<const Tensor> roots);
// The same from several roots; `inputs`, when there are some, are the only leaves added to.
void backward(std::span<const Edge> roots, std::span<const Tensor> seeds,
              std::span<const Edge> inputs, SweepOptions options);
// Returns the gradients that arrive at `inputs` (undefined where there is no path) and changes no
// leaf.
std::vector<Tensor> gradients(std::span<const Edge> roots, std::span<const Tensor> seeds,
                              std::span<const Edge> inputs, SweepOptions options);

// For hooks: the number of the sweep that this thread is in, 0 outside; and those of the nodes with
// these numbers that the sweep has yet to run, the one whose hook asks included.
uint64_t current_sweep() noexcept;
std::unordered_set<uint64_t> pending(const std::unordered_set<uint64_t>& numbers);

}  // namespace backsweep
