// Uniform and normal numbers. The algorithms are those of PyTorch's CPU kernels, so that the same
// seed gives the same numbers.
#include "ops/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <mutex>
#include <numbers>

#include "graph/leaf.hpp"
#include "ops/cast.hpp"
#include "ops/elementwise.hpp"
#include "ops/factories.hpp"
#include "ops/op.hpp"
#include "ops/random_write.hpp"

namespace backsweep {
namespace {

constexpr Derivative kUniform{"uniform_", "UniformBackward0", "zeros"};
constexpr Derivative kNormal{"normal_", "NormalBackward0", "zeros"};

// From so many elements on, normal numbers are made in blocks of as many from uniform ones.
constexpr int64_t kNormalBlock = 16;
constexpr int64_t kWordsAtOnce = 1024;

template <class T>
void draw_uniform(Generator& generator, T* out, int64_t size) {
  uint32_t words[kWordsAtOnce];
  constexpr int64_t kWordsEach = sizeof(T) / 4;
  for (int64_t done = 0; done < size;) {
    const int64_t run = std::min(size - done, kWordsAtOnce / kWordsEach);
    generator.random_block(words, run * kWordsEach);
    for (int64_t i = 0; i < run; ++i) {
      if constexpr (sizeof(T) == 4) {
        out[done + i] =
            static_cast<T>(static_cast<int32_t>(words[i] & 0xFFFFFF)) * (T(1) / (1 << 24));
      } else {
        const uint64_t bits = (uint64_t{words[2 * i] & 0x1FFFFF} << 32) | words[2 * i + 1];
        out[done + i] = static_cast<T>(static_cast<int64_t>(bits)) * (T(1) / (int64_t{1} << 53));
      }
    }
    done += run;
  }
}

template <class T>
void run_uniform(const RandomArguments& arguments) {
  T* out = reinterpret_cast<T*>(arguments.out);
  {
    const std::lock_guard lock(arguments.generator->mutex());
    draw_uniform(*arguments.generator, out, arguments.size);
  }
  const T from = static_cast<T>(arguments.a);
  const T width = static_cast<T>(arguments.b) - from;
  if (from == 0 && width == 1) return;
  // Fused, as PyTorch's kernels are compiled.
  for (int64_t i = 0; i < arguments.size; ++i) out[i] = std::fma(out[i], width, from);
}

// Turns blocks of 8 + 8 uniform numbers into normal ones (Box and Muller).
template <class T>
void transform_blocks(T* out, int64_t blocks, T mean, T std) {
  for (int64_t block = 0; block < blocks; ++block, out += kNormalBlock) {
    for (int64_t j = 0; j < kNormalBlock / 2; ++j) {
      const T radius = std::sqrt(T(-2) * std::log(T(1) - out[j]));
      const T angle = T(2 * std::numbers::pi) * out[j + kNormalBlock / 2];
      out[j] = radius * std::cos(angle) * std + mean;
      out[j + kNormalBlock / 2] = radius * std::sin(angle) * std + mean;
    }
  }
}

template <class T>
void run_normal_blocks(const RandomArguments& arguments) {
  T* out = reinterpret_cast<T*>(arguments.out);
  const T mean = static_cast<T>(arguments.a);
  const T std = static_cast<T>(arguments.b);
  const std::lock_guard lock(arguments.generator->mutex());
  draw_uniform(*arguments.generator, out, arguments.size);
  transform_blocks(out, arguments.size / kNormalBlock, mean, std);
  if (arguments.size % kNormalBlock == 0) return;
  T* last = out + arguments.size - kNormalBlock;  // all of the last block is drawn again
  draw_uniform(*arguments.generator, last, kNormalBlock);
  transform_blocks(last, 1, mean, std);
}

template <class T>
void run_normal(const RandomArguments& arguments) {
  T* out = reinterpret_cast<T*>(arguments.out);
  const std::lock_guard lock(arguments.generator->mutex());
  for (int64_t i = 0; i < arguments.size; ++i)
    out[i] = static_cast<T>(std::fma(arguments.generator->normal(), arguments.b, arguments.a));
}

void check_floating(const char* op, const char* kernel, DType dtype) {
  if (!is_floating(dtype))
    fail(ErrorKind::NotImplemented, op, ": dtype ", dtype, " was given; \"", kernel,
         "\" not implemented for '", type_name(dtype), "'; use float32 or float64");
}

std::string shown(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
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

void check_normal(const char* op, DType dtype, double std) {
  check_floating(op, "normal_kernel_cpu", dtype);
  if (!(std >= 0))
    fail(ErrorKind::Runtime, op, ": a standard deviation of ", shown(std),
         " was given; normal expects std >= 0.0, but found std ", shown(std),
         "; give a standard deviation that is not negative");
}

// ---- Rows
// ------------------------------------------------------------------------------------------

using Device = std::optional<bool>;
using OptionalDType = std::optional<DType>;

Tensor finished(Tensor tensor, bool requires_grad) {
  if (requires_grad) change_requires_grad(tensor, true);
  return tensor;
}

Tensor rand_row(const IntList& size, GeneratorArgument generator, OptionalDType dtype, Device,
                bool requires_grad) {
  const DType wanted = dtype.value_or(default_dtype());
  check_uniform("rand", wanted, 0, 1);
  Tensor result = empty(size, wanted);
  fill_uniform("rand", result, 0, 1, generator_of(generator));
  return finished(std::move(result), requires_grad);
}
Tensor randn_row(const IntList& size, GeneratorArgument generator, OptionalDType dtype, Device,
                 bool requires_grad) {
  const DType wanted = dtype.value_or(default_dtype());
  check_normal("randn", wanted, 1);
  Tensor result = empty(size, wanted);
  fill_normal("randn", result, 0, 1, generator_of(generator));
  return finished(std::move(result), requires_grad);
}
Tensor rand_like_row(const Tensor& input, GeneratorArgument generator, OptionalDType dtype, Device,
                     bool requires_grad) {
  const DType wanted = dtype.value_or(input.dtype());
  check_uniform("rand_like", wanted, 0, 1);
  Tensor result = empty_result(input.sizes(), wanted, {&input});
  fill_uniform("rand_like", result, 0, 1, generator_of(generator));
  return finished(std::move(result), requires_grad);
}
Tensor randn_like_row(const Tensor& input, GeneratorArgument generator, OptionalDType dtype, Device,
                      bool requires_grad) {
  const DType wanted = dtype.value_or(input.dtype());
  check_normal("randn_like", wanted, 1);
  Tensor result = empty_result(input.sizes(), wanted, {&input});
  fill_normal("randn_like", result, 0, 1, generator_of(generator));
  return finished(std::move(result), requires_grad);
}

Tensor uniform_row(Tensor input, double from, double to, GeneratorArgument generator) {
  check_uniform("uniform_", input.dtype(), from, to);
  return write_random<kUniform>("uniform_", input, [&] {
    fill_uniform("uniform_", input, from, to, generator_of(generator));
  });
}
Tensor normal_in_place_row(Tensor input, double mean, double std, GeneratorArgument generator) {
  check_normal("normal_", input.dtype(), std);
  return write_random<kNormal>(
      "normal_", input, [&] { fill_normal("normal_", input, mean, std, generator_of(generator)); });
}

#define OPTIONS                                                                 \
  "*, Generator? generator=None, dtype? dtype=None, device? device=None, bool " \
  "requires_grad=False)"                                                        \
  " -> Tensor"
constexpr const char* kRandom = "samples: the result is random; see test_random.py";

constexpr Op kOps[] = {
    {.name = "rand",
     .signature = "(int... size, " OPTIONS,
     .call = call<rand_row>,
     .forms = OpForms::kFunction,
     .example = "(2, 3)",
     .skip = kRandom,
     .doc = "Random numbers from the uniform distribution over [0, 1)."},
    {.name = "randn",
     .signature = "(int... size, " OPTIONS,
     .call = call<randn_row>,
     .forms = OpForms::kFunction,
     .example = "(2, 3)",
     .skip = kRandom,
     .doc = "Random numbers from the normal distribution of mean 0 and variance 1."},
    {.name = "rand_like",
     .signature = "(Tensor input, " OPTIONS,
     .call = call<rand_like_row>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = "(R[2,3],)",
     .skip = kRandom,
     .doc = "Uniform random numbers in [0, 1), of another tensor's shape and dtype."},
    {.name = "randn_like",
     .signature = "(Tensor input, " OPTIONS,
     .call = call<randn_like_row>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = "(R[2,3],)",
     .skip = kRandom,
     .doc = "Normal random numbers of another tensor's shape and dtype."},
    {.name = "uniform_",
     .signature = "(Tensor input, float from_=0.0, float to=1.0, *, Generator? generator=None) -> "
                  "Tensor",
     .call = call<uniform_row>,
     .derivative = &kUniform,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(3), -1, 1)",
     .skip = kRandom,
     .doc = "Fills the tensor with random numbers from the uniform distribution over [from, to)."},
    {.name = "normal_",
     .signature = "(Tensor input, float mean=0.0, float std=1.0, *, Generator? generator=None) -> "
                  "Tensor",
     .call = call<normal_in_place_row>,
     .derivative = &kNormal,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(3), 10, 2)",
     .skip = kRandom,
     .doc = "Fills the tensor with random numbers from a normal distribution."},
};
const OpTable kTable(kOps);

}  // namespace

