// bincount, histc, histogram.
#include <algorithm>
#include <cmath>

#include "kernels/count.hpp"
#include "kernels/launch.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/refuse.hpp"

namespace backsweep {
namespace {

constexpr Derivative kBincount{"bincount", "BincountBackward0", "not differentiable"};
constexpr Derivative kHistogram{"histogram", "HistogramBackward0", "not differentiable"};

Tensor prepared(const Tensor& tensor, DType dtype) {
  if (tensor.dtype() == dtype && tensor.is_contiguous()) return tensor;
  Tensor result = empty(tensor.sizes(), dtype);
  copy_unrecorded(result, tensor);
  return result;
}

Tensor bincount(const Tensor& input, const std::optional<Tensor>& weights, int64_t minlength) {
  if (!is_integral(input.dtype()))
    fail(ErrorKind::NotImplemented, "bincount: an input of dtype ", input.dtype(),
         " was given; \"bincount_cpu\" not implemented for '", input.dtype(),
         "'; convert it with .long()");
  if (minlength < 0)
    fail(ErrorKind::Runtime, "bincount: minlength=", minlength,
         " was given; minlength should be >= 0");
  const Tensor values = prepared(input, DType::Int64);
  const int64_t count = values.numel();
  int64_t lowest = 0;
  int64_t highest = -1;
  if (count > 0 && input.ndim() == 1)
    launch("bincount", kernels::find_range, {values.data<int64_t>(), count, &lowest, &highest},
           count);
  if (input.ndim() != 1 || lowest < 0)
    fail(ErrorKind::Runtime, "bincount: a tensor of shape ", to_string(input.sizes()),
         lowest < 0 ? " with negative elements" : "",
         " was given; bincount only supports 1-d non-negative integral inputs.; use flatten()");
  if (weights && (weights->ndim() != 1 || weights->numel() != count))
    fail(ErrorKind::Runtime, "bincount: weights of shape ", to_string(weights->sizes()),
         " were given; weights should be 1-d and have the same length as input");
  const DType dtype = !weights                             ? DType::Int64
                      : weights->dtype() == DType::Float32 ? DType::Float32
                                                           : DType::Float64;
  Tensor bins = zeros(Dims{std::max(highest + 1, minlength)}, dtype);
  Tensor usable;
  if (weights) usable = prepared(*weights, dtype);
  if (count > 0)
    launch("bincount", kernels::count_bins,
           {values.data<int64_t>(), count, bins.numel(), weights ? usable.raw() : nullptr, dtype,
            bins.raw()},
           count);
  if (weights) record<kBincount>(bins, {&*weights}, {}, RefuseBack{});
  return bins;
}

void check_floating(const char* op, const Tensor& input) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::NotImplemented, op, ": an input of dtype ", input.dtype(),
         " was given; \"histogram_cpu\" not implemented for '", input.dtype(),
         "'; convert it with .float()");
}

// The lowest and the highest element where no range is given, widened when they are equal.
void find_range(const char* op, const Tensor& input, double widening, double& low, double& high) {
  if (low == high && input.numel() > 0) {
    const Tensor values = prepared(input, input.dtype());
    launch(op, kernels::find_floating_range,
           {values.dtype(), values.raw(), values.numel(), &low, &high}, values.numel());
  }
  if (low == high) {
    low -= widening;
    high += widening;
  }
  if (!std::isfinite(low) || !std::isfinite(high))
    fail(ErrorKind::Runtime, op, ": torch.", op, ": range of [", low, ", ", high,
         "] is not finite; give a range");
  if (low > high)
    fail(ErrorKind::Runtime, op, ": torch.", op, ": max must be larger than min; [", low, ", ",
         high, "] was given");
}

Tensor count_between(const char* op, const Tensor& input, bool even, double low, double high,
                     int64_t bins, const Tensor& edges, const Tensor& weights) {
  const Tensor values = prepared(input, input.dtype());
  Tensor result = empty(Dims{bins}, input.dtype());
  if (weights.defined()) fill_unrecorded(result, Number(0));
  launch(op, kernels::count_histogram,
         {values.dtype(), values.raw(), values.numel(), weights.defined() ? weights.raw() : nullptr,
          edges.defined() ? edges.raw() : nullptr, even, low, high, bins, result.raw()},
         values.numel() * 4);
  return result;
}

void check_bins(const char* op, int64_t bins) {
  if (bins <= 0) fail(ErrorKind::Runtime, op, ": bins=", bins, " was given; bins must be > 0");
}

Tensor histc(const Tensor& input, int64_t bins, const Number& min, const Number& max) {
  check_floating("histc", input);
  check_bins("histc", bins);
  double low = min.real();
  double high = max.real();
  find_range("histc", input, 1, low, high);
  return count_between("histc", input, true, low, high, bins, {}, {});
}

