// Systems of linear equations and inverses.
#include "kernels/factor.hpp"
#include "ops/elementwise.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kInverse{"linalg.inv_ex", "LinalgInvExBackward0", "-y.mT @ g @ y.mT"};
constexpr Derivative kSolve{"linalg.solve_ex", "LinalgSolveExBackward0",
                            "-solve(A.mT, g) @ y.mT; solve(A.mT, g)"};
constexpr Derivative kTriangular{"linalg.solve_triangular", "LinalgSolveTriangularBackward0",
                                 "the triangle of -gB @ y.mT; gB = solve_triangular(A.mT, g)"};
constexpr Derivative kTriangularOld{"triangular_solve", "TriangularSolveBackward0",
                                    "gb = solve(A.mT, g); the triangle of -gb @ y.mT"};
constexpr Derivative kTensorInverse{"linalg.tensorinv", "ReshapeAliasBackward0",
                                    "as of inv after reshaping"};
constexpr Derivative kTensorSolve{"linalg.tensorsolve", "ViewBackward0",
                                  "as of solve after reshaping"};

// ---- Inverses ----------------------------------------------------------------------------------

std::array<Tensor, 2> inv_ex(const Tensor& a, bool check_errors) {
  InverseAndInfo results = inverse_and_info("linalg.inv_ex", a);
  if (check_errors) check_invertible("linalg.inv_ex", results.info);
  return {std::move(results.value), std::move(results.info)};
}

Tensor inv(const Tensor& a) {
  return inverse("linalg.inv", a);
}

// ---- Systems -----------------------------------------------------------------------------------

// Whether b is a batch of vectors: one, or as many as there are matrices.
bool of_vectors(const Tensor& a, const Tensor& b) {
  return b.ndim() == 1 ||
         (b.ndim() + 1 == a.ndim() && equal(b.sizes(), a.sizes().first(size_t(b.ndim()))));
}

Tensor without_last(const Tensor& x) {
  return squeeze(x, IntList{-1});
}

struct SolveBack {
  bool left, vectors;
  void operator()(Backward& backward) const {
    const Tensor a = backward.saved(0);
    const Tensor g = vectors ? unsqueeze(backward.gradient(), -1) : backward.gradient();
    // When the sweep is recorded the factors have to know where they come from.
    const Tensor flow = grad_enabled() ? solve(transposed(a), g, left)
                                       : solved_factored("linalg.solve", backward.saved(2),
                                                         backward.saved(3), g, left, true);
    if (backward.needs(0)) {
      const Tensor x = vectors ? unsqueeze(backward.saved(1), -1) : backward.saved(1);
      backward.set(0, -(left ? matmul(flow, transposed(x)) : matmul(transposed(x), flow)));
    }
    if (backward.needs(1)) backward.set(1, vectors ? without_last(flow) : flow);
  }
};

std::array<Tensor, 2> solve_and_info(const char* op, const Tensor& a, const Tensor& b, bool left) {
  constexpr const char* kName = "linalg.solve";
  check_real(kName, a);
  check_square(kName, a);
  check_same_dtype(kName, a, b, "A", "B");
  if (b.ndim() == 0) check_matrices(kName, b, "B");
  const bool vectors = of_vectors(a, b);
  Tensor result;
  LuFactors factors;
  {
    const GradMode off(false);
    const Tensor right_side = vectors ? unsqueeze(b, -1) : b;
    check_system(kName, a, right_side, left);
    factors = lu_factors(op, a);
    result = solved_factored(op, factors.lu, factors.pivots, right_side, left, false);
    if (vectors) result = fresh_vectors(result);
  }
  record<kSolve>(result, {&a, &b},
                 {{&a, Saved::input(0)},
                  {&result, Saved::output(0), a.requires_grad()},
                  {&factors.lu, Saved::kConstant},
                  {&factors.pivots, Saved::kConstant}},
                 SolveBack{left, vectors});
  return {std::move(result), std::move(factors.info)};
}

std::array<Tensor, 2> solve_ex(const Tensor& a, const Tensor& b, bool left, bool check_errors) {
  std::array<Tensor, 2> results = solve_and_info("linalg.solve_ex", a, b, left);
  if (check_errors) check_solved("torch.linalg.solve_ex", results[1]);
  return results;
}

// ---- Triangles ---------------------------------------------------------------------------------

Tensor triangle(const Tensor& x, bool upper, bool unit) {
  return upper ? triu(x, unit ? 1 : 0) : tril(x, unit ? -1 : 0);
}

