// What the operations on matrices share: their checks, PyTorch's errors, and the kernels of
// kernels/factor.hpp on tensors. Nothing here is recorded.
#pragma once

#include "graph/watch.hpp"
#include "kernels/launch.hpp"
#include "ops/linalg/product.hpp"
#include "ops/ops.hpp"

namespace backsweep {

// As PyTorch's messages call dtypes: "Float".
const char* scalar_type_name(DType dtype);

// Refuse, with PyTorch's errors, what is no batch of (square) matrices of real numbers.
void check_matrices(const char* op, const Tensor& a, const char* name = "A");
void check_square(const char* op, const Tensor& a);
void check_real(const char* op, const Tensor& a);
// "linalg.solve: Expected A and B to have the same dtype, but found A of type ..."
void check_same_dtype(const char* op, const Tensor& a, const Tensor& b, const char* a_name,
                      const char* b_name);
// Sizes of a system a @ x = b, or x @ a = b.
void check_system(const char* op, const Tensor& a, const Tensor& b, bool left);
// The same for a @ x = b, with the text of older functions.
void check_old_system(const char* op, const Tensor& a, const Tensor& b);
void check_pivot_shape(const char* op, const Tensor& factors, const Tensor& pivots,
                       const char* name = "LU");

// ---- Batches -----------------------------------------------------------------------------------

inline DimsView batch_of(const Tensor& a) {
  return a.sizes().first(size_t(a.ndim() - 2));
}
Dims with_matrix(DimsView batch, int64_t rows, int64_t columns);
Dims with_size(DimsView batch, int64_t size);
inline int64_t entries_of(const Tensor& a) {
  int64_t count = 1;
  for (int64_t size : batch_of(a)) count *= size;
  return count;
}
// Uninitialised matrices of m x n, as many as `a` has and of its dtype.
Tensor empty_matrices(const Tensor& a, int64_t m, int64_t n);
// The matrices themselves where they are row-major, else a copy that is; not recorded.
Tensor in_order(const Tensor& a);
// A row-major copy that may be written to; the matrices turned over if `turned`.
Tensor fresh(const Tensor& a, bool turned = false);
// The same with the matrices repeated for a larger batch.
Tensor fresh_batch(const Tensor& a, DimsView batch, bool turned = false);
// Row-major matrices of one column as vectors.
Tensor fresh_vectors(const Tensor& fresh);
// The matrices repeated for a larger batch.
Tensor expand_batch(const Tensor& a, DimsView batch);
// Identity matrices of m x n; as many as `a` has, of its dtype.
Tensor identities(DimsView batch, int64_t m, int64_t n, DType dtype);
Tensor identities(const Tensor& a, int64_t m, int64_t n);
// Writes ones on the diagonals of row-major matrices, and zeros elsewhere if `clear`.
void write_ones(const Tensor& matrices, bool clear);
// The first m rows and n columns of row-major matrices, with zeros on one side of a diagonal.
Tensor corners(const Tensor& a, int64_t m, int64_t n, bool upper, int64_t diagonal);
// The same in the memory of a tensor that nobody needs any more, where its size fits.
Tensor corners(Tensor&& a, int64_t m, int64_t n, bool upper, int64_t diagonal);

// Calls the body with a float or a double.
template <class Body>
void for_real(DType dtype, Body&& body) {
  dtype == DType::Float32 ? body(float{}) : body(double{});
}

// ---- Factorisations ----------------------------------------------------------------------------

struct LuFactors {
  Tensor lu, pivots, info;
};
LuFactors lu_factors(const char* op, const Tensor& a);
// Solves with the factors in the place of b, which has their batch and is row-major.
void solve_factored(const char* op, const Tensor& lu, const Tensor& pivots, const Tensor& b,
                    bool adjoint);
// The same into a new tensor, with batches broadcast, for a @ x = b or x @ a = b.
Tensor solved_factored(const char* op, const Tensor& lu, const Tensor& pivots, const Tensor& b,
                       bool left, bool adjoint);
// Solves with triangles of one matrix, or of as many as b has, in the place of b. The matrices are
// turned over before `upper` is looked at if `turned`.
void solve_triangles(const char* op, const Tensor& a, const Tensor& b, bool upper, bool unit,
                     bool turned = false);

// Q as reflectors below the diagonal of `a`, R on and above it.
struct Reflectors {
  Tensor a, tau;
};
Reflectors reflectors_of(const char* op, const Tensor& input);
// c = q @ c in place, or with the transpose of q; all three are contiguous.
void reflect(const char* op, const Tensor& a, const Tensor& tau, const Tensor& c, bool turned);

// ---- Errors ------------------------------------------------------------------------------------

// The first entry of `info` that is not 0, as PyTorch's messages name it: "(Batch element 1): ".
struct Failure {
  int64_t info = 0;
  std::string element;
  explicit operator bool() const { return info != 0; }
};
Failure first_failure(const Tensor& info);
void check_invertible(const char* op, const Tensor& info);
void check_solved(const char* op, const Tensor& info);

// Shows results that the caller may drop to who watches the graph.
inline void show(std::initializer_list<const Tensor*> results) {
  if (thread_state.watching) [[unlikely]]
    for (const Tensor* result : results) watch_result(*result);
}

// ---- Recorded operations that rules and other operations use -----------------------------------

Tensor inverse(const char* op, const Tensor& a);
struct InverseAndInfo {
  Tensor value, info;
};
InverseAndInfo inverse_and_info(const char* op, const Tensor& a);  // whether it is singular or not
Tensor solve(const Tensor& a, const Tensor& b, bool left = true);
Tensor solve_triangular(const Tensor& a, const Tensor& b, bool upper, bool left = true,
                        bool unit = false);
Tensor cholesky_solve(const Tensor& b, const Tensor& factor, bool upper);
struct Qr {
  Tensor q, r;
};
Qr qr(const Tensor& a);  // reduced
struct Svd {
  Tensor u, s, vh;
};
// V in the place of Vh if `turned`, where nothing is recorded.
Svd svd(const char* op, const Tensor& a, bool full, bool vectors = true, bool turned = false);
struct Eigh {
  Tensor values, vectors;
};
Eigh eigh(const char* op, const Tensor& a, bool upper, bool vectors = true);
Tensor matrix_norm(const Tensor& a, const Number& order, const IntList& dim, bool keepdim,
                   std::optional<DType> dtype);
Tensor named_matrix_norm(const Tensor& a, const std::string& order, const IntList& dim,
                         bool keepdim, std::optional<DType> dtype);
Tensor matrix_power(const Tensor& a, int64_t n);
// "linalg.lu_solve" and rules: P, L and U of a factored matrix.
Tensor permutations(const Tensor& pivots, int64_t rows, DType dtype);
Tensor lu_solve(const Tensor& lu, const Tensor& pivots, const Tensor& b, bool left, bool adjoint);

}  // namespace backsweep
