// Unary operations made of others.
#include "ops/constants.hpp"
#include "ops/elementwise.hpp"
#include "ops/in_place.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parameter_kernels.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

// ---- sgn is sign; PyTorch keeps them apart for complex numbers.

constexpr Derivative kSgn{"sgn", "SgnBackward0", "zeros_like(g)"};
constexpr NodeType kSgnType{
    &kSgn, [](Node&, Backward& backward) { backward.set(0, zeros_like(backward.gradient())); },
    nullptr, 0};
constexpr UnaryOp kSgnOp{"sgn", UnaryKernel::sign, Types::Any, &kSgnType, false, false};

Tensor sgn(const Tensor& input) {
  return unary(kSgnOp, input);
}
Value sgn_in_place(std::span<Value> arguments) {
  unary_in_place(kSgnOp, std::get<Tensor>(arguments[0]));
  return arguments[0];
}

Tensor square(const Tensor& input) {
  return pow(input, Number(2));
}
Value square_in_place(std::span<Value> arguments) {
  pow_(std::get<Tensor>(arguments[0]), Number(2));
  return arguments[0];
}

Value positive(std::span<Value> arguments) {
  if (std::get<Tensor>(arguments[0]).dtype() == DType::Bool)
    fail(ErrorKind::Runtime,
         "positive: a bool tensor was given; The `+` operator, on a bool tensor is not supported.; "
         "convert with .to(int64)");
  return arguments[0];
}

Tensor isreal(const Tensor& input) {
  return full(input.sizes(), Number(true), DType::Bool);
}

Tensor signbit(const Tensor& input) {
  Tensor result = empty_result(input.sizes(), DType::Bool, {&input});
  run_elementwise("signbit", parameter_kernels.signbit[static_cast<int>(input.dtype())], result,
                  {&input});
  return result;
}

Tensor ndtr(const Tensor& input) {
  return (erf(input * kSqrtHalf) + 1) * 0.5;
}

// Of the operations that these end with.
constexpr Derivative kSquare{"square", "PowBackward0", "g * 2 * x"};
constexpr Derivative kNdtr{"special.ndtr", "MulBackward0", "g * exp(-x * x / 2) / sqrt(2 * pi)"};

constexpr const char* kNotInNumpy = "numpy: NumPy has no such function";

constexpr Op kOps[] = {
    {.name = "sgn",
     .signature = "(Tensor input) -> Tensor",
     .call = call<sgn>,
     .derivative = &kSgn,
     .call_in_place = sgn_in_place,
     .samples = "N",
     .doc = "The same as `sign`: -1, 0 or 1; 0 for NaN.",
     .unary = &kSgnOp},
    {.name = "square",
     .signature = "(Tensor input) -> Tensor",
     .call = call<square>,
     .derivative = &kSquare,
     .call_in_place = square_in_place,
     .samples = "(R[2,3]) (R[]) (R[0])",
     .doc = "Square, `x * x`."},
    {.name = "positive",
     .signature = "(Tensor input) -> Tensor",
     .call = positive,
     .no_out = true,
     .samples = "(R[2,3]) (R[])",
     .doc = "The tensor itself, `+x`."},
    {.name = "isreal",
     .signature = "(Tensor input) -> Tensor",
     .call = call<isreal>,
     .no_out = true,
     .samples = "(R[2,3]) (R[]) (R[0])",
     .doc = "True where the imaginary part is 0: everywhere."},
    {.name = "signbit",
     .signature = "(Tensor input) -> Tensor",
     .call = call<signbit>,
     .samples = "(R[2,3]) (R[]) (R[0]) (I[4]) (A([0.0, -0.0, -1.0, 2.0]))",
     .doc = "True where the sign is minus, also for -0 and NaN with a sign."},
    {.name = "special.ndtr",
     .signature = "(Tensor input) -> Tensor",
     .call = call<ndtr>,
     .derivative = &kNdtr,
     .samples = "(R[2,3]) (R[]) (R[0])",
     .skip = kNotInNumpy,
     .doc = "Distribution function of the normal distribution, `(1 + erf(x / sqrt(2))) / 2`."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
