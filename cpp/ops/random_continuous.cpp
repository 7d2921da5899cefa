// Filling a tensor from a distribution with parameters: exponential, log-normal, Cauchy, and the
// geometric one. Each number is computed in double, as PyTorch does.
#include <cmath>
#include <numbers>

#include "ops/op.hpp"
#include "ops/random.hpp"
#include "ops/random_words.hpp"
#include "ops/random_write.hpp"

namespace backsweep {
namespace {

constexpr Derivative kExponential{"exponential_", "ExponentialBackward0", "zeros"};
constexpr Derivative kLogNormal{"log_normal_", "LogNormalBackward0", "zeros"};
constexpr Derivative kCauchy{"cauchy_", "CauchyBackward0", "zeros"};
constexpr Derivative kGeometric{"geometric_", "GeometricBackward0", "zeros"};

// ---- Kernels -----------------------------------------------------------------------------------

void run_exponential(const RandomArguments& arguments) {
  make_numbers(arguments, [scale = -1.0 / arguments.a](Generator& generator, int64_t) {
    return scale * std::log1p(-generator.uniform<double>());
  });
}

void run_cauchy(const RandomArguments& arguments) {
  make_numbers(arguments,
               [median = arguments.a, sigma = arguments.b](Generator& generator, int64_t) {
                 const double angle = std::numbers::pi * (generator.uniform<double>() - 0.5);
                 return std::fma(sigma, std::tan(angle), median);
               });
}

void run_geometric(const RandomArguments& arguments) {
  make_numbers(arguments,
               [log_of_failure = std::log1p(-arguments.a)](Generator& generator, int64_t) {
                 return std::ceil(std::log(generator.uniform<double>()) / log_of_failure);
               });
}

void run_log_normal(const RandomArguments& arguments) {
  make_numbers(arguments, [mean = arguments.a, std = arguments.b](Generator& generator, int64_t) {
    return std::exp(std::fma(generator.normal(), std, mean));
  });
}

// ---- Rows --------------------------------------------------------------------------------------

void check_positive(const char* op, const char* name, double value) {
  if (!(value > 0))
    fail(ErrorKind::Runtime, op, ": ", name, "=", shown(value), " was given; ", op, " expects ",
         name, " > 0.0, but found ", name, "=", shown(value), "; give a positive number");
}

void check_continuous(const char* op, const char* distribution, DType dtype, const char* type) {
  if (!is_floating(dtype))
    fail(ErrorKind::Runtime, op, ": a tensor of dtype ", dtype, " was given; ", distribution,
         " distribution is a continuous probability distribution. dtype must be a floating point "
         "but you specified ",
         type, "; use float32 or float64");
}

Tensor exponential_row(Tensor input, double rate, GeneratorArgument generator) {
  check_positive("exponential_", "lambda", rate);
  check_continuous("exponential_", "Exponential", input.dtype(), type_name(input.dtype()));
  return write_random<kExponential>("exponential_", input, {}, [&] {
    fill_exponential("exponential_", input, rate, generator_of(generator));
  });
}

Tensor log_normal_row(Tensor input, double mean, double std, GeneratorArgument generator) {
  check_positive("log_normal_", "std", std);
  check_floating("log_normal_", "log_normal_cpu", input.dtype());
  return write_random<kLogNormal>("log_normal_", input, {}, [&] {
    fill_random("log_normal_", input, run_log_normal,
                {.generator = &generator_of(generator), .a = mean, .b = std});
  });
}

Tensor cauchy_row(Tensor input, double median, double sigma, GeneratorArgument generator) {
  check_positive("cauchy_", "sigma", sigma);
  // PyTorch has the names of C++ in this message.
  constexpr const char* names[] = {"bool", "unsigned char", "int", "long int", "", ""};
  check_continuous("cauchy_", "Cauchy", input.dtype(), names[static_cast<int>(input.dtype())]);
  return write_random<kCauchy>("cauchy_", input, {}, [&] {
    fill_random("cauchy_", input, run_cauchy,
                {.generator = &generator_of(generator), .a = median, .b = sigma});
  });
}

Tensor geometric_row(Tensor input, double p, GeneratorArgument generator) {
  if (!(p > 0 && p < 1))
    fail(ErrorKind::Runtime, "geometric_: p=", shown(p),
         " was given; geometric_ expects p to be in (0, 1), but got p=", shown(p),
         "; give a probability between 0 and 1");
  if (input.dtype() == DType::Bool)
    fail(ErrorKind::NotImplemented,
         "geometric_: a bool tensor was given; \"geometric_cpu\" not implemented for 'Bool'; use a "
         "dtype of numbers");
  return write_random<kGeometric>("geometric_", input, {}, [&] {
    fill_random("geometric_", input, run_geometric,
                {.generator = &generator_of(generator), .a = p});
  });
}

constexpr Op kOps[] = {
    {.name = "exponential_",
     .signature = "(Tensor input, float lambd=1.0, *, Generator? generator=None) -> Tensor",
     .call = call<exponential_row>,
     .derivative = &kExponential,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(3),)",
     .skip = kRandomResult,
     .doc = "Fills the tensor from the exponential distribution with a rate, of mean 1 / lambd."},
    {.name = "log_normal_",
     .signature = "(Tensor input, float mean=1.0, float std=2.0, *, Generator? generator=None) -> "
                  "Tensor",
     .call = call<log_normal_row>,
     .derivative = &kLogNormal,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(3), 0, 1)",
     .skip = kRandomResult,
     .doc = "Fills the tensor with exponentials of normal numbers, which have that mean and std."},
    {.name = "cauchy_",
     .signature = "(Tensor input, float median=0.0, float sigma=1.0, *, Generator? generator=None) "
                  "-> Tensor",
     .call = call<cauchy_row>,
     .derivative = &kCauchy,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(3),)",
     .skip = kRandomResult,
     .doc = "Fills the tensor from the Cauchy distribution."},
    {.name = "geometric_",
     .signature = "(Tensor input, float p, *, Generator? generator=None) -> Tensor",
     .call = call<geometric_row>,
     .derivative = &kGeometric,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(4), 0.5)",
     .skip = kRandomResult,
     .doc = "Fills the tensor with counts of trials up to the first success, of probability p."},
};
const OpTable kTable(kOps);

}  // namespace

void fill_exponential(const char* op, const Tensor& target, double rate, Generator& generator) {
  fill_random(op, target, run_exponential, {.generator = &generator, .a = rate});
}

}  // namespace backsweep
