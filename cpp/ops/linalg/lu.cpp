// LU factorisations and the determinants made from them.
#include "kernels/factor.hpp"
#include "ops/elementwise.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/scan.hpp"
#include "ops/truth.hpp"

namespace backsweep {
namespace {

constexpr const char* kFormula =
    "P @ inv(L).mT @ (tril(L.mT @ gL, -1) + triu(gU @ U.mT)) @ inv(U).mT where A is square";
constexpr Derivative kFactor{"linalg.lu_factor_ex", "LinalgLuFactorExBackward0", kFormula};
constexpr Derivative kLu{"linalg.lu", "LinalgLuBackward0", kFormula};
constexpr Derivative kUnpack{"lu_unpack", "LuUnpackBackward0", "tril(gL, -1) + triu(gU)"};
constexpr Derivative kLuSolve{"linalg.lu_solve", "LinalgLuSolveBackward0",
                              "None for pivots; gB = lu_solve(LU, pivots, g, adjoint)"};
constexpr Derivative kDet{"linalg.det", "LinalgDetBackward0", "g * y * inv(A).mT"};
constexpr Derivative kSlogdet{"linalg.slogdet", "LinalgSlogdetBackward0", "g * inv(A).mT"};
constexpr Derivative kLogdet{"logdet", "WhereBackward0", "g * inv(A).mT"};

void check_lu_input(const char* op, const Tensor& a, bool pivot) {
  if (a.ndim() < 2)
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(a.sizes()), " was given; ", op,
         ": Expected tensor with 2 or more dimensions. Got size: ", to_string(a.sizes()),
         " instead; use unsqueeze");
  if (!is_floating(a.dtype()))
    fail(ErrorKind::NotImplemented, op, ": a tensor of dtype ", a.dtype(),
         " was given; \"lu_cpu\" not implemented for '", scalar_type_name(a.dtype()),
         "'; convert it with .float()");
  if (!pivot)
    fail(ErrorKind::Runtime,
         "linalg.lu_factor: pivot=False was given; linalg.lu_factor: LU without pivoting is not "
         "implemented on the CPU; leave it out");
}

// The triangles of factors that lie in one matrix.
Tensor lower_part(const Tensor& lu, int64_t least) {
  return tril(slice(lu, -1, 0, least, 1), -1);
}
Tensor unit_lower(const Tensor& lu) {
  const int64_t m = rows_of(lu), least = std::min(m, columns_of(lu));
  return lower_part(lu, least) + identities({}, m, least, lu.dtype());
}
Tensor upper_part(const Tensor& lu) {
  return triu(slice(lu, -2, 0, std::min(rows_of(lu), columns_of(lu)), 1), 0);
}

// Both, of row-major matrices; not recorded.
void unpack(const Tensor& lu, Tensor& l, Tensor& u) {
  const int64_t m = rows_of(lu), n = columns_of(lu), least = std::min(m, n);
  l = corners(lu, m, least, false, -1);
  write_ones(l, false);
  u = corners(lu, least, n, true, 0);
}

// The gradient of P @ L @ U from those of L and U, either may be undefined.
Tensor lu_backward(const Tensor& g_lower, const Tensor& g_upper, const Tensor& p, const Tensor& l,
                   const Tensor& u) {
  const int64_t m = rows_of(l), n = columns_of(u), least = std::min(m, n);
  const auto rows = [](const Tensor& x, int64_t from, int64_t to) {
    return slice(x, -2, from, to, 1);
  };
  const auto columns = [](const Tensor& x, int64_t from, int64_t to) {
    return slice(x, -1, from, to, 1);
  };
  const Tensor gl = g_lower.defined() ? g_lower : zeros(l.sizes(), l.dtype());
  const Tensor gu = g_upper.defined() ? g_upper : zeros(u.sizes(), u.dtype());
  const Tensor corner_l = m > n ? rows(l, 0, least) : l,
               corner_u = n > m ? columns(u, 0, least) : u;
  const Tensor gl_corner = m > n ? rows(gl, 0, least) : gl;
  const Tensor gu_corner = n > m ? columns(gu, 0, least) : gu;
  Tensor lower = matmul(transposed(corner_l), gl_corner);
  Tensor upper = matmul(gu_corner, transposed(corner_u));
  Tensor more;  // of the rows below the corner, or the columns to its right
  if (n > m) {
    const Tensor gu_more = columns(gu, least, n);
    lower = lower - matmul(gu_more, transposed(columns(u, least, n)));
    more = solve_triangular(transposed(corner_l), gu_more, true, true, true);
  } else if (m > n) {
    const Tensor gl_more = rows(gl, least, m);
    upper = upper - matmul(transposed(rows(l, least, m)), gl_more);
    more = solve_triangular(transposed(corner_u), gl_more, false, false);
  }
  Tensor g = tril(lower, -1) + triu(upper, 0);
  g = solve_triangular(transposed(corner_u), g, false, false);
  g = solve_triangular(transposed(corner_l), g, true, true, true);
  if (more.defined()) g = cat({g, more}, m > n ? -2 : -1);
  return matmul(p, g);
}

// ---- Factors -----------------------------------------------------------------------------------

void check_factored(const char* op, const Tensor& info) {
  if (const Failure failure = first_failure(info))
    fail(ErrorKind::Runtime, op, ": ", failure.element, "U[", failure.info, ",", failure.info,
         "] is zero and using it on lu_solve would result in a division by zero. If you still want "
         "to perform the factorization, consider calling linalg.lu(A, pivot) or "
         "linalg.lu_factor_ex(A, pivot)");
}

std::array<Tensor, 3> factor(const Tensor& a, bool pivot) {
  check_lu_input("torch.lu_factor", a, pivot);
  LuFactors factors = lu_factors("linalg.lu_factor", a);
  record<kFactor>(
      factors.lu, {&a}, {{&factors.lu, Saved::output(0)}, {&factors.pivots, Saved::kConstant}},
      [](Backward& backward) {
        const Tensor lu = backward.saved(0);
        const Tensor& g = backward.gradient();
        backward.set(
            0, lu_backward(lower_part(g, std::min(rows_of(g), columns_of(g))), upper_part(g),
                           permutations(backward.saved(1), rows_of(lu), lu.dtype()), unit_lower(lu),
                           upper_part(lu)));
      });
  return {std::move(factors.lu), std::move(factors.pivots), std::move(factors.info)};
}

std::array<Tensor, 3> lu_factor_ex(const Tensor& a, bool pivot, bool check_errors) {
  std::array<Tensor, 3> results = factor(a, pivot);
  if (check_errors) check_factored("torch.linalg.lu_factor_ex", results[2]);
  return results;
}

std::array<Tensor, 2> lu_factor(const Tensor& a, bool pivot) {
  std::array<Tensor, 3> results = factor(a, pivot);
  check_factored("torch.linalg.lu_factor", results[2]);
  return {std::move(results[0]), std::move(results[1])};
}

TensorList lu_old(const Tensor& a, bool pivot, bool get_infos) {
  std::array<Tensor, 3> results = factor(a, pivot);
  TensorList list{results[0], results[1]};
  if (get_infos) list.push_back(results[2]);
  return list;
}

// One node for both triangles.
template <const Derivative& derivative, class Rule>
void record_triangles(Tensor& l, Tensor& u, const Tensor& input, std::span<const Save> saves,
                      Rule rule) {
  if (!recording({&input})) return;
  const Tensor* inputs[] = {&input};
  NodeRef node = make_node<derivative>(2, inputs, saves, std::move(rule));
  set_history(l, node, 0);
  set_history(u, std::move(node), 1);
}

std::array<Tensor, 3> lu(const Tensor& a, bool pivot) {
  check_lu_input("linalg.lu", a, pivot);
  Tensor p, l, u;
  {
    const GradMode off(false);
    const LuFactors factors = lu_factors("linalg.lu", a);
    p = permutations(factors.pivots, rows_of(a), a.dtype());
    unpack(factors.lu, l, u);
  }
  const Save saves[] = {{&p, Saved::kConstant}, {&l, Saved::output(0)}, {&u, Saved::output(1)}};
  record_triangles<kLu>(l, u, a, saves, [](Backward& backward) {
    backward.set(0, lu_backward(backward.gradient(0), backward.gradient(1), backward.saved(0),
                                backward.saved(1), backward.saved(2)));
  });
  return {std::move(p), std::move(l), std::move(u)};
}

void check_pivots(const char* text, const Tensor& pivots, int64_t rows) {
  const int32_t* values = pivots.data<int32_t>();
  for (int64_t i = 0; i < pivots.numel(); ++i)
    if (values[i] < 1 || values[i] > rows)
      fail(ErrorKind::Runtime, "lu: a pivot of ", values[i], " was given for ", rows, " rows; ",
           text);
}

std::array<Tensor, 3> lu_unpack(const Tensor& lu, const Tensor& pivots, bool unpack_data,
                                bool unpack_pivots) {
  check_matrices("lu_unpack", lu, "LU_data");
  if (unpack_pivots && pivots.dtype() != DType::Int32)
    fail(ErrorKind::Runtime, "lu_unpack: pivots of dtype ", pivots.dtype(),
         " were given; torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of "
         "torch.int32 dtype.\nNote: this function is intended to be used with the output produced "
         "by torch.linalg.lu_factor");
  const int64_t m = rows_of(lu), n = columns_of(lu);
  Tensor p = empty(Dims{0}, lu.dtype()), l = empty(Dims{0}, lu.dtype()),
         u = empty(Dims{0}, lu.dtype());
  if (unpack_pivots) {
    const Tensor order = contiguous(pivots);
    if (order.ndim() != lu.ndim() - 1 ||
        !equal(order.sizes().first(size_t(order.ndim() - 1)), batch_of(lu)) ||
        order.size(order.ndim() - 1) > m)
      fail(ErrorKind::Runtime, "lu_unpack: ", shapes(lu, pivots),
           "LU_pivots must have the batch of LU_data and at most as many elements as it has rows");
    check_pivots(
        "pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive.Did you properly "
        "pass the result of lu_factor?",
        order, m);
    p = cast_unrecorded(permutations(order, m, DType::Float32), lu.dtype());
  }
  if (!unpack_data) return {std::move(p), std::move(l), std::move(u)};
  {
    const GradMode off(false);
    unpack(in_order(lu), l, u);
  }
  if (is_floating(lu.dtype()))
    record_triangles<kUnpack>(l, u, lu, {}, [m, n](Backward& backward) {
      const Tensor &gl = backward.gradient(0), &gu = backward.gradient(1);
      const auto padded = [](const Tensor& x, int dim, int64_t size) {
        if (size == 0) return x;
        Dims sizes(x.sizes());
        sizes[x.ndim() + dim] = size;
        return cat({x, zeros(sizes, x.dtype())}, dim);
      };
      Tensor g;
      if (gl.defined()) g = padded(tril(gl, -1), -1, n - std::min(m, n));
      if (gu.defined()) {
        const Tensor part = padded(triu(gu, 0), -2, m - std::min(m, n));
        g = g.defined() ? g + part : part;
      }
      backward.set(0, g);
    });
  return {std::move(p), std::move(l), std::move(u)};
}

// ---- Solving with factors ----------------------------------------------------------------------

struct LuSolveBack {
  bool left, adjoint;
  void operator()(Backward& backward) const {
    const Tensor lu = backward.saved(0), pivots = backward.saved(1);
    const Tensor& g = backward.gradient();
    if (backward.needs(2)) backward.set(2, lu_solve(lu, pivots, g, left, !adjoint));
    if (!backward.needs(0)) return;
    // x @ A = b is A.mT @ x.mT = b.mT.
    const Tensor flow = left ? g : transposed(g);
    const Tensor x = left ? backward.saved(2) : transposed(backward.saved(2));
    const bool turned = adjoint == left;
    const Tensor l = unit_lower(lu), u = upper_part(lu);
    if (!turned) {
      const Tensor of_u = solve_triangular(transposed(u), flow, false);
      const Tensor of_l = solve_triangular(transposed(l), of_u, true, true, true);
      backward.set(0, -(triu(matmul(of_u, transposed(x)), 0) +
                        tril(matmul(of_l, transposed(matmul(u, x))), -1)));
      return;
    }
    const Tensor p = transposed(permutations(pivots, rows_of(lu), lu.dtype()));
    const Tensor w = matmul(p, x), h = matmul(p, flow);
    const Tensor of_l = solve_triangular(l, h, false, true, true);
    const Tensor of_u = solve_triangular(u, of_l, true);
    backward.set(0, -(tril(matmul(w, transposed(of_l)), -1) +
                      triu(matmul(matmul(transposed(l), w), transposed(of_u)), 0)));
  }
};

Tensor lu_solve_old(const Tensor& b, const Tensor& lu, const Tensor& pivots) {
  return lu_solve(lu, pivots, b, true, false);
}

// ---- Determinants ------------------------------------------------------------------------------

struct Determinant {
  LuFactors factors;
  Tensor value, logarithm;
};

Determinant determinant_of(const char* op, const Tensor& a, bool logarithm,
                           bool nan_if_negative = false) {
  check_square(op, a);
  check_real(op, a);
  Determinant result;
  result.factors = lu_factors(op, a);
  result.value = empty(Dims(batch_of(a)), a.dtype());
  if (logarithm) result.logarithm = empty(Dims(batch_of(a)), a.dtype());
  for_real(a.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::DeterminantArguments<T>>(
        op, kernels::determinants,
        {result.factors.lu.data<T>(), result.factors.pivots.data<int32_t>(), result.value.data<T>(),
         logarithm ? result.logarithm.data<T>() : nullptr, entries_of(a), rows_of(a),
         nan_if_negative},
        a.numel());
  });
  return result;
}

