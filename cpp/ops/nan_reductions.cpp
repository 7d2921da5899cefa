// Sums and means of what is not NaN.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"

namespace backsweep {
namespace {

constexpr Derivative kNansum{"nansum", "NansumBackward0", "where(isnan(x), 0, g)"};
constexpr Derivative kNanmean{"nanmean", "DivBackward0", "where(isnan(x), 0, g / n)"};

Tensor nansum(const Tensor& input, const std::optional<IntList>& dim, bool keepdim,
              std::optional<DType> dtype) {
  if (!is_floating(input.dtype())) return sum(input, dim, keepdim, dtype);
  const DimSet dims = reduced_dims("nansum", input, dim);
  const Tensor x = detach(input);
  Tensor result = sum(where(ne(x, x), Number(0.0), x), dim, keepdim, dtype);
  if (is_floating(result.dtype()))
    record<kNansum>(result, {&input}, {{&input, Saved::input(0)}}, [dims](Backward& backward) {
      const Tensor values = detach(backward.saved(0));
      backward.set(0,
                   mul(with_ones(backward.gradient(), values.sizes(), dims), eq(values, values)));
    });
  return result;
}

Tensor nanmean(const Tensor& input, const std::optional<IntList>& dim, bool keepdim,
               std::optional<DType> dtype) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, "nanmean: a tensor of dtype ", input.dtype(),
         " was given; nanmean(): expected input to have floating point or complex dtype; convert "
         "it with .float()");
  const Tensor x = detach(input);
  return nansum(input, dim, keepdim, dtype) / sum(eq(x, x), dim, keepdim, {});
}

constexpr const char* kSignature =
    "(Tensor input, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor";
constexpr const char* kSamples = "(R[2,3],) (R[2,3], 1) (R[2,3,4], [0, -1], True) (R[], 0)";

constexpr Op kOps[] = {
    {.name = "nansum",
     .signature = kSignature,
     .call = call<nansum>,
     .derivative = &kNansum,
     .samples = kSamples,
     .doc = "Sum with NaN taken for 0, of all elements or along `dim`."},
    {.name = "nanmean",
     .signature = kSignature,
     .call = call<nanmean>,
     .derivative = &kNanmean,
     .samples = kSamples,
     .doc = "Mean of what is not NaN, of all elements or along `dim`; NaN where there is nothing."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
