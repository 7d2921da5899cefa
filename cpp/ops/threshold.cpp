// threshold: numbers up to a limit are replaced.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/ternary.hpp"

namespace backsweep {
namespace {

constexpr Derivative kThreshold{"threshold", "ThresholdBackward0", "where(x <= threshold, 0, g)"};

template <bool in_place>
Tensor threshold(const Tensor& input, const Number& limit, const Number& value) {
  const DType dtype = input.dtype();
  if (dtype == DType::Bool)
    fail(
        ErrorKind::NotImplemented,
        "threshold: a bool tensor was given; \"threshold_cpu\" not implemented for 'Bool'; convert "
        "with .to(int64)");
  const Tensor limit_tensor = scalar(limit, dtype);
  const Tensor value_tensor = scalar(value, dtype);
  const Ternary op{"threshold", "threshold_", ternary_kernels.threshold, dtype, in_place};
  return op.run<kThreshold>(
      input, {&input}, {&input, &limit_tensor, &value_tensor}, {{&input, Saved::input(0)}},
      [limit](Backward& backward) {
        backward.set(0, where(le(backward.saved(0), limit), Number(0.0), backward.gradient()));
      });
}

Value threshold_either(std::span<Value> arguments) {
  return std::get<bool>(arguments[3]) ? call<threshold<true>>(arguments)
                                      : call<threshold<false>>(arguments);
}

constexpr const char* kSignature = "(Tensor input, Number threshold, Number value) -> Tensor";

constexpr Op kOps[] = {
    {.name = "threshold",
     .signature = kSignature,
     .call = call<threshold<false>>,
     .derivative = &kThreshold,
     .forms = OpForms::kFunction,
     .samples = "(R[2,3], 0.1, 20) (R[37], 1.5, 2) (R[], 0, 1) (R[2,0], 0, 1)",
     .doc = "input where it is greater than the threshold, else value."},
    {.name = "threshold_",
     .signature = kSignature,
     .call = call<threshold<true>>,
     .derivative = &kThreshold,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.threshold_",
     .example = "(R[2], 1, 0)",
     .skip = "samples: writes to its argument; tested by hand",
     .doc = "Writes the result of `threshold` into the input."},
    {.name = "nn.functional.threshold",
     .signature = "(Tensor input, Number threshold, Number value, bool inplace=False) -> Tensor",
     .call = threshold_either,
     .derivative = &kThreshold,
     .no_out = true,
     .samples = "(R[2,3], 0.1, 20)",
     .doc = "input where it is greater than the threshold, else value."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
