// Filling tensors with random numbers.
#pragma once

#include "ops/value.hpp"
#include "tensor/random.hpp"

namespace backsweep {

// A generator as a row's argument: its address, as the bindings pass it; nothing is the default
// one.
using GeneratorArgument = std::optional<int64_t>;
inline Generator& generator_of(GeneratorArgument argument) {
  return argument ? *reinterpret_cast<Generator*>(*argument) : default_generator();
}

struct RandomArguments {
  Generator* generator = nullptr;
  char* out = nullptr;  // contiguous
  int64_t size = 0;
  double a = 0;  // the parameters of the distribution
  double b = 1;
  uint64_t range = 0;
  int64_t base = 0;
};
using RandomKernel = void (*)(const RandomArguments&);

// Runs the kernel on the elements of `target` in the order in which they lie in memory, as PyTorch
// does. Never records.
void fill_random(const char* op, const Tensor& target, RandomKernel kernel,
                 RandomArguments arguments);

// The elements become uniform in [from, to), or normal; never recorded.
void fill_uniform(const char* op, const Tensor& target, double from, double to,
                  Generator& generator);
void fill_normal(const char* op, const Tensor& target, double mean, double std,
                 Generator& generator);

}  // namespace backsweep
