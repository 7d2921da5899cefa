// Variance and standard deviation, in two passes: the mean in double, then the squared distances.
#include <algorithm>
#include <cmath>

#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"

namespace backsweep {
namespace {

using kernels::ReduceOutput;
using kernels::Reduction;

constexpr const char* kVarFormula = "g * 2 / (n - correction) * (x - mean)";
constexpr const char* kStdFormula = "g / (2 * y) * 2 / (n - correction) * (x - mean)";
constexpr Derivative kVar{"var", "VarBackward0", kVarFormula};
constexpr Derivative kStd{"std", "StdBackward0", kStdFormula};
constexpr Derivative kVarMean{"var_mean", "VarMeanBackward0", kVarFormula};
constexpr Derivative kStdMean{"std_mean", "StdMeanBackward0", kStdFormula};

struct Spread {
  Ref<const Layout> layout;
  DimSet dims;
  double freedom;  // n - correction
  bool whole;      // over all elements, without naming dimensions
};

Tensor variance_backward(const Tensor& g, const Tensor& x, const Spread& spread) {
  const Tensor distance = x - mean(x, dims_in(spread.dims, x.ndim()), true, {});
  // 2 / 0 is infinite: NaN at the mean, infinity elsewhere. Along dimensions PyTorch divides.
  if (spread.whole && spread.freedom <= 0)
    return g * where(eq(detach(distance), Number(0.0)),
                     full({}, Number(__builtin_nan("")), x.dtype()),
                     full({}, Number(HUGE_VAL), x.dtype()));
  return (Number(2.0 / spread.freedom) * g) * distance;
}

// Equal elements have no spread, and the derivative of the root is taken as zero there.
Tensor deviation_backward(const Tensor& g, const Tensor& x, const Tensor& y, const Spread& spread) {
  const Tensor none = eq(detach(y), Number(0.0));
  const Tensor divisor = where(none, Number(1.0), y * Number(2.0));
  return variance_backward(where(none, Number(0.0), g / divisor), x, spread);
}

struct Computed {
  Tensor value, mean;
  Spread spread;
};

Computed compute(const char* op, const Tensor& input, const std::optional<IntList>& dim,
                 double correction, bool keepdim, bool root, bool wants_mean) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, op, ": a tensor of dtype ", input.dtype(), " was given; ",
         wants_mean ? op : "std and var",
         " only support floating point and complex dtypes; convert it with .float()");
  const DimSet dims = reduced_dims(op, input, dim);
  const Dims sizes = reduced_sizes(input.sizes(), dims, keepdim);
  const double count = static_cast<double>(reduced_count(input, dims));
  Computed result;
  result.spread = {input.layout_ref(), dims, count - correction, !dim || input.ndim() == 0};
  result.value = empty(sizes, input.dtype());
  const Tensor means = empty(sizes, DType::Float64);
  run_reduction(op, Reduction::Sum, input, dims,
                {.values = means.raw(), .divisor = count, .form = ReduceOutput::kDouble});
  run_reduction(op, Reduction::Squares, input, dims,
                {.values = result.value.raw(),
                 .divisor = std::max(result.spread.freedom, 0.0),
                 .form = root ? ReduceOutput::kRoot : ReduceOutput::kRounded},
                means.data<double>());
  if (wants_mean)
    result.mean = input.dtype() == DType::Float64 ? means : cast_unrecorded(means, input.dtype());
  return result;
}

// The gradient with the reduced dimensions, and what both rules begin with.
Tensor along_input(const Tensor& reduced, const Spread& spread) {
  return with_ones(reduced, spread.layout->sizes(), spread.dims);
}

template <bool root>
Tensor spread_of(const Tensor& input, const std::optional<IntList>& dim, double correction,
                 bool keepdim) {
  Computed made = compute(root ? "std" : "var", input, dim, correction, keepdim, root, false);
  if constexpr (root)
    record<kStd>(made.value, {&input}, {{&input, Saved::input(0)}, {&made.value, Saved::output(0)}},
                 [spread = made.spread](Backward& backward) {
                   backward.set(0, deviation_backward(
                                       along_input(backward.gradient(), spread), backward.saved(0),
                                       along_input(backward.saved(1), spread), spread));
                 });
  else
    record<kVar>(made.value, {&input}, {{&input, Saved::input(0)}},
                 [spread = made.spread](Backward& backward) {
                   backward.set(0, variance_backward(along_input(backward.gradient(), spread),
                                                     backward.saved(0), spread));
                 });
  return std::move(made.value);
}

