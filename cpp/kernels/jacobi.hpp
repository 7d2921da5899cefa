// Singular values and symmetric eigenvalues of small matrices, by plane rotations.
//
// Jacobi's iteration turns pairs of columns (singular values: Hestenes 1958) or of rows and columns
// (eigenvalues: Jacobi 1846) until they are orthogonal beside their own lengths. It is at least as
// accurate as the iterations with bidiagonal and tridiagonal matrices, and more so for graded ones
// (Demmel and Veselic, Jacobi's method is more accurate than QR, SIAM J. Matrix Anal. Appl. 13,
// 1992), and costs less for small matrices, more for large ones. float32 is computed in double.
#pragma once

#include "kernels/decompositions.hpp"

namespace backsweep::kernels {

// Takes matrices up to the size where LAPACK, through NumPy, overtakes it; their elements are
// finite. False for larger ones, and when an entry does not converge: the results are incomplete
// then.
bool jacobi_svd(const SvdArguments& arguments);
bool jacobi_eigh(const EighArguments& arguments);

}  // namespace backsweep::kernels
