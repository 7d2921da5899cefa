#include "graph/sweep.hpp"

#include <algorithm>

#include "graph/arithmetic.hpp"
#include "graph/attachments.hpp"
#include "graph/backward.hpp"
#include "graph/element_sweep.hpp"
#include "graph/extras.hpp"
#include "graph/hooks.hpp"
#include "graph/leaf.hpp"
#include "graph/restriction.hpp"
#include "graph/sweep_slots.hpp"
#include "graph/watch.hpp"
#include "kernels/launch.hpp"

namespace backsweep {

class Sweep {
 public:
  explicit Sweep(SweepOptions options) : options_(options), workspace_(take_workspace()) {}
  ~Sweep() {
    while (!workspace_->ready.empty()) close(workspace_->ready.pop());
    for (SweepSlot* slot : workspace_->leaves) close(slot);
    workspace_->leaves.clear();
    give_back(workspace_);
  }
  Sweep(const Sweep&) = delete;
  Sweep& operator=(const Sweep&) = delete;

  // While one lives, this thread is in the sweep.
  class Running {
   public:
    explicit Running(Sweep& sweep) noexcept
        : mode_(sweep.options_.create_graph), outer_(std::exchange(thread_state.sweep, &sweep)) {}
    ~Running() { thread_state.sweep = outer_; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

   private:
    GradMode mode_;
    Sweep* outer_;  // when a hook or a rule sweeps
  };

  // Limits the sweep to the paths that end in `inputs`.
  void restrict_to(std::span<const Edge> roots, std::span<const Edge> inputs, bool accumulates) {
    use_tensors();
    restriction_ = std::make_unique<Restriction>();
    restriction_->accumulates = accumulates;
    for (size_t i = 0; i < inputs.size(); ++i)
      if (inputs[i].node)
        restriction_->captures[inputs[i].node.get()].push_back({inputs[i].index, i});
    restriction_->captured.resize(inputs.size());
    restriction_->find_paths(roots);
  }

  // `from` and `position` say for messages which node sent the gradient and to which input.
  void send(const Edge& edge, Tensor&& gradient, const char* from, uint32_t position) {
    Node& node = *edge.node;
    if (restriction_ && !restriction_->wanted(node)) return;
    OutputInfo& expected = node.output(edge.index);
    if (gradient.layout_ref().get() != expected.layout.get() || gradient.dtype() != expected.dtype)
        [[unlikely]]
      conform(gradient, expected, from, position);
    SweepSlot* slot = slot_for(node);
    slot->last_arrival = ++arrivals_;
    if (slot->has_element) [[unlikely]]
      make_tensor(slot);
    Tensor& total = slot->gradients()[edge.index];
    if (!total.defined()) {
      total = std::move(gradient);
    } else if (!options_.create_graph && total.use_count() == 1 && total->owns_storage_alone() &&
               total.layout().is_dense()) {
      gradient_arithmetic.add_in_place(total, gradient);
    } else {
      total = gradient_arithmetic.add(total, gradient);
    }
  }

  // The seed of a root whose node takes elements: one.
  bool seed_element(const Edge& root) {
    if (!elements_ || !root.node->takes_elements()) return false;
    const DType dtype = root.node->output(0).dtype;
    send_element(root, dtype == DType::Float32 ? Element(1.0f) : Element(1.0), dtype);
    return true;
  }

  // An element that another sweep has brought to a node.
  void take_over(const Edge& edge, const Element& gradient, DType dtype) {
    join_element(edge, gradient, dtype);
  }

  void run() {
    if (thread_state.watching) [[unlikely]]
      return run_watched();
    run_all();
  }

  // One operation. False when none is left.
  bool run_one(SweepStep& step) {
    if (workspace_->ready.empty()) return false;
    step_ = &step;
    step.node = NodeRef(workspace_->ready.youngest()->node);
    run_node_with_extras(workspace_->ready.pop());
    step_ = nullptr;
    return true;
  }

