#include "ops/view.hpp"

#include "ops/op.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kAlias{"alias", "AliasBackward0", "g"};
constexpr Derivative kView{"view", "ViewBackward0", "reshape(g, input.shape)"};
constexpr Derivative kReshapeAlias{"reshape", "ReshapeAliasBackward0", "reshape(g, input.shape)"};
constexpr Derivative kUnsafeView{"reshape", "UnsafeViewBackward0", "reshape(g, input.shape)"};

// The sweep sums the gradient to the input's sizes.
struct PassOn {
  void operator()(Backward& backward) const { backward.set(0, backward.gradient()); }
};

// Strides with which `sizes` walk over the memory of `layout` in row-major order of its elements;
// false when elements would have to move.
bool find_strides(const Layout& layout, DimsView sizes, Dims& strides) {
  if (layout.is_contiguous()) {
    strides = contiguous_strides(sizes);
    return true;
  }
  // Runs of old dimensions that are evenly spaced are cut anew, from the last to the first.
  strides = Dims(static_cast<int>(sizes.size()), 1);
  int at = strides.size() - 1;
  int64_t step = layout.stride(layout.ndim() - 1);
  int64_t old_count = 1;
  int64_t new_count = 1;
  for (int dim = layout.ndim() - 1; dim >= 0; --dim) {
    old_count *= layout.size(dim);
    if (dim > 0 && (layout.size(dim - 1) == 1 || layout.stride(dim - 1) == old_count * step))
      continue;
    while (at >= 0 && (new_count < old_count || sizes[size_t(at)] == 1)) {
      strides[at] = new_count * step;
      new_count *= sizes[size_t(at--)];
    }
    if (new_count != old_count) return false;
    if (dim == 0) break;
    step = layout.stride(dim - 1);
    old_count = new_count = 1;
  }
  return at == -1;
}

// Replaces a -1 by what is left.
Dims inferred_sizes(const char* op, DimsView sizes, const Tensor& input) {
  Dims result(sizes);
  int unknown = -1;
  int64_t known = 1;
  const auto describe = [&] {
    return std::string(op) + ": the sizes " + to_string(sizes) +
           " were given for a tensor of shape " + to_string(input.sizes()) + "; ";
  };
  bool overflow = false;
  for (int i = 0; i < result.size(); ++i) {
    if (result[i] == -1) {
      if (unknown >= 0)
        fail(ErrorKind::Runtime, describe(), "only one dimension can be inferred; give the others");
      unknown = i;
    } else if (result[i] < 0) {
      fail(ErrorKind::Runtime, describe(), "invalid shape dimension ", result[i], " at index ", i,
           " of shape ", to_string(sizes), "; use -1 for the one size to be inferred");
    } else {
      overflow |= __builtin_mul_overflow(known, result[i], &known);
    }
  }
  const int64_t numel = input.numel();
  if (unknown >= 0 && known == 0 && numel == 0)
    fail(ErrorKind::Runtime, describe(), "cannot reshape tensor of 0 elements into shape ",
         to_string(sizes),
         " because the unspecified dimension size -1 can be any value and is ambiguous; give it");
  const bool fits = !overflow && (unknown < 0 ? known == numel : known != 0 && numel % known == 0);
  if (!fits)
    fail(ErrorKind::Runtime, describe(), "shape '", to_string(sizes),
         "' is invalid for input of size ", numel,
         "; the product of the sizes must be the number of elements; use -1 for one of them");
  if (unknown >= 0) result[unknown] = numel / known;
  return result;
}

Ref<const Layout> viewed_layout(const Tensor& input, DimsView sizes) {
  if (input.is_contiguous()) {
    return equal(input.sizes(), sizes) ? input.layout_ref() : Layout::contiguous(sizes);
  }
  Dims strides;
  if (!find_strides(input.layout(), sizes, strides)) return {};
  return Layout::strided(sizes, strides);
}

Tensor ravel(const Tensor& input) {
  return view(contiguous(input), Dims{-1});
}

