// What complex numbers have, of real ones: the conjugate is the number itself, the angle 0 or pi.
#include <cmath>
#include <numbers>

#include "ops/in_place.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parameter_kernels.hpp"
#include "ops/parametrised.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kAngle{"angle", "AngleBackward0", "zeros_like(g)"};
constexpr Parametrised kAngleOp{"angle", nullptr, Types::Floating, false};

Tensor same(const Tensor& input) {
  return input;
}

Value conj_in_place(std::span<Value> arguments) {
  const Tensor& input = std::get<Tensor>(arguments[0]);
  check_writable("conj_physical_", input);
  mark_written(input);
  return input;
}

Tensor angle(const Tensor& input) {
  Tensor result;
  {
    const GradMode mode(false);
    const ShrinkParameters parameters{-HUGE_VAL, HUGE_VAL};  // NaN stays, others become 0
    const Tensor none = run_parametrised(kAngleOp, parameter_kernels.shrink, input, &parameters);
    result = where(lt(input, Number(0)), Number(std::numbers::pi), none);
  }
  record<kAngle>(result, {&input}, {},
                 [](Backward& backward) { backward.set(0, zeros_like(backward.gradient())); });
  return result;
}

constexpr const char* kItself = "gradient: the result is the input itself";

#define ITSELF(name_, forms_, doc_)                                                            \
  Op {                                                                                         \
    .name = name_, .signature = "(Tensor input) -> Tensor", .call = call<same>,                \
    .forms = OpForms::forms_, .no_out = true, .samples = "(R[2,3])", .reference = "conjugate", \
    .skip = kItself, .doc = doc_                                                               \
  }

constexpr Op kOps[] = {
    ITSELF("conj", kFunctionAndMethod, "The tensor itself: real numbers are their conjugates."),
    ITSELF("resolve_conj", kFunctionAndMethod, "The tensor itself: nothing is conjugated lazily."),
    ITSELF("resolve_neg", kFunctionAndMethod, "The tensor itself: nothing is negated lazily."),
    ITSELF("real", kFunction, "The tensor itself: its numbers are real."),
    {.name = "conj_physical",
     .signature = "(Tensor input) -> Tensor",
     .call = call<same>,
     .call_in_place = conj_in_place,
     .samples = "(R[2,3])",
     .reference = "conjugate",
     .skip = kItself,
     .doc = "The tensor itself: real numbers are their conjugates."},
    {.name = "angle",
     .signature = "(Tensor input) -> Tensor",
     .call = call<angle>,
     .derivative = &kAngle,
     .samples = "(R[2,3]) (N[4])",
     .doc = "0 for numbers that are not negative, pi for negative ones; NaN stays."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
