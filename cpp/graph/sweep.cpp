#include "graph/sweep.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "graph/arithmetic.hpp"
#include "graph/attachments.hpp"
#include "graph/backward.hpp"
#include "graph/extras.hpp"
#include "graph/leaf.hpp"

namespace backsweep {

class Sweep;

// A sweep's notes on one node.
class SweepSlot {
 public:
  Sweep* owner = nullptr;
  NodeRef node;
  uint64_t last_arrival = 0;
  Tensor* gradients() { return more_ ? more_.get() : &first_; }
  void open(Sweep* sweep, Node* reached) {
    owner = sweep;
    node = NodeRef(reached);
    if (reached->output_count() > 1) more_ = std::make_unique<Tensor[]>(reached->output_count());
  }
  void close() {
    first_ = Tensor();
    more_.reset();
    node = NodeRef();
  }
  SweepSlot* next_free = nullptr;

 private:
  Tensor first_;
  std::unique_ptr<Tensor[]> more_;
};

namespace {

// Slots in blocks that are kept for the next sweep; their addresses stay.
class SlotArena {
 public:
  SweepSlot* take() {
    if (!free_) grow();
    SweepSlot* slot = free_;
    free_ = slot->next_free;
    return slot;
  }
  void give_back(SweepSlot* slot) {
    slot->close();
    slot->next_free = free_;
    free_ = slot;
  }

 private:
  void grow() {
    const size_t count = blocks_.empty() ? 64 : 1024;
    blocks_.push_back(std::make_unique<SweepSlot[]>(count));
    for (size_t i = count; i-- > 0;) {
      blocks_.back()[i].next_free = free_;
      free_ = &blocks_.back()[i];
    }
  }
  SweepSlot* free_ = nullptr;
  std::vector<std::unique_ptr<SweepSlot[]>> blocks_;
};

// The nodes that wait for their turn, youngest first. The youngest lies outside the heap: in a
// chain the heap stays empty.
class ReadyQueue {
 public:
  bool empty() const { return !youngest_; }
  void push(SweepSlot* slot) {
    if (!youngest_) {
      youngest_ = slot;
      return;
    }
    if (slot->node->sequence() > youngest_->node->sequence()) std::swap(slot, youngest_);
    heap_.push_back(slot);
    std::push_heap(heap_.begin(), heap_.end(), older);
  }
  SweepSlot* pop() {
    SweepSlot* slot = std::exchange(youngest_, nullptr);
    if (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), older);
      youngest_ = heap_.back();
      heap_.pop_back();
    }
    return slot;
  }

 private:
  static bool older(const SweepSlot* a, const SweepSlot* b) {
    return a->node->sequence() < b->node->sequence();
  }
  SweepSlot* youngest_ = nullptr;
  std::vector<SweepSlot*> heap_;
};

// Buffers that one sweep needs and the next can use again.
struct Workspace {
  SlotArena arena;
  ReadyQueue ready;
  std::vector<SweepSlot*> leaves;
  std::unique_ptr<Workspace> next;
};

#ifdef BACKSWEEP_THREAD_SAFE
thread_local std::unique_ptr<Workspace> spare_workspace;
#else
std::unique_ptr<Workspace> spare_workspace;  // see Note [GIL] in counted.hpp
#endif

std::unique_ptr<Workspace> take_workspace() {
  if (!spare_workspace) return std::make_unique<Workspace>();
  std::unique_ptr<Workspace> taken = std::move(spare_workspace);
  spare_workspace = std::move(taken->next);
  return taken;
}

// What a sweep that ends in given inputs has to visit and keep.
struct Restriction {
  struct Capture {
    uint32_t output;
    size_t position;
  };

  std::unordered_map<Node*, std::vector<Capture>> captures;
  std::unordered_set<Node*> runs;  // nodes with an input below them
  std::vector<Tensor> captured;

  void capture(SweepSlot& slot) {
    const auto found = captures.find(slot.node.get());
    if (found == captures.end()) return;
    for (const Capture& capture : found->second)
      captured[capture.position] = slot.gradients()[capture.output];
  }

  bool wanted(Node& node) const { return runs.contains(&node) || captures.contains(&node); }

  // Marks every node from which an input can be reached, by a depth-first walk without recursion.
  void find_paths(std::span<const Edge> roots) {
    struct Visit {
      Node* node;
      uint32_t next_edge;
    };
    std::unordered_set<Node*> seen;
    std::vector<Visit> path;
    for (const Edge& root : roots) {
      if (!root.node || !seen.insert(root.node.get()).second) continue;
      path.push_back({root.node.get(), 0});
      while (!path.empty()) {
        Visit& visit = path.back();
        if (visit.next_edge < visit.node->edge_count()) {
          Node* child = visit.node->edge(visit.next_edge++).node.get();
          if (!child) continue;
          if (seen.insert(child).second)
            path.push_back({child, 0});
          else if (wanted(*child))
            runs.insert(visit.node);
        } else {
          Node* finished = visit.node;
          path.pop_back();
          if (!path.empty() && wanted(*finished)) runs.insert(path.back().node);
        }
      }
    }
  }
};

}  // namespace

