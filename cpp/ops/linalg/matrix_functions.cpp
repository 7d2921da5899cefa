// Functions of matrices: powers, the exponential; and Vandermonde's matrices.
#include "kernels/exponential.hpp"
#include "ops/elementwise.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/scan.hpp"

namespace backsweep {
namespace {

constexpr Derivative kPower{"linalg.matrix_power", "MmBackward0", "as of the matrix products"};
constexpr Derivative kZerothPower{"linalg.matrix_power", "MulBackward0", "g * 0"};
constexpr Derivative kExponential{"linalg.matrix_exp", "LinalgMatrixExpBackward0",
                                  "the upper right block of matrix_exp([[A.mT, g], [0, A.mT]])"};
constexpr Derivative kVander{"linalg.vander", "CatBackward0", "as of cumprod"};

Tensor matrix_power_row(const Tensor& a, int64_t n) {
  return matrix_power(a, n);
}

// ---- The exponential ---------------------------------------------------------------------------

Tensor matrix_exp(const Tensor& a) {
  check_square("linalg.matrix_exp", a);
  check_real("linalg.matrix_exp", a);
  const Tensor source = in_order(a);
  const int64_t size = rows_of(a), count = entries_of(a);
  Tensor result = empty_matrices(a, size, size);
  if (a.numel())
    for_real(a.dtype(), [&](auto tag) {
      using T = decltype(tag);
      launch<kernels::ExponentialArguments<T>>("linalg.matrix_exp", kernels::exponential,
                                               {source.data<T>(), result.data<T>(), count, size},
                                               4 * size * a.numel());
    });
  record<kExponential>(result, {&a}, {{&a, Saved::input(0)}}, [](Backward& backward) {
    // Mathias, A chain rule for matrix functions and applications, SIAM J. Matrix Anal. Appl. 17
    // (1996).
    const Tensor turned = transposed(backward.saved(0)), &g = backward.gradient();
    const int64_t n = rows_of(turned);
    if (g.numel() == 0) return backward.set(0, g);
    const Tensor upper = cat({turned, g}, -1);
    const Tensor lower = cat({zeros(turned.sizes(), g.dtype()), turned}, -1);
    const Tensor block = matrix_exp(cat({upper, lower}, -2));
    backward.set(0, slice(slice(block, -2, 0, n, 1), -1, n, 2 * n, 1));
  });
  return result;
}

// ---- Vandermonde's matrices --------------------------------------------------------------------

Tensor vander(const Tensor& x, const std::optional<int64_t>& count) {
  if (x.dtype() == DType::Bool)
    fail(ErrorKind::Runtime,
         "linalg.vander: a bool tensor was given; linalg.vander supports floating point, complex, "
         "and integer tensors, but got Bool; convert it with .float()");
  const int64_t columns = count.value_or(x.ndim() ? x.size(x.ndim() - 1) : 1);
  if (x.ndim() == 0 || columns <= 1)
    fail(ErrorKind::Runtime, "linalg.vander: a tensor of shape ", to_string(x.sizes()),
         " and N=", columns, " were given; N must be greater than 1.");
  const Tensor base = unsqueeze(x, -1);
  const Tensor powers = cumprod(expand(base, with_size(x.sizes(), columns - 1)), -1, {});
  return cat({ones(base.sizes(), powers.dtype()), powers}, -1);
}

// NumPy's: powers fall from left to right unless asked otherwise.
Tensor vander_old(const Tensor& x, const std::optional<int64_t>& count, bool increasing) {
  if (x.ndim() != 1)
    fail(ErrorKind::Runtime, "vander: a tensor of shape ", to_string(x.sizes()),
         " was given; x must be a one-dimensional tensor.; see linalg.vander for batches");
  const int64_t columns = count.value_or(x.size(0));
  if (columns < 0)
    fail(ErrorKind::Runtime, "vander: N=", columns, " was given; N must be non-negative.");
  const DType dtype = is_floating(x.dtype()) ? x.dtype() : DType::Int64;
  const Tensor base = unsqueeze(to(x, dtype), -1);
  if (columns == 0) return empty(Dims{x.size(0), 0}, dtype);
  Tensor result = ones(base.sizes(), dtype);
  if (columns > 1)
    result = cat({result, cumprod(expand(base, Dims{x.size(0), columns - 1}), -1, dtype)}, -1);
  return increasing ? result : flip(result, Dims{1});
}

constexpr Op kOps[] = {
    {.name = "linalg.matrix_power",
     .signature = "(Tensor input, int n) -> Tensor",
     .call = call<matrix_power_row>,
     .derivative = &kPower,
     .forms = OpForms::kFunction,
     .aliases = "matrix_power",
     .samples = "(M[3,3], 2) (M[3,3], 0) (M[3,3], 1) (M[2,3,3], 3) (M[3,3], 5) (M[3,3], -1) "
                "(M[2,3,3], -2) (R[0,0], 3)",
     .doc = "Products of a matrix with itself, or of its inverse."},
    {.name = "matrix_power",
     .signature = "(Tensor input, int n) -> Tensor",
     .call = call<matrix_power_row>,
     .derivative = &kPower,
     .forms = OpForms::kMethod,
     .samples = "(M[3,3], 2)",
     .doc = "Products of a matrix with itself, or of its inverse."},
    {.name = "linalg.matrix_exp",
     .signature = "(Tensor input) -> Tensor",
     .call = call<matrix_exp>,
     .derivative = &kExponential,
     .no_out = true,
     .samples = "(U[3,3],) (M[3,3],) (U[2,3,3],) (P[1,1],) (R[0,0],) (R[2,0,0],)",
     .example = "(M[2,2],)",
     .doc = "The exponential of matrices: I + A + A @ A / 2 + ..."},
    {.name = "matrix_exp",
     .signature = "(Tensor input) -> Tensor",
     .call = call<matrix_exp>,
     .derivative = &kExponential,
     .no_out = true,
     .samples = "(U[3,3],)",
     .example = "(M[2,2],)",
     .doc = "The exponential of matrices: I + A + A @ A / 2 + ..."},
    {.name = "linalg.vander",
     .signature = "(Tensor x, *, int? N=None) -> Tensor",
     .call = call<vander>,
     .derivative = &kVander,
     .no_out = true,
     .samples = "(R[3],) (R[2,3],) (R[3], N=5) (R[3], N=2)",
     .doc = "The powers of each element, from 0, as the last dimension."},
    {.name = "vander",
     .signature = "(Tensor x, int? N=None, bool increasing=False) -> Tensor",
     .call = call<vander_old>,
     .derivative = &kVander,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[3],) (R[3], 5) (R[3], 2, True)",
     .doc = "The powers of each element of a vector, the highest first unless `increasing`."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor matrix_power(const Tensor& a, int64_t n) {
  check_square("linalg.matrix_power", a);
  if (n == 0) {
    Tensor result = identities(batch_of(a), rows_of(a), rows_of(a), a.dtype());
    if (is_floating(a.dtype()))
      record<kZerothPower>(result, {&a}, {}, [layout = a.layout_ref()](Backward& backward) {
        backward.set(0, zeros(layout->sizes(), backward.gradient().dtype()));
      });
    return result;
  }
  const Tensor base = n < 0 ? inverse("linalg.inv", a) : a;
  uint64_t rest = n < 0 ? 0 - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
  if (rest == 1) return n < 0 ? base : clone(a);
  if (rest == 3) return matmul(matmul(base, base), base);
  Tensor power, result;  // base to 2^i, and what the bits so far make
  for (; rest; rest >>= 1) {
    power = power.defined() ? matmul(power, power) : base;
    if (rest & 1) result = result.defined() ? matmul(result, power) : power;
  }
  return result;
}

}  // namespace backsweep
