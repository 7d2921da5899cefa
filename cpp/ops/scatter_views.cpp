// Copies of a tensor in which the elements that a view shows are replaced.
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

#define FORMULA "g with zeros where it was replaced; g where it was replaced"
constexpr Derivative kSliceScatter{"slice_scatter", "SliceScatterBackward0", FORMULA};
constexpr Derivative kSelectScatter{"select_scatter", "SelectScatterBackward0", FORMULA};
constexpr Derivative kDiagonalScatter{"diagonal_scatter", "DiagonalScatterBackward0", FORMULA};
#undef FORMULA
constexpr Derivative kNarrowCopy{"narrow_copy", "NarrowCopyBackward0",
                                 "slice_backward(g, input.shape, dim, start, start + length, 1)"};

// `view` is a function of a tensor that gives the view.
template <const Derivative& derivative, class View>
Tensor scattered(const Tensor& input, const Tensor& source, View view) {
  Tensor result = cast_unrecorded(input, input.dtype());
  {
    const GradMode mode(false);
    const Tensor place = view(result);
    if (!equal(place.sizes(), source.sizes()))
      fail(ErrorKind::Runtime, derivative.op, ": src of shape ", to_string(source.sizes()),
           " was given; expected src to have a size equal to the slice of self. src size = ",
           to_string(source.sizes()), ", slice size = ", to_string(place.sizes()),
           "; reshape or expand src");
    copy_unrecorded(place, source);
  }
  if (is_floating(input.dtype()))
    record<derivative>(
        result, {&input, &source}, {}, [view, layout = source.layout_ref()](Backward& backward) {
          const Tensor& g = backward.gradient();
          if (backward.needs(0))
            backward.set(0, scattered<derivative>(g, zeros(layout->sizes(), g.dtype()), view));
          if (backward.needs(1)) backward.set(1, view(g));
        });
  return result;
}

Tensor slice_scatter(const Tensor& input, const Tensor& source, int64_t dim,
                     const std::optional<int64_t>& start, const std::optional<int64_t>& end,
                     int64_t step) {
  return scattered<kSliceScatter>(
      input, source,
      [dim, from = start.value_or(0), to = end.value_or(INT64_MAX), step](const Tensor& x) {
        return slice(x, dim, from, to, step);
      });
}

Tensor select_scatter(const Tensor& input, const Tensor& source, int64_t dim, int64_t index) {
  return scattered<kSelectScatter>(input, source,
                                   [dim, index](const Tensor& x) { return select(x, dim, index); });
}

Tensor diagonal_scatter(const Tensor& input, const Tensor& source, int64_t offset, int64_t dim1,
                        int64_t dim2) {
  return scattered<kDiagonalScatter>(input, source, [offset, dim1, dim2](const Tensor& x) {
    return diagonal(x, offset, dim1, dim2);
  });
}

Tensor narrow_copy(const Tensor& input, int64_t dim, int64_t start, int64_t length) {
  Tensor result;
  {
    const GradMode mode(false);
    const Tensor part = narrow(input, dim, start, length);
    result = empty(part.sizes(), part.dtype());
    copy_unrecorded(result, part);
  }
  const int at = wrap_dim("narrow_copy", dim, input.ndim());
  if (start < 0) start += input.size(at);
  record<kNarrowCopy>(
      result, {&input}, {}, [layout = input.layout_ref(), at, start, length](Backward& backward) {
        backward.set(
            0, slice_backward(backward.gradient(), layout->sizes(), at, start, start + length, 1));
      });
  return result;
}

constexpr const char* kNoSuchFunction = "numpy: has no such function";

constexpr Op kOps[] = {
    {.name = "slice_scatter",
     .signature = "(Tensor input, Tensor src, int dim = 0, int? start = None, int? end = None, "
                  "int step = 1) -> Tensor",
     .call = call<slice_scatter>,
     .derivative = &kSliceScatter,
     .samples = "(R[4,2], R[2,2], 0, 1, 3) (R[2,5], R[2,3], -1, None, None, 2) (R[3], R[0], 0, 3) "
                "(R[2], R[2])",
     .skip = kNoSuchFunction,
     .doc = "A copy of the input in which a slice of a dimension is replaced by src."},
    {.name = "select_scatter",
     .signature = "(Tensor input, Tensor src, int dim, int index) -> Tensor",
     .call = call<select_scatter>,
     .derivative = &kSelectScatter,
     .no_out = true,
     .samples = "(R[2,3], R[3], 0, 1) (R[2,3], R[2], -1, -1) (R[2], R[], 0, 0)",
     .skip = kNoSuchFunction,
     .doc = "A copy of the input in which one position of a dimension is replaced by src."},
    {.name = "diagonal_scatter",
     .signature =
         "(Tensor input, Tensor src, int offset = 0, int dim1 = 0, int dim2 = 1) -> Tensor",
     .call = call<diagonal_scatter>,
     .derivative = &kDiagonalScatter,
     .no_out = true,
     .samples = "(R[3,3], R[3]) (R[2,3], R[2], 1) (R[2,3,4], R[3,2], 0, 2, 0)",
     .skip = kNoSuchFunction,
     .doc = "A copy of the input in which the diagonals of two dimensions are replaced by src."},
    {.name = "narrow_copy",
     .signature = "(Tensor input, int dim, int start, int length) -> Tensor",
     .call = call<narrow_copy>,
     .derivative = &kNarrowCopy,
     .samples = "(R[5,2], 0, 1, 3) (R[2,5], -1, 3, 2) (R[3], 0, 3, 0)",
     .skip = kNoSuchFunction,
     .doc = "A copy of `length` positions of a dimension from `start` on."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
