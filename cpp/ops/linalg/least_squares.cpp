// What singular values are good for: pseudoinverses, ranks, least squares.
#include "kernels/decompositions.hpp"
#include "ops/elementwise.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/norm.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/truth.hpp"

namespace backsweep {
namespace {

constexpr Derivative kPinv{"linalg.pinv", "LinalgPinvBackward0",
                           "-y.mT @ g @ y.mT + (I - A @ y) @ g.mT @ y @ y.mT + y.mT @ y @ g.mT @ "
                           "(I - y @ A)"};
constexpr Derivative kLeastSquares{"linalg.lstsq", "LinalgLstsqBackward0",
                                   "that of pinv(A) from g @ B.mT; pinv(A).mT @ g"};

// ---- Tolerances --------------------------------------------------------------------------------

using Tolerance = std::optional<TensorOrNumber>;

double epsilon_of(DType dtype) {
  return dtype == DType::Float32 ? 0x1p-23 : 0x1p-52;
}

double usual_share(const Tensor& a) {
  return epsilon_of(a.dtype()) * static_cast<double>(std::max(rows_of(a), columns_of(a)));
}

Tensor tolerance_tensor(const char* op, const TensorOrNumber& given) {
  if (const auto* number = std::get_if<Number>(&given))
    return scalar(Number(number->real()), DType::Float64);
  const Tensor& tensor = std::get<Tensor>(given);
  if (tensor.dtype() == DType::Bool)
    fail(ErrorKind::Runtime, op,
         ": a tolerance of dtype bool was given; real numbers are required");
  return to(detach(tensor), DType::Float64);
}

// What values have to exceed to count, as [..., 1] beside them: the larger of an absolute limit and
// a relative one. Without either the relative one is epsilon * max(m, n).
Tensor limits(const char* op, const Tensor& a, const Tensor& sizes, const Tolerance& absolute,
              const Tolerance& relative) {
  const Tensor floor =
      absolute ? tolerance_tensor(op, *absolute) : scalar(Number(0.0), DType::Float64);
  const Tensor share = relative
                           ? tolerance_tensor(op, *relative)
                           : where(gt(floor, Number(0.0)), Number(0.0),
                                   full(floor.sizes(), Number(usual_share(a)), DType::Float64));
  const Tensor largest = to(amax(sizes, IntList{-1}, false), DType::Float64);
  return unsqueeze(to(maximum(floor, share * largest), a.dtype()), -1);
}

// Divides the rows of matrices by the values that count, and makes the others zero: in their place
// where the tolerances are numbers.
Tensor divided(const char* op, const Tensor& a, const Tensor& values, const Tensor& rows,
               const Tolerance& absolute, const Tolerance& relative) {
  const auto is_tensor = [](const Tolerance& given) {
    return given && std::holds_alternative<Tensor>(*given);
  };
  if (is_tensor(absolute) || is_tensor(relative)) {
    const Tensor sizes = abs(values);
    const Tensor counts = gt(sizes, limits(op, a, sizes, absolute, relative));
    return rows * unsqueeze(where(counts, Number(1.0) / values, Number(0.0)), -1);
  }
  const auto real = [](const Tolerance& given) { return std::get<Number>(*given).real(); };
  const double floor = absolute ? real(absolute) : 0;
  const double share = relative ? real(relative) : floor > 0 ? 0 : usual_share(a);
  launch<kernels::DivideRowsArguments>(
      op, kernels::divide_rows,
      {values.raw(), rows.raw(), entries_of(rows), rows_of(rows), columns_of(rows), floor, share,
       rows.dtype() == DType::Float64},
      rows.numel());
  return rows;
}

// 1 divided by the values that count, else 0, as [..., k, 1].
Tensor reciprocals(const char* op, const Tensor& a, const Tensor& values, const Tolerance& absolute,
                   const Tolerance& relative) {
  const Tensor rows = ones(with_size(values.sizes(), 1), values.dtype());
  return divided(op, a, values, rows, absolute, relative);
}

// ---- Pseudoinverses ----------------------------------------------------------------------------

// Golub and Pereyra, The Differentiation of Pseudo-Inverses and Nonlinear Least Squares Problems
// Whose Variables Separate, SIAM J. Numer. Anal. 10 (1973).
Tensor pinv_gradient(const Tensor& g, const Tensor& a, const Tensor& y) {
  const Tensor gt = transposed(g), yt = transposed(y);
  const Tensor left = matmul(gt, y), right = matmul(y, gt);
  return matmul(left - matmul(a, matmul(y, left)), yt) - matmul(yt, matmul(g, yt)) +
         matmul(yt, right - matmul(matmul(right, y), a));
}

Tensor pinv_of(const Tensor& a, const Tolerance& atol, const Tolerance& rtol, bool hermitian) {
  constexpr const char* kName = "linalg.pinv";
  if (a.ndim() < 2 || !is_floating(a.dtype()))
    fail(ErrorKind::Runtime, kName, ": a tensor of dtype ", a.dtype(), " and shape ",
         to_string(a.sizes()), " was given; linalg.pinv(", scalar_type_name(a.dtype()), "{",
         to_string(a.sizes()),
         "}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble "
         "types; use .float() or unsqueeze");
  Tensor result;
  {
    const GradMode off(false);
    if (a.numel() == 0) {
      result = zeros(with_matrix(batch_of(a), columns_of(a), rows_of(a)), a.dtype());
    } else {
      Svd parts;
      if (hermitian) {
        Eigh found = eigh(kName, a, false);
        parts = {found.vectors, found.values, fresh(found.vectors, true)};
      } else {
        parts = svd(kName, a, false);
      }
      const Tensor rows = divided(kName, a, parts.s, parts.vh, atol, rtol);
      if (rows.ndim() != a.ndim() || !equal(batch_of(rows), batch_of(a))) {
        result = matmul(transposed(rows), transposed(parts.u));  // tolerances make a larger batch
      } else {
        const int64_t m = rows_of(a), n = columns_of(a), k = rows_of(rows);
        result = empty_matrices(a, n, m);
        multiply(kName, a.dtype(), n, m, k, {rows.raw(), 1, n}, {parts.u.raw(), 1, k}, result.raw(),
                 {entries_of(a), k * n, m * k, n * m});
      }
    }
  }
  record<kPinv>(
      result, {&a}, {{&a, Saved::input(0)}, {&result, Saved::output(0)}}, [](Backward& backward) {
        backward.set(0, pinv_gradient(backward.gradient(), backward.saved(0), backward.saved(1)));
      });
  return result;
}

Tensor pinv(const Tensor& a, const Tolerance& atol, const Tolerance& rtol, bool hermitian) {
  return pinv_of(a, atol, rtol, hermitian);
}
Tensor pinv_old(const Tensor& a, const TensorOrNumber& rcond, bool hermitian) {
  return pinv_of(a, TensorOrNumber(Number(0.0)), rcond, hermitian);
}
Tensor pinverse(const Tensor& a, double rcond) {
  return pinv_of(a, TensorOrNumber(Number(0.0)), TensorOrNumber(Number(rcond)), false);
}

// ---- Ranks -------------------------------------------------------------------------------------

Tensor rank_of(const Tensor& a, const Tolerance& atol, const Tolerance& rtol, bool hermitian) {
  constexpr const char* kName = "linalg.matrix_rank";
  check_matrices("torch.linalg.matrix_rank", a, "input");
  const GradMode off(false);
  if (!is_floating(a.dtype()) && !(hermitian && rtol))
    fail(ErrorKind::Runtime, kName, ": a tensor of dtype ", a.dtype(),
         " was given; This function doesn't handle types other than float and double; convert it "
         "with .float()");
  if (a.numel() == 0) return zeros(batch_of(a), DType::Int64);
  const Tensor values =
      hermitian ? eigh(kName, a, false, false).values : svd(kName, a, false, false).s;
  const Tensor counts = ne(reciprocals(kName, a, values, atol, rtol), Number(0.0));
  return sum(counts, IntList{-2, -1}, false, {});
}

Tensor matrix_rank(const Tensor& a, const Tolerance& atol, const Tolerance& rtol, bool hermitian) {
  return rank_of(a, atol, rtol, hermitian);
}
Tensor matrix_rank_old(const Tensor& a, const TensorOrNumber& tol, bool hermitian) {
  return rank_of(a, tol, TensorOrNumber(Number(0.0)), hermitian);
}

// ---- Least squares -----------------------------------------------------------------------------

struct Solution {
  Tensor x, rank, values;
};

// By singular values: the smallest of the solutions.
Solution solved_by_values(const Tensor& a, const Tensor& b, double rcond) {
  const Svd parts = svd("linalg.lstsq", a, false);
  const Tensor scale = reciprocals("linalg.lstsq", a, parts.s, TensorOrNumber(Number(0.0)),
                                   TensorOrNumber(Number(rcond)));
  Solution result;
  result.x = matmul(transposed(parts.vh), scale * matmul(transposed(parts.u), b));
  result.rank = sum(ne(scale, Number(0.0)), IntList{-2, -1}, false, {});
  result.values = parts.s;
  return result;
}

// Whether the smallest singular values of triangles surely exceed rcond times the largest: the
// inverse's Frobenius norm is at least the reciprocal of the smallest. The largest is at most the
// Frobenius norm; where that does not do, it is found by the power method, which comes within a
// factor of 2 soon.
bool surely_full_rank(const Tensor& r, double rcond) {
  const auto size = [](const Tensor& x) {
    return vector_norm(x, Number(2), IntList{-2, -1}, true, std::nullopt);
  };
  const int64_t n = rows_of(r);
  const Tensor bound = size(solve_triangular(r, identities(r, n, n), true)) * Number(rcond * 1.1);
  const auto suffices = [&](const Tensor& largest) {
    return !any_nonzero(logical_not(lt(bound * largest, Number(1.0))));
  };
  if (suffices(size(r))) return true;
  // Each entry's own direction could be orthogonal to a regular vector; to this one hardly.
  const Tensor numbers = arange(Number(1.0), Number(double(n + 1)), Number(1.0), r.dtype());
  Tensor x = unsqueeze(cos(numbers), -1);
  for (int i = 0; i < 8; ++i) {
    x = matmul(transposed(r), matmul(r, x));
    x = x / size(x);
  }
  return suffices(size(matmul(r, x)) * Number(2.0));
}

// By QR: for full rank, of the columns or of the rows; given rcond, nothing where that is in doubt.
Solution solved_by_qr(const Tensor& a, const Tensor& b, const std::optional<double>& rcond) {
  constexpr const char* kName = "linalg.lstsq";
  const bool tall = rows_of(a) >= columns_of(a);
  const Reflectors parts = reflectors_of(kName, tall ? a : transposed(a));
  const int64_t n = columns_of(parts.a);
  const Tensor r = corners(parts.a, n, n, true, 0);
  Solution result;
  if (rcond) {
    if (!surely_full_rank(r, *rcond)) return result;
    result.rank = full(batch_of(a), Number(n), DType::Int64);
  } else {
    const Tensor singular = eq(diagonal(r, 0, -2, -1), Number(0.0));
    if (any_nonzero(singular)) {
      const Tensor flat = reshape(contiguous(singular), Dims{-1});
      int64_t place = 0;
      while (!flat.data<bool>()[place]) ++place;
      fail(
          ErrorKind::LinAlg, "torch.linalg.lstsq: ",
          a.ndim() > 2 ? "(Batch element " + std::to_string(place / n) + "): " : std::string(),
          "The least squares solution could not be computed because the input matrix does not have "
          "full rank (error code: ",
          place % n + 1, ").; use another driver");
    }
    result.rank = empty(Dims{0}, DType::Int64);
  }
  if (tall) {
    const Tensor c = fresh(b);
    reflect(kName, parts.a, parts.tau, c, true);
    result.x = solve_triangular(r, slice(c, -2, 0, n, 1), true);
  } else {
    result.x = zeros(with_matrix(batch_of(a), columns_of(a), columns_of(b)), a.dtype());
    copy_unrecorded(slice(result.x, -2, 0, n, 1), solve_triangular(transposed(r), b, false));
    reflect(kName, parts.a, parts.tau, result.x, false);
  }
  result.values = empty(Dims{0}, a.dtype());
  return result;
}

struct LeastSquaresBack {
  bool vectors;
  void operator()(Backward& backward) const {
    const Tensor a = backward.saved(0);
    const auto columns = [this](const Tensor& x) { return vectors ? unsqueeze(x, -1) : x; };
    const Tensor b = columns(backward.saved(1)), x = columns(backward.saved(2));
    Tensor of_a, of_b;
    if (backward.gradient(0).defined()) {
      const Tensor g = columns(backward.gradient(0)), inverse = pinv_of(a, {}, {}, false);
      if (backward.needs(0)) of_a = pinv_gradient(matmul(g, transposed(b)), a, inverse);
      if (backward.needs(1)) of_b = matmul(transposed(inverse), g);
    }
    const Tensor& flow = backward.gradient(1);
    if (flow.defined() && flow.numel()) {
      // The residuals do not change with x: it is where they are smallest.
      const Tensor weights = unsqueeze(flow, -2) * Number(2.0);
      const Tensor part = (matmul(a, x) - b) * weights;
      const auto add = [](Tensor& to, const Tensor& more) { to = to.defined() ? to + more : more; };
      if (backward.needs(0)) add(of_a, matmul(part, transposed(x)));
      if (backward.needs(1)) add(of_b, -part);
    }
    if (of_a.defined()) backward.set(0, of_a);
    if (of_b.defined()) backward.set(1, vectors ? squeeze(of_b, IntList{-1}) : of_b);
  }
};

std::array<Tensor, 4> lstsq(const Tensor& a, const Tensor& b, const std::optional<double>& rcond,
                            const std::optional<std::string>& given) {
  constexpr const char* kName = "torch.linalg.lstsq";
  const auto refuse = [&](const auto&... parts) {
    fail(ErrorKind::Runtime, kName, ": ", shapes(a, b), kName, ": ", parts...);
  };
  if (a.ndim() < 2) refuse("input must have at least 2 dimensions.; use unsqueeze");
  if (b.ndim() < 1) refuse("other must have at least 1 dimension.; use unsqueeze");
  if (a.dtype() != b.dtype())
    refuse("Expected input and other to have the same dtype, but got input's dtype ",
           scalar_type_name(a.dtype()), " and other's dtype ", scalar_type_name(b.dtype()),
           "; convert one of them with .to(dtype)");
  if (!is_floating(a.dtype()))
    refuse("This function doesn't handle types other than float and double; convert with .float()");
  const std::string driver = given.value_or("gelsy");
  if (driver != "gels" && driver != "gelsy" && driver != "gelsd" && driver != "gelss")
    refuse("parameter `driver` should be one of (gels, gelsy, gelsd, gelss), but '", driver,
           "' was given");
  const bool vectors = b.ndim() == 1 || (b.ndim() + 1 == a.ndim() &&
                                         equal(b.sizes(), a.sizes().first(size_t(b.ndim()))));
  const int64_t m = rows_of(a), n = columns_of(a);
  if ((vectors ? b.size(b.ndim() - 1) : rows_of(b)) != m)
    refuse("input.size(-2) should match other.size(", vectors ? -1 : -2, ")");
  Solution found;
  Tensor residuals = empty(Dims{0}, a.dtype());
  {
    const GradMode off(false);
    const Tensor right = vectors ? unsqueeze(detach(b), -1) : detach(b);
    const Dims batch = batch_sizes("linalg.lstsq", a, right);
    const Tensor x = expand_batch(detach(a), batch), y = expand_batch(right, batch);
    if (m == 0 || n == 0) {
      found.x = zeros(with_matrix(batch, n, columns_of(y)), a.dtype());
      found.rank = driver == "gels" ? empty(Dims{0}, DType::Int64) : zeros(batch, DType::Int64);
      found.values = empty(Dims{0}, a.dtype());
    } else if (driver == "gels") {
      found = solved_by_qr(x, y, std::nullopt);
    } else {
      const double limit = rcond.value_or(usual_share(a));
      if (driver == "gelsy" && limit >= 0) found = solved_by_qr(x, y, limit);
      if (!found.x.defined()) found = solved_by_values(x, y, limit);
      if (driver == "gelsy") found.values = empty(Dims{0}, a.dtype());
    }
    const bool full_rank = driver == "gels" || !any_nonzero(ne(found.rank, Number(n)));
    if (m > n && driver != "gelsy" && full_rank) {
      const Tensor rest = matmul(x, found.x) - y;
      residuals = sum(rest * rest, IntList{-2}, false, {});
    }
    if (vectors) found.x = fresh_vectors(found.x);
  }
  if (recording({&a, &b})) {
    const Tensor* inputs[] = {&a, &b};
    const Save saves[] = {
        {&a, Saved::input(0)}, {&b, Saved::input(1)}, {&found.x, Saved::output(0)}};
    NodeRef node = make_node<kLeastSquares>(2, inputs, saves, LeastSquaresBack{vectors});
    set_history(found.x, node, 0);
    set_history(residuals, std::move(node), 1);
  }
  return {std::move(found.x), std::move(residuals), std::move(found.rank), std::move(found.values)};
}

constexpr Op kOps[] = {
    {.name = "linalg.pinv",
     .signature = "(Tensor input, *, Tensor|Number? atol=None, Tensor|Number? rtol=None, bool "
                  "hermitian=False) -> Tensor",
     .call = call<pinv>,
     .derivative = &kPinv,
     .samples = "(M[3,3],) (M[4,3],) (M[2,3,4],) (S[3,3], hermitian=True) (M[4,3], rtol=0.01) "
                "(M[4,3], atol=0.1, rtol=0.01) (R[3,0],)",
     .doc = "Moore and Penrose's pseudoinverses; singular values up to the tolerances count as 0."},
    {.name = "linalg.pinv",
     .signature = "(Tensor input, Tensor|Number rcond, bool hermitian=False) -> Tensor",
     .call = call<pinv_old>,
     .derivative = &kPinv,
     .samples = "(M[4,3], 0.01) (S[3,3], 0.01, True)",
     .doc = "The same with NumPy's name of the relative tolerance."},
    {.name = "pinverse",
     .signature = "(Tensor input, float rcond=1e-15) -> Tensor",
     .call = call<pinverse>,
     .derivative = &kPinv,
     .no_out = true,
     .samples = "(M[3,3],) (M[4,3],) (M[2,3,4], 0.01)",
     .doc = "Moore and Penrose's pseudoinverses; see linalg.pinv."},
    {.name = "linalg.matrix_rank",
     .signature = "(Tensor input, *, Tensor|Number? atol=None, Tensor|Number? rtol=None, bool "
                  "hermitian=False) -> Tensor",
     .call = call<matrix_rank>,
     .samples = "(M[3,3],) (M[2,4,3],) (S[3,3], hermitian=True) (M[4,3], atol=3.5) "
                "(M[4,3], rtol=0.8) (R[0,3],) (R[2,3,0],)",
     .doc = "How many singular values exceed the tolerances."},
    {.name = "linalg.matrix_rank",
     .signature = "(Tensor input, Tensor|Number tol, bool hermitian=False) -> Tensor",
     .call = call<matrix_rank_old>,
     .samples = "(M[4,3], 3.5) (S[3,3], 1.5, True)",
     .doc = "How many singular values exceed `tol`."},
    {.name = "linalg.lstsq",
     .signature = "(Tensor input, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor "
                  "solution, Tensor residuals, Tensor rank, Tensor singular_values)",
     .call = call<lstsq>,
     .derivative = &kLeastSquares,
     .samples =
         "(M[3,3], R[3]) (M[4,3], R[4,2]) (M[3,4], R[3,2]) (M[2,4,3], R[2,4,1]) "
         "(M[2,4,3], R[2,4]) (M[4,3], R[4,2], driver='gels') (M[3,4], R[3,2], driver='gels')",
     .doc = "The x with the smallest norm of input @ x - b, and what is known about it."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