void fill_random(const char* op, const Tensor& target, RandomKernel kernel,
                 RandomArguments arguments) {
  arguments.size = target.numel();
  if (arguments.size == 0) return;
  if (target.is_contiguous()) {
    arguments.out = target.raw();
    launch(op, kernel, arguments, arguments.size * 8);
    return;
  }
  // The largest stride first.
  Dims order;
  for (int dim = 0; dim < target.ndim(); ++dim) order.push_back(dim);
  std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
    return target.stride(int(a)) > target.stride(int(b));
  });
  Dims sizes;
  Dims strides;
  for (int64_t dim : order) {
    sizes.push_back(target.size(int(dim)));
    strides.push_back(target.stride(int(dim)));
  }
  const Tensor sorted = alias(target, Layout::strided(sizes, strides), target->offset);
  const Tensor filled = sorted.is_contiguous() ? sorted : empty(sizes, target.dtype());
  arguments.out = filled.raw();
  launch(op, kernel, arguments, arguments.size * 8);
  if (filled.impl() != sorted.impl()) copy_unrecorded(sorted, filled);
}

void fill_uniform(const char* op, const Tensor& target, double from, double to,
                  Generator& generator) {
  fill_random(op, target,
              target.dtype() == DType::Float32 ? run_uniform<float> : run_uniform<double>,
              {.generator = &generator, .a = from, .b = to});
}

void fill_normal(const char* op, const Tensor& target, double mean, double std,
                 Generator& generator) {
  const bool blocks = target.numel() >= kNormalBlock && target.is_contiguous();
  const bool single = target.dtype() == DType::Float32;
  const RandomKernel kernel = blocks
                                  ? (single ? run_normal_blocks<float> : run_normal_blocks<double>)
                                  : (single ? run_normal<float> : run_normal<double>);
  fill_random(op, target, kernel, {.generator = &generator, .a = mean, .b = std});
}

}  // namespace backsweep
