// frexp: numbers as mantissa and exponent.
#include <cmath>

#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kFrexp{"frexp", "FrexpBackward0", "g / 2**exponent, for the mantissa"};

template <class T>
void mantissa_run(char* const* data, const int64_t* strides, int64_t size) {
  for (int64_t i = 0; i < size; ++i) {
    int exponent;
    *reinterpret_cast<T*>(data[0] + i * strides[0]) =
        std::frexp(*reinterpret_cast<const T*>(data[1] + i * strides[1]), &exponent);
  }
}

template <class T>
void exponent_run(char* const* data, const int64_t* strides, int64_t size) {
  for (int64_t i = 0; i < size; ++i) {
    const T x = *reinterpret_cast<const T*>(data[1] + i * strides[1]);
    int exponent = 0;
    if (std::isfinite(x)) std::frexp(x, &exponent);
    *reinterpret_cast<int32_t*>(data[0] + i * strides[0]) = exponent;
  }
}

TensorList frexp(const Tensor& input) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, "frexp: a ", input.dtype(),
         " tensor was given; torch.frexp() only supports floating-point dtypes; convert with "
         ".to(float32)");
  const bool single = input.dtype() == DType::Float32;
  Tensor mantissa = empty_result(input.sizes(), input.dtype(), {&input});
  Tensor exponent = empty_result(input.sizes(), DType::Int32, {&input});
  run_elementwise("frexp", single ? mantissa_run<float> : mantissa_run<double>, mantissa, {&input});
  run_elementwise("frexp", single ? exponent_run<float> : exponent_run<double>, exponent, {&input});
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
