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
#include <vector>

#include "graph/node.hpp"

namespace backsweep {

struct SweepOptions {
  bool keep_graph = false;    // retain_graph
  bool create_graph = false;  // record the sweep itself
};

// Accumulates into every leaf that `roots` depend on. An undefined seed stands for one.
void backward(std::span<const Tensor> roots, std::span<const Tensor> seeds, SweepOptions options);
// Accumulates into `inputs` only.
void backward_to(std::span<const Tensor> roots, std::span<const Tensor> seeds,
                 std::span<const Tensor> inputs, SweepOptions options);
// Returns the gradients of `inputs` (undefined where there is no path) and changes no tensor.
std::vector<Tensor> gradients(std::span<const Tensor> roots, std::span<const Tensor> seeds,
                              std::span<const Tensor> inputs, SweepOptions options);

}  // namespace backsweep