  // The leaves, when no operation is left.
  std::vector<SweepStep> finish_leaves() {
    sort_leaves();
    std::vector<SweepStep> steps;
    finished_leaves_ = &steps;
    if (quiet_)
      for (SweepSlot* slot : workspace_->leaves) note_leaf(slot);
    else
      finish_with_extras();
    finished_leaves_ = nullptr;
    for (SweepSlot* slot : std::exchange(workspace_->leaves, {})) close(slot);
    return steps;
  }

  // No bare elements, because somebody looks at every gradient.
  void use_tensors() { elements_ = false; }

  // No hooks run, nothing is added to leaves and nothing is recorded.
  void be_quiet() { quiet_ = true; }

  std::vector<Node*> waiting() const {
    std::vector<Node*> nodes;
    for (const SweepSlot* slot : workspace_->ready.items()) nodes.push_back(slot->node);
    for (const SweepSlot* slot : workspace_->leaves) nodes.push_back(slot->node);
    return nodes;
  }

  uint64_t id() const { return id_; }
  bool is_restricted() const { return restriction_ || within_restricted_; }

  // See sweep.hpp. A node whose hooks run has left the queue.
  std::unordered_set<uint64_t> pending(const std::unordered_set<uint64_t>& numbers) {
    std::vector<Node*> sources = waiting();
    if (present_) sources.push_back(present_);
    std::unordered_set<uint64_t> found;
    for (Node* node : reachable(std::move(sources), numbers))
      if (!restriction_ || restriction_->wanted(*node)) found.insert(node->sequence());
    return found;
  }

  std::vector<Tensor>& captured() { return restriction_->captured; }

 private:
  // A slot that has left the queue has to be closed whatever happens.
  struct Closer {
    Sweep* sweep;
    SweepSlot* slot;
    ~Closer() { sweep->close(slot); }
  };

  void run_all() {
    while (SweepSlot* slot = workspace_->ready.pop())
      if (!slot->has_element || !run_on_element(slot)) run_node(slot);
    sort_leaves();
    if (leaves_have_extras_) [[unlikely]]
      return finish_with_extras();
    const std::vector<SweepSlot*>& leaves = workspace_->leaves;
    for (size_t i = 0; i < leaves.size(); ++i) finish(leaves[i]);
  }

  void sort_leaves() {
    std::vector<SweepSlot*>& leaves = workspace_->leaves;
    if (leaves.size() > 1)
      std::sort(leaves.begin(), leaves.end(), [](const SweepSlot* a, const SweepSlot* b) {
        return a->last_arrival < b->last_arrival;
      });
  }

  [[gnu::noinline]] void run_node(SweepSlot* slot) {
    Node& node = *slot->node;
    if (node.extras) [[unlikely]]
      return run_node_with_extras(slot);
    const Closer closer{this, slot};
    if (slot->has_element) make_tensor(slot);
    Tensor* gradients = slot->gradients();
    if (restriction_) [[unlikely]] {
      restriction_->capture(*slot->node, slot->gradients());
      if (!restriction_->runs.contains(&node)) return;
    }
    if (!gradients[0].defined() && !any_defined(gradients, node.output_count())) return;
    Backward backward(node, gradients, options_.keep_graph);
    backward.run();
    if (!options_.keep_graph) node.release_saved();
    send_all(node, backward);
  }

  // See Note [Elements] in node.hpp. False when the node needs a tensor.
  [[gnu::always_inline]] bool run_on_element(SweepSlot* slot) {
    Node& node = *slot->node;
    Element results[2];
    if (!node.takes_elements() || node.extras ||
        !node.type().apply_to_element(node, slot->element, results))
      return false;
    const Closer closer{this, slot};
    if (!options_.keep_graph) node.release_saved();
    const DType dtype = node.output(0).dtype;
    const uint32_t edges = node.edge_count();
    if (const Edge& edge = node.edge(0); edge.node) send_element(edge, results[0], dtype);
    if (edges == 1) return true;
    if (const Edge& edge = node.edge(1); edge.node) send_element(edge, results[1], dtype);
    return true;
  }