Tensor triangular_unrecorded(const char* op, const Tensor& a, const Tensor& b, bool upper,
                             bool left, bool unit, bool turned = false) {
  const GradMode off(false);
  const Dims batch = batch_sizes(op, a, b);
  Tensor result = fresh_batch(b, batch, !left);
  if (result.numel() == 0) return left ? result : fresh(result, true);
  const bool same = a.ndim() == 2 || equal(batch, batch_of(a));
  const Tensor matrices = same ? a : expand_batch(detach(a), batch);
  solve_triangles(op, matrices, result, upper == left, unit, turned == left);
  return left ? result : fresh(result, true);
}

struct TriangularBack {
  bool upper, left, unit;
  // The gradient of b, and that of a from it.
  Tensor flow(const Tensor& a, const Tensor& g) const {
    return solve_triangular(transposed(a), g, !upper, left, unit);
  }
  Tensor of_matrix(const Tensor& flow, const Tensor& x) const {
    return triangle(-(left ? matmul(flow, transposed(x)) : matmul(transposed(x), flow)), upper,
                    unit);
  }
  void operator()(Backward& backward) const {
    const Tensor flow = this->flow(backward.saved(0), backward.gradient());
    if (backward.needs(0)) backward.set(0, of_matrix(flow, backward.saved(1)));
    if (backward.needs(1)) backward.set(1, flow);
  }
};

void check_triangular_dtype(const Tensor& a) {
  if (!is_floating(a.dtype()))
    fail(ErrorKind::NotImplemented, "triangular_solve: a tensor of dtype ", a.dtype(),
         " was given; \"triangular_solve_cpu\" not implemented for '", scalar_type_name(a.dtype()),
         "'; convert it with .float()");
}

Tensor solve_triangular_row(const Tensor& a, const Tensor& b, bool upper, bool left, bool unit) {
  return solve_triangular(a, b, upper, left, unit);
}

// The solution and a copy of the coefficients; b comes first, as it did before there was linalg.
std::array<Tensor, 2> triangular_solve(const Tensor& b, const Tensor& a, bool upper, bool turned,
                                       bool unit) {
  constexpr const char* kName = "triangular_solve";
  if (b.ndim() < 2)
    fail(ErrorKind::Runtime, kName, ": ", shapes(b, a),
         "torch.triangular_solve: Expected b to have at least 2 dimensions, but it has ", b.ndim(),
         " dimensions instead; use unsqueeze");
  if (a.ndim() < 2)
    fail(ErrorKind::Runtime, kName, ": ", shapes(b, a),
         "torch.triangular_solve: Expected A to have at least 2 dimensions, but it has ", a.ndim(),
         " dimensions instead; use unsqueeze");
  check_same_dtype(kName, b, a, "b", "A");
  check_square(kName, a);
  check_triangular_dtype(a);
  check_old_system(kName, a, b);
  Tensor solution, coefficients;
  {
    const GradMode off(false);
    solution = triangular_unrecorded(kName, a, b, upper != turned, true, unit, turned);
    coefficients = fresh_batch(a, batch_of(solution));
  }
  if (recording({&b, &a})) {
    const Tensor* inputs[] = {&b, &a};
    const Save saves[] = {{&a, Saved::input(1)}, {&solution, Saved::output(0)}};
    NodeRef node =
        make_node<kTriangularOld>(2, inputs, saves, [upper, turned, unit](Backward& backward) {
          const TriangularBack rule{upper != turned, true, unit};
          const Tensor matrices = backward.saved(0);
          Tensor of_a = backward.gradient(1);
          if (backward.gradient(0).defined()) {
            const Tensor flow =
                rule.flow(turned ? transposed(matrices) : matrices, backward.gradient(0));
            if (backward.needs(0)) backward.set(0, flow);
            if (backward.needs(1)) {
              const Tensor part = rule.of_matrix(flow, backward.saved(1));
              const Tensor own = turned ? transposed(part) : part;
              of_a = of_a.defined() ? of_a + own : own;
            }
          }
          if (backward.needs(1) && of_a.defined()) backward.set(1, of_a);
        });
    set_history(solution, node, 0);
    set_history(coefficients, std::move(node), 1);
  }
  return {std::move(solution), std::move(coefficients)};
}

// ---- Tensors as matrices -----------------------------------------------------------------------