// The same bytes read as another dtype; not differentiable.
Tensor view_dtype(const Tensor& input, DType dtype) {
  const auto old_item = static_cast<int64_t>(item_size(input.dtype()));
  const auto new_item = static_cast<int64_t>(item_size(dtype));
  Dims sizes(input.sizes());
  Dims strides(input.strides());
  int64_t offset = input->offset;
  if (old_item != new_item) {
    const int last = input.ndim() - 1;
    const auto refuse = [&](auto&&... problem) {
      fail(ErrorKind::Runtime, "view: dtype ", dtype, " was given for a ", input.dtype(),
           " tensor of shape ", to_string(input.sizes()), "; self.", problem..., " to view ",
           input.dtype(), " as ", dtype,
           " (different element sizes); use contiguous() or to(dtype)");
    };
    if (last < 0) refuse("dim() cannot be 0");
    if (strides[last] != 1) refuse("stride(-1) must be 1");
    const auto resize = [&](int64_t& value, const char* what) {
      if (value * old_item % new_item != 0) refuse(what, " must be divisible by the ratio");
      value = value * old_item / new_item;
    };
    resize(sizes[last], "size(-1)");
    resize(offset, "storage_offset()");
    for (int dim = 0; dim < last; ++dim) resize(strides[dim], "stride()");
  }
  if (dtype == input.dtype()) return alias_view(input);
  return Tensor(input->storage, Layout::strided(sizes, strides), dtype, offset);
}

constexpr Op kOps[] = {
    {.name = "view",
     .signature = "(Tensor input, int... size) -> Tensor",
     .call = call<view>,
     .derivative = &kView,
     .forms = OpForms::kMethod,
     .is_view = true,
     .samples = "(R[2,3], (3, 2)) (R[2,3], (-1,)) (R[], (1, 1)) (R[0,2], (2, 0))",
     .reference = "reshape",
     .doc = "The same elements in another shape, sharing memory; one size may be -1."},
    {.name = "view",
     .signature = "(Tensor input, dtype dtype) -> Tensor",
     .call = call<view_dtype>,
     .forms = OpForms::kMethod,
     .is_view = true,
     .doc = "The same memory as another dtype, without conversion; not differentiable."},
    {.name = "view_as",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<view_as>,
     .derivative = &kView,
     .forms = OpForms::kMethod,
     .is_view = true,
     .samples = "(R[2,3], R[3,2])",
     .doc = "The same elements in the shape of another tensor, sharing memory."},
    {.name = "reshape",
     .signature = "(Tensor input, int... shape) -> Tensor",
     .call = call<reshape>,
     .derivative = &kView,
     .is_view = true,
     .samples = "(R[2,3], (3, 2)) (R[2,3], (-1,)) (R[], (1,))",
     .doc = "The same elements in another shape: a view where the memory allows it, else a copy."},
    {.name = "reshape_as",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<reshape_as>,
     .derivative = &kView,
     .forms = OpForms::kMethod,
     .is_view = true,
     .samples = "(R[2,3], R[3,2])",
     .doc = "The same elements in the shape of another tensor."},
    {.name = "flatten",
     .signature = "(Tensor input, int start_dim = 0, int end_dim = -1) -> Tensor",
     .call = call<flatten>,
     .derivative = &kView,
     .is_view = true,
     .samples = "(R[2,3,2]) (R[2,3,2], 1) (R[2,3,2], 0, 1) (R[])",
     .skip = "numpy: ravel has no dimensions",
     .doc = "Joins the dimensions from start_dim to end_dim into one."},
    {.name = "ravel",
     .signature = "(Tensor input) -> Tensor",
     .call = call<ravel>,
     .derivative = &kView,
     .is_view = true,
     .samples = "(R[2,3]) (R[]) (R[2,0])",
     .doc = "The elements in one dimension: a view where the memory allows it, else a copy."},
    {.name = "unflatten",
     .signature = "(Tensor input, int dim, int() sizes) -> Tensor",
     .call = call<unflatten>,
     .derivative = &kView,
     .is_view = true,
     .samples = "(R[2,6], 1, (2, 3)) (R[2,6], -1, (-1, 2))",
     .example = "(R[6], 0, (2, 3))",
     .skip = "numpy: has no such function",
     .doc = "Splits one dimension into several."},
    {.name = "alias",
     .signature = "(Tensor input) -> Tensor",
     .call = call<alias_view>,
     .derivative = &kAlias,
     .forms = OpForms::kInternal,
     .is_view = true,
     .samples = "(R[2,3])",
     .doc = "The whole tensor as a view."},
    {.name = "detach",
     .signature = "(Tensor input) -> Tensor",
     .call = [](std::span<Value> arguments) -> Value {
       return detach(std::get<Tensor>(arguments[0]));
     },
     .is_view = true,
     .example = "(R[2],)",
     .skip = "gradient: cuts the graph on purpose",
     .doc = "The same memory outside the graph: no gradient flows through it."},
};
const OpTable kTable(kOps);

}  // namespace

void ReshapeBack::operator()(Backward& backward) const {
  backward.set(0, reshape(backward.gradient(), layout->sizes()));
}