template <bool root>
TensorList spread_and_mean(const Tensor& input, const std::optional<IntList>& dim,
                           double correction, bool keepdim) {
  Computed made =
      compute(root ? "std_mean" : "var_mean", input, dim, correction, keepdim, root, true);
  if (recording({&input})) {
    const Tensor* const inputs[] = {&input};
    const Save saves[] = {{&input, Saved::input(0)}, {&made.value, Saved::output(0)}};
    NodeRef node = make_node<root ? kStdMean : kVarMean>(
        2, inputs, std::span(saves, root ? 2 : 1), [spread = made.spread](Backward& backward) {
          const Tensor x = backward.saved(0);
          Tensor total;
          if (backward.gradient(0).defined()) {
            const Tensor g = along_input(backward.gradient(0), spread);
            if constexpr (root)
              total = deviation_backward(g, x, along_input(backward.saved(1), spread), spread);
            else
              total = variance_backward(g, x, spread);
          }
          if (backward.gradient(1).defined()) {
            const double count = static_cast<double>(reduced_count(x, spread.dims));
            const Tensor share = expand(along_input(backward.gradient(1), spread) / Number(count),
                                        spread.layout->sizes());
            total = total.defined() ? total + share : share;
          }
          backward.set(0, total);
        });
    set_history(made.value, node, 0);
    set_history(made.mean, std::move(node), 1);
  }
  return {std::move(made.value), std::move(made.mean)};
}

// PyTorch's three signatures.
template <auto function>
auto of_all(const Tensor& input, bool unbiased) {
  return function(input, std::nullopt, unbiased, false);
}
template <auto function>
auto of_dims(const Tensor& input, const std::optional<IntList>& dim, bool unbiased, bool keepdim) {
  return function(input, dim, unbiased, keepdim);
}
template <auto function>
auto corrected(const Tensor& input, const std::optional<IntList>& dim,
               const std::optional<Number>& correction, bool keepdim) {
  return function(input, dim, correction ? correction->real() : 1.0, keepdim);
}

#define ALL "(Tensor input, bool unbiased=True) -> "
#define DIMS "(Tensor input, int[]? dim, bool unbiased=True, bool keepdim=False) -> "
#define CORRECTED \
  "(Tensor input, int[]? dim=None, *, Number? correction=None, bool keepdim=False) -> "

constexpr const char* kAllSamples = "(R[2,3],) (R[2,3], False) (R[], False)";
constexpr const char* kDimsSamples = "(R[2,3], 1) (R[2,3,4], [0, -1], False, True) (R[2,3,4], 1)";
constexpr const char* kCorrectedSamples =
    "(R[2,3], correction=0) (R[2,3,4], 1, correction=1.5, keepdim=True)";
constexpr const char* kVarDoc =
    "Variance: squared distances from the mean over n - 1, n when not unbiased.";
constexpr const char* kStdDoc =
    "Standard deviation, the root of the variance; its derivative is 0 where it is 0.";
constexpr const char* kCorrectedDoc = "The same over n - correction; 1 when None.";

constexpr Op kOps[] = {
#define ROWS(op, result, function, derived, form, text) \
  {.name = op,                                          \
   .signature = ALL result,                             \
   .call = call<of_all<function>>,                      \
   .derivative = &derived,                              \
   .forms = form,                                       \
   .samples = kAllSamples,                              \
   .doc = text},                                        \
      {.name = op,                                      \
       .signature = DIMS result,                        \
       .call = call<of_dims<function>>,                 \
       .derivative = &derived,                          \
       .forms = form,                                   \
       .samples = kDimsSamples,                         \
       .doc = text},                                    \
      {.name = op,                                      \
       .signature = CORRECTED result,                   \
       .call = call<corrected<function>>,               \
       .derivative = &derived,                          \
       .forms = form,                                   \
       .samples = kCorrectedSamples,                    \
       .doc = kCorrectedDoc},
    ROWS("var", "Tensor", spread_of<false>, kVar, OpForms::kFunctionAndMethod, kVarDoc)
        ROWS("std", "Tensor", spread_of<true>, kStd, OpForms::kFunctionAndMethod, kStdDoc)
            ROWS("var_mean", "Tensor[]", spread_and_mean<false>, kVarMean, OpForms::kFunction,
                 "Variance and mean.") ROWS("std_mean", "Tensor[]", spread_and_mean<true>, kStdMean,
                                            OpForms::kFunction, "Standard deviation and mean.")
#undef ROWS
};
#undef ALL
#undef DIMS
#undef CORRECTED
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