Tensor as_matrices(const Tensor& x) {
  return unsqueeze(unsqueeze(x, -1), -1);
}

// d * inv(A).mT, from the factors or, when the sweep is recorded, from A.
Tensor scaled_inverse(const Backward& backward, const Tensor& a, const Tensor& d) {
  const Tensor right = as_matrices(d) * identities({}, rows_of(a), rows_of(a), a.dtype());
  if (!grad_enabled())
    return solved_factored("linalg.det", backward.saved(1), backward.saved(2), right, true, true);
  return solve(transposed(a), right);
}

// The determinant of a singular matrix has a gradient too, its cofactors: with singular values s,
// det(U) * det(V) * U @ diag(products of the other s) @ V.mT.
Tensor cofactors(const Tensor& a) {
  const Svd parts = svd("linalg.det", a, false);
  const Tensor signs = determinant_of("linalg.det", detach(parts.u), false).value *
                       determinant_of("linalg.det", detach(parts.vh), false).value;
  const Tensor others = product_of_others(parts.s, -1) * unsqueeze(signs, -1);
  return matmul(parts.u * unsqueeze(others, -2), parts.vh);
}

Tensor det(const Tensor& a) {
  Determinant d = determinant_of("linalg.det", a, false);
  record<kDet>(d.value, {&a},
               {{&a, Saved::input(0)},
                {&d.factors.lu, Saved::kConstant},
                {&d.factors.pivots, Saved::kConstant},
                {&d.value, Saved::output(0)}},
               [](Backward& backward) {
                 const Tensor a = backward.saved(0), value = backward.saved(3);
                 const Tensor& g = backward.gradient();
                 const Tensor singular = eq(detach(value), Number(0.0));
                 if (!any_nonzero(singular))
                   return backward.set(0, scaled_inverse(backward, a, g * value));
                 // Each way sees harmless matrices in the places of the other.
                 const int64_t n = rows_of(a);
                 const Tensor mask = as_matrices(singular), one = identities({}, n, n, a.dtype());
                 const Tensor right = as_matrices(g * value) * one;
                 const Tensor regular = solve(transposed(where(mask, one, a)), right);
                 const Tensor distinct = diag(arange(1, n + 1, 1, a.dtype()), 0);
                 const Tensor cofactor = cofactors(where(mask, a, distinct));
                 backward.set(0, where(mask, as_matrices(g) * cofactor, regular));
               });
  return std::move(d.value);
}

