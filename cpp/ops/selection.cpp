// Elements by rank and by frequency: median, kthvalue, mode.
#include "kernels/selection.hpp"

#include <cmath>

#include "ops/lines.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/place.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"

namespace backsweep {
namespace {

using kernels::Selection;

constexpr const char* kShared = "where(input == y, g / (input == y).sum(), 0)";
constexpr const char* kPlaced = "g at indices, else 0";
constexpr Derivative kMedian{"median", "MedianBackward0", kShared};
constexpr Derivative kMedianDim{"median", "MedianBackward1", kPlaced};
constexpr Derivative kNanMedian{"nanmedian", "NanmedianBackward0", kShared};
constexpr Derivative kNanMedianDim{"nanmedian", "NanmedianBackward1", kPlaced};
constexpr Derivative kKthValue{"kthvalue", "KthvalueBackward0", kPlaced};
constexpr Derivative kMode{"mode", "ModeBackward0", kPlaced};

void check_dtype(const char* op, const Tensor& input) {
  if (input.dtype() == DType::Bool)
    fail(ErrorKind::NotImplemented, op, ": a bool tensor was given; \"", op,
         "_cpu\" not implemented for 'Bool'; convert it with .to(uint8)");
}

template <const Derivative& derivative, Selection selection>
Tensor of_all(const Tensor& input) {
  constexpr const char* kName = derivative.op;
  check_dtype(kName, input);
  Tensor result = empty(Layout::scalar(), input.dtype());
  if (input.numel() == 0) {
    if (is_floating(input.dtype()))
      fill_unrecorded(result, Number(__builtin_nan("")));
    else
      fill_unrecorded(result, Number(INT64_MIN));
  } else {
    const Tensor flat = alias(contiguous(detach(input)), Layout::contiguous(Dims{input.numel()}),
                              input.is_contiguous() ? input->offset : 0);
    const Tensor place = empty(Layout::scalar(), DType::Int64);
    run_lines(kName, kernels::selection_function(selection, input.dtype()), 0,
              {&flat, &result, &place});
  }
  record<derivative>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                     [](Backward& backward) {
                       backward.set(0, shared_among_equal(backward.gradient(), backward.saved(0),
                                                          backward.saved(1)));
                     });
  return result;
}

template <const Derivative& derivative>
std::array<Tensor, 2> selected(const Tensor& input, int64_t dim, bool keepdim, Selection selection,
                               int64_t rank) {
  constexpr const char* kName = derivative.op;
  const DimSet dims = one_dim(kName, input, dim);
  const int along = wrap_dim(kName, dim, input.ndim());
  if (input.ndim() > 0 && input.size(along) == 0)
    fail(ErrorKind::Index, kName, ": a tensor of shape ", to_string(input.sizes()), " was given; ",
         kName, "(): Expected reduction dim ", along,
         " to have non-zero size.; reduce another dimension");
  Tensor values = empty(reduced_sizes(input.sizes(), dims, keepdim), input.dtype());
  Tensor indices = empty(values.layout_ref(), DType::Int64);
  run_lines(kName, kernels::selection_function(selection, input.dtype()), along,
            {&input, &values, &indices}, {.option = rank});
  record<derivative>(values, {&input}, {{&indices, Saved::kConstant}},
                     [dims, along, layout = input.layout_ref()](Backward& backward) {
                       const DimsView sizes = layout->sizes();
                       backward.set(0,
                                    place_along(with_ones(backward.gradient(), sizes, dims), along,
                                                with_ones(backward.saved(0), sizes, dims), sizes));
                     });
  return {std::move(values), std::move(indices)};
}

template <const Derivative& derivative, Selection selection>
std::array<Tensor, 2> along_dim(const Tensor& input, int64_t dim, bool keepdim) {
  if (selection != Selection::Mode) check_dtype(derivative.op, input);
  return selected<derivative>(input, dim, keepdim, selection, 0);
}

std::array<Tensor, 2> kthvalue(const Tensor& input, int64_t k, int64_t dim, bool keepdim) {
  if (input.ndim() > 0) check_dtype("kthvalue", input);
  const int along = wrap_dim("kthvalue", dim, input.ndim());
  const int64_t size = input.ndim() > 0 ? input.size(along) : 1;
  if (size > 0 && (k < 1 || k > size))
    fail(ErrorKind::Runtime, "kthvalue: k=", k, " was given for a dimension of ", size,
         " elements; kthvalue(): selected number k out of range for dimension ", along,
         "; k counts from 1 to ", size);
  return selected<kKthValue>(input, dim, keepdim, Selection::Rank, k - 1);
}

constexpr const char* kAll = "(Tensor input) -> Tensor";
constexpr const char* kDim =
    "(Tensor input, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)";
constexpr const char* kAllSamples = "(W[2,3],) (W[3,4],) (W[],)";
constexpr const char* kDimSamples =
    "(W[2,3], 1) (W[2,4,3], 1, True) (W[2,5,4], -2) (W[], 0) (W[2,0], 0)";

constexpr Op kOps[] = {
    {.name = "median",
     .signature = kAll,
     .call = call<of_all<kMedian, Selection::Median>>,
     .derivative = &kMedian,
     .no_out = true,
     .samples = kAllSamples,
     .doc = "The element in the middle, the lower one of two; NaN where there is one."},
    {.name = "median",
     .signature = kDim,
     .call = call<along_dim<kMedianDim, Selection::Median>>,
     .derivative = &kMedianDim,
     .samples = kDimSamples,
     .doc = "The elements in the middle along `dim`, the lower of two, and where they are."},
    {.name = "nanmedian",
     .signature = kAll,
     .call = call<of_all<kNanMedian, Selection::NanMedian>>,
     .derivative = &kNanMedian,
     .no_out = true,
     .samples = kAllSamples,
     .doc = "The median of what is not NaN."},
    {.name = "nanmedian",
     .signature = kDim,
     .call = call<along_dim<kNanMedianDim, Selection::NanMedian>>,
     .derivative = &kNanMedianDim,
     .samples = kDimSamples,
     .doc = "The medians along `dim` of what is not NaN, and where they are."},
    {.name = "kthvalue",
     .signature = "(Tensor input, int k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor "
                  "indices)",
     .call = call<kthvalue>,
     .derivative = &kKthValue,
     .samples = "(W[2,3], 2) (W[2,4,3], 3, 1, True) (W[2,5,4], 1, -2) (W[], 1)",
     .doc = "The k-th smallest elements along `dim`, counted from 1, and where they are."},
    {.name = "mode",
     .signature =
         "(Tensor input, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)",
     .call = call<along_dim<kMode, Selection::Mode>>,
     .derivative = &kMode,
     .samples = "(W[2,3],) (W[2,4,3], 1, True) (W[2,5,4], -2) (W[], 0)",
     .doc = "The most frequent elements along `dim`, the smallest of equally frequent ones, and "
            "where they are."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