class Sweep {
 public:
  explicit Sweep(SweepOptions options)
      : options_(options), mode_(options.create_graph), workspace_(take_workspace()) {}
  ~Sweep() {
    while (!workspace_->ready.empty()) close(workspace_->ready.pop());
    for (SweepSlot* slot : workspace_->leaves) close(slot);
    workspace_->leaves.clear();
    workspace_->next = std::move(spare_workspace);
    spare_workspace = std::move(workspace_);
  }
  Sweep(const Sweep&) = delete;
  Sweep& operator=(const Sweep&) = delete;

  // Limits the sweep to the paths that end in `inputs`.
  void restrict_to(std::span<const Edge> roots, std::span<const Edge> inputs) {
    restriction_ = std::make_unique<Restriction>();
    for (size_t i = 0; i < inputs.size(); ++i)
      if (inputs[i].node)
        restriction_->captures[inputs[i].node.get()].push_back({inputs[i].index, i});
    restriction_->captured.resize(inputs.size());
    restriction_->find_paths(roots);
  }

  void send(const Edge& edge, Tensor gradient, const char* from) {
    Node& node = *edge.node;
    if (restriction_ && !restriction_->wanted(node)) return;
    OutputInfo& expected = node.output(edge.index);
    if (gradient.layout_ref().get() != expected.layout.get() || gradient.dtype() != expected.dtype)
        [[unlikely]]
      conform(gradient, expected, from);
    SweepSlot* slot = slot_for(node);
    slot->last_arrival = ++arrivals_;
    Tensor& total = slot->gradients()[edge.index];
    if (!total.defined()) {
      total = std::move(gradient);
    } else if (!options_.create_graph && total.use_count() == 1 &&
               total->storage->use_count() == 1 && total.layout().is_dense()) {
      gradient_arithmetic.add_in_place(total, gradient);
    } else {
      total = gradient_arithmetic.add(total, gradient);
    }
  }

  void run() {
    while (!workspace_->ready.empty()) run_node(workspace_->ready.pop());
    std::vector<SweepSlot*>& leaves = workspace_->leaves;
    if (leaves.size() > 1)
      std::sort(leaves.begin(), leaves.end(), [](const SweepSlot* a, const SweepSlot* b) {
        return a->last_arrival < b->last_arrival;
      });
    for (size_t i = 0; i < leaves.size(); ++i) {
      SweepSlot* slot = leaves[i];
      if (restriction_) {
        restriction_->capture(*slot);
      } else if (slot->gradients()[0].defined()) {
        accumulate(leaf_of(*slot->node), std::move(slot->gradients()[0]));
      }
    }
  }

  std::vector<Tensor>& captured() { return restriction_->captured; }

 private:
  void run_node(SweepSlot* slot) {
    Node& node = *slot->node;
    Tensor* gradients = slot->gradients();
    // The slot leaves the queue now, so it has to be closed whatever happens.
    struct Closer {
      Sweep* sweep;
      SweepSlot* slot;
      ~Closer() { sweep->close(slot); }
    } closer{this, slot};
    if (restriction_) [[unlikely]] {
      restriction_->capture(*slot);
      if (!restriction_->runs.contains(&node)) return;
    }
    if (node.extras) [[unlikely]]
      keep_retained(*node.extras, gradients);
    if (!gradients[0].defined() && !any_defined(gradients, node.output_count())) return;
    Backward backward(node, gradients, options_.keep_graph);
    backward.run();
    if (!options_.keep_graph) node.release_saved();
    for (uint32_t i = 0; i < node.edge_count(); ++i) {
      const Edge& edge = node.edge(i);
      Tensor& result = backward.result(i);
      if (edge.node && result.defined()) send(edge, std::move(result), node.derivative().node);
    }
  }

  static bool any_defined(const Tensor* gradients, uint32_t count) {
    return std::any_of(gradients, gradients + count,
                       [](const Tensor& gradient) { return gradient.defined(); });
  }

  static void keep(Tensor& kept, const Tensor& gradient) {
    kept = kept.defined() ? gradient_arithmetic.add(kept, gradient) : gradient;
  }

  static void keep_retained(NodeExtras& extras, Tensor* gradients) {
    for (auto& [output, impl] : extras.retained)
      if (gradients[output].defined())
        keep(attachments_of(Tensor::share(impl)).gradient, gradients[output]);
  }

  static void conform(Tensor& gradient, const OutputInfo& expected, const char* from) {
    if (gradient.dtype() == expected.dtype && same_sizes(gradient.layout(), *expected.layout))
      return;
    Tensor fitted = gradient_arithmetic.conform(gradient, *expected.layout, expected.dtype);
    if (!fitted.defined())
      fail(ErrorKind::Runtime, "backward: Function ", from,
           " returned an invalid gradient of shape ", to_string(gradient.sizes()),
           "; expected shape compatible with ", to_string(expected.layout->sizes()));
    gradient = std::move(fitted);
  }