Tensor tensorinv(const Tensor& a, int64_t ind) {
  if (ind <= 0)
    fail(ErrorKind::Runtime, "linalg.tensorinv: ind=", ind,
         " was given; Expected a strictly positive integer for 'ind', but got ", ind,
         "; give the number of dimensions that come first");
  const int64_t split = std::min<int64_t>(ind, a.ndim());
  Dims sizes;
  int64_t first = 1, second = 1;
  for (int dim = int(split); dim < a.ndim(); ++dim)
    second *= a.size(dim), sizes.push_back(a.size(dim));
  for (int dim = 0; dim < split; ++dim) first *= a.size(dim), sizes.push_back(a.size(dim));
  if (first != second)
    fail(ErrorKind::Runtime, "linalg.tensorinv: a tensor of shape ", to_string(a.sizes()),
         " was given; Expected self to satisfy the requirement prod(self.shape[ind:]) == "
         "prod(self.shape[:ind]), but got ",
         second, " != ", first, "; choose another ind");
  return reshape(inverse("inv", reshape(a, Dims{first, second})), sizes);
}

Tensor tensorsolve(const Tensor& a, const Tensor& b, const std::optional<IntList>& dims) {
  Tensor matrix = a;
  if (dims) {
    // Those named go to the end.
    Dims order, last;
    for (int64_t dim : *dims) last.push_back(wrap_dim("linalg.tensorsolve", dim, a.ndim()));
    for (int dim = 0; dim < a.ndim(); ++dim)
      if (!last.contains(dim)) order.push_back(dim);
    for (int64_t dim : last) order.push_back(dim);
    matrix = permute(a, order);
  }
  Dims sizes;
  int64_t unknowns = 1;
  for (int dim = b.ndim(); dim < a.ndim(); ++dim)
    unknowns *= matrix.size(dim), sizes.push_back(matrix.size(dim));
  if (unknowns != b.numel() || unknowns * unknowns != a.numel())
    fail(ErrorKind::Runtime, "linalg.tensorsolve: ", shapes(a, b),
         "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == "
         "prod(self.shape[:other.ndim]), but got ",
         unknowns, " != ", b.numel(), "; shape '[", unknowns, ", ", unknowns,
         "]' is invalid for input of size ", a.numel(), "; choose other dims");
  const Tensor x = solve(reshape(matrix, Dims{unknowns, unknowns}), reshape(b, Dims{unknowns}));
  return view(x, sizes);
}

