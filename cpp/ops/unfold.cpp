// Sliding windows along a dimension, as views.
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kUnfold{"unfold", "UnfoldBackward0",
                             "unfold_backward(g, input.shape, dimension, size, step)"};
constexpr Derivative kUnfoldBackward{"unfold_backward", "UnfoldBackwardBackward0",
                                     "unfold(g, dimension, size, step)"};

constexpr Op kOps[] = {
    {.name = "unfold",
     .signature = "(Tensor input, int dimension, int size, int step) -> Tensor",
     .call = call<unfold>,
     .derivative = &kUnfold,
     .forms = OpForms::kMethod,
     .is_view = true,
     .samples =
         "(R[7], 0, 3, 1) (R[7], -1, 2, 3) (R[2,5], 1, 3, 2) (R[5,2], 0, 5, 1) (R[], 0, 1, 1) "
         "(R[3], 0, 0, 1)",
     .doc = "Windows of `size` elements, one every `step`, as a new last dimension."},
    {.name = "unfold_backward",
     .signature = "(Tensor gradient, int[] sizes, int dim, int size, int step) -> Tensor",
     .call = call<unfold_backward>,
     .derivative = &kUnfoldBackward,
     .forms = OpForms::kInternal,
     .samples = "(R[5,3], (7,), 0, 3, 1) (R[2,3], (7,), 0, 3, 4) (R[2,2,3], (2, 5), 1, 3, 2)",
     .skip = "numpy: has no such function",
     .doc = "What windows show, added up where it came from."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor unfold(const Tensor& input, int64_t dim, int64_t size, int64_t step) {
  const int at = wrap_dim("unfold", dim, input.ndim());
  const int64_t whole = input.ndim() ? input.size(at) : 1;
  if (size < 0)
    fail(ErrorKind::Runtime, "unfold: a size of ", size, " was given; size is ", size,
         " but must be >= 0");
  if (size > whole)
    fail(ErrorKind::Runtime, "unfold: a size of ", size, " was given for shape ",
         to_string(input.sizes()), "; maximum size for tensor at dimension ", at, " is ", whole,
         " but size is ", size);
  if (step <= 0)
    fail(ErrorKind::Runtime, "unfold: a step of ", step, " was given; step is ", step,
         " but must be > 0");
  Dims sizes(input.sizes());
  Dims strides(input.strides());
  sizes.push_back(size);
  strides.push_back(input.ndim() ? input.stride(at) : 1);
  if (input.ndim()) {
    sizes[at] = (whole - size) / step + 1;
    // With one window the stride is never used, and may overflow.
    __builtin_mul_overflow(strides[at], step, &strides[at]);
  }
  Tensor result = make_view(input, Layout::strided(sizes, strides), input->offset);
  record<kUnfold>(
      result, {&input}, {}, [layout = input.layout_ref(), at, size, step](Backward& backward) {
        backward.set(0, unfold_backward(backward.gradient(), layout->sizes(), at, size, step));
      });
  return result;
}

Tensor unfold_backward(const Tensor& gradient, DimsView sizes, int64_t dim, int64_t size,
                       int64_t step) {
  Tensor result = zeros(sizes, gradient.dtype());
  {
    const GradMode mode(false);
    const Tensor windows = unfold(result, dim, size, step);
    const int last = windows.ndim() - 1;
    const int at = wrap_dim("unfold_backward", dim, static_cast<int>(sizes.size()));
    // Along the shorter of the two dimensions one by one: the other may overlap with itself only
    // if it is that of the windows, so these are then added one by one.
    const bool apart = step >= size || size == 0;
    if (apart) {
      copy_unrecorded(windows, gradient);
    } else {
      const bool by_window = windows.ndim() > 1 && windows.size(at) < size;
      const int dim_in_turn = by_window ? at : last;
      for (int64_t i = 0; i < windows.size(dim_in_turn); ++i)
        add_unrecorded_(select(windows, dim_in_turn, i), select(gradient, dim_in_turn, i));
    }
  }
  record<kUnfoldBackward>(result, {&gradient}, {}, [dim, size, step](Backward& backward) {
    backward.set(0, unfold(backward.gradient(), dim, size, step));
  });
  return result;
}

}  // namespace backsweep