Tensor weights_for(const Tensor& input, const std::optional<Tensor>& weight) {
  if (!weight) return {};
  if (weight->dtype() != input.dtype() || !same_sizes(weight->layout(), input.layout()))
    fail(ErrorKind::Runtime,
         "histogram: torch.histogram(): if weight tensor is provided it should ",
         "have the same shape and dtype as the input tensor; shapes ", to_string(weight->sizes()),
         " and ", to_string(input.sizes()), " were given");
  return prepared(*weight, input.dtype());
}

TensorList with_density(const Tensor& input, Tensor&& counts, Tensor&& edges, bool density) {
  if (density) {
    const GradMode mode(false);
    const int64_t bins = counts.numel();
    const Tensor widths = slice(edges, 0, 1, bins + 1, 1) - slice(edges, 0, 0, bins, 1);
    counts = counts / sum(counts, {}, false, {}) / widths;
  }
  record<kHistogram>(counts, {&input}, {}, RefuseBack{});
  return {std::move(counts), std::move(edges)};
}

std::optional<Tensor> optional_tensor(const Value& value) {
  const auto* tensor = std::get_if<Tensor>(&value);
  return tensor ? std::optional(*tensor) : std::nullopt;
}

Value histogram_of_edges(std::span<Value> arguments) {
  const Tensor& input = std::get<Tensor>(arguments[0]);
  const Tensor& given = std::get<Tensor>(arguments[1]);
  check_floating("histogram", input);
  const Tensor weights = weights_for(input, optional_tensor(arguments[2]));
  if (given.ndim() != 1 || given.numel() < 2 || given.dtype() != input.dtype())
    fail(ErrorKind::Runtime, "histogram: torch.histogram(): bins tensor should have one ",
         "dimension, two edges or more, and the dtype of the input; a ", given.dtype(),
         " tensor of shape ", to_string(given.sizes()), " was given");
  const Tensor edges = prepared(given, input.dtype());
  return with_density(
      input, count_between("histogram", input, false, 0, 0, edges.numel() - 1, edges, weights),
      detach(given), std::get<bool>(arguments[3]));
}

Value histogram_of_range(std::span<Value> arguments) {
  const Tensor& input = std::get<Tensor>(arguments[0]);
  check_floating("histogram", input);
  const Tensor weights = weights_for(input, optional_tensor(arguments[3]));
  const int64_t bins = std::get<int64_t>(arguments[1]);
  check_bins("histogram", bins);
  double low = 0;
  double high = 0;
  if (const auto* range = std::get_if<Tensor>(&arguments[2])) {
    if (range->numel() != 2)
      fail(ErrorKind::Runtime, "histogram: a range of ", range->numel(),
           " numbers was given; torch.histogram(): range should have 2 elements");
    low = range->data<double>()[0];
    high = range->data<double>()[1];
  }
  find_range("histogram", input, 0.5, low, high);
  Tensor edges = linspace(Number(low), Number(high), bins + 1, input.dtype());
  Tensor counts = count_between("histogram", input, true, low, high, bins, edges, weights);
  return with_density(input, std::move(counts), std::move(edges), std::get<bool>(arguments[4]));
}

constexpr Op kOps[] = {
    {.name = "bincount",
     .signature = "(Tensor input, Tensor? weights=None, int minlength=0) -> Tensor",
     .call = call<bincount>,
     .derivative = &kBincount,
     .no_out = true,
     .samples = "(I[7],) (I[7], R[7]) (I[3], None, 9) (A([]),) (I[5], I[5])",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "How often each number from 0 to the largest occurs, or the sum of its weights."},
    {.name = "histc",
     .signature = "(Tensor input, int bins=100, Number min=0, Number max=0) -> Tensor",
     .call = call<histc>,
     .samples = "(R[20], 4) (R[2,9], 5, 0, 2) (A([1.0, 1.0]), 3)",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "How many elements lie in each of equal bins between min and max."},
    {.name = "histogram",
     .signature = "(Tensor input, Tensor bins, *, Tensor? weight=None, bool density=False) -> "
                  "(Tensor hist, Tensor bin_edges)",
     .call = histogram_of_edges,
     .derivative = &kHistogram,
     .samples = "(R[9], A([-2.0, 0.0, 1.5, 2.0]))",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "How many elements, or the sum of their weights, lie between edges; and the edges."},
    {.name = "histogram",
     .signature = "(Tensor input, int bins=100, *, float[]? range=None, Tensor? weight=None, bool "
                  "density=False) -> (Tensor hist, Tensor bin_edges)",
     .call = histogram_of_range,
     .derivative = &kHistogram,
     .samples = "(R[9], 4) (R[2,9], 5)",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "How many elements, or the sum of their weights, lie between edges; and the edges."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