std::array<Tensor, 2> slogdet(const Tensor& a) {
  Determinant d = determinant_of("linalg.slogdet", a, true);
  if (recording({&a})) {
    const Tensor* inputs[] = {&a};
    const Save saves[] = {{&a, Saved::input(0)},
                          {&d.factors.lu, Saved::kConstant},
                          {&d.factors.pivots, Saved::kConstant}};
    // The sign has no gradient, but hangs together with the logarithm.
    NodeRef node = make_node<kSlogdet>(2, inputs, saves, [](Backward& backward) {
      const Tensor a = backward.saved(0);
      if (backward.gradient(1).defined())
        backward.set(0, scaled_inverse(backward, a, backward.gradient(1)));
      else
        backward.set(0, zeros(a.sizes(), a.dtype()));
    });
    set_history(d.value, node, 0);
    set_history(d.logarithm, std::move(node), 1);
    show({&d.value, &d.logarithm});
  }
  return {std::move(d.value), std::move(d.logarithm)};
}

Tensor logdet(const Tensor& a) {
  Determinant d = determinant_of("logdet", a, true, true);
  record<kLogdet>(d.logarithm, {&a},
                  {{&a, Saved::input(0)},
                   {&d.factors.lu, Saved::kConstant},
                   {&d.factors.pivots, Saved::kConstant},
                   {&d.value, Saved::kConstant}},
                  [](Backward& backward) {
                    const Tensor negative = lt(backward.saved(3), Number(0.0));
                    const Tensor g = where(negative, Number(0.0), backward.gradient());
                    backward.set(0, scaled_inverse(backward, backward.saved(0), g));
                  });
  return std::move(d.logarithm);
}

