// Views of a part of one dimension: select, slice, narrow.
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kSelect{"select", "SelectBackward0",
                             "select_backward(g, input.shape, dim, index)"};
constexpr Derivative kSlice{"slice", "SliceBackward0",
                            "slice_backward(g, input.shape, dim, start, end, step)"};
constexpr Derivative kSelectBackward{"select_backward", "SelectBackwardBackward0",
                                     "select(g, dim, index)"};
constexpr Derivative kSliceBackward{"slice_backward", "SliceBackwardBackward0",
                                    "slice(g, dim, start, end, step)"};

struct SelectBack {
  Ref<const Layout> layout;
  int dim;
  int64_t index;
  void operator()(Backward& backward) const {
    backward.set(0, select_backward(backward.gradient(), layout->sizes(), dim, index));
  }
};

struct SliceBack {
  Ref<const Layout> layout;
  int dim;
  int64_t start, end, step;
  void operator()(Backward& backward) const {
    backward.set(0, slice_backward(backward.gradient(), layout->sizes(), dim, start, end, step));
  }
};

void refuse_scalar(const char* op, const Tensor& input) {
  if (input.ndim() == 0)
    fail(
        ErrorKind::Index, op, ": a 0-dim tensor was given; ", op,
        "() cannot be applied to a 0-dim tensor.; use item() for its value, or unsqueeze(0) first");
}

int64_t clamp_bound(int64_t bound, int64_t size) {
  return std::clamp<int64_t>(bound < 0 ? bound + size : bound, 0, size);
}

constexpr Op kOps[] = {
    {.name = "select",
     .signature = "(Tensor input, int dim, int index) -> Tensor",
     .call = call<select>,
     .derivative = &kSelect,
     .is_view = true,
     .samples = "(R[2,3], 0, 1) (R[2,3], -1, -3)",
     .skip = "numpy: select is another function",
     .doc = "One position of a dimension, which disappears."},
    {.name = "slice",
     .signature = "(Tensor input, int dim, int start, int end, int step) -> Tensor",
     .call = call<slice>,
     .derivative = &kSlice,
     .forms = OpForms::kInternal,
     .is_view = true,
     .samples = "(R[5,2], 0, 1, 4, 1) (R[5], -1, 0, 5, 2) (R[5], 0, 3, 3, 1)",
     .skip = "numpy: has no such function",
     .doc = "Every step-th position of a dimension from start up to end."},
    {.name = "narrow",
     .signature = "(Tensor input, int dim, int start, int length) -> Tensor",
     .call = call<narrow>,
     .derivative = &kSlice,
     .is_view = true,
     .samples = "(R[5,2], 0, 1, 3) (R[2,5], -1, -2, 2) (R[3], 0, 3, 0)",
     .skip = "numpy: has no such function",
     .doc = "`length` positions of a dimension from `start` on."},
    {.name = "select_backward",
     .signature = "(Tensor gradient, int[] sizes, int dim, int index) -> Tensor",
     .call = call<select_backward>,
     .derivative = &kSelectBackward,
     .forms = OpForms::kInternal,
     .samples = "(R[3], (2, 3), 0, 1)",
     .skip = "numpy: has no such function",
     .doc = "Zeros with one position of a dimension filled."},
    {.name = "slice_backward",
     .signature = "(Tensor gradient, int[] sizes, int dim, int start, int end, int step) -> Tensor",
     .call = call<slice_backward>,
     .derivative = &kSliceBackward,
     .forms = OpForms::kInternal,
     .samples = "(R[3,2], (5, 2), 0, 1, 4, 1) (R[3], (5,), 0, 0, 5, 2)",
     .skip = "numpy: has no such function",
     .doc = "Zeros with every step-th position of a dimension filled."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor select(const Tensor& input, int64_t dim, int64_t index) {
  refuse_scalar("select", input);
  const int at = wrap_dim("select", dim, input.ndim());
  const int64_t size = input.size(at);
  if (index < -size || index >= size)
    fail(ErrorKind::Index, "select: select(): index ", index, " out of range for tensor of size ",
         to_string(input.sizes()), " at dimension ", at, "; an index from ", -size, " to ",
         size - 1, " is required");
  if (index < 0) index += size;
  Dims sizes(input.sizes());
  Dims strides(input.strides());
  const int64_t offset = input->offset + index * strides[at];
  sizes.erase(at);
  strides.erase(at);
  Tensor result = make_view(input, Layout::strided(sizes, strides), offset);
  record<kSelect>(result, {&input}, {}, SelectBack{input.layout_ref(), at, index});
  return result;
}

Tensor slice(const Tensor& input, int64_t dim, int64_t start, int64_t end, int64_t step) {
  refuse_scalar("slice", input);
  const int at = wrap_dim("slice", dim, input.ndim());
  if (step <= 0)
    fail(ErrorKind::Value, "slice: a step of ", step, " was given; ",
         step == 0 ? "slice step cannot be zero" : "step must be greater than zero",
         "; use flip() to reverse a dimension");
  const int64_t size = input.size(at);
  start = clamp_bound(start, size);
  end = std::max(start, clamp_bound(end, size));
  Dims sizes(input.sizes());
  Dims strides(input.strides());
  const int64_t offset = input->offset + start * strides[at];
  // Without end + step - 1, which may overflow.
  sizes[at] = end == start ? 0 : (end - start - 1) / step + 1;
  // With one element the stride is never used, and may overflow.
  __builtin_mul_overflow(strides[at], step, &strides[at]);
  Tensor result = make_view(input, Layout::strided(sizes, strides), offset);
  record<kSlice>(result, {&input}, {}, SliceBack{input.layout_ref(), at, start, end, step});
  return result;
}

Tensor narrow(const Tensor& input, int64_t dim, int64_t start, int64_t length) {
  refuse_scalar("narrow", input);
  const int at = wrap_dim("narrow", dim, input.ndim());
  const int64_t size = input.size(at);
  if (length < 0)
    fail(ErrorKind::Runtime, "narrow: a length of ", length,
         " was given; narrow(): length must be non-negative.");
  if (start < -size || start > size)
    fail(ErrorKind::Index, "narrow: start ", start, " was given for dimension ", at, " of size ",
         size, "; start out of range (expected to be in range of [", -size, ", ", size,
         "], but got ", start, ")");
  if (start < 0) start += size;
  if (length > size - start)
    fail(ErrorKind::Runtime, "narrow: start (", start, ") + length (", length,
         ") exceeds dimension size (", size, ").; the part must lie inside the dimension");
  return slice(input, at, start, start + length, 1);
}

Tensor select_backward(const Tensor& gradient, DimsView sizes, int64_t dim, int64_t index) {
  Tensor result = zeros(sizes, gradient.dtype());
  {
    const GradMode mode(false);
    copy_unrecorded(select(result, dim, index), gradient);
  }
  record<kSelectBackward>(result, {&gradient}, {}, [dim, index](Backward& backward) {
    backward.set(0, select(backward.gradient(), dim, index));
  });
  return result;
}

Tensor slice_backward(const Tensor& gradient, DimsView sizes, int64_t dim, int64_t start,
                      int64_t end, int64_t step) {
  Tensor result = zeros(sizes, gradient.dtype());
  {
    const GradMode mode(false);
    copy_unrecorded(slice(result, dim, start, end, step), gradient);
  }
  record<kSliceBackward>(result, {&gradient}, {}, [dim, start, end, step](Backward& backward) {
    backward.set(0, slice(backward.gradient(), dim, start, end, step));
  });
  return result;
}

}  // namespace backsweep