  void send_element(const Edge& edge, const Element& gradient, DType dtype) {
    Node& node = *edge.node;
    if (node.slot || node.output_count() != 1) return join_element(edge, gradient, dtype);
    SweepSlot* slot = workspace_->arena.take();
    slot->owner = this;
    slot->node = &node;
    slot->last_arrival = ++arrivals_;
    slot->element = gradient;
    slot->has_element = true;
    node.slot = slot;
    queue(node, slot);
  }

  // Where something has arrived before, or may have.
  [[gnu::noinline]] void join_element(const Edge& edge, const Element& gradient, DType dtype) {
    SweepSlot* slot = slot_for(*edge.node);
    if (slot->has_element) {
      slot->last_arrival = ++arrivals_;
      slot->element.add(gradient, dtype);
    } else {
      send(edge, tensor_of(gradient, {edge.node->output(edge.index).layout, dtype}), "", 0);
    }
  }

  static void make_tensor(SweepSlot* slot) {
    const OutputInfo& info = slot->node->output(0);
    const NodeExtras* extras = slot->node->extras;
    Tensor& gradient = slot->gradients()[0];
    gradient = tensor_of(
        slot->element,
        {info.layout, extras && extras->element_dtype ? *extras->element_dtype : info.dtype});
    conform(gradient, info, "", 0);
    slot->has_element = false;
  }

  static bool any_defined(const Tensor* gradients, uint32_t count) {
    return std::any_of(gradients, gradients + count,
                       [](const Tensor& gradient) { return gradient.defined(); });
  }

  NodeHooks* hooks_to_run(Node& node) const {
    return node.extras && !quiet_ ? node.extras->hooks.get() : nullptr;
  }

  // The same for a node with hooks, kept gradients or somebody who looks on. See Note [Hooks].
  [[gnu::noinline]] void run_node_with_extras(SweepSlot* slot) {
    Node& node = *slot->node;
    const Closer closer{this, slot};
    if (slot->has_element) make_tensor(slot);
    Tensor* gradients = slot->gradients();
    const std::span<Tensor> arrived(gradients, node.output_count());
    present_ = &node;
    if (node.extras && !quiet_) arrive(node, gradients);
    present_ = nullptr;
    if (restriction_) {
      restriction_->capture(*slot->node, slot->gradients());
      if (!restriction_->runs.contains(&node)) return;
    }
    if (!any_defined(gradients, node.output_count())) return;
    if (const NodeHooks* hooks = hooks_to_run(node); hooks && hooks->before)
      host_calls.before_node(hooks->before.get(), arrived);
    Backward backward(node, gradients, options_.keep_graph);
    backward.run();
    const std::span<Tensor> results(&backward.result(0), node.edge_count());
    if (thread_state.watching) inspect_gradients(node, results, arrived);
    const bool records = node.extras && node.extras->recorded && !quiet_;
    if (records) node.extras->recorded->local = local_derivatives(node);
    if (step_) step_->local = local_derivatives(node);
    if (!options_.keep_graph) {
      node.release_saved();
      if (node.extras) node.extras->packed.clear();
    }
    const char* const from = node.derivative().node;
    const NodeHooks* const hooks = hooks_to_run(node);
    if ((hooks && hooks->after) || records || step_) {
      for (uint32_t i = 0; i < node.edge_count(); ++i)
        if (!node.edge(i).node)
          results[i] = Tensor();
        else if (results[i].defined())
          conform(results[i], node.edge(i).node->output(node.edge(i).index), from, i);
      if (hooks && hooks->after) host_calls.after_node(hooks->after.get(), results, arrived);
      if (records) record_gradients(node, arrived, results);
      if (step_) {
        step_->arrived.assign(arrived.begin(), arrived.end());
        step_->sent.assign(results.begin(), results.end());
      }
    }
    send_all(node, backward);
  }

