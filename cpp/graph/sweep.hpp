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

#include <memory>
#include <span>
#include <unordered_set>
#include <vector>

#include "graph/node.hpp"

namespace backsweep {

class Sweep;

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

// One node of a sweep that is taken node by node. Everything but `node` is empty when no gradient
// flowed into it.
struct SweepStep {
  NodeRef node;
  std::vector<Tensor> arrived;  // for each output
  std::vector<Tensor> sent;     // for each edge
  std::vector<Tensor> local;    // see local_derivatives in recording.hpp
};

// A sweep that stops after each node: the operations, then, all leaves having been added to, the
// leaves. A quiet one runs no hooks and changes no leaf. One that is given up has changed no leaf.
class SweepSteps {
 public:
  SweepSteps(std::vector<Edge> roots, std::span<const Tensor> seeds, SweepOptions options,
             bool quiet);
  ~SweepSteps();
  // False when the sweep has ended.
  bool next(SweepStep& step);
  // The nodes that gradients wait for.
  std::vector<Node*> waiting() const;

 private:
  std::vector<Edge> roots_;  // keep the graph alive
  std::unique_ptr<Sweep> sweep_;
  bool at_leaves_ = false;
  std::vector<SweepStep> leaves_;
  size_t next_leaf_ = 0;
};

// For hooks: the number of the sweep that this thread is in, 0 outside; and those of the nodes with
// these numbers that the sweep has yet to run, the one whose hook asks included.
uint64_t current_sweep() noexcept;
// Whether that sweep, or one that it runs in, goes to some inputs only.
bool current_sweep_is_restricted() noexcept;
std::unordered_set<uint64_t> pending(const std::unordered_set<uint64_t>& numbers);

}  // namespace backsweep
