// The special functions that are asked for most, with vector instructions: on blocks of doubles,
// also for float. Single precision needs less of a series; where double precision needs another
// method, that is in special_functions.hpp.
//
//   run_special<float>(special_kernels[SpecialKernel::digamma], 0, data, strides, size);
//
// A series is summed by one loop for all functions, over the terms outside and a block inside: that
// takes a fraction of the code of a formula for each function, and is no slower.
#pragma once

#include <cstdint>

namespace backsweep {

// Those of double precision too; of single precision only.
#define BACKSWEEP_SPECIAL_OF_BOTH(X) \
  X(entropy) X(bessel_i0) X(bessel_i0_scaled) X(bessel_i1) X(bessel_i1_scaled)
// clang-format off
#define BACKSWEEP_SPECIAL_OF_FLOAT(X) \
  X(log_gamma) X(digamma) X(erf_inverse) X(normal_quantile) X(bessel_j0) X(bessel_j1) \
  X(bessel_y0) X(bessel_y1) X(spherical_bessel_j0)
// clang-format on

// polygamma: the parameter is the order, from 1 to kHighestPolygamma.
enum class SpecialKernel {
#define NAME(name) name,
  BACKSWEEP_SPECIAL_OF_BOTH(NAME) BACKSWEEP_SPECIAL_OF_FLOAT(NAME)
#undef NAME
      polygamma,
};

inline constexpr double kHighestPolygamma = 7;

inline constexpr int kSpecialLongest = 128;
inline constexpr int kSpecialStep = 32;

struct SpecialBlock {
  const double* x;  // room for kSpecialLongest
  double* y;
  uint64_t count;  // a multiple of kSpecialStep
  double parameter;
  bool single;  // single precision is enough
};
using SpecialFunction = void (*)(const SpecialBlock& block);

struct SpecialKernels {
  SpecialFunction functions[static_cast<int>(SpecialKernel::polygamma) + 1];
  SpecialFunction operator[](SpecialKernel kernel) const {
    return functions[static_cast<int>(kernel)];
  }
};

// A run of floats or doubles, block by block.
template <class T>
void run_special(SpecialFunction function, double parameter, char* const* data,
                 const int64_t* strides, int64_t size);
extern template void run_special<float>(SpecialFunction, double, char* const*, const int64_t*,
                                        int64_t);
extern template void run_special<double>(SpecialFunction, double, char* const*, const int64_t*,
                                         int64_t);

// Those for this machine; null where special_functions.hpp has to do.
extern const SpecialKernels& special_kernels;

}  // namespace backsweep
