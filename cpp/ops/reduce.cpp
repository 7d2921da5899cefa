// Sums and means.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"

namespace backsweep {
namespace {

constexpr Derivative kSumAll{"sum", "SumBackward0", "expand(g, input.shape)"};
constexpr Derivative kSumDims{"sum", "SumBackward1", "expand(g, input.shape)"};
constexpr Derivative kMeanAll{"mean", "MeanBackward0", "expand(g / n, input.shape)"};
constexpr Derivative kMeanDims{"mean", "MeanBackward1", "expand(g / n, input.shape)"};

// Repeats the gradient along the dimensions that were reduced.
struct ExpandBack {
  Ref<const Layout> layout;
  DimSet dims;
  bool keepdim;
  int64_t divisor;  // 0: a sum
  void operator()(Backward& backward) const {
    Tensor g = backward.gradient();
    if (divisor) g = g / Number(divisor);
    if (!keepdim && g.ndim() > 0) g = reshape(g, reduced_sizes(layout->sizes(), dims, true));
    backward.set(0, expand(g, layout->sizes()));
  }
};

// `sizes` are those of the result: the kept dimensions, perhaps with ones between them.
Tensor summed(const char* op, const Tensor& input, DType dtype, DimSet dims, DimsView sizes,
              double divisor) {
  const DType sum_dtype = is_floating(input.dtype()) ? input.dtype() : DType::Int64;
  Tensor result = empty(sizes, sum_dtype);
  run_reduction(op, kernels::Reduction::Sum, input, dims,
                {.values = result.raw(), .divisor = divisor});
  return dtype == sum_dtype ? result : cast_unrecorded(result, dtype);
}

DType default_sum_dtype(DType dtype) {
  return is_floating(dtype) ? dtype : DType::Int64;
}

// As PyTorch's messages call dtypes.
const char* scalar_type_name(DType dtype) {
  constexpr const char* kNames[kDTypeCount] = {"Bool", "Byte", "Int", "Long", "Float", "Double"};
  return kNames[static_cast<int>(dtype)];
}

Tensor sum_to_size(const Tensor& input, DimsView size) {
  const int extra = input.ndim() - static_cast<int>(size.size());
  bool fits = extra >= 0;
  IntList dims;
  for (int dim = 0; fits && dim < input.ndim(); ++dim) {
    const int64_t wanted = dim < extra ? 1 : size[size_t(dim - extra)];
    fits = wanted == input.size(dim) || wanted == 1;
    if (dim < extra || wanted != input.size(dim)) dims.push_back(dim);
  }
  if (!fits)
    fail(ErrorKind::Runtime, "sum_to_size: size ", to_string(size),
         " was given for a tensor of shape ", to_string(input.sizes()), "; size {", to_string(size),
         "} is not expandable to size {", to_string(input.sizes()), "}.");
  if (size.empty()) return sum(input, std::nullopt, false, std::nullopt);
  if (dims.empty()) return input;
  const Tensor result = sum(input, dims, true, std::nullopt);
  return extra ? view(result, size) : result;
}

Tensor sum_all(const Tensor& input, std::optional<DType> dtype) {
  return sum(input, std::nullopt, false, dtype);
}
Tensor mean_all(const Tensor& input, std::optional<DType> dtype) {
  return mean(input, std::nullopt, false, dtype);
}

constexpr Op kOps[] = {
    {.name = "sum",
     .signature = "(Tensor input, *, dtype? dtype=None) -> Tensor",
     .call = call<sum_all>,
     .derivative = &kSumAll,
     .no_out = true,
     .samples = "(R[2,3],) (R[],) (R[0],)",
     .doc = "Sum of all elements; integers and bool sum into int64."},
    {.name = "sum",
     .signature = "(Tensor input, int[]? dim, bool keepdim=False, *, dtype? dtype=None) -> Tensor",
     .call = call<sum>,
     .derivative = &kSumDims,
     .samples = "(R[2,3], 1) (R[2,3,4], [0, -1], True) (R[], 0) (R[3,0], 1)",
     .doc = "Sums along the dimensions `dim`, all where it is None or ()."},
    {.name = "mean",
     .signature = "(Tensor input, *, dtype? dtype=None) -> Tensor",
     .call = call<mean_all>,
     .derivative = &kMeanAll,
     .samples = "(R[2,3],) (R[],)",
     .doc = "Mean of all elements; floating dtypes only."},
    {.name = "mean",
     .signature = "(Tensor input, int[]? dim, bool keepdim=False, *, dtype? dtype=None) -> Tensor",
     .call = call<mean>,
     .derivative = &kMeanDims,
     .samples = "(R[2,3], 1) (R[2,3,4], [0, -1], True) (R[], 0)",
     .doc = "Means along the dimensions `dim`, all where it is None or ()."},
    {.name = "sum_to_size",
     .signature = "(Tensor input, int... size) -> Tensor",
     .call = call<sum_to_size>,
     .derivative = &kSumDims,
     .forms = OpForms::kMethod,
     .samples = "(R[2,3], (1, 3)) (R[2,3], (3,)) (R[2,3], (2, 1)) (R[4,2,3], (1,))",
     .skip = "numpy: has no such function",
     .doc = "Sums to a size that broadcasts to the tensor's: the derivative of expand."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor sum(const Tensor& input, const std::optional<IntList>& dim, bool keepdim,
           std::optional<DType> dtype) {
  const DimSet dims = reduced_dims("sum", input, dim);
  const DType result_dtype = dtype.value_or(default_sum_dtype(input.dtype()));
  // Elements become the dtype before they are added; a wider sum of integers gives the same.
  const bool casts =
      result_dtype != input.dtype() &&
      (is_floating(result_dtype) || is_floating(input.dtype()) || result_dtype == DType::Bool);
  const Tensor source = casts ? cast_unrecorded(input, result_dtype) : input;
  Tensor result =
      summed("sum", source, result_dtype, dims, reduced_sizes(input.sizes(), dims, keepdim), 1);
  if (!is_floating(result_dtype) || !recording({&input})) return result;
  const ExpandBack rule{input.layout_ref(), dims, keepdim, 0};
  if (!dim && !keepdim)
    record<kSumAll>(result, {&input}, {}, rule);
  else
    record<kSumDims>(result, {&input}, {}, rule);
  return result;
}

Tensor mean(const Tensor& input, const std::optional<IntList>& dim, bool keepdim,
            std::optional<DType> dtype) {
  const DType result_dtype = dtype.value_or(input.dtype());
  if (!is_floating(result_dtype))
    fail(ErrorKind::Runtime, "mean: ", dtype ? "dtype " : "a tensor of dtype ", result_dtype,
         " was given; mean(): could not infer output dtype. ", dtype ? "Optional" : "Input",
         " dtype must be either a floating point or complex dtype. Got: ",
         scalar_type_name(result_dtype), "; pass dtype=float32 or convert the tensor first");
  const DimSet dims = reduced_dims("mean", input, dim);
  const Tensor source =
      result_dtype != input.dtype() ? cast_unrecorded(input, result_dtype) : input;
  const int64_t count = reduced_count(input, dims);
  Tensor result = summed("mean", source, result_dtype, dims,
                         reduced_sizes(input.sizes(), dims, keepdim), static_cast<double>(count));
  if (!recording({&input})) return result;
  const ExpandBack rule{input.layout_ref(), dims, keepdim, count};
  if (!dim && !keepdim)
    record<kMeanAll>(result, {&input}, {}, rule);
  else
    record<kMeanDims>(result, {&input}, {}, rule);
  return result;
}

Tensor sum_to(const Tensor& input, DimsView sizes) {
  const int extra = input.ndim() - static_cast<int>(sizes.size());
  DimSet dims;
  for (int dim = 0; dim < input.ndim(); ++dim) {
    const bool kept = dim >= extra && sizes[size_t(dim - extra)] == input.size(dim);
    if (!kept) dims.insert(dim);
  }
  if (dims.empty()) return input;
  Tensor result = summed("sum_to", input, input.dtype(), dims, sizes, 1);
  record<kSumDims>(result, {&input}, {}, ExpandBack{input.layout_ref(), dims, true, 0});
  return result;
}

}  // namespace backsweep
