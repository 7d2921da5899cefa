// The decompositions that converge step by step: singular values and symmetric eigenvalues. Small
// matrices are done here (jacobi.hpp), larger ones by the library that the host language brings
// (bindings/decompositions.cpp: NumPy's LAPACK), which is asked for when the first one is wanted.
// Both are kept from infinities and NaN, which they do not take well.
#pragma once

#include <cstdint>

namespace backsweep::kernels {

// Matrices above this size are the library's.
inline constexpr int64_t kSmallDecomposition = 8;

enum class Outcome : uint8_t { Done, NotFinite, NotConverged, NoLibrary };
struct Report {
  Outcome outcome = Outcome::Done;
  int64_t entry = 0;  // of the batch, which it was
};

// Row-major batches; u and vh are null when only the values are wanted.
struct SvdArguments {
  const char* a;  // [batch, m, n]
  char* u;        // [batch, m, k], k = min(m, n), or m in full
  char* s;        // [batch, min(m, n)], the largest first
  char* vh;       // [batch, k, n], or n in full
  int64_t batch, m, n;
  bool full;
  bool turned;  // v is wanted in the place of vh
  bool wide;    // float64, else float32
  Report* report;
};
// Refuses a matrix with an element that is not finite.
void svd(const SvdArguments& arguments);

struct EighArguments {
  const char* a;  // [batch, n, n], of which one triangle is read
  char* values;   // [batch, n], the smallest first
  char* vectors;  // [batch, n, n], in columns; null when only the values are wanted
  int64_t batch, n;
  bool upper;
  bool wide;
  Report* report;
};
// NaN where a matrix has an element that is not finite.
void eigh(const EighArguments& arguments);

// Divides row i of each matrix by value i of its entry; rows whose value is not larger than the
// larger of two limits, an absolute one and a share of the largest value, become zero. Signs do not
// count.
struct DivideRowsArguments {
  const char* values;  // [batch, count]
  char* rows;          // [batch, count, columns]
  int64_t batch, count, columns;
  double limit, share;
  bool wide;
};
void divide_rows(const DivideRowsArguments& arguments);

// Set by the bindings; null without a host. They return false when a matrix did not converge.
struct Decompositions {
  bool (*svd)(const SvdArguments&) = nullptr;
  bool (*eigh)(const EighArguments&) = nullptr;
};
extern Decompositions decompositions;

}  // namespace backsweep::kernels
