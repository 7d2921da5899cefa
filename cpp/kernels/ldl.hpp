// Bunch and Kaufman's factorisation of symmetric matrices that need not be definite, with blocks of
// one or two rows, over batches of row-major matrices (Golub and Van Loan, Matrix Computations,
// section 4.4). The choices of pivots and the form of the result are those of LAPACK's sytrf.
#pragma once

#include <cstdint>

namespace backsweep::kernels {

struct LdlArguments {
  double* a;        // [batch, n, n]: the lower triangle is read and replaced
  int32_t* pivots;  // [batch, n], counted from 1; those of a block of two are equal and negative
  int32_t* info;    // [batch]: 0, or the first block that is zero, counted from 1
  int64_t batch, n;
};
void ldl(const LdlArguments& arguments);

// Solves with the factors, in the place of b. The pivots are those of a factorisation.
struct LdlSolveArguments {
  const double* a;
  const int32_t* pivots;
  double* b;  // [batch, n, columns]
  int64_t batch, n, columns;
};
void ldl_solve(const LdlSolveArguments& arguments);

}  // namespace backsweep::kernels