  [[gnu::noinline]] void run_watched() {
    finish_watched();
    const bool accumulates = !restriction_ || restriction_->accumulates;
    const HostObject told = accumulates ? after_sweep() : HostObject();
    const std::vector<Edge> roots = told ? present_roots() : std::vector<Edge>();
    if (anomaly_mode().enabled)
      while (!workspace_->ready.empty()) run_node_with_extras(workspace_->ready.pop());
    run_all();
    if (told) host_calls.sweep_ended(told.get(), roots);
  }

  // Before the first node has run, the nodes that wait are the roots.
  std::vector<Edge> present_roots() {
    std::vector<Edge> roots;
    for (Node* node : waiting())
      for (uint32_t i = 0; i < node->output_count(); ++i)
        if (slot_for(*node)->gradients()[i].defined()) roots.push_back({NodeRef(node), i});
    return roots;
  }

  void note_leaf(SweepSlot* slot) {
    const Tensor& gradient = slot->gradients()[0];
    if (gradient.defined()) finished_leaves_->push_back({NodeRef(slot->node), {gradient}, {}, {}});
  }

  void send_all(Node& node, Backward& backward) {
    for (uint32_t i = 0; i < node.edge_count(); ++i) {
      const Edge& edge = node.edge(i);
      Tensor& result = backward.result(i);
      if (edge.node && result.defined()) send(edge, std::move(result), node.derivative().node, i);
    }
  }

  void finish(SweepSlot* slot) {
    if (slot->has_element) {
      if (accumulate_element(leaf_of(*slot->node), slot->element, slot->node->output(0))) return;
      make_tensor(slot);
    }
    if (restriction_ && !restriction_->accumulates)
      restriction_->capture(*slot->node, slot->gradients());
    else if (slot->gradients()[0].defined())
      accumulate(leaf_of(*slot->node), std::move(slot->gradients()[0]));
  }

  // The same for leaves with hooks: first everything that may refuse or replace a gradient, then
  // every leaf is added to, then the hooks that wait for that.
  [[gnu::noinline]] void finish_with_extras() {
    struct Finished {
      SweepSlot* slot;
      NodeHooks* hooks;
      Tensor gradient;
    };
    const bool accumulates = !restriction_ || restriction_->accumulates;
    std::vector<Finished> finished;
    for (SweepSlot* slot : workspace_->leaves) {
      if (slot->has_element) make_tensor(slot);
      Node& node = *slot->node;
      if (!node.extras || !slot->gradients()[0].defined()) continue;
      arrive(node, slot->gradients());
      NodeHooks* hooks = node.extras->hooks.get();
      if (!accumulates || !hooks) continue;
      if (hooks->before) host_calls.before_node(hooks->before.get(), {slot->gradients(), 1});
      if (slot->gradients()[0].defined() && (hooks->after || hooks->after_accumulation))
        finished.push_back({slot, hooks, hooks->after ? slot->gradients()[0] : Tensor()});
    }
    if (finished_leaves_)
      for (SweepSlot* slot : workspace_->leaves) note_leaf(slot);
    for (SweepSlot* slot : workspace_->leaves) finish(slot);
    for (const Finished& leaf : finished) {
      if (leaf.hooks->after_accumulation)
        host_calls.after_accumulation(leaf.hooks->after_accumulation.get(),
                                      leaf_of(*leaf.slot->node));
      if (leaf.hooks->after)
        host_calls.after_node(leaf.hooks->after.get(), {}, {&leaf.gradient, 1});
    }
  }

  static void conform(Tensor& gradient, const OutputInfo& expected, const char* from,
                      uint32_t position) {
    if (gradient.dtype() == expected.dtype && same_sizes(gradient.layout(), *expected.layout))
      return;
    Tensor fitted = gradient_arithmetic.conform(gradient, *expected.layout, expected.dtype);
    if (!fitted.defined())
      fail(ErrorKind::Runtime, "backward: Function ", from,
           " returned an invalid gradient at index ", position, " - got ",
           to_string(gradient.sizes()), " but expected shape compatible with ",
           to_string(expected.layout->sizes()));
    gradient = std::move(fitted);
  }

