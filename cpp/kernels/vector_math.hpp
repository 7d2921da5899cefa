// Elementary functions that the compiler can vectorise: scalar, branch-free, for float and double.
//
//   namespace math = backsweep::kernels::BACKSWEEP_ISA::math;
//   for (std::int64_t i = 0; i < n; ++i) out[i] = math::tanh(x[i]);
//
// Compile with -O3 -fno-math-errno -fno-trapping-math and the instruction set of your choice, never
// with -ffast-math: the range reductions rely on exact rounding. A source that is compiled once per
// instruction set names each copy with -DBACKSWEEP_ISA=avx2 (avx512, baseline, ...), so that the
// linker never swaps one copy for another.
//
// Infinities, NaN, signed zeros, denormals and overflow behave as in IEEE 754 / C99 Annex F.
// Everything vectorises but pow in double, which is libm's for arguments out of the ordinary. Each
// header states its measured errors; tests/cpp/test_vector_math.cpp measures them again.
//
// sin, cos and tan hold for |x| <= kTrigLimit (a million) only; arrays that may go past it are run
// with map_sin, map_cos and map_tan, which have no limit.
#pragma once

#include "vector_math/error_function.hpp"
#include "vector_math/exponential.hpp"
#include "vector_math/hyperbolic.hpp"
#include "vector_math/inverse_trigonometric.hpp"
#include "vector_math/logarithm.hpp"
#include "vector_math/power.hpp"
#include "vector_math/primitives.hpp"
#include "vector_math/rounding.hpp"
#include "vector_math/trigonometric.hpp"
#include "vector_math/two_arguments.hpp"
