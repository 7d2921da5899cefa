#include "graph/leaf.hpp"

#include "graph/arithmetic.hpp"
#include "graph/attachments.hpp"
#include "graph/extras.hpp"
#include "graph/hooks.hpp"

namespace backsweep {
namespace {

// The accumulator's rule data is the leaf.
void destroy_accumulator(void* rule) noexcept {
  static_cast<Tensor*>(rule)->~Tensor();
}

constexpr Derivative kAccumulateGrad{"leaf", "AccumulateGrad", "g"};
// The sweep treats accumulators itself, so they have no rule to apply.
constexpr NodeType kAccumulatorType{&kAccumulateGrad, nullptr, destroy_accumulator, sizeof(Tensor)};

void expect_gradient(Node& accumulator, const Tensor& leaf) {
  const int8_t wanted = leaf->attachments->gradient_dtype;
  accumulator.output(0) = {leaf.layout_ref(),
                           wanted < 0 ? leaf.dtype() : static_cast<DType>(wanted)};
  if (accumulator.output(0).dtype != leaf.dtype())
    extras_of(accumulator).element_dtype = leaf.dtype();
}

}  // namespace

bool nobody_else_sees(const Tensor& gradient) {
  return gradient.use_count() == 1 && gradient->owns_storage_alone() &&
         gradient->storage->owns_memory();
}

NodeRef accumulator_of(const Tensor& leaf) {
  Node*& accumulator = attachments_of(leaf).accumulator;
  if (!accumulator) {
    accumulator = Node::create(kAccumulatorType, 1, 0, 0);
    accumulator->set_flag(Node::kAccumulator);
    new (accumulator->rule()) Tensor(leaf);
    expect_gradient(*accumulator, leaf);
    return NodeRef::adopt(accumulator);
  }
  if (accumulator->use_count() == 0) leaf_of(*accumulator) = leaf;
  return NodeRef(accumulator);
}

bool park_accumulator(Node& accumulator) noexcept {
  Tensor& owned = leaf_of(accumulator);
  // Moved out first: when this was the last reference to the leaf, the accumulator goes with it.
  const Tensor leaf = std::move(owned);
  return leaf->attachments->accumulator == &accumulator;
}

void change_gradient(const Tensor& tensor, Tensor gradient) {
  attachments_of(tensor).gradient = std::move(gradient);
  if (tensor->handle && host_calls.gradient_changed) host_calls.gradient_changed(tensor);
}

void change_gradient_dtype(const Tensor& leaf, int8_t dtype) {
  Attachments& attachments = attachments_of(leaf);
  attachments.gradient_dtype = dtype;
  if (attachments.accumulator) expect_gradient(*attachments.accumulator, leaf);
}

void accumulate(const Tensor& leaf, Tensor gradient) {
  const Tensor& total = attachments_of(leaf).gradient;
  if (!total.defined()) {
    // It lies as its leaf does, without the leaf's gaps.
    const bool dense = leaf.layout().is_dense();
    const bool take_over =
        !grad_enabled() && nobody_else_sees(gradient) &&
        (dense ? equal(gradient.strides(), leaf.strides()) : gradient.is_contiguous());
    if (!take_over)
      gradient = dense ? gradient_arithmetic.copy_to(gradient, leaf.layout_ref())
                       : gradient_arithmetic.clone_to(gradient, Layout::contiguous(leaf.sizes()));
    change_gradient(leaf, std::move(gradient));
  } else if (grad_enabled()) {
    change_gradient(leaf, gradient_arithmetic.add(total, gradient));
  } else {
    gradient_arithmetic.add_in_place(total, gradient);
  }
}

bool accumulate_element(const Tensor& leaf, const Element& gradient, const OutputInfo& info) {
  const Tensor& total = attachments_of(leaf).gradient;
  if (!total.defined() || total.numel() != 1 || total.dtype() != info.dtype) return false;
  Element sum = Element::read(total.raw(), info.dtype);
  sum.add(gradient, info.dtype);
  sum.write_to(total.raw(), info.dtype);
  total.bump_version();
  return true;
}

Node* current_node(const Tensor& tensor) {
  if (tensor->attachments && view_is_stale(tensor)) [[unlikely]]
    gradient_arithmetic.refresh_view(tensor);
  return tensor->grad_fn.get();
}

void forget_accumulator(const Tensor& leaf) {
  if (!leaf->attachments || !leaf->attachments->accumulator) return;
  Node* accumulator = std::exchange(leaf->attachments->accumulator, nullptr);
  if (accumulator->extras && accumulator->extras->hooks)
    extras_of(*accumulator_of(leaf)).hooks = std::move(accumulator->extras->hooks);
  if (accumulator->use_count() == 0) Node::free(accumulator);
}

void change_requires_grad(const Tensor& tensor, bool requires_grad) {
  if (!tensor.is_leaf()) {
    if (requires_grad) return;
    fail(
        ErrorKind::Runtime, "requires_grad: a tensor computed by ",
        tensor->grad_fn->derivative().op,
        " was given; you can only change requires_grad flags of leaf variables. If you want to use "
        "a computed variable in a subgraph that doesn't require differentiation use var_no_grad = "
        "var.detach().");
  }
  if (requires_grad && !is_floating(tensor.dtype()))
    fail(ErrorKind::Runtime, "requires_grad: a tensor of dtype ", tensor.dtype(),
         " was given; only Tensors of floating point and complex dtype can require gradients; "
         "convert it with .float()");
  if (requires_grad && tensor->storage->is_inference() && !thread_state.inference)
    fail(ErrorKind::Runtime,
         "requires_grad: Setting requires_grad=True on inference tensor outside InferenceMode is "
         "not allowed.");
  tensor->requires_grad = requires_grad;
}

void detach_in_place(const Tensor& tensor) {
  if (tensor->attachments && tensor->attachments->base.defined())
    fail(ErrorKind::Runtime,
         "detach_: a view was given; Can't detach views in-place. Use detach() instead.");
  if (tensor->retains_grad) forget_retained(*tensor.impl());
  tensor->retains_grad = false;
  tensor->grad_fn = {};
  tensor->output_index = 0;
  tensor->requires_grad = false;
}

void retain_grad(const Tensor& tensor) {
  if (!tensor.requires_grad())
    fail(ErrorKind::Runtime,
         "retain_grad: can't retain_grad on Tensor that has requires_grad=False");
  const Edge edge = gradient_edge(tensor);
  if (tensor.is_leaf() || tensor->retains_grad) return;
  tensor->retains_grad = true;
  attachments_of(tensor);  // so that the end of the tensor is noticed
  extras_of(*edge.node).retained.push_back({edge.index, tensor.impl()});
}

void forget_retained(TensorImpl& impl) noexcept {
  if (!impl.grad_fn || !impl.grad_fn->extras) return;
  std::erase_if(impl.grad_fn->extras->retained,
                [&](const auto& entry) { return entry.second == &impl; });
}

Edge gradient_edge_of_attached(const Tensor& tensor) {
  if (current_node(tensor)) return {tensor->grad_fn, tensor->output_index};
  if (tensor->requires_grad) return {accumulator_of(tensor), 0};
  return {};
}

}  // namespace backsweep
