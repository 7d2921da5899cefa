// Loops that turn random words of 32 bits into numbers of a distribution.
//
// The results are those of PyTorch's CPU kernels for the same words: bit for bit, but for the
// normal distribution, whose elementary functions differ within a few units in the last place.
#pragma once

#include <cstdint>

#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// Normal numbers are made in blocks of so many.
inline constexpr int64_t kNormalBlock = 16;

struct RandomTable {
  // Uniform in [0, 1), float32 from one word each, float64 from two: then times `width` plus
  // `from`.
  void (*uniform[2])(const uint32_t* words, char* out, int64_t size, double from, double width);
  // `one` where a uniform number of two words is below `threshold` / 2**53, else 0; by dtype.
  void (*below[kDTypeCount])(const uint32_t* words, char* out, int64_t size, uint64_t threshold,
                             double one);
  // word % range + base, for ranges up to 2**30; by dtype.
  void (*remainder[kDTypeCount])(const uint32_t* words, char* out, int64_t size, uint32_t range,
                                 int64_t base);
  // Blocks of 8 + 8 uniform numbers in [0, 1) become normal ones, in place (Box and Muller).
  void (*normal[2])(char* out, int64_t blocks, double mean, double std);
};

// The table for this machine.
extern const RandomTable& random_table;

}  // namespace backsweep::kernels
