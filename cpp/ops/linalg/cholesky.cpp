// Cholesky's factorisation of positive definite matrices, and what is solved with it.
#include "kernels/factor.hpp"
#include "ops/elementwise.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr const char* kFormula = "inv(L).mT @ symmetric(tril(L.mT @ g)) @ inv(L)";
constexpr Derivative kCholesky{"linalg.cholesky_ex", "LinalgCholeskyExBackward0", kFormula};
constexpr Derivative kCholeskyOld{"cholesky", "CholeskyBackward0", kFormula};
constexpr Derivative kSolve{"cholesky_solve", "CholeskySolveBackward0",
                            "gB = cholesky_solve(g, L); tril(-(gB @ y.mT + y @ gB.mT) @ L)"};
constexpr Derivative kInverse{"cholesky_inverse", "CholeskyInverseBackward0",
                              "tril(-y @ (g + g.mT) @ y @ L)"};

struct CholeskyBack {
  bool upper;
  void operator()(Backward& backward) const {
    const Tensor y = backward.saved(0), &g = backward.gradient();
    const Tensor l = upper ? transposed(y) : y;
    const Tensor inner = matmul(transposed(l), upper ? transposed(g) : g);
    const Tensor symmetric = (tril(inner, 0) + transposed(tril(inner, -1))) * Number(0.5);
    const Tensor half = solve_triangular(transposed(l), symmetric, true);
    backward.set(0, solve_triangular(l, half, false, false));
  }
};

template <const Derivative& derivative>
std::array<Tensor, 2> factor(const char* op, const Tensor& a, bool upper) {
  Tensor result = fresh(a, upper);
  Tensor info = empty(Dims(batch_of(a)), DType::Int32);
  const int64_t count = entries_of(a), n = rows_of(a);
  for_real(a.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::CholeskyArguments<T>>(op, kernels::cholesky,
                                          {result.data<T>(), info.data<int32_t>(), count, n},
                                          count * n * n * n / 24);
  });
  if (upper) result = fresh(result, true);
  record<derivative>(result, {&a}, {{&result, Saved::output(0)}}, CholeskyBack{upper});
  return {std::move(result), std::move(info)};
}

void check_positive(const char* op, const Tensor& info) {
  if (const Failure failure = first_failure(info))
    fail(ErrorKind::LinAlg, op, ": ", failure.element,
         "The factorization could not be completed because the input is not positive-definite (the "
         "leading minor of order ",
         failure.info, " is not positive-definite).; linalg.cholesky_ex gives what there is of it");
}

std::array<Tensor, 2> checked_factor(const char* op, const Tensor& a, bool upper) {
  check_square("linalg.cholesky", a);
  check_real("linalg.cholesky", a);
  return factor<kCholesky>(op, a, upper);
}

std::array<Tensor, 2> cholesky_ex(const Tensor& a, bool upper, bool check_errors) {
  std::array<Tensor, 2> results = checked_factor("linalg.cholesky_ex", a, upper);
  if (check_errors) check_positive("linalg.cholesky_ex", results[1]);
  return results;
}

Tensor cholesky(const Tensor& a, bool upper) {
  std::array<Tensor, 2> results = checked_factor("linalg.cholesky", a, upper);
  check_positive("linalg.cholesky", results[1]);
  return std::move(results[0]);
}

void check_implemented(const char* op, const char* kernel, const Tensor& a) {
  if (!is_floating(a.dtype()))
    fail(ErrorKind::NotImplemented, op, ": a tensor of dtype ", a.dtype(), " was given; \"", kernel,
         "\" not implemented for '", scalar_type_name(a.dtype()), "'; convert it with .float()");
}

Tensor cholesky_old(const Tensor& a, bool upper) {
  check_square("cholesky", a);
  check_implemented("cholesky", "cholesky_cpu", a);
  std::array<Tensor, 2> results = factor<kCholeskyOld>("cholesky", a, upper);
  check_positive("cholesky", results[1]);
  return std::move(results[0]);
}

// Solves with both triangles of a factorisation in the place of b; never recorded.
void solve_with(const char* op, const Tensor& factor, bool upper, const Tensor& b) {
  if (b.numel() == 0) return;
  solve_triangles(op, factor, b, false, false, upper);
  solve_triangles(op, factor, b, true, false, !upper);
}

// The part of a factor that is read; there may be anything in the other.
Tensor read_triangle(const Tensor& factor, bool upper) {
  return upper ? triu(factor, 0) : tril(factor, 0);
}

