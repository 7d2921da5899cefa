// Uniform and normal numbers. The algorithms are those of PyTorch's CPU kernels, so that the same
// seed gives the same numbers.
#include "ops/random.hpp"

#include <cmath>

#include "kernels/random.hpp"
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/random_words.hpp"
#include "ops/random_write.hpp"

namespace backsweep {
namespace {

using kernels::kNormalBlock;
using kernels::random_table;

thread_local bool refused = false;

constexpr Derivative kUniform{"uniform_", "UniformBackward0", "zeros"};
constexpr Derivative kNormal{"normal_", "NormalBackward0", "zeros"};

void run_uniform(const RandomArguments& arguments) {
  const bool wide = arguments.dtype == DType::Float64;
  const int64_t item = wide ? 8 : 4;
  const double width =
      wide ? arguments.b - arguments.a
           : double{static_cast<float>(arguments.b) - static_cast<float>(arguments.a)};
  with_words(*arguments.generator, arguments.size, item / 4,
             [&](const uint32_t* words, int64_t done, int64_t run) {
               random_table.uniform[wide](words, arguments.out + done * item, run, arguments.a,
                                          width);
             });
}

// All of an incomplete last block is drawn again.
void run_normal_blocks(const RandomArguments& arguments) {
  const bool wide = arguments.dtype == DType::Float64;
  const int64_t item = wide ? 8 : 4;
  const auto draw = [&](char* out, int64_t size) {
    with_words(*arguments.generator, size, item / 4,
               [&](const uint32_t* words, int64_t done, int64_t run) {
                 random_table.uniform[wide](words, out + done * item, run, 0, 1);
               });
  };
  draw(arguments.out, arguments.size);
  random_table.normal[wide](arguments.out, arguments.size / kNormalBlock, arguments.a, arguments.b);
  if (arguments.size % kNormalBlock == 0) return;
  char* last = arguments.out + (arguments.size - kNormalBlock) * item;
  draw(last, kNormalBlock);
  random_table.normal[wide](last, 1, arguments.a, arguments.b);
}

void run_normal(const RandomArguments& arguments) {
  make_numbers(arguments, [mean = arguments.a, std = arguments.b](Generator& generator, int64_t) {
    return std::fma(generator.normal(), std, mean);
  });
}

void check_uniform(const char* op, DType dtype, double from, double to) {
  check_floating(op, "check_uniform_bounds", dtype);
  const double limit = dtype == DType::Float32 ? double{std::numeric_limits<float>::max()}
                                               : std::numeric_limits<double>::max();
  const char* type = dtype == DType::Float32 ? "float" : "double";
  for (const auto& [name, bound] : {std::pair{"from", from}, std::pair{"to", to}})
    if (!(std::abs(bound) <= limit))
      fail(ErrorKind::Runtime, op, ": ", name, "=", bound, " was given; ", name,
           " is out of bounds for ", type, "; give finite bounds");
  if (from > to)
    fail(ErrorKind::Runtime, op, ": ", op,
         " expects to return a [from, to) range, but found from=", shown(from), " > to=", shown(to),
         "; exchange the bounds");
  if (to - from > limit)
    fail(ErrorKind::Runtime, op, ": from=", from, " and to=", to, " were given; ", op,
         " expects to-from <= std::numeric_limits<", type, ">::max(), but found to=", to,
         " and from=", from, " which result in to-from to exceed the limit; give a smaller range");
}

// ---- The function normal
// ------------------------------------------------------------------------------------------

constexpr Derivative kNormalOfMean{"normal", "NormalBackward1", "zeros"};
constexpr Derivative kNormalOfStd{"normal", "NormalBackward2", "zeros"};
constexpr Derivative kNormalOfBoth{"normal", "NormalBackward3", "zeros; zeros"};

void check_stds(const Tensor& std) {
  if (!all_within(std, 0, std::numeric_limits<double>::infinity()))
    fail(ErrorKind::Runtime,
         "normal: a tensor of standard deviations with a negative element or NaN was given; normal "
         "expects all elements of std >= 0.0; give the absolute values");
}

Tensor normal_of_mean(const Tensor& mean, double std, GeneratorArgument generator) {
  check_normal("normal", mean.dtype(), std);
  Tensor result = empty(mean.sizes(), mean.dtype());
  fill_normal("normal", result, 0, std, generator_of(generator));
  add_(result, detach(mean));
  record<kNormalOfMean>(result, {&mean}, {}, RandomBack{});
  return result;
}
Tensor normal_of_std(double mean, const Tensor& std, GeneratorArgument generator) {
  check_stds(std);
  check_normal("normal", std.dtype(), 1);
  Tensor result = empty(std.sizes(), std.dtype());
  fill_normal("normal", result, 0, 1, generator_of(generator));
  mul_(result, detach(std));
  add_(result, Number(mean));
  record<kNormalOfStd>(result, {&std}, {}, RandomBack{});
  return result;
}
Tensor normal_of_both(const Tensor& mean, const Tensor& std, GeneratorArgument generator) {
  check_stds(std);
  check_normal("normal", mean.dtype(), 1);
  Tensor result = empty(broadcast_sizes("normal", mean.sizes(), std.sizes()), mean.dtype());
  fill_normal("normal", result, 0, 1, generator_of(generator));
  mul_(result, detach(std));
  add_(result, detach(mean));
  record<kNormalOfBoth>(result, {&mean, &std}, {}, RandomBack{});
  return result;
}
Tensor normal_of_size(double mean, double std, const IntList& size, GeneratorArgument generator,
                      OptionalDType dtype, Device, bool requires_grad) {
  const DType wanted = dtype.value_or(default_dtype());
  check_normal("normal", wanted, std);
  Tensor result = empty(size, wanted);
  fill_normal("normal", result, mean, std, generator_of(generator));
  return with_requires_grad(std::move(result), requires_grad);
}

// ---- Rows
// ------------------------------------------------------------------------------------------

Tensor rand_row(const IntList& size, GeneratorArgument generator, OptionalDType dtype, Device,
                bool requires_grad) {
  const DType wanted = dtype.value_or(default_dtype());
  check_uniform("rand", wanted, 0, 1);
  Tensor result = empty(size, wanted);
  fill_uniform("rand", result, 0, 1, generator_of(generator));
  return with_requires_grad(std::move(result), requires_grad);
}
Tensor randn_row(const IntList& size, GeneratorArgument generator, OptionalDType dtype, Device,
                 bool requires_grad) {
  const DType wanted = dtype.value_or(default_dtype());
  check_normal("randn", wanted, 1);
  Tensor result = empty(size, wanted);
  fill_normal("randn", result, 0, 1, generator_of(generator));
  return with_requires_grad(std::move(result), requires_grad);
}
Tensor rand_like_row(const Tensor& input, GeneratorArgument generator, OptionalDType dtype, Device,
                     bool requires_grad) {
  const DType wanted = dtype.value_or(input.dtype());
  check_uniform("rand_like", wanted, 0, 1);
  Tensor result = empty_result(input.sizes(), wanted, {&input});
  fill_uniform("rand_like", result, 0, 1, generator_of(generator));
  return with_requires_grad(std::move(result), requires_grad);
}
Tensor randn_like_row(const Tensor& input, GeneratorArgument generator, OptionalDType dtype, Device,
                      bool requires_grad) {
  const DType wanted = dtype.value_or(input.dtype());
  check_normal("randn_like", wanted, 1);
  Tensor result = empty_result(input.sizes(), wanted, {&input});
  fill_normal("randn_like", result, 0, 1, generator_of(generator));
  return with_requires_grad(std::move(result), requires_grad);
}

Tensor uniform_row(Tensor input, double from, double to, GeneratorArgument generator) {
  check_uniform("uniform_", input.dtype(), from, to);
  return write_random<kUniform>("uniform_", input, {}, [&] {
    fill_uniform("uniform_", input, from, to, generator_of(generator));
  });
}
Tensor normal_in_place_row(Tensor input, double mean, double std, GeneratorArgument generator) {
  check_normal("normal_", input.dtype(), std);
  return write_random<kNormal>("normal_", input, {}, [&] {
    fill_normal("normal_", input, mean, std, generator_of(generator));
  });
}

constexpr Op kOps[] = {
    {.name = "rand",
     .signature = "(int... size, " RANDOM_OPTIONS,
     .call = call<rand_row>,
     .forms = OpForms::kFunction,
     .example = "(2, 3)",
     .skip = kRandomResult,
     .doc = "Random numbers from the uniform distribution over [0, 1)."},
    {.name = "randn",
     .signature = "(int... size, " RANDOM_OPTIONS,
     .call = call<randn_row>,
     .forms = OpForms::kFunction,
     .example = "(2, 3)",
     .skip = kRandomResult,
     .doc = "Random numbers from the normal distribution of mean 0 and variance 1."},
    {.name = "rand_like",
     .signature = "(Tensor input, " RANDOM_OPTIONS,
     .call = call<rand_like_row>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = "(R[2,3],)",
     .skip = kRandomResult,
     .doc = "Uniform random numbers in [0, 1), of another tensor's shape and dtype."},
    {.name = "randn_like",
     .signature = "(Tensor input, " RANDOM_OPTIONS,
     .call = call<randn_like_row>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = "(R[2,3],)",
     .skip = kRandomResult,
     .doc = "Normal random numbers of another tensor's shape and dtype."},
    {.name = "uniform_",
     .signature = "(Tensor input, float from_=0.0, float to=1.0, *, Generator? generator=None) -> "
                  "Tensor",
     .call = call<uniform_row>,
     .derivative = &kUniform,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(3), -1, 1)",
     .skip = kRandomResult,
     .doc = "Fills the tensor with random numbers from the uniform distribution over [from, to)."},
    {.name = "normal_",
     .signature = "(Tensor input, float mean=0.0, float std=1.0, *, Generator? generator=None) -> "
                  "Tensor",
     .call = call<normal_in_place_row>,
     .derivative = &kNormal,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(3), 10, 2)",
     .skip = kRandomResult,
     .doc = "Fills the tensor with random numbers from a normal distribution."},
    {.name = "normal",
     .signature = "(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor",
     .call = call<normal_of_both>,
     .derivative = &kNormalOfBoth,
     .forms = OpForms::kFunction,
     .example = "(backsweep.tensor([0.0, 100.0]), backsweep.tensor([1.0, 0.1]))",
     .skip = kRandomResult,
     .doc = "Normal random numbers, each with a mean and a standard deviation of its own."},
    {.name = "normal",
     .signature = "(Tensor mean, float std=1.0, *, Generator? generator=None) -> Tensor",
     .call = call<normal_of_mean>,
     .derivative = &kNormalOfMean,
     .forms = OpForms::kFunction,
     .skip = kRandomResult,
     .doc = "Normal random numbers, each with a mean and a standard deviation of its own."},
    {.name = "normal",
     .signature = "(float mean, Tensor std, *, Generator? generator=None) -> Tensor",
     .call = call<normal_of_std>,
     .derivative = &kNormalOfStd,
     .forms = OpForms::kFunction,
     .skip = kRandomResult,
     .doc = "Normal random numbers, each with a mean and a standard deviation of its own."},
    {.name = "normal",
     .signature = "(float mean, float std, int() size, " RANDOM_OPTIONS,
     .call = call<normal_of_size>,
     .forms = OpForms::kFunction,
     .skip = kRandomResult,
     .doc = "With two numbers and a size: numbers from one normal distribution."},
};
const OpTable kTable(kOps);

}  // namespace

