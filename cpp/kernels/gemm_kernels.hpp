// Between gemm.cpp, which plans a product, and gemm_kernels.cpp, which computes its parts and is
// compiled once per instruction set (see isa.hpp). Not for other files.
//
// The large product is the usual one: b is cut into panels of `panel` columns and at most `depth`
// rows, which are packed so that one row of a panel is one or two full vectors; a tile of c, some
// rows high and one panel wide, stays in registers while the depth is walked. New here:
// - a panel whose rows lie in order in memory is packed by the first tile that reads it;
// - a small product reads a and b where they are;
// - `transposed` computes c^T = b^T a^T for a b whose columns lie in order, so that the small
//   matrix is the one packed.
#pragma once

#include <cstdint>

namespace backsweep::kernels {

// One thread's part of a product. Only plain data: it crosses instruction sets.
template <class T>
struct GemmBlock {
  int64_t m, n, k;
  const T* a;
  int64_t a_row, a_column;
  const T* b;
  int64_t b_row, b_column;
  T* c;
  int64_t c_row;
  bool accumulate;
  bool transposed;  // element (i, j) goes to c[j * c_row + i]
  bool pack_a;
  int64_t depth;         // rows of b in one pass, at most GemmKernels::depth
  const T* packed_b;     // null, or panels of all of b; see pack
  int64_t packed_depth;  // elements of packed_b for one row of b
  T* scratch;            // GemmKernels::scratch elements, aligned to 64 bytes
};

template <class T>
struct GemmKernels {
  int64_t panel, depth, rows, scratch;
  void (*multiply)(const GemmBlock<T>&);
  // Packs a k * n part of b, k <= depth, as panels of k * panel elements with zeros after column n.
  void (*pack)(int64_t k, int64_t n, const T* b, int64_t b_row, int64_t b_column, T* packed);
  // y[i] (+)= sum over k of a[i * a_row + k] * x[i * x_row + k]
  void (*dots)(int64_t m, int64_t k, const T* a, int64_t a_row, const T* x, int64_t x_row, T* y,
               int64_t y_stride, bool accumulate);
  // y[i * y_row + j] (+)= sum over k of x[i * x_row + k * x_column] * b[k * b_row + j],
  // for at most 4 rows i.
  void (*combine)(int64_t m, int64_t n, int64_t k, const T* x, int64_t x_row, int64_t x_column,
                  const T* b, int64_t b_row, T* y, int64_t y_row, bool accumulate);
};

namespace baseline {
void find_kernels(GemmKernels<float>& kernels);
void find_kernels(GemmKernels<double>& kernels);
}  // namespace baseline
namespace avx2 {
void find_kernels(GemmKernels<float>& kernels);
void find_kernels(GemmKernels<double>& kernels);
}  // namespace avx2
namespace avx512 {
void find_kernels(GemmKernels<float>& kernels);
void find_kernels(GemmKernels<double>& kernels);
}  // namespace avx512

}  // namespace backsweep::kernels
