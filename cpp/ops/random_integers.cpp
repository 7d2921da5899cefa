// Uniform integers: randint, randint_like, random_.
//
// A word modulo the range, as in PyTorch: 32 bits for ranges below 2**28, else 64.
#include <cmath>

#include "kernels/random.hpp"
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/random.hpp"
#include "ops/random_words.hpp"
#include "ops/random_write.hpp"

namespace backsweep {
namespace {

constexpr Derivative kRandomFromTo{"random_", "RandomBackward0", "zeros"};
constexpr Derivative kRandomTo{"random_", "RandomBackward1", "zeros"};
constexpr Derivative kRandom{"random_", "RandomBackward2", "zeros"};

constexpr uint64_t kWideRange = uint64_t{1} << 28;
constexpr int64_t kLowest = std::numeric_limits<int64_t>::min();

// ---- Kernels -----------------------------------------------------------------------------------

void run_wide_range(const RandomArguments& arguments) {
  const uint64_t range = arguments.range;
  const auto base = static_cast<uint64_t>(arguments.base);
  make_numbers(arguments, [=](Generator& generator, int64_t) {
    return static_cast<int64_t>(generator.random64() % range + base);
  });
}

void run_range(const RandomArguments& arguments) {
  const auto item = static_cast<int64_t>(item_size(arguments.dtype));
  const auto loop = kernels::random_table.remainder[static_cast<int>(arguments.dtype)];
  with_words(*arguments.generator, arguments.size, 1,
             [&](const uint32_t* words, int64_t done, int64_t run) {
               loop(words, arguments.out + done * item, run, uint32_t(arguments.range),
                    arguments.base);
             });
}

void run_all_64_bits(const RandomArguments& arguments) {
  make_numbers(arguments, [](Generator& generator, int64_t) {
    return static_cast<int64_t>(generator.random64());
  });
}

// What a dtype holds without a sign, and without gaps; of floating dtypes 2**digits too.
void run_natural(const RandomArguments& arguments) {
  const int digits = visit_dtype(
      arguments.dtype, [](auto tag) { return std::numeric_limits<decltype(tag)>::digits; });
  const uint64_t count = (uint64_t{1} << digits) + is_floating(arguments.dtype);
  const bool wide = item_size(arguments.dtype) == 8;
  make_numbers(arguments, [=](Generator& generator, int64_t) {
    return static_cast<int64_t>((wide ? generator.random64() : generator.random()) % count);
  });
}

// ---- Bounds ------------------------------------------------------------------------------------

// 2**n, the highest power of two that is not above |number|.
int exponent_of(int64_t number) {
  uint64_t rest = number < 0 ? 0 - uint64_t(number) : uint64_t(number);
  int n = 0;
  while (rest >>= 1) ++n;
  return n;
}

// A floating dtype does not hold every integer; bounds that it rounds outwards are moved inwards.
template <class T>
int64_t lower_bound(int64_t from) {
  if (from == std::numeric_limits<int64_t>::max()) return from;
  const auto next = static_cast<int64_t>(uint64_t(from) + 1);
  const int64_t rounded = truncated(static_cast<double>(static_cast<T>(next)));
  if (rounded >= from) return from;
  return rounded + (int64_t{1} << (exponent_of(next) - std::numeric_limits<T>::digits + 1));
}
template <class T>
int64_t upper_bound(int64_t to) {
  const auto last = static_cast<int64_t>(uint64_t(to) - 1);
  const int64_t rounded = truncated(static_cast<double>(static_cast<T>(last)));
  if (rounded < to) return to;
  return rounded - (int64_t{1} << (exponent_of(last) - std::numeric_limits<T>::digits + 1));
}

int64_t highest_of(DType dtype) {
  return visit_dtype(dtype, [](auto tag) {
    using T = decltype(tag);
    if constexpr (std::is_floating_point_v<T>)
      return int64_t{1} << std::numeric_limits<T>::digits;
    else
      return static_cast<int64_t>(std::numeric_limits<T>::max());
  });
}

void check_bounds(const char* op, DType dtype, int64_t from, int64_t last) {
  if (is_floating(dtype) || dtype == DType::Int64) return;
  const char* type = dtype == DType::Int32   ? "int"
                     : dtype == DType::UInt8 ? "unsigned char"
                                             : "bool";
  const int64_t lowest = dtype == DType::Int32 ? std::numeric_limits<int32_t>::min() : 0;
  for (const auto& [name, bound] : {std::pair{"from", from}, std::pair{"to - 1", last}})
    if (bound < lowest || bound > highest_of(dtype))
      fail(ErrorKind::Runtime, op, ": ", name, " = ", bound, " was given for dtype ", dtype, "; ",
           name, " is out of bounds for ", type, "; give bounds that the dtype holds");
}

// How to fill a tensor with integers from `from` up to, not including, `to`; without `to`, up to
// the highest that the dtype holds without gaps.
struct IntegerFill {
  RandomKernel kernel;
  RandomArguments arguments;
};
IntegerFill integers_between(const char* op, DType dtype, int64_t from, std::optional<int64_t> to) {
  if (!to && from == kLowest) {
    if (dtype == DType::Bool)
      fail(ErrorKind::NotImplemented, op,
           ": a bool tensor and the lowest integer were given; "
           "\"random_full_64_bits_range_kernel_cpu\" not implemented for 'Bool'; give from=0");
    if (dtype == DType::Int32 || dtype == DType::UInt8)
      fail(ErrorKind::Runtime, op, ": dtype ", dtype,
           " and the lowest integer were given; random_full_64_bits_range_kernel_cpu handles only "
           "int64, double, float and bfloat16; give bounds");
    return {run_all_64_bits, {}};
  }
  if (to && from >= *to)
    fail(ErrorKind::Runtime, op, ": from=", from, " and to=", *to,
         " were given; random_ expects 'from' to be less than 'to', but got from=", from,
         " >= to=", *to, "; give a range that is not empty");
  const auto bound = [&](auto tag) {
    using T = decltype(tag);
    from = lower_bound<T>(from);
    if (to) to = upper_bound<T>(*to);
  };
  if (dtype == DType::Float32) bound(float{});
  if (dtype == DType::Float64) bound(double{});
  const int64_t last = to ? *to - 1 : highest_of(dtype);
  if (is_floating(dtype) && from > last - !to)
    fail(ErrorKind::Runtime, op, ": bounds were given that dtype ", dtype,
         " does not hold; random_ expects 'from' casted to dtype to be less than ",
         to ? "'to' casted to dtype, but got from="
            : "or equal to 'to_inc' casted to dtype, but got "
              "from=",
         from, to ? " >= to=" : " > to_inc=", to ? *to : last, "; give a wider range");
  check_bounds(op, dtype, from, last);
  const uint64_t range = uint64_t(last) - uint64_t(from) + 1;
  return {range < kWideRange ? run_range : run_wide_range, {.range = range, .base = from}};
}

void fill(const char* op, const Tensor& target, IntegerFill integers, GeneratorArgument generator) {
  integers.arguments.generator = &generator_of(generator);
  fill_random(op, target, integers.kernel, integers.arguments);
}

// ---- Rows --------------------------------------------------------------------------------------

Tensor randint_between(int64_t low, int64_t high, const IntList& size, GeneratorArgument generator,
                       OptionalDType dtype, Device, bool requires_grad) {
  const DType wanted = dtype.value_or(DType::Int64);
  const IntegerFill integers = integers_between("randint", wanted, low, high);
  Tensor result = empty(size, wanted);
  if (requires_grad) change_requires_grad(result, true);  // refuses integers
  fill("randint", result, integers, generator);
  return result;
}
Tensor randint_below(int64_t high, const IntList& size, GeneratorArgument generator,
                     OptionalDType dtype, Device device, bool requires_grad) {
  return randint_between(0, high, size, generator, dtype, device, requires_grad);
}

Tensor randint_like_between(const Tensor& input, int64_t low, int64_t high,
                            GeneratorArgument generator, OptionalDType dtype, Device,
                            bool requires_grad) {
  const DType wanted = dtype.value_or(input.dtype());
  const IntegerFill integers = integers_between("randint_like", wanted, low, high);
  Tensor result = empty_result(input.sizes(), wanted, {&input});
  if (requires_grad) change_requires_grad(result, true);
  fill("randint_like", result, integers, generator);
  return result;
}
Tensor randint_like_below(const Tensor& input, int64_t high, GeneratorArgument generator,
                          OptionalDType dtype, Device device, bool requires_grad) {
  return randint_like_between(input, 0, high, generator, dtype, device, requires_grad);
}

Tensor random_from_to(Tensor input, int64_t from, std::optional<int64_t> to,
                      GeneratorArgument generator) {
  const IntegerFill integers = integers_between("random_", input.dtype(), from, to);
  return write_random<kRandomFromTo>("random_", input, {},
                                     [&] { fill("random_", input, integers, generator); });
}
Tensor random_to(Tensor input, int64_t to, GeneratorArgument generator) {
  const IntegerFill integers = integers_between("random_", input.dtype(), 0, to);
  return write_random<kRandomTo>("random_", input, {},
                                 [&] { fill("random_", input, integers, generator); });
}
Tensor random_natural(Tensor input, GeneratorArgument generator) {
  return write_random<kRandom>("random_", input, {},
                               [&] { fill("random_", input, {run_natural, {}}, generator); });
}

constexpr Op kOps[] = {
    {.name = "randint",
     .signature = "(int high, int() size, " RANDOM_OPTIONS,
     .call = call<randint_below>,
     .forms = OpForms::kFunction,
     .example = "(10, (2, 3))",
     .skip = kRandomResult,
     .doc = "Random integers from low, or 0, up to and not including high; int64 unless told."},
    {.name = "randint",
     .signature = "(int low, int high, int() size, " RANDOM_OPTIONS,
     .call = call<randint_between>,
     .forms = OpForms::kFunction,
     .skip = kRandomResult,
     .doc = "Random integers from low, or 0, up to and not including high; int64 unless told."},
    {.name = "randint_like",
     .signature = "(Tensor input, int high, " RANDOM_OPTIONS,
     .call = call<randint_like_below>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .example = "(I[2,3], 10)",
     .skip = kRandomResult,
     .doc = "Random integers as from `randint`, of another tensor's shape and dtype."},
    {.name = "randint_like",
     .signature = "(Tensor input, int low, int high, " RANDOM_OPTIONS,
     .call = call<randint_like_between>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .skip = kRandomResult,
     .doc = "Random integers as from `randint`, of another tensor's shape and dtype."},
    {.name = "random_",
     .signature = "(Tensor input, *, Generator? generator=None) -> Tensor",
     .call = call<random_natural>,
     .derivative = &kRandom,
     .forms = OpForms::kMethod,
     .example = "(backsweep.empty(3), 10)",
     .skip = kRandomResult,
     .doc = "Fills the tensor with random integers: all that its dtype holds from 0 on."},
    {.name = "random_",
     .signature = "(Tensor input, int from_, int? to, *, Generator? generator=None) -> Tensor",
     .call = call<random_from_to>,
     .derivative = &kRandomFromTo,
     .forms = OpForms::kMethod,
     .skip = kRandomResult,
     .doc = "With bounds: from `from`, or 0, up to and not including `to`, where it is given."},
    {.name = "random_",
     .signature = "(Tensor input, int to, *, Generator? generator=None) -> Tensor",
     .call = call<random_to>,
     .derivative = &kRandomTo,
     .forms = OpForms::kMethod,
     .skip = kRandomResult,
     .doc = "With bounds: from `from`, or 0, up to and not including `to`, where it is given."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
