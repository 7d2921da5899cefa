// Sums and means of what is not NaN.
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"
#include "ops/truth.hpp"

namespace backsweep {
namespace {

constexpr Derivative kNansum{"nansum", "NansumBackward0", "where(isnan(x), 0, g)"};
constexpr Derivative kNanmean{"nanmean", "DivBackward0", "where(isnan(x), 0, g / n)"};

template <class T>
void replace_nan(char* const* data, const int64_t* strides, int64_t size) {
  if (strides[0] == sizeof(T) && strides[1] == sizeof(T)) {
    T* __restrict out = reinterpret_cast<T*>(data[0]);
    const T* in = reinterpret_cast<const T*>(data[1]);
    for (int64_t i = 0; i < size; ++i) out[i] = in[i] == in[i] ? in[i] : T(0);
    return;
  }
  for (int64_t i = 0; i < size; ++i) {
    const T x = *reinterpret_cast<const T*>(data[1] + i * strides[1]);
    *reinterpret_cast<T*>(data[0] + i * strides[0]) = x == x ? x : T(0);
  }
}

Tensor without_nan(const Tensor& x) {
  Tensor result = empty_result(x.sizes(), x.dtype(), {&x});
  run_elementwise("nansum", x.dtype() == DType::Float32 ? replace_nan<float> : replace_nan<double>,
                  result, {&x});
  return result;
}

Tensor nansum(const Tensor& input, const std::optional<IntList>& dim, bool keepdim,
              std::optional<DType> dtype) {
  if (!is_floating(input.dtype())) return sum(input, dim, keepdim, dtype);
  const DimSet dims = reduced_dims("nansum", input, dim);
  const Tensor x = detach(input);
  Tensor result = sum(x, dim, keepdim, dtype);
  // Mostly nothing is missing; else the sum is NaN, or a conversion of it.
  if (!is_floating(result.dtype()) || any_nonzero(ne(result, result)))
    result = sum(without_nan(x), dim, keepdim, dtype);
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
  if (dtype && !is_floating(*dtype))
    fail(ErrorKind::Runtime, "nanmean: dtype=", *dtype,
         " was given; nanmean(): could not infer output dtype. Optional dtype must be either a "
         "floating point or complex dtype. Got: ",
         type_name(*dtype), "; use float32 or float64");
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
