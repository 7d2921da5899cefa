// Quantiles, with PyTorch's five ways to take one that lies between two elements.
#include <algorithm>
#include <span>

#include "kernels/selection.hpp"
#include "ops/lines.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/place.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"

namespace backsweep {
namespace {

using kernels::Interpolation;

constexpr Derivative kQuantile{"quantile", "ViewBackward0",
                               "g * (1 - w) at the element below, g * w at the one above"};

Interpolation interpolation_of(const char* op, const std::string& name) {
  constexpr const char* kNames[] = {"linear", "lower", "higher", "midpoint", "nearest"};
  for (int i = 0; i < 5; ++i)
    if (name == kNames[i]) return static_cast<Interpolation>(i);
  fail(ErrorKind::Runtime, op, ": interpolation='", name, "' was given; ", op,
       "() interpolation must be one of linear, lower, higher, midpoint or nearest, but got ", name,
       "; see PyTorch's torch.quantile");
}

struct Request {
  const char* op;
  std::span<const double> quantiles;
  bool one;  // a number, or a tensor without dimensions: no dimension of its own in the result
  std::optional<int64_t> dim;
  bool keepdim;
  Interpolation interpolation;
  bool ignores_nan;
  Tensor q;  // where it was given as a tensor
};

// Zero, with the derivative of a rank with respect to q.
Tensor rank_change(const Tensor& x, const Request& request, int along) {
  const Tensor values = detach(x);
  const Tensor last = request.ignores_nan
                          ? sum(eq(values, values), IntList{along}, true, x.dtype()) - Number(1)
                          : full({}, Number(x.size(along) - 1), x.dtype());
  Dims sizes(x.ndim(), 1);
  sizes[along] = request.q.numel();
  return reshape(request.q - detach(request.q), sizes) * last;
}

// The quantiles come first, then the dimensions that are kept.
Dims shape_of_result(const Request& request, const Tensor& input, bool flat, int along) {
  Dims shape;
  if (!request.one) shape.push_back(static_cast<int64_t>(request.quantiles.size()));
  for (int dim = 0; dim < input.ndim(); ++dim) {
    if (flat || dim == along) {
      if (request.keepdim) shape.push_back(1);
    } else {
      shape.push_back(input.size(dim));
    }
  }
  return shape;
}

// With the quantiles, which lie along a dimension of `result`, in front.
Tensor arranged(const Tensor& result, int along, DimsView shape) {
  Dims order{along};
  for (int dim = 0; dim < result.ndim(); ++dim)
    if (dim != along) order.push_back(dim);
  return reshape(along == 0 ? result : permute(result, order), shape);
}

// The same the other way round: the memory of `result` in the order of the lines.
Tensor along_lines(const Tensor& result, int along, DimsView sizes) {
  Dims strides(sizes);
  int64_t step = 1;
  for (int dim = strides.size() - 1; dim >= 0; --dim) {
    if (dim == along) continue;
    strides[dim] = step;
    step *= sizes[size_t(dim)];
  }
  strides[along] = step;
  return alias(result, Layout::strided(sizes, strides), 0);
}

Tensor compute(const Tensor& input, const Request& request) {
  const char* op = request.op;
  if (input.numel() == 0)
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(input.sizes()), " was given; ",
         op, "() input tensor must be non-empty; there is no quantile of nothing");
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, op, ": a tensor of dtype ", input.dtype(), " was given; ", op,
         "() input tensor must be either float or double dtype; convert it with .float()");
  for (double q : request.quantiles)
    if (!(q >= 0 && q <= 1))
      fail(ErrorKind::Runtime, op, ": q=", q, " was given; ", op, "() q ",
           request.one ? "must be in the range [0, 1] but got "
                       : "values must be in the range [0, 1]; got ",
           q, "; 0.5 is the median");
  // Without a dimension all elements are one line; a tensor without dimensions is a line of one.
  const bool flat = !request.dim || input.ndim() == 0;
  const int along = flat ? 0 : wrap_dim(op, *request.dim, input.ndim());
  const bool records = recording({&input, &request.q});
  Tensor x = input;
  if (flat && input.ndim() != 1) {
    if (!records) x = contiguous(input);
    x = records ? reshape(input, Dims{-1})
                : alias(x, Layout::contiguous(Dims{x.numel()}), x->offset);
  }
  const auto count = static_cast<int64_t>(request.quantiles.size());
  Dims sizes(x.sizes());
  sizes[along] = count;
  const kernels::QuantileOptions options{request.quantiles.data(), count, request.interpolation,
                                         request.ignores_nan, !records};
  const Dims shape = shape_of_result(request, input, flat, along);
  if (!records) {
    Tensor result = empty(shape, x.dtype());
    // One quantile of each line lies as run_lines takes it.
    const bool fits = flat ? !request.keepdim : request.one;
    const Tensor lines = fits ? result : along_lines(result, along, sizes);
    run_lines(op, kernels::quantile_function(x.dtype()), along, {&x, &lines}, {.extra = &options});
    return result;
  }
  const Tensor below = empty(sizes, DType::Int64), above = empty(sizes, DType::Int64);
  Tensor weight = empty(sizes, x.dtype());
  const Tensor source = detach(x);
  run_lines(op, kernels::quantile_function(x.dtype()), along, {&source, &below, &above, &weight},
            {.extra = &options});
  // As lerp, from the nearer end; an infinite neighbour with the weight 0 does not matter.
  const Tensor low = pick_along(x, along, below);
  Tensor result = low;
  if (request.interpolation == Interpolation::Linear ||
      request.interpolation == Interpolation::Midpoint) {
    const Tensor high = pick_along(x, along, above);
    const Tensor gap = high - low;
    if (request.q.defined() && request.interpolation == Interpolation::Linear &&
        recording({&request.q}))
      weight = weight + rank_change(x, request, along);
    const Tensor between =
        where(lt(weight, Number(0.5)), low + weight * gap, high - gap * (Number(1.0) - weight));
    result = where(eq(weight, Number(0.0)), low, between);
  }
  return arranged(result, along, shape);
}

