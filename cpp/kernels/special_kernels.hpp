// The special functions that are asked for most, with vector instructions: on blocks of doubles,
// also for float. Single precision needs less of a series; where double precision needs another
// method, that is in special_functions.hpp.
//
//   special_kernels.run_float(SpecialKernel::digamma, 0, data, strides, size);
//
// A series is summed by one loop for all functions, over the terms outside and a block inside: that
// takes a fraction of the code of a formula for each function, and is no slower.
#pragma once

#include <cstdint>

namespace backsweep {

// Those of double precision too; of single precision only.
#define BACKSWEEP_SPECIAL_OF_BOTH(X) \
  X(entropy) X(bessel_i0) X(bessel_i0_scaled) X(bessel_i1) X(bessel_i1_scaled)
#define BACKSWEEP_SPECIAL_OF_FLOAT(X)                                                              \
  X(log_gamma)                                                                                     \
  X(digamma) X(erf_inverse) X(normal_quantile) X(bessel_j0) X(bessel_j1) X(bessel_y0) X(bessel_y1) \
      X(spherical_bessel_j0)

// polygamma: the parameter is the order, from 1 to kHighestPolygamma.
enum class SpecialKernel {
#define NAME(name) name,
  BACKSWEEP_SPECIAL_OF_BOTH(NAME) BACKSWEEP_SPECIAL_OF_FLOAT(NAME)
#undef NAME
      polygamma,
};

inline constexpr double kHighestPolygamma = 7;

struct SpecialKernels {
  using Run = void (*)(SpecialKernel kernel, double parameter, char* const* data,
                       const int64_t* strides, int64_t size);
  Run run_float;
  Run run_double;
};

// Those for this machine; null where special_functions.hpp has to do.
extern const SpecialKernels& special_kernels;

}  // namespace backsweep
