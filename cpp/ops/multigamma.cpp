// The multivariate gamma function's logarithm.
#include <cmath>

#include "kernels/special_functions.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parametrised.hpp"

namespace backsweep {
namespace {

constexpr Derivative kMvlgamma{"mvlgamma", "MvlgammaBackward0",
                               "g * sum(digamma(x - j / 2) for j in range(p))"};
constexpr Parametrised kOp{"mvlgamma", "mvlgamma_", Types::Floating, true};

template <class T>
void mvlgamma_run(char* const* data, const int64_t* strides, int64_t size) {
  const double p = *reinterpret_cast<const double*>(data[2]);
  const double start = p * (p - 1) / 4 * std::log(0x1.921fb54442d18p+1);
  for (int64_t i = 0; i < size; ++i) {
    const double x = static_cast<double>(*reinterpret_cast<const T*>(data[1] + i * strides[1]));
    double sum = start;
    for (double j = 0; j < p; ++j) sum += special::log_gamma(x - j / 2);
    *reinterpret_cast<T*>(data[0] + i * strides[0]) = static_cast<T>(sum);
  }
}

constexpr LoopsByDType kLoops = {
    nullptr, nullptr, nullptr, nullptr, &mvlgamma_run<float>, &mvlgamma_run<double>};

struct MvlgammaBack {
  int64_t p;
  void operator()(Backward& backward) const {
    const Tensor x = backward.saved(0);
    Tensor slope = digamma(x);
    for (int64_t j = 1; j < p; ++j) slope = slope + digamma(x - Number(static_cast<double>(j) / 2));
    backward.set(0, backward.gradient() * slope);
  }
};

double check(const Tensor& input, int64_t p) {
  if (p < 1)
    fail(ErrorKind::Runtime, "mvlgamma: p=", p,
         " was given; p has to be greater than or equal to 1; use 1 for lgamma itself");
  if (input.dtype() == DType::Bool)
    fail(ErrorKind::Runtime,
         "mvlgamma: a bool tensor was given; The input tensor may not be a boolean tensor.; "
         "convert with .to(float32)");
  // PyTorch makes the p terms of all elements at once; what it has no memory for would not end
  // here.
  if (p > (1 << 20)) empty(Dims{input.numel(), p}, DType::Float32);
  return static_cast<double>(p);
}

Tensor mvlgamma(const Tensor& input, int64_t p) {
  const double dimension = check(input, p);
  return parametrised<kMvlgamma>(kOp, kLoops, input, &dimension, MvlgammaBack{p});
}

Value mvlgamma_in_place(std::span<Value> arguments) {
  Tensor& target = std::get<Tensor>(arguments[0]);
  const int64_t p = std::get<int64_t>(arguments[1]);
  const double dimension = check(target, p);
  parametrised_in_place<kMvlgamma>(kOp, kLoops, target, &dimension, MvlgammaBack{p});
  return target;
}

constexpr Op kOps[] = {
    {.name = "mvlgamma",
     .signature = "(Tensor input, int p) -> Tensor",
     .call = call<mvlgamma>,
     .derivative = &kMvlgamma,
     .call_in_place = mvlgamma_in_place,
     .aliases = "special.multigammaln",
     .samples = "(G[3], 1) (G[2,3], 2) (G[], 3) (G[0], 2)",
     .skip = "numpy: NumPy has no such function",
     .doc = "Logarithm of the multivariate gamma function of dimension p."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
