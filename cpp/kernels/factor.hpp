// Factorisations of matrices and the solution of triangular systems, over batches of row-major
// matrices, in place:
//
//   LU with partial pivoting      rows exchanged as `pivots` says, unit lower times upper triangle
//   Cholesky                      lower triangle times its transpose
//   QR                            reflectors below the diagonal and in `tau`, R on and above it
//
// Each is LAPACK's algorithm (Golub and Van Loan, Matrix Computations, chapters 3 to 5) with
// LAPACK's choices of pivots and signs, arranged so that most of the work is done by gemm.
//
// Invariants:
// - Entries of a batch follow one another; any size may be 0.
// - No result depends on the number of threads. NaN and infinity run through as they do in
//   arithmetic; nothing loops until something converges.
// - `info` of an entry is 0, or the place of the pivot that was zero (LU) or not positive
//   (Cholesky), counted from 1.
#pragma once

#include <cstdint>

namespace backsweep::kernels {

template <class T>
struct LuArguments {
  T* a;             // [batch, m, n]
  int32_t* pivots;  // [batch, min(m, n)], counted from 1
  int32_t* info;    // [batch]
  int64_t batch, m, n;
};
void lu(const LuArguments<float>& arguments);
void lu(const LuArguments<double>& arguments);

template <class T>
struct CholeskyArguments {
  T* a;  // [batch, n, n]: the lower triangle is read; above the diagonal zeros are written
  int32_t* info;
  int64_t batch, n;
};
void cholesky(const CholeskyArguments<float>& arguments);
void cholesky(const CholeskyArguments<double>& arguments);

// Solves a @ x = b for triangular a, in the place of b.
template <class T>
struct TriangularArguments {
  const T* a;  // any strides
  int64_t a_row, a_column, a_batch;
  T* b;  // [batch, n, columns]
  int64_t batch, n, columns;
  bool upper;
  bool unit;  // the diagonal is taken for ones
};
void solve_triangular(const TriangularArguments<float>& arguments);
void solve_triangular(const TriangularArguments<double>& arguments);

// Exchanges rows of b as the factorisation did, or back.
template <class T>
struct PivotArguments {
  const int32_t* pivots;  // [batch, count]
  T* b;                   // [batch, rows, columns]
  int64_t batch, count, rows, columns;
  bool back;
};
void exchange_rows(const PivotArguments<float>& arguments);
void exchange_rows(const PivotArguments<double>& arguments);

// The determinants of factored matrices; with `logarithms` their signs and the logarithms of their
// sizes instead.
template <class T>
struct DeterminantArguments {
  const T* lu;            // [batch, n, n]
  const int32_t* pivots;  // [batch, n]
  T* determinants;        // [batch]
  T* logarithms;          // [batch] or null
  int64_t batch, n;
  bool nan_if_negative;  // the logarithms
};
void determinants(const DeterminantArguments<float>& arguments);
void determinants(const DeterminantArguments<double>& arguments);

template <class T>
struct InverseArguments {
  const T* a;     // [batch, n, n]
  T* inverse;     // [batch, n, n]
  int32_t* info;  // [batch], as of LU
  int64_t batch, n;
};
void invert(const InverseArguments<float>& arguments);
void invert(const InverseArguments<double>& arguments);

template <class T>
struct QrArguments {
  T* a;    // [batch, m, n]
  T* tau;  // [batch, min(m, n)]
  int64_t batch, m, n;
};
void qr(const QrArguments<float>& arguments);
void qr(const QrArguments<double>& arguments);

// c = q @ c, or its transpose, for the product q of `count` reflectors I - tau v v^T.
template <class T>
struct ReflectArguments {
  const T* a;    // [batch, m, a_columns]: the reflectors below the diagonal
  const T* tau;  // [batch, count]
  T* c;          // [batch, m, columns]
  int64_t batch, m, a_columns, count, columns;
  bool transposed;
};
void reflect(const ReflectArguments<float>& arguments);
void reflect(const ReflectArguments<double>& arguments);

}  // namespace backsweep::kernels