Tensor make_view(const Tensor& input, Ref<const Layout> layout, int64_t offset) {
  Tensor view = alias(input, std::move(layout), offset);
  auto* attachments = new Attachments;
  if (is_view(input)) {
    attachments->base = input->attachments->base;
    attachments->one_of_many = input->attachments->one_of_many;
  } else {
    attachments->base = input;
  }
  attachments->base_version = input.version();
  view->attachments = attachments;
  view->made_without_grad = !grad_enabled() || input->made_without_grad;
  return view;
}

Tensor alias_view(const Tensor& input) {
  Tensor result = make_view(input, input.layout_ref(), input->offset);
  record<kAlias>(result, {&input}, {}, PassOn{});
  return result;
}

Tensor view(const Tensor& input, DimsView sizes) {
  const Dims inferred = inferred_sizes("view", sizes, input);
  Ref<const Layout> layout = viewed_layout(input, inferred);
  if (!layout)
    fail(
        ErrorKind::Runtime, "view: the sizes ", to_string(sizes),
        " were given for a tensor of shape ", to_string(input.sizes()), " and strides ",
        to_string(input.strides()),
        "; view size is not compatible with input tensor's size and stride (at least one dimension "
        "spans across two contiguous subspaces). Use .reshape(...) instead.");
  Tensor result = make_view(input, std::move(layout), input->offset);
  record<kView>(result, {&input}, {}, ReshapeBack{input.layout_ref()});
  return result;
}

Tensor reshape(const Tensor& input, DimsView sizes) {
  const Dims inferred = inferred_sizes("reshape", sizes, input);
  if (Ref<const Layout> layout = viewed_layout(input, inferred)) {
    Tensor result = make_view(input, std::move(layout), input->offset);
    const ReshapeBack rule{input.layout_ref()};
    if (input.is_contiguous())
      record<kView>(result, {&input}, {}, rule);
    else
      record<kReshapeAlias>(result, {&input}, {}, rule);
    return result;
  }
  const Tensor copy = contiguous(input);
  Tensor result = alias(copy, Layout::contiguous(inferred), copy->offset);
  record<kUnsafeView>(result, {&copy}, {}, ReshapeBack{copy.layout_ref()});
  return result;
}

Tensor view_as(const Tensor& input, const Tensor& other) {
  return view(input, other.sizes());
}
Tensor reshape_as(const Tensor& input, const Tensor& other) {
  return reshape(input, other.sizes());
}
Tensor flatten(const Tensor& input, int64_t start_dim, int64_t end_dim) {
  const int start = wrap_dim("flatten", start_dim, input.ndim());
  const int end = wrap_dim("flatten", end_dim, input.ndim());
  if (start > end)
    fail(ErrorKind::Runtime, "flatten: dimensions ", start_dim, " to ", end_dim,
         " were given; flatten() has invalid args: start_dim cannot come after end_dim; swap them");
  if (input.ndim() == 0) return reshape(input, Dims{1});
  if (start == end) return input;
  Dims sizes;
  for (int dim = 0; dim < input.ndim(); ++dim) {
    if (dim > start && dim <= end)
      sizes.back() *= input.size(dim);
    else
      sizes.push_back(input.size(dim));
  }
  return reshape(input, sizes);
}

Tensor unflatten(const Tensor& input, int64_t dim, DimsView sizes) {
  const int at = wrap_dim("unflatten", dim, input.ndim());
  if (sizes.empty() || input.ndim() == 0)
    fail(ErrorKind::Runtime, "unflatten: sizes ", to_string(sizes), " were given for shape ",
         to_string(input.sizes()),
         "; unflatten: sizes must be non-empty and the tensor must have a "
         "dimension to split");
  int64_t known = 1;
  int unknown = 0;
  for (int64_t size : sizes) size == -1 ? void(++unknown) : void(known *= size);
  const int64_t whole = input.size(at);
  const bool fits = unknown == 0 ? known == whole : unknown == 1 && known > 0 && whole % known == 0;
  if (!fits)
    fail(ErrorKind::Runtime, "unflatten: Provided sizes ", to_string(sizes),
         " don't multiply up to the size of dim ", at, " (", whole,
         ") in the input tensor; use -1 for one size to be inferred");
  Dims all;
  for (int i = 0; i < input.ndim(); ++i) {
    if (i != at)
      all.push_back(input.size(i));
    else
      for (int64_t size : sizes) all.push_back(size == -1 ? whole / known : size);
  }
  return view(input, all);
}

}  // namespace backsweep