  SweepSlot* slot_for(Node& node) {
    if (node.slot && node.slot->owner == this) return node.slot;
    if (node.slot) [[unlikely]]
      return overflow_slot_for(node);
    return node.slot = open(node);
  }

  // Another sweep is using this node.
  [[gnu::noinline]] SweepSlot* overflow_slot_for(Node& node) {
    if (!overflow_) overflow_ = std::make_unique<SlotMap>();
    SweepSlot*& slot = (*overflow_)[&node];
    if (!slot) slot = open(node);
    return slot;
  }

  [[gnu::always_inline]] SweepSlot* open(Node& node) {
    SweepSlot* slot = workspace_->arena.take();
    slot->open(this, &node);
    queue(node, slot);
    return slot;
  }

  [[gnu::always_inline]] void queue(Node& node, SweepSlot* slot) {
    if (node.is_accumulator()) {
      workspace_->leaves.push_back(slot);
      leaves_have_extras_ |= node.extras != nullptr;
    } else {
      workspace_->ready.push(slot);
    }
  }

  void close(SweepSlot* slot) {
    if (slot->node->slot == slot)
      slot->node->slot = nullptr;
    else
      overflow_->erase(slot->node);
    workspace_->arena.give_back(slot);
  }

  using SlotMap = std::unordered_map<Node*, SweepSlot*>;

