// frexp: numbers as mantissa and exponent.
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parameter_kernels.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kFrexp{"frexp", "FrexpBackward0", "g / 2**exponent, for the mantissa"};

TensorList frexp(const Tensor& input) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, "frexp: a ", input.dtype(),
         " tensor was given; torch.frexp() only supports floating-point dtypes; convert with "
         ".to(float32)");
  Tensor mantissa = empty_result(input.sizes(), input.dtype(), {&input});
  Tensor exponent = empty_result(input.sizes(), DType::Int32, {&input});
  run_elementwise("frexp", parameter_kernels.frexp[static_cast<int>(input.dtype())], mantissa,
                  {&input, &exponent});
  record<kFrexp>(mantissa, {&input}, {{&exponent, Saved::kConstant}}, [](Backward& backward) {
    const Tensor& g = backward.gradient();
    backward.set(0, g / exp2(to(backward.saved(0), g.dtype())));
  });
  return {mantissa, exponent};
}

constexpr Op kOps[] = {
    {.name = "frexp",
     .signature = "(Tensor input) -> (Tensor mantissa, Tensor exponent)",
     .call = call<frexp>,
     .derivative = &kFrexp,
     .samples = "(R[2,3],) (P[],) (R[37],) (R[0],)",
     .doc = "Mantissa in [0.5, 1) and exponent: x is `mantissa * 2**exponent`."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