  SweepSlot* slot_for(Node& node) {
    if (node.slot && node.slot->owner == this) return node.slot;
    if (node.slot) {  // another sweep is using this node
      if (!overflow_) overflow_ = std::make_unique<SlotMap>();
      SweepSlot*& slot = (*overflow_)[&node];
      if (!slot) slot = open(node);
      return slot;
    }
    return node.slot = open(node);
  }

  SweepSlot* open(Node& node) {
    SweepSlot* slot = workspace_->arena.take();
    slot->open(this, &node);
    if (node.is_accumulator())
      workspace_->leaves.push_back(slot);
    else
      workspace_->ready.push(slot);
    return slot;
  }

  void close(SweepSlot* slot) {
    if (slot->node->slot == slot)
      slot->node->slot = nullptr;
    else
      overflow_->erase(slot->node.get());
    slot->owner = nullptr;
    workspace_->arena.give_back(slot);
  }

  using SlotMap = std::unordered_map<Node*, SweepSlot*>;

  SweepOptions options_;
  GradMode mode_;
  std::unique_ptr<Workspace> workspace_;
  uint64_t arrivals_ = 0;
  std::unique_ptr<SlotMap> overflow_;         // for nodes that another sweep uses
  std::unique_ptr<Restriction> restriction_;  // null: every leaf is wanted
};

namespace {

Tensor seed_for(const Tensor& root, const Tensor& given, size_t position) {
  if (!given.defined()) {
    if (root.numel() != 1)
      fail(ErrorKind::Runtime, "backward: an output of shape ", to_string(root.sizes()),
           " was given without a gradient; grad can be implicitly created only for scalar outputs; "
           "reduce it first (.sum() or .mean()) or pass gradient= with the output's shape");
    if (!is_floating(root.dtype()))
      fail(ErrorKind::Runtime, "backward: an output of dtype ", root.dtype(),
           " was given; grad can be created only for floating point outputs");
    return gradient_arithmetic.ones_like(root);
  }
  if (!same_sizes(given.layout(), root.layout()))
    fail(ErrorKind::Runtime, "backward: Mismatch in shape: grad_output[", position,
         "] has a shape of ", to_string(given.sizes()), " and output[", position,
         "] has a shape of ", to_string(root.sizes()),
         "; both must be the same; expand or reduce the gradient");
  return given;
}

void check_root(const Tensor& root, size_t position) {
  // A view made under no_grad of something that requires a gradient has no way back to it.
  if (root->requires_grad || (root.requires_grad() && current_node(root))) return;
  fail(
      ErrorKind::Runtime, "backward: element ", position,
      " of tensors does not require grad and does not have a grad_fn (a ", root.dtype(),
      " tensor of shape ", to_string(root.sizes()),
      "); an output computed from a tensor with requires_grad=True is required; look for detach(), "
      "item(), no_grad() or an integer dtype on the way from the parameters");
}

std::vector<Edge> edges_of(std::span<const Tensor> tensors) {
  std::vector<Edge> edges;
  edges.reserve(tensors.size());
  for (const Tensor& tensor : tensors) edges.push_back(gradient_edge(tensor));
  return edges;
}

std::vector<Tensor> restricted_sweep(std::span<const Tensor> roots, std::span<const Tensor> seeds,
                                     std::span<const Tensor> inputs, SweepOptions options) {
  for (size_t i = 0; i < roots.size(); ++i) check_root(roots[i], i);
  for (const Tensor& input : inputs)
    if (!input.requires_grad())
      fail(ErrorKind::Runtime,
           "grad: One of the differentiated Tensors does not require grad (shape ",
           to_string(input.sizes()), "); call requires_grad_() on it before computing the output");
  const std::vector<Edge> root_edges = edges_of(roots);
  const std::vector<Edge> input_edges = edges_of(inputs);
  Sweep sweep(options);
  sweep.restrict_to(root_edges, input_edges);
  for (size_t i = 0; i < roots.size(); ++i)
    sweep.send(root_edges[i], seed_for(roots[i], seeds[i], i), "the seed");
  sweep.run();
  return std::move(sweep.captured());
}

}  // namespace

void backward(std::span<const Tensor> roots, std::span<const Tensor> seeds, SweepOptions options) {
  for (size_t i = 0; i < roots.size(); ++i) check_root(roots[i], i);
  Sweep sweep(options);
  for (size_t i = 0; i < roots.size(); ++i)
    sweep.send(gradient_edge(roots[i]), seed_for(roots[i], seeds[i], i), "the seed");
  sweep.run();
}

void backward_to(std::span<const Tensor> roots, std::span<const Tensor> seeds,
                 std::span<const Tensor> inputs, SweepOptions options) {
  std::vector<Tensor> results = restricted_sweep(roots, seeds, inputs, options);
  const GradMode mode(options.create_graph);
  for (size_t i = 0; i < inputs.size(); ++i)
    if (results[i].defined()) accumulate(inputs[i], std::move(results[i]));
}

std::vector<Tensor> gradients(std::span<const Tensor> roots, std::span<const Tensor> seeds,
                              std::span<const Tensor> inputs, SweepOptions options) {
  return restricted_sweep(roots, seeds, inputs, options);
}

}  // namespace backsweep