Tensor cholesky_inverse(const Tensor& factor, bool upper) {
  check_square("cholesky_inverse", factor);
  check_implemented("cholesky_inverse", "cholesky_inverse_out_cpu", factor);
  Tensor result;
  {
    const GradMode off(false);
    const int64_t n = rows_of(factor);
    result = identities(factor, n, n);
    solve_with("cholesky_inverse", factor, upper, result);
  }
  record<kInverse>(
      result, {&factor}, {{&factor, Saved::input(0)}, {&result, Saved::output(0)}},
      [upper](Backward& backward) {
        const Tensor factor = read_triangle(backward.saved(0), upper), y = backward.saved(1);
        const Tensor& g = backward.gradient();
        const Tensor outer = matmul(matmul(y, g + transposed(g)), y);
        backward.set(0, -(upper ? triu(matmul(factor, outer), 0) : tril(matmul(outer, factor), 0)));
      });
  return result;
}

Tensor cholesky_solve_row(const Tensor& b, const Tensor& factor, bool upper) {
  return cholesky_solve(b, factor, upper);
}

constexpr const char* kSamples =
    "(S[3,3],) (S[2,3,3],) (S[1,1],) (R[0,0],) (R[2,0,0],) (S[20,20],) (S[3,3], upper=True)";

constexpr Op kOps[] = {
    {.name = "linalg.cholesky",
     .signature = "(Tensor input, *, bool upper=False) -> Tensor",
     .call = call<cholesky>,
     .derivative = &kCholesky,
     .samples = kSamples,
     .doc = "The lower triangle L of input = L @ L.mT; LinAlgError unless positive definite."},
    {.name = "linalg.cholesky_ex",
     .signature = "(Tensor input, *, bool upper=False, bool check_errors=False) -> (Tensor L, "
                  "Tensor info)",
     .call = call<cholesky_ex>,
     .derivative = &kCholesky,
     .samples = kSamples,
     .doc = "The factor, and the order of a minor that is not positive definite; 0 if there is "
            "none."},
    {.name = "cholesky",
     .signature = "(Tensor input, bool upper=False) -> Tensor",
     .call = call<cholesky_old>,
     .derivative = &kCholeskyOld,
     .samples = "(S[3,3],) (S[2,3,3], True)",
     .doc = "The lower triangle L of input = L @ L.mT; see linalg.cholesky."},
    {.name = "cholesky_solve",
     .signature = "(Tensor input, Tensor L, bool upper=False) -> Tensor",
     .call = call<cholesky_solve_row>,
     .derivative = &kSolve,
     .samples = "(R[3,2], M[3,3]) (R[3,2], M[3,3], True) (R[2,3,2], M[3,3]) (R[3,2], M[2,3,3])",
     .doc = "The x of L @ L.mT @ x = input for the lower triangle L."},
    {.name = "cholesky_inverse",
     .signature = "(Tensor L, bool upper=False) -> Tensor",
     .call = call<cholesky_inverse>,
     .derivative = &kInverse,
     .samples = "(M[3,3],) (M[3,3], True) (M[2,3,3],) (R[0,0],)",
     .doc = "The inverse of L @ L.mT for the lower triangle L."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor cholesky_solve(const Tensor& b, const Tensor& factor, bool upper) {
  constexpr const char* kName = "cholesky_solve";
  for (const auto& [tensor, name] : {std::pair{&b, "b"}, std::pair{&factor, "u"}})
    if (tensor->ndim() < 2)
      fail(ErrorKind::Runtime, kName, ": ", shapes(b, factor), name,
           " should have at least 2 dimensions, but has ", tensor->ndim(),
           " dimensions instead; use unsqueeze");
  check_square(kName, factor);
  check_same_dtype(kName, b, factor, "b", "A");
  check_implemented(kName, "cholesky_solve_cpu", factor);
  check_old_system(kName, factor, b);
  Tensor result;
  {
    const GradMode off(false);
    const Dims batch = batch_sizes(kName, factor, b);
    result = fresh_batch(b, batch);
    const bool same = factor.ndim() == 2 || equal(batch, batch_of(factor));
    solve_with(kName, same ? factor : expand_batch(detach(factor), batch), upper, result);
  }
  record<kSolve>(result, {&b, &factor},
                 {{&factor, Saved::input(1)}, {&result, Saved::output(0), factor.requires_grad()}},
                 [upper](Backward& backward) {
                   const Tensor factor = backward.saved(0);
                   const Tensor flow = cholesky_solve(backward.gradient(), factor, upper);
                   if (backward.needs(0)) backward.set(0, flow);
                   if (!backward.needs(1)) return;
                   const Tensor half = matmul(flow, transposed(backward.saved(1)));
                   const Tensor triangle = read_triangle(factor, upper);
                   const Tensor both = half + transposed(half);
                   backward.set(1, -(upper ? triu(matmul(triangle, both), 0)
                                           : tril(matmul(both, triangle), 0)));
                 });
  return result;
}

}  // namespace backsweep