constexpr Op kOps[] = {
    {.name = "linalg.inv",
     .signature = "(Tensor A) -> Tensor",
     .call = call<inv>,
     .derivative = &kInverse,
     .samples = "(M[3,3],) (M[2,3,3],) (M[1,1],) (R[0,0],) (R[2,0,0],) (M[17,17],)",
     .example = "(M[2,2],)",
     .doc = "Inverses of matrices; LinAlgError when one is singular."},
    {.name = "inverse",
     .signature = "(Tensor input) -> Tensor",
     .call = call<inv>,
     .derivative = &kInverse,
     .samples = "(M[3,3],) (M[2,2,3,3],)",
     .reference = "linalg.inv",
     .doc = "Inverses of matrices, as linalg.inv."},
    {.name = "linalg.inv_ex",
     .signature = "(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)",
     .call = call<inv_ex>,
     .derivative = &kInverse,
     .samples = "(M[3,3],) (M[2,3,3], check_errors=True)",
     .doc = "Inverses, and which of their pivots was zero, counted from 1; 0 when none was."},
    {.name = "linalg.solve",
     .signature = "(Tensor A, Tensor B, *, bool left=True) -> Tensor",
     .call = [](std::span<Value> values) -> Value {
       return solve(std::get<Tensor>(values[0]), std::get<Tensor>(values[1]),
                    std::get<bool>(values[2]));
     },
     .derivative = &kSolve,
     .samples = "(M[3,3], R[3]) (M[3,3], R[3,2]) (M[2,3,3], R[2,3]) (M[2,3,3], R[3,2]) "
                "(M[3,3], R[2,3], left=False) (M[2,1,3,3], R[4,3,2]) (M[3,3], R[3,0]) "
                "(M[20,20], R[20,3])",
     .doc = "The x of A @ x = B, or of x @ A = B; LinAlgError when A is singular."},
    {.name = "linalg.solve_ex",
     .signature = "(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor "
                  "result, Tensor info)",
     .call = call<solve_ex>,
     .derivative = &kSolve,
     .samples = "(M[3,3], R[3]) (M[2,3,3], R[3,2], left=True, check_errors=True)",
     .doc = "The solution, and which pivot of A was zero, counted from 1; 0 when none was."},
    {.name = "linalg.solve_triangular",
     .signature = "(Tensor input, Tensor B, *, bool upper, bool left=True, bool "
                  "unitriangular=False) -> Tensor",
     .call = call<solve_triangular_row>,
     .derivative = &kTriangular,
     .samples = "(M[3,3], R[3,2], upper=True) (M[3,3], R[3,2], upper=False) "
                "(M[2,3,3], R[4,3], upper=True, left=False) (M[3,3], R[2,3,1], upper=False, "
                "unitriangular=True) (M[3,3], R[4,3], upper=False, left=False, unitriangular=True) "
                "(M[20,20], R[20,3], upper=True) (R[0,0], R[0,2], upper=True)",
     .doc = "The x of A @ x = B, or of x @ A = B, for the upper or lower triangle of A."},
    {.name = "triangular_solve",
     .signature = "(Tensor input, Tensor A, bool upper=True, bool transpose=False, bool "
                  "unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)",
     .call = call<triangular_solve>,
     .derivative = &kTriangularOld,
     .samples = "(R[3,2], M[3,3]) (R[3,2], M[3,3], False) (R[2,3,2], M[3,3], True, True) "
                "(R[3,2], M[3,3], False, False, True)",
     .doc = "The x of A @ x = input for a triangle of A, and a copy of A; see "
            "linalg.solve_triangular."},
    {.name = "linalg.tensorinv",
     .signature = "(Tensor input, int ind=2) -> Tensor",
     .call = call<tensorinv>,
     .derivative = &kTensorInverse,
     .samples = "(M[6,2,3], 1) (M[6,6], 1)",
     .example = "(M[2,2], 1)",
     .doc = "The inverse of the map from the last dimensions to the first `ind`."},
    {.name = "linalg.tensorsolve",
     .signature = "(Tensor input, Tensor other, int()? dims=None) -> Tensor",
     .call = call<tensorsolve>,
     .derivative = &kTensorSolve,
     .samples = "(M[6,2,3], R[6]) (M[4,4], R[4]) (M[4,4], R[4], [0])",
     .example = "(M[3,3], R[3])",
     .doc = "The x of tensordot(input, x, x.ndim) = other."},
};
const OpTable kTable(kOps);

}  // namespace

InverseAndInfo inverse_and_info(const char* op, const Tensor& a) {
  check_square("linalg.inv", a);
  check_real("linalg.inv", a);
  const Tensor source = in_order(a);
  const int64_t n = rows_of(a), count = entries_of(a);
  Tensor result = empty_matrices(a, n, n), info = empty(Dims(batch_of(a)), DType::Int32);
  for_real(a.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::InverseArguments<T>>(
        op, kernels::invert, {source.data<T>(), result.data<T>(), info.data<int32_t>(), count, n},
        count * n * n * n / 4);
  });
  record<kInverse>(result, {&a}, {{&result, Saved::output(0)}}, [](Backward& backward) {
    const Tensor turned = transposed(backward.saved(0));
    backward.set(0, -matmul(matmul(turned, backward.gradient()), turned));
  });
  return {std::move(result), std::move(info)};
}

Tensor inverse(const char* op, const Tensor& a) {
  InverseAndInfo results = inverse_and_info(op, a);
  check_invertible(op, results.info);
  return std::move(results.value);
}

Tensor solve(const Tensor& a, const Tensor& b, bool left) {
  std::array<Tensor, 2> results = solve_and_info("linalg.solve", a, b, left);
  check_solved("torch.linalg.solve", results[1]);
  return std::move(results[0]);
}

Tensor solve_triangular(const Tensor& a, const Tensor& b, bool upper, bool left, bool unit) {
  constexpr const char* kName = "linalg.solve_triangular";
  check_matrices(kName, b, "B");
  check_square(kName, a);
  check_triangular_dtype(a);
  check_same_dtype(kName, a, b, "A", "B");
  check_system(kName, a, b, left);
  Tensor result = triangular_unrecorded(kName, a, b, upper, left, unit);
  record<kTriangular>(result, {&a, &b},
                      {{&a, Saved::input(0)}, {&result, Saved::output(0), a.requires_grad()}},
                      TriangularBack{upper, left, unit});
  return result;
}

}  // namespace backsweep