bool& random_refused() {
  return refused;
}

Generator& generator_of(GeneratorArgument argument) {
  if (refused)
    fail(ErrorKind::Runtime,
         "vmap: called random operation while in randomness error mode. Please either use the "
         "'same' or 'different' randomness flags on vmap or perform the randomness operation out "
         "of vmap");
  return argument ? *reinterpret_cast<Generator*>(*argument) : default_generator();
}

void check_floating(const char* op, const char* kernel, DType dtype) {
  if (!is_floating(dtype))
    fail(ErrorKind::NotImplemented, op, ": dtype ", dtype, " was given; \"", kernel,
         "\" not implemented for '", type_name(dtype), "'; use float32 or float64");
}

void check_normal(const char* op, DType dtype, double std) {
  check_floating(op, "normal_kernel_cpu", dtype);
  if (!(std >= 0))
    fail(ErrorKind::Runtime, op, ": a standard deviation of ", shown(std),
         " was given; normal expects std >= 0.0, but found std ", shown(std),
         "; give a standard deviation that is not negative");
}

void fill_uniform(const char* op, const Tensor& target, double from, double to,
                  Generator& generator) {
  fill_random(op, target, run_uniform, {.generator = &generator, .a = from, .b = to});
}

void fill_normal(const char* op, const Tensor& target, double mean, double std,
                 Generator& generator) {
  const bool blocks = target.numel() >= kNormalBlock && target.is_contiguous();
  const RandomKernel kernel = blocks ? run_normal_blocks : run_normal;
  fill_random(op, target, kernel, {.generator = &generator, .a = mean, .b = std});
}

}  // namespace backsweep
