// The decompositions that converge step by step: singular values and symmetric eigenvalues. They
// are done by the library that the host language brings (bindings/decompositions.cpp: NumPy's
// LAPACK), which is asked for when the first one is wanted. Here they are kept from what such
// libraries do not take well: infinities and NaN.
#pragma once

#include <cstdint>

namespace backsweep::kernels {

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
  bool wide;  // float64, else float32
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

// Set by the bindings; null without a host. They return false when a matrix did not converge.
struct Decompositions {
  bool (*svd)(const SvdArguments&) = nullptr;
  bool (*eigh)(const EighArguments&) = nullptr;
};
extern Decompositions decompositions;

}  // namespace backsweep::kernels
