#include "ops/in_place.hpp"

#include "ops/cast.hpp"

#include <algorithm>

#include "graph/arithmetic.hpp"
#include "graph/extras.hpp"
#include "graph/watch.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"
#include "ops/warning.hpp"

namespace backsweep {
namespace {

constexpr Derivative kCopySlices{"in-place write to a view", "CopySlices",
                                 "g with the derivative of the write in place of the view; "
                                 "the derivative of the write, for g at the view"};

// The history of a base whose view was written to: outside the view the gradient passes, inside it
// goes through the node of the write. Edge 0 leads to the base before the write, edge i to input i
// of the write.
struct CopySlicesBack {
  NodeRef written;
  uint32_t output;
  Geometry base;
  Geometry slice;

  void operator()(Backward& backward) {
    const Tensor& gradient = backward.gradient();
    const bool may_overwrite = owned_by_sweep(gradient);
    Tensor inside = may_overwrite ? cast_unrecorded(slice_of(gradient), gradient.dtype())
                                  : restride(gradient, base, slice, base);
    Tensor one;
    std::vector<Tensor> many;
    Tensor* outputs = &one;
    if (written->output_count() > 1) {
      many.resize(written->output_count());
      outputs = many.data();
    }
    outputs[output] = std::move(inside);
    // A saved result of the write leads to its node, too: then the sweep has yet to run it.
    Backward inner(*written, outputs, backward.keeps_graph() || written->use_count() > 1);
    inner.run();
    for (uint32_t i = 1; i < written->edge_count(); ++i) backward.set(i, inner.result(i));
    if (backward.needs(0)) backward.set(0, replaced(gradient, inner.result(0), may_overwrite));
    if (!backward.keeps_graph()) {
      // Frees what the write saved, unless the graph holds its node elsewhere too.
      backward.node().set_flag(Node::kReleased);
      written = NodeRef();
    }
  }

 private:
  Tensor slice_of(const Tensor& whole) const {
    return alias(whole, slice.layout, whole->offset + slice.offset - base.offset);
  }

  // A gradient that nobody else sees is changed where it is: a loop that fills an array element by
  // element then costs no copy of the whole array at each step.
  bool owned_by_sweep(const Tensor& gradient) const {
    return !grad_enabled() && gradient.use_count() == 1 && gradient->owns_storage_alone() &&
           gradient->storage->owns_memory() && gradient.layout().is_dense() &&
           equal(gradient.strides(), base.layout->strides()) && lies_within(slice, base);
  }

