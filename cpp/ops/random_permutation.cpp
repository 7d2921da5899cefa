// randperm: the shuffle of Fisher and Yates, with PyTorch's numbers.
#include "ops/op.hpp"
#include "ops/random.hpp"
#include "ops/random_words.hpp"
#include "ops/random_write.hpp"

namespace backsweep {
namespace {

// Up to here a word of 32 bits modulo what is left is near enough to uniform.
constexpr int64_t kShortPermutation = std::numeric_limits<uint32_t>::max() / 20;

// The places that the next words stand for are known in advance, so the memory can be called for.
template <class T>
void shuffle(Generator& generator, T* out, int64_t size) {
  constexpr int64_t kAhead = 16;
  for (int64_t i = 0; i < size; ++i) out[i] = static_cast<T>(i);
  uint32_t places[kWordsAtOnce + kAhead];
  with_words(generator, size - 1, 1, [&](const uint32_t* words, int64_t done, int64_t run) {
    for (int64_t i = 0; i < run; ++i) places[i] = words[i] % static_cast<uint32_t>(size - done - i);
    std::fill_n(places + run, kAhead, 0);
    T* first = out + done;
    for (int64_t i = 0; i < run; ++i) {
      __builtin_prefetch(first + i + kAhead + places[i + kAhead], 1);
      std::swap(first[i], first[i + places[i]]);
    }
  });
}

// The variant that needs no numbered elements to begin with.
template <class T>
void build_shuffled(Generator& generator, T* out, int64_t size) {
  with_words(generator, size, 2, [&](const uint32_t* words, int64_t done, int64_t run) {
    for (int64_t k = 0; k < run; ++k) {
      const int64_t i = done + k;
      const auto place = static_cast<int64_t>(word64(words + 2 * k) % static_cast<uint64_t>(i + 1));
      out[i] = static_cast<T>(i);
      out[i] = out[place];
      out[place] = static_cast<T>(i);
    }
  });
}

void run_permutation(const RandomArguments& arguments) {
  visit_dtype(arguments.dtype, [&](auto tag) {
    using T = decltype(tag);
    T* out = reinterpret_cast<T*>(arguments.out);
    if (arguments.size < kShortPermutation)
      shuffle(*arguments.generator, out, arguments.size);
    else
      build_shuffled(*arguments.generator, out, arguments.size);
  });
}

// The highest integer up to which a dtype holds all.
void check_length(int64_t n, DType dtype) {
  if (dtype == DType::Bool)
    fail(ErrorKind::NotImplemented,
         "randperm: dtype bool was given; \"randperm\" not implemented for 'Bool'; use int64");
  if (n < 0)
    fail(ErrorKind::Runtime, "randperm: n=", n,
         " was given; Trying to create tensor with negative dimension ", n, ": [", n,
         "]; n must be non-negative");
  if (is_floating(dtype)) {
    const int digits = dtype == DType::Float32 ? 24 : 53;
    if (n > (int64_t{1} << digits) + 1)
      fail(ErrorKind::Runtime, "randperm: n=", n, " was given; n cannot be greater than 2^", digits,
           "+1 for ", type_name(dtype), " type.; use int64");
    return;
  }
  const int64_t most = dtype == DType::UInt8   ? 256
                       : dtype == DType::Int32 ? int64_t{1} << 31
                                               : std::numeric_limits<int64_t>::max();
  if (n > most)
    fail(ErrorKind::Runtime, "randperm: n=", n, " and dtype ", dtype,
         " were given; value cannot be converted to type ",
         dtype == DType::UInt8 ? "uint8_t" : "int", " without overflow; use int64");
}

Tensor randperm_row(int64_t n, GeneratorArgument generator, OptionalDType dtype, Device,
                    bool requires_grad) {
  const DType wanted = dtype.value_or(DType::Int64);
  check_length(n, wanted);
  Tensor result = empty(Dims{n}, wanted);
  if (requires_grad) change_requires_grad(result, true);  // refuses integers
  fill_random("randperm", result, run_permutation, {.generator = &generator_of(generator)});
  return result;
}

constexpr Op kOps[] = {
    {.name = "randperm",
     .signature = "(int n, " RANDOM_OPTIONS,
     .call = call<randperm_row>,
     .forms = OpForms::kFunction,
     .example = "(5,)",
     .skip = kRandomResult,
     .doc = "A random order of the integers from 0 to n - 1; int64 unless a dtype is given."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
