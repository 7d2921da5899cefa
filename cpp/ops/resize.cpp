// A tensor comes to show other elements or other memory: resize_, set_.
#include "ops/in_place.hpp"
#include "ops/op.hpp"
#include "ops/refuse.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kSet{"set_", "torch::autograd::NotImplemented", "not implemented"};
constexpr const char* kInPlace = "samples: writes to its input";

int64_t bytes_needed(const char* op, DimsView sizes, DimsView strides, int64_t offset,
                     DType dtype) {
  if (checked_numel(sizes) == 0) return 0;
  int64_t places = offset + 1;
  bool overflow = false;
  for (size_t i = 0; i < sizes.size(); ++i) {
    int64_t reach;
    overflow |= __builtin_mul_overflow(sizes[i] - 1, strides[i], &reach);
    overflow |= __builtin_add_overflow(places, reach, &places);
  }
  int64_t bytes = 0;
  overflow |= __builtin_mul_overflow(places, static_cast<int64_t>(item_size(dtype)), &bytes);
  if (overflow)
    fail(ErrorKind::Runtime, op, ": sizes ", to_string(sizes), " and strides ", to_string(strides),
         " were given; Storage size calculation overflowed");
  return bytes;
}

// Makes the storage reach `bytes`, or refuses.
void require_bytes(const char* op, const Tensor& target, int64_t bytes) {
  if (static_cast<size_t>(bytes) <= target->storage->bytes()) return;
  if (!target->storage->is_resizable())
    fail(ErrorKind::Runtime, op, ": ", bytes, " bytes are needed and the storage has ",
         target->storage->bytes(),
         "; Trying to resize storage that is not resizable: it belongs to an array, or an array or "
         "`.data` looks at it; clone() the tensor first");
  target->storage->grow(static_cast<size_t>(bytes));
}

// Another layout over the storage; nothing is recorded.
void show(const Tensor& target, Ref<const Layout> layout, int64_t offset) {
  target->layout = std::move(layout);
  target->offset = offset;
  forget_accumulator(target);
  mark_written(target);
  if (is_view(target)) target->attachments->base_version = target.version();
}

Tensor resize_to(const char* op, const Tensor& input, DimsView sizes) {
  if (input.requires_grad())
    fail(ErrorKind::Runtime, op,
         ": a tensor that requires a gradient was given; cannot resize "
         "variables that require grad; use detach() or view()");
  check_recordable(op, input);
  if (equal(input.sizes(), sizes)) return input;
  Ref<const Layout> layout = Layout::contiguous(sizes);
  input.storage_to_share();  // what `.data` gives has its own version from here on
  require_bytes(op, input,
                bytes_needed(op, layout->sizes(), layout->strides(), input->offset, input.dtype()));
  show(input, std::move(layout), input->offset);
  return input;
}

Tensor resize_row(const Tensor& input, DimsView sizes, std::optional<bool>) {
  return resize_to("resize_", input, sizes);
}
Tensor resize_as_row(const Tensor& input, const Tensor& other, std::optional<bool>) {
  return resize_to("resize_as_", input, other.sizes());
}

// The tensor lets go of its memory, history and base, and shows those places of the source.
Tensor set_to(const Tensor& input, const Tensor& source, int64_t offset, DimsView sizes,
              DimsView strides) {
  if (input.dtype() != source.dtype())
    fail(ErrorKind::Runtime, "set_: a ", source.dtype(), " source was given for a ", input.dtype(),
         " tensor; Could not set tensor of type ", source.dtype(), " to a tensor of type ",
         input.dtype(), "; convert it with .to()");
  check_recordable("set_", input, source.requires_grad());
  if (sizes.size() != strides.size())
    fail(ErrorKind::Runtime, "set_: sizes ", to_string(sizes), " and strides ", to_string(strides),
         " were given; mismatch in length of strides and shape; give one stride for each size");
  for (const int64_t stride : strides)
    if (stride < 0)
      fail(ErrorKind::Runtime, "set_: strides ", to_string(strides),
           " were given; Negative strides are not supported at the moment");
  if (offset < 0)
    fail(ErrorKind::Runtime, "set_: Tensor: invalid storage offset ", offset,
         "; it must be 0 or more");
  const int64_t bytes = bytes_needed("set_", sizes, strides, offset, source.dtype());
  Ref<const Layout> layout = Layout::strided(sizes, strides);
  require_bytes("set_", source, bytes);
  const bool records = recording({&input, &source});
  NodeRef node;
  if (records) {
    const Tensor* inputs[] = {&input, &source};
    node = make_node<kSet>(1, inputs, {}, RefuseBack{});
  }
  if (input->retains_grad) forget_retained(*input.impl());
  input->retains_grad = false;
  input->grad_fn = NodeRef();
  input->made_without_grad = false;
  const Ref<Storage> shared = source.storage_to_share();
  input->version_apart = false;
  if (is_view(input)) input->attachments->base = Tensor();
  input->storage = shared;
  show(input, std::move(layout), offset);
  if (records) {
    Tensor target = input;
    set_history(target, std::move(node), 0);
  }
  return input;
}

constexpr Op kOps[] = {
    {.name = "resize_",
     .signature = "(Tensor input, int... size, *, memory_format? memory_format = None) -> Tensor",
     .call = call<resize_row>,
     .forms = OpForms::kMethod,
     .example = "(R[4], 2, 2)",
     .skip = kInPlace,
     .doc = "Gives the tensor another shape over its memory, which grows where that is needed."},
    {.name = "resize_as_",
     .signature =
         "(Tensor input, Tensor the_template, *, memory_format? memory_format = None) -> Tensor",
     .call = call<resize_as_row>,
     .forms = OpForms::kMethod,
     .example = "(R[4], R[2,2])",
     .skip = kInPlace,
     .doc = "Gives the tensor the shape of another, over its own memory."},
    {.name = "set_to",
     .signature =
         "(Tensor input, Tensor source, int storage_offset, int() size, int() stride) -> Tensor",
     .call = call<set_to>,
     .derivative = &kSet,
     .forms = OpForms::kInternal,
     .skip = kInPlace,
     .doc = "Makes the tensor show places of another tensor's memory; see Tensor.set_."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