  Tensor replaced(const Tensor& gradient, Tensor result, bool in_place) const {
    if (result.defined())
      result = gradient_arithmetic.conform(result, *slice.layout, gradient.dtype());
    if (!result.defined()) result = zeros(slice.layout->sizes(), gradient.dtype());
    if (!in_place) return scatter_into(gradient, result, base, slice);
    copy_unrecorded(slice_of(gradient), result);
    return gradient;
  }
};

// A tensor that keeps its gradient keeps that of its newest value.
void move_retained(const Tensor& tensor, Node& node, uint32_t output) {
  Node* old = tensor->grad_fn.get();
  if (!tensor->retains_grad || !old || old == &node || !old->extras) return;
  std::erase_if(old->extras->retained,
                [&](const auto& entry) { return entry.second == tensor.impl(); });
  extras_of(node).retained.push_back({output, tensor.impl()});
}

void change_history(const Tensor& tensor, NodeRef node, uint32_t output) {
  move_retained(tensor, *node, output);
  Tensor changed = tensor;
  set_history(changed, std::move(node), output);
}

// Refuses views that must not be written to under autograd; `what` says what happened to them.
void refuse_ambiguous_view(const char* op, const Tensor& view, const char* what) {
  const Attachments& attachments = *view->attachments;
  if (!view->made_without_grad && !attachments.one_of_many && !attachments.made_by_function) return;
  const char* reason =
      ". This view is the output of a function that returns multiple views. Such functions do not "
      "allow the output views to be modified inplace. You should replace the inplace operation by "
      "an out-of-place one.";
  if (view->made_without_grad)
    reason =
        ". Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify "
        "your code by moving both the view and the inplace either both inside the no_grad block "
        "(if "
        "you don't want the inplace to be tracked) or both outside (if you want the inplace to be "
        "tracked).";
  else if (attachments.made_by_function)
    reason =
        ". This view was created inside a custom Function (or because an input was returned as-is) "
        "and the autograd logic to handle view+inplace would override the custom backward "
        "associated with the custom Function, leading to incorrect gradients. This behavior is "
        "forbidden. You can fix this by cloning the output of the custom Function.";
  // A view without a history has no maker to name; PyTorch takes it for one made without recording.
  if (view->made_without_grad || !view->grad_fn)
    fail(ErrorKind::Runtime, op, ": A view was created in no_grad mode and ", what,
         " modified inplace with grad mode enabled", reason);
  const std::string_view node = view->grad_fn->derivative().node;
  fail(ErrorKind::Runtime, op, ": Output ", view->output_index, " of ",
       node.substr(0, node.find("Backward")), " is a view and ", what, " modified inplace", reason);
}

}  // namespace

void check_inference(const char* op, const Tensor& target) {
  if (target->storage->is_inference() && !thread_state.inference) [[unlikely]]
    fail(ErrorKind::Runtime, op,
         ": Inplace update to inference tensor outside InferenceMode is not allowed.You can make a "
         "clone to get a normal tensor before doing inplace update.");
}

void check_recordable(const char* op, const Tensor& target, bool other_requires_grad) {
  check_inference(op, target);
  if (!grad_enabled() || !(other_requires_grad || target.requires_grad())) return;
  if (is_view(target)) {
    refuse_ambiguous_view(op, target, "is being");
    const Tensor& base = target->attachments->base;
    if (base.is_leaf() && target.requires_grad())
      fail(ErrorKind::Runtime, op, ": a view of a leaf of shape ", to_string(base.sizes()),
           " was given; a view of a leaf Variable that requires grad is being used in an in-place "
           "operation.; leaves may be written to under no_grad() only; use the operation without "
           "the "
           "underscore, or write inside `with no_grad():`");
  }
  if (target->requires_grad && target.is_leaf())
    fail(ErrorKind::Runtime, op, ": a leaf of shape ", to_string(target.sizes()),
         " was given; a leaf Variable that requires grad is being used in an in-place operation.; "
         "leaves may be written to under no_grad() only; use the operation without the underscore, "
         "or "
         "write inside `with no_grad():`");
}

void check_writable(const char* op, const Tensor& target, bool other_requires_grad) {
  check_recordable(op, target, other_requires_grad);
  check_memory(op, target);
}

bool shares_elements(const Tensor& target) {
  if (target.layout().is_dense() || target.numel() == 0) return false;
  for (int dim = 0; dim < target.ndim(); ++dim)
    if (target.stride(dim) == 0 && target.size(dim) > 1) return true;
  return false;
}

[[gnu::cold]] void check_expanded(const char* op, const Tensor& target, const char* also,
                                  bool other_requires_grad) {
  if (grad_enabled() && (other_requires_grad || target.requires_grad()))
    return check_writable(op, target, other_requires_grad);
  check_recordable(op, target, other_requires_grad);
  if (!also || !shares_elements(target)) return;
  std::string text = "Use of ";
  text.append(op)
      .append(
          " on expanded tensors is deprecated. Please clone() the tensor before performing this "
          "operation. This also applies to advanced indexing e.g. ")
      .append(also);
  warn(text.c_str());
}

void check_memory(const char* op, const Tensor& target) {
  if (shares_elements(target))
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(target.sizes()), " and strides ",
         to_string(target.strides()),
         " was given; unsupported operation: more than one element of the written-to tensor "
         "refers "
         "to a single memory location. Please clone() the tensor before performing the "
         "operation.");
}

void rebase_history(Tensor& target, NodeRef node, uint32_t index) {
  if (!is_view(target)) return change_history(target, std::move(node), index);
  refuse_ambiguous_view(node->derivative().op, target, "is being");
  Attachments& attachments = *target->attachments;
  Tensor& base = attachments.base;
  node->output(index) = {target.layout_ref(), target.dtype()};
  const uint32_t edges = std::max(node->edge_count(), uint32_t{1});
  Node* slices = Node::create(detail::kRecordedType<kCopySlices, CopySlicesBack>, 1, edges, 0);
  NodeRef owner = NodeRef::adopt(slices);
  slices->edge(0) = gradient_edge(base);
  for (uint32_t i = 1; i < edges; ++i) slices->edge(i) = node->edge(i);
  new (slices->rule())
      CopySlicesBack{std::move(node), index, geometry_of(base), geometry_of(target)};
  if (thread_state.watching) [[unlikely]]
    watch_node(*slices, {});
  change_history(base, std::move(owner), 0);
  refresh_view(target);
}

void refresh_view(const Tensor& view) {
  refuse_ambiguous_view("view", view, "its base or another view of its base has been");
  Attachments& attachments = *view->attachments;
  change_history(view, as_strided_node(attachments.base, geometry_of(view), view.dtype()), 0);
  attachments.base_version = view.version();
}

void take_over(Tensor& target, const Tensor& view) {
  target->layout = view.layout_ref();
  target->offset = view->offset;
  mark_written(target);
  if (view->grad_fn)
    change_history(target, view->grad_fn, view->output_index);
  else
    forget_accumulator(target);  // which expects the old sizes
  if (is_view(target)) target->attachments->base_version = target.version();
}

void put_back(Tensor& target, const Tensor& result) {
  // What the rule has saved of the memory that is about to be written, it keeps as a copy.
  if (Node* node = result->grad_fn.get())
    for (uint32_t i = 0; i < node->saved_count(); ++i)
      if (node->saved(i).defined() && node->saved(i).storage().get() == target->storage.get())
        node->saved(i) =
            Saved(cast_unrecorded(node->saved(i).value(), target.dtype()), node->saved(i).source());
  if (thread_state.watching) [[unlikely]]
    watch_result(result);
  copy_unrecorded(target, result);
  mark_written(target);
  if (result->grad_fn) rebase_history(target, result->grad_fn, result->output_index);
}

}  // namespace backsweep
