#include "ops/cast.hpp"

#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kTo{"to", "ToCopyBackward0", "g"};
constexpr Derivative kClone{"clone", "CloneBackward0", "g"};

LoopFunction cast_loop(DType from, DType to) {
  return cast_kernels.cast[static_cast<int>(from)][static_cast<int>(to)];
}

// Whether the result is to be contiguous, or to keep its input's strides.
using MemoryFormat = std::optional<bool>;

Tensor clone_row(const Tensor& input, MemoryFormat format) {
  return format.value_or(false) ? contiguous_clone(input) : clone(input);
}
Tensor contiguous_row(const Tensor& input, MemoryFormat format) {
  if (!format.value_or(true))
    fail(ErrorKind::Runtime,
         "contiguous: preserve memory format is unsupported by the contiguous operator; leave "
         "memory_format out");
  return contiguous(input);
}

}  // namespace

Tensor cast_unrecorded(const Tensor& tensor, DType dtype) {
  const bool dense = tensor.layout().is_dense();
  Tensor result = dense ? empty(tensor.layout_ref(), dtype) : empty(tensor.sizes(), dtype);
  if (!dense) {
    copy_unrecorded(result, tensor);
    return result;
  }
  char* const data[] = {result.raw(), tensor.raw()};
  const int64_t strides[] = {static_cast<int64_t>(item_size(dtype)),
                             static_cast<int64_t>(item_size(tensor.dtype()))};
  launch_loop("copy", cast_loop(tensor.dtype(), dtype), data, strides, result.numel(), 2);
  return result;
}

// The sweep casts the gradient back to the input's dtype, so the rule passes it on.
Tensor to(const Tensor& tensor, DType dtype) {
  if (tensor.dtype() == dtype) return tensor;
  Tensor result = cast_unrecorded(tensor, dtype);
  if (is_floating(dtype))
    record<kTo>(result, {&tensor}, {},
                [](Backward& backward) { backward.set(0, backward.gradient()); });
  return result;
}

Tensor clone(const Tensor& tensor) {
  Tensor result = cast_unrecorded(tensor, tensor.dtype());
  record<kClone>(result, {&tensor}, {},
                 [](Backward& backward) { backward.set(0, backward.gradient()); });
  return result;
}

Tensor contiguous(const Tensor& tensor) {
  return tensor.is_contiguous() ? tensor : contiguous_clone(tensor);
}

Tensor clone_to(const Tensor& tensor, const Ref<const Layout>& layout) {
  Tensor result = empty(layout, tensor.dtype());
  copy_unrecorded(result, tensor);
  record<kClone>(result, {&tensor}, {},
                 [](Backward& backward) { backward.set(0, backward.gradient()); });
  return result;
}

Tensor contiguous_clone(const Tensor& tensor) {
  return clone_to(tensor, Layout::contiguous(tensor.sizes()));
}

namespace {

constexpr Op kOps[] = {
    {.name = "clone",
     .signature = "(Tensor input, *, memory_format? memory_format = None) -> Tensor",
     .call = call<clone_row>,
     .derivative = &kClone,
     .no_out = true,
     .samples = "(R[2,3]) (R[])",
     .reference = "copy",
     .doc = "A copy with memory of its own; gradients flow through to the input."},
    {.name = "contiguous",
     .signature = "(Tensor input, *, memory_format? memory_format = None) -> Tensor",
     .call = call<contiguous_row>,
     .derivative = &kClone,
     .forms = OpForms::kMethod,
     .samples = "(R[2,3])",
     .reference = "ascontiguousarray",
     .doc = "The tensor itself when its memory is in row-major order, else a copy that is."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