constexpr const char* kSamples =
    "(D[3,3],) (D[2,3,3],) (D[3,5],) (D[5,3],) (R[0,0],) (R[2,0,3],) (R[3,0],) (D[20,20],)";

constexpr Op kOps[] = {
    {.name = "linalg.lu_factor",
     .signature = "(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)",
     .call = call<lu_factor>,
     .derivative = &kFactor,
     .samples = kSamples,
     .example = "(M[2,2],)",
     .doc = "L and U of A with rows exchanged, in one matrix, and the exchanges, from 1."},
    {.name = "linalg.lu_factor_ex",
     .signature = "(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor "
                  "pivots, Tensor info)",
     .call = call<lu_factor_ex>,
     .derivative = &kFactor,
     .samples = kSamples,
     .example = "(M[2,2],)",
     .doc = "As linalg.lu_factor, and which pivot was zero, counted from 1; 0 when none was."},
    {.name = "linalg.lu",
     .signature = "(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)",
     .call = call<lu>,
     .derivative = &kLu,
     .samples = kSamples,
     .example = "(M[2,2],)",
     .doc = "A = P @ L @ U: a permutation, a unit lower and an upper triangle."},
    {.name = "lu",
     .signature = "(Tensor A, bool pivot=True, bool get_infos=False) -> Tensor[]",
     .call = call<lu_old>,
     .derivative = &kFactor,
     .samples = "(D[3,3],) (D[2,3,3], True, True)",
     .example = "(M[2,2],)",
     .doc = "As linalg.lu_factor_ex; a tuple, with the infos if asked for."},
    {.name = "lu_unpack",
     .signature = "(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool "
                  "unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)",
     .call = call<lu_unpack>,
     .derivative = &kUnpack,
     .forms = OpForms::kFunction,
     .samples = "(M[3,3], A([2, 3, 3], 'int32')) (M[3,5], A([2, 3, 3], 'int32')) "
                "(M[5,3], A([2, 5, 3], 'int32')) (M[3,3], A([2, 3, 3], 'int32'), True, False)",
     .example = "(M[2,2], backsweep.tensor([2, 2], dtype=backsweep.int32))",
     .doc = "P, L and U from what linalg.lu_factor returned."},
    {.name = "linalg.lu_solve",
     .signature = "(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> "
                  "Tensor",
     .call = call<lu_solve>,
     .derivative = &kLuSolve,
     .samples = "(M[3,3], A([2, 3, 3], 'int32'), R[3,2]) "
                "(M[3,3], A([2, 3, 3], 'int32'), R[3,2], left=True, adjoint=True) "
                "(M[3,3], A([2, 3, 3], 'int32'), R[2,3], left=False) "
                "(M[3,3], A([2, 3, 3], 'int32'), R[2,3], left=False, adjoint=True)",
     .example = "(M[2,2], backsweep.tensor([2, 2], dtype=backsweep.int32), R[2,1])",
     .doc = "The x of A @ x = B, or of x @ A = B, from the factors of A."},
    {.name = "lu_solve",
     .signature = "(Tensor input, Tensor LU_data, Tensor LU_pivots) -> Tensor",
     .call = call<lu_solve_old>,
     .derivative = &kLuSolve,
     .samples = "(R[3,2], M[3,3], A([2, 3, 3], 'int32'))",
     .example = "(R[2,1], M[2,2], backsweep.tensor([2, 2], dtype=backsweep.int32))",
     .doc = "The x of A @ x = input from the factors of A; see linalg.lu_solve."},
    {.name = "linalg.det",
     .signature = "(Tensor A) -> Tensor",
     .call = call<det>,
     .derivative = &kDet,
     .samples = "(M[3,3],) (D[3,3],) (M[2,3,3],) (M[1,1],) (R[0,0],) (R[2,0,0],)",
     .example = "(M[2,2],)",
     .doc = "Determinants of matrices; singular ones have a gradient too."},
    {.name = "det",
     .signature = "(Tensor input) -> Tensor",
     .call = call<det>,
     .derivative = &kDet,
     .no_out = true,
     .samples = "(M[3,3],) (M[2,3,3],)",
     .reference = "linalg.det",
     .doc = "Determinants of matrices; singular ones have a gradient too."},
    {.name = "linalg.slogdet",
     .signature = "(Tensor A) -> (Tensor sign, Tensor logabsdet)",
     .call = call<slogdet>,
     .derivative = &kSlogdet,
     .samples = "(M[3,3],) (D[3,3],) (M[2,3,3],) (R[0,0],)",
     .doc = "Signs of determinants, and logarithms of their sizes."},
    {.name = "slogdet",
     .signature = "(Tensor input) -> (Tensor sign, Tensor logabsdet)",
     .call = call<slogdet>,
     .derivative = &kSlogdet,
     .samples = "(M[3,3],) (M[2,3,3],)",
     .doc = "Signs of determinants, and logarithms of their sizes."},
    {.name = "logdet",
     .signature = "(Tensor input) -> Tensor",
     .call = call<logdet>,
     .derivative = &kLogdet,
     .no_out = true,
     .samples = "(S[3,3],) (S[2,3,3],)",
     .doc = "Logarithms of determinants; NaN where one is negative."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor lu_solve(const Tensor& lu, const Tensor& pivots, const Tensor& b, bool left, bool adjoint) {
  constexpr const char* kName = "linalg.lu_solve";
  check_real(kName, lu);
  check_same_dtype(kName, lu, b, "LU", "B");
  if (pivots.dtype() != DType::Int32)
    fail(ErrorKind::Runtime, kName, ": pivots of dtype ", pivots.dtype(), " were given; ", kName,
         ": pivots should be a Tensor of scalar type torch.int32; give what lu_factor returned");
  check_square("torch.linalg.lu_solve", lu);
  check_system(kName, lu, b, left);
  const int64_t n = rows_of(lu);
  if (pivots.ndim() == 0 || pivots.size(pivots.ndim() - 1) != n)
    fail(ErrorKind::Runtime, kName, ": ", shapes(lu, pivots), kName,
         ": Number of pivots per batch should be same as the dimension of the matrix; give what "
         "lu_factor returned");
  check_pivot_shape(kName, lu, pivots);
  const Tensor order = in_order(pivots);
  check_pivots(
      "Pivots given to lu_solve must all be smaller or equal to LU.size(-2). Did you properly pass "
      "the result of lu_factor?",
      order, n);
  Tensor result = solved_factored(kName, lu, order, b, left, adjoint);
  record<kLuSolve>(result, {&lu, &pivots, &b},
                   {{&lu, Saved::input(0)},
                    {&order, Saved::kConstant},
                    {&result, Saved::output(0), lu.requires_grad()}},
                   LuSolveBack{left, adjoint});
  return result;
}

}  // namespace backsweep
