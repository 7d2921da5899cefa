// The derivatives of digamma.
#include "kernels/special_functions.hpp"
#include "kernels/special_kernels.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parametrised.hpp"

namespace backsweep {
namespace {

constexpr Derivative kPolygamma{"polygamma", "PolygammaBackward0", "g * polygamma(n + 1, x)"};
constexpr Parametrised kOp{"polygamma", "polygamma_", Types::Floating, true};

template <class T>
void polygamma_run(char* const* data, const int64_t* strides, int64_t size) {
  const double n = *reinterpret_cast<const double*>(data[2]);
  if constexpr (sizeof(T) == sizeof(float)) {
    const auto function =
        special_kernels[n == 0 ? SpecialKernel::digamma : SpecialKernel::polygamma];
    if (function && n <= kHighestPolygamma) return run_special<T>(function, n, data, strides, size);
  }
  for (int64_t i = 0; i < size; ++i)
    *reinterpret_cast<T*>(data[0] + i * strides[0]) = static_cast<T>(special::polygamma(
        n, static_cast<double>(*reinterpret_cast<const T*>(data[1] + i * strides[1]))));
}

constexpr LoopsByDType kLoops = {
    nullptr, nullptr, nullptr, nullptr, &polygamma_run<float>, &polygamma_run<double>};

struct PolygammaBack {
  int64_t n;
  void operator()(Backward& backward) const {
    backward.set(0, backward.gradient() * polygamma(n + 1, backward.saved(0)));
  }
};

double check_order(int64_t n) {
  if (n < 0)
    fail(ErrorKind::Runtime, "polygamma: n = ", n,
         " was given; polygamma(n, x) does not support negative n.; use 0 for digamma itself");
  return static_cast<double>(n);
}

Tensor polygamma_method(const Tensor& input, int64_t n) {
  return polygamma(n, input);
}

Value polygamma_in_place(std::span<Value> arguments) {
  Tensor& target = std::get<Tensor>(arguments[0]);
  const int64_t n = std::get<int64_t>(arguments[1]);
  const double order = check_order(n);
  parametrised_in_place<kPolygamma>(kOp, kLoops, target, &order, PolygammaBack{n});
  return target;
}

constexpr const char* kDoc =
    "The n-th derivative of `digamma`, so the derivative of order n + 1 of `lgamma`.";
constexpr const char* kSkip = "numpy: NumPy has no such function";

constexpr Op kOps[] = {
    {.name = "polygamma",
     .signature = "(int n, Tensor input) -> Tensor",
     .call = call<polygamma>,
     .derivative = &kPolygamma,
     .forms = OpForms::kFunction,
     .aliases = "special.polygamma",
     .samples = "(0, P[3]) (1, P[2,3]) (2, P[]) (3, F[4]) (1, G[5]) (2, P[0])",
     .skip = kSkip,
     .doc = kDoc},
    {.name = "polygamma",
     .signature = "(Tensor input, int n) -> Tensor",
     .call = call<polygamma_method>,
     .derivative = &kPolygamma,
     .forms = OpForms::kMethod,
     .call_in_place = polygamma_in_place,
     .samples = "(P[2,3], 1) (P[], 2)",
     .skip = kSkip,
     .doc = kDoc},
};
const OpTable kTable(kOps);

}  // namespace

Tensor polygamma(int64_t n, const Tensor& input) {
  const double order = check_order(n);
  return parametrised<kPolygamma>(kOp, kLoops, input, &order, PolygammaBack{n});
}

}  // namespace backsweep
