// Filling tensors with random numbers.
#pragma once

#include <initializer_list>

#include "ops/value.hpp"
#include "tensor/random.hpp"

namespace backsweep {

// A generator as a row's argument: its address, as the bindings pass it; nothing is the default
// one.
using GeneratorArgument = std::optional<int64_t>;
Generator& generator_of(GeneratorArgument argument);

// Set while this thread calls a function for each example of a batch and may draw nothing there.
bool& random_refused();

// Why rows have no samples.
inline constexpr const char* kRandomResult =
    "samples: the result is random; see test_random.py and test_distributions.py";

inline constexpr int kMaxRandomInputs = 2;

struct RandomArguments {
  Generator* generator = nullptr;
  char* out = nullptr;  // contiguous
  const char* inputs[kMaxRandomInputs] = {};
  DType dtype = DType::Float32;  // of `out`
  DType input_dtype = DType::Float32;
  int64_t size = 0;
  double a = 0;  // the parameters of the distribution
  double b = 1;
  uint64_t range = 0;
  int64_t base = 0;
};
using RandomKernel = void (*)(const RandomArguments&);

// Runs the kernel on the elements of `target` in the order in which they lie in memory, as PyTorch
// does; `inputs`, of one dtype, are broadcast to it and lie in the same order. Never records.
void fill_random(const char* op, const Tensor& target, RandomKernel kernel,
                 RandomArguments arguments, std::initializer_list<const Tensor*> inputs = {});

// The elements become uniform in [from, to), normal, or exponential; never recorded.
void fill_uniform(const char* op, const Tensor& target, double from, double to,
                  Generator& generator);
void fill_normal(const char* op, const Tensor& target, double mean, double std,
                 Generator& generator);
void fill_exponential(const char* op, const Tensor& target, double rate, Generator& generator);
// The elements become `one` with probability p, else 0.
void fill_bernoulli(const char* op, const Tensor& target, double p, Generator& generator,
                    double one = 1);

// Whether every element of a floating tensor is within [low, high]; NaN is not.
bool all_within(const Tensor& tensor, double low, double high);

// "3", "0.25", "nan": as PyTorch's messages show numbers.
std::string shown(double number);

// PyTorch's errors: of a dtype that a kernel is not for, and of a normal distribution.
void check_floating(const char* op, const char* kernel, DType dtype);
void check_normal(const char* op, DType dtype, double std);

// The end of a factory's signature, and its parameters.
#define RANDOM_OPTIONS                                                          \
  "*, Generator? generator=None, dtype? dtype=None, device? device=None, bool " \
  "requires_grad=False) -> Tensor"
using OptionalDType = std::optional<DType>;
using Device = std::optional<bool>;

}  // namespace backsweep
