// Random counts, each with parameters of its own: poisson and binomial.
//
// W. Hormann, "The transformed rejection method for generating Poisson random variables",
// Insurance: Mathematics and Economics 12 (1993), https://doi.org/10.1016/0167-6687(93)90997-4 W.
// Hormann, "The generation of binomial random variates", Journal of Statistical Computation and
// Simulation 46 (1993), https://doi.org/10.1080/00949659308811496
//
// Which numbers are accepted decides how many are drawn; the order and precision of the arithmetic
// are PyTorch's, so that the streams stay in step.
#include <cmath>

#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/random.hpp"
#include "ops/random_words.hpp"
#include "ops/random_write.hpp"
#include "ops/refuse.hpp"

namespace backsweep {
namespace {

constexpr Derivative kPoisson{"poisson", "PoissonBackward0", "zeros"};
constexpr Derivative kBinomial{"binomial", "torch::autograd::NotImplemented",
                               "not implemented, as in PyTorch"};

double log_gamma(double x) {
#if defined(__GLIBC__)
  int sign;  // the plain lgamma writes the sign to a global variable
  return lgamma_r(x, &sign);
#else
  return std::lgamma(x);
#endif
}

// ---- Poisson -----------------------------------------------------------------------------------

int64_t many_events(Generator& generator, double rate) {
  const double root = std::sqrt(rate);
  const double log_rate = std::log(rate);
  const double b = 0.931 + 2.53 * root;
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double tight = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const double u = generator.uniform<double>() - 0.5;
    const double v = generator.uniform<double>();
    const double distance = 0.5 - std::fabs(u);
    const auto count = truncated(std::floor((2 * a / distance + b) * u + rate + 0.43));
    if (distance >= 0.07 && v <= tight) return count;
    if (count < 0 || (distance < 0.013 && v > distance)) continue;
    const auto real = static_cast<double>(count);
    if (std::log(v) + std::log(inverse_alpha) - std::log(a / (distance * distance) + b) <=
        -rate + real * log_rate - log_gamma(real + 1))
      return count;
  }
}

int64_t few_events(Generator& generator, double rate) {
  const double limit = std::exp(-rate);
  int64_t count = 0;
  for (double product = generator.uniform<double>(); product > limit; ++count)
    product *= generator.uniform<double>();
  return count;
}

void run_poisson(const RandomArguments& arguments) {
  const auto fill = [&](auto tag) {
    using T = decltype(tag);
    T* out = reinterpret_cast<T*>(arguments.out);
    const T* rates = reinterpret_cast<const T*>(arguments.inputs[0]);
    const std::lock_guard lock(arguments.generator->mutex());
    for (int64_t i = 0; i < arguments.size; ++i) {
      const auto rate = static_cast<double>(rates[i]);
      out[i] = rate == 0   ? T(0)
               : rate < 10 ? static_cast<T>(few_events(*arguments.generator, rate))
                           : static_cast<T>(many_events(*arguments.generator, rate));
    }
  };
  arguments.dtype == DType::Float32 ? fill(float{}) : fill(double{});
}

// ---- Binomial: T is the dtype of the tensors, the rest is double -------------------------------

// The difference of log(k!) and Stirling's formula.
double stirling_tail(double k) {
  constexpr double kTails[] = {0.0810614667953272,  0.0413406959554092, 0.0276779256849983,
                               0.02079067210376509, 0.0166446911898211, 0.0138761288230707,
                               0.0118967099458917,  0.0104112652619720, 0.00925546218271273,
                               0.00833056343336287};
  if (k <= 9) return kTails[static_cast<size_t>(k)];
  const double square = (k + 1) * (k + 1);
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

template <class T>
T many_successes(Generator& generator, T count, T p) {
  const double deviation = std::sqrt(count * p * (1 - p));
  const double b = 1.15 + 2.53 * deviation;
  const double a = -0.0873 + 0.0248 * b + 0.01 * static_cast<double>(p);
  const double centre = static_cast<double>(count * p) + 0.5;
  const double tight = 0.92 - 4.2 / b;
  const double odds = p / (1 - p);
  const double alpha = (2.83 + 5.1 / b) * deviation;
  const double mode = std::floor((count + 1) * p);
  const auto trials = static_cast<double>(count);
  for (;;) {
    const double u = generator.uniform<double>() - 0.5;
    double v = generator.uniform<double>();
    const double distance = 0.5 - std::fabs(u);
    const T successes = static_cast<T>(std::floor((2 * a / distance + b) * u + centre));
    if (successes < 0 || successes > count) continue;
    if (distance >= 0.07 && v <= tight) return successes;
    v = std::log(v * alpha / (a / (distance * distance) + b));
    const double bound =
        (mode + 0.5) * std::log((mode + 1) / (odds * (trials - mode + 1))) +
        static_cast<double>(count + 1) *
            std::log((trials - mode + 1) / static_cast<double>(count - successes + 1)) +
        (static_cast<double>(successes) + 0.5) *
            std::log(odds * static_cast<double>(count - successes + 1) /
                     static_cast<double>(successes + 1)) +
        stirling_tail(mode) + stirling_tail(trials - mode) -
        stirling_tail(static_cast<double>(successes)) -
        stirling_tail(static_cast<double>(count - successes));
    if (v <= bound) return successes;
  }
}

// Adds up the lengths of waiting for a success.
template <class T>
T few_successes(Generator& generator, T count, T p) {
  const double log_of_failure = std::log1p(-p);
  double trials = 0;
  T successes = 0;
  for (;;) {
    trials += std::ceil(std::log(generator.uniform<double>()) / log_of_failure);
    if (trials > static_cast<double>(count)) return successes;
    successes += 1;
  }
}

template <class T>
T successes_below_half(Generator& generator, T count, T p) {
  return static_cast<double>(count * p) >= 10.0 ? many_successes(generator, count, p)
                                                : few_successes(generator, count, p);
}

template <class T>
T successes_of(Generator& generator, T count, T p) {
  if (count <= 0 || p <= 0) return 0;
  if (p >= 1) return count;
  if (p <= T(0.5)) return successes_below_half(generator, count, p);
  if (p > T(0.5))
    return count -
           successes_below_half(generator, count, static_cast<T>(1.0 - static_cast<double>(p)));
  return std::numeric_limits<T>::quiet_NaN();
}

void run_binomial(const RandomArguments& arguments) {
  const auto fill = [&](auto tag) {
    using T = decltype(tag);
    T* out = reinterpret_cast<T*>(arguments.out);
    const T* counts = reinterpret_cast<const T*>(arguments.inputs[0]);
    const T* probabilities = reinterpret_cast<const T*>(arguments.inputs[1]);
    const std::lock_guard lock(arguments.generator->mutex());
    for (int64_t i = 0; i < arguments.size; ++i)
      out[i] = successes_of(*arguments.generator, counts[i], probabilities[i]);
  };
  arguments.dtype == DType::Float32 ? fill(float{}) : fill(double{});
}

// ---- Rows --------------------------------------------------------------------------------------

Tensor poisson(const Tensor& input, GeneratorArgument generator) {
  check_floating("poisson", "poisson_cpu", input.dtype());
  if (!all_within(input, 0, std::numeric_limits<double>::infinity()))
    fail(ErrorKind::Runtime,
         "poisson: a negative element or NaN was given; invalid Poisson rate, expected rate to be "
         "non-negative; give rates of at least 0");
  Tensor result = empty(input.sizes(), input.dtype());
  fill_random("poisson", result, run_poisson, {.generator = &generator_of(generator)}, {&input});
  record<kPoisson>(result, {&input}, {}, RandomBack{});
  return result;
}

Tensor binomial(const Tensor& count, const Tensor& prob, GeneratorArgument generator) {
  for (const auto& [name, tensor] : {std::pair{"count", &count}, std::pair{"prob", &prob}})
    if (!is_floating(tensor->dtype()))
      fail(ErrorKind::Value, "binomial: ", name, " of dtype ", tensor->dtype(),
           " was given; binomial only supports floating-point dtypes for ", name,
           ", got: ", type_name(tensor->dtype()), "; use float32 or float64");
  if (count.dtype() != prob.dtype())
    fail(ErrorKind::Runtime, "binomial: count has dtype ", count.dtype(), " and prob ",
         prob.dtype(), "; Found dtype ", type_name(prob.dtype()), " but expected ",
         type_name(count.dtype()), "; give both in one dtype");
  Tensor result = empty(broadcast_sizes("binomial", count.sizes(), prob.sizes()), count.dtype());
  fill_random("binomial", result, run_binomial, {.generator = &generator_of(generator)},
              {&count, &prob});
  record<kBinomial>(result, {&count, &prob}, {}, RefuseBack{});
  return result;
}

constexpr Op kOps[] = {
    {.name = "poisson",
     .signature = "(Tensor input, Generator? generator=None) -> Tensor",
     .call = call<poisson>,
     .derivative = &kPoisson,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = "(backsweep.tensor([0.5, 5.0, 50.0]),)",
     .skip = kRandomResult,
     .doc = "Random counts from Poisson distributions, whose rates are the input's elements."},
    {.name = "binomial",
     .signature = "(Tensor count, Tensor prob, Generator? generator=None) -> Tensor",
     .call = call<binomial>,
     .derivative = &kBinomial,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = "(backsweep.tensor([10.0, 100.0]), backsweep.tensor([0.5, 0.1]))",
     .skip = kRandomResult,
     .doc = "Random counts of successes: of `count` trials, each with the probability `prob`."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
