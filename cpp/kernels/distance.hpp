// Distances between points, from the differences of their coordinates.
#pragma once

#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// The sum of magnitudes, the root of the sum of squares, the largest magnitude.
enum class Distance : uint8_t { Sum, Euclid, Largest };
inline constexpr int kDistanceCount = 3;

// Points are rows of `depth` numbers. Gives [batch, rows, others], or, where a batch of one is
// compared with itself in `pairs`, the distances of each row from those after it.
//
// Floats are added by 32, these again in float; where their squares leave the range of float, once
// more in double.
struct DistanceArguments {
  DType dtype;
  Distance kind;
  bool pairs;
  const char* x;       // [batch, rows, depth]
  const char* others;  // [batch, other_count, depth]
  char* result;
  int64_t batch, rows, other_count, depth;
};
void distances(const DistanceArguments& arguments);
bool have_distances();  // x86-64 without AVX2 has none, nor what pulls

// The gradients of points from those of Euclid's distances: for each row the sum of
// g / y * (row - other) over the others, without those at y = 0.
struct DistancePullArguments {
  DType dtype;
  enum Order : uint8_t {
    Rows,
    Turned,
    Pairs
  } order;  // of g and y: Turned is [batch, others, rows]
  const char* x;
  const char* others;
  const char* g;
  const char* y;
  char* result;  // as x
  int64_t batch, rows, other_count, depth;
  bool* usual;  // becomes false where a quotient is near the end of the range
};
void pull_together(const DistancePullArguments& arguments);

inline int64_t panels_of(DType dtype, int64_t count) {
  const int64_t width = dtype == DType::Float32 ? 32 : 16;
  return (count + width - 1) / width;
}
// Four points against a panel [depth, 128 bytes] with a coordinate of all its points in each row.
// Gives [4, 128 bytes], and whether all results are within the range where squares are exact.
inline constexpr float kLeastUsual = 1e-15F, kMostUsual = 1e18F;
inline constexpr int kTileRows = 4;
inline constexpr int64_t kPanelBytes = 128;
using DistanceTile = bool (*)(const char* const* points, const char* panel, int64_t depth,
                              char* result);
// Four points with the weights of all others, which lie as [depth, stride].
using DistancePull = void (*)(const char* const* points, const char* const* weights,
                              const char* others, int64_t depth, int64_t stride,
                              char* const* results);
struct DistanceTable {
  DistanceTile tiles[kDistanceCount][2];  // float32, float64
  DistancePull pulls[2];
};

}  // namespace backsweep::kernels