  SweepOptions options_;
  Workspace* workspace_;
  uint64_t arrivals_ = 0;
  // See Note [Elements] in node.hpp.
  bool elements_ = !options_.create_graph && !thread_state.watching && !launch_observer;
  bool leaves_have_extras_ = false;
  bool within_restricted_ = current_sweep_is_restricted();
  uint64_t id_ = Node::next_sequence();
  Node* present_ = nullptr;                   // the node whose hooks run
  std::unique_ptr<SlotMap> overflow_;         // for nodes that another sweep uses
  std::unique_ptr<Restriction> restriction_;  // null: every leaf is wanted
  bool quiet_ = false;
  SweepStep* step_ = nullptr;  // is to be filled in
  std::vector<SweepStep>* finished_leaves_ = nullptr;
};

namespace {

// `like` is a tensor like the root.
Tensor seed_for(const Edge& root, const Tensor& like, const Tensor& given, size_t position) {
  const OutputInfo& info = root.node->output(root.index);
  if (!given.defined()) {
    if (info.layout->numel() != 1)
      fail(ErrorKind::Runtime, "backward: an output of shape ", to_string(info.layout->sizes()),
           " was given without a gradient; grad can be implicitly created only for scalar outputs; "
           "reduce it first (.sum() or .mean()) or pass gradient= with the output's shape");
    return gradient_arithmetic.ones_like(like);
  }
  if (!same_sizes(given.layout(), *info.layout))
    fail(ErrorKind::Runtime, "backward: Mismatch in shape: grad_output[", position,
         "] has a shape of ", to_string(given.sizes()), " and output[", position,
         "] has a shape of ", to_string(info.layout->sizes()),
         "; both must be the same; expand or reduce the gradient");
  return given;
}

// For what is no result of an operation, or a view.
[[gnu::noinline]] Edge edge_of_unusual_root(const Tensor& root, size_t position) {
  // A view made under no_grad of something that requires a gradient has no way back to it.
  if (root->requires_grad || (root.requires_grad() && current_node(root)))
    return gradient_edge(root);
  fail(
      ErrorKind::Runtime, "backward: element ", position,
      " of tensors does not require grad and does not have a grad_fn (a ", root.dtype(),
      " tensor of shape ", to_string(root.sizes()),
      "); an output computed from a tensor with requires_grad=True is required; look for detach(), "
      "item(), no_grad() or an integer dtype on the way from the parameters");
}

inline Edge edge_of_root(const Tensor& root, size_t position) {
  if (root->grad_fn && root->requires_grad && !root->attachments) [[likely]]
    return {root->grad_fn, root->output_index};
  return edge_of_unusual_root(root, position);
}

void send_seeds(Sweep& sweep, std::span<const Edge> roots, std::span<const Tensor> seeds) {
  for (size_t i = 0; i < roots.size(); ++i) {
    const OutputInfo& info = roots[i].node->output(roots[i].index);
    if (!seeds[i].defined() && sweep.seed_element(roots[i])) continue;
    const Tensor like({}, info.layout, info.dtype);  // without elements
    sweep.send(roots[i], seed_for(roots[i], like, seeds[i], i), "the seed", 0);
  }
}

}  // namespace

void backward(const Tensor& root, const Tensor& seed, SweepOptions options) {
  const Edge edge = edge_of_root(root, 0);
  if (!seed.defined() && ElementSweep::may_start(edge, options)) {
    ElementSweep elements(options);
    if (elements.run(edge)) return;
    Sweep sweep(options);
    const Sweep::Running running(sweep);
    elements.hand_over([&](const Edge& to, const Element& gradient, DType dtype) {
      sweep.take_over(to, gradient, dtype);
    });
    return sweep.run();
  }
  Sweep sweep(options);
  const Sweep::Running running(sweep);
  if (seed.defined() || !sweep.seed_element(edge))
    sweep.send(edge, seed_for(edge, root, seed, 0), "the seed", 0);
  sweep.run();
}

std::vector<Edge> root_edges(std::span<const Tensor> roots) {
  std::vector<Edge> edges;
  for (const Tensor& root : roots) edges.push_back(edge_of_root(root, edges.size()));
  return edges;
}

void backward(std::span<const Edge> roots, std::span<const Tensor> seeds,
              std::span<const Edge> inputs, SweepOptions options) {
  Sweep sweep(options);
  const Sweep::Running running(sweep);
  if (!inputs.empty()) sweep.restrict_to(roots, inputs, true);
  send_seeds(sweep, roots, seeds);
  sweep.run();
}

std::vector<Tensor> gradients(std::span<const Edge> roots, std::span<const Tensor> seeds,
                              std::span<const Edge> inputs, SweepOptions options) {
  Sweep sweep(options);
  const Sweep::Running running(sweep);
  sweep.restrict_to(roots, inputs, false);
  send_seeds(sweep, roots, seeds);
  sweep.run();
  return std::move(sweep.captured());
}

SweepSteps::SweepSteps(std::vector<Edge> roots, std::span<const Tensor> seeds, SweepOptions options,
                       bool quiet)
    : roots_(std::move(roots)), sweep_(std::make_unique<Sweep>(options)) {
  sweep_->use_tensors();
  if (quiet) sweep_->be_quiet();
  if (thread_state.watching) finish_watched();
  const Sweep::Running running(*sweep_);
  send_seeds(*sweep_, roots_, seeds);
}

SweepSteps::~SweepSteps() = default;

bool SweepSteps::next(SweepStep& step) {
  if (!at_leaves_) {
    const Sweep::Running running(*sweep_);
    if (sweep_->run_one(step)) return true;
    at_leaves_ = true;
    leaves_ = sweep_->finish_leaves();
  }
  if (next_leaf_ == leaves_.size()) return false;
  step = std::move(leaves_[next_leaf_++]);
  return true;
}

std::vector<Node*> SweepSteps::waiting() const {
  if (!at_leaves_) return sweep_->waiting();
  std::vector<Node*> nodes;
  for (size_t i = next_leaf_; i < leaves_.size(); ++i) nodes.push_back(leaves_[i].node.get());
  return nodes;
}

uint64_t current_sweep() noexcept {
  return thread_state.sweep ? thread_state.sweep->id() : 0;
}

bool current_sweep_is_restricted() noexcept {
  return thread_state.sweep && thread_state.sweep->is_restricted();
}

std::unordered_set<uint64_t> pending(const std::unordered_set<uint64_t>& numbers) {
  if (!thread_state.sweep) return {};
  return thread_state.sweep->pending(numbers);
}

}  // namespace backsweep