template <bool ignores_nan>
Tensor of_number(const Tensor& input, double q, std::optional<int64_t> dim, bool keepdim,
                 const std::string& interpolation) {
  const char* op = ignores_nan ? "nanquantile" : "quantile";
  return compute(
      input,
      {op, {&q, 1}, true, dim, keepdim, interpolation_of(op, interpolation), ignores_nan, {}});
}

template <bool ignores_nan>
Tensor of_tensor(const Tensor& input, const Tensor& q, std::optional<int64_t> dim, bool keepdim,
                 const std::string& interpolation) {
  const char* op = ignores_nan ? "nanquantile" : "quantile";
  if (q.ndim() > 1)
    fail(ErrorKind::Runtime, op, ": q of shape ", to_string(q.sizes()), " was given; ", op,
         "() q must be a scalar or 1D tensor; flatten it first");
  if (q.dtype() != input.dtype())
    fail(ErrorKind::Runtime, op, ": q of dtype ", q.dtype(), " was given for a tensor of dtype ",
         input.dtype(), "; ", op, "() q tensor must be same dtype as the input tensor; convert q");
  const Tensor wide = contiguous(cast_unrecorded(q, DType::Float64));
  return compute(input, {op,
                         {wide.data<double>(), static_cast<size_t>(wide.numel())},
                         q.ndim() == 0,
                         dim,
                         keepdim,
                         interpolation_of(op, interpolation),
                         ignores_nan,
                         q});
}

constexpr const char* kNumber =
    "(Tensor input, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> "
    "Tensor";
constexpr const char* kTensor =
    "(Tensor input, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> "
    "Tensor";
constexpr const char* kSamples =
    "(D[1,7], 0.3) (D[2,5], 0.25, 1) (D[2,4,3], 0.7, 1, True) (D[2,3,4], 0.9, -2) (D[], 0.5) "
    "(D[1,6], 0.4, None, True) (D[1,6], 0.5, 1, interpolation='lower') (D[1,6], 0.5, 1, "
    "interpolation='higher') (D[1,6], 0.5, 1, interpolation='midpoint') (D[1,6], 0.5, 1, "
    "interpolation='nearest')";
constexpr const char* kTensorSamples =
    "(D[2,5], A([0.3, 0.55]), 1) (D[2,4,3], A([0.1, 0.5, 0.95]), -2, True) (D[1,5], A([0.4]))";
constexpr const char* kDoc =
    "What a share q of the elements is at most, all together or along `dim`; between two, as told.";
constexpr const char* kNanDoc = "The quantiles of what is not NaN.";

constexpr Op kOps[] = {
    {.name = "quantile",
     .signature = kNumber,
     .call = call<of_number<false>>,
     .derivative = &kQuantile,
     .samples = kSamples,
     .doc = kDoc},
    {.name = "quantile",
     .signature = kTensor,
     .call = call<of_tensor<false>>,
     .derivative = &kQuantile,
     .samples = kTensorSamples,
     .doc = "The same for several q, the first dimension of the result."},
    {.name = "nanquantile",
     .signature = kNumber,
     .call = call<of_number<true>>,
     .derivative = &kQuantile,
     .samples = kSamples,
     .doc = kNanDoc},
    {.name = "nanquantile",
     .signature = kTensor,
     .call = call<of_tensor<true>>,
     .derivative = &kQuantile,
     .samples = kTensorSamples,
     .doc = "The same for several q, the first dimension of the result."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
